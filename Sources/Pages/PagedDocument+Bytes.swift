extension PagedDocument {
  /// The document as the bytes of a PDF file; the same document gives the same bytes.
  ///
  /// - Returns: the bytes.
  /// - Throws: what no page can show, or why it cannot be made.
  public func bytes() throws(PageError) -> [UInt8] {
    var typesetter = Typesetter(try Canvas(self))
    let pieces = try typesetter.pieces(
      of: blocks, width: margins.textWidth, pageHeight: margins.textHeight)
    let pages = try paginated(pieces)
    for (index, page) in pages.enumerated() {
      for mark in page { typesetter.canvas.draw(mark) }
      for mark in try runningMarks(page: index, of: pages.count, typesetter) {
        typesetter.canvas.draw(mark)
      }
      typesetter.canvas.endPage()
    }
    return try typesetter.finish()
  }

  /// How many pages the document has.
  ///
  /// - Returns: the number.
  /// - Throws: what no page can show.
  public func pageCount() throws(PageError) -> Int {
    var typesetter = Typesetter(try Canvas(self))
    let pieces = try typesetter.pieces(
      of: blocks, width: margins.textWidth, pageHeight: margins.textHeight)
    return try paginated(pieces).count
  }

  /// Puts pieces on pages, as many as fit, and keeps together what stays together.
  private func paginated(_ pieces: [Piece]) throws(PageError) -> [[Mark]] {
    var pages: [[Mark]] = [[]]
    let (top, bottom) = (margins.top, PaperSize.height - margins.bottom)
    var y = top
    var leavesOut = false
    for (index, piece) in pieces.enumerated() {
      leavesOut = leavesOut && piece.isSpare
      if leavesOut { continue }
      let isAtTop = y == top
      // What a page begins with has no space above, but the header of its table.
      let needed = heightKeptTogether(pieces, from: index)
      let isBroken =
        !isAtTop && (piece.beginsPage || y + piece.above + needed > bottom + PagedDocument.rounding)
      if isBroken, piece.isSpare, !piece.beginsPage {
        leavesOut = true
        continue
      }
      if isBroken {
        pages.append([])
        y = top
        if let head = piece.head, !piece.beginsPage {
          pages[pages.count - 1] += head.marks.map { $0.moved(right: margins.left, down: y) }
          y += head.height
        }
      } else if !isAtTop {
        y += piece.above
      }
      guard y + piece.height <= bottom + PagedDocument.rounding else {
        throw .tooHigh(text: piece.text)
      }
      pages[pages.count - 1] += piece.marks.map { $0.moved(right: margins.left, down: y) }
      y += piece.height
    }
    return pages
  }

  /// The height from a piece to the first one after it that may stand on another page; only its
  /// own where no page has room for so much.
  private func heightKeptTogether(_ pieces: [Piece], from start: Int) -> Double {
    var height = pieces[start].height
    var index = start
    while pieces[index].staysWithNext, index + 1 < pieces.count, !pieces[index + 1].beginsPage {
      index += 1
      height += pieces[index].above + pieces[index].height
    }
    return height > margins.textHeight ? pieces[start].height : height
  }

  /// Sums of lengths differ from their whole in the last digits.
  private static let rounding = 1e-6

  /// What stands in the margins of a page.
  private func runningMarks(
    page: Int, of count: Int, _ typesetter: borrowing Typesetter
  ) throws(PageError) -> [Mark] {
    var marks: [Mark] = []
    let width = margins.textWidth
    func add(_ text: String, _ look: TextLook, _ alignment: Alignment, y: Double) throws(PageError)
    {
      let style = ParagraphStyle { $0.alignment = alignment }
      let laid = try typesetter.canvas.lay([TextSpan(text, look)], style, width: width)
      marks.append(
        .text(
          laid, lines: 0..<min(1, laid.lineCount), left: margins.left,
          top: y - laid.extent(ofLine: 0).bottom))
    }
    let head = margins.top - 10
    if running.numbering == .letter, page > 0 {
      try add("\(page + 1)", .plain(13), .middle, y: head)
    }
    let foot = PaperSize.height - margins.bottom + 22
    if running.numbering == .foot { try add("\(page + 1)/\(count)", .plain(10), .right, y: foot) }
    if !running.foot.isEmpty {
      try add(running.foot, TextLook(size: 10, grey: 0.3), .left, y: foot)
    }
    if !running.mark.isEmpty {
      let laid = try typesetter.canvas.lay(
        [TextSpan(running.mark, .bold(11))], ParagraphStyle(), width: nil)
      let box = Rectangle(
        left: margins.left, top: head - laid.height - 4, width: laid.width + 12,
        height: laid.height + 4)
      marks.append(.box(box, thickness: 0.9, fill: nil))
      marks.append(.text(laid, lines: 0..<1, left: box.left + 6, top: box.top + 2))
    }
    return marks
  }
}

extension Typesetter {
  /// Ends the document.
  consuming func finish() throws(PageError) -> [UInt8] { try canvas.finish() }
}
