/// The day itself: who is present, who is late, whom to call, what changed.
extension Words {
  /// The title of the page of the day.
  public var dayTitle: String { say("Ngày hiến máu", "The day") }

  /// Whether more may be let in.
  ///
  /// - Parameters:
  ///   - present: how many are present.
  ///   - limit: the most who may be.
  ///   - room: how many more may be let in.
  ///   - expected: how many of those invited are expected soon.
  /// - Returns: the sentence.
  public func admission(present: Int, limit: Int, room: Int, expected: Int) -> String {
    guard expected >= room else {
      return say(
        "Cho vào được: có mặt \(count(present))/\(count(limit)), còn \(count(room)) chỗ.",
        "Let people in: \(count(present)) of \(count(limit)) present, room for \(count(room)).")
    }
    return say(
      "Chỉ cho người có hẹn vào: có mặt \(count(present))/\(count(limit)), còn \(count(room)) chỗ "
        + "và \(people(expected)) có hẹn sắp đến.",
      "Let in those with a slot only: \(count(present)) of \(count(limit)) present, room for "
        + "\(count(room)), and \(people(expected)) with a slot are due.")
  }

  /// Nobody may be let in.
  ///
  /// - Parameters:
  ///   - present: how many are present.
  ///   - limit: the most who may be.
  ///   - leaving: how many must leave first.
  /// - Returns: the sentence.
  public func admissionFull(present: Int, limit: Int, leaving: Int) -> String {
    say(
      "Chưa cho vào: có mặt \(count(present))/\(count(limit)); chờ \(people(leaving)) ra.",
      "Let nobody in: \(count(present)) of \(count(limit)) present; wait until \(people(leaving)) "
        + (leaving == 1 ? "has left." : "have left."))
  }

  /// There is no limit.
  public func admissionUnlimited(present: Int) -> String {
    say(
      "Cho vào được: có mặt \(count(present)), không có giới hạn.",
      "Let people in: \(count(present)) present, there is no limit.")
  }

  /// The session has not opened.
  public func admissionEarly(opens: Int) -> String {
    say(
      "Chưa đến giờ mở cửa: \(time(opens)).", "Not open yet: the session opens at \(time(opens)).")
  }

  /// The session has closed.
  public var admissionClosed: String { say("Đã hết giờ.", "The session has closed.") }

  /// The session is on another day.
  public func admissionOtherDay(_ day: String) -> String {
    say("Hôm nay không phải ngày hiến máu: \(day).", "The session is on another day: \(day).")
  }

  /// The facts of the day, as headings of numbers.
  public var dayFacts:
    (
      present: String, came: String, expected: String, late: String, missing: String,
      walkIns: String, deferred: String, left: String
    )
  {
    (
      say("có mặt", "present"), say("đã đến", "have come"),
      say("theo lịch đến giờ này", "planned by now"), say("đến muộn", "late"),
      say("không đến", "no-shows so far"), say("không đăng ký trước", "not on the lists"),
      say("hoãn hiến", "deferred"), say("đã về", "have left")
    )
  }

  /// How many of so many.
  public func countOf(_ number: Int, _ all: Int) -> String { "\(count(number))/\(count(all))" }

  /// Some people are present longer than anybody should be.
  public func overlong(_ number: Int) -> String {
    say(
      "\(people(number)) đã ở lại quá lâu: có lẽ đã về mà không ai bấm “Ra về”.",
      "\(people(number)) came very long ago: they have probably left unseen. Tap “Leaves”.")
  }

  /// The headings of the lists of the day.
  public var dayHeadings:
    (
      late: String, missing: String, twice: String, call: String, forecast: String,
      change: String, door: String
    )
  {
    (
      say("Đang muộn", "Late"), say("Không đến", "No-shows so far"),
      say("Vào hai lần", "Let in twice"), say("Gọi từ danh sách chờ", "Call from the waiting list"),
      say("Dự báo từ giờ đến cuối buổi", "Forecast of the rest of the day"),
      say("Có thay đổi ở một khâu", "A stage has changed"), say("Máy ở cửa", "Devices at the door")
    )
  }

  /// The columns of the lists of the day.
  public var dayColumns:
    (
      name: String, unit: String, slot: String, phone: String, delay: String, blood: String,
      peak: String, time: String, mean: String, most: String, before: String, now: String
    )
  {
    (
      say("Họ và tên", "Name"), say("Đơn vị", "Unit"), say("Giờ hẹn", "Slot"),
      say("Điện thoại", "Phone"), say("Muộn", "Late by"), say("Thêm máu", "Blood units"),
      say("Đông nhất", "Peak"), say("Lúc", "At"), say("Trung bình", "Mean"),
      say("95 % không quá", "95 % at most"), say("Giờ cũ", "Before"), say("Giờ mới", "Now")
    )
  }

  /// So many minutes.
  public func minutes(_ number: Int) -> String {
    say("\(count(number)) phút", "\(count(number)) min")
  }

  /// Nobody is on a list of the day.
  public var nobodyHere: String { say("Không có ai.", "Nobody.") }

  /// Nobody of the waiting list can be called.
  public var nobodyToCall: String {
    say(
      "Không gọi ai: danh sách chờ trống, hoặc không khung giờ nào còn chỗ.",
      "Nobody to call: the waiting list is empty, or no slot has room.")
  }

  /// What the waiting list of the day says.
  public func callNote(_ missing: Int) -> String {
    say(
      "\(people(missing)) được mời không đến. Mỗi dòng: gọi riêng người này thì đến được khung nào "
        + "mà không vượt giới hạn.",
      "\(people(missing)) of those invited are not coming. Each row: the slot for this person, if "
        + "called alone, without breaking a limit.")
  }

  /// The button that records that somebody was called and comes.
  public var calledButton: String { say("Đã gọi, sẽ đến", "Called, comes") }

  /// What the forecast says.
  ///
  /// - Parameters:
  ///   - mean: the blood units given, on average.
  ///   - low: not fewer in 95 % of the simulated days.
  ///   - high: not more in 95 %.
  ///   - over: the part of the simulated days in which a limit is exceeded.
  ///   - overrun: how long after closing the last leaves, at most in 95 %.
  ///   - runs: how often it was simulated.
  /// - Returns: the sentence.
  public func forecast(
    mean: Double, low: Int, high: Int, over: Double, overrun: Double, runs: Int
  ) -> String {
    say(
      "Cả buổi khoảng \(short(mean)) đơn vị máu (từ \(count(low)) đến \(count(high))); "
        + "vượt giới hạn trong \(percent(over, decimals: 0)) số lần mô phỏng; "
        + "muộn nhất xong sau giờ đóng cửa \(short(overrun)) phút (mô phỏng \(count(runs)) lần).",
      "About \(short(mean)) blood units in all (\(count(low)) to \(count(high))); a limit is "
        + "exceeded in \(percent(over, decimals: 0)) of the simulated days; the last leaves at most "
        + "\(short(overrun)) min after closing (\(count(runs)) runs).")
  }

  /// The labels of the form of a change at a stage.
  public var changeLabels: (stage: String, fewer: String, plan: String) {
    (
      say("Khâu", "Stage"),
      say(
        "Bớt so với cài đặt (giường, bàn, người)",
        "Fewer than in the settings (beds, desks, people)"),
      say("Xem cần đổi giờ của ai", "See whose slots must change")
    )
  }

  /// What a change at a stage comes to.
  ///
  /// - Parameters:
  ///   - moved: how many get another slot, or none.
  ///   - lost: how many of them get none.
  /// - Returns: the sentence.
  public func replanned(moved: Int, lost: Int) -> String {
    guard moved > 0 else {
      return say("Không cần đổi giờ của ai.", "Nobody's slot has to change.")
    }
    return say(
      "Cần báo \(people(moved))" + (lost > 0 ? ", trong đó \(count(lost)) không còn giờ." : "."),
      "\(people(moved)) must be informed"
        + (lost > 0 ? "; \(count(lost)) of them lose their slot." : "."))
  }

  /// Somebody's slot is lost.
  public var slotLost: String { say("không còn giờ", "none") }

  /// There is no such stage.
  public func noSuchStage(_ stage: String, session: String) -> String {
    say(
      "Không có khâu \(stage) trong buổi \(session).", "Session \(session) has no stage \(stage).")
  }

  /// What the page says of the devices at the door.
  ///
  /// - Parameters:
  ///   - address: where phones open the door.
  ///   - pin: the number that lets them in.
  /// - Returns: the sentence.
  public func doorAddress(_ address: String, pin: String) -> String {
    say(
      "Trên điện thoại cùng mạng Wi-Fi, mở \(address) và nhập mã PIN \(pin).",
      "On phones in the same Wi-Fi, open \(address) and enter the PIN \(pin).")
  }

  /// The buttons of the devices.
  public var deviceButtons: (shutOut: String, newPIN: String) {
    (say("Chặn", "Shut out"), say("Đổi mã PIN", "New PIN"))
  }

  /// A device that is shut out.
  public var isShutOut: String { say("đã chặn", "shut out") }

  /// Events of a device have not come yet.
  public func eventsMissing(_ number: Int) -> String {
    say("còn \(count(number)) lượt trên máy", "\(count(number)) still on the device")
  }

  /// What the organiser's own machine is called among the devices.
  public var organiserDevice: String { say("Máy của người tổ chức", "The organiser's machine") }

  /// The button that shows the page as it is now.
  public var showNow: String { say("Cập nhật", "Refresh") }
}

/// Rates as they were measured.
extension Words {
  /// The heading over the rates.
  public func ratesHeading(_ invited: Int) -> String {
    say(
      "TỶ LỆ ĐẾN VÀ HOÃN HIẾN, đếm trên \(people(invited)) được mời",
      "SHOW AND DEFERRAL RATES, counted on \(people(invited)) invited")
  }

  /// The columns of the rates.
  public var rateColumns:
    (name: String, invited: String, came: String, show: String, deferred: String, deferral: String)
  {
    (
      "", say("mời", "invited"), say("đến", "came"), say("tỷ lệ đến", "show rate"),
      say("hoãn", "deferred"), say("tỷ lệ hoãn", "deferral rate")
    )
  }

  /// What the rates are of.
  public var rateGroups: (all: String, kinds: String, units: String, slots: String) {
    (
      say("tất cả", "all"), say("theo loại người hiến", "by kind"), say("theo đơn vị", "by unit"),
      say("theo khung giờ", "by slot")
    )
  }

  /// A rate with the ends of its interval: `71 % (65–77)`.
  public func rate(_ part: Double, low: Double, high: Double) -> String {
    "\(percent(part, decimals: 0)) (\(number(low * 100, decimals: 0))–\(number(high * 100, decimals: 0)))"
  }

  /// What the intervals mean.
  public var ratesNote: String {
    say(
      "trong ngoặc: khoảng tin cậy 95 % theo Wilson", "in brackets: Wilson's 95 % interval")
  }

  /// Stands before the lines for drive.yaml.
  public var ratesSettings: String {
    say(
      "Để lập lịch đợt sau theo các tỷ lệ này, chép vào drive.yaml:",
      "To plan the next drive with these rates, copy into drive.yaml:")
  }

  /// Kinds of which too few were invited.
  public func kindsTooFew(_ kinds: [String], fewest: Int) -> String {
    say(
      "Chưa đủ số liệu (dưới \(count(fewest)) người): \(kinds.joined(separator: ", ")).",
      "Not enough counted (fewer than \(count(fewest))): \(kinds.joined(separator: ", ")).")
  }

  /// Nothing was counted.
  public func nothingCounted(_ paths: [String]) -> String {
    say(
      "Chưa đếm được ai ở: \(paths.joined(separator: ", ")). Cần số liệu ở cửa, hoặc một tệp CSV có các "
        + "cột invited,came,deferred.",
      "Nobody was counted in: \(paths.joined(separator: ", ")). It takes what happened at the door, "
        + "or a CSV file with the columns invited,came,deferred.")
  }
}
