/// A letter of Vietnamese text taken apart: its plain letter, its mark, its tone.
struct VietnameseLetter: Equatable {
  /// The small plain letter: `a` of `Ấ`, `d` of `đ`.
  let base: UInt8
  /// What makes it another letter: the roof, the bow, the horn or the stroke.
  let mark: Mark
  /// The tone it carries.
  let tone: Tone

  enum Mark: UInt8 { case none, roof, bow, horn, stroke }
  enum Tone: UInt8, CaseIterable { case level, rising, falling, asking, tumbling, heavy }

  /// Each letter without tone, then with the five tones, in the order of `Tone`.
  private static let rows: [(base: Character, mark: Mark, letters: String)] = [
    ("a", .none, "aáàảãạ"), ("a", .bow, "ăắằẳẵặ"), ("a", .roof, "âấầẩẫậ"), ("d", .stroke, "đ"),
    ("e", .none, "eéèẻẽẹ"), ("e", .roof, "êếềểễệ"), ("i", .none, "iíìỉĩị"),
    ("o", .none, "oóòỏõọ"), ("o", .roof, "ôốồổỗộ"), ("o", .horn, "ơớờởỡợ"),
    ("u", .none, "uúùủũụ"), ("u", .horn, "ưứừửữự"), ("y", .none, "yýỳỷỹỵ"),
  ]

  /// By the scalar's number, up to the last of Latin Extended Additional.
  private static let table: [VietnameseLetter?] = {
    var table = [VietnameseLetter?](repeating: nil, count: 0x1F00)
    for row in rows {
      for (index, letter) in row.letters.enumerated() {
        let value = VietnameseLetter(
          base: row.base.asciiValue ?? 0, mark: row.mark,
          tone: Tone(rawValue: UInt8(index)) ?? .level)
        for scalar in [letter.lowercased(), letter.uppercased()].flatMap(\.unicodeScalars) {
          table[Int(scalar.value)] = value
        }
      }
    }
    return table
  }()

  /// The letter a scalar is; nil for one that Vietnamese does not write, and for no letter.
  init?(_ scalar: UnicodeScalar) {
    switch scalar.value {
    case 0x61...0x7A: self.init(base: UInt8(scalar.value), mark: .none, tone: .level)
    case 0x41...0x5A: self.init(base: UInt8(scalar.value) + 0x20, mark: .none, tone: .level)
    case 0x80..<0x1F00:
      guard let letter = VietnameseLetter.table[Int(scalar.value)] else { return nil }
      self = letter
    default: return nil
    }
  }

  private init(base: UInt8, mark: Mark, tone: Tone) {
    (self.base, self.mark, self.tone) = (base, mark, tone)
  }
}

/// Ways to compare text as people do.
package enum Folding {
  /// Small letters without marks and tones, words apart by one space: `Họ và tên:` is
  /// `ho va ten`.
  package static func words(_ text: String) -> String {
    var folded: [UInt8] = []
    for scalar in text.normalisedScalars {
      if let letter = VietnameseLetter(scalar) {
        folded.append(letter.base)
      } else if ("0"..."9").contains(scalar) {
        folded.append(UInt8(scalar.value))
      } else if scalar.value > 0x7F, scalar.properties.isAlphabetic {
        folded.append(contentsOf: String(scalar).lowercased().utf8)
      } else if let last = folded.last, last != 0x20,
        scalar.value < 0x80 || !scalar.properties.isDiacritic
      {
        folded.append(0x20)
      }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// The key of a name: small letters, and the tone of each word at its end, so that `hoà` and
  /// `hòa` are the same name, but `An` and `Ân` are two.
  package static func name(_ text: String) -> String {
    var key: [UInt8] = []
    var tone = VietnameseLetter.Tone.level
    func endWord() {
      if tone != .level { key.append(0x30 + tone.rawValue) }
      tone = .level
    }
    for scalar in text.normalisedScalars {
      if let letter = VietnameseLetter(scalar) {
        key.append(letter.base)
        if letter.mark != .none { key.append(0x40 + letter.mark.rawValue) }
        if letter.tone != .level { tone = letter.tone }
      } else if scalar == " " || scalar.properties.isWhitespace {
        endWord()
        if key.last != 0x20 { key.append(0x20) }
      } else {
        key.append(contentsOf: String(scalar).lowercased().utf8)
      }
    }
    endWord()
    if key.last == 0x20 { key.removeLast() }
    return String(decoding: key, as: UTF8.self)
  }
}
