import Wording

/// A CSV file whose header names columns of the contract.
struct CSVTable {
  /// The file's name, as problems call it.
  let file: String
  /// The known columns and where the file has them, as indices in `columns`.
  private(set) var positions: [Int?]
  /// The number of fields of the header.
  private(set) var width = 0
  /// The number of fields up to the last one that the header names: spreadsheets leave empty columns
  /// behind it.
  private var namedWidth = 0
  /// The known columns.
  let columns: [String]
  /// The encoding the file may have if it is not UTF-8.
  let encodingGuess: String?

  /// Reads the header; nil if the file has none, or is not text, with the reason in the log.
  ///
  /// - Parameters:
  ///   - scanner: at the first record, which it passes.
  ///   - file: the file's name.
  ///   - columns: the known columns.
  ///   - required: those that must be there.
  ///   - kept: those that are known and not read here.
  ///   - log: where problems go.
  init?(
    _ scanner: inout CSVScanner, file: String, columns: [String], required: [String],
    kept: [String] = [], log: inout ProblemLog
  ) {
    self.file = file
    self.columns = columns
    self.positions = Array(repeating: nil, count: columns.count)
    self.encodingGuess = EncodingGuess.of(scanner.bytes)
    guard !InputFile.isUTF16(scanner.bytes) else {
      log.add(
        DriveFileProblem(
          code: .notUTF8, file: file, row: 1, expected: .utf8,
          hint: .saveAsUTF8(guess: encodingGuess)))
      return nil
    }
    guard scanner.next() else {
      log.add(
        DriveFileProblem(
          code: .emptyList, file: file, expected: .columns(columns)))
      return nil
    }
    width = scanner.fieldCount
    var names: [String] = []
    for (index, field) in scanner.fields.enumerated() {
      guard let name = scanner.text(of: field) else {
        log.add(
          DriveFileProblem(
            code: .notUTF8, file: file, row: scanner.recordLine, column: index + 1,
            value: scanner.repairedText(of: field), expected: .utf8,
            hint: .saveAsUTF8(guess: encodingGuess)))
        return nil
      }
      names.append(name)
    }
    namedWidth = (names.lastIndex { !$0.isEmpty } ?? names.count - 1) + 1
    addError(of: scanner, log: &log)
    var unknown: [(name: String, index: Int)] = []
    for (index, name) in names.enumerated() {
      if let column = columns.firstIndex(of: name) {
        if positions[column] == nil {
          positions[column] = index
        } else {
          log.add(
            problem(
              .duplicateColumn, row: scanner.recordLine, index: index, key: name,
              expected: .once))
        }
      } else if !name.isEmpty, !kept.contains(name) {
        unknown.append((name, index))
      }
    }
    let free = columns.indices.filter { positions[$0] == nil }.map { columns[$0] }
    var suggested: Set<String> = []
    for (name, index) in unknown {
      let near = NearestName.of(name, among: free, most: 2)
      let found = problem(
        .unknownColumn, row: scanner.recordLine, index: index, key: name, value: name,
        expected: .columns(columns), hint: near.map(Hint.didYouMean))
      if near == nil { log.warn(found) } else { log.add(found) }
      if let near { suggested.insert(near) }
    }
    // Where a column has only been misspelt, that is the problem, not that it is missing.
    for name in required where free.contains(name) && !suggested.contains(name) {
      log.add(
        DriveFileProblem(
          code: .missingColumn, file: file, row: scanner.recordLine, key: name,
          expected: .columns(columns), hint: otherSeparator(in: names).map(Hint.separator)))
    }
    if required.contains(where: free.contains) { return nil }
  }

  /// A single field with other separators in it is a list saved by another program's habits.
  private func otherSeparator(in names: [String]) -> String? {
    guard names.count == 1, let name = names.first else { return nil }
    return [";", "\t"].first { name.contains($0) }
  }

  /// A problem at a field of a row.
  func problem(
    _ code: ProblemCode, row: Int, index: Int?, key: String = "", value: String = "",
    expected: Expectation? = nil, hint: Hint? = nil
  ) -> DriveFileProblem {
    DriveFileProblem(
      code: code, file: file, row: row, column: index.map { $0 + 1 }, key: key, value: value,
      expected: expected, hint: hint)
  }

  /// Whether the record just read has as many fields as the header and sound quotes; what is
  /// wrong goes to the log.
  func isSound(_ scanner: CSVScanner, log: inout ProblemLog) -> Bool {
    if scanner.error != nil {
      addError(of: scanner, log: &log)
      return false
    }
    if scanner.fieldCount == width, width <= scanner.fields.count { return true }
    let rest = scanner.fields.dropFirst(namedWidth)
    if scanner.fieldCount >= namedWidth, scanner.fieldCount == scanner.fields.count,
      rest.allSatisfy({ $0.range.isEmpty })
    {
      return true
    }
    log.add(
      problem(
        .rowLength, row: scanner.recordLine, index: min(scanner.fieldCount, width + 1) - 1,
        value: "\(scanner.fieldCount)", expected: .fields(width),
        hint: scanner.fieldCount > width ? .quoteCommas : nil))
    return false
  }

  private func addError(of scanner: CSVScanner, log: inout ProblemLog) {
    guard let error = scanner.error else { return }
    let name = columns.indices.first { positions[$0] == error.field }.map { columns[$0] } ?? ""
    let text =
      scanner.fields.indices.contains(error.field)
      ? scanner.repairedText(of: scanner.fields[error.field]) : ""
    log.add(
      problem(
        .quoting, row: error.line, index: error.field, key: name,
        value: String(text.prefix { !$0.isNewline }),
        expected: error.isOpen ? .closedQuote : .nothingAfterQuote,
        hint: error.isOpen ? nil : .doubleQuotesInside))
  }
}
