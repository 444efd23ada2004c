import Workbooks

/// What the user says columns hold: `--map "Ngày tháng=birth_year"`.
public struct ColumnMapping: Equatable, Sendable {
  /// The heading, or the letters of the column.
  public let column: String
  /// What it holds.
  public let field: ListField

  /// A column that holds a field.
  public init(column: String, field: ListField) {
    self.column = column
    self.field = field
  }

  /// Reads `Cột=field`; nil where it is not written so.
  public init?(_ text: String) {
    guard let mark = text.lastIndex(of: "="),
      let field = ListField(name: String(text[text.index(after: mark)...]))
    else { return nil }
    let column = String(text[..<mark]).trimmingSpaces
    guard !column.isEmpty else { return nil }
    self.init(column: column, field: field)
  }
}

/// Which column of a sheet holds what.
struct HeadingMap {
  /// The row of the headings, from 0.
  var row: Int
  /// The last row of the headings, where they take two.
  var lastRow: Int
  /// The columns of each field, in their order.
  var columns: [ListField: [Int]] = [:]
  /// What the heading of each column says.
  var headings: [Int: String] = [:]
  /// Columns that say the sex of whom they name: a year under `Nữ`.
  var sexes: [Int: Bool] = [:]
  /// Columns that are marked where the person can come at these hours.
  var hours: [Int: String] = [:]
  /// Columns whose heading says nothing.
  var unknown: [Int] = []
  /// Columns that say what another one says already.
  var repeated: [Int] = []

  /// How many different things the columns hold.
  var score: Int { columns.keys.count { $0 != .unused } }

  /// Whether people can be read with it.
  var hasName: Bool { columns[.name] != nil || columns[.familyName] != nil }

  /// The first column of a field.
  func column(_ field: ListField) -> Int? { columns[field]?.first }
}

/// Finds the row of headings in a sheet.
struct HeadingSearch {
  let table: SheetTable
  let mappings: [ColumnMapping]
  /// How many rows with cells are looked at.
  private static let mostRows = 60

  /// The headings; nil where no row names people.
  func found() -> HeadingMap? {
    var best: HeadingMap?
    for (index, row) in table.rows.prefix(HeadingSearch.mostRows).enumerated() {
      var map = self.map(of: row)
      guard map.hasName, map.score > (best?.score ?? 0) else { continue }
      if table.rows.indices.contains(index + 1) {
        addSecondRow(table.rows[index + 1], to: &map)
      }
      best = map
    }
    return best
  }

  private func map(of row: SheetTable.Row) -> HeadingMap {
    var map = HeadingMap(row: row.number, lastRow: row.number)
    var fields: [(column: Int, field: ListField?)] = []
    for cell in table.cells(of: row) {
      guard case .text(let text) = cell.value else { continue }
      let heading = text.tidied
      guard !heading.isEmpty else { continue }
      map.headings[Int(cell.column)] = heading
      fields.append((Int(cell.column), field(of: heading, column: Int(cell.column))))
    }
    // `Họ đệm` beside `Tên` is one name in two columns.
    let isSplit = fields.contains { $0.field == .familyName }
    for (column, field) in fields {
      var field = field
      if isSplit, field == .name, !fields.contains(where: { $0.field == .givenName }) {
        field = .givenName
      }
      add(field, column, to: &map)
    }
    return map
  }

  private func field(of heading: String, column: Int) -> ListField? {
    let folded = Folding.words(heading)
    let letters = CellAddress.letters(ofColumn: column)
    if let said = mappings.first(where: { Folding.words($0.column) == folded }) {
      return said.field
    }
    if let said = mappings.first(where: { $0.column.uppercased() == letters }) { return said.field }
    return ListField(heading: heading)
  }

  private func add(_ field: ListField?, _ column: Int, to map: inout HeadingMap) {
    guard let field else {
      map.unknown.append(column)
      return
    }
    if map.columns[field] != nil, field != .unused { map.repeated.append(column) }
    map.columns[field, default: []].append(column)
  }

  /// Headings may take two rows: `Giới tính` over `Nam` and `Nữ`.
  private func addSecondRow(_ row: SheetTable.Row, to map: inout HeadingMap) {
    guard row.number == map.row + 1 else { return }
    let cells = table.cells(of: row)
    let names = (map.columns[.name] ?? []) + (map.columns[.familyName] ?? [])
    guard !cells.isEmpty, !cells.contains(where: { names.contains(Int($0.column)) }) else { return }
    var changed = map
    for cell in cells {
      let column = Int(cell.column)
      guard case .text(let text) = cell.value, let parent = parent(of: column, in: map) else {
        return
      }
      let under = text.tidied
      changed.headings[column] = "\(map.headings[parent] ?? "") \(under)"
      changed.forget(column)
      guard add(under, column, below: parent, of: map, to: &changed) else { return }
    }
    changed.lastRow = row.number
    map = changed
  }

  /// The column whose heading stands above a column: its own, or the next one at the left.
  private func parent(of column: Int, in map: HeadingMap) -> Int? {
    map.headings.keys.filter { $0 <= column }.max()
  }

  /// What a second heading says below a first; false where the row is none of headings.
  private func add(
    _ under: String, _ column: Int, below parent: Int, of map: HeadingMap,
    to changed: inout HeadingMap
  ) -> Bool {
    let above = map.columns.first { $0.value.contains(parent) }?.key
    let field = ListField(heading: under)
    if above == .birthYear, field == .male || field == .female {
      changed.columns[.birthYear, default: []].append(column)
      changed.sexes[column] = field == .male
    } else if let field {
      changed.columns[field, default: []].append(column)
    } else if [.time, .available, .preferred].contains(above), ClockWords.isHours(under) {
      changed.hours[column] = under
    } else {
      return false
    }
    return true
  }
}

extension HeadingMap {
  /// Takes back what the first row said of a column.
  fileprivate mutating func forget(_ column: Int) {
    for field in Array(columns.keys) {
      columns[field]?.removeAll { $0 == column }
      if columns[field]?.isEmpty == true { columns[field] = nil }
    }
    unknown.removeAll { $0 == column }
    repeated.removeAll { $0 == column }
  }
}
