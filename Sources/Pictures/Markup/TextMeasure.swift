import Foundation
import Wording

/// About how wide text is drawn: there is no font here to ask, but the fonts of `Look` share the
/// advance widths below, and what is laid out with them has a little room to spare.
package enum TextMeasure {
  /// The width of a line of text.
  package static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    let thousandths = text.decomposedScalars.reduce(0) { $0 + advance(of: $1) }
    return Double(thousandths) / 1000 * size * (isBold ? 1.08 : 1)
  }

  /// `text`, or its beginning and `…`, so that it is no wider than `room`.
  package static func shortened(
    _ text: String, to room: Double, size: Double, isBold: Bool = false
  ) -> String {
    guard width(of: text, size: size, isBold: isBold) > room else { return text }
    var kept = text
    while !kept.isEmpty, width(of: kept + "…", size: size, isBold: isBold) > room {
      kept.removeLast()
    }
    while kept.last == " " || kept.last == "," { kept.removeLast() }
    return kept + "…"
  }

  /// Lines no wider than `room`, broken at blanks; the last of `most` lines is shortened.
  package static func wrapped(
    _ text: String, to room: Double, size: Double, isBold: Bool = false, most: Int = 3
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || lines.count == most - 1
        || width(of: longer, size: size, isBold: isBold) <= room
      {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { shortened($0, to: room, size: size, isBold: isBold) }
  }

  /// The advance width of one scalar in thousandths of the size.
  private static func advance(of scalar: Unicode.Scalar) -> Int {
    if let known = ascii[safe: Int(scalar.value) - 0x20] { return known }
    switch scalar {
    // The horn of ơ and ư stands beside its letter, all other marks above or below it.
    case "\u{31B}": return 100
    case _ where scalar.properties.generalCategory == .nonspacingMark: return 0
    case "đ": return 556
    case "Đ": return 722
    case "…": return 1000
    case "·": return 333
    default: return TextWidth.columns(of: String(scalar)) == 2 ? 1000 : 620
    }
  }

  /// From the blank to the tilde.
  private static let ascii = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}

extension String {
  /// The scalars with every accent apart from its letter.
  var decomposedScalars: String.UnicodeScalarView {
    decomposedStringWithCanonicalMapping.unicodeScalars
  }
}

extension Array {
  /// The element at an index, or nil where there is none.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
