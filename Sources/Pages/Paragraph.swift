/// Text that is broken into lines.
public struct Paragraph: Equatable, Sendable {
  /// Its parts, in order; a line break in them begins a new line.
  public var spans: [TextSpan]
  /// How it is set.
  public var style: ParagraphStyle

  /// A paragraph.
  ///
  /// - Parameters:
  ///   - spans: its parts.
  ///   - style: how it is set.
  public init(_ spans: [TextSpan], _ style: ParagraphStyle = ParagraphStyle()) {
    self.spans = spans
    self.style = style
  }

  /// The text without its looks.
  var text: String { spans.map(\.text).joined() }
}

/// A part of a paragraph.
public struct TextSpan: Equatable, Sendable {
  /// The text.
  public var text: String
  /// How it looks.
  public var look: TextLook

  /// A part of a paragraph.
  public init(_ text: String, _ look: TextLook = TextLook()) {
    self.text = text
    self.look = look
  }
}

/// How text looks.
public struct TextLook: Equatable, Sendable {
  /// The size in points.
  public var size: Double
  /// Whether it is bold.
  public var isBold: Bool
  /// Whether it is slanted.
  public var isItalic: Bool
  /// Whether a line stands below it.
  public var isUnderlined: Bool
  /// How pale it is: 0 is black, 1 would be white.
  public var grey: Double

  /// Plain text of 13 points, by default.
  ///
  /// - Parameters:
  ///   - size: the size in points.
  ///   - isBold: whether it is bold.
  ///   - isItalic: whether it is slanted.
  ///   - isUnderlined: whether a line stands below it.
  ///   - grey: how pale it is.
  public init(
    size: Double = 13, isBold: Bool = false, isItalic: Bool = false, isUnderlined: Bool = false,
    grey: Double = 0
  ) {
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
    self.isUnderlined = isUnderlined
    self.grey = grey
  }

  /// Plain text.
  public static func plain(_ size: Double) -> TextLook { TextLook(size: size) }
  /// Bold text.
  public static func bold(_ size: Double) -> TextLook { TextLook(size: size, isBold: true) }
  /// Slanted text.
  public static func italic(_ size: Double) -> TextLook { TextLook(size: size, isItalic: true) }
  /// Bold and slanted text.
  public static func boldItalic(_ size: Double) -> TextLook {
    TextLook(size: size, isBold: true, isItalic: true)
  }
}

/// How a paragraph is set.
public struct ParagraphStyle: Equatable, Sendable {
  /// Where its lines stand.
  public var alignment = Alignment.left
  /// Whether its lines, but the last, are as long as the width.
  public var isJustified = false
  /// Whether its lines are made about equally long, as in headings.
  public var isBalanced = false
  /// How far its first line is moved to the right, in points; below 0 moves the other lines.
  public var indent = 0.0
  /// How far the whole is moved to the right, in points.
  public var inset = 0.0
  /// The distance of its lines, as a multiple of the font's own.
  public var lineSpacing = 1.0
  /// Free space above it, in points, but not at the top of a page.
  public var above = 0.0
  /// Whether it stands on the page of what follows.
  public var staysWithNext = false
  /// How long a line in the middle below it is, as a part of the text's width; 0 for none.
  public var ruleBelow = 0.0

  /// Lines from the left.
  public init() {}

  /// A style with some of its parts changed.
  public init(_ change: (inout ParagraphStyle) -> Void) {
    change(&self)
  }

  /// Lines in the middle, about equally long.
  ///
  /// - Parameters:
  ///   - above: free space above.
  ///   - ruleBelow: how long a line below is, as a part of the text's width.
  ///   - staysWithNext: whether it stands on the page of what follows.
  /// - Returns: the style.
  public static func centered(
    above: Double = 0, ruleBelow: Double = 0, staysWithNext: Bool = true
  ) -> ParagraphStyle {
    ParagraphStyle {
      $0.alignment = .middle
      $0.isBalanced = true
      $0.above = above
      $0.ruleBelow = ruleBelow
      $0.staysWithNext = staysWithNext
    }
  }
}
