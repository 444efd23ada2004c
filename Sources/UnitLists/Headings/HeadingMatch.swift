import DriveFiles

/// What the words of a heading say that its column holds.
struct HeadingMatch: Equatable {
  /// What the column holds.
  let field: ListField
  /// How sure that is.
  let confidence: ColumnConfidence
  /// Whether it is about somebody other than the donor: a relative, whoever to call in need.
  let isOfSomebodyElse: Bool

  /// Words around a question that say nothing: `Vui lòng cho biết họ và tên của bạn?`.
  private static let polite: Set<Substring> = [
    "vui", "long", "xin", "cho", "biet", "nhap", "hay", "moi", "ban", "anh", "chi", "cua",
    "em", "la", "gi", "minh", "ro", "please", "enter", "your", "what", "is", "the", "of", "my",
    "thay", "ghi", "quy", "vi", "cau", "hoi", "thuoc", "nao", "muon", "dang",
  ]
  /// Words by which a column is about somebody other than the donor.
  private static let others = [
    "gia dinh", "nguoi than", "bo me", "cha me", "phu huynh", "khan cap", "nguoi lien he",
    "vo chong", "nguoi nha", "bao ho", "giam ho", "chu ho", "nguoi gioi thieu", "phu trach",
    "gvcn", "giao vien chu nhiem", "quan ly", "thu truong", "lanh dao", "truong nhom",
    "nguoi bao tin", "bao tin", "emergency", "parent", "parents", "relative", "contact person",
    "next of kin", "spouse", "father", "mother", "guardian", "manager", "cua bo", "cua me",
    "cua con", "so dien thoai bo", "so dien thoai me", "sdt bo", "sdt me", "ho ten bo",
    "ho ten me", "ho va ten bo", "ho va ten me", "ho ten cha", "ho va ten cha", "ten bo", "ten me",
    "ten cha", "ten chong", "ten vo", "nguoi nhan", "nguoi khac", "dien thoai nha", "sdt nha",
    "can lien he", "home phone",
  ]
  /// The fields that other people have, too.
  private static let personal: Set<ListField> = [
    .name, .familyName, .middleName, .givenName, .phone, .birthYear, .sex, .unit,
  ]
  /// How short headings are spelt with accents: `Hồ` and `Năm` head other things than `Họ`, `Nam`.
  private static let spellings: [String: Set<String>] = [
    "ho": ["họ"], "ten": ["tên"], "nam": ["nam"], "nu": ["nữ"], "ca": ["ca"], "gio": ["giờ"],
    "ma": ["mã"], "loai": ["loại"], "dem": ["đệm"], "lot": ["lót"], "khoa": ["khoa", "khóa"],
    "phong": ["phòng"], "lop": ["lớp"], "gioi": ["giới"], "phai": ["phái"], "loi": ["lỗi"],
    "can bo": ["cán bộ"], "tt": ["tt"], "dt": ["đt", "dt"],
  ]

  private init(_ field: ListField, _ confidence: ColumnConfidence, of words: String) {
    self.field = field
    self.confidence = confidence
    let padded = " \(words) "
    isOfSomebodyElse =
      HeadingMatch.personal.contains(field)
      && HeadingMatch.others.contains { padded.contains(" \($0) ") }
  }

  /// What a heading says; nil where it says nothing.
  ///
  /// - Parameter heading: as it is there.
  init?(heading: String) {
    // What stands in parentheses explains the heading.
    let outside = heading.replacing(#/\([^)]*\)?|\[[^\]]*\]?/#, with: " ")
    let all = Folding.words(heading)
    let words = HeadingMatch.withoutNumber(Folding.words(outside))
    guard !all.isEmpty, HeadingMatch.isSpelt(outside, words),
      !HeadingMatch.isOfAbsence(heading, all)
    else { return nil }
    if let field = HeadingMatch.lastDonation(all) {
      self.init(field, .exact, of: all)
      return
    }
    for text in [words, all] where !text.isEmpty {
      if let field = ListField.headed(text) {
        self.init(field, .exact, of: all)
        return
      }
    }
    // Halves of `Ngày sinh / Năm sinh`.
    let parts = outside.split { "/|–-:".contains($0) }.map { Folding.words(String($0)) }
    let fields = Set(parts.filter { !$0.isEmpty }.map { ListField.headed($0) })
    if parts.count > 1, fields.count == 1, let field = fields.first ?? nil {
      self.init(field, .exact, of: all)
      return
    }
    let trimmed = HeadingMatch.trimmed(words)
    if let field = ListField.headed(trimmed) {
      self.init(field, .likely, of: all)
      return
    }
    guard !HeadingMatch.isAnotherMeaning(words) else { return nil }
    guard
      let field = ListField.headedFrom(words) ?? ListField.headedFrom(trimmed)
        ?? HeadingMatch.ending(of: trimmed) ?? HeadingMatch.beginning(of: words)
    else { return nil }
    self.init(field, .likely, of: all)
  }

  /// `1. Họ và tên`, `Câu 2: …`.
  private static func withoutNumber(_ words: String) -> String {
    var rest = words.split(separator: " ")[...]
    if rest.first == "cau", rest.count > 2, Int(rest[rest.startIndex + 1]) != nil {
      rest = rest.dropFirst(2)
    } else if rest.count > 1, let first = rest.first, first.count <= 2, Int(first) != nil {
      rest = rest.dropFirst()
    }
    return rest.joined(separator: " ")
  }

  private static func trimmed(_ words: String) -> String {
    var rest = words.split(separator: " ")[...]
    while let first = rest.first, polite.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, polite.contains(last) { rest = rest.dropLast() }
    return rest.joined(separator: " ")
  }

  /// Questions that end in what they ask for: `Thông tin về số điện thoại`.
  private static func ending(of words: String) -> ListField? {
    let known: [(String, ListField)] = [
      ("ho va ten", .name), ("ho ten", .name), ("full name", .name),
      ("so dien thoai", .phone), ("phone number", .phone), ("nam sinh", .birthYear),
      ("ngay sinh", .birthYear), ("date of birth", .birthYear), ("may gio", .time),
      ("khung gio", .time), ("luc nao", .time),
    ]
    return known.first { words.hasSuffix(" " + $0.0) }?.1
  }

  /// `SĐT học sinh`, which is too short to be known by its beginning alone.
  private static func beginning(of words: String) -> ListField? {
    ["sdt ", "so dt "].contains { words.hasPrefix($0) } ? .phone : nil
  }

  /// Whether short words have the accents of the headings they look like without them.
  private static func isSpelt(_ heading: String, _ words: String) -> Bool {
    guard let allowed = spellings[words] else { return true }
    let letters = heading.normalised.lowercased().filter { $0.isLetter || $0 == " " }.tidied
    return letters.utf8.count == words.utf8.count || allowed.contains(letters)
  }

  /// `Lần hiến máu gần đây nhất`, however it is put.
  private static func lastDonation(_ words: String) -> ListField? {
    let last = ["gan nhat", "gan day", "lan cuoi", "lan truoc", "last"]
    let donation = ["hien", "donat"]
    let padded = " \(words)"
    return last.contains { padded.contains(" " + $0) }
      && donation.contains { padded.contains(" " + $0) } ? .lastDonation : nil
  }

  /// Hours at which somebody cannot come: `Giờ bận`, which is not `Giờ bạn đến được`.
  private static func isOfAbsence(_ heading: String, _ words: String) -> Bool {
    let small = heading.normalised.lowercased().split { !$0.isLetter }
    if small.contains("bận") || ["gio ban", "thoi gian ban", "lich ban"].contains(words) {
      return !small.contains("bạn")
    }
    return [
      "khong the den", "khong den duoc", "khong di duoc", "khong ranh", "khong the di",
      "unavailable",
      "not available", "busy",
    ].contains { " \(words) ".contains(" \($0) ") }
  }

  /// Headings that begin as known ones do and mean something else.
  private static func isAnotherMeaning(_ words: String) -> Bool {
    let others = [
      "don vi mau", "don vi tinh", "so don vi mau", "don vi hien mau", "don vi tiep nhan",
      "don vi to chuc", "thoi gian lam viec", "thoi gian cong tac", "thoi gian tap su",
      "thoi gian dap ung", "ngay sinh hoat", "phone model", "name of", "time zone",
      "dien thoai co quan", "so dien thoai co quan", "sdt co quan",
      "so dt co quan", "co quan cap", "so lan tiem", "group of",
      "truong hop", "notes for", "khung gio lam viec", "lien he voi", "thoi gian nop",
    ]
    return others.contains { words == $0 || words.hasPrefix($0 + " ") }
  }
}

/// Which part of a day of birth a column holds, where it takes several.
enum BirthPart: Equatable {
  case day, month, year

  /// The part that a heading says; nil where it says none.
  init?(heading: String, isBelowBirth: Bool) {
    let words = Folding.words(heading)
    let written = heading.normalised.lowercased().trimmingSpaces
    switch words {
    case "ngay sinh", "day of birth", "birth day", "sinh ngay": self = .day
    case "thang sinh", "month of birth", "birth month", "sinh thang": self = .month
    case "nam sinh", "year of birth", "birth year", "sinh nam": self = .year
    case "ngay", "day", "dd", "d": self = .day
    case "thang", "month", "mm", "m": self = .month
    case "nam", "year", "yyyy", "yy", "y":
      guard written != "nam" || isBelowBirth else { return nil }
      self = .year
    default: return nil
    }
  }

  /// Whether a heading says by itself that it is of a birth.
  static func saysBirth(_ heading: String) -> Bool {
    let words = Folding.words(heading)
    return words.contains("sinh") || words.contains("birth")
  }
}
