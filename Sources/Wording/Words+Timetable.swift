import Drives

/// The timetable as organisers publish it, and reading one back.
extension Words {
  /// The title of the timetable.
  public var timetableTitle: String { say("LỊCH HIẾN MÁU THEO GIỜ", "TIMETABLE") }

  /// The name of its files, without their endings.
  public var timetableFile: String { say("lich-theo-gio", "timetable") }

  /// The name of its tab.
  public var timetableTab: String { say("Lịch theo giờ", "Timetable") }

  /// The heading of the column of hours.
  public var timetableTime: String { say("Giờ", "Time") }

  /// The heading of the column of units.
  public var timetableUnits: String { say("Đơn vị (số người)", "Units (people)") }

  /// What the numbers are.
  public var timetableNote: String {
    say(
      "Số trong ngoặc là số người của đơn vị được mời vào khung giờ đó.",
      "The number in brackets is how many people of the unit are invited to that slot.")
  }

  /// When to be there.
  ///
  /// - Parameter minutes: how many minutes before the slot, or from how many to how many.
  /// - Returns: the sentence.
  public func timetableEarly(_ minutes: String) -> String {
    say(
      "Xin có mặt trước giờ ghi trong bảng \(minutes) phút.",
      "Please be there \(minutes) minutes before the time in the table.")
  }

  /// How long it takes.
  public func timetableStay(_ minutes: Int) -> String {
    say(
      "Tính từ lúc đến, toàn bộ quy trình mất khoảng \(minutes) phút.",
      "From arriving on it takes about \(minutes) minutes.")
  }
}

// MARK: - Reading one back

extension Words {
  /// What was read of a timetable.
  public func timetableRead(units: Int, people: Int, path: String) -> String {
    say(
      "Đã đọc \(path): \(self.units(units)), \(self.people(people)).",
      "Read \(path): \(self.units(units)), \(self.people(people)).")
  }

  /// A unit whose list is shorter or longer than the timetable says.
  public func timetableCountDiffers(unit: String, stated: Int, listed: Int) -> String {
    say(
      "\(unit): lịch ghi \(people(stated)), danh sách có \(people(listed)).",
      "\(unit): the timetable has \(people(stated)), the list \(people(listed)).")
  }

  /// A unit that the timetable does not name.
  public func timetableLacks(unit: String, people: Int) -> String {
    say(
      "\(unit): không có trong lịch (\(self.people(people)) trong danh sách).",
      "\(unit): not in the timetable (\(self.people(people)) on the list).")
  }

  /// People who cannot come when they are asked to.
  public func timetableOutsideHours(_ people: Int) -> String {
    say(
      "\(self.people(people)) bị mời vào lúc mình hoặc đơn vị không đến được.",
      people == 1
        ? "1 person is invited when that person or the unit cannot come."
        : "\(self.people(people)) are invited when they or their unit cannot come.")
  }

  /// How many hard rules the timetable breaks; none is said, too.
  public func timetableBreaks(_ rules: Int) -> String {
    rules == 0
      ? say("Không vi phạm quy tắc nào.", "It breaks no rule.")
      : say(
        "Vi phạm \(count(rules)) quy tắc.",
        rules == 1 ? "It breaks 1 rule." : "It breaks \(count(rules)) rules.")
  }

  /// How the people of a unit were given its slots.
  public var timetableRule: String {
    say(
      "Trong mỗi đơn vị, người có ít khung giờ phù hợp nhất được xếp trước, vào khung gần giờ mong muốn "
        + "nhất, rồi theo thứ tự danh sách; còn lại xếp vào chỗ trống.",
      "Within a unit, whoever has the fewest slots that fit is placed first, as near to the wish as can "
        + "be, then in list order; the others take what is left.")
  }

  /// How several hours of a unit's window are used.
  public func timetableSpread(atStart: Bool) -> String {
    atStart
      ? say(
        "Mọi người đến ngay đầu khoảng giờ của đơn vị.",
        "Everyone comes when the unit's hours begin.")
      : say(
        "Người của đơn vị được chia đều trong khoảng giờ ghi trong lịch.",
        "The people of a unit are spread evenly over its hours.")
  }

  /// Why somebody has no slot in a timetable.
  public var notInTimetable: String { say("không có chỗ trong lịch", "no place in the timetable") }

  /// A file that has no timetable.
  public var timetableHasNoRows: String {
    say(
      "không thấy lịch: cần một cột giờ (ví dụ 07h30–08h00) và tên đơn vị, có thể kèm số người trong ngoặc",
      "no timetable was found: a column of times (such as 07:30–08:00) is needed, and names of units, "
        + "with how many people in brackets if known")
  }
}
