import Wording

/// One record of a CSV file, read by column names.
struct CSVRow {
  let table: CSVTable
  let scanner: CSVScanner
  /// The columns that could not be read.
  private(set) var unreadable: Set<String> = []

  init(table: CSVTable, scanner: CSVScanner) {
    self.table = table
    self.scanner = scanner
  }

  private func position(_ column: String) -> Int? {
    table.columns.firstIndex(of: column).flatMap { table.positions[$0] }
  }

  /// The text of a column; nil where the file has none or it is not UTF-8.
  mutating func text(_ column: String, _ log: inout ProblemLog) -> String? {
    guard let position = position(column) else { return nil }
    let field = scanner.fields[position]
    if let text = scanner.text(of: field) {
      guard let error = TextError(text, most: TextError.mostCharacters) else { return text }
      add(
        error.code, column, value: scanner.repairedText(of: field), expected: error.expected,
        hint: error.hint, &log)
      return ""
    }
    add(
      .notUTF8, column, value: scanner.repairedText(of: field), expected: .utf8,
      hint: .saveAsUTF8(guess: table.encodingGuess), &log)
    return nil
  }

  /// The value of a column; nil where it is empty, or not what was expected.
  mutating func read<Value>(
    _ column: String, expected: Expectation, code: ProblemCode = .wrongType,
    _ log: inout ProblemLog, _ read: (String) -> Value?
  ) -> Value? {
    guard let text = text(column, &log), !text.isEmpty else { return nil }
    if let value = read(text) { return value }
    add(code, column, value: text, expected: expected, &log)
    return nil
  }

  /// Says that a column cannot be read for a reason that is reported elsewhere.
  mutating func markUnreadable(_ column: String) { unreadable.insert(column) }

  /// A problem of a column.
  mutating func add(
    _ code: ProblemCode, _ column: String, value: String = "", expected: Expectation? = nil,
    hint: Hint? = nil, _ log: inout ProblemLog
  ) {
    unreadable.insert(column)
    log.add(
      table.problem(
        code, row: scanner.recordLine, index: position(column), key: column, value: value,
        expected: expected, hint: hint))
  }
}
