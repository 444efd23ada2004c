public import Drives
import Wording
import Workbooks

/// What the user says columns hold: `--map "Ngày tháng=birth_year"`.
public struct ColumnMapping: Equatable, Sendable {
  /// The heading, or the letters of the column.
  public let column: String
  /// What it holds; of a column that asks one of the drive's questions, none of the usual fields.
  public let field: ListField
  /// The id of the question of the drive that it asks; nil for none.
  public let declaration: String?
  /// For letters that were said of an earlier list: what that list looked like, so that they are
  /// taken for no other list; nil for a heading, and for what is said of this list.
  let shape: String?
  /// Whether it was said of an earlier list.
  let isSaved: Bool

  /// A column that holds a field.
  public init(column: String, field: ListField) {
    self.init(column: column, field: field, declaration: nil, shape: nil, isSaved: false)
  }

  init(
    column: String, field: ListField, declaration: String?, shape: String?, isSaved: Bool
  ) {
    self.column = column
    self.field = field
    self.declaration = declaration
    self.shape = shape
    self.isSaved = isSaved
  }

  /// A column that holds what a name says; nil where that is neither a question nor a field.
  init?(
    column: String, content: String, of declarations: [Declaration], shape: String? = nil,
    isSaved: Bool = false
  ) {
    let name = content.trimmingSpaces
    let question = declarations.first { $0.id == name }?.id
    guard let field = question == nil ? ListField(name: name) : .unused else { return nil }
    self.init(
      column: column, field: field, declaration: question, shape: shape, isSaved: isSaved)
  }

  /// Reads `Cột=field`, or `Cột=id` with the id of a question; nil where it is not written so.
  ///
  /// - Parameters:
  ///   - text: the column and what it holds.
  ///   - declarations: the questions of the drive.
  public init?(_ text: String, of declarations: [Declaration] = []) {
    guard let (column, content) = ColumnMapping.parts(of: text) else { return nil }
    self.init(column: column, content: content, of: declarations)
  }

  /// Whether a text has the form of a mapping, whatever it says that the column holds.
  public static func isWritten(_ text: String) -> Bool { parts(of: text) != nil }

  private static func parts(of text: String) -> (column: String, content: String)? {
    guard let mark = text.lastIndex(of: "=") else { return nil }
    let column = String(text[..<mark]).trimmingSpaces
    let content = String(text[text.index(after: mark)...])
    return column.isEmpty || content.trimmingSpaces.isEmpty ? nil : (column, content)
  }

  /// The name of what it holds, as it is written.
  public var content: String { declaration ?? field.rawValue }

  /// Whether two say the same; when they were said makes no difference.
  public static func == (left: ColumnMapping, right: ColumnMapping) -> Bool {
    (left.column, left.content, left.shape) == (right.column, right.content, right.shape)
  }

  /// Whether it is about a column by its heading, folded.
  func names(heading folded: String) -> Bool {
    shape == nil && !folded.isEmpty && Folding.words(column) == folded
  }

  /// Whether it is about a column by its letters.
  ///
  /// - Parameters:
  ///   - column: the column, from 0.
  ///   - shape: what the list looks like.
  /// - Returns: whether it is; letters said of an earlier list count for the same shape only.
  func names(letters column: Int, shape: String) -> Bool {
    guard self.column.uppercased() == CellAddress.letters(ofColumn: column) else { return false }
    return isSaved ? self.shape == shape : true
  }
}

/// Which column of a table holds what.
struct HeadingMap {
  /// The row of the headings that name people, from 0; -1 where there is none.
  var row: Int
  /// The first row of the headings.
  var firstRow: Int
  /// The last row of the headings, where they take several.
  var lastRow: Int
  /// The columns of each field, in the order in which they are asked.
  var columns: [ListField: [Int]] = [:]
  /// What the heading of each column says, the groups above it included.
  var headings: [Int: String] = [:]
  /// Columns that say the sex of whom they name: a year under `Nữ`.
  var sexes: [Int: Bool] = [:]
  /// Columns that are marked where the person can come at these hours.
  var hours: [Int: String] = [:]
  /// Columns that together hold the day of birth.
  var birthParts: BirthColumns?
  /// Columns that ask one of the drive's questions, as an index among them.
  var declarations: [Int: Int] = [:]
  /// Columns whose heading says nothing.
  var unknown: [Int] = []
  /// Columns that say what another one says already.
  var repeated: [Int] = []
  /// How sure it is what each column that is read holds.
  var confidence: [Int: ColumnConfidence] = [:]
  /// What is to be said of a column.
  var notes: [Int: [ColumnNote]] = [:]
  /// The columns of the table, where others stand beside it.
  var span: ClosedRange<Int>?
  /// What the list looks like, for what is said of its columns by letters: its headings, or how
  /// many columns it has where it has none.
  var shape = ""
  /// The mappings that decided over columns.
  var mappings: [(column: Int, mapping: ColumnMapping)] = []

  /// Where the parts of a day of birth stand.
  struct BirthColumns: Equatable {
    var day: Int?
    var month: Int?
    var year: Int
  }

  /// How many different things the columns hold.
  var score: Int { columns.keys.count { $0 != .unused } }

  /// Whether people can be read with it.
  var hasName: Bool {
    columns[.name] != nil || columns[.familyName] != nil
      || columns[.givenName] != nil && columns[.middleName] != nil
  }

  /// The columns that hold a name or a part of it.
  var nameColumns: [Int] {
    [ListField.familyName, .middleName, .name, .givenName].flatMap { columns[$0] ?? [] }
  }

  /// The first column of a field.
  func column(_ field: ListField) -> Int? { columns[field]?.first }

  /// The field that a column is read as.
  func field(of column: Int) -> ListField? { columns.first { $0.value.contains(column) }?.key }

  /// Whether a column is inside the table.
  func contains(_ column: Int) -> Bool { span?.contains(column) ?? true }

  /// Takes back what was said of a column.
  mutating func forget(_ column: Int) {
    for field in Array(columns.keys) {
      columns[field]?.removeAll { $0 == column }
      if columns[field]?.isEmpty == true { columns[field] = nil }
    }
    unknown.removeAll { $0 == column }
    repeated.removeAll { $0 == column }
    confidence[column] = nil
  }

  /// Says that a column is not read, and why.
  mutating func setAside(_ column: Int, _ note: ColumnNote) {
    forget(column)
    notes[column, default: []].append(note)
  }

  /// Says what a column holds.
  mutating func take(_ column: Int, as field: ListField, _ confidence: ColumnConfidence) {
    columns[field, default: []].append(column)
    self.confidence[column] = confidence
  }

  /// The headings with their columns, in one text.
  var headingsInOne: String {
    headings.sorted { $0.key < $1.key }.map { "\($0.key):\(Folding.words($0.value))" }
      .joined(separator: "|")
  }
}
