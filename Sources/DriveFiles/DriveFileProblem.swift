public import Wording

/// One thing wrong with one place of a file.
public struct DriveFileProblem: Equatable, Sendable {
  /// The kind of problem.
  public let code: ProblemCode
  /// The file, as a path from the drive folder.
  public let file: String
  /// The line of the file, from 1; nil where the whole file is meant.
  public let row: Int?
  /// The character of the line, or in a CSV file the field of the row, from 1.
  public let column: Int?
  /// The key with the keys it stands under, or the column; empty for none.
  public let key: String
  /// The value as written; empty for none.
  public let value: String
  /// What was expected instead.
  public let expected: Expectation?
  /// What to do about it.
  public let hint: Hint?

  /// A problem at a place.
  public init(
    code: ProblemCode, file: String, row: Int? = nil, column: Int? = nil, key: String = "",
    value: String = "", expected: Expectation? = nil, hint: Hint? = nil
  ) {
    self.code = code
    self.file = file
    self.row = row
    self.column = column
    // A place in a file, not a page of it.
    self.key = TextWidth.quoted(key)
    self.value = TextWidth.quoted(value)
    self.expected = expected
    self.hint = hint
  }

  /// Where it is: `registrants/all.csv:17:3`.
  public var place: String {
    [file, row.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
  }

  /// The problem in words: a line, and a second one for the hint if there is one.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - isNote: whether it is no error, and only worth a look.
  /// - Returns: the words.
  public func text(in wording: Words, isNote: Bool = false) -> String {
    var line = "\(place) \(code.rawValue) "
    if isNote { line += "\(wording.warningLabel): " }
    if !key.isEmpty { line += wording.keyLabel(key, isColumn: file.hasSuffix(".csv")) + ": " }
    line += wording.problem(code, key: key, value: value)
    switch expected {
    case nil: break
    case .parser(let words): line += " (\(words))"
    case .some(let expected):
      line += " — \(wording.expectedLabel) \(wording.expected(expected))"
    }
    if let hint { line += "\n  \(wording.hintLabel): \(wording.hint(hint))" }
    return line
  }
}

/// Everything wrong with the files of a drive.
public struct DriveFileProblems: Error, Equatable, Sendable {
  /// The problems, by file, row and column.
  public let problems: [DriveFileProblem]
  /// The language the drive asks for, Vietnamese where that cannot be read.
  public let wording: Words

  /// Whether an input is missing or cannot be opened, other than being wrong.
  public var isMissingInput: Bool {
    problems.contains { $0.code == .missingInput || $0.code == .unreadable }
  }
}
