import Workbooks

/// What the columns of a timetable hold, by their headings.
struct TimetableColumns {
  /// What a column holds.
  enum Role {
    case time, from, to, date, place, units, people, ignored
  }

  private(set) var roles: [Int32: Role] = [:]

  /// The columns that a row of headings names; nil for any other row.
  init?(_ cells: ArraySlice<SheetTable.Entry>) {
    for cell in cells {
      guard case .text(let text) = cell.value else { continue }
      if let role = TimetableColumns.role(of: Folding.words(text)) { roles[cell.column] = role }
    }
    let found = Set(roles.values)
    guard found.contains(.time) || found.contains(.from), found.count > 1 else { return nil }
  }

  /// Columns that are not named.
  init() {}

  /// Whether some column holds units by its heading.
  var namesUnits: Bool { roles.values.contains(.units) }

  private static let whole: [String: Role] = [
    "tu": .from, "tu gio": .from, "bat dau": .from, "gio bat dau": .from, "from": .from,
    "start": .from, "starts": .from, "begin": .from,
    "den": .to, "den gio": .to, "ket thuc": .to, "gio ket thuc": .to, "to": .to, "end": .to,
    "ends": .to, "until": .to,
    "ngay": .date, "thu ngay": .date, "date": .date, "day": .date, "ngay thang": .date,
    "dia diem": .place, "noi": .place, "diem": .place, "place": .place, "site": .place,
    "buoi": .place, "session": .place,
    "cong": .people, "tong": .people, "tong so": .people, "tong cong": .people, "total": .people,
    "sl": .people, "si so": .people, "people": .people, "number": .people, "count": .people,
    "stt": .ignored, "tt": .ignored, "so tt": .ignored, "no": .ignored, "ghi chu": .ignored,
    "note": .ignored, "notes": .ignored, "remarks": .ignored, "ca": .time,
  ]

  private static let beginnings: [(words: [String], role: Role)] = [
    (["so nguoi", "so luong", "so hoc sinh", "so hs", "so dang ky", "so sinh vien"], .people),
    (["gio", "thoi gian", "khung gio", "time", "hour", "slot"], .time),
    (
      [
        "don vi", "unit", "lop", "to dan pho", "tdp", "cum", "khoa", "nhom", "doi tuong",
        "thanh phan", "group", "class", "name", "faculty", "co quan", "truong",
      ], .units
    ),
  ]

  private static func role(of heading: String) -> Role? {
    if let role = whole[heading] { return role }
    return beginnings.first { part in
      part.words.contains { heading == $0 || heading.hasPrefix($0 + " ") || heading == $0 + "s" }
    }?.role
  }

  /// Whether a text begins a row of sums.
  static func isSum(_ text: String) -> Bool {
    ["cong", "tong", "tong so", "tong cong", "total", "sum"].contains(Folding.words(text))
  }
}
