public import Drives

/// What `plan_for` promises of crowd limits. Plans, pictures, simulations and reports say it in these
/// words.
extension Words {
  /// What keeps a plan around published slots from keeping limits all day long.
  public enum DayObstacle: Equatable, Sendable {
    /// Somebody would lose a published slot.
    case published
    /// More people would have to move than may.
    case budget
    /// People whose slot stays.
    case pinned
  }

  /// What a drive promises of its crowd limits.
  public func promise(_ turnout: Turnout) -> String {
    switch turnout.planFor {
    case .expected:
      say(
        "Giới hạn được giữ với số người dự kiến; ngày đông hơn dự kiến có thể vượt.",
        "Limits hold for the number expected; a fuller day may exceed them.")
    case .everyone:
      say(
        "Giới hạn được giữ theo lịch, dù mọi người được mời đều đến.",
        "Limits hold by the schedule, even if everybody invited comes.")
    case .probability(let wanted) where turnout.promisesDay: promiseOfDay(wanted)
    case .probability(let wanted):
      say(
        "Giới hạn được giữ ở từng phút với xác suất \(sure(wanted)); trong cả ngày vẫn có thể có lúc vượt.",
        "Limits hold at each minute with probability \(sure(wanted)); over the day some minute may still "
          + "exceed them.")
    }
  }

  /// What a plan holds that simulated days were seen to keep, where the drive promises the whole day.
  public func promiseOfDay(_ wanted: Double) -> String {
    say(
      "Mỗi giới hạn được giữ suốt cả ngày với xác suất \(sure(wanted)), kiểm bằng mô phỏng.",
      "Each limit holds all day long with probability \(sure(wanted)), checked by simulation.")
  }

  /// A day on which the plan breaks no limit, as far as `plan_for` is meant: what was not simulated says
  /// nothing of the whole day.
  ///
  /// - Parameters:
  ///   - planFor: how crowd limits are meant.
  ///   - hasCrowdLimits: whether there are any; else only stations have a capacity.
  /// - Returns: the sentence.
  public func noBreach(_ planFor: PlanFor, hasCrowdLimits: Bool) -> String {
    let expected = say(
      "Với số người dự kiến, không vượt giới hạn hay số chỗ phục vụ nào.",
      "For the people expected, no crowd limit or station capacity is exceeded.")
    guard hasCrowdLimits else { return expected }
    switch planFor {
    case .expected: return expected
    case .everyone:
      return say(
        "Không vượt giới hạn người dù ai cũng đến; đủ chỗ phục vụ số người dự kiến.",
        "No crowd limit is exceeded even if all come; stations suffice for those expected.")
    case .probability(let wanted):
      return say(
        "Từng phút giữ được giới hạn người với xác suất \(sure(wanted)); đủ chỗ phục vụ số người dự kiến.",
        "Each minute keeps the crowd limits with probability \(sure(wanted)); stations suffice for those "
          + "expected.")
    }
  }

  /// What shows how the whole day goes.
  public func seeTheDay(_ command: String) -> String {
    say("Cả ngày ra sao: \(command)", "How the whole day goes: \(command)")
  }

  /// What a plan holds that is not simulated here, where the drive promises the whole day.
  public func promiseOfMinutes(_ wanted: Double) -> String {
    say(
      "plan_for: {day: …}: lịch này giữ giới hạn ở từng phút với xác suất \(sure(wanted)); cả ngày thì ở "
        + "đây không kiểm: khunggio simulate cho biết.",
      "plan_for: {day: …}: this plan keeps the limits at each minute with probability \(sure(wanted)); the "
        + "whole day is not checked here: khunggio simulate tells.")
  }

  /// What a plan holds of the crowd limits, where that is no more than probable.
  ///
  /// - Parameters:
  ///   - turnout: what the drive promises.
  ///   - keepsDay: whether simulated days were seen to keep it.
  /// - Returns: the sentence; nil where the limits hold for the number expected, or for everybody.
  public func promise(_ turnout: Turnout, keepsDay: Bool) -> String? {
    guard case .probability(let wanted) = turnout.planFor else { return nil }
    return turnout.promisesDay && !keepsDay ? promiseOfMinutes(wanted) : promise(turnout)
  }

  /// What plans hold that are only compared, where the drive promises the whole day.
  public func promiseOfVariants(_ wanted: Double) -> String {
    say(
      "plan_for: {day: …}: các lịch được so ở đây chỉ giữ giới hạn ở từng phút với xác suất "
        + "\(sure(wanted)); muốn giữ cả ngày thì dùng khunggio plan hoặc replan.",
      "plan_for: {day: …}: the plans compared here keep the limits at each minute with probability "
        + "\(sure(wanted)) only; khunggio plan and replan keep them all day long.")
  }

  /// Which rows of a comparison were not seen to keep the whole day.
  ///
  /// - Parameter rows: their numbers, rising, at least one.
  /// - Returns: the sentence.
  public func dayPromiseBroken(inRows rows: [Int]) -> String {
    let numbers = rows.map { "\($0)" }.joined(separator: ", ")
    return say(
      "CHƯA giữ được plan_for: {day: …}: phương án \(numbers).",
      "plan_for: {day: …} is NOT kept: \(rows.count == 1 ? "row" : "rows") \(numbers).")
  }

  /// However far keys are changed, everybody has a slot, and simulated days exceed a limit too often.
  public var noLeastForTheDay: String {
    say(
      "Đổi các thông số này hết mức thì ai cũng có giờ, nhưng vẫn chưa giữ được plan_for: {day: …}.",
      "However far these are changed, everyone has a slot, but plan_for: {day: …} is not kept.")
  }

  /// Why a plan around published slots does not keep the whole day.
  ///
  /// - Parameter obstacle: what stands in the way.
  /// - Returns: the sentence.
  public func dayObstacle(_ obstacle: DayObstacle) -> String {
    switch obstacle {
    case .published:
      say(
        "Lịch lập thử cho giới hạn thấp hơn thì có người mất giờ đã báo; lịch này giữ giờ của họ.",
        "Plans tried for lower limits take a published slot from somebody; this plan lets them keep it."
      )
    case .budget:
      say(
        "Lịch lập thử cho giới hạn thấp hơn đổi giờ nhiều người hơn --budget cho phép.",
        "Plans tried for lower limits move more people than --budget allows.")
    case .pinned:
      say(
        "Với giới hạn thấp hơn thì không giữ được giờ của những người phải giữ nguyên (--freeze, pinned).",
        "Lower limits leave no room for those whose slot stays (--freeze, pinned).")
    }
  }

  /// A limit that simulated days exceed more often than the promise allows.
  ///
  /// - Parameters:
  ///   - place: the zone, and the session where there are several.
  ///   - limit: the limit.
  ///   - part: the part of the simulated days on which it is ever exceeded.
  ///   - low: the lower end of its 95 % confidence interval.
  ///   - high: the upper end.
  /// - Returns: the sentence.
  public func exceededOverTheDay(
    _ place: String, limit: Int, part: Double, low: Double, high: Double
  ) -> String {
    say(
      "\(place): giới hạn \(count(limit)) có lúc bị vượt trong \(percent(part)) số ngày mô phỏng (khoảng "
        + "tin cậy 95 %: \(percent(low))–\(percent(high))).",
      "\(place): the limit \(count(limit)) is exceeded at some minute on \(percent(part)) of the simulated "
        + "days (95 % confidence interval: \(percent(low))–\(percent(high))).")
  }

  /// What to write so that limits hold all day long.
  public func promiseTheDay(_ wanted: Double) -> String {
    let written = Self.written(wanted)
    return say(
      "Muốn giữ cả ngày: ghi plan_for: {day: \(written)} vào turnout của drive.yaml rồi lập lịch lại.",
      "To keep them all day long: write plan_for: {day: \(written)} under turnout in drive.yaml, and plan "
        + "again.")
  }

  /// The drive promises the day, and the plan does not keep it.
  public var dayPromiseBroken: String {
    say(
      "Lịch này chưa giữ được plan_for: {day: …}. Hãy lập lịch lại; nếu vẫn không đạt thì mời ít hơn hoặc "
        + "nới giới hạn.",
      "This plan does not keep plan_for: {day: …}. Plan again; where that is not enough, invite fewer or "
        + "raise the limit.")
  }

  private func sure(_ wanted: Double) -> String {
    percent(wanted, decimals: 0).replacing(" ", with: "\u{A0}")
  }

  private static func written(_ probability: Double) -> String {
    Int(exactly: probability).map(String.init) ?? "\(probability)"
  }
}
