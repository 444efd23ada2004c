import DriveFiles

/// The words, numbers and signs of a text about times.
struct TimeTokens: Equatable {
  /// One word, number or sign.
  enum Token: Equatable {
    case number(value: Int, digits: Int)
    case word(String)
    case sign(UnicodeScalar)
  }

  var tokens: ArraySlice<Token>

  init(_ text: String) {
    let plain = WrittenText.plain(text).lowercased()
    var tokens: [Token] = []
    var (word, written) = ("", "")
    var digits = ""
    func endToken() {
      // Without its tone `tới` could not be distinguished from `tối`.
      if written == "đến" || written == "tới" {
        tokens.append(.sign("-"))
      } else if !word.isEmpty {
        tokens.append(.word(word))
      }
      written = ""
      if let value = Int(digits) { tokens.append(.number(value: value, digits: digits.count)) }
      (word, digits) = ("", "")
    }
    for scalar in plain.unicodeScalars {
      if let letter = VietnameseLetter(scalar) {
        if !digits.isEmpty { endToken() }
        word.unicodeScalars.append(UnicodeScalar(letter.base))
        written.unicodeScalars.append(scalar)
      } else if ("0"..."9").contains(scalar) {
        if !word.isEmpty { endToken() }
        digits.unicodeScalars.append(scalar)
      } else {
        endToken()
        if "-–—→~−➝➔".unicodeScalars.contains(scalar) {
          // `->` and `--` are one sign.
          if tokens.last != .sign("-") { tokens.append(.sign("-")) }
        } else if !scalar.properties.isWhitespace, scalar != ">" {
          tokens.append(.sign(scalar))
        }
      }
    }
    endToken()
    self.tokens = tokens[...]
  }

  var isEmpty: Bool { tokens.isEmpty }

  /// Whether the first token is one of some words.
  func begins(with words: Set<String>) -> Bool {
    guard case .word(let word) = tokens.first else { return false }
    return words.contains(word)
  }

  mutating func take(_ words: Set<String>) -> Bool {
    guard begins(with: words) else { return false }
    tokens.removeFirst()
    return true
  }

  mutating func take(_ sign: UnicodeScalar) -> Bool {
    guard tokens.first == .sign(sign) else { return false }
    tokens.removeFirst()
    return true
  }

  mutating func takeNumber(digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count) = tokens.first, digits.contains(count) else {
      return nil
    }
    tokens.removeFirst()
    return value
  }

  /// Takes words that stand in this order.
  mutating func take(all words: String...) -> Bool {
    guard tokens.count >= words.count,
      zip(tokens, words).allSatisfy({ $0 == .word($1) })
    else { return false }
    tokens.removeFirst(words.count)
    return true
  }
}
