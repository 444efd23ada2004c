import DriveFiles

extension String {
  /// The scalars in Unicode normal form C.
  var normalisedScalars: String.UnicodeScalarView { normalised.unicodeScalars }

  /// The text in one line, in normal form C: no spaces at the ends, one between words, no
  /// characters that nobody sees.
  var tidied: String {
    isTidy ? normalised : rebuilt
  }

  /// Whether nothing but the normal form can be amiss; seen from the bytes, with some false alarms.
  private var isTidy: Bool {
    var last: UInt8 = 0x20
    for byte in utf8 {
      switch byte {
      case ..<0x20, 0x7F, 0xC2, 0xCD, 0xE2, 0xE3, 0xEF: return false
      case 0x20 where last == 0x20: return false
      default: last = byte
      }
    }
    return last != 0x20
  }

  private var rebuilt: String {
    var scalars = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in normalisedScalars {
      switch scalar.value {
      case 0x00...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
        needsSpace = !scalars.isEmpty
      case 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: continue
      default:
        if needsSpace { scalars.append(" ") }
        needsSpace = false
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
