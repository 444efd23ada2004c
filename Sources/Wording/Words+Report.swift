public import Drives

/// The report: quotas against registrants, what the hospital needs, the summary after the day.
extension Words {
  /// The title of the report.
  public var reportTitle: String { say("BÁO CÁO", "REPORT") }

  /// The titles of its parts: quotas, capacity, summary.
  public var reportParts: (quotas: String, capacity: String, summary: String) {
    (
      say("Số đăng ký so với chỉ tiêu", "Registrants against quotas"),
      say("Nhu cầu phục vụ theo nửa giờ", "What each half hour needs"),
      say("Tổng hợp kết quả hiến máu", "Summary of the blood donation")
    )
  }

  /// The names of its parts where space is short, as on tabs.
  public var reportTabs: (quotas: String, capacity: String, summary: String) {
    (say("Chỉ tiêu", "Quotas"), say("Nhu cầu", "Needs"), say("Tổng hợp", "Summary"))
  }

  /// The name of the report's files, without its ending.
  public var reportFile: String { say("bao-cao", "report") }

  /// The columns of reports.
  public enum ReportColumn: Sendable {
    /// The unit.
    case unit
    /// How many work there.
    case staff
    /// Which part of them was asked for.
    case asked
    /// How many were asked for.
    case quota
    /// How many are on the list.
    case registered
    /// How many have a slot.
    case invited
    /// The part of the staff that is on the list.
    case partOfStaff
    /// The part of the quota that is on the list.
    case partOfQuota
    /// How it stands.
    case status
    /// The half hour.
    case time
    /// How many people are present.
    case present
    /// Blood units.
    case blood
    /// The number of a row.
    case number
    /// What is counted.
    case subject
    /// How many.
    case amount
    /// Remarks.
    case remarks
  }

  /// The heading of a column.
  public func reportHeading(_ column: ReportColumn) -> String {
    switch column {
    case .unit: return say("Đơn vị", "Unit")
    case .staff: return say("Nhân sự", "Staff")
    case .asked: return say("Giao", "Asked")
    case .quota: return say("Chỉ tiêu", "Quota")
    case .registered: return say("Đăng ký", "Listed")
    case .invited: return say("Mời", "Invited")
    case .partOfStaff: return say("% nhân sự", "% of staff")
    case .partOfQuota: return say("% chỉ tiêu", "% of quota")
    case .status: return say("Kết quả", "Result")
    case .time: return say("Giờ", "Time")
    case .present: return say("Có mặt", "Present")
    case .blood: return say("Đơn vị máu", "Blood units")
    case .number: return say("STT", "No.")
    case .subject: return say("Nội dung", "Subject")
    case .amount: return say("Số lượng", "Number")
    case .remarks: return say("Ghi chú", "Remarks")
    }
  }

  /// The sum of a column.
  public var reportTotal: String { say("Tổng cộng", "Total") }

  /// The most of a column.
  public var reportPeak: String { say("Nhiều nhất", "Most") }

  /// How a unit stands that reached what was asked for.
  public var reached: String { say("đạt", "reached") }

  /// How a unit stands that has at least 5 % more than was asked for.
  public var exceeded: String { say("vượt ≥ 5 %", "≥ 5 % over") }

  /// How a unit stands that has not reached what was asked for.
  public func short(of people: Int) -> String {
    say("thiếu \(count(people))", "\(count(people)) short")
  }

  /// What the columns of the quotas hold.
  public var quotaNote: String {
    say(
      "Giao: phần nhân sự được đề nghị đăng ký. đạt: đủ chỉ tiêu; vượt ≥ 5 %: ít nhất 105\u{A0}% chỉ tiêu.",
      "Asked: the part of the staff that was asked for. reached: the quota is met; ≥ 5 % over: "
        + "at least 105\u{A0}% of it.")
  }

  /// How many units reached their quotas.
  ///
  /// - Parameters:
  ///   - reached: how many reached them.
  ///   - exceeded: how many of those have at least 5 % more.
  ///   - units: how many have one.
  /// - Returns: the sentence.
  public func quotaSum(reached: Int, exceeded: Int, of units: Int) -> String {
    say(
      "\(count(reached))/\(self.units(units)) đạt chỉ tiêu, trong đó \(count(exceeded)) vượt 5 % "
        + "trở lên.",
      "\(count(reached)) of \(self.units(units)) reached their quota, \(count(exceeded)) of them by "
        + "5 % or more.")
  }

  /// How many units reached the part of their staff that was asked for.
  ///
  /// - Parameters:
  ///   - percent: the part, in percent.
  ///   - reached: how many reached it.
  ///   - units: how many were asked for it.
  /// - Returns: the sentence.
  public func askedSum(_ percent: Double, reached: Int, of units: Int) -> String {
    say(
      "Giao \(exact(percent)) % nhân sự: \(count(reached))/\(self.units(units)) đạt.",
      "Asked for \(exact(percent)) % of the staff: \(count(reached)) of \(self.units(units)) "
        + "reached it.")
  }

  /// How the expected blood units stand against the target.
  ///
  /// - Parameters:
  ///   - units: the blood units.
  ///   - isCounted: whether they were counted on the day, and are not expected only.
  ///   - target: the target.
  /// - Returns: the sentence.
  public func bloodStatus(_ units: Double, isCounted: Bool, target: Double) -> String {
    let part = percent(units / target, decimals: 0)
    let status =
      units >= target * 1.05 - 1e-9
      ? say("vượt 5 % trở lên", "5 % over or more")
      : units >= target - 1e-9
        ? say("đạt", "reached")
        : say("thiếu \(short(target - units))", "\(short(target - units)) short")
    return say(
      "\(isCounted ? "Tiếp nhận" : "Dự kiến") \(bloodUnits(units)), mục tiêu \(short(target)): "
        + "\(part), \(status).",
      "\(bloodUnits(units)) \(isCounted ? "received" : "expected"), target \(short(target)): "
        + "\(part), \(status).")
  }

  /// A stage as the hospital calls what it needs there, on as little space as possible.
  public func stationName(_ id: String) -> String {
    switch id {
    case "reception": return say("Bàn tiếp đón", "Reception desks")
    case "registration": return say("Bàn đăng ký", "Registration desks")
    case "declaration": return say("Bàn khai báo", "Declaration desks")
    case "desk": return say("Bàn", "Desks")
    case "screening": return say("Bàn khám", "Screeners")
    case "donation", "bed": return say("Giường lấy máu", "Beds")
    case "rest": return say("Ghế nghỉ", "Chairs")
    default: return id
    }
  }

  /// What the columns of the capacity sheet hold.
  ///
  /// - Parameter planFor: how crowd limits are to be read.
  /// - Returns: the sentence.
  public func capacityNote(_ planFor: PlanFor) -> String {
    let reading: String
    switch planFor {
    case .expected: reading = say("số người dự kiến", "the number expected")
    case .everyone: reading = say("số người nếu mọi người đều đến", "the number if all come")
    case .probability(let wanted):
      let percent = self.percent(wanted, decimals: 0).replacing(" ", with: "\u{A0}")
      reading = say(
        "số người không vượt với xác suất \(percent)",
        "the number not exceeded with probability \(percent)")
    }
    return say(
      "cần/có, ở phút đông nhất của nửa giờ. Có mặt: \(reading)/giới hạn. Bàn, giường, ghế: cần cho "
        + "số người dự kiến/số đang có; * là thiếu. Đơn vị máu: dự kiến, tính lúc lấy máu xong.",
      "needed/there, at the busiest minute of the half hour. Present: \(reading)/limit. Desks, beds, "
        + "chairs: for the people expected/those there are; * is short. Blood units: expected, "
        + "counted when they are drawn.")
  }

  /// No plan, and so no capacity sheet.
  public func reportWithoutPlan(_ command: String) -> String {
    say(
      "Chưa có lịch nên chưa có phần nhu cầu theo nửa giờ. Hãy lập lịch: \(command)",
      "There is no plan yet, and so nothing about half hours. Make one: \(command)")
  }

  /// What the rows of the summary count.
  public enum SummaryRow: String, CaseIterable, Sendable {
    /// People who registered in the month.
    case registeredMonth = "registered_month"
    /// Blood units received in the month.
    case bloodUnitsMonth = "blood_units_month"
    /// Articles that made it known.
    case articles = "articles"
    /// Banners, slogans and posters.
    case banners = "banners"
    /// People who registered for the day.
    case registeredDay = "registered_day"
    /// Blood units received on the day.
    case bloodUnitsDay = "blood_units_day"
    /// Donors whom unions supported.
    case supported = "supported"
  }

  /// What a row of the summary counts, for the day it is of.
  public func subject(_ row: SummaryRow, day: CalendarDate) -> String {
    let month = day.month < 3 ? "0\(day.month)" : "\(day.month)"
    let short = shortDate(day)
    switch row {
    case .registeredMonth:
      return say(
        "Người đăng ký hiến máu, cả tháng \(month)/\(day.year)",
        "Registrants in \(month)/\(day.year)")
    case .bloodUnitsMonth:
      return say(
        "Đơn vị máu đã nhận, cả tháng \(month)/\(day.year)",
        "Blood units received in \(month)/\(day.year)")
    case .articles: return say("Tin, bài đã đăng", "Articles published")
    case .banners: return say("Băng rôn, áp phích, khẩu hiệu đã treo", "Banners and posters put up")
    case .registeredDay:
      return say("Người đăng ký cho ngày \(short)", "Registrants for \(short)")
    case .bloodUnitsDay:
      return say("Đơn vị máu đã nhận ngày \(short)", "Blood units received on \(short)")
    case .supported:
      return say("Người hiến máu được công đoàn hỗ trợ", "Donors supported by their unions")
    }
  }

  /// The number of the report, which the office fills in.
  public var reportNumber: String { say("Số: ………/BC-………", "No. ………………") }

  /// What is needed, on as little space as possible.
  public var neededShort: String { say("cần", "needed") }

  /// What is there, on as little space as possible.
  public var thereShort: String { say("có", "there") }

  /// The remark beside a number that comes from the lists.
  public var fromTheLists: String { say("theo danh sách", "from the lists") }

  /// The remark beside a number that comes from the plan.
  public var fromThePlan: String { say("theo lịch mời", "from the plan") }

  /// The remark beside a number that the devices at the door counted.
  public var fromTheDoor: String { say("đếm ở cửa", "counted at the door") }

  /// The remark beside blood units that were not counted yet.
  public func expectedOnly(_ units: Double) -> String {
    say("dự kiến \(short(units))", "\(short(units)) expected")
  }

  /// The remark beside a number that has a goal.
  public func ofGoal(_ part: Double, goal: Double) -> String {
    say(
      "đạt \(percent(part, decimals: 0)) của \(short(goal))",
      "\(percent(part, decimals: 0)) of \(short(goal))")
  }

  /// What was written of the report.
  public func reportWritten(_ files: [String], in folder: String) -> String {
    say(
      "Đã ghi vào \(folder): \(files.joined(separator: ", ")).",
      "Wrote to \(folder): \(files.joined(separator: ", ")).")
  }

  /// Several days, and none was chosen.
  public func summaryOfDay(_ day: CalendarDate) -> String {
    say(
      "Phần tổng hợp lấy ngày \(shortDate(day)), ngày đông người nhất; chọn ngày khác bằng --day.",
      "The summary is of \(shortDate(day)), the day with most people; choose another with --day.")
  }

  /// The remark under a summary whose open numbers are to be filled in.
  public var summaryNote: String {
    say(
      "Ô trống: chưa biết; điền tay, hoặc dùng --counted hay --after.",
      "Empty: not known yet; fill it in by hand, or with --counted or --after.")
  }
}
