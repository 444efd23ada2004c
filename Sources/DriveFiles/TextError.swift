package import Wording

/// Why a text is none that anybody typed: it holds what cannot be seen and does harm, or has no end.
package enum TextError: Equatable {
  /// Control characters, or such as turn the direction of text.
  case controlCharacters
  /// More characters than allowed.
  case tooLong(most: Int)

  /// The most characters of a text in a drive's files, however it is composed; hours of a day for
  /// each of a hundred sessions have fewer.
  package static let mostCharacters = 4_000
  /// The most characters of a person's name: no law allows more than a few dozen.
  package static let mostOfName = 300

  /// The error of a text; nil where it has none.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - most: the most characters, counted as Unicode scalars.
  package init?(_ text: String, most: Int) {
    if text.utf8.count > most, text.unicodeScalars.dropFirst(most).first != nil {
      self = .tooLong(most: most)
    } else if text.utf8.contains(where: TextError.mayBeControl),
      text.unicodeScalars.contains(where: TextError.isControl)
    {
      self = .controlCharacters
    } else {
      return nil
    }
  }

  /// Bytes that control characters are made of: C0, delete, and what C1 and the signs that turn text
  /// begin with.
  private static func mayBeControl(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2
  }

  /// Control characters but the tab and the ends of lines, which cells may hold; and the signs that
  /// override the direction of text.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: return false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: return true
    default: return false
    }
  }

  /// The kind of problem.
  package var code: ProblemCode {
    switch self {
    case .controlCharacters: return .controlCharacter
    case .tooLong: return .tooLong
    }
  }

  /// What was expected.
  package var expected: Expectation {
    switch self {
    case .controlCharacters: return .visibleText
    case .tooLong(let most): return .characters(most)
    }
  }

  /// What to do.
  package var hint: Hint? { self == .controlCharacters ? .typeAgain : nil }
}
