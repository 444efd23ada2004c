public import Wording
import Workbooks

/// Something to say about a list that a unit sent.
public struct ListRemark: Equatable, Sendable {
  /// Whether it keeps a row from being imported.
  public let refuses: Bool
  /// The kind of remark.
  public let code: ProblemCode
  /// The file, by the name it was given.
  public let file: String
  /// The tab of the sheet; nil for CSV and for the whole file.
  public let sheet: String?
  /// The row, from 1; nil for the whole sheet.
  public let row: Int?
  /// The column, from 1; nil for the whole row.
  public let column: Int?
  /// The heading of the column; empty for none.
  public let heading: String
  /// The value as written; empty for none.
  public let value: String
  /// What was expected instead.
  public let expected: Expectation?
  /// What to do about it.
  public let hint: Hint?

  init(
    _ code: ProblemCode, refuses: Bool = true, file: String, sheet: String? = nil, row: Int? = nil,
    column: Int? = nil, heading: String = "", value: String = "", expected: Expectation? = nil,
    hint: Hint? = nil
  ) {
    self.refuses = refuses
    self.code = code
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.heading = TextWidth.quoted(heading)
    self.value = TextWidth.quoted(value)
    self.expected = expected
    self.hint = hint
  }

  /// Where it is, as spreadsheets name places: `danh-sach.xlsx › "Kim Mã"!E17`.
  public var place: String {
    guard let sheet else {
      return [file, row.map(String.init), column.map(String.init)].compactMap { $0 }
        .joined(separator: ":")
    }
    let letters = column.map { CellAddress.letters(ofColumn: $0 - 1) } ?? ""
    return "\(file) › \"\(sheet)\"" + (row.map { "!\(letters)\($0)" } ?? "")
  }

  /// What is wrong, without the place.
  public func message(in wording: Words) -> String {
    var line = heading.isEmpty ? "" : wording.keyLabel(heading, isColumn: true) + ": "
    line += wording.problem(code, key: heading, value: value)
    if let expected {
      line += " — \(wording.expectedLabel) \(wording.expected(expected))"
    }
    return line
  }

  /// The remark in words: a line, and a second one for the hint if there is one.
  public func text(in wording: Words) -> String {
    let label = refuses ? "" : "\(wording.warningLabel): "
    let line = "\(place) \(code.rawValue) \(label)\(message(in: wording))"
    return hint.map { "\(line)\n  \(wording.hintLabel): \(wording.hint($0))" } ?? line
  }
}
