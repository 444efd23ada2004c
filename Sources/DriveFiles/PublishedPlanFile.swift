public import Drives
public import Foundation
public import Plans
import Wording

/// Reads plan files by their names alone, whatever the drive looks like by now.
public enum PublishedPlanFile {
  /// Reads a plan file.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - language: the language of problems.
  /// - Returns: what it tells people.
  /// - Throws: every problem of the file.
  public static func read(
    at url: URL, language: Language = .vietnamese
  ) throws(DriveFileProblems) -> (plan: PublishedPlan, bytes: [UInt8]) {
    var log = ProblemLog()
    let name = url.lastPathComponent
    guard let bytes = InputFile.bytes(of: url, named: name, log: &log) else {
      throw DriveFileProblems(problems: log.sorted(), wording: Words(language: language))
    }
    return (try read(bytes, named: name, language: language), bytes)
  }

  /// Reads the bytes of a plan file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what problems call it.
  ///   - language: the language of problems.
  /// - Returns: what it tells people.
  /// - Throws: every problem of the file.
  public static func read(
    _ bytes: [UInt8], named name: String, language: Language = .vietnamese
  ) throws(DriveFileProblems) -> PublishedPlan {
    var reading = PublishedPlanReading(file: name)
    bytes.withUnsafeBufferPointer { reading.read($0) }
    guard reading.log.problems.isEmpty else {
      throw DriveFileProblems(problems: reading.log.sorted(), wording: Words(language: language))
    }
    return PublishedPlan(
      invitations: reading.invitations, unplaced: reading.unplaced, marks: reading.marks,
      keyName: reading.keyName, drive: reading.drive)
  }
}

/// A plan file while it is read by its names.
private struct PublishedPlanReading {
  let file: String
  private(set) var log = ProblemLog()
  private(set) var invitations: [PublishedPlan.Invitation] = []
  private(set) var unplaced: [String] = []
  private(set) var marks: [String: PublishedPlan.Mark] = [:]
  private(set) var keyName = ""
  private(set) var drive = ""

  init(file: String) { self.file = file }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = JSONScanner(bytes)
    do throws(JSONScanner.SyntaxError) {
      let place = scanner.place
      guard scanner.kind == .object else {
        add(.wrongType, at: place, key: "", value: try scanner.value().asWritten, .mapping)
        return
      }
      var isReported = false
      try scanner.object { (key, scanner) throws(JSONScanner.SyntaxError) in
        isReported = isReported || key == "assignments"
        switch key {
        case "assignments": try readList(key, &scanner) { $0.addInvitation($1, $2, at: $3) }
        case "unplaced":
          try readList(key, &scanner) { reading, fields, _, _ in
            guard let id = fields["registrant"] else { return }
            reading.unplaced.append(id)
            reading.addMark(fields, of: id)
          }
        case "key":
          if case .string(let text) = try scanner.value() { keyName = text }
        case "drive":
          if case .string(let text) = try scanner.value() { drive = text }
        default: _ = try scanner.value()
        }
      }
      try scanner.end()
      if !isReported { add(.missingKey, at: place, key: "assignments", value: "") }
    } catch {
      add(
        .syntax, at: error.place, key: "", value: error.found,
        error.expected.isEmpty ? nil : .oneOf([error.expected]))
    }
  }

  /// Reads a list of objects, each as its texts by key.
  private mutating func readList(
    _ key: String, _ scanner: inout JSONScanner,
    _ body: (inout PublishedPlanReading, [String: String], String, JSONScanner.Place) -> Void
  ) throws(JSONScanner.SyntaxError) {
    var index = 0
    guard scanner.kind == .list else {
      add(.wrongType, at: scanner.place, key: key, value: try scanner.value().asWritten, .list)
      return
    }
    try scanner.list { (scanner) throws(JSONScanner.SyntaxError) in
      let (place, path) = (scanner.place, "\(key).\(index)")
      index += 1
      guard scanner.kind == .object else {
        add(.wrongType, at: place, key: path, value: try scanner.value().asWritten, .mapping)
        return
      }
      var fields: [String: String] = [:]
      try scanner.object { (key, scanner) throws(JSONScanner.SyntaxError) in
        if case .string(let text) = try scanner.value() { fields[key] = text }
      }
      body(&self, fields, path, place)
    }
  }

  private mutating func addInvitation(
    _ fields: [String: String], _ path: String, at place: JSONScanner.Place
  ) {
    for key in ["registrant", "session", "slot"] where fields[key] == nil {
      add(.missingKey, at: place, key: "\(path).\(key)", value: "")
    }
    guard let registrant = fields["registrant"], let session = fields["session"],
      let slot = fields["slot"]
    else { return }
    guard let start = ClockTime.minute(of: slot) else {
      add(.notATime, at: place, key: "\(path).slot", value: slot, .clockTime)
      return
    }
    addMark(fields, of: registrant)
    invitations.append(
      PublishedPlan.Invitation(
        registrant: registrant, unit: fields["unit"] ?? "",
        slot: NamedSlot(session: session, start: start)))
  }

  private mutating func addMark(_ fields: [String: String], of id: String) {
    guard let hash = fields["person"], marks[id] == nil else { return }
    marks[id] = PublishedPlan.Mark(
      hash: hash, sealed: fields["sealed"] ?? "", unit: fields["unit"] ?? "")
  }

  private mutating func add(
    _ code: ProblemCode, at place: JSONScanner.Place, key: String, value: String,
    _ expected: Expectation? = nil
  ) {
    log.add(
      DriveFileProblem(
        code: code, file: file, row: place.row, column: place.column, key: key, value: value,
        expected: expected))
  }
}
