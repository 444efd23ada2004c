import Drives

/// Who helps when and where.
extension Words {
  /// The name of the files, without their endings.
  public var rosterFile: String { say("bang-phan-cong", "roster") }

  /// The titles of the tables.
  public enum RosterTable: Sendable {
    /// A row for each volunteer.
    case byPerson
    /// A row for each post and time.
    case byPost
    /// Who is missing.
    case missing
  }

  /// The title of a table.
  public func rosterTitle(_ table: RosterTable) -> String {
    switch table {
    case .byPerson: say("Phân công theo người", "Roster by person")
    case .byPost: say("Phân công theo vị trí", "Roster by post")
    case .missing: say("Còn thiếu người", "People missing")
    }
  }

  /// The columns of the tables.
  public enum RosterColumn: Sendable {
    /// The number of the row.
    case number
    /// The name of a volunteer.
    case name
    /// The role.
    case role
    /// When.
    case time
    /// The day.
    case date
    /// The hours in all.
    case hours
    /// The people.
    case people
    /// How many are missing.
    case missing
  }

  /// The heading of a column.
  public func rosterHeading(_ column: RosterColumn) -> String {
    switch column {
    case .number: say("STT", "No.")
    case .name: say("Họ và tên", "Name")
    case .role: say("Vị trí", "Post")
    case .time: say("Thời gian", "Time")
    case .date: say("Ngày", "Day")
    case .hours: say("Số giờ", "Hours")
    case .people: say("Người phụ trách", "People")
    case .missing: say("Thiếu", "Missing")
    }
  }

  /// How good the roster of a day is, with what is proven of it.
  ///
  /// - Parameters:
  ///   - missing: the people missing, in half hours, and the least that is possible.
  ///   - halfHours: the half hours of all, and the fewest that are possible; nil where not known.
  ///   - longest: the most half hours of one person.
  ///   - shortest: the fewest of somebody who has a shift.
  ///   - isEven: whether no roster is more even.
  /// - Returns: the sentences.
  public func rosterSum(
    missing: (Int, least: Int), halfHours: (Int, least: Int?), longest: Int, shortest: Int,
    isEven: Bool
  ) -> [String] {
    func hours(_ halves: Int) -> String {
      let text = number(Double(halves) / 2, decimals: halves.isMultiple(of: 2) ? 0 : 1)
      return say("\(text) giờ", halves == 2 ? "\(text) hour" : "\(text) hours")
    }
    var lines: [String] = []
    if missing.0 == 0 {
      lines.append(say("Mọi nửa giờ đều đủ người.", "Every half hour has everyone it needs."))
    } else {
      lines.append(
        missing.0 == missing.least
          ? say(
            "Thiếu \(hours(missing.0)) công; không thể thiếu ít hơn.",
            "\(hours(missing.0)) of work lack people; no roster lacks fewer.")
          : say(
            "Thiếu \(hours(missing.0)) công; chứng minh được không thể dưới \(hours(missing.least)).",
            "\(hours(missing.0)) of work lack people; proven: no roster lacks fewer than "
              + "\(hours(missing.least))."))
    }
    if halfHours.0 == halfHours.least {
      lines.append(
        say(
          "Tổng cộng \(hours(halfHours.0)); không thể ít hơn.",
          "\(hours(halfHours.0)) in all; no roster takes fewer."))
    } else if let least = halfHours.least {
      lines.append(
        say(
          "Tổng cộng \(hours(halfHours.0)); chứng minh được không thể dưới \(hours(least)).",
          "\(hours(halfHours.0)) in all; proven: no roster takes fewer than \(hours(least))."))
    } else {
      lines.append(say("Tổng cộng \(hours(halfHours.0)).", "\(hours(halfHours.0)) in all."))
    }
    let even = isEven ? say("; không thể chia đều hơn", "; no roster shares them more evenly") : ""
    lines.append(
      say(
        "Mỗi người từ \(hours(shortest)) đến \(hours(longest))\(even).",
        "Each person has \(hours(shortest)) to \(hours(longest))\(even)."))
    return lines
  }

  /// Which load the needs were reckoned from.
  public func rosterBasis(isSimulated: Bool, runs: Int) -> String {
    isSimulated
      ? say(
        "Nhu cầu tính từ số người có mặt mà ở từng phút 95 % trong \(count(runs)) lần mô phỏng "
          + "không vượt quá.",
        "Needs are of the number present that 95 % of \(count(runs)) simulated days do not exceed "
          + "at each minute.")
      : say(
        "Nhu cầu tính từ số người dự kiến có mặt theo lịch mời.",
        "Needs are of the number expected to be present under the plan.")
  }

  /// Somebody who has no shift.
  public func rosterWithoutShift(_ number: Int) -> String {
    say(
      "\(people(number)) không có ca.",
      number == 1 ? "1 person has no shift." : "\(count(number)) people have no shift.")
  }

  /// Files of the roster were written.
  public func rosterWritten(_ files: Int, into folder: String) -> String {
    say(
      "Đã ghi \(count(files)) tệp vào \(folder).",
      "Wrote \(files == 1 ? "1 file" : "\(count(files)) files") to \(folder).")
  }

  /// The event of a shift in a calendar.
  public func rosterEvent(_ role: String, drive: String) -> String { "\(role) – \(drive)" }

  /// The drive has no roles.
  public var rosterWithoutRoles: String {
    say(
      "drive.yaml chưa có roles: mỗi vị trí cần id, name và need, ví dụ "
        + "{id: reception, name: Đón tiếp, need: 2}.",
      "drive.yaml has no roles: each has id, name and need, such as "
        + "{id: reception, name: Reception, need: 2}.")
  }

  /// The drive has no volunteers.
  public var rosterWithoutVolunteers: String {
    say(
      "Chưa có volunteers.csv; tệp có các cột id,name,phone,skills,available,longest,most.",
      "There is no volunteers.csv; it has the columns id,name,phone,skills,available,longest,most."
    )
  }
}
