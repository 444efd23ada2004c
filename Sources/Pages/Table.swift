/// Rows and columns with lines around every cell.
public struct Table: Equatable, Sendable {
  /// The columns, from the left.
  public var columns: [TableColumn]
  /// The rows that stand again at the top of every page the table reaches.
  public var header: [TableRow]
  /// The other rows.
  public var rows: [TableRow]
  /// The free space inside a cell at its left and right, in points.
  public var padding = 4.0
  /// The free space inside a cell above and below, in points.
  public var leading = 2.5
  /// Free space above the table, in points.
  public var above = 0.0

  /// A table.
  ///
  /// - Parameters:
  ///   - columns: the columns.
  ///   - header: the rows that stand again on every page.
  ///   - rows: the other rows.
  public init(columns: [TableColumn], header: [TableRow], rows: [TableRow]) {
    self.columns = columns
    self.header = header
    self.rows = rows
  }
}

/// A column of a table.
public struct TableColumn: Equatable, Sendable {
  /// The width in points; nil for a share of what the others leave.
  public var width: Double?
  /// The share of what the others leave, against those of other such columns.
  public var share: Double

  /// A column so many points wide.
  public static func fixed(_ width: Double) -> TableColumn { TableColumn(width: width, share: 0) }
  /// A column that takes a share of what the others leave.
  public static func flexible(_ share: Double = 1) -> TableColumn {
    TableColumn(width: nil, share: share)
  }
}

/// A row of a table.
public struct TableRow: Equatable, Sendable {
  /// Its cells, from the left.
  public var cells: [TableCell]
  /// The least height in points.
  public var height: Double
  /// Whether it stands on the page of the next row, as headings do.
  public var staysWithNext: Bool
  /// Whether it is left out, with the like rows after it, rather than begin another page.
  public var isSpare: Bool

  /// A row.
  ///
  /// - Parameters:
  ///   - cells: its cells.
  ///   - height: the least height.
  ///   - staysWithNext: whether it stands on the page of the next row.
  ///   - isSpare: whether it is left out rather than begin another page.
  public init(
    _ cells: [TableCell], height: Double = 0, staysWithNext: Bool = false, isSpare: Bool = false
  ) {
    self.cells = cells
    self.height = height
    self.staysWithNext = staysWithNext
    self.isSpare = isSpare
  }
}

/// A cell of a table.
public struct TableCell: Equatable, Sendable {
  /// What stands in it.
  public var content: Content
  /// Over how many columns it stands.
  public var span: Int
  /// How dark it is: 1 is white.
  public var fill: Double?

  /// What can stand in a cell.
  public enum Content: Equatable, Sendable {
    /// Text.
    case text(Paragraph)
    /// An empty square to be ticked.
    case tickBox
  }

  /// A cell with text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - look: how it looks.
  ///   - alignment: where it stands.
  ///   - span: over how many columns.
  ///   - fill: how dark the cell is.
  public init(
    _ text: String, _ look: TextLook, _ alignment: Alignment = .left, span: Int = 1,
    fill: Double? = nil
  ) {
    let style = ParagraphStyle { $0.alignment = alignment }
    self.init(Paragraph([TextSpan(text, look)], style), span: span, fill: fill)
  }

  /// A cell with a paragraph.
  ///
  /// - Parameters:
  ///   - paragraph: the paragraph.
  ///   - span: over how many columns.
  ///   - fill: how dark the cell is.
  public init(_ paragraph: Paragraph, span: Int = 1, fill: Double? = nil) {
    content = .text(paragraph)
    self.span = span
    self.fill = fill
  }

  /// A cell with an empty square to be ticked.
  public static var tickBox: TableCell {
    var cell = TableCell("", TextLook())
    cell.content = .tickBox
    return cell
  }
}
