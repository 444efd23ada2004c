/// The words of the name of a unit, with each usual abbreviation for what it stands for.
enum UnitWords {
  /// What abbreviations stand for, the longest first; both become the abbreviation.
  private static let phrases: [(words: [Substring], short: Substring)] = [
    ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"),
    ("trung hoc pho thong", "thpt"), ("trung hoc co so", "thcs"),
    ("uy ban mat tran to quoc", "ubmttq"), ("mat tran to quoc", "mttq"),
    ("lien doan lao dong", "ldld"), ("giao duc va dao tao", "gddt"),
    ("giao duc dao tao", "gddt"), ("gd va dt", "gddt"), ("gd dt", "gddt"),
    ("thanh nien cong san", "tncs"), ("chu thap do", "ctd"), ("lien hiep thanh nien", "lhtn"),
    ("lien hiep phu nu", "lhpn"), ("trach nhiem huu han", "tnhh"), ("ban chi huy", "bch"),
    ("tong cong ty", "tct"), ("cong ty", "cty"), ("co phan", "cp"), ("benh vien", "bv"),
    ("dai hoc", "dh"), ("cao dang", "cd"), ("tieu hoc", "th"), ("mam non", "mn"),
    ("mau giao", "mg"), ("van phong", "vp"), ("cong an", "ca"), ("thanh pho", "tp"),
    ("thi tran", "ttr"), ("thi xa", "tx"), ("phong giao duc", "pgd"), ("doan thanh nien", "dtn"),
    ("phuong", "p"), ("quan", "q"), ("huyen", "h"), ("xa", "x"), ("truong", "tr"), ("ub", "ubnd"),
  ].map { ($0.split(separator: " "), $1) }

  /// Words that names of one unit may have or not.
  static let droppable: Set<Substring> = ["ubnd", "tr", "so", "q", "h", "tp", "coquan"]
  /// Words that, where they are left out, make it likely and no more.
  static let placeWords: Set<Substring> = ["p", "x", "ttr", "tx"]

  /// The words of a text.
  static func words(_ text: String) -> [Substring] {
    let apart = split(Folding.words(text)).split(separator: " ")
    var words: [Substring] = []
    var place = 0
    while place < apart.count {
      let rest = apart[place...]
      if let phrase = phrases.first(where: { rest.starts(with: $0.words) }) {
        words.append(phrase.short)
        place += phrase.words.count
      } else {
        words.append(apart[place])
        place += 1
      }
    }
    return words
  }

  /// `mn1` as `mn 1`.
  private static func split(_ folded: String) -> String {
    var text = ""
    var last: Character?
    for character in folded {
      if let last, last != " ", character != " ", last.isNumber != character.isNumber {
        text.append(" ")
      }
      text.append(character)
      last = character
    }
    return text
  }

  /// What is left of words without those that may be left out.
  static func core(_ words: [Substring]) -> [Substring] {
    words.filter { !droppable.contains($0) && !placeWords.contains($0) }
  }

  /// Words of titles and names of files that name no unit.
  private static let noise: Set<Substring> = [
    "danh", "sach", "ds", "dang", "ky", "hien", "mau", "tinh", "nguyen", "nam", "dot", "ngay",
    "gui", "btc", "file", "final", "ban", "chot", "moi", "cuoi", "sua", "lan", "copy", "list",
    "of", "donors", "blood", "donation", "bo", "sung", "chinh", "thuc", "cua", "don", "vi", "nguoi",
    "tham", "gia", "can", "bo", "sao", "v", "tong", "hop", "registration",
  ]

  /// Words without those that titles and names of files have, and without numbers at the ends.
  static func withoutNoise(_ words: [Substring]) -> [Substring] {
    var rest = words.filter { !noise.contains($0) }[...]
    while let first = rest.first, Int(first) != nil { rest = rest.dropFirst() }
    while let last = rest.last, last.count >= 4, Int(last) != nil { rest = rest.dropLast() }
    return Array(rest)
  }
}
