/// Cells of equal size, with lines to cut along.
extension Typesetter {
  /// Text is not made smaller than this part of its size; what is still too high is an error.
  private static var least: Double { 0.45 }

  /// The pieces of a grid: each fills a page.
  mutating func pieces(
    of grid: CellGrid, width: Double, height: Double
  ) throws(PageError) -> [Piece] {
    let perPage = max(1, grid.columns * grid.rows)
    let size = (width: width / Double(grid.columns), height: height / Double(grid.rows))
    var pages: [Piece] = []
    for start in stride(from: 0, to: grid.cells.count, by: perPage) {
      let cells = grid.cells[start..<min(start + perPage, grid.cells.count)]
      var page = Piece(height: height, beginsPage: true)
      for (place, cell) in cells.enumerated() {
        let (row, column) = place.quotientAndRemainder(dividingBy: grid.columns)
        let content = try fitted(
          cell, width: size.width - 2 * grid.padding, height: size.height - 2 * grid.padding)
        page.marks += content.marks.map {
          $0.moved(
            right: Double(column) * size.width + grid.padding,
            down: Double(row) * size.height + grid.padding)
        }
        page.text += page.text.isEmpty ? content.text : ""
      }
      // Only as far as there are cells.
      let rows = (cells.count + grid.columns - 1) / grid.columns
      let bottom = Double(rows) * size.height
      for row in stride(from: 1, to: grid.rows, by: 1) where row <= rows {
        page.marks.append(
          Typesetter.cut(
            Point(x: 0, y: Double(row) * size.height),
            Point(x: width, y: Double(row) * size.height)))
      }
      for column in stride(from: 1, to: grid.columns, by: 1) {
        page.marks.append(
          Typesetter.cut(
            Point(x: Double(column) * size.width, y: 0),
            Point(x: Double(column) * size.width, y: bottom)))
      }
      pages.append(page)
    }
    return pages
  }

  private static func cut(_ from: Point, _ to: Point) -> Mark {
    .line(from: from, to: to, thickness: 0.5, dash: 4, grey: 0.45)
  }

  /// Blocks as one piece no higher than asked for: text becomes smaller where it must.
  private mutating func fitted(
    _ blocks: [Block], width: Double, height: Double
  ) throws(PageError) -> Piece {
    let before = scale
    defer { scale = before }
    while true {
      let piece = Typesetter.stacked(
        try pieces(of: blocks, width: width, pageHeight: height))
      if piece.height <= height { return piece }
      scale *= 0.94
      guard scale >= Typesetter.least * before else { throw .tooHigh(text: piece.text) }
    }
  }
}
