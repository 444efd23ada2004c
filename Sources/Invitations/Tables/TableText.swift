import Drives
import Wording

extension ReportTable {
  /// The table in 80 columns: its heading, the lines below that, what it holds, its notes.
  ///
  /// - Parameter wording: the language.
  /// - Returns: the lines.
  func text(_ wording: Words) -> [String] {
    let notes = notes + (hint.isEmpty ? [] : [hint])
    return Layout.heading(title.uppercased())
      + lines.flatMap { TextWidth.wrapped($0, to: TextWidth.page) } + [""]
      + TableText(self, wording: wording).lines + (notes.isEmpty ? [] : [""])
      + notes.flatMap { TextWidth.wrapped($0, to: TextWidth.page) }
  }
}

extension [ReportTable] {
  /// The tables in 80 columns, one below the other.
  ///
  /// - Parameter wording: the language.
  /// - Returns: the lines.
  func text(_ wording: Words) -> [String] {
    enumerated().flatMap { index, table in (index > 0 ? [""] : []) + table.text(wording) }
  }
}

/// A table in 80 columns: numbers as wide as they are, text in what is left.
struct TableText {
  private let table: ReportTable
  private let cells: [[String]]
  private let widths: [Int]
  private let gap: Int
  private let wording: Words

  /// Text columns are at least so wide.
  private static let leastText = 14

  init(_ table: ReportTable, wording: Words) {
    self.table = table
    self.wording = wording
    cells = (table.rows + table.totals).map { $0.map { $0.text(wording) } }
    let cells = self.cells
    var widths = table.columns.enumerated().map { index, column in
      let content = cells.map { TextWidth.columns(of: $0[index]) }.max() ?? 0
      let words = column.heading.split(separator: " ").map { TextWidth.columns(of: $0) }
      return max(content, words.max() ?? 0)
    }
    let fixed = table.columns.indices.filter { !table.columns[$0].isText }
    let flexible = table.columns.indices.filter { table.columns[$0].isText }
    let used = fixed.reduce(0) { $0 + widths[$1] }
    let wide = used + flexible.count * TableText.leastText + (widths.count - 1) * 2
    gap = wide > TextWidth.page ? 1 : 2
    let gaps = (widths.count - 1) * gap
    // The first text column takes what the others leave, none more than it needs.
    var room = TextWidth.page - used - gaps
    for (place, index) in flexible.enumerated().reversed() {
      let share = place == 0 ? room : min(room * 2 / 5, widths[index])
      widths[index] = max(TableText.leastText, min(widths[index], share))
      room -= widths[index]
    }
    self.widths = widths
  }

  var lines: [String] {
    let rule = String(
      repeating: "─", count: widths.reduce(0, +) + (widths.count - 1) * gap)
    var lines = row(table.columns.map(\.heading), isAtBottom: true) + [rule]
    for cells in cells.prefix(table.rows.count) { lines += row(cells) }
    if !table.totals.isEmpty { lines.append(rule) }
    for cells in cells.dropFirst(table.rows.count) { lines += row(cells) }
    return lines
  }

  /// The lines of a row, text broken to the width of its column.
  private func row(_ cells: [String], isAtBottom: Bool = false) -> [String] {
    let broken = cells.enumerated().map { index, text in
      TextWidth.wrapped(text, to: widths[index])
    }
    let height = broken.map(\.count).max() ?? 1
    return (0..<max(1, height)).map { line in
      var text = ""
      for (index, parts) in broken.enumerated() {
        let offset = isAtBottom ? height - parts.count : 0
        let part = parts.indices.contains(line - offset) ? parts[line - offset] : ""
        if index > 0 { text += String(repeating: " ", count: gap) }
        // The first column and texts begin at the left, numbers end at the right.
        let isLeft = table.columns[index].isText || index == 0
        text += TextWidth.padded(part, to: widths[index], onLeft: !isLeft)
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}
