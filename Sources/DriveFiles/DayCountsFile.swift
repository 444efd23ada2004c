public import Drives
public import Foundation
public import Wording

/// What was counted on the day and around it: a CSV file with the columns `item,count`.
public struct DayCountsFile: Equatable, Sendable {
  /// The numbers, by what they count.
  public private(set) var counts: [Words.SummaryRow: Int] = [:]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - language: the language problems are reported in.
  /// - Throws: every problem of the file.
  public init(at url: URL, language: Language) throws(DriveFileProblems) {
    var log = ProblemLog()
    let name = url.lastPathComponent
    if let bytes = InputFile.bytes(of: url, named: name, most: 1_000_000, log: &log) {
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
    let columns = ["item", "count"]
    guard
      let table = CSVTable(&scanner, file: file, columns: columns, required: columns, log: &log)
    else { return }
    let known = Words.SummaryRow.allCases.map(\.rawValue)
    while !log.isFull(file), scanner.next() {
      guard !scanner.isEmptyRow, table.isSound(scanner, log: &log) else { continue }
      var row = CSVRow(table: table, scanner: scanner)
      let item = row.text("item", &log)?.trimmed ?? ""
      let count = row.read("count", expected: .wholeNumber, &log) { text in
        Int(text.trimmed).flatMap { $0 < 0 ? nil : $0 }
      }
      guard let subject = Words.SummaryRow(rawValue: item) else {
        row.add(
          .notAChoice, "item", value: item, expected: .oneOf(known),
          hint: NearestName.of(item, among: known).map(Hint.didYouMean), &log)
        continue
      }
      guard counts[subject] == nil else {
        row.add(.duplicateIdentifier, "item", value: item, expected: .once, &log)
        continue
      }
      // An empty number is one that is not known yet.
      counts[subject] = count
    }
  }
}
