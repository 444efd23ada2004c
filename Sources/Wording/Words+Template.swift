/// What stands in the workbooks that are sent out to units.
extension Words {
  /// The title of the list.
  public var templateTitle: String {
    say("Danh sách đăng ký hiến máu", "Registration for blood donation")
  }

  /// The label before the unit's name.
  public var templateUnit: String { say("Đơn vị", "Unit") }

  /// What whoever fills it in should know.
  public var templateReminder: String {
    say(
      "Mỗi người một dòng; không cần số CCCD hay nhóm máu. Dòng ví dụ để nguyên cũng được.",
      "One row per person; no identity numbers or blood groups. The example may stay.")
  }

  /// What the number of the example says.
  public var templateExample: String { say("VD", "e.g.") }

  /// The word for men.
  public var templateMale: String { say("Nam", "Male") }

  /// The word for women.
  public var templateFemale: String { say("Nữ", "Female") }

  /// The tab of the list.
  public var templateListSheet: String { say("Danh sách", "List") }

  /// The tab of the guide.
  public var templateGuideSheet: String { say("Hướng dẫn", "Guide") }

  /// The tab that holds what can be chosen.
  public var templateChoicesSheet: String { say("Danh mục", "Choices") }

  /// The heading of a column, by the name of its field.
  public func templateHeading(_ field: String) -> String {
    switch field {
    case "no": return say("STT", "No")
    case "name": return say("Họ và tên", "Full name")
    case "birth_year": return say("Ngày sinh / Năm sinh", "Birth date / Birth year")
    case "sex": return say("Giới tính", "Sex")
    case "phone": return say("Số điện thoại", "Phone")
    case "kind": return say("Lần hiến máu", "Donor type")
    case "available": return say("Giờ đến được", "Available")
    case "preferred": return say("Giờ mong muốn", "Preferred")
    case "group": return say("Đi cùng nhóm", "Together with")
    case "unit": return say("Đơn vị", "Unit")
    case "note": return say("Ghi chú", "Notes")
    case "id": return say("Mã", "ID")
    default: return field
    }
  }

  /// A kind of donor as people call it: those that drives usually have, others by their names.
  public func donorKind(_ name: String) -> String {
    switch name {
    case "first_time": return say("Lần đầu", "First time")
    case "repeat": return say("Đã từng hiến", "Repeat")
    default: return name
    }
  }

  /// The lines of the guide.
  public var templateGuide: [String] {
    [
      say("Cách điền danh sách", "How to fill in the list"),
      say(
        "Họ và tên: viết đủ dấu, như trên giấy tờ.",
        "Full name: as it stands in official papers, with all accents."),
      say(
        "Ngày sinh: 6/12/1990, hoặc chỉ năm sinh 1990.",
        "Birth date: 6/12/1990 (day first), or the year alone, 1990."),
      say(
        "Giờ đến được: 7h30-9h30, nhiều khoảng cách nhau bằng dấu ;. Để trống là giờ nào cũng được.",
        "Available: 7h30-9h30, several apart by ;. Empty means at any time."),
      say(
        "Giờ mong muốn: chọn trong danh sách. Ban tổ chức cố gắng xếp gần giờ đó.",
        "Preferred: choose from the list. The organisers come as close to it as they can."),
      say(
        "Đi cùng nhóm: những người ghi cùng một chữ sẽ được mời cùng một khung giờ.",
        "Group: people with the same word are invited to the same slot."),
      say(
        "Cột ẩn \"Mã\" giúp nhận ra người đã đăng ký khi sửa tên; đừng xóa.",
        "The hidden column \"ID\" recognises people whose names change; do not delete it."),
    ]
  }
}

extension Words {
  /// Templates were written.
  ///
  /// - Parameters:
  ///   - number: how many.
  ///   - folder: where to.
  /// - Returns: the sentence.
  public func templatesWritten(_ number: Int, folder: String) -> String {
    say(
      "Đã ghi \(count(number)) mẫu vào \(folder).", "Wrote \(count(number)) templates to \(folder)."
    )
  }
}
