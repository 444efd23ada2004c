/// What all pictures have in common: sizes, margins, inks. Nothing is said by colour alone: lines
/// differ by dashes, areas by hatching, and every ink keeps its place when printed in grey.
enum Look {
  /// The width of a picture, unless what it shows needs more.
  static let width = 960.0
  /// The white around everything.
  static let margin = 32.0

  /// The first font at hand; all of them have the Vietnamese letters, and nearly the same widths.
  static let font = "Arimo, Arial, Helvetica, 'Noto Sans', sans-serif"

  /// The sizes of text.
  enum Size {
    static let title = 20.0
    static let heading = 14.0
    static let body = 13.0
    static let label = 12.0
    static let tick = 11.0
  }

  /// The inks, with their contrast on white.
  enum Ink {
    /// 17:1, what is read first.
    static let text = "#1a1a1a"
    /// 7:1, what is read second.
    static let quiet = "#595959"
    /// Lines that only guide the eye.
    static let grid = "#dedede"
    /// The axis itself.
    static let axis = "#8c8c8c"
    /// The plan.
    static let plan = "#1f4e79"
    /// The runs of a simulation.
    static let band = "#ccdaea"
    /// The edges of the band, so that it is seen on paper.
    static let bandEdge = "#7d9cbd"
    /// Limits and what breaks them.
    static let limit = "#a3180f"
  }
}

/// A place on the paper.
struct Frame: Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  /// Whether the two share more than an edge.
  func overlaps(_ other: Frame) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// Whether the other lies inside.
  func contains(_ other: Frame) -> Bool {
    x <= other.x && other.right <= right && y <= other.y && other.bottom <= bottom
  }
}
