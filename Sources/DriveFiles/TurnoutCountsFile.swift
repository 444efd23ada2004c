public import Drives
public import Foundation
import Wording

/// How many were invited, came and were deferred, as counted at an earlier drive: a CSV file with the
/// columns `invited,came,deferred`, and `kind`, `unit`, `slot` where they were counted apart.
public struct TurnoutCountsFile: Equatable, Sendable {
  /// One row of the file.
  public struct Row: Equatable, Sendable {
    /// The kind of donor; empty for all or none.
    public let kind: String
    /// The unit; empty for all.
    public let unit: String
    /// The start of the slot; empty for all.
    public let slot: String
    /// How many were invited.
    public let invited: Int
    /// How many of them came.
    public let came: Int
    /// How many of those were deferred.
    public let deferred: Int
  }

  /// The rows, in the order of the file.
  public private(set) var rows: [Row] = []

  private static let largest = 10_000_000

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - language: the language problems are reported in.
  /// - Throws: every problem of the file.
  public init(at url: URL, language: Language) throws(DriveFileProblems) {
    var log = ProblemLog()
    let name = url.lastPathComponent
    if let bytes = InputFile.bytes(of: url, named: name, most: Self.largest, log: &log) {
      InputFile.listBytes(bytes).withUnsafeBufferPointer { read($0, file: name, log: &log) }
    }
    guard log.problems.isEmpty else {
      throw DriveFileProblems(problems: log.sorted(), wording: Words(language: language))
    }
  }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, log: inout ProblemLog
  ) {
    var scanner = CSVScanner(list: bytes)
    let counts = ["invited", "came", "deferred"]
    guard
      let table = CSVTable(
        &scanner, file: file, columns: ["kind", "unit", "slot"] + counts, required: counts,
        log: &log)
    else { return }
    while !log.isFull(file), scanner.next() {
      guard !scanner.isEmptyRow, table.isSound(scanner, log: &log) else { continue }
      var row = CSVRow(table: table, scanner: scanner)
      var numbers: [Int] = []
      for column in counts {
        // No more can have come than were invited, nor be deferred than came.
        let most = numbers.last ?? Int.max
        let number = row.read(column, expected: .wholeNumber, &log) { text in
          Int(text.trimmed).flatMap { (0...most).contains($0) ? $0 : nil }
        }
        guard let number else { break }
        numbers.append(number)
      }
      guard numbers.count == counts.count else { continue }
      rows.append(
        Row(
          kind: row.text("kind", &log)?.trimmed ?? "", unit: row.text("unit", &log)?.trimmed ?? "",
          slot: row.text("slot", &log)?.trimmed ?? "", invited: numbers[0], came: numbers[1],
          deferred: numbers[2]))
    }
  }
}
