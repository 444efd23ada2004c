import Drives
import Wording

/// Reads units.csv.
struct UnitsCSV {
  static let columns = [
    "id", "name", "quota", "staff", "asked_percent", "from", "to", "max_away", "session",
    "preferred", "whole",
  ]
  /// The columns of how many people a unit has, and which part of them was asked for.
  static let staffColumns = ["staff", "asked_percent"]

  private(set) var units: [Unit] = []
  /// The line of each unit.
  private(set) var rows: [Int] = []
  /// The columns of each unit, by name, that could not be read.
  private(set) var unreadable: [Int: Set<String>] = [:]
  /// Where the file has each column, from 1.
  private(set) var columnNumbers: [String: Int] = [:]
  let file: String

  /// Reads the records of a file; what cannot be read has a harmless value, and a problem.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: the file's name.
  ///   - sessions: the sessions of the drive by id; nil where drive.yaml could not be read.
  ///   - log: where problems go.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, sessions: SessionNames?,
    log: inout ProblemLog
  ) {
    self.file = file
    var scanner = CSVScanner(list: bytes)
    guard
      let table = CSVTable(
        &scanner, file: file, columns: UnitsCSV.columns, required: ["id"], log: &log)
    else { return }
    for (name, position) in zip(table.columns, table.positions) {
      columnNumbers[name] = position.map { $0 + 1 }
    }
    while !log.isFull(table.file), scanner.next() {
      guard !scanner.isEmptyRow, table.isSound(scanner, log: &log) else { continue }
      let index = units.count
      var row = CSVRow(table: table, scanner: scanner)
      units.append(unit(&row, sessions, &log))
      rows.append(scanner.recordLine)
      if !row.unreadable.isEmpty { unreadable[index] = row.unreadable }
    }
  }

  private func unit(
    _ row: inout CSVRow, _ sessions: SessionNames?, _ log: inout ProblemLog
  ) -> Unit {
    let id = row.text("id", &log)
    if id?.isEmpty == true { row.add(.missingValue, "id", expected: .text, &log) }
    let names = row.text("session", &log) ?? ""
    var indices: [SessionIndex] = []
    for name in names.split(separator: ";").map({ $0.trimmed }) where !name.isEmpty {
      guard let sessions else { break }
      if let index = sessions.index(of: name) {
        if !indices.contains(index) { indices.append(index) }
      } else {
        row.add(
          .unknownSession, "session", value: name, expected: .oneOf(sessions.ids),
          hint: NearestName.of(name, among: sessions.ids).map(Hint.didYouMean), &log)
      }
    }
    return Unit(
      id: id ?? "", name: row.text("name", &log) ?? "",
      quota: row.read("quota", expected: .wholeNumber, &log) { Int($0) },
      staff: row.read("staff", expected: .wholeNumber, &log) { Int($0) },
      askedPercent: row.read("asked_percent", expected: .number, &log) {
        WrittenNumber.number($0)
      },
      from: row.read("from", expected: .clockTime, code: .notATime, &log) {
        WrittenTime.minute(of: $0)
      },
      to: row.read("to", expected: .clockTime, code: .notATime, &log) {
        WrittenTime.minute(of: $0)
      },
      maxAway: row.read("max_away", expected: .peopleOrPercent, &log) {
        MaxAway(written: $0.hasSuffix("%") ? WrittenNumber.withPoint($0) : $0)
      },
      sessions: indices, preferred: preferred(&row, sessions, &log),
      whole: row.read("whole", expected: .oneOf(["yes", "no"]), code: .notAChoice, &log) {
        UnitsCSV.answers[$0.lowercased()]
      })
  }

  /// What may stand for yes and no.
  private static let answers = [
    "yes": true, "no": false, "có": true, "không": false, "true": true, "false": false,
  ]

  private func preferred(
    _ row: inout CSVRow, _ sessions: SessionNames?, _ log: inout ProblemLog
  ) -> PreferredStart? {
    guard let text = row.text("preferred", &log)?.trimmed, !text.isEmpty else { return nil }
    do throws(RegistrantTimes.TimeError) {
      return try RegistrantTimes(sessions: sessions).preferredStart(text)
    } catch {
      switch error {
      case .unknownSession(let session, let known):
        row.add(
          .unknownSession, "preferred", value: session, expected: .oneOf(known),
          hint: NearestName.of(session, among: known).map(Hint.didYouMean), &log)
      case .notATime, .missingSession:
        row.add(.notATime, "preferred", value: text, expected: .start, &log)
      case .unknowable: row.markUnreadable("preferred")
      }
      return nil
    }
  }
}

/// The sessions of a drive by their ids.
struct SessionNames {
  let ids: [String]
  private let indices: [String: SessionIndex]

  init(_ sessions: [Session]) {
    ids = sessions.map(\.id)
    indices = Dictionary(
      zip(ids, sessions.places), uniquingKeysWith: { first, _ in first })
  }

  func index(of id: String) -> SessionIndex? { id.isEmpty ? nil : indices[id] }
}

extension CSVScanner {
  /// Whether the record has nothing but separators, as spreadsheets leave below a list.
  var isEmptyRow: Bool { fields.allSatisfy { $0.range.isEmpty && !$0.isQuoted } }
}

extension StringProtocol {
  /// Without the spaces and tabs at both ends.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
