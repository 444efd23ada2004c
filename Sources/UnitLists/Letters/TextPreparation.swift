import DriveFiles

extension String {
  /// The scalars in Unicode normal form C.
  var normalisedScalars: String.UnicodeScalarView { normalised.unicodeScalars }

  /// The text in one line, in normal form C: no spaces at the ends, one between words, no
  /// characters that nobody sees.
  var tidied: String {
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
