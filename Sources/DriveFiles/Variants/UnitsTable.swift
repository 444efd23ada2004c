import Drives

/// units.csv as rows of fields, for settings like `units.office.to`.
struct UnitsTable: Sendable {
  private var header: [String]
  private var rows: [[String]] = []

  /// The columns that a setting may change.
  static let columns = UnitsCSV.columns.filter { $0 != "id" }

  /// The columns whose values are text, and never a change of the current value.
  private static let texts: Set<String> = ["name", "session", "preferred", "whole"]

  /// Whether a key is of units.csv.
  static func isOfUnits(_ key: String) -> Bool { SettingKey(key).parts.first?.text == "units" }

  init(_ bytes: [UInt8]) {
    var header: [String] = []
    var rows: [[String]] = []
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(list: buffer)
      func fields() -> [String] { scanner.fields.map { scanner.text(of: $0) ?? "" } }
      if scanner.next() { header = fields().map(\.trimmed) }
      while scanner.next() {
        if !scanner.isEmptyRow { rows.append(fields()) }
      }
    }
    (self.header, self.rows) = (header, rows)
  }

  /// The table as CSV.
  var bytes: [UInt8] { Array(([header] + rows).map { CSVText.row($0) }.joined().utf8) }

  /// Every key a setting may name.
  var keys: [String] {
    (rows.map { .some(id(of: $0) ?? "") } + [nil]).flatMap { (id: String?) in
      UnitsTable.columns.map { SettingKey.written(["units", id, $0]) }
    }
  }

  func knows(_ key: String) -> Bool { place(of: key) != nil }

  /// The current value at each place of a key; nil for nothing.
  func currentValues(at key: String) -> [String?] {
    guard let place = place(of: key) else { return [] }
    return place.rows.map { field($0, place.column) }
  }

  /// Sets every place of a key; of all units' values, those that are empty stay empty when the
  /// current value is changed.
  mutating func apply(_ setting: Setting) throws(SettingError) {
    guard let place = place(of: setting.key) else { return }
    if !header.contains(place.column) { header.append(place.column) }
    guard let column = header.firstIndex(of: place.column) else { return }
    var isChanged = false
    for row in place.rows {
      var value = setting.value
      if !UnitsTable.texts.contains(place.column), let change = setting.change {
        let current = field(row, place.column)
        if current == nil, place.rows.count > 1 { continue }
        guard let current, let changed = change.applied(to: current, key: setting.key) else {
          throw .notChangeable(setting, current: current)
        }
        value = changed
      }
      while rows[row].count <= column { rows[row].append("") }
      rows[row][column] = value
      isChanged = true
    }
    guard isChanged else { throw .notChangeable(setting, current: nil) }
    for row in rows.indices {
      while rows[row].count < header.count { rows[row].append("") }
    }
  }

  private func field(_ row: Int, _ column: String) -> String? {
    guard let column = header.firstIndex(of: column), column < rows[row].count,
      !rows[row][column].trimmed.isEmpty
    else { return nil }
    return rows[row][column].trimmed
  }

  private func id(of row: [String]) -> String? {
    header.firstIndex(of: "id").flatMap { $0 < row.count ? row[$0].normalised : nil }
  }

  /// The key with the id in quotes where it needs them; nil where it names nothing.
  func written(_ key: String) -> String? {
    guard let place = place(of: key) else { return nil }
    return SettingKey.written(["units", place.id, place.column])
  }

  /// The rows and the column of a key, and the id it names, nil for `*`. Without quotes an id may
  /// have dots.
  private func place(of key: String) -> (id: String?, rows: [Int], column: String)? {
    let parts = SettingKey(key).parts
    guard parts.count >= 3, let column = parts.last?.text, UnitsTable.columns.contains(column)
    else { return nil }
    let middle = parts.dropFirst().dropLast()
    if middle.count == 1, middle.first == .word("*") {
      return rows.isEmpty ? nil : (nil, Array(rows.indices), column)
    }
    let isQuoted = middle.contains { if case .name = $0 { true } else { false } }
    guard middle.count == 1 || !isQuoted else { return nil }
    let name = middle.map(\.text).joined(separator: ".").normalised
    let found = rows.indices.filter { id(of: rows[$0]) == name }
    return found.isEmpty ? nil : (name, found, column)
  }
}
