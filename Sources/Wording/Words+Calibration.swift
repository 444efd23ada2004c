public import Drives

/// A plan that was calibrated by simulating the day.
extension Words {
  /// The heading over the calibration.
  public var calibrationHeading: String {
    say("HIỆU CHỈNH THEO MÔ PHỎNG", "CALIBRATED BY SIMULATION")
  }

  /// Calibrating makes one more plan.
  public func calibrating(_ plans: Int) -> String {
    say("hiệu chỉnh: lập lịch lần \(plans + 1)", "calibrating: plan \(plans + 1)")
  }

  /// What was planned for in the place of a limit, and what that did.
  ///
  /// - Parameters:
  ///   - zone: the zone.
  ///   - limit: the limit.
  ///   - planned: what was planned for.
  ///   - before: the part of days on which the first plan breaks the limit.
  ///   - after: the part of days on which the calibrated plan does.
  /// - Returns: the words.
  public func calibrated(
    zone: String, limit: Int, planned: Int, before: Double, after: Double
  ) -> String {
    say(
      "\(zone): giới hạn \(count(limit)), xếp lịch với \(count(planned)); có lúc vượt: "
        + "\(percent(before)) → \(percent(after)) số lần mô phỏng",
      "\(zone): limit \(count(limit)), planned for \(count(planned)); ever over: "
        + "\(percent(before)) → \(percent(after)) of the simulated days")
  }

  /// Whether the limits are now kept as often as asked for.
  public func calibrationVerdict(isReached: Bool, allowed: Double, plans: Int) -> String {
    isReached
      ? say(
        "Không giới hạn nào bị vượt quá \(percent(allowed)) số lần (sau \(count(plans)) lịch).",
        "No limit is broken on more than \(percent(allowed)) of days "
          + "(after \(plans == 1 ? "1 plan" : "\(count(plans)) plans")).")
      : say(
        "CHƯA đạt: vẫn có giới hạn bị vượt quá \(percent(allowed)) số lần (sau \(count(plans)) "
          + "lịch). Đây là lịch an toàn nhất đã tìm được.",
        "NOT reached: a limit is still broken on more than \(percent(allowed)) of days "
          + "(after \(plans == 1 ? "1 plan" : "\(count(plans)) plans")). This is the safest plan found."
      )
  }

  /// What calibrating cost.
  ///
  /// - Parameters:
  ///   - places: how many people fewer have a slot.
  ///   - before: the cost of the first plan.
  ///   - after: the cost of the calibrated one.
  /// - Returns: the sentence.
  public func calibrationPrice(places: Int, before: Double, after: Double) -> String {
    let lost =
      places > 0
      ? say("mất \(people(places)) có giờ", "\(people(places)) fewer with a slot")
      : say("không mất chỗ nào", "no place lost")
    return say(
      "Giá phải trả: \(lost); chi phí \(number(before)) → \(number(after)).",
      "The price: \(lost); cost \(number(before)) → \(number(after)).")
  }

  /// How one term of the cost changed.
  public func changedTerm(_ term: CostTerm, before: Double, after: Double) -> String {
    "\(termName(term)): \(number(before)) → \(number(after))"
  }

  /// Calibration needs a probability.
  public var calibrateNeedsProbability: String {
    say(
      "--calibrate cần biết phải chắc đến đâu: trong drive.yaml, turnout.plan_for phải là một xác "
        + "suất như 0.95, hoặc everyone.",
      "--calibrate needs to know how sure to be: turnout.plan_for in drive.yaml must be a "
        + "probability such as 0.95, or everyone.")
  }

  /// Calibrating needs a limit.
  public var calibrateNeedsLimits: String {
    say(
      "--calibrate không có gì để làm: drive.yaml không có giới hạn người nào (crowd_limits).",
      "--calibrate has nothing to do: drive.yaml has no crowd_limits.")
  }
}
