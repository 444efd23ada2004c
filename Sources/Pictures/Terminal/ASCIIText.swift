extension String {
  /// The text in ASCII alone: letters without their accents, signs by the nearest there is.
  public var inASCII: String {
    var result = String.UnicodeScalarView()
    for scalar in decomposedScalars {
      switch scalar {
      case _ where scalar.isASCII: result.append(scalar)
      case _ where scalar.properties.generalCategory == .nonspacingMark: continue
      default: result.append(contentsOf: (asciiSigns[scalar] ?? "?").unicodeScalars)
      }
    }
    return String(result)
  }
}

private let asciiSigns: [Unicode.Scalar: String] = [
  "đ": "d", "Đ": "D", "–": "-", "—": "-", "…": "...", "·": "-", "−": "-", "×": "x", "•": "o",
  "█": "#", "▇": "#", "▆": "#", "▅": ":", "▄": ":", "▃": ":", "▂": ".", "▁": ".", "╌": "-",
  "▒": "X", "│": "|", "└": "+", "┬": "+", "─": "-",
]
