import DriveFiles

/// Tells by its words what a row between people is.
enum RowWords {
  /// What a text between people is.
  enum Kind: Equatable {
    /// A total, with the number of people it names; nil where it names none.
    case total(Int?)
    /// A signature or what stands around one.
    case signature
    /// A part of men or of women.
    case sex(isMale: Bool)
    /// An organisation of its own, such as a school or a company.
    case organisation
    /// A part of an organisation, such as a class or a department.
    case part
    /// A remark.
    case remark
    /// Nothing that words tell.
    case unknown
  }

  /// A total.
  struct Total: Equatable {
    /// How many people it names; nil where it names no number of all people.
    let people: Int?
  }

  /// What a text is.
  static func kind(of text: String) -> Kind {
    let bare = withoutNumber(text)
    let folded = Folding.words(bare)
    if let number = total(text) { return .total(number.people) }
    if isSignature(text) { return .signature }
    switch folded {
    case "nam", "nam gioi", "male", "men", "phai nam":
      return bare.isNam ? .sex(isMale: true) : .unknown
    case "nu", "nu gioi", "female", "women", "phai nu": return .sex(isMale: false)
    default: break
    }
    if isRemark(folded) { return .remark }
    return organisation(bare) ?? .unknown
  }

  /// Without `I.`, `A)`, `2 -` before it.
  static func withoutNumber(_ text: String) -> String {
    let number = #/^\s*(?:[IVXivx]{1,5}|[A-Za-z]|\d{1,2})\s*[.)\-–:\/]\s*(?=\S)/#
    guard let match = text.firstMatch(of: number) else { return text.trimmingSpaces }
    let rest = String(text[match.range.upperBound...]).trimmingSpaces
    return rest.isEmpty ? text.trimmingSpaces : rest
  }

  /// Whether a text begins with the number of a part: `I.`, `A)`, `2 -`.
  static func isNumbered(_ text: String) -> Bool { withoutNumber(text) != text.trimmingSpaces }

  /// What totals count.
  private static let counted = [
    "nguoi", "dong chi", "dc", "can bo", "hoc sinh", "sinh vien", "thanh vien", "nhan vien",
    "doan vien", "cong nhan", "giao vien", "people", "persons", "donors",
  ]

  /// `Tổng cộng: 12`, `Danh sách gồm 12 đồng chí./.`; the family name Tống has another tone, and
  /// `Tổng công ty` is a company.
  static func total(_ text: String) -> Total? {
    let folded = Folding.words(text)
    let words = folded.split(separator: " ")
    guard let first = words.first else { return nil }
    let number = words.lazy.compactMap { Int($0) }.first
    let counts = words.indices.lazy.compactMap { place -> Int? in
      guard let count = Int(words[place]) else { return nil }
      let after = words[(place + 1)...].prefix(2).joined(separator: " ") + " "
      return counted.contains { after.hasPrefix($0 + " ") } ? count : nil
    }.first
    if folded.hasPrefix("danh sach") || folded.hasPrefix("an dinh") || folded.hasPrefix("list"),
      let counts
    {
      return Total(people: counts)
    }
    guard ["tong", "cong", "total", "sum", "totals"].contains(first) else { return nil }
    // `Tống` and `Công` are names; `Tổng` and `Cộng` head totals.
    let written = text.normalised.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
    guard !written.hasAccents || ["tổng", "cộng"].contains(written) else { return nil }
    let second = words.dropFirst().first ?? ""
    let companies: Set<Substring> = [
      "cong", "cuc", "hoi", "giam", "lanh", "bien", "thu", "kho", "dai", "dong", "hoa", "tac", "ty",
      "an", "doan", "nghe", "chung", "tru", "ve", "dien",
    ]
    let isPlain = words.count == 1 || Int(second) != nil
    let allowed: Set<Substring> = [
      "so", "cong", "nam", "nu", "danh", "nguoi", "the", "chung", "nhom", "don", "toan", "sl",
      "people", "number", "donors", "dang", "phan", "muc", "ca", "to", "lop", "phong", "khoi",
    ]
    // `Tổng cộng`, not `Tổng công ty`.
    if first == "tong", second == "cong" {
      let third = words.dropFirst(2).first ?? ""
      guard third != "ty", third != "doan", third != "nghe" else { return nil }
      return Total(people: counts ?? number)
    }
    guard isPlain || allowed.contains(second) && !(first == "cong" && companies.contains(second))
    else { return nil }
    let isOfPart = ["nam", "nu"].contains(second)
    return Total(people: isOfPart ? nil : counts ?? number)
  }

  private static let signatures = [
    "nguoi lap", "lap bang", "lap bieu", "thu truong", "xac nhan cua", "xac nhan", "ky ten",
    "ky va", "ky ghi", "ky duyet", "ha noi ngay", "noi nhan", "t m ", "tm ", "kt ", "k t ",
    "tl ", "chu tich", "pho chu tich", "hieu truong", "pho hieu truong", "giam doc",
    "pho giam doc", "tong giam doc", "bi thu", "pho bi thu", "truong phong", "pho truong phong",
    "lanh dao", "truong ban", "dai dien", "nguoi tong hop", "nguoi lap danh sach", "can bo lap",
    "prepared by", "approved by", "signature", "signed", "phu trach", "chu nhiem", "to truong",
    "chi huy", "truong cong an", "nguoi bao cao", "can bo phu trach", "nguoi phu trach",
    "ban giam hieu", "ban giam doc", "thay mat", "truong don vi", "nguoi kiem tra",
    "nguoi duyet", "phe duyet", "duyet", "ke toan truong",
  ]

  private static func isSignature(_ text: String) -> Bool {
    let folded = Folding.words(text) + " "
    let isOne = signatures.contains { word in
      folded.hasPrefix(word.hasSuffix(" ") ? word : word + " ")
    }
    // `Hà Nội, ngày 12 tháng 11 năm 2021`, `(Ký, ghi rõ họ tên)`.
    return isOne || folded.contains(#/\bngay [0-9. ]*thang [0-9. ]*nam\b/#)
      || folded.contains("ghi ro ho ten")
  }

  private static func isRemark(_ folded: String) -> Bool {
    [
      "ghi chu", "luu y", "note", "danh sach", "chu thich", "yeu cau", "de nghi", "han nop",
      "cong hoa xa hoi", "doc lap tu do", "kinh gui", "vui long", "moi nguoi",
    ].contains { folded == $0 || folded.hasPrefix($0 + " ") }
  }

  private static let organisations = [
    "ubnd", "uy ban", "cong ty", "cty", "tong cong ty", "tap doan", "benh vien", "cong an",
    "ban chi huy", "hop tac xa", "ngan hang", "chi cuc", "lien doan", "thi tran", "dang uy",
    "quan uy", "huyen uy", "thanh uy", "hoc vien", "dai hoc",
    "cao dang", "mam non", "tieu hoc", "thcs", "thpt", "buu dien", "kho bac", "toa an",
    "vien kiem sat", "truong mam non", "truong tieu hoc", "truong thcs",
    "truong thpt", "truong th", "truong mn", "truong dai hoc", "truong cao dang",
    "truong trung hoc",
    "hoi chu thap do", "company", "school", "hospital", "university",
  ]
  /// First words that only with their accents are of an organisation: `Trường`, and not `Trương`.
  private static let accentedOrganisations: Set<String> = [
    "trường", "phường", "xã", "quận", "huyện", "sở", "cục",
  ]
  private static let parts = [
    "van phong", "nha may", "chi nhanh", "trung tam", "xi nghiep", "hoi phu nu", "hoi nong dan",
    "hoi cuu chien binh", "dang bo", "ban", "to", "khoi", "lop", "khoa", "doi", "bo phan", "nhom",
    "chi doan", "chi bo",
    "phan xuong", "phong", "bo mon", "tram", "cum", "xuong", "chuyen", "cong doan", "team",
    "department", "section", "group", "part", "khu", "thon", "to dan pho", "ca", "dot", "phan",
    "doan thanh nien", "doan truong", "doan xa", "doan phuong", "doan tncs", "cac", "du bi",
    "du phong", "khach moi", "reserve", "reserves", "waiting list",
  ]
  /// First words of parts that are also names, with the accents that make them parts.
  private static let accentedParts: [String: Set<String>] = [
    "to": ["tổ"], "ban": ["ban"], "phong": ["phòng"], "doi": ["đội"], "cum": ["cụm"],
    "khoa": ["khoa"], "chuyen": ["chuyền"], "khu": ["khu"], "thon": ["thôn"], "ca": ["ca"],
    "lop": ["lớp"], "khoi": ["khối"], "phan": ["phần", "phân"], "cac": ["các"], "dot": ["đợt"],
    "tram": ["trạm"], "xuong": ["xưởng"],
  ]

  private static func organisation(_ text: String) -> Kind? {
    let folded = Folding.words(text)
    let written = text.normalised.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
    if organisations.contains(where: { folded == $0 || folded.hasPrefix($0 + " ") }) {
      return .organisation
    }
    if accentedOrganisations.contains(written) { return .organisation }
    guard let part = parts.first(where: { folded == $0 || folded.hasPrefix($0 + " ") }) else {
      return nil
    }
    if let allowed = accentedParts[part], text.hasAccents || written == part {
      // Without any accents `Phong` may be a name as well; what follows then decides.
      if !allowed.contains(written) && text.hasAccents { return nil }
    }
    return .part
  }
}

extension String {
  /// Whether a text that folds to `nam` is the word for men, and not `năm` or a name.
  fileprivate var isNam: Bool { !normalised.lowercased().contains("ă") }
}

/// Names of people, as far as they can be distinguished from other texts.
enum PersonNames {
  private static let families: Set<Substring> = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
    "ho", "ngo", "duong", "ly", "dinh", "doan", "lam", "mai", "truong", "trinh", "dao", "cao",
    "ha", "luong", "luu", "ta", "to", "phung", "quach", "thai", "chu", "tong", "tang", "la", "lo",
    "vuong", "kim", "tu", "quan", "mac", "nghiem", "kieu", "thach", "son", "chau", "tieu", "ninh",
    "au", "dam", "diep", "giang", "hua", "khuc", "khuong", "lai", "lieu", "luc", "ma", "mach",
    "ong", "phi", "phuong", "sam", "su", "than", "thi", "thieu", "tien", "ton", "trang", "trieu",
    "ung", "uong", "van", "vi", "vien", "giap", "cam", "cung", "khong", "nong", "on", "sai",
    "sung", "thao", "vang", "chang", "lau", "hau", "bach", "ksor", "rmah", "hmok", "nie", "danh",
    "vo", "tham", "dong", "doi", "lu", "luyen", "nham", "quang", "quy", "tiet", "trac", "y", "cu",
  ]

  /// The commonest family names, which the name of a second person in a cell begins with.
  private static let commonFamilies = Set(
    ("""
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao doan \
    vuong truong lam ta ha cao chu luu tong thai quach kieu phung nghiem dam luong trieu tang chau \
    bach than khuat ninh nong hua mac la lai
    """).split(separator: " "))

  /// Whether a word, folded, is one of the commonest family names.
  static func isCommonFamily(_ word: String) -> Bool { commonFamilies.contains(word[...]) }

  /// Whether a text looks like the full name of one person: words of letters, a family name first.
  static func isFull(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (2...6).contains(words.count), text.allSatisfy({ $0.isLetter || " .'’-".contains($0) })
    else { return false }
    let first = Folding.words(String(words[0]))
    return families.contains(first[...])
  }

  /// Whether a text may be a name: two to eight words of letters.
  static func isPossible(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return (2...8).contains(words.count) && !text.contains { $0.isNumber || ":@/_".contains($0) }
  }

  /// Names that stand for any name.
  static func isPlaceholder(_ text: String) -> Bool {
    let folded = Folding.words(text)
    return [
      "nguyen van a", "tran thi b", "nguyen thi a", "nguyen thi b", "tran van b", "le van c",
      "ho va ten", "john doe", "jane doe", "full name", "ho ten", "nguyen van x", "pham van d",
    ].contains(folded)
  }
}
