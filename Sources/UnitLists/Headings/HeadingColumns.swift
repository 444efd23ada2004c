import Wording
import Workbooks

/// Says of each column of a table what its headings mean.
struct HeadingColumns {
  private(set) var map: HeadingMap
  private let block: HeadingBlock
  /// The fields that may take several columns.
  private static let joined: Set<ListField> = [.name, .birthYear]

  init(_ block: HeadingBlock, _ columns: [Int], _ span: ClosedRange<Int>?) {
    self.block = block
    map = HeadingMap(row: block.main, firstRow: block.first, lastRow: block.last)
    map.span = span
    for column in columns {
      let path = block.path(column)
      if !path.isEmpty, isOwn(column) { map.headings[column] = path.joined(separator: " ") }
    }
    map.shape = map.headingsInOne
    for column in columns { read(column, map.shape) }
    splitNames()
    joinBirth(columns)
    goOn(columns)
  }

  /// Whether a column has a heading that is not only that of cells merged over it.
  private func isOwn(_ column: Int) -> Bool {
    (block.first...block.last).contains { block.mainGrid.text($0, column) != nil }
  }

  private mutating func read(_ column: Int, _ shape: String) {
    let path = block.path(column)
    if let said = said(column, path, shape) {
      map.take(column, as: said.field, said.isSaved ? .saved : .said)
      map.mappings.append((column, said))
      return
    }
    guard isOwn(column), let own = path.last else { return }
    let groups = path.dropLast()
    let isOfOther = groups.contains(where: HeadingColumns.isOfSomebodyElse)
    let above = groups.last.flatMap { HeadingMatch(heading: $0)?.field }
    if let above, readPart(own, column, below: above) { return }
    if let match = HeadingMatch(heading: own) {
      if match.isOfSomebodyElse || isOfOther {
        map.setAside(column, .ofSomebodyElse)
        map.unknown.append(column)
      } else {
        map.take(column, as: match.field, match.confidence)
      }
      return
    }
    // Of a group and its part, as of one text: `Năm` below `Sinh`.
    if groups.last != nil, let match = HeadingMatch(heading: path.joined(separator: " ")),
      !match.isOfSomebodyElse, match.confidence == .exact
    {
      map.take(column, as: match.field, .likely)
      return
    }
    map.unknown.append(column)
  }

  /// Whether a group of columns is about somebody other than the donor.
  static func isOfSomebodyElse(_ group: String) -> Bool {
    HeadingMatch(heading: "ho ten \(group)")?.isOfSomebodyElse ?? false
  }

  private func said(_ column: Int, _ path: [String], _ shape: String) -> ColumnMapping? {
    let texts = Set(path + [path.joined(separator: " ")]).map { Folding.words($0) }
    let own = path.last.map { Folding.words($0) } ?? ""
    let mappings = block.headingMappings
    return mappings.first { $0.names(heading: own) && isOwn(column) }
      ?? mappings.first { mapping in
        isOwn(column) && texts.contains { mapping.names(heading: $0) } && path.count > 1
      } ?? mappings.first { $0.names(letters: column, shape: shape) }
  }

  /// A part below a group: a year below `Nữ`, hours to be marked, a part of the name.
  private mutating func readPart(_ own: String, _ column: Int, below above: ListField) -> Bool {
    let field = HeadingMatch(heading: own)?.field
    switch above {
    case .birthYear where field == .male || field == .female:
      map.take(column, as: .birthYear, .exact)
      map.sexes[column] = field == .male
    case .time, .available, .preferred:
      guard ClockWords.isHours(own) else { return false }
      map.hours[column] = own
      map.confidence[column] = .exact
    case .name:
      switch Folding.words(own) {
      case "ho", "ho dem", "ho va dem", "ho lot", "ho va ten dem", "last name", "surname":
        map.take(column, as: .familyName, .exact)
      case "dem", "ten dem", "lot", "chu lot", "middle name", "middle":
        map.take(column, as: .middleName, .exact)
      case "ten", "first name", "given name", "ten goi": map.take(column, as: .givenName, .exact)
      default: return false
      }
    default: return false
    }
    return true
  }

  /// `Họ đệm` beside `Tên` is one name in two columns.
  private mutating func splitNames() {
    guard map.columns[.familyName] != nil || map.columns[.middleName] != nil,
      map.columns[.givenName] == nil, let names = map.columns[.name]
    else { return }
    // Of `Họ và tên` beside `Họ` and `Tên`, the parts are the name once more.
    let given = names.filter { column in
      ["ten", "name"].contains(Folding.words(block.path(column).last ?? ""))
        || map.confidence[column] == .said
    }
    if let column = given.first {
      map.columns[.name] = nil
      map.columns[.givenName] = [column]
      for other in names where other != column {
        map.setAside(other, .otherColumn(CellAddress.letters(ofColumn: column)))
      }
    }
  }

  /// `Ngày sinh`, `Tháng sinh`, `Năm sinh` side by side are one day of birth.
  private mutating func joinBirth(_ columns: [Int]) {
    var found: [(part: BirthPart, column: Int)] = []
    for column in columns where isOwn(column) && map.confidence[column] ?? .none < .saved {
      let path = block.path(column)
      guard let own = path.last else { continue }
      let group = path.dropLast().contains { BirthPart.saysBirth($0) }
      guard let part = BirthPart(heading: own, isBelowBirth: group) else { continue }
      // `Ngày` alone may be any day.
      if path.dropLast().contains(where: HeadingColumns.isOfSomebodyElse) { continue }
      found.append((part, column))
    }
    guard let month = found.first(where: { $0.part == .month })?.column,
      let year = found.first(where: { $0.part == .year && abs($0.column - month) <= 2 })?.column
    else { return }
    let day = found.first { $0.part == .day && abs($0.column - month) <= 2 }?.column
    let said = [day, month, year].compactMap { $0 }.contains { column in
      block.path(column).contains { BirthPart.saysBirth($0) }
    }
    guard said else { return }
    for column in [day, month, year].compactMap({ $0 }) {
      map.forget(column)
      map.notes[column, default: []].append(.part)
      map.confidence[column] = .exact
    }
    let others = map.columns[.birthYear] ?? []
    map.columns[.birthYear] = [year]
    for other in others {
      map.setAside(other, .otherColumn(CellAddress.letters(ofColumn: year)))
    }
    map.birthParts = HeadingMap.BirthColumns(day: day, month: month, year: year)
  }

  /// Columns without a heading under one that is merged over them go on with it.
  private mutating func goOn(_ columns: [Int]) {
    for column in columns where !isOwn(column) && map.confidence[column] == nil {
      guard let merge = block.mainGrid.merge(block.main, column),
        let field = map.field(of: merge.from.column), merge.from.column < column
      else { continue }
      let letters = CellAddress.letters(ofColumn: merge.from.column)
      map.headings[column] = map.headings[merge.from.column]
      switch field {
      case .name:
        // The last of them is the given name, the others come before it.
        map.columns[.name] = nil
        let parts = Array(merge.from.column...merge.to.column)
        map.columns[.familyName] = Array(parts.prefix(1))
        map.columns[.middleName] = parts.count > 2 ? Array(parts[1..<(parts.count - 1)]) : nil
        map.columns[.givenName] = Array(parts.suffix(1))
        for part in parts { map.confidence[part] = .exact }
        map.notes[column, default: []].append(.continues(letters))
      case .birthYear where merge.to.column - merge.from.column == 2:
        let start = merge.from.column
        map.columns[.birthYear] = [start + 2]
        map.birthParts = HeadingMap.BirthColumns(day: start, month: start + 1, year: start + 2)
        for part in start...start + 2 { map.confidence[part] = .likely }
        map.notes[column, default: []].append(.continues(letters))
      default:
        map.unknown.append(column)
      }
    }
  }
}
