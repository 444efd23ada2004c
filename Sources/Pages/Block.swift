/// One of the things that stand below each other on pages.
public indirect enum Block: Equatable, Sendable {
  /// Text.
  case paragraph(Paragraph)
  /// Rows and columns; its header stands again on every page it reaches.
  case table(Table)
  /// Blocks side by side, kept on one page.
  case columns([Column])
  /// A line of a length in points, in the middle of its width.
  case rule(length: Double, thickness: Double)
  /// Free space, in points.
  case space(Double)
  /// A QR code with the white margin it needs, so many points wide with it.
  case code(String, size: Double, alignment: Alignment)
  /// Equal cells that fill whole pages, for cutting.
  case grid(CellGrid)
  /// What follows begins a new page.
  case pageBreak

  /// A paragraph of one look.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - look: how it looks.
  ///   - style: how it is set.
  /// - Returns: the block.
  public static func text(
    _ text: String, _ look: TextLook = TextLook(), _ style: ParagraphStyle = ParagraphStyle()
  ) -> Block {
    .paragraph(Paragraph([TextSpan(text, look)], style))
  }

  /// A column of blocks among others.
  public struct Column: Equatable, Sendable {
    /// The part of the whole width it takes, 0…1.
    public var part: Double
    /// What stands in it.
    public var blocks: [Block]
    /// Where its blocks stand if other columns are higher.
    public var isAtBottom: Bool

    /// A column.
    ///
    /// - Parameters:
    ///   - part: the part of the whole width it takes.
    ///   - isAtBottom: whether its blocks stand at the bottom where others are higher.
    ///   - blocks: what stands in it.
    public init(_ part: Double, isAtBottom: Bool = false, _ blocks: [Block]) {
      self.part = part
      self.isAtBottom = isAtBottom
      self.blocks = blocks
    }
  }
}

/// Where text stands in its width.
public enum Alignment: Int, Equatable, Sendable {
  /// At the left.
  case left
  /// In the middle.
  case middle
  /// At the right.
  case right
}

/// Cells of equal size that fill pages, row by row, with lines to cut along.
public struct CellGrid: Equatable, Sendable {
  /// How many cells stand side by side.
  public var columns: Int
  /// How many rows of cells a page has.
  public var rows: Int
  /// The free space inside each cell, in points.
  public var padding: Double
  /// What stands in each cell; text becomes smaller where it would not fit.
  public var cells: [[Block]]

  /// A grid.
  ///
  /// - Parameters:
  ///   - columns: how many cells stand side by side.
  ///   - rows: how many rows of cells a page has.
  ///   - padding: the free space inside each cell.
  ///   - cells: what stands in each cell.
  public init(columns: Int, rows: Int, padding: Double, cells: [[Block]]) {
    self.columns = columns
    self.rows = rows
    self.padding = padding
    self.cells = cells
  }
}
