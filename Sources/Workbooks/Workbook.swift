/// A workbook to be written: sheets of cells, with how they look and print.
public struct Workbook: Equatable, Sendable {
  /// The title in the file's properties.
  public var title: String
  /// Who made it, in the file's properties.
  public var author: String
  /// The sheets, in order; at least one.
  public var sheets: [Worksheet]
  /// The font of every cell.
  public var font: String

  /// The Times New Roman of letters, which every office has.
  public static let usualFont = "Times New Roman"

  /// A workbook of these sheets.
  ///
  /// - Parameters:
  ///   - title: the title in the file's properties.
  ///   - author: who made it, in the file's properties.
  ///   - font: the font of every cell.
  ///   - sheets: the sheets.
  public init(
    title: String = "", author: String = "", font: String = Workbook.usualFont,
    sheets: [Worksheet]
  ) {
    self.title = title
    self.author = author
    self.font = font
    self.sheets = sheets
  }
}

/// One sheet to be written.
public struct Worksheet: Equatable, Sendable {
  /// Its name; ``SheetNames`` makes one that may be used of any text.
  public var name: String
  /// Whether it is hidden; the first sheet may not be.
  public var isHidden = false
  /// The columns from the first on, as far as they differ from the usual.
  public var columns: [SheetColumn] = []
  /// The rows from the first on.
  public var rows: [SheetRow] = []
  /// Cells shown as one; what the first of them holds is shown.
  public var merges: [CellRange] = []
  /// Cells that offer a list to choose from.
  public var choices: [CellChoice] = []
  /// How many rows at the top stay in sight.
  public var frozenRows = 0
  /// How many columns at the left stay in sight.
  public var frozenColumns = 0
  /// The table that can be filtered, its header row first.
  public var filter: CellRange?
  /// How it prints.
  public var page = PageSetup()

  /// An empty sheet.
  public init(name: String) { self.name = name }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - cells: its cells from the first column on.
  ///   - height: its height in points; nil for as high as its text.
  public mutating func add(_ cells: [Cell], height: Double? = nil) {
    rows.append(SheetRow(cells: cells, height: height))
  }

  /// Adds one text that spans columns, as titles do.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - style: how it looks.
  ///   - width: over how many columns it stands.
  ///   - height: the height of its row in points.
  public mutating func add(
    title text: String, style: CellStyle, over width: Int, height: Double? = nil
  ) {
    if width > 1 {
      merges.append(
        CellRange(
          from: CellAddress(row: rows.count, column: 0),
          to: CellAddress(row: rows.count, column: width - 1)))
    }
    add([Cell(.text(text), style)], height: height)
  }
}

/// A row to be written.
public struct SheetRow: Equatable, Sendable {
  /// The cells from the first column on.
  public var cells: [Cell]
  /// The height in points; nil for as high as its text.
  public var height: Double?
  /// Whether it is hidden.
  public var isHidden = false

  /// A row of cells.
  public init(cells: [Cell], height: Double? = nil) {
    self.cells = cells
    self.height = height
  }
}

/// How wide a column is.
public struct SheetColumn: Equatable, Sendable {
  /// The width in digits of the usual font.
  public var width: Double
  /// Whether it is hidden.
  public var isHidden: Bool
  /// How its cells look where they hold nothing yet; a text format keeps what is typed as text.
  public var style: CellStyle?

  /// A column.
  public init(width: Double, isHidden: Bool = false, style: CellStyle? = nil) {
    self.width = width
    self.isHidden = isHidden
    self.style = style
  }
}

/// A cell to be written.
public struct Cell: Equatable, Sendable {
  /// What it holds.
  public var content: Content
  /// How it looks.
  public var style: CellStyle

  /// What a cell can hold. There are no formulas: whatever text begins with, it stays text.
  public enum Content: Equatable, Sendable {
    /// Nothing.
    case empty
    /// Text.
    case text(String)
    /// A number.
    case number(Double)
  }

  /// A cell.
  public init(_ content: Content = .empty, _ style: CellStyle = CellStyle()) {
    self.content = content
    self.style = style
  }

  /// A cell with text.
  public init(_ text: String, _ style: CellStyle = CellStyle()) {
    self.init(text.isEmpty ? .empty : .text(text), style)
  }

  /// A cell with a whole number.
  public init(_ number: Int, _ style: CellStyle = CellStyle()) {
    self.init(.number(Double(number)), style)
  }
}

/// Cells that offer a list to choose from.
public struct CellChoice: Equatable, Sendable {
  /// The cells.
  public var cells: CellRange
  /// The sheet that holds the list, by its index in the workbook.
  public var sheet: Int
  /// Where that sheet holds it: one column.
  public var list: CellRange
  /// Whether something else may be typed, too.
  public var allowsOthers: Bool
  /// The prompt shown when a cell is selected; empty for none.
  public var prompt: String

  /// Cells with a list.
  ///
  /// - Parameters:
  ///   - cells: the cells that offer it.
  ///   - sheet: the sheet that holds the list, by its index in the workbook.
  ///   - list: where that sheet holds it.
  ///   - allowsOthers: whether something else may be typed, too.
  ///   - prompt: the text shown when a cell is selected.
  public init(
    cells: CellRange, sheet: Int, list: CellRange, allowsOthers: Bool = true, prompt: String = ""
  ) {
    self.cells = cells
    self.sheet = sheet
    self.list = list
    self.allowsOthers = allowsOthers
    self.prompt = prompt
  }
}
