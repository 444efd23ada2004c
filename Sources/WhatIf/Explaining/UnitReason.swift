public import Drives
public import Plans

/// Why a unit has people without a slot, with the stages and zones that leave no room.
public struct UnitReason: Equatable, Sendable {
  /// How many they are, beside the drive as a whole, and the cause.
  public let leftOut: UnitLeftOut
  /// The limits that are full in the slots these people may come to, those in the most slots first;
  /// none where the cause is no full limit.
  public let limits: [Limit]

  /// A limit, whatever its minutes.
  public struct Limit: Hashable, Sendable {
    /// The rule.
    public let rule: HardRule
    /// What it concerns: a stage, a zone, a session, a unit.
    public let subject: String
  }

  /// The reasons of every unit with people without a slot, the largest share first.
  ///
  /// - Parameters:
  ///   - people: why each person has none.
  ///   - plan: the plan.
  ///   - drive: the drive.
  /// - Returns: the reasons.
  static func all(of people: [PersonReason], _ plan: Plan, on drive: Drive) -> [UnitReason] {
    let byUnit = Dictionary(grouping: people) { drive.registrants[$0.registrant].unit }
    return UnitLeftOut.all(of: plan.unplaced, on: drive).map { unit in
      var counts: [Limit: Int] = [:]
      if unit.cause == .full {
        for slot in (byUnit[unit.unit] ?? []).flatMap(\.slots) {
          for limit in Set(slot.obstacles.map { Limit(rule: $0.rule, subject: $0.subject) })
          where limit.rule != .maxAway && limit.rule != .whole {
            counts[limit, default: 0] += 1
          }
        }
      }
      let limits = counts.sorted {
        ($1.value, $0.key.rule.rawValue, $0.key.subject)
          < ($0.value, $1.key.rule.rawValue, $1.key.subject)
      }
      return UnitReason(leftOut: unit, limits: limits.map(\.key))
    }
  }
}
