public import Drives

/// How good a plan is, and how sure.
extension Words {
  /// The heading over the verdict.
  public var verdictHeading: String { say("LỊCH NÀY TỐT ĐẾN ĐÂU", "HOW GOOD THIS PLAN IS") }

  /// The cost and the proven gap.
  ///
  /// - Parameters:
  ///   - cost: the cost.
  ///   - gap: the proven relative gap.
  ///   - isStopped: whether planning was stopped before the gap asked for.
  /// - Returns: the sentence.
  public func verdict(cost: Double, gap: Double, isStopped: Bool) -> String {
    let stopped = isStopped ? say("; dừng sớm", "; stopped early") : ""
    return say(
      "chi phí \(number(cost)), đã chứng minh cách tốt nhất không quá \(percent(gap))\(stopped)",
      "cost \(number(cost)), proven within \(percent(gap))\(stopped)")
  }

  /// What the bound is a bound of where the crowd limits are kept with a probability.
  public var boundOfLinearProgram: String {
    say(
      "Vì plan_for là một xác suất, cận dưới thuộc về bài toán tuyến tính giải lần cuối.",
      "As plan_for is a probability, the bound belongs to the linear program last solved.")
  }

  /// What one term of the cost counts.
  public func termName(_ term: CostTerm) -> String {
    switch term {
    case .unplaced: return say("người chưa có giờ", "people without a slot")
    case .moved: return say("người bị đổi giờ đã báo", "people moved from the slot they were told")
    case .preference: return say("lệch giờ mong muốn", "distance from preferred starts")
    case .split: return say("mỗi đơn vị dùng nhiều khung giờ", "slots each unit uses")
    case .block: return say("đơn vị bị chia nhiều đợt", "separate runs of slots each unit uses")
    case .peak: return say("lúc đông nhất của các buổi", "busiest minute of each session")
    case .promised:
      return say("người bị hủy lịch hẹn đã báo", "people who lose their published slot")
    }
  }

  /// Everyone has a slot, or how many have none.
  ///
  /// - Parameters:
  ///   - placed: how many have a slot.
  ///   - unplaced: how many have none.
  /// - Returns: the sentence.
  public func placed(_ placed: Int, unplaced: Int) -> String {
    unplaced == 0
      ? say("cả \(people(placed)) đều có giờ", "all \(people(placed)) have a slot")
      : say(
        "\(people(placed)) có giờ, \(people(unplaced)) chưa có",
        "\(people(placed)) with a slot, \(people(unplaced)) without")
  }
}
