import Wording
import Workbooks

/// Tells rows of people from the others that lists have: totals, signatures, headings again.
struct RowKinds {
  /// What a row is.
  enum Kind: Equatable {
    /// A person.
    case person
    /// A text in the column of names and nothing else: a person, or whoever signs below the list.
    case bareName(column: Int, text: String)
    /// Nothing at all, or only a running number.
    case nothing
    /// None of a person, for a reason that its cells tell.
    case leftOut(RowReason, text: String)
    /// A text between people, and where it stands.
    case other(column: Int, text: String)
  }

  private let map: HeadingMap
  /// The columns that tell something of a person beside the name.
  private let fields: Set<Int>
  private let errors: [Int]
  private let names: [Int]
  /// The heading of the names, folded.
  private let nameHeading: String
  /// Whether most rows have a running number, so that one without is suspicious.
  private let isNumbered: Bool
  /// For each column, values that stand in rows without a name, with how often they do.
  private var fills: [Int: [String: Int]] = [:]
  /// The rows with text merged over several columns.
  private let merged: Set<Int>
  /// In how many rows it is looked for what is filled in beforehand.
  private static let mostRows = 2_000
  /// Fields whose zeros are those of linked formulas, and nothing anybody wrote.
  private static let zeroFields: [ListField] = [
    .name, .familyName, .middleName, .givenName, .birthYear, .phone, .unit, .id, .group, .sex,
    .weight, .lastDonation, .unused, .time, .available, .preferred, .pinned,
  ]
  private let zeroColumns: Set<Int>

  init(map: HeadingMap, rows: Range<Int>, table: SheetTable) {
    self.map = map
    let plain: Set<ListField> = [
      .number, .unused, .errors, .id, .unit, .name, .familyName, .middleName, .givenName,
      .note, .title, .confirmation,
    ]
    fields = Set(map.columns.filter { !plain.contains($0.key) }.flatMap(\.value))
      .union(map.hours.keys)
      .union([map.birthParts?.day, map.birthParts?.month].compactMap { $0 })
    errors = map.columns[.errors] ?? []
    names = map.nameColumns
    nameHeading = Folding.words(names.first.flatMap { map.headings[$0] } ?? "")
    zeroColumns = Set(RowKinds.zeroFields.flatMap { map.columns[$0] ?? [] })
    let number = map.column(.number)
    var (numbered, named, seen) = (0, 0, 0)
    for row in table.rows where rows.contains(row.number) {
      let cells = table.cells(of: row)
      let hasName = cells.contains { [names] in
        names.contains(Int($0.column)) && !$0.value.isBlank && !$0.value.isZero
      }
      seen += 1
      guard seen <= RowKinds.mostRows else { break }
      if seen <= 300 {
        if hasName { named += 1 }
        let hasNumber = cells.contains { Int($0.column) == number && !$0.value.isBlank }
        if hasNumber { numbered += 1 }
      }
      guard !hasName else { continue }
      for cell in cells where !cell.value.isBlank {
        fills[Int(cell.column), default: [:]][cell.value.shown, default: 0] += 1
      }
    }
    isNumbered = number != nil && numbered * 2 > named
    merged = Set(
      table.merges.prefix(20_000).filter { merge in
        merge.from.row == merge.to.row && merge.from.column < merge.to.column
          && rows.contains(merge.from.row)
      }.map(\.from.row))
  }

  /// A row without the zeros that linked formulas give for empty cells.
  func withoutZeros(_ values: RowValues) -> RowValues {
    guard values.cells.contains(where: { $0.value.isZero }) else { return values }
    return values.filter { column, value in !value.isZero || !zeroColumns.contains(column) }
  }

  /// What a row is.
  ///
  /// - Parameters:
  ///   - values: its values, those of the columns of the table.
  ///   - row: its number.
  /// - Returns: what it is.
  func kind(of values: RowValues, row: Int) -> Kind {
    let filled = values.filter { !$1.isBlank && !errors.contains($0) }
    guard filled.count > 0 else { return .nothing }
    let plain = withoutZeros(filled)
    if plain.count == 0 { return .leftOut(.prefilled, text: "") }
    let name = names.lazy.compactMap { plain[$0] }.first
    let number = map.column(.number).flatMap { plain[$0] }
    if RowKinds.countsColumns(filled) || RowKinds.explainsColumns(filled) || isHeading(filled) {
      return .leftOut(.heading, text: filled.cells[0].value.shown)
    }
    if let number, RowKinds.isExample(number), let name, isPlaceholder(plain, name) {
      return .leftOut(.example, text: name.shown)
    }
    let text = RowKinds.firstText(of: plain)
    guard let name else { return kindWithoutName(plain, number, text, filled) }
    return kindWithName(plain, name, number, text, row)
  }

  private func kindWithoutName(
    _ values: RowValues, _ number: CellValue?, _ text: (column: Int, text: String)?,
    _ filled: RowValues
  ) -> Kind {
    let isNumber = number.map(RowKinds.isNumber) ?? false
    if values.count == 1, isNumber {
      return filled.count > 1 ? .leftOut(.prefilled, text: "") : .nothing
    }
    if let text {
      // A text alone, perhaps with the number of a part before it, stands for no person.
      let others = values.cells.filter { cell in
        Int(cell.column) != text.column && !(RowKinds.isRomanOrLetter(cell.value) && !isNumber)
      }
      let isAlone = others.allSatisfy { isSum($0.value) }
      let isInNumber = map.columns[.number]?.contains(text.column) ?? false
      let isOfField = fields.contains(text.column)
      let standsApart =
        isInNumber || !isOfField || others.isEmpty && !isFill(text.column, text.text)
      if RowWords.total(text.text) != nil || isAlone && standsApart {
        return .other(column: text.column, text: text.text)
      }
    }
    let telling = values.cells.filter { cell in
      fields.contains(Int(cell.column)) && !isFill(Int(cell.column), cell.value.shown)
        && !isFaint(Int(cell.column))
    }
    if telling.isEmpty {
      // Texts that appear nowhere else would be lost without a diagnostic.
      let texts = values.cells.filter { cell in
        if case .text(let text) = cell.value {
          return !isFill(Int(cell.column), text.tidied) && !fields.contains(Int(cell.column))
            && map.columns[.unit]?.contains(Int(cell.column)) != true
            && map.columns[.number]?.contains(Int(cell.column)) != true
        }
        return false
      }
      if let first = texts.first {
        return .other(column: Int(first.column), text: first.value.shown)
      }
      return .leftOut(.prefilled, text: text?.text ?? "")
    }
    return .person
  }

  /// Columns that tell nothing of a person without a name: a sex, a kind, a mark.
  private func isFaint(_ column: Int) -> Bool {
    guard let field = map.field(of: column) else { return map.hours[column] != nil }
    return [.sex, .male, .female, .kind, .priority, .group].contains(field)
  }

  /// Whether a value stands in several rows without a name, as what is filled in beforehand does.
  private func isFill(_ column: Int, _ text: String) -> Bool { (fills[column]?[text] ?? 0) > 1 }

  /// A number beside a text, such as how many people a part has.
  private func isSum(_ value: CellValue) -> Bool {
    switch value {
    case .number(let number): return number < 1900 && number == number.rounded()
    case .text(let text): return text.tidied.count <= 4 && text.contains { $0.isNumber }
    default: return false
    }
  }

  private func kindWithName(
    _ values: RowValues, _ name: CellValue, _ number: CellValue?,
    _ text: (column: Int, text: String)?, _ row: Int
  ) -> Kind {
    guard let column = text?.column else { return .person }
    let telling = values.cells.contains { cell in
      fields.contains(Int(cell.column)) && !isFaint(Int(cell.column))
    }
    let isNumber = number.map(RowKinds.isNumber)
    let shown = nameText(values)
    if !telling || isNumber != true {
      // `Tổng cộng` in the column of names; a person of `Tổng công ty` has a name of their own.
      if RowWords.total(shown) != nil, !telling || !PersonNames.isFull(shown) {
        return .other(column: names.first { values[$0] != nil } ?? column, text: shown)
      }
    }
    // `Người lập danh sách: Đỗ Thị Lan`, whose telephone number stands beside it.
    if isNumber != true, RowWords.kind(of: shown) == .signature, !PersonNames.isFull(shown) {
      return .other(column: names.first { values[$0] != nil } ?? column, text: shown)
    }
    if telling { return .person }
    let place = names.first { values[$0] != nil } ?? column
    let kind = RowWords.kind(of: shown)
    let hasUnit = map.columns[.unit]?.contains { values[$0] != nil } ?? false
    switch isNumber {
    case true?:
      // Numbered, and nothing but a name: a person, unless it is none's name.
      switch kind {
      case .organisation, .part, .sex: return .other(column: place, text: shown)
      default: return .person
      }
    case false?: return .other(column: place, text: shown)
    case nil where isNumbered && !hasUnit: return .other(column: place, text: shown)
    case nil:
      if hasUnit, PersonNames.isPossible(shown) { return .person }
      if isMergedOver(row, place) { return .other(column: place, text: shown) }
      switch kind {
      case .unknown:
        let isNumbered =
          RowWords.isNumbered(shown) && !PersonNames.isFull(RowWords.withoutNumber(shown))
        return isNumbered || shown.contains(where: \.isNumber)
          ? .other(column: place, text: shown) : .bareName(column: place, text: shown)
      default: return .other(column: place, text: shown)
      }
    }
  }

  private func isMergedOver(_ row: Int, _ column: Int) -> Bool { merged.contains(row) }

  private func nameText(_ values: RowValues) -> String {
    names.compactMap { values[$0]?.shown }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The first text that is more than the number of a part.
  private static func firstText(of values: RowValues) -> (column: Int, text: String)? {
    for cell in values.cells {
      guard case .text(let text) = cell.value else { continue }
      let words = text.tidied
      if !isRomanOrLetter(cell.value), !isNumber(cell.value) { return (Int(cell.column), words) }
    }
    return nil
  }

  /// Whether a value is a running number.
  static func isNumber(_ value: CellValue) -> Bool {
    switch value {
    case .number: return true
    case .text(let text):
      let digits = text.tidied.filter { $0 != "." && $0 != ")" && $0 != "(" }
      return !digits.isEmpty && digits.allSatisfy(\.isNumber)
    default: return false
    }
  }

  /// `VD`, `Ví dụ`: the example of a template.
  static func isExample(_ value: CellValue) -> Bool {
    guard case .text(let text) = value else { return false }
    return ["vd", "vi du", "example", "e g", "mau", "eg"].contains(Folding.words(text))
  }

  /// Whether an example still is what the template wrote; whoever wrote over it is a person.
  private func isPlaceholder(_ values: RowValues, _ name: CellValue) -> Bool {
    PersonNames.isPlaceholder(nameText(values))
  }

  /// `II`, `A.`, `b)`: the number of a part.
  static func isRomanOrLetter(_ value: CellValue) -> Bool {
    guard case .text(let text) = value else { return false }
    let bare = text.tidied.filter { !".)-:".contains($0) }
    guard !bare.isEmpty else { return false }
    return bare.count <= 5 && bare.allSatisfy { "IVXivx".contains($0) }
      || bare.count == 1 && bare.allSatisfy { $0.isASCII && $0.isLetter }
  }

  /// `1 2 3 4`, `(1) (2) (3)` or `A B 1 2` below the headings.
  private static func countsColumns(_ values: RowValues) -> Bool {
    guard values.count >= 3 else { return false }
    var letters = 0
    var first: Int?
    for (place, cell) in values.cells.enumerated() {
      let shown = cell.value.shown
      guard shown.utf8.count <= 12 else { return false }
      if first == nil, shown.count == 1, shown == String(UnicodeScalar(UInt8(65 + min(place, 25))))
      {
        letters += 1
        continue
      }
      // `(5)=(3)+(4)` counts, too.
      let part = shown.split(separator: "=").first.map(String.init) ?? ""
      guard part.allSatisfy({ $0.isNumber || "()[]. ".contains($0) }),
        let number = Int(part.filter(\.isNumber))
      else { return false }
      let start = first ?? number
      guard start <= 2, number == start + place - letters else { return false }
      first = start
    }
    return first != nil
  }

  /// `(viết hoa) (yyyy) (10 số)` below the headings.
  private static func explainsColumns(_ values: RowValues) -> Bool {
    values.count >= 2
      && values.cells.allSatisfy { cell in
        let shown = cell.value.shown
        return shown.hasPrefix("(") && shown.hasSuffix(")")
      }
  }

  private func isSame(_ value: CellValue, _ column: Int) -> Bool {
    guard let heading = map.headings[column] else { return false }
    return Folding.words(heading) == Folding.words(value.shown)
  }

  /// The headings again, as they are at the top of each page.
  private func isHeading(_ values: RowValues) -> Bool {
    // Of most rows already the name says that they are none.
    guard let name = names.first, let value = values[name],
      Folding.words(value.shown) == nameHeading
    else { return false }
    let same = values.filter { isSame($1, $0) }
    return same.count >= 2 && same.count * 2 >= values.count
  }
}

extension CellValue {
  /// Whether it is the zero that a formula gives for an empty cell.
  var isZero: Bool {
    switch self {
    case .number(let number), .moment(let number): return number == 0
    // As CSV has it.
    case .text(let text): return text == "0" || text == "0.0"
    default: return false
    }
  }
}
