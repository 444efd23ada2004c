public import Drives

/// Which units have sent their lists, and what is written to those that have not.
extension Words {
  /// Whom to ask, with telephone and e-mail address.
  ///
  /// - Parameter lists: what the drive says of its lists.
  /// - Returns: one line without a full stop; empty where the drive names nobody.
  public func contact(_ lists: ListCollection) -> String {
    [
      lists.sendTo,
      lists.phone.isEmpty ? "" : say("điện thoại \(lists.phone)", "tel. \(lists.phone)"),
      lists.email.isEmpty ? "" : say("email \(lists.email)", "e-mail \(lists.email)"),
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Until when and where to a list is sent, as the workbooks for units say it.
  ///
  /// - Parameter lists: what the drive says of its lists.
  /// - Returns: one line; empty where the drive says nothing.
  public func listsSending(_ lists: ListCollection) -> String {
    let contact = self.contact(lists)
    let due = lists.due.map { shortDate($0) }
    switch (due, contact.isEmpty) {
    case (let due?, false):
      return say(
        "Gửi về \(contact), chậm nhất ngày \(due).",
        "Send it to \(contact), by \(due) at the latest.")
    case (let due?, true):
      return say("Gửi chậm nhất ngày \(due).", "Send it by \(due) at the latest.")
    case (nil, false): return say("Gửi về \(contact).", "Send it to \(contact).")
    case (nil, true): return ""
    }
  }

  /// The title of the list of units.
  public var progressTitle: String { say("Tiến độ gửi danh sách", "Lists received") }

  /// The columns of the list of units.
  public enum ProgressColumn: Sendable {
    /// The unit.
    case unit
    /// How many it was asked for.
    case quota
    /// How many have given since the beginning of the year.
    case yearToDate
    /// How many are on its list.
    case registered
    /// How many are still missing.
    case missing
    /// How many have not answered every question.
    case unanswered
    /// How it stands.
    case status
  }

  /// The heading of a column.
  public func progressHeading(_ column: ProgressColumn) -> String {
    switch column {
    case .unit: say("Đơn vị", "Unit")
    case .quota: say("Chỉ tiêu", "Quota")
    case .yearToDate: say("Từ đầu năm", "This year")
    case .registered: say("Đăng ký", "Listed")
    case .missing: say("Còn thiếu", "Missing")
    case .unanswered: say("Chưa khai", "Unanswered")
    case .status: say("Tình trạng", "State")
    }
  }

  /// How a unit stands with its list.
  public enum ProgressStatus: String, CaseIterable, Sendable {
    /// Its list is there, and the quota is met or none was given.
    case complete
    /// Its list is there, with fewer people than were asked for.
    case short
    /// Nobody is on its list, and there is time.
    case waiting
    /// Nobody is on its list, and the last day is over.
    case late
    /// Nobody is on its list, and nobody need be: the quota of the year is met.
    case metThisYear = "met-this-year"
  }

  /// A status in words.
  public func progressStatus(_ status: ProgressStatus) -> String {
    switch status {
    case .complete: say("đã gửi", "received")
    case .short: say("đã gửi, còn thiếu", "received, short")
    case .waiting: say("chưa gửi", "not yet")
    case .late: say("quá hạn", "late")
    case .metThisYear: say("đã đủ trong năm", "met this year")
    }
  }

  /// How many units have sent their lists.
  public func progressSum(sent: Int, of units: Int, late: Int) -> String {
    let over =
      late == 0
      ? ""
      : say(
        ", \(count(late)) đơn vị quá hạn",
        late == 1 ? ", 1 is late" : ", \(count(late)) are late")
    return say(
      "\(count(sent))/\(self.units(units)) đã gửi danh sách\(over).",
      "\(count(sent)) of \(self.units(units)) have sent their lists\(over).")
  }

  /// How long there is still time, or since when not.
  ///
  /// - Parameters:
  ///   - due: the last day.
  ///   - days: how many days are left; below 0 for how many it is over.
  /// - Returns: the sentence.
  public func progressDue(_ due: CalendarDate, daysLeft days: Int) -> String {
    let day = shortDate(due)
    if days == 0 { return say("Hạn cuối là hôm nay, \(day).", "The last day is today, \(day).") }
    return days > 0
      ? say(
        "Hạn cuối \(day), còn \(count(days)) ngày.",
        "The last day is \(day), in \(days == 1 ? "1 day" : "\(count(days)) days").")
      : say(
        "Hạn cuối \(day), đã quá \(count(-days)) ngày.",
        "The last day was \(day), \(days == -1 ? "1 day" : "\(count(-days)) days") ago.")
  }

  /// The drive says no last day.
  public var progressWithoutDue: String {
    say(
      "Chưa ghi hạn gửi danh sách; hãy ghi vào drive.yaml: lists: {due: 2021-12-08, send_to: …}.",
      "No last day is set; write one into drive.yaml: lists: {due: 2021-12-08, send_to: …}.")
  }

  /// What the column of the year counts.
  public var progressYearNote: String {
    say(
      "Từ đầu năm: số lượt đã hiến trong năm, tính vào chỉ tiêu.",
      "This year: donations so far this year, which count towards the quota.")
  }

  /// How many people have answered a question that lists ask.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - answered: how many have answered.
  ///   - unanswered: how many have not.
  /// - Returns: the sentence.
  public func progressAnswers(to question: String, answered: Int, unanswered: Int) -> String {
    say(
      "“\(question)”: \(people(answered)) đã trả lời, \(people(unanswered)) chưa.",
      "“\(question)”: \(people(answered)) answered, \(people(unanswered)) have not.")
  }

  /// The heading over the texts that remind units.
  public var remindersHeading: String {
    say("TIN NHẮC TỪNG ĐƠN VỊ (sao chép để gửi)", "REMINDERS, ONE PER UNIT (to copy)")
  }

  /// Everybody has sent what was asked for.
  public var nobodyToRemind: String {
    say("Không có đơn vị nào cần nhắc.", "No unit needs a reminder.")
  }

  /// The name of the folder of reminders.
  public var remindersFolder: String { say("nhac-viec", "reminders") }

  /// Reminders were written.
  public func remindersWritten(_ number: Int, folder: String) -> String {
    say(
      "Đã ghi \(count(number)) tin nhắc vào \(folder).",
      "Wrote \(number == 1 ? "1 reminder" : "\(count(number)) reminders") to \(folder).")
  }
}

// MARK: - The text that reminds a unit

extension Words {
  /// What is written to a unit.
  public struct Reminder: Equatable, Sendable {
    /// What the unit is called.
    public var unit: String
    /// Who writes; empty for the organisers.
    public var organizer: String
    /// What the drive is called.
    public var drive: String
    /// Its first day.
    public var day: CalendarDate
    /// How the unit stands.
    public var status: ProgressStatus
    /// How many it was asked for.
    public var quota: Int?
    /// How many have given this year; nil where that is not known.
    public var yearToDate: Int?
    /// How many are on its list.
    public var registered: Int
    /// How many are missing.
    public var missing: Int
    /// Until when and where to lists are sent.
    public var lists: ListCollection
    /// How many days are left; below 0 for how many it is over; nil without a last day.
    public var daysLeft: Int?
    /// How many have not answered every question that lists ask.
    public var unanswered: Int
    /// The questions that lists ask.
    public var questions: [String]

    /// A reminder of these parts.
    public init(
      unit: String, organizer: String, drive: String, day: CalendarDate, status: ProgressStatus,
      quota: Int?, yearToDate: Int?, registered: Int, missing: Int, lists: ListCollection,
      daysLeft: Int?, unanswered: Int = 0, questions: [String] = []
    ) {
      self.unit = unit
      self.organizer = organizer
      self.drive = drive
      self.day = day
      self.status = status
      self.quota = quota
      self.yearToDate = yearToDate
      self.registered = registered
      self.missing = missing
      self.lists = lists
      self.daysLeft = daysLeft
      self.unanswered = unanswered
      self.questions = questions
    }
  }

  /// The text that reminds a unit: plain lines, to be pasted into a message.
  public func text(of reminder: Reminder) -> String {
    let office = reminder.organizer.isEmpty ? theOrganizers : reminder.organizer
    var lines = [say("Kính gửi: \(reminder.unit)", "To: \(reminder.unit)")]
    let event = "“\(reminder.drive)” (\(shortDate(reminder.day)))"
    let isReceived = [.short, .complete].contains(reminder.status)
    if isReceived {
      lines.append(
        say(
          "\(office) đã nhận danh sách \(people(reminder.registered)) của đơn vị đăng ký hiến máu tại "
            + "chương trình \(event). Cảm ơn đơn vị.",
          "\(office) have your list of \(people(reminder.registered)) for \(event). Thank you."))
    } else {
      lines.append(
        say(
          "\(office) chưa nhận được danh sách đăng ký hiến máu của đơn vị cho chương trình \(event).",
          "\(office) have not received your list for the blood donation \(event) yet."))
    }
    if let quota = reminder.quota {
      var parts = [say("Chỉ tiêu: \(people(quota))", "You were asked for \(people(quota))")]
      if let given = reminder.yearToDate, given > 0 {
        parts.append(
          say("từ đầu năm đã có \(count(given)) lượt hiến", "\(count(given)) have given this year"))
      }
      if reminder.missing > 0 {
        parts.append(
          say("còn thiếu \(people(reminder.missing))", "\(count(reminder.missing)) missing"))
      }
      lines.append(parts.joined(separator: ", ") + ".")
    }
    if reminder.unanswered > 0 {
      let questions = reminder.questions.map { "“\($0)”" }.joined(separator: ", ")
      lines.append(
        say(
          "Trong danh sách còn \(people(reminder.unanswered)) chưa trả lời đủ: \(questions). Xin bổ sung "
            + "và gửi lại danh sách.",
          "On the list \(people(reminder.unanswered)) have not answered all of: \(questions). Please add "
            + "the answers and send the list again."))
    }
    if let due = reminder.lists.due, let days = reminder.daysLeft {
      lines.append(progressDue(due, daysLeft: days))
    }
    let contact = self.contact(reminder.lists)
    let request =
      isReceived
      ? say(
        "Nếu có thêm người đăng ký, xin gửi", "If more people register, please send their names")
      : (reminder.daysLeft ?? 0) < 0
        ? say("Xin gửi danh sách sớm nhất có thể", "Please send it as soon as you can")
        : say("Xin gửi danh sách", "Please send it")
    lines.append(
      contact.isEmpty
        ? say("\(request) cho Ban tổ chức.", "\(request) to the organisers.")
        : say("\(request) về: \(contact).", "\(request) to: \(contact)."))
    lines.append(say("Trân trọng cảm ơn.", "Thank you very much."))
    return lines.joined(separator: "\n")
  }
}
