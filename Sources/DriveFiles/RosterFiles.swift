public import Drives
public import Foundation
import Wording

/// What a roster is made from: `roles` of drive.yaml, and `volunteers.csv` beside it.
public struct RosterFiles: Equatable, Sendable {
  /// The roles, in the order of drive.yaml.
  public private(set) var roles: [Role] = []
  /// The volunteers, in the order of their file.
  public private(set) var volunteers: [Volunteer] = []

  /// The name of the file of volunteers, inside a drive's folder.
  public static let volunteersName = "volunteers.csv"
  private static let columns = ["id", "name", "phone", "skills", "available", "longest", "most"]
  private static let mostBytes = 4_000_000

  /// Whether a drive has volunteers.
  ///
  /// - Parameter folder: the drive's folder.
  /// - Returns: whether there is a file of them.
  public static func haveVolunteers(in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(volunteersName).path)
  }

  /// Reads both files of a drive.
  ///
  /// - Parameters:
  ///   - folder: the drive's folder.
  ///   - drive: the drive in it.
  ///   - language: the language problems are reported in.
  /// - Throws: every problem of the files.
  public init(
    in folder: URL, of drive: Drive, language: Language
  ) throws(DriveFileProblems) {
    var log = ProblemLog()
    let name = DriveFolder.driveName
    if let bytes = InputFile.bytes(
      of: folder.appendingPathComponent(name), named: name, most: YAMLDocument.mostBytes, log: &log),
      let root = YAMLDocument.root(of: bytes, named: name, log: &log)
    {
      var reading = YAMLReading(file: name, log: log)
      roles = DriveYAML(root, &reading).roles
      log = reading.log
    }
    let file = folder.appendingPathComponent(Self.volunteersName)
    if let bytes = InputFile.bytes(
      of: file, named: Self.volunteersName, most: Self.mostBytes, log: &log)
    {
      InputFile.listBytes(bytes).withUnsafeBufferPointer {
        read($0, sessions: SessionNames(drive.sessions), log: &log)
      }
    }
    guard log.problems.isEmpty else {
      throw DriveFileProblems(problems: log.sorted(), wording: Words(language: language))
    }
  }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, sessions: SessionNames, log: inout ProblemLog
  ) {
    var scanner = CSVScanner(list: bytes)
    guard
      let table = CSVTable(
        &scanner, file: Self.volunteersName, columns: Self.columns, required: ["id"], log: &log)
    else { return }
    let known = Set(roles.flatMap(\.skills))
    var rows: [String: Int] = [:]
    while !log.isFull(Self.volunteersName), scanner.next() {
      guard !scanner.isEmptyRow, table.isSound(scanner, log: &log) else { continue }
      var row = CSVRow(table: table, scanner: scanner)
      let id = row.text("id", &log)?.trimmed ?? ""
      if id.isEmpty { row.add(.missingValue, "id", expected: .text, &log) }
      if let first = rows[id] {
        row.add(
          .duplicateKey, "id", value: id, expected: .once,
          hint: .first(file: Self.volunteersName, row: first), &log)
      } else {
        rows[id] = scanner.recordLine
      }
      let skills = (row.text("skills", &log) ?? "").split(separator: ";").map(\.trimmed)
        .filter { !$0.isEmpty }
      for skill in skills where !known.contains(skill) {
        // A skill that no role asks for is no mistake, unless it is nearly one that is asked for.
        guard let near = NearestName.of(skill, among: known.sorted()) else { continue }
        row.add(
          .notAChoice, "skills", value: skill, expected: .oneOf(known.sorted()),
          hint: .didYouMean(near), &log)
      }
      let available = hours(&row, sessions, &log)
      volunteers.append(
        Volunteer(
          id: id, name: row.text("name", &log)?.trimmed ?? "",
          phone: row.text("phone", &log)?.trimmed ?? "", skills: Set(skills),
          available: available, longest: minutes("longest", &row, &log),
          most: minutes("most", &row, &log)))
    }
  }

  private func minutes(_ column: String, _ row: inout CSVRow, _ log: inout ProblemLog) -> Int? {
    row.read(column, expected: .range("1…\(ClockTime.day.upperBound)"), &log) { text in
      Int(text.trimmed).flatMap { (1...ClockTime.day.upperBound).contains($0) ? $0 : nil }
    }
  }

  private func hours(
    _ row: inout CSVRow, _ sessions: SessionNames, _ log: inout ProblemLog
  ) -> [Availability] {
    guard let text = row.text("available", &log)?.trimmed, !text.isEmpty else { return [] }
    do throws(RegistrantTimes.TimeError) {
      return try RegistrantTimes(sessions: sessions).availability(text)
    } catch {
      switch error {
      case .unknownSession(let session, let known):
        row.add(
          .unknownSession, "available", value: session, expected: .oneOf(known),
          hint: NearestName.of(session, among: known).map(Hint.didYouMean), &log)
      case .notATime, .missingSession, .unknowable:
        row.add(.notATime, "available", value: text, expected: .intervals, &log)
      }
      return []
    }
  }
}
