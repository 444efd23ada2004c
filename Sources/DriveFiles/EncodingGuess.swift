/// Guesses in which encoding of Vietnamese a text was saved that is not UTF-8.
enum EncodingGuess {
  /// The likeliest encoding by its marks; nil if none stands out.
  ///
  /// Windows-1258 writes tones as bytes of their own after a vowel. TCVN3 has one byte for each
  /// letter, and đ, the commonest of them, is one that Windows-1258 has for a trade mark.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let sample = bytes.prefix(1 << 16)
    if sample.starts(with: [0xFF, 0xFE]) || sample.starts(with: [0xFE, 0xFF])
      || sample.contains(0)
    {
      return "UTF-16"
    }
    var tones = 0
    var tcvn = 0
    var last: UInt8 = 0
    for byte in sample {
      if [0xCC, 0xD2, 0xDE, 0xEC, 0xF2].contains(byte), isVowel1258(last) { tones += 1 }
      if byte == 0xAE || byte == 0xA7 || (0xB5...0xB9).contains(byte) { tcvn += 1 }
      last = byte
    }
    guard tones != tcvn else { return nil }
    return tones > tcvn ? "Windows-1258" : "TCVN3 (ABC)"
  }

  private static func isVowel1258(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41, 0x45, 0x49, 0x4F, 0x55, 0x59, 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: return true
    case 0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD, 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD: return true
    default: return false
    }
  }
}
