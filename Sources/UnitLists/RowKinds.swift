import Workbooks

/// Tells rows of people from the others that lists have: totals, signatures, headings again.
struct RowKinds {
  /// What a row is.
  enum Kind: Equatable {
    /// A person.
    case person
    /// Nothing that counts.
    case nothing
    /// Something else, with its first text and where it stands.
    case other(column: Int, text: String)
  }

  private let map: HeadingMap
  private let fields: Set<Int>
  private let faults: [Int]
  private let names: [Int]
  /// The heading of the names, folded.
  private let nameHeading: String
  /// Whether most rows have a running number, so that one without is suspicious.
  private let isNumbered: Bool

  init(map: HeadingMap, headings table: SheetTable) {
    self.map = map
    let plain: Set<ListField> = [.number, .unused, .faults, .id, .unit, .name]
    fields = Set(map.columns.filter { !plain.contains($0.key) }.flatMap(\.value))
      .union(map.hours.keys)
    faults = map.columns[.faults] ?? []
    names = (map.columns[.name] ?? []) + (map.columns[.familyName] ?? [])
    nameHeading = Folding.words(names.first.flatMap { map.headings[$0] } ?? "")
    let number = map.column(.number)
    var (numbered, named) = (0, 0)
    for row in table.rows.prefix(300) where row.number > map.lastRow {
      let cells = table.cells(of: row)
      if cells.contains(where: { [names] in names.contains(Int($0.column)) }) { named += 1 }
      if cells.contains(where: { Int($0.column) == number }) { numbered += 1 }
    }
    isNumbered = number != nil && numbered * 2 > named
  }

  /// What a row is, by its values.
  func kind(of values: RowValues) -> Kind {
    let filled = values.filter { !$1.isBlank && !faults.contains($0) }
    guard filled.count > 0 else { return .nothing }
    let name = names.lazy.compactMap { filled[$0] }.first
    let number = map.column(.number).flatMap { filled[$0] }
    if let number, RowKinds.isExample(number) { return .nothing }
    // Lists are often numbered in advance, and columns are numbered below their headings.
    if filled.count == 1, number != nil, name == nil { return .nothing }
    if RowKinds.countsColumns(filled) || isHeading(filled) { return .nothing }
    let hasFields = filled.cells.contains { fields.contains(Int($0.column)) }
    guard let (column, words) = RowKinds.firstText(of: filled) else {
      return name == nil && !hasFields ? .nothing : .person
    }
    let isNumber = number.map(RowKinds.isNumber)
    if RowKinds.isTotal(words), name == nil || isNumber != true {
      return .other(column: column, text: words)
    }
    // A signature may stand below any column.
    if filled.count == 1, name == nil, words.contains(where: \.isLetter) {
      return .other(column: column, text: words)
    }
    if !hasFields, name == nil || isNumber.map({ !$0 }) ?? isNumbered {
      return .other(column: column, text: words)
    }
    return .person
  }

  /// The first text that is more than a Roman number.
  private static func firstText(of values: RowValues) -> (column: Int, text: String)? {
    for cell in values.cells {
      guard case .text(let text) = cell.value else { continue }
      let words = text.tidied
      if !isRoman(words) { return (Int(cell.column), words) }
    }
    return nil
  }

  /// Whether a row of this text need not be told: totals and signatures are in every list.
  func isSilent(_ text: String) -> Bool {
    let folded = Folding.words(text)
    let endings = [
      "tong", "cong", "total", "nguoi lap", "thu truong", "xac nhan", "ky ten", "ngay ", "ha noi",
      "noi nhan", "t m ", "tm ", "chu tich", "hieu truong", "giam doc", "danh sach nay",
      "ghi chu", "luu y", "bi thu", "truong phong", "lanh dao",
    ]
    return endings.contains { folded.hasPrefix($0) }
  }

  private static func isNumber(_ value: CellValue) -> Bool {
    switch value {
    case .number: return true
    case .text(let text):
      let digits = text.tidied.filter { $0 != "." && $0 != ")" }
      return !digits.isEmpty && digits.allSatisfy(\.isNumber)
    default: return false
    }
  }

  /// `VD`, `Ví dụ`: the example of a template.
  private static func isExample(_ value: CellValue) -> Bool {
    guard case .text(let text) = value else { return false }
    return ["vd", "vi du", "example", "e g", "mau"].contains(Folding.words(text))
  }

  private static func isRoman(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { "IVXivx.)-".contains($0) }
  }

  /// `Tổng cộng: 12`; the family name Tống has another tone.
  private static func isTotal(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, "tTcCsS".unicodeScalars.contains(first) else {
      return false
    }
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    guard let first = words.first else { return false }
    if ["tổng", "cộng", "total", "sum"].contains(first) { return true }
    let folded = Folding.words(text)
    return folded == "tong" || folded == "cong"
      || ["tong cong", "tong so"].contains { folded == $0 || folded.hasPrefix($0 + " ") }
  }

  /// `1 2 3 4` or `(1) (2) (3)` below the headings.
  private static func countsColumns(_ values: RowValues) -> Bool {
    guard values.count >= 3 else { return false }
    var first: Int?
    for (place, cell) in values.cells.enumerated() {
      guard let number = Int(cell.value.shown.filter(\.isNumber)) else { return false }
      let start = first ?? number
      guard start <= 2, number == start + place else { return false }
      first = start
    }
    return true
  }

  private func isSame(_ value: CellValue, _ column: Int) -> Bool {
    guard let heading = map.headings[column] else { return false }
    return Folding.words(heading) == Folding.words(value.shown)
  }

  /// The headings again, as they stand at the top of each page.
  private func isHeading(_ values: RowValues) -> Bool {
    // Of most rows already the name says that they are none.
    guard let name = names.first, let value = values[name],
      Folding.words(value.shown) == nameHeading
    else { return false }
    let same = values.filter { isSame($1, $0) }
    return same.count >= 2 && same.count * 2 >= values.count
  }
}
