public import Drives

/// The words of letters beside their templates: headings, columns, what is new for a person.
extension Words {
  /// Who invites where the drive does not say.
  public var theOrganizers: String { say("Ban tổ chức", "The organisers") }

  /// The title of a letter.
  public var letterTitle: String { say("GIẤY MỜI HIẾN MÁU", "INVITATION TO GIVE BLOOD") }

  /// The title of a letter that tells changes.
  public var changeTitle: String { say("THAY ĐỔI GIỜ HIẾN MÁU", "CHANGED TIMES") }

  /// The title of a letter that can invite nobody yet.
  public var noticeTitle: String {
    say("THÔNG BÁO VỀ ĐĂNG KÝ HIẾN MÁU", "NOTICE ABOUT YOUR REGISTRATION")
  }

  /// What a draft says on each page.
  public var draft: String { say("DỰ THẢO", "DRAFT") }

  /// The number of the plan, as letters tell it.
  public func issue(_ number: Int) -> String {
    say("lần phát hành \(number)", "revision \(number)")
  }

  /// A day in figures: `09/12/2021`.
  public func shortDate(_ date: CalendarDate) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(date.day))/\(two(date.month))/\(date.year)"
  }

  /// The columns of lists of people.
  public enum LetterColumn: Sendable {
    /// The number in the list.
    case number
    /// The name.
    case name
    /// The year of birth.
    case birthYear
    /// The telephone number.
    case phone
    /// The unit.
    case unit
    /// The day.
    case date
    /// The slot.
    case slot
    /// When to be there.
    case arrival
    /// The previously published slot.
    case before
    /// Where.
    case place
    /// Remarks, such as why someone has no slot.
    case remarks
    /// Whether someone has come, to be filled in.
    case present
    /// How many were asked for.
    case quota
    /// How many are on the list.
    case registered
    /// How many are invited.
    case invited
    /// How many have no slot.
    case unplaced
    /// How many have withdrawn.
    case withdrawn
    /// The text of a message.
    case message
    /// The text of a message without accents.
    case plainMessage
    /// How many short messages it takes.
    case parts
  }

  /// The heading of a column.
  public func heading(_ column: LetterColumn) -> String {
    switch column {
    case .number: return say("STT", "No.")
    case .name: return say("Họ và tên", "Full name")
    case .birthYear: return say("Năm sinh", "Born")
    case .phone: return say("Số điện thoại", "Phone")
    case .unit: return say("Đơn vị", "Unit")
    case .date: return say("Ngày", "Date")
    case .slot: return say("Khung giờ", "Time")
    case .arrival: return say("Có mặt lúc", "Be there at")
    case .before: return say("Giờ đã báo", "Previous time")
    case .place: return say("Địa điểm", "Place")
    case .remarks: return say("Ghi chú", "Remarks")
    case .present: return say("Có mặt", "Present")
    case .quota: return say("Chỉ tiêu", "Quota")
    case .registered: return say("Đăng ký", "Registered")
    case .invited: return say("Có giờ", "Invited")
    case .unplaced: return say("Chưa có giờ", "No slot")
    case .withdrawn: return say("Đã rút", "Withdrawn")
    case .message: return say("Tin nhắn", "Message")
    case .plainMessage: return say("Tin nhắn không dấu", "Without accents")
    case .parts: return say("Số SMS", "SMS")
    }
  }

  /// The name of the summary sheet.
  public var summarySheet: String { say("Tổng hợp", "Summary") }

  /// The name of the check-in sheet.
  public var checkInSheet: String { say("Điểm danh", "Check-in") }

  /// The title of the summary.
  public var summaryTitle: String { say("TỔNG HỢP LỊCH MỜI", "SUMMARY OF INVITATIONS") }

  /// The title of the check-in list.
  public var checkInTitle: String { say("DANH SÁCH ĐÓN TIẾP", "CHECK-IN LIST") }

  /// The word for the sum of a column.
  public var total: String { say("Cộng", "Total") }

  /// What stands beside someone without a slot where no reason is known.
  public var noReason: String { say("chưa có trong lịch", "not in the plan") }

  /// When to be there, where that is before the slot.
  public func beThere(at minute: Int) -> String {
    say("có mặt lúc \(time(minute))", "be there at \(time(minute))")
  }

  /// What calendars say of a slot before which people are asked to be there.
  ///
  /// - Parameters:
  ///   - minute: when to be there.
  ///   - slot: the slot.
  /// - Returns: the sentence.
  public func beThere(at minute: Int, forSlot slot: String) -> String {
    say(
      "Xin có mặt lúc \(time(minute)); khung giờ hiến máu \(slot).",
      "Please be there at \(time(minute)); your time slot is \(slot).")
  }

  /// What is new for someone who moved.
  public func movedFrom(_ time: String) -> String {
    say("đổi từ \(time)", "moved from \(time)")
  }

  /// What is new for someone who lost the slot.
  public func lost(_ time: String) -> String {
    say("không còn giờ \(time)", "no longer at \(time)")
  }

  /// The previously published slot, in brackets after a name.
  public func before(_ time: String) -> String { say("giờ cũ \(time)", "before \(time)") }

  /// What stands beside someone who has withdrawn.
  public var withdrawn: String {
    say("đã rút, hủy giấy mời", "withdrawn, invitation cancelled")
  }

  /// The same at the beginning of a line.
  public var withdrawnAtStart: String {
    say("Đã rút, hủy giấy mời", "Withdrawn, invitation cancelled")
  }

  /// What stands in the place of the slot of someone who has withdrawn.
  public var withdrawnSlot: String { say("đã rút", "withdrawn") }

  /// The names of the files of letters, by what they hold.
  public enum LetterFile: Sendable {
    /// The workbook.
    case workbook
    /// The short messages.
    case messages
    /// The campaign for Zalo.
    case campaign
  }

  /// The name of a file, without its ending.
  public func name(of file: LetterFile) -> String {
    switch file {
    case .workbook: return say("thu-moi", "invitations")
    case .messages: return say("tin-nhan", "messages")
    case .campaign: return say("zalo", "zalo")
    }
  }
}
