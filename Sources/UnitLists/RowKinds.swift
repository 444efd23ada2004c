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
  /// Whether most rows have a running number, so that one without is suspicious.
  private let isNumbered: Bool

  init(map: HeadingMap, headings table: SheetTable) {
    self.map = map
    let plain: Set<ListField> = [.number, .unused, .faults, .id, .unit, .name]
    fields = Set(map.columns.filter { !plain.contains($0.key) }.flatMap(\.value))
      .union(map.hours.keys)
    let number = map.column(.number)
    var (numbered, named) = (0, 0)
    let names = map.columns[.name] ?? map.columns[.familyName] ?? []
    for row in table.rows.prefix(300) where row.number > map.lastRow {
      let cells = table.cells(of: row)
      if cells.contains(where: { names.contains(Int($0.column)) }) { named += 1 }
      if cells.contains(where: { Int($0.column) == number }) { numbered += 1 }
    }
    isNumbered = number != nil && numbered * 2 > named
  }

  /// What a row is, by its values.
  func kind(of values: [Int: CellValue]) -> Kind {
    let filled = values.filter { !$0.value.isBlank && !ignored.contains($0.key) }
    guard !filled.isEmpty else { return .nothing }
    let names = (map.columns[.name] ?? []) + (map.columns[.familyName] ?? [])
    let name = names.compactMap { filled[$0] }.first
    let number = map.column(.number).flatMap { filled[$0] }
    if let number, RowKinds.isExample(number) { return .nothing }
    // Lists are often numbered in advance, and columns are numbered below their headings.
    if filled.count == 1, number != nil, name == nil { return .nothing }
    if RowKinds.countsColumns(filled) || isHeading(filled) { return .nothing }
    let text = filled.sorted { $0.key < $1.key }.lazy.compactMap { cell -> (Int, String)? in
      guard case .text(let text) = cell.value else { return nil }
      return (cell.key, text.tidied)
    }
    let hasFields = filled.keys.contains { fields.contains($0) }
    if let (column, words) = text.first(where: { !RowKinds.isRoman($0.1) }) {
      if RowKinds.isTotal(words) && !(name != nil && number.map(RowKinds.isNumber) ?? false) {
        return .other(column: column, text: words)
      }
      // A signature may stand below any column.
      if filled.count == 1, name == nil, words.contains(where: \.isLetter) {
        return .other(column: column, text: words)
      }
      if !hasFields, name == nil || number.map({ !RowKinds.isNumber($0) }) ?? isNumbered {
        return .other(column: column, text: words)
      }
    } else if name == nil, !hasFields {
      return .nothing
    }
    return .person
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

  private var ignored: Set<Int> { Set(map.columns[.faults] ?? []) }

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
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    guard let first = words.first else { return false }
    if ["tổng", "cộng", "total", "sum"].contains(first) { return true }
    let folded = Folding.words(text)
    return folded == "tong" || folded == "cong"
      || ["tong cong", "tong so"].contains { folded == $0 || folded.hasPrefix($0 + " ") }
  }

  /// `1 2 3 4` or `(1) (2) (3)` below the headings.
  private static func countsColumns(_ values: [Int: CellValue]) -> Bool {
    guard values.count >= 3 else { return false }
    let numbers = values.sorted { $0.key < $1.key }.map { cell in
      Int(cell.value.shown.filter(\.isNumber))
    }
    guard let first = numbers[0], first <= 2 else { return false }
    return numbers.enumerated().allSatisfy { $1 == first + $0 }
  }

  /// The headings again, as they stand at the top of each page.
  private func isHeading(_ values: [Int: CellValue]) -> Bool {
    let same = values.filter { column, value in
      map.headings[column].map { Folding.words($0) == Folding.words(value.shown) } ?? false
    }
    return same.count >= 2 && same.count * 2 >= values.count
  }
}
