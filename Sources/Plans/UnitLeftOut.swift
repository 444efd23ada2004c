public import Drives

/// How many of a unit's people have no slot, beside the drive as a whole, and why: what the unit asks first.
public struct UnitLeftOut: Equatable, Sendable {
  /// The unit.
  public let unit: UnitIndex
  /// How many people it has on the lists.
  public let people: Int
  /// How many of them have no slot.
  public let leftOut: Int
  /// How its share without a slot compares with that of all people of the drive.
  public let comparison: Comparison
  /// What keeps out most of those without a slot.
  public let cause: Cause
  /// The limits that stand in their way, most frequent first; none where the cause is no limit.
  public let rules: [HardRule]

  /// Its part without a slot, 0 to 1.
  public var share: Double { Double(leftOut) / Double(people) }

  /// How a unit's share stands beside that of the drive.
  public enum Comparison: String, CaseIterable, Sendable {
    /// At least a person more than the share of all would be.
    case more
    /// Less than a person more or fewer.
    case same
    /// At least a person fewer.
    case fewer
  }

  /// What keeps people out, by the name that JSON uses.
  public enum Cause: String, CaseIterable, Sendable {
    /// No slot lies inside their hours and the unit's.
    case ownHours = "own-hours"
    /// What they answered keeps them from a slot.
    case heldBack = "held-back"
    /// The slots they may come to are full.
    case full
    /// The unit's own rules: how many may be away, companions, staying whole.
    case ownRules = "own-rules"
    /// There is room, but taking it costs more than leaving them out.
    case tooCostly = "too-costly"
    /// Planning was stopped before a place was looked for to the end.
    case stopped
    /// The plan was made elsewhere, and says it in its own words or not at all.
    case unknown
  }

  /// The units with people without a slot.
  ///
  /// - Parameters:
  ///   - unplaced: who has none, and why.
  ///   - drive: the drive.
  /// - Returns: the units, those with the largest part left out first, then in the drive's order.
  public static func all(of unplaced: [Unplaced], on drive: Drive) -> [UnitLeftOut] {
    let byUnit = Dictionary(grouping: unplaced) { drive.registrants[$0.registrant].unit }
    return byUnit.keys.sorted()
      .map { unit in
        let people = drive.members[unit].count
        let reasons = (byUnit[unit] ?? []).map(\.reason)
        let usual =
          Double(unplaced.count) * Double(people) / Double(max(1, drive.registrants.count))
        let cause = cause(of: reasons)
        return UnitLeftOut(
          unit: unit, people: people, leftOut: reasons.count,
          comparison: Comparison(of: Double(reasons.count) - usual), cause: cause,
          rules: rules(of: reasons, cause))
      }
      .sorted { ($1.share, $0.unit) < ($0.share, $1.unit) }
  }

  /// The cause of most reasons; of equally many, the one that is named first.
  private static func cause(of reasons: [Unplaced.Reason]) -> Cause {
    var counts: [Cause: Int] = [:]
    for reason in reasons { counts[Cause(of: reason), default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return Cause.allCases.first { counts[$0] == most } ?? .unknown
  }

  /// The limits of the reasons of a cause, the most frequent first.
  private static func rules(of reasons: [Unplaced.Reason], _ cause: Cause) -> [HardRule] {
    var counts: [HardRule: Int] = [:]
    for reason in reasons where Cause(of: reason) == cause {
      for rule in reason.rules where Cause.own.contains(rule) == (cause == .ownRules) {
        counts[rule, default: 0] += 1
      }
    }
    return HardRule.allCases.filter { counts[$0] != nil }
      .sorted { (counts[$0] ?? 0) > (counts[$1] ?? 0) }
  }
}

extension UnitLeftOut.Comparison {
  /// - Parameter difference: how many people more than usual are left out.
  fileprivate init(of difference: Double) {
    self = difference >= 1 ? .more : difference <= -1 ? .fewer : .same
  }
}

extension UnitLeftOut.Cause {
  /// The rules that concern one unit alone.
  fileprivate static let own: Set<HardRule> = [.maxAway, .companions, .whole]

  fileprivate init(of reason: Unplaced.Reason) {
    switch reason {
    case .noAllowedSlot: self = .ownHours
    case .heldBack: self = .heldBack
    case .limits(let rules, _):
      self = rules.first.map(Self.own.contains) ?? false ? .ownRules : .full
    case .tooCostly: self = .tooCostly
    case .stopped: self = .stopped
    case .written: self = .unknown
    }
  }
}
