/// Tells words that Vietnamese can have from those that only a wrong encoding shows.
enum VietnameseSyllable {
  private static let beginnings = Set(
    ("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x").split(separator: " ")
      .map { Array($0.unicodeScalars) } + [[]])

  /// What can follow the beginning, without tones.
  private static let ends = Set(
    ("""
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em \
    en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt \
    iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet \
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc \
    uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu ư \
    ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ưt ưu y yêm yên yêng yêt yêu yt ynh ych
    """).split(separator: " ").map { Array($0.unicodeScalars) })

  /// Whether a word has the shape of a Vietnamese syllable, or has ASCII letters only.
  static func isPlausible(_ word: some Collection<UnicodeScalar>) -> Bool {
    var plain: [UnicodeScalar] = []
    var tones = 0
    var tone = VietnameseLetter.Tone.level
    for scalar in word {
      guard let letter = VietnameseLetter(scalar) else { return false }
      if letter.tone != .level { (tones, tone) = (tones + 1, letter.tone) }
      plain.append(toneless(letter))
    }
    guard tones <= 1, !plain.isEmpty else { return false }
    for length in (0...min(3, plain.count)).reversed() {
      let (beginning, end) = (Array(plain[..<length]), Array(plain[length...]))
      guard beginnings.contains(beginning), ends.contains(end) || isShortened(beginning, end) else {
        continue
      }
      // After a stop only two tones can be distinguished.
      guard let last = end.last, "cpt".unicodeScalars.contains(last) || end.isStoppedByCH else {
        return true
      }
      return tone == .rising || tone == .heavy || tone == .level
    }
    return false
  }

  /// `gì`, `giêng`: the i of the beginning is that of the end.
  private static func isShortened(_ beginning: [UnicodeScalar], _ end: [UnicodeScalar]) -> Bool {
    beginning == ["g", "i"] && (end.isEmpty || ends.contains(["i"] + end))
  }

  private static func toneless(_ letter: VietnameseLetter) -> UnicodeScalar {
    switch (UnicodeScalar(letter.base), letter.mark) {
    case ("a", .roof): return "â"
    case ("a", .bow): return "ă"
    case ("d", .stroke): return "đ"
    case ("e", .roof): return "ê"
    case ("o", .roof): return "ô"
    case ("o", .horn): return "ơ"
    case ("u", .horn): return "ư"
    case (let plain, _): return plain
    }
  }
}

extension [UnicodeScalar] {
  fileprivate var isStoppedByCH: Bool { suffix(2) == ["c", "h"] }
}
