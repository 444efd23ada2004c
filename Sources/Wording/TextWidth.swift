/// How many columns of a terminal text takes, and text made to fit.
public enum TextWidth {
  /// The columns that are safe everywhere.
  public static let page = 80

  /// The columns `text` takes: none for combining marks, two for wide characters.
  public static func columns(of text: some StringProtocol) -> Int {
    var plain = 0
    for scalar in text.unicodeScalars {
      guard isPlain(scalar) else { return text.reduce(0) { $0 + columns(of: $1) } }
      plain += 1
    }
    return plain
  }

  /// `text` on one line, without anything that moves a terminal's cursor or turns its direction.
  public static func printable(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isPlain) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result.append(" ")
      case .format where scalar != "\u{200D}": continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` with its lines and tabs, and without anything else that moves a terminal's cursor,
  /// colours it or turns its direction.
  public static func printableLines(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isUnprintable(scalar) {
        result.append(scalar)
      } else if scalar.properties.generalCategory != .format {
        result.append(" ")
      }
    }
    return String(result)
  }

  /// Whether a scalar must reach no terminal: control characters but the tab and the end of a line,
  /// and the invisible ones that turn text or hide in it.
  public static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    if isPlain(scalar) || scalar == "\n" || scalar == "\t" { return false }
    if scalar.value < 0x80 { return true }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    // Emoji are joined by this one.
    case .format: return scalar != "\u{200D}"
    default: return false
    }
  }

  /// The beginning of a value as messages quote it: at most ``mostQuoted`` characters, each of a few
  /// scalars at most, on one line.
  public static func quoted(_ text: String) -> String {
    beginning(of: text, characters: mostQuoted, scalars: 2 * mostQuoted)
  }

  /// The most characters of a value that messages quote.
  public static let mostQuoted = 80

  /// The beginning of a text that has at most so many characters and at most so many scalars, with
  /// `…` where something was left out. A character with more marks than that is cut inside.
  public static func beginning(of text: String, characters: Int, scalars: Int) -> String {
    let most = text.unicodeScalars.index(
      text.unicodeScalars.startIndex, offsetBy: scalars, limitedBy: text.unicodeScalars.endIndex)
    // Long texts are not looked through to their ends.
    let start = most.map { text.unicodeScalars[..<$0] } ?? text.unicodeScalars[...]
    let isCut = start.endIndex < text.unicodeScalars.endIndex
    let beginning = String(start)
    let end = beginning.index(
      beginning.startIndex, offsetBy: characters, limitedBy: beginning.endIndex)
    guard isCut || end.map({ $0 < beginning.endIndex }) ?? false else { return text }
    let keep = beginning.index(
      beginning.startIndex, offsetBy: max(0, characters - 1), limitedBy: beginning.endIndex)
    var kept = String(keep.map { beginning[..<$0] } ?? beginning[...]).unicodeScalars
    while kept.count > scalars - 1 { kept.removeLast() }
    return String(kept) + "…"
  }

  /// `text` and as many blanks as make it `width` columns, on its right or, for numbers, its left.
  public static func padded(_ text: String, to width: Int, onLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - columns(of: text)))
    return onLeft ? blanks + text : text + blanks
  }

  /// The beginning of `text` that fits `width` columns, with `…` where something was left out.
  public static func shortened(_ text: String, to width: Int) -> String {
    guard columns(of: text) > width else { return text }
    var result = ""
    var taken = 1
    for character in text {
      taken += columns(of: character)
      if taken > width { break }
      result.append(character)
    }
    return result + "…"
  }

  /// Lines of at most `width` columns, broken at blanks; a longer word is cut.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    lines(of: text.split(separator: " ").map(String.init), joinedBy: " ", width: width)
  }

  /// Lines of at most `width` columns that hold the items with `, ` between; an item is broken only
  /// where it alone is longer than a line.
  public static func list(_ items: [String], to width: Int) -> [String] {
    var parts: [String] = []
    for (place, item) in items.enumerated() {
      let text = place < items.count - 1 ? item + "," : item
      parts += columns(of: text) > width ? wrapped(text, to: width) : [text]
    }
    return lines(of: parts, joinedBy: " ", width: width)
  }

  private static func lines(
    of words: [String], joinedBy separator: String, width: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    var taken = 0
    for word in words.flatMap({ cut($0, to: width) }) {
      let wide = columns(of: word)
      if !line.isEmpty, taken + 1 + wide > width {
        lines.append(line)
        (line, taken) = (word, wide)
      } else if line.isEmpty {
        (line, taken) = (word, wide)
      } else {
        line += separator + word
        taken += 1 + wide
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A word in pieces of at most `width` columns.
  private static func cut(_ word: String, to width: Int) -> [String] {
    guard columns(of: word) > width else { return [word] }
    var pieces = [""]
    var taken = 0
    for character in word {
      let wide = columns(of: character)
      if taken + wide > width, taken > 0 {
        pieces.append("")
        taken = 0
      }
      pieces[pieces.count - 1].append(character)
      taken += wide
    }
    return pieces
  }
}

extension TextWidth {
  /// Letters that take one column each and never join with a neighbour: Latin, the Vietnamese ones
  /// included, as they are after normalisation.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x1E00..<0x1F00: return true
    // Dashes, quotes, the ellipsis, arrows, bars.
    case 0x2010...0x2027, 0x2190...0x21FF, 0x2500...0x259F: return true
    default: return false
    }
  }

  private static func columns(of character: Character) -> Int {
    // A cluster is as wide as its widest scalar: marks add nothing to their letter.
    character.unicodeScalars.map(columns(of:)).max() ?? 0
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format, .lineSeparator, .paragraphSeparator:
      // A variation selector asks for the two-column form of a symbol.
      return scalar == "\u{FE0F}" ? 2 : 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// East Asian wide and full-width characters: Unicode Standard Annex 11, in whole blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF,
    0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
