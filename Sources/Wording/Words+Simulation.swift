/// The day as it was simulated many times.
extension Words {
  /// How often the day was simulated.
  public func simulated(runs: Int, seed: String) -> String {
    say(
      "Mô phỏng \(count(runs)) lần (mã ngẫu nhiên \(seed))",
      "Simulated \(runs == 1 ? "once" : "\(count(runs)) times") (random seed \(seed))")
  }

  /// The labels of the figures of a session.
  public var simulatedLabels:
    (
      served: String, blood: String, inSystem: String, waiting: String, peak: String,
      overrun: String, turnedAway: String
    )
  {
    (
      say("đến và về", "came and left"), say("đơn vị máu", "blood units"),
      say("ở lại", "in the building"), say("phải chờ", "waiting"),
      say("lúc đông nhất", "busiest time"), say("quá giờ đóng cửa", "after closing"),
      say("về không", "sent home")
    )
  }

  /// A mean and what 5 % and 95 % of the runs do not exceed.
  public func spread(mean: Double, p05: Int, p95: Int) -> String {
    say(
      "\(number(mean)), 5–95 % số lần: \(count(p05))–\(count(p95))",
      "\(number(mean)), 5–95 % of runs: \(count(p05))–\(count(p95))")
  }

  /// How long people were in the building.
  ///
  /// - Parameters:
  ///   - median: the median.
  ///   - low: the 2.5 % point of it over the runs.
  ///   - high: the 97.5 % point.
  ///   - p95: what 95 % of the people do not exceed.
  /// - Returns: the words.
  public func timeInSystem(median: Double, low: Double, high: Double, p95: Double) -> String {
    say(
      "trung vị \(number(median)) phút (\(number(low))–\(number(high))); "
        + "95 % số người không quá \(number(p95))",
      "median \(number(median)) min (\(number(low))–\(number(high))); "
        + "95 % of people at most \(number(p95))")
  }

  /// How long people waited.
  public func waited(mean: Double, p95: Double) -> String {
    say(
      "trung bình \(number(mean)) phút; 95 % số người không quá \(number(p95))",
      "\(number(mean)) min on average; 95 % of people at most \(number(p95))")
  }

  /// The most people at one time.
  public func peak(mean: Double, p95: Int, max: Int) -> String {
    say(
      "trung bình \(number(mean)) người; 95 % số lần không quá \(count(p95)), nhiều nhất "
        + count(max),
      "\(number(mean)) people on average; 95 % of runs at most \(count(p95)), never over "
        + count(max))
  }

  /// How long after closing the last one left.
  public func overrun(mean: Double, p95: Double) -> String {
    mean == 0
      ? say("không lần nào", "never")
      : say(
        "trung bình \(number(mean)) phút; 95 % số lần không quá \(number(p95))",
        "\(number(mean)) min on average; 95 % of runs at most \(number(p95))")
  }

  /// People for whom there never was a server.
  public func turnedAway(_ people: Double) -> String {
    say(
      "trung bình \(number(people)) người, vì khâu đó không có chỗ nào phục vụ",
      "\(number(people)) people on average, as a stage had nobody to serve them")
  }

  /// The label of who came when the ceiling of blood units was reached.
  public var shortageLabel: String { say("hết túi máu", "bags used up") }

  /// Who came to donation when the ceiling of blood units was reached.
  ///
  /// - Parameters:
  ///   - ceiling: the ceiling.
  ///   - runs: the part of the runs in which somebody did.
  ///   - people: how many were turned away, on average over all runs.
  ///   - early: when that began, not earlier in 95 % of those runs.
  ///   - median: the median of when it began.
  /// - Returns: the words.
  public func bagsUsedUp(
    ceiling: Double, runs: Double, people: Double, early: Int, median: Int
  ) -> String {
    say(
      "đủ \(short(ceiling)) đơn vị trong \(percent(runs)) số lần, thường từ \(time(median)), "
        + "sớm thì từ \(time(early)): trung bình \(number(people)) người đến lấy máu phải về không",
      "\(short(ceiling)) units reached in \(percent(runs)) of runs, typically from \(time(median)), "
        + "early ones from \(time(early)): \(number(people)) people on average come to give and "
        + "are sent home")
  }

  /// The ceiling of blood units was never reached before all had given.
  public func bagsSuffice(ceiling: Double) -> String {
    say(
      "không lần nào quá mức \(short(ceiling)) đơn vị", "never: \(short(ceiling)) units are enough")
  }

  /// The heads of the columns of limits: zone, limit, ever exceeded, at the worst minute.
  public var limitColumns: (zone: String, limit: String, ever: String, minute: String) {
    (
      say("khu", "zone"), say("giới hạn", "limit"), say("số lần có lúc vượt", "runs ever over"),
      say("phút tệ nhất", "worst minute")
    )
  }

  /// The heads of the columns of stages: stage, use, queue, wait, wait of 95 %.
  public var stageColumns: (stage: String, use: String, queue: String, wait: String, p95: String) {
    (
      say("khâu", "stage"), say("bận", "in use"), say("số chờ", "queue"),
      say("chờ, phút", "wait, min"), say("95 %", "95 %")
    )
  }

  /// Where the bottleneck of the day is, in one sentence.
  ///
  /// - Parameters:
  ///   - stage: the stage.
  ///   - from: the first minute.
  ///   - to: the minute after the last.
  ///   - waiting: how many wait at the worst minute, on average.
  ///   - meanWait: how long people wait there, on average.
  /// - Returns: the sentence.
  public func bottleneck(
    _ stage: String, from: Int, to: Int, waiting: Double, meanWait: Double
  ) -> String {
    say(
      "Nghẽn ở khâu \(stageLabel(stage)), \(times(from, to)): lúc tệ nhất trung bình "
        + "\(number(waiting)) người đứng chờ, mỗi người chờ ở khâu này \(number(meanWait)) phút.",
      "Bottleneck: \(stageLabel(stage)), \(times(from, to)): at the worst minute "
        + "\(number(waiting)) people wait on average, each \(number(meanWait)) min for this stage.")
  }

  /// There is no noticeable bottleneck.
  public func noBottleneck(_ stage: String?, meanWait: Double) -> String {
    guard let stage else {
      return say("Không nghẽn ở đâu: không ai phải chờ.", "No bottleneck: nobody ever waits.")
    }
    return say(
      "Không nghẽn ở đâu: chờ nhiều nhất là khâu \(stageLabel(stage)), trung bình "
        + "\(number(meanWait)) phút.",
      "No bottleneck: the longest waits are for \(stageLabel(stage)), \(number(meanWait)) min on "
        + "average.")
  }

  /// How far the simulation has come.
  public func simulating(_ done: Int, of runs: Int) -> String {
    say(
      "đã mô phỏng \(count(done))/\(count(runs)) lần",
      "simulated \(count(done)) of \(count(runs)) days")
  }

  /// There is no plan yet; the command that makes one.
  public func planFirst(_ command: String) -> String {
    say(
      "Chưa có lịch. Hãy lập lịch: \(command), hoặc chỉ tệp khác bằng --plan TỆP.",
      "There is no plan yet. Make one: \(command), or name another file with --plan FILE.")
  }
}

/// Plans side by side.
extension Words {
  /// The heading of a comparison.
  public var comparisonHeading: String {
    say("SO SÁNH CÁC CÁCH MỜI", "WAYS TO INVITE, COMPARED")
  }

  /// The plan of the drive.
  public var thePlan: String { say("lịch đã lập", "the plan") }

  /// A way to invite without planning, by the name it has in JSON.
  public func baseline(_ name: String) -> String {
    switch name {
    case "everyone-at-opening": return say("tất cả lúc mở cửa", "everyone at opening")
    case "hourly-blocks": return say("mỗi giờ một đợt", "hourly blocks")
    case "even-spread": return say("chia đều theo danh sách", "even spread by list")
    default: return name
    }
  }

  /// The two lines of heads over the columns of a comparison, each: waits, their 95 %, peak, its
  /// 95 %, limits exceeded, outside hours, blood units, overrun.
  public var comparisonColumns: [(String, String)] {
    [
      (say("chờ tb", "wait"), say("phút", "mean")), (say("chờ", "wait"), "95 %"),
      (say("đông", "peak"), say("tb", "mean")), (say("đông", "peak"), "95 %"),
      (say("vượt", "limit"), say("giới hạn", "broken")),
      (say("trái", "wrong"), say("giờ", "hours")), (say("đơn vị", "blood"), say("máu", "units")),
      (say("quá", "late"), say("phút", "min")),
    ]
  }

  /// What the columns of a comparison hold.
  public var comparisonNote: String {
    say(
      "Mỗi cách được mô phỏng trên cùng những ngày như nhau (cùng số ngẫu nhiên). vượt giới hạn: "
        + "phần số lần có lúc vượt một giới hạn người; trái giờ: số người bị mời vào lúc mình hoặc "
        + "đơn vị không đến được; quá: số phút sau giờ đóng cửa.",
      "Each is simulated on the same days (the same random numbers). limit broken: part of the runs "
        + "in which a crowd limit was ever exceeded; wrong hours: people invited when they or "
        + "their unit cannot come; late: minutes after closing.")
  }

  /// What a plan wins over another way to invite.
  ///
  /// - Parameters:
  ///   - other: the other way.
  ///   - minutes: how many minutes less each person waits.
  ///   - people: how many fewer people there are at the busiest time.
  /// - Returns: the sentence.
  public func gain(over other: String, minutes: Double, people: Double) -> String {
    func compared(_ value: Double, _ less: String, _ more: String, _ same: String) -> String {
      let shown = number(abs(value))
      return shown == number(0) ? same : (value > 0 ? less : more).replacing("#", with: shown)
    }
    return say(
      "So với \"\(other)\": mỗi người chờ "
        + compared(minutes, "ít hơn # phút", "nhiều hơn # phút", "như nhau")
        + ", lúc đông nhất "
        + compared(people, "ít hơn # người", "nhiều hơn # người", "như nhau") + ".",
      "Against \"\(other)\": each waits "
        + compared(minutes, "# min less", "# min more", "as long") + ", at the busiest time "
        + compared(people, "# people fewer", "# people more", "as many") + ".")
  }
}
