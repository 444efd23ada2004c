/// A document on A4 pages: text, tables, rules and QR codes one below the other.
public struct PagedDocument: Equatable, Sendable {
  /// The title in the file's properties.
  public var title: String
  /// Who made it, in the file's properties.
  public var author: String
  /// The language of its text, such as `vi`.
  public var language: String
  /// When it was made, such as `2021-12-01T00:00:00Z`; the same document gives the same bytes.
  public var created: String
  /// The free space around what stands on a page.
  public var margins: PageMargins
  /// What stands in the margins of the pages.
  public var running = RunningMatter()
  /// What stands on the pages, from the top.
  public var blocks: [Block]

  /// A document.
  ///
  /// - Parameters:
  ///   - title: the title in the file's properties.
  ///   - author: who made it, in the file's properties.
  ///   - language: the language of its text.
  ///   - created: when it was made, in ISO 8601.
  ///   - margins: the free space around what stands on a page.
  ///   - blocks: what stands on the pages.
  public init(
    title: String, author: String = "", language: String = "vi",
    created: String = PagedDocument.usualCreation, margins: PageMargins = .letter,
    blocks: [Block] = []
  ) {
    self.title = title
    self.author = author
    self.language = language
    self.created = created
    self.margins = margins
    self.blocks = blocks
  }

  /// The time documents were made, by default.
  public static let usualCreation = "2000-01-01T00:00:00Z"

  /// Fonts with the widths of Times New Roman, the one that is there first.
  static let families = "Tinos, Times New Roman, Liberation Serif"
}

/// The sizes of A4, in points.
public enum PaperSize {
  /// 210 mm.
  public static let width = 210 * point
  /// 297 mm.
  public static let height = 297 * point
  /// The points of a millimetre.
  public static let point = 72 / 25.4
}

/// The free space around what stands on a page, in points.
public struct PageMargins: Equatable, Sendable {
  /// The margin at the left.
  public let left: Double
  /// The margin at the right.
  public let right: Double
  /// The margin at the top.
  public let top: Double
  /// The margin at the bottom.
  public let bottom: Double

  /// Margins in millimetres.
  ///
  /// - Parameters:
  ///   - left: the margin at the left.
  ///   - right: the margin at the right.
  ///   - top: the margin at the top.
  ///   - bottom: the margin at the bottom.
  public init(left: Double, right: Double, top: Double, bottom: Double) {
    self.left = left * PaperSize.point
    self.right = right * PaperSize.point
    self.top = top * PaperSize.point
    self.bottom = bottom * PaperSize.point
  }

  /// Those of office letters: room for binding at the left.
  public static let letter = PageMargins(left: 30, right: 15, top: 20, bottom: 20)
  /// Those of lists that lie on a table.
  public static let list = PageMargins(left: 18, right: 15, top: 17, bottom: 17)
  /// Those of sheets that are cut into pieces: what every printer leaves free.
  public static let sheet = PageMargins(left: 8, right: 8, top: 8, bottom: 8)

  /// The width between the margins.
  public var textWidth: Double { PaperSize.width - left - right }
  /// The height between the margins.
  public var textHeight: Double { PaperSize.height - top - bottom }
}

/// What stands in the margins of the pages.
public struct RunningMatter: Equatable, Sendable {
  /// Where the number of the page stands.
  public var numbering = Numbering.none
  /// A word in a frame at the head of every page, such as that it is a draft; empty for none.
  public var mark = ""
  /// Small text at the foot of every page, at the left; empty for none.
  public var foot = ""

  /// Nothing in the margins.
  public init() {}

  /// Where the number of the page stands.
  public enum Numbering: Equatable, Sendable {
    /// Pages have no numbers.
    case none
    /// In the middle of the head, from the second page on: the rule of official letters.
    case letter
    /// At the right of the foot, with the number of all pages: `2/5`.
    case foot
  }
}

/// Why a document cannot be made.
public enum PageError: Error, Equatable, Sendable {
  /// The font has no glyph for a character; with the text it stands in, and the font.
  case noGlyph(character: String, text: String, font: String)
  /// Something is higher than a page; with the beginning of its text.
  case tooHigh(text: String)
  /// No QR code holds the text.
  case noCode(text: String)
  /// The libraries failed; with their words.
  case failed(reason: String)
}
