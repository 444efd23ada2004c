public import Drives

/// How good a plan is, and how sure.
extension Words {
  /// The heading over the verdict.
  public var verdictHeading: String { say("CHẤT LƯỢNG LỊCH", "PLAN QUALITY") }

  /// The cost and the proven gap.
  ///
  /// - Parameters:
  ///   - cost: the cost.
  ///   - gap: the proven relative gap.
  /// - Returns: the sentence.
  public func verdict(cost: Double, gap: Double) -> String {
    guard gap > Words.roundingError else {
      return say(
        "chi phí \(number(cost)), là phương án tốt nhất (đã chứng minh)",
        "cost \(number(cost)), the best possible (proven)")
    }
    guard gap >= Words.leastReported / 2 else {
      let least = percent(Words.leastReported)
      return say(
        "chi phí \(number(cost)), kém phương án tốt nhất chưa đến \(least) (đã chứng minh)",
        "cost \(number(cost)), less than \(least) above the best possible (proven)")
    }
    return say(
      "chi phí \(number(cost)), kém phương án tốt nhất không quá \(percent(gap)) (đã chứng minh)",
      "cost \(number(cost)), at most \(percent(gap)) above the best possible (proven)")
  }

  /// A gap up to here is none: the cost and its bound were rounded.
  private static let roundingError = 1e-9
  /// The least gap that is reported as a number, to one decimal of a percent.
  private static let leastReported = 0.001

  /// What one term of the cost counts.
  public func termName(_ term: CostTerm) -> String {
    switch term {
    case .unplaced: return say("người chưa có giờ", "people without a slot")
    case .moved: return say("người bị đổi giờ đã báo", "people moved from their published slot")
    case .preference: return say("lệch giờ mong muốn", "distance from preferred starts")
    case .split: return say("mỗi đơn vị dùng nhiều khung giờ", "slots each unit uses")
    case .block: return say("đơn vị bị chia nhiều đợt", "separate runs of slots each unit uses")
    case .peak: return say("lúc đông nhất của các buổi", "busiest minute of each session")
    case .promised:
      return say("người bị hủy lịch hẹn đã báo", "people who lose their published slot")
    case .session:
      return say("đơn vị phải chia ra nhiều buổi", "further sessions that units use")
    case .overload:
      return say(
        "người chờ vượt số chỗ phục vụ", "people over the servers where a queue is allowed")
    case .fair:
      return say(
        "người chưa có giờ chia không đều giữa các đơn vị",
        "people without a slot, unevenly over units")
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
