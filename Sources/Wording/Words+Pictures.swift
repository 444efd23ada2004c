public import Drives

/// The labels of pictures, and what they say in words. Times stand as a clock shows them: `07:30`.
extension Words {
  /// The title of a headcount.
  public func headcountTitle(_ drive: String) -> String {
    say("\(drive): số người có mặt trong ngày", "\(drive): people present over the day")
  }

  /// The title of a table of units and slots.
  public func invitationsTitle(_ drive: String) -> String {
    say("\(drive): số người mời theo đơn vị và giờ", "\(drive): people invited by unit and slot")
  }

  /// When and where a session is.
  public func whenAndWhere(_ session: Session) -> String {
    [
      session.site.isEmpty ? session.id : session.site, date(session.date),
      clock(session.opens, session.closes),
    ].joined(separator: " · ")
  }

  /// Minutes as a clock shows them: `07:30–07:45`.
  public func clock(_ from: Int, _ to: Int) -> String {
    ClockTime.text(from) + "–" + ClockTime.text(to)
  }

  /// What the number axis counts.
  public var peopleAxis: String { say("người", "people") }

  /// The plan's line.
  public var planKey: String { say("dự kiến theo lịch", "expected by the plan") }

  /// The band of the runs.
  public func bandKey(runs: Int) -> String {
    say("5–95 % của \(count(runs)) lần mô phỏng", "5–95 % of \(count(runs)) simulated days")
  }

  /// The dashed lines.
  public var limitsAndServersKey: String { say("giới hạn, số chỗ phục vụ", "limit, servers") }

  /// A limit's line on a terminal.
  public var limitKey: String { say("giới hạn", "limit") }

  /// The hatched areas.
  public var breachKey: String { say("vượt giới hạn", "over the limit") }

  /// The heading over the zones.
  public var zonesHeading: String { say("Khu vực có giới hạn", "Zones with a limit") }

  /// The heading over the stages.
  public func stagesHeading(withQueues: Bool) -> String {
    say(
      "Từng khâu và số chỗ phục vụ" + (withQueues ? " (dải trên vạch: người đang chờ)" : ""),
      "Each stage and its servers" + (withQueues ? " (band above the line: people waiting)" : ""))
  }

  /// A limit of the whole session.
  public func limitLabel(_ limit: Int) -> String {
    say("giới hạn \(count(limit))", "limit \(count(limit))")
  }

  /// The busiest minute, beside its point.
  public func peakAt(_ value: Double, time: Int) -> String {
    say(
      "đông nhất \(number(value)) lúc \(ClockTime.text(time))",
      "most: \(number(value)) at \(ClockTime.text(time))")
  }

  /// The busiest minute of a small panel.
  public func mostAt(_ value: Double, time: Int) -> String {
    say(
      "đỉnh \(number(value)) lúc \(ClockTime.text(time))",
      "most \(number(value)) at \(ClockTime.text(time))")
  }

  /// How many are invited, and how many are there at once.
  ///
  /// - Parameters:
  ///   - invited: how many are invited.
  ///   - peak: the most expected at one minute.
  ///   - time: the first such minute.
  /// - Returns: the sentence.
  public func headcountSum(invited: Int, peak: Double, time: Int) -> String {
    say(
      "Mời \(people(invited)); đông nhất dự kiến \(number(peak)) người, "
        + "lúc \(ClockTime.text(time)).",
      "\(people(invited)) invited; at most \(number(peak)) expected at once, "
        + "at \(ClockTime.text(time)).")
  }

  /// How many are there at once in most runs of a simulation.
  ///
  /// - Parameters:
  ///   - runs: how many runs.
  ///   - peak: the largest 95 % point of a minute.
  /// - Returns: the sentence.
  public func headcountOfRuns(_ runs: Int, peak: Double) -> String {
    say(
      "Vào bất cứ lúc nào, 95 % của \(count(runs)) lần mô phỏng có không quá \(short(peak)) người.",
      "At any minute, 95 % of \(count(runs)) simulated days have at most \(short(peak)).")
  }

  /// Stands before the limits that are exceeded.
  public var breachesLead: String { say("Vượt giới hạn: ", "Over the limit: ") }

  /// One limit that is exceeded.
  ///
  /// - Parameters:
  ///   - place: the zone or stage in words; empty for the whole session.
  ///   - limit: the limit.
  ///   - minutes: when.
  ///   - most: the most people then.
  /// - Returns: the words.
  public func breach(of place: String, limit: Int, during minutes: Range<Int>, most: Double)
    -> String
  {
    let name = place.isEmpty ? say("cả buổi", "everywhere") : place
    let when = clock(minutes.lowerBound, minutes.upperBound)
    // Held to a probability, a limit is broken before as many are expected as it allows.
    guard most > Double(limit) else {
      return say(
        "\(name) \(when), dễ quá \(count(limit)) người (dự kiến \(number(most)))",
        "\(name) \(when), more than \(count(limit)) too likely (\(number(most)) expected)")
    }
    return say(
      "\(name) \(when), đến \(number(most)) người so với \(count(limit))",
      "\(name) \(when), up to \(number(most)) against \(count(limit))")
  }

  /// The busiest minute of a zone or stage, for those who hear the picture read.
  ///
  /// - Parameters:
  ///   - place: the zone or stage in words.
  ///   - peak: the most expected at one minute.
  ///   - time: the first such minute.
  ///   - limits: the limits or servers, in the order of the day.
  /// - Returns: the sentence.
  public func panelSentence(_ place: String, peak: Double, time: Int, limits: [Int]) -> String {
    let against = limits.map(count).joined(separator: ", ")
    let most = "\(place): \(mostAt(peak, time: time))"
    return limits.isEmpty
      ? most + "." : most + say(", giới hạn \(against).", ", limit \(against).")
  }

  /// A stage as people call it, with the name it has in the drive file.
  public func stageName(_ id: String) -> String {
    named(
      id,
      [
        "reception": "Tiếp đón", "registration": "Đăng ký", "declaration": "Khai báo",
        "screening": "Khám sàng lọc", "donation": "Lấy máu", "rest": "Nghỉ, theo dõi",
      ])
  }

  /// A stage as people call it, on as little space as possible.
  public func stageLabel(_ id: String) -> String {
    let names = [
      "reception": "tiếp đón", "registration": "đăng ký", "declaration": "khai báo",
      "screening": "khám sàng lọc", "donation": "lấy máu", "rest": "nghỉ, theo dõi",
    ]
    return language == .vietnamese ? names[id] ?? id : id
  }

  /// A zone as people call it, on as little space as possible; `*` is the whole session.
  public func zoneLabel(_ id: String) -> String {
    if id == "*" { return say("cả buổi", "whole session") }
    let names = ["hall": "hội trường", "beds": "khu giường", "rest": "khu nghỉ"]
    return language == .vietnamese ? names[id] ?? id : id
  }

  /// A zone as people call it, with the name it has in the drive file.
  public func zoneName(_ id: String) -> String {
    named(id, ["hall": "Hội trường", "beds": "Khu giường", "rest": "Khu nghỉ"])
  }

  /// Names in a drive file are often English; the usual ones have a Vietnamese one beside them.
  private func named(_ id: String, _ names: [String: String]) -> String {
    guard language == .vietnamese, let name = names[id] else { return id }
    return "\(name) (\(id))"
  }

  /// The heading over headcounts on a terminal.
  public var headcountHeading: String { say("SỐ NGƯỜI CÓ MẶT", "PEOPLE PRESENT") }

  /// Only some sessions are drawn on a terminal.
  ///
  /// - Parameters:
  ///   - shown: how many.
  ///   - all: of how many.
  /// - Returns: the sentence, to be followed by the command that draws all of them.
  public func onlyTheBusiest(_ shown: Int, of all: Int) -> String {
    say(
      "Chỉ vẽ \(sessions(shown)) đông nhất trong \(sessions(all)). Mọi buổi:",
      "Only the \(shown) busiest of \(sessions(all)) are drawn. All of them:")
  }

  /// Stands for a folder in a suggested command.
  public var folderWord: String { say("THƯ-MỤC", "FOLDER") }

  /// What a full block of a stage's row means.
  public var stageRowsNote: String {
    say(
      "hàng từng khâu: khối đầy là mọi chỗ đều bận; nhiều nhất/số chỗ",
      "rows of stages: a full block is every place in use; most/places")
  }

  /// The key of a terminal headcount with runs.
  public var runsKey: String { say("95 % số lần mô phỏng", "95 % of runs") }
}

/// Tables of units and slots, frontiers, and what was written.
extension Words {
  /// The head of the column of units.
  public var unitColumn: String { say("đơn vị", "unit") }

  /// Sums of rows and columns.
  public var totalColumn: String { say("tổng", "total") }

  /// What the table holds.
  ///
  /// - Parameters:
  ///   - people: how many are invited.
  ///   - units: how many units have somebody invited to the session.
  ///   - others: how many units have nobody there.
  /// - Returns: the sentence.
  public func invitationsSum(people: Int, units: Int, others: Int) -> String {
    let rest =
      others == 0
      ? "" : say("; \(self.units(others)) khác không có ai", "; \(self.units(others)) with nobody")
    return say(
      "Mời \(self.people(people)) của \(self.units(units))\(rest).",
      "\(self.people(people)) of \(self.units(units)) invited\(rest).")
  }

  /// The most people invited to a slot.
  public func mostPerSlot(_ limit: Int) -> String {
    say(
      "Mỗi khung giờ mời không quá \(people(limit)).", "At most \(people(limit)) to one slot.")
  }

  /// The largest of the sums of the slots, for those who hear the picture read.
  public func fullestSlot(_ start: Int, people number: Int) -> String {
    say(
      "Khung giờ đông nhất bắt đầu lúc \(ClockTime.text(start)): mời \(people(number)).",
      "The fullest slot starts at \(ClockTime.text(start)): \(people(number)) invited.")
  }

  /// Points that nothing else beats in both directions.
  public var frontierKey: String {
    say("không phương án nào tốt hơn cả hai mặt", "nothing is better in both")
  }

  /// Points that something else beats in both directions.
  public var dominatedKey: String {
    say("có phương án tốt hơn", "something is better")
  }

  /// The point of the drive as it is.
  public var currentKey: String { say("hiện nay", "as it stands") }

  /// Points without a plan.
  public var infeasibleKey: String { say("không có lịch", "no plan") }

  /// How many points a frontier has.
  public func frontierSum(points: Int, best: Int) -> String {
    say(
      "\(count(points)) phương án, trong đó \(count(best)) không thua phương án nào cả hai mặt.",
      "\(count(points)) variants; nothing is better in both than \(count(best)) of them.")
  }

  /// Files were written to a folder.
  ///
  /// - Parameters:
  ///   - number: how many.
  ///   - folder: where.
  /// - Returns: the sentence.
  public func drawn(_ number: Int, in folder: String) -> String {
    say(
      "Đã vẽ \(count(number)) hình vào \(folder):", "Drew \(count(number)) pictures in \(folder):")
  }
}
