import Workbooks

/// A table of people in a sheet: its headings, and the rows below them.
struct ListTable {
  var map: HeadingMap
  /// The rows below the headings, by their numbers from 0, up to the next headings.
  var rows: Range<Int>
  /// Whether it goes on with the table above under the same headings, as on a new page.
  var isContinued = false
}

/// Finds the tables of a sheet by their headings.
struct HeadingSearch {
  let grid: HeadingGrid
  let mappings: [ColumnMapping]
  /// In how many rows with cells the first headings are looked for.
  private static let mostRows = 60

  private var table: SheetTable { grid.table }

  init(table: SheetTable, mappings: [ColumnMapping]) {
    grid = HeadingGrid(table)
    self.mappings = mappings
  }

  /// The tables from the top; none where no row names people.
  func found() -> [ListTable] {
    let mains = mainRows()
    guard !mains.isEmpty else { return headerless() }
    var tables: [ListTable] = []
    let end = (table.rows.last?.number ?? 0) + 1
    var blocks = mains.map { HeadingBlock(main: $0.row, grid: grid, mappings: mappings) }
    // Headings that are part of the block before are none of their own.
    var place = 1
    while place < blocks.count {
      if blocks[place].main <= blocks[place - 1].last {
        blocks.remove(at: place)
      } else {
        place += 1
      }
    }
    for (index, block) in blocks.enumerated() {
      let next = index + 1 < blocks.count ? blocks[index + 1].first : end
      for map in block.maps() where map.hasName {
        var table = ListTable(map: map, rows: map.lastRow + 1..<max(map.lastRow + 1, next))
        table.isContinued = tables.contains { earlier in
          earlier.map.columns == map.columns && earlier.map.span == map.span
        }
        tables.append(table)
      }
    }
    return tables
  }

  /// The rows that name people, each with how many columns it has that are known.
  private func mainRows() -> [(row: Int, score: Int)] {
    var found: [(row: Int, score: Int)] = []
    for (index, row) in table.rows.enumerated() {
      let isFirst = index < HeadingSearch.mostRows
      guard isFirst || !found.isEmpty else { break }
      guard let score = score(of: row, mayBeOnly: isFirst) else { continue }
      found.append((row.number, score))
    }
    let best = found.lazy.filter { $0.score > 0 }.map(\.score).max() ?? 0
    guard best > 0 else { return [] }
    // A line of questions above the table is no table.
    let least = best == 1 ? 1 : max(2, (best + 1) / 2)
    guard let first = found.firstIndex(where: { $0.score >= least }) else { return [] }
    return [found[first]] + found[(first + 1)...].filter { $0.score >= 2 }
  }

  /// How many columns of a row are headings that are known; nil where it is no row of headings.
  private func score(of row: SheetTable.Row, mayBeOnly: Bool) -> Int? {
    let cells = table.cells(of: row)
    guard mayBeOnly || !cells.contains(where: HeadingSearch.isData) else { return nil }
    var fields: Set<ListField> = []
    var (texts, known, hasName) = (0, 0, false)
    for cell in cells {
      guard case .text(let text) = cell.value else {
        // Headings may be times, and are no other numbers.
        if case .moment(let days) = cell.value, days < 1 { continue }
        if cell.value.isBlank { continue }
        return nil
      }
      let heading = text.tidied
      guard !heading.isEmpty else { continue }
      texts += 1
      guard !HeadingSearch.isAnswered(heading) || said(heading) != nil else { continue }
      guard let field = said(heading) ?? HeadingMatch(heading: heading).flatMap(HeadingSearch.own)
      else { continue }
      known += 1
      fields.insert(field)
      hasName = hasName || [.name, .familyName].contains(field)
    }
    let score = fields.subtracting([.unused]).count
    guard hasName, score > 0 else { return nil }
    if score == 1, !mayBeOnly || texts > 1 && known * 3 < texts { return nil }
    return mayBeOnly || known * 2 >= texts ? score : nil
  }

  private func said(_ heading: String) -> ListField? {
    guard !mappings.isEmpty else { return nil }
    let folded = Folding.words(heading)
    return mappings.first { $0.names(heading: folded) }?.field
  }

  /// Whether a text has its value with it: `Họ và tên người lập: Lê Thị Lan`.
  private static func isAnswered(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1)
    return parts.count == 2 && parts[1].contains { $0.isLetter || $0.isNumber }
      && Int(parts[0].trimmingPrefix { $0.isLetter || $0 == " " }) == nil
  }

  private static func own(_ match: HeadingMatch) -> ListField? {
    match.isOfSomebodyElse ? nil : match.field
  }

  /// Whether a cell cannot be a heading: a number, a year, a telephone number.
  private static func isData(_ cell: SheetTable.Entry) -> Bool {
    switch cell.value {
    case .number, .boolean: return true
    case .moment(let days): return days >= 1
    case .text(let text):
      var digits = 0
      for byte in text.utf8 {
        switch byte {
        case 0x30...0x39: digits += 1
        case 0x41...0x5A, 0x61...0x7A, 0x80...: return false
        default: break
        }
      }
      return digits >= 3
    case .error, .uncalculated: return false
    }
  }

  /// A list without headings, of which it is said what its columns hold.
  private func headerless() -> [ListTable] {
    guard let first = table.rows.first, let last = table.rows.last else { return [] }
    let columns = Set(table.rows.prefix(50).flatMap { table.cells(of: $0).map { Int($0.column) } })
    var map = HeadingMap(row: -1, firstRow: -1, lastRow: first.number - 1)
    let shape = "-\((columns.max() ?? 0) + 1)"
    map.shape = shape
    for column in columns.sorted() {
      if let said = mappings.first(where: { $0.names(letters: column, shape: shape) }) {
        map.take(column, as: said.field, said.isSaved ? .saved : .said)
        map.mappings.append((column, said))
      } else {
        map.unknown.append(column)
      }
    }
    guard map.hasName else { return [] }
    // Headings that say nothing to us still are no person: none of them is a number where the
    // rows below have numbers.
    if table.rows.count > 1, isHeading(table.rows[0], above: table.rows[1], map) {
      for cell in table.cells(of: table.rows[0]) {
        map.headings[Int(cell.column)] = cell.value.shown
      }
      (map.row, map.firstRow, map.lastRow) = (first.number, first.number, first.number)
    }
    return [ListTable(map: map, rows: map.lastRow + 1..<last.number + 1)]
  }

  private func isHeading(
    _ row: SheetTable.Row, above next: SheetTable.Row, _ map: HeadingMap
  ) -> Bool {
    let typed: [ListField] = [.birthYear, .phone, .number, .weight, .lastDonation]
    let columns = typed.compactMap { map.column($0) }
    func hasDigits(_ row: SheetTable.Row) -> [Bool] {
      columns.compactMap { column in
        table.cells(of: row).first { $0.column == column }.map { cell in
          cell.value.shown.contains(where: \.isNumber)
        }
      }
    }
    let (above, below) = (hasDigits(row), hasDigits(next))
    return !above.isEmpty && !above.contains(true) && below.contains(true)
  }
}
