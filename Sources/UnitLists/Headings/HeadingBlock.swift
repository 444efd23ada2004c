import Workbooks

/// The rows of headings of a table: the one that names people, and groups above or below it.
struct HeadingBlock {
  /// The row that names people.
  let main: Int
  /// The first row.
  private(set) var first: Int
  /// The last row.
  private(set) var last: Int
  private let grid: HeadingGrid
  private let mappings: [ColumnMapping]
  /// How many rows below the main one may be headings, too.
  private static let mostBelow = 2

  init(main: Int, grid: HeadingGrid, mappings: [ColumnMapping]) {
    self.main = main
    self.grid = grid
    self.mappings = mappings
    (first, last) = (main, main)
    while first > 0, isGroups(first - 1, above: first) { first -= 1 }
    while last - main < HeadingBlock.mostBelow, isBelow(last + 1) { last += 1 }
  }

  /// Whether a row has groups of headings above others: cells merged down into them, or headings
  /// over columns that the row below leaves empty.
  private func isGroups(_ row: Int, above next: Int) -> Bool {
    let cells = grid.cells(row)
    guard !cells.isEmpty, row >= main - 2 else { return false }
    let texts = cells.compactMap { cell in
      grid.text(row, Int(cell.column)).map { (column: Int(cell.column), text: $0) }
    }
    guard !texts.isEmpty, texts.count == cells.count(where: { !$0.value.isBlank }) else {
      return false
    }
    let joins = grid.merges(row).contains { $0.from.row <= row && $0.to.row >= next }
    if joins || isOfOthers(texts, above: next) { return true }
    // Without merged cells: known headings over empty cells.
    let open = texts.filter { grid.text(next, $0.column) == nil }
    return texts.count >= 2
      && open.contains { text in
        let match = HeadingMatch(heading: text.text)
        return match.map { $0.field != .unit || $0.confidence == .exact } ?? false
      } && texts.allSatisfy { $0.text.count <= 60 && !$0.text.contains(":") }
  }

  /// Whether a row without merged cells heads columns of names again, as those of somebody else:
  /// `Liên hệ khẩn cấp` above a second `Họ tên`.
  private func isOfOthers(_ texts: [(column: Int, text: String)], above next: Int) -> Bool {
    let names = grid.cells(next).map { Int($0.column) }.filter { column in
      grid.text(next, column).flatMap { HeadingMatch(heading: $0)?.field } == .name
    }
    guard names.count > 1,
      texts.allSatisfy({ grid.text(next, $0.column) != nil && !$0.text.contains(":") })
    else { return false }
    return texts.contains { text in
      HeadingColumns.isOfSomebodyElse(text.text) && names.contains { $0 < text.column }
        && names.contains { $0 >= text.column }
    }
  }

  /// Whether a row below the main one has headings of parts.
  private func isBelow(_ row: Int) -> Bool {
    let cells = grid.cells(row).filter { !$0.value.isBlank }
    guard !cells.isEmpty, cells.allSatisfy({ HeadingBlock.isTextOrTime($0.value) }) else {
      return false
    }
    let isJoined = grid.merges(row).contains { merge in
      merge.from.row < row && merge.from.row >= first && grid.text(main, merge.from.column) != nil
    }
    // The cells below the names and the numbers are empty there.
    let names = grid.cells(main).map { Int($0.column) }.filter { column in
      guard let text = grid.text(main, column), let match = match(text) else { return false }
      return [.name, .familyName, .number].contains(match.field)
        && grid.span(main, column).count == 1
    }
    guard !cells.contains(where: { names.contains(Int($0.column)) }) else { return false }
    if isJoined { return true }
    let isGrouped = cells.contains { cell in
      let column = Int(cell.column)
      return grid.text(main, column) == nil || grid.span(main, column).count > 1
    }
    for cell in cells {
      let column = Int(cell.column)
      let parent = parent(of: column)
      guard grid.text(main, column) != nil || parent != nil else { return false }
      let text = cell.value.shown
      guard isPart(text, below: parent.flatMap { grid.text(main, $0) } ?? "", isGrouped) else {
        return false
      }
    }
    return isGrouped
  }

  private static func isTextOrTime(_ value: CellValue) -> Bool {
    switch value {
    case .text: return true
    case .moment(let days): return days < 1
    default: return false
    }
  }

  /// Whether a text can be a heading below another one.
  private func isPart(_ text: String, below parent: String, _ isGrouped: Bool) -> Bool {
    if ClockWords.isHours(text) || HeadingMatch(heading: text) != nil { return true }
    if BirthPart(heading: text, isBelowBirth: true) != nil { return true }
    return isGrouped && text.count <= 40 && !text.contains { $0.isNumber }
  }

  /// The column whose main heading stands above a column: its own, the one it is merged with, or
  /// the next one at the left.
  private func parent(of column: Int) -> Int? {
    if grid.text(main, column) != nil { return column }
    if let merge = grid.merge(main, column) { return merge.from.column }
    return grid.cells(main).map { Int($0.column) }.filter { $0 < column }.max()
  }

  private func match(_ heading: String) -> HeadingMatch? {
    HeadingMatch(heading: heading).flatMap { $0.isOfSomebodyElse ? nil : $0 }
  }

  /// The texts above a column, from the top, each once.
  func path(_ column: Int) -> [String] {
    var path: [String] = []
    for row in first...last {
      guard let text = grid.shown(row, column) ?? shared(row, column) else { continue }
      if path.last != text { path.append(text) }
    }
    return path
  }

  /// The group that a column without text of its own belongs to, where no cells are merged: the
  /// one at the left, if a heading stands below it here.
  private func shared(_ row: Int, _ column: Int) -> String? {
    guard row < last, grid.merges(row).isEmpty,
      (row + 1...last).contains(where: { grid.text($0, column) != nil })
    else { return nil }
    let left = grid.cells(row).map { Int($0.column) }.filter { $0 < column }.max()
    return left.flatMap { grid.text(row, $0) }
  }

  /// The columns that have a heading, or are inside the table without one.
  var columns: [Int] {
    var columns: Set<Int> = []
    for row in first...last {
      for cell in grid.cells(row) where !cell.value.isBlank {
        columns.formUnion(grid.span(row, Int(cell.column)).prefix(64))
      }
    }
    return columns.sorted()
  }

  /// What the columns hold: one map, or several where tables stand side by side.
  func maps() -> [HeadingMap] {
    let columns = self.columns
    guard let starts = starts(of: columns) else { return [HeadingColumns(self, columns, nil).map] }
    return starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : (columns.last ?? start)
      let span = start...max(start, end)
      return HeadingColumns(self, columns.filter(span.contains), span).map
    }
  }

  /// Where the tables begin that stand side by side under the same headings; nil for one table.
  private func starts(of columns: [Int]) -> [Int]? {
    let texts = columns.filter { column in
      !path(column).contains(where: HeadingColumns.isOfSomebodyElse)
    }.map { (column: $0, words: Folding.words(path($0).last ?? "")) }
    let names = texts.filter { text in
      ListField.headed(text.words) == .name
    }
    guard let name = names.first, names.count(where: { $0.words == name.words }) > 1 else {
      return nil
    }
    let first = texts.first { !$0.words.isEmpty } ?? name
    // The first heading again, if it comes again as often as the names do.
    let again = texts.filter { $0.words == first.words }.map(\.column)
    let all = names.filter { $0.words == name.words }.map(\.column)
    let starts = again.count == all.count && zip(again, all).allSatisfy({ $0 <= $1 }) ? again : all
    guard starts.count > 1 else { return nil }
    // Two columns of names side by side are no two tables.
    let widths = zip(starts, starts.dropFirst()).map { $1 - $0 }
    guard widths.allSatisfy({ $0 >= 2 }) else { return nil }
    let headings = starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1] : Int.max
      return Set(texts.filter { $0.column >= start && $0.column < end }.map(\.words))
        .subtracting([""])
    }
    return headings.allSatisfy { $0.symmetricDifference(headings[0]).count <= 1 } ? starts : nil
  }

  var headingMappings: [ColumnMapping] { mappings }
  var mainGrid: HeadingGrid { grid }
}
