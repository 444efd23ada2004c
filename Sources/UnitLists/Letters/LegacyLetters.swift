import Foundation

/// The encodings Vietnamese was written in before Unicode, each byte given as the Latin letter
/// that programs show for it.
enum LegacyLetters: String, CaseIterable, Sendable {
  case windows1258 = "Windows-1258"
  case tcvn3 = "TCVN3"
  case vni = "VNI"
  /// UTF-8 that a program took for Windows-1252.
  case doubleUTF8 = "UTF-8"

  /// The text that was meant.
  func decoded(_ text: String) -> String {
    switch self {
    case .windows1258: return LegacyLetters.map(text, LegacyLetters.letters1258)
    case .tcvn3: return LegacyLetters.map(text, LegacyLetters.lettersTCVN3)
    case .vni: return VNILetters.decoded(text)
    case .doubleUTF8: return DoubleUTF8.decoded(text) ?? text
    }
  }

  /// What the bytes from 0xA0 on mean in TCVN 5712; the capitals with tones are not those of the
  /// fonts, which have them as a font of their own.
  private static let lettersTCVN3 = table(
    from: 0xA1,
    "ĂÂÊÔƠƯĐăâêôơưđẶ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
      + "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ")

  /// What the bytes from 0x80 on mean in Windows-1258: tones stand after their letter.
  private static let letters1258: [UInt32: UnicodeScalar] = {
    var letters = table(
      from: 0xC0,
      "ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ"
    )
    letters.merge(
      [
        0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ",
        0x89: "‰", 0x8B: "‹", 0x8C: "Œ", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•",
        0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9B: "›", 0x9C: "œ", 0x9F: "Ÿ",
      ]
    ) { $1 }
    return letters
  }()

  private static func table(from first: UInt32, _ letters: String) -> [UInt32: UnicodeScalar] {
    var table: [UInt32: UnicodeScalar] = [:]
    for (index, scalar) in letters.unicodeScalars.enumerated() {
      table[first + UInt32(index)] = scalar
    }
    return table
  }

  private static func map(_ text: String, _ letters: [UInt32: UnicodeScalar]) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(letters[scalar.value] ?? scalar) }
    return String(scalars).precomposedStringWithCanonicalMapping
  }
}

/// VNI writes most letters as a plain one and a second that stands for mark and tone.
enum VNILetters {
  /// The tones that stand alone, and those that come with a roof or a bow.
  private static let marks: [Character: String] = [
    "ù": "\u{301}", "ø": "\u{300}", "û": "\u{309}", "õ": "\u{303}", "ï": "\u{323}",
    "â": "\u{302}", "á": "\u{302}\u{301}", "à": "\u{302}\u{300}", "å": "\u{302}\u{309}",
    "ã": "\u{302}\u{303}", "ä": "\u{302}\u{323}",
    "ê": "\u{306}", "é": "\u{306}\u{301}", "è": "\u{306}\u{300}", "ú": "\u{306}\u{309}",
    "ü": "\u{306}\u{303}", "ë": "\u{306}\u{323}",
  ]
  private static let letters: [Character: String] = [
    "ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
  ]

  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = Substring(text.precomposedStringWithCanonicalMapping)
    while let letter = rest.popFirst() {
      let lower = Character(letter.lowercased())
      let plain = letters[lower] ?? String(lower)
      var meant = plain
      if let next = rest.first, let mark = marks[Character(next.lowercased())],
        let whole = composed(plain, mark)
      {
        meant = whole
        rest.removeFirst()
      }
      result += letter == lower ? meant : meant.uppercased()
    }
    return result
  }

  /// A letter with its mark, where Vietnamese has it.
  private static func composed(_ letter: String, _ mark: String) -> String? {
    guard ["a", "e", "o", "u", "y", "ơ", "ư"].contains(letter) else { return nil }
    let whole = (letter + mark).precomposedStringWithCanonicalMapping
    guard whole.unicodeScalars.count == 1, let scalar = whole.unicodeScalars.first,
      VietnameseLetter(scalar) != nil
    else { return nil }
    return whole
  }
}
