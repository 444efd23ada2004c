/// Tables: one piece per row, each with the header that stands again above it on a new page.
extension Typesetter {
  private static var line: Double { 0.5 }

  mutating func pieces(of table: Table, width: Double) throws(PageError) -> [Piece] {
    let edges = Typesetter.edges(of: table.columns, width: width)
    var head = Piece()
    for row in table.header {
      let made = try piece(of: row, in: table, edges: edges)
      head.marks += made.marks.map { $0.moved(right: 0, down: head.height) }
      head.height += made.height
    }
    var pieces: [Piece] = []
    if !table.header.isEmpty {
      head.staysWithNext = true
      pieces.append(head)
    }
    for row in table.rows {
      var made = try piece(of: row, in: table, edges: edges)
      made.head = table.header.isEmpty ? nil : Piece.Head(marks: head.marks, height: head.height)
      pieces.append(made)
    }
    if !pieces.isEmpty { pieces[0].above = table.above * scale }
    return pieces
  }

  /// Where the columns begin, and where the last one ends.
  private static func edges(of columns: [TableColumn], width: Double) -> [Double] {
    let fixed = columns.reduce(0) { $0 + ($1.width ?? 0) }
    let shares = columns.reduce(0) { $0 + ($1.width == nil ? $1.share : 0) }
    let rest = max(0, width - fixed)
    var edges = [0.0]
    for column in columns {
      edges.append(
        (edges.last ?? 0) + (column.width ?? (shares > 0 ? rest * column.share / shares : 0)))
    }
    return edges
  }

  private mutating func piece(
    of row: TableRow, in table: Table, edges: [Double]
  ) throws(PageError) -> Piece {
    var texts: [(text: LaidText, left: Double)?] = []
    var piece = Piece(height: row.height * scale, staysWithNext: row.staysWithNext)
    piece.isSpare = row.isSpare
    var column = 0
    for cell in row.cells {
      let end = min(column + cell.span, edges.count - 1)
      if case .text(let paragraph) = cell.content {
        let room = edges[end] - edges[column] - 2 * table.padding
        let laid = try lay(paragraph, width: room)
        texts.append(laid)
        piece.height = max(piece.height, laid.text.height + 2 * table.leading * scale)
        piece.text += piece.text.isEmpty ? String(paragraph.text.prefix(60)) : ""
      } else {
        texts.append(nil)
      }
      column = end
    }
    column = 0
    for (cell, laid) in zip(row.cells, texts) {
      let end = min(column + cell.span, edges.count - 1)
      let box = Rectangle(
        left: edges[column], top: 0, width: edges[end] - edges[column], height: piece.height)
      piece.marks.append(.box(box, thickness: Typesetter.line, fill: cell.fill))
      if let (text, left) = laid {
        piece.marks.append(
          .text(
            text, lines: 0..<text.lineCount, left: box.left + table.padding + left,
            top: (box.height - text.height) / 2))
      } else {
        let size = min(11.0, box.height - 4, box.width - 4)
        piece.marks.append(
          .box(
            Rectangle(
              left: box.left + (box.width - size) / 2, top: (box.height - size) / 2, width: size,
              height: size), thickness: 0.9, fill: nil))
      }
      column = end
    }
    return piece
  }
}
