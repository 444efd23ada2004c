/// What a column of a list that units send can hold.
public enum ListField: String, CaseIterable, Sendable {
  /// The running number.
  case number = "no"
  /// The id of the registrant, as templates carry it.
  case id
  /// The whole name.
  case name
  /// The family name and the middle one, where they stand apart.
  case familyName = "family_name"
  /// The middle name, where it stands apart.
  case middleName = "middle_name"
  /// The given name, where it stands apart.
  case givenName = "given_name"
  /// The year or the day of birth.
  case birthYear = "birth_year"
  /// The sex.
  case sex
  /// A mark for men.
  case male
  /// A mark for women.
  case female
  /// The unit.
  case unit
  /// The telephone number.
  case phone
  /// A start or the hours, whichever is written.
  case time
  /// When the person can come.
  case available
  /// The start the person would like.
  case preferred
  /// The kind of donor.
  case kind
  /// People who come together.
  case group
  /// How much it counts to place the person.
  case priority
  /// The slot that may not change.
  case pinned
  /// The weight in kilograms.
  case weight
  /// The day of the last donation.
  case lastDonation = "last_donation"
  /// Whether the person comes.
  case confirmation
  /// The position the person holds.
  case title
  /// What else is said of the person.
  case note
  /// The errors of an earlier import.
  case errors = "errors"
  /// What an import has no use for.
  case unused = "ignore"

  /// The words people head such columns with, folded; the first two are those of templates.
  var headings: [String] {
    switch self {
    case .number: return ["stt", "no", "so tt", "tt", "so thu tu", "thu tu", "s tt"]
    case .id: return ["ma", "id", "ma nguoi dang ky", "ma dang ky", "ma so"]
    case .name:
      return [
        "ho va ten", "full name", "ho ten", "hoten", "fullname", "name", "ten", "nguoi dang ky",
        "nguoi hien mau", "ho va ten nguoi dang ky", "ho ten nguoi dang ky",
        "ho va ten nguoi hien mau", "ho ten nguoi hien mau", "ho ten can bo", "ho va ten can bo",
        "ho va ten hoc sinh", "ten nguoi hien mau", "registrant", "donor", "ho ten sv",
        "ho va ten sv", "ho ten sinh vien", "ho va ten sinh vien", "ho ten nhan vien",
        "ho va ten nhan vien", "ho ten day du", "ho va ten day du", "ho ten giao vien",
        "ho va ten giao vien", "ho chu dem va ten", "ho dem va ten", "ho ten dem va ten",
        "ten day du", "ho va ten khai sinh", "nhan vien", "can bo", "donor name",
      ]
    case .familyName:
      return [
        "ho dem", "family name", "ho va dem", "ho va ten dem", "ho lot", "ho va lot",
        "ho va chu lot", "ho chu lot", "ho va chu dem", "ho ten dem",
        "ho ten lot", "ho va ten lot", "ho va ten chu lot", "ho chu dem",
        "family name and middle name", "last name and middle name", "ho", "surname", "last name",
      ]
    case .middleName:
      return [
        "ten dem", "middle name", "dem", "chu lot", "ten lot", "lot", "chu dem", "middle names",
      ]
    case .givenName: return ["ten goi", "given name", "first name", "ten rieng"]
    case .birthYear:
      return [
        "nam sinh", "birth year", "ngay sinh", "ngay thang nam sinh", "ngay nam sinh",
        "ngay thang sinh", "sinh nam", "sinh ngay", "ns", "n sinh", "date of birth", "birth date",
        "year of birth", "dob", "born", "birthday", "ngay thang nam sinh", "ngay thang nam",
      ]
    case .sex: return ["gioi tinh", "sex", "gioi", "phai", "gender", "nam nu", "gt"]
    case .male: return ["nam", "male"]
    case .female: return ["nu", "female"]
    case .unit:
      return [
        "don vi", "unit", "co quan", "phong ban", "don vi cong tac", "noi cong tac",
        "co quan don vi", "don vi co quan", "ten don vi", "truong", "office", "department",
        "organisation", "organization", "don vi truong", "co quan cong tac", "ten co quan",
        "truong don vi", "don vi dang ky", "bo phan", "phong", "phong ban don vi",
      ]
    case .phone:
      return [
        "so dien thoai", "phone", "sdt", "dien thoai", "so dt", "dt", "dtdd", "di dong",
        "dien thoai lien he", "so dien thoai lien he", "lien he", "mobile", "tel", "telephone",
        "phone number", "so di dong", "so dien thoai di dong", "dien thoai di dong", "sdt di dong",
        "so phone", "mobile phone", "cell phone", "dien thoai ca nhan", "so dien thoai ca nhan",
        "sdt ca nhan", "so dtdd", "so zalo", "zalo", "sdt zalo", "contact number", "contact phone",
        "phone no", "mobile number", "mobile no",
      ]
    case .time:
      return [
        "khung gio", "time slot", "gio", "thoi gian", "gio hien", "gio hien mau", "gio dang ky",
        "khung gio dang ky", "thoi gian dang ky", "thoi gian tham gia", "thoi gian hien mau",
        "ca hien", "ca hien mau", "ca", "time", "slot",
      ]
    case .available:
      return [
        "gio den duoc", "available", "gio co the den", "thoi gian co the den", "thoi gian ranh",
        "gio ranh", "co the den", "thoi gian den duoc", "availability", "hours",
      ]
    case .preferred:
      return [
        "gio mong muon", "preferred", "khung gio mong muon", "nguyen vong", "gio muon den",
        "gio de nghi", "thoi gian mong muon", "gio nguyen vong", "preferred time", "wish",
      ]
    case .kind:
      return [
        "doi tuong", "kind", "loai", "lan hien", "so lan hien", "so lan da hien", "so lan hien mau",
        "so lan da hien mau", "da hien mau", "tien su hien mau", "loai nguoi hien", "donor type",
      ]
    case .group:
      return ["di cung nhom", "together with", "di cung", "group", "nhom", "nhom di cung"]
    case .priority: return ["uu tien", "priority", "muc uu tien", "do uu tien"]
    case .pinned: return ["gio co dinh", "pinned", "gio an dinh", "co dinh"]
    case .weight: return ["can nang", "weight", "so can", "kg"]
    case .lastDonation:
      return [
        "lan hien gan nhat", "last donation", "ngay hien gan nhat", "hien mau gan nhat",
        "lan hien mau gan nhat", "lan hien mau gan day nhat", "ngay hien mau gan nhat",
        "ngay hien mau gan day nhat",
      ]
    case .confirmation:
      return [
        "xac nhan", "confirmed", "tham gia", "xac nhan tham gia", "co tham gia khong",
        "dong y", "dong y tham gia", "dang ky tham gia", "tinh trang tham gia", "trang thai",
        "trang thai dang ky", "ket qua xac nhan", "co den khong", "rsvp", "status",
        "tinh trang dang ky", "xac nhan cua ca nhan", "xac nhan hien mau", "attending",
        "will you come", "will you attend", "are you coming", "can you come", "co tham gia",
        "co hien mau khong", "tham gia hien mau", "co the tham gia", "dang ky co khong",
      ]
    case .title:
      return [
        "chuc vu", "position", "chuc danh", "chuc vu chuc danh", "vi tri", "vi tri cong tac",
        "job title", "chuc vu don vi",
      ]
    case .note:
      return ["ghi chu", "notes", "note", "remarks", "luu y", "ghi chu khac", "chu thich"]
    case .errors: return ["loi", "errors", "error"]
    case .unused:
      return [
        "dau thoi gian", "timestamp", "start time", "completion time", "last modified time",
        "thoi gian bat dau", "thoi gian hoan thanh", "email address", "dia chi email",
        "ma nhan vien", "msnv", "mssv", "ma so sinh vien", "ma sinh vien", "ma so nhan vien",
        "employee id", "student id", "ma can bo", "username", "email", "thu dien tu", "dia chi",
        "address", "cccd", "cmnd", "cccd cmnd", "cmnd cccd", "so cccd",
        "so cmnd", "can cuoc", "can cuoc cong dan", "so can cuoc", "id number", "nhom mau",
        "blood group", "blood type", "so ml", "so ml mau hien", "luong mau", "luong mau hien",
        "the tich", "ky ten", "chu ky", "ngay cap", "noi cap", "que quan", "dan toc",
        "nghe nghiep", "lop", "khoa", "chieu cao", "huyet ap",
      ]
    }
  }

  /// The field by the name the contract or `--map` gives it.
  public init?(name: String) {
    let name = name.trimmingSpaces.lowercased()
    guard let field = ListField(rawValue: name) else { return nil }
    self = field
  }

  /// The names that `--map` takes.
  public static var names: [String] { allCases.map(\.rawValue) }

  private static let byHeading: [String: ListField] = {
    var fields: [String: ListField] = [:]
    for field in allCases {
      for heading in field.headings { fields[heading] = fields[heading] ?? field }
    }
    return fields
  }()

  /// Headings long enough to be known by their beginning: `Ngày sinh (dd/mm/yyyy)`.
  private static let beginnings = byHeading.filter { $0.key.count >= 6 }
    .sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }

  /// The field whose heading is exactly this one, folded.
  static func headed(_ folded: String) -> ListField? { byHeading[folded] }

  /// The field whose heading is the longest one that this one, folded, begins with.
  static func headedFrom(_ folded: String) -> ListField? {
    guard folded.utf8.count <= 120 else { return nil }
    return beginnings.first { folded.hasPrefix($0.key + " ") }?.value
  }
}

extension String {
  /// Without the spaces at both ends.
  var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
