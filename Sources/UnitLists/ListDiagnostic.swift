public import Wording
import Workbooks

/// Something to say about a list that a unit sent.
public struct ListDiagnostic: Equatable, Sendable {
  /// Whether it keeps a row from being imported.
  public let refuses: Bool
  /// The kind of diagnostic.
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
  /// The name of whom it is about, where that is said; empty for nobody.
  public let person: String
  /// Of how many more cells of the column the same is to be said.
  public internal(set) var more = 0

  init(
    _ code: ProblemCode, refuses: Bool = true, file: String, sheet: String? = nil, row: Int? = nil,
    column: Int? = nil, heading: String = "", value: String = "", expected: Expectation? = nil,
    hint: Hint? = nil, person: String = ""
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
    self.person = person
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
    var line = person.isEmpty ? "" : "\(person): "
    line += heading.isEmpty ? "" : wording.keyLabel(heading, isColumn: true) + ": "
    line += wording.problem(code, key: heading, value: value)
    if let expected {
      line += " — \(wording.expectedLabel) \(wording.expected(expected))"
    }
    if more > 0 { line += " " + wording.moreInColumn(more) }
    return line
  }

  /// The diagnostic in words: a line, and a second one for the hint if there is one.
  public func text(in wording: Words) -> String {
    let label = refuses ? "" : "\(wording.warningLabel): "
    let line = "\(place) \(code.rawValue) \(label)\(message(in: wording))"
    return hint.map { "\(line)\n  \(wording.hintLabel): \(wording.hint($0))" } ?? line
  }
}

extension ListDiagnostic {
  /// What is said once of a column, however many of its cells it is true of.
  private static let ofColumns: Set<ProblemCode> = [.timeStamp, .noKinds, .donationNoKind]
  /// How many cells of a column are named before the others are only counted.
  private static let mostNamed = 3
  /// What is said of that many cells only.
  private static let ofMany: Set<ProblemCode> = [.readAs, .phoneHasMore]

  /// Remarks of which those that say the same of many cells of a column are one.
  static func merged(_ diagnostics: [ListDiagnostic]) -> [ListDiagnostic] {
    var counts: [Column: Int] = [:]
    for diagnostic in diagnostics { counts[Column(diagnostic), default: 0] += 1 }
    var first: [Column: Int] = [:]
    var merged: [ListDiagnostic] = []
    for diagnostic in diagnostics {
      let column = Column(diagnostic)
      let isMany = counts[column, default: 0] > mostNamed && ofMany.contains(diagnostic.code)
      guard ofColumns.contains(diagnostic.code) || isMany else {
        merged.append(diagnostic)
        continue
      }
      if let place = first[column] {
        merged[place].more += 1
      } else {
        first[column] = merged.count
        merged.append(diagnostic)
      }
    }
    return merged
  }

  private struct Column: Hashable {
    let code: ProblemCode
    let file: String
    let sheet: String?
    let column: Int?

    init(_ diagnostic: ListDiagnostic) {
      (code, file, sheet, column) = (
        diagnostic.code, diagnostic.file, diagnostic.sheet, diagnostic.column
      )
    }
  }
}
