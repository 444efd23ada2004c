/// One thing drawn on a page.
enum Mark {
  /// Some lines of a text.
  case text(LaidText, lines: Range<Int>, left: Double, top: Double)
  /// A straight line.
  case line(from: Point, to: Point, thickness: Double, dash: Double, grey: Double)
  /// A rectangle, with a fill from 0, black, to 1, white.
  case box(Rectangle, thickness: Double, fill: Double?)
  /// The squares of a QR code.
  case modules(CodeModules, left: Double, top: Double, size: Double)

  /// The same elsewhere.
  func moved(right: Double, down: Double) -> Mark {
    switch self {
    case .text(let text, let lines, let left, let top):
      return .text(text, lines: lines, left: left + right, top: top + down)
    case .line(let from, let to, let thickness, let dash, let grey):
      return .line(
        from: from.moved(right: right, down: down), to: to.moved(right: right, down: down),
        thickness: thickness, dash: dash, grey: grey)
    case .box(let box, let thickness, let fill):
      return .box(
        Rectangle(
          left: box.left + right, top: box.top + down, width: box.width, height: box.height),
        thickness: thickness, fill: fill)
    case .modules(let modules, let left, let top, let size):
      return .modules(modules, left: left + right, top: top + down, size: size)
    }
  }
}

/// A place on a page.
struct Point: Equatable {
  var x: Double
  var y: Double

  func moved(right: Double, down: Double) -> Point { Point(x: x + right, y: y + down) }
}

/// A part of a page.
struct Rectangle: Equatable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double
}

/// Marks that are never parted, from their own top left corner.
struct Piece {
  var marks: [Mark] = []
  var height = 0.0
  /// Free space above, but not at the top of a page.
  var above = 0.0
  /// Whether it stands on the page of the next piece.
  var staysWithNext = false
  /// Whether it is left out rather than begin another page.
  var isSpare = false
  /// Whether it begins a page.
  var beginsPage = false
  /// What stands above it where a page begins with it, such as the header of its table.
  var head: Head?
  /// The beginning of its text, for the error that it is too high.
  var text = ""

  /// What is repeated at the top of a page.
  struct Head {
    var marks: [Mark]
    var height: Double
  }
}
