/// How a cell looks.
public struct CellStyle: Hashable, Sendable {
  /// Whether the text is bold.
  public var isBold = false
  /// Whether the text is slanted.
  public var isItalic = false
  /// The size of the text in points.
  public var size = 11.0
  /// The colour behind the text as 0xRRGGBB; nil for none.
  public var fill: UInt32?
  /// The colour of the text as 0xRRGGBB; nil for black.
  public var color: UInt32?
  /// Whether a thin line runs around the cell.
  public var hasBorder = false
  /// Where the text stands.
  public var alignment: Alignment?
  /// How many characters the text stands away from the edge it is aligned to.
  public var indent = 0
  /// Whether long text is broken into lines.
  public var wraps = false
  /// The number format, such as `0.0`; ``asText`` keeps what is typed as text.
  public var numberFormat: String?

  /// The number format of cells that hold text whatever is typed: telephone numbers keep their 0.
  public static let asText = "@"

  /// Where the text of a cell stands.
  public enum Alignment: Hashable, Sendable {
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }

  /// A plain cell, by default.
  ///
  /// - Parameters:
  ///   - isBold: whether the text is bold.
  ///   - isItalic: whether the text is slanted.
  ///   - size: the size of the text in points.
  ///   - fill: the colour behind the text as 0xRRGGBB.
  ///   - color: the colour of the text as 0xRRGGBB.
  ///   - hasBorder: whether a thin line runs around the cell.
  ///   - alignment: where the text stands.
  ///   - indent: how many characters it stands away from the edge.
  ///   - wraps: whether long text is broken into lines.
  ///   - numberFormat: the number format.
  public init(
    isBold: Bool = false, isItalic: Bool = false, size: Double = 11, fill: UInt32? = nil,
    color: UInt32? = nil, hasBorder: Bool = false, alignment: Alignment? = nil,
    indent: Int = 0, wraps: Bool = false, numberFormat: String? = nil
  ) {
    self.isBold = isBold
    self.isItalic = isItalic
    self.size = size
    self.fill = fill
    self.color = color
    self.hasBorder = hasBorder
    self.alignment = alignment
    self.indent = indent
    self.wraps = wraps
    self.numberFormat = numberFormat
  }
}

/// How a sheet prints, on A4.
public struct PageSetup: Equatable, Sendable {
  /// Whether the longer side lies at the top.
  public var isLandscape = false
  /// Whether all columns are made to fit one page's width.
  public var fitsWidth = true
  /// The rows that every page repeats at its top, from 0.
  public var repeatedRows: ClosedRange<Int>?
  /// The rows, from 0, that begin a new page.
  public var pageBreaks: [Int] = []
  /// The margins in millimetres.
  public var margins = Margins()
  /// What stands at the foot of each page, in Excel's notation: `&C&P/&N`; at most 255 characters.
  public var footer = "&C&P/&N"
  /// What stands at the head of each page, in Excel's notation; at most 255 characters.
  public var header = ""

  /// Margins in millimetres.
  public struct Margins: Equatable, Sendable {
    /// The margin at the left.
    public var left = 20.0
    /// The margin at the right.
    public var right = 15.0
    /// The margin at the top.
    public var top = 20.0
    /// The margin at the bottom.
    public var bottom = 20.0

    /// The margins of letters.
    public init() {}
  }

  /// A4 upright, as wide as the page.
  public init() {}
}
