/// Makes pieces, which are never parted, of blocks.
struct Typesetter: ~Copyable {
  let canvas: Canvas
  /// What the sizes of text and spaces are multiplied by.
  var scale = 1.0
  private var codes: [String: CodeModules] = [:]

  init(_ canvas: consuming Canvas) { self.canvas = canvas }

  /// The pieces of blocks, from the top.
  mutating func pieces(
    of blocks: [Block], width: Double, pageHeight: Double
  ) throws(PageError) -> [Piece] {
    var pieces: [Piece] = []
    var beginsPage = false
    for block in blocks {
      if block == .pageBreak {
        beginsPage = true
        continue
      }
      var made = try self.pieces(of: block, width: width, pageHeight: pageHeight)
      guard !made.isEmpty else { continue }
      if beginsPage { made[0].beginsPage = true }
      beginsPage = false
      pieces += made
    }
    return pieces
  }

  private mutating func pieces(
    of block: Block, width: Double, pageHeight: Double
  ) throws(PageError) -> [Piece] {
    switch block {
    case .pageBreak: return []
    case .space(let height): return [Piece(height: height * scale, staysWithNext: true)]
    case .rule(let length, let thickness):
      let left = (width - min(length * scale, width)) / 2
      let line = Mark.line(
        from: Point(x: left, y: 1), to: Point(x: width - left, y: 1), thickness: thickness,
        dash: 0, grey: 0)
      return [Piece(marks: [line], height: 2, staysWithNext: true)]
    case .paragraph(let paragraph): return try pieces(of: paragraph, width: width)
    case .code(let text, let size, let alignment):
      return [try code(text, size: size, alignment, width: width)]
    case .columns(let columns):
      return [try sideBySide(columns, width: width, pageHeight: pageHeight)]
    case .table(let table): return try pieces(of: table, width: width)
    case .grid(let grid): return try pieces(of: grid, width: width, height: pageHeight)
    }
  }

  // MARK: - Paragraphs

  private mutating func pieces(
    of paragraph: Paragraph, width: Double
  ) throws(PageError) -> [Piece] {
    let (text, left) = try lay(paragraph, width: width)
    let count = text.lineCount
    // No line stands alone at the foot or the head of a page.
    var cuts = Array(0...count)
    if count > 1 { cuts.removeAll { $0 == 1 || $0 == count - 1 } }
    var pieces = zip(cuts, cuts.dropFirst()).map { cut in
      let lines = cut.0..<cut.1
      return Piece(
        marks: [.text(text, lines: lines, left: left, top: 0)], height: text.height(of: lines),
        text: String(paragraph.text.prefix(60)))
    }
    guard !pieces.isEmpty else { return [] }
    pieces[0].above = paragraph.style.above * scale
    let last = pieces.count - 1
    pieces[last].staysWithNext = paragraph.style.staysWithNext
    if paragraph.style.ruleBelow > 0 {
      let length = min(width, text.width * paragraph.style.ruleBelow)
      let y = pieces[last].height + 2.5 * scale
      pieces[last].marks.append(
        .line(
          from: Point(x: (width - length) / 2, y: y), to: Point(x: (width + length) / 2, y: y),
          thickness: 0.7, dash: 0, grey: 0))
      pieces[last].height += 5 * scale
    }
    return pieces
  }

  /// The lines of a paragraph, and how far they are moved to the right.
  func lay(
    _ paragraph: Paragraph, width: Double
  ) throws(PageError) -> (text: LaidText, left: Double) {
    let inset = paragraph.style.inset * scale
    let room = max(1, width - inset)
    let text = try canvas.lay(paragraph.spans, paragraph.style, width: room, scale: scale)
    guard paragraph.style.isBalanced, text.lineCount > 1 else { return (text, inset) }
    // The narrowest width with as many lines makes them about equally long.
    var (low, high, best) = (room / Double(text.lineCount) * 0.8, room, text)
    for _ in 0..<7 {
      let middle = (low + high) / 2
      let trial = try canvas.lay(paragraph.spans, paragraph.style, width: middle, scale: scale)
      if trial.lineCount <= text.lineCount {
        (high, best) = (middle, trial)
      } else {
        low = middle
      }
    }
    let shift: Double
    switch paragraph.style.alignment {
    case .left: shift = 0
    case .middle: shift = (room - high) / 2
    case .right: shift = room - high
    }
    return (best, inset + shift)
  }

  // MARK: - QR codes

  private mutating func code(
    _ text: String, size: Double, _ alignment: Alignment, width: Double
  ) throws(PageError) -> Piece {
    let modules: CodeModules
    if let known = codes[text] {
      modules = known
    } else {
      modules = try CodeModules(of: text)
      codes[text] = modules
    }
    let quiet =
      size * Double(CodeModules.quietZone)
      / Double(modules.width + 2 * CodeModules.quietZone)
    let left: Double
    switch alignment {
    case .left: left = 0
    case .middle: left = (width - size) / 2
    case .right: left = width - size
    }
    let mark = Mark.modules(modules, left: left + quiet, top: quiet, size: size - 2 * quiet)
    return Piece(marks: [mark], height: size, text: text)
  }

  // MARK: - Blocks side by side

  private mutating func sideBySide(
    _ columns: [Block.Column], width: Double, pageHeight: Double
  ) throws(PageError) -> Piece {
    var placed: [(piece: Piece, left: Double, isAtBottom: Bool)] = []
    var left = 0.0
    for column in columns {
      let piece = Typesetter.stacked(
        try pieces(of: column.blocks, width: width * column.part, pageHeight: pageHeight))
      placed.append((piece, left, column.isAtBottom))
      left += width * column.part
    }
    var whole = Piece(height: placed.map(\.piece.height).max() ?? 0)
    for (piece, left, isAtBottom) in placed {
      let down = isAtBottom ? whole.height - piece.height : 0
      whole.marks += piece.marks.map { $0.moved(right: left, down: down) }
      whole.text += whole.text.isEmpty ? piece.text : ""
    }
    return whole
  }

  /// Pieces below each other as one.
  static func stacked(_ pieces: [Piece]) -> Piece {
    var whole = Piece()
    for (index, piece) in pieces.enumerated() {
      if index > 0 { whole.height += piece.above }
      whole.marks += piece.marks.map { $0.moved(right: 0, down: whole.height) }
      whole.height += piece.height
      whole.text += whole.text.isEmpty ? piece.text : ""
    }
    return whole
  }
}
