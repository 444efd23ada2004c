import Drives
import Foundation

/// What the variables and rows of the compact program are called where people or other programs read
/// them: in brackets the unit, the session and the start of a slot, and the person; of rows the rule
/// and the place.
///
/// | name | of |
/// |---|---|
/// | `x[UNIT,SESSION,SLOT,PERSON]` | 1: the person is in the slot; `PERSON+2`: how many of the person and of two more whom planning need not tell apart |
/// | `w[UNIT,PERSON]` | how many of them have no slot |
/// | `y[UNIT,SESSION,SLOT]`, `z[…]` | the unit uses the slot; a run of its slots begins there |
/// | `s[UNIT,SESSION]`, `t[UNIT]` | the unit uses the session; how many it uses beyond the first |
/// | `d[UNIT,K]` | a K-th person of the unit has no slot: each costs more than the one before |
/// | `N[SESSION,SLOT,KIND]`, `P[SESSION]` | people invited to the slot; the session's peak |
/// | `O[SESSION,STAGE]` | how many more people are expected in the stage than it has servers, at worst |
/// | `one-slot[UNIT,PERSON]` | everybody in one slot, or in none |
/// | `stage-capacity[SESSION,STAGE,TIME]`, `crowd-limit[SESSION,ZONE,TIME]`, `arrivals-per-slot[SESSION,TIME]`, `blood-ceiling[SESSION]`, `max-away[UNIT,SESSION,TIME]`, `whole[UNIT]` | the rules |
///
/// Ids are written without accents, any other strange character as `_`, and long ones without their
/// middle, so that no name has more than a hundred characters; the writer tells apart those that are the
/// same then.
package struct CompactNames {
  private let units: [String]
  private let sessions: [String]
  private let kinds: [String]
  private let drive: Drive
  private let capacity: CapacityModel

  init(_ drive: Drive, _ capacity: CapacityModel) {
    self.drive = drive
    self.capacity = capacity
    units = drive.units.map { CompactNames.part($0.id) }
    sessions = drive.sessions.map { CompactNames.part($0.id) }
    kinds = capacity.kinds.map { donors in
      let kinds = drive.turnout.kinds
      let kind = kinds.first { DonorClass(rates: $0.rates, party: $0.party ?? 1) == donors }
      let usual = drive.turnout.rates == donors.rates
      let rates = kind ?? kinds.first { $0.rates == donors.rates }
      let name = usual && kind == nil ? "usual" : rates.map { CompactNames.part($0.name) } ?? ""
      let isNamed = kind != nil || (usual && donors.party == 1)
      return isNamed ? name : name + "_party\(donors.party)"
    }
  }

  /// The most characters of an id in a name.
  private static let longest = 20

  /// An id as it is in names.
  package static func part(_ id: String) -> String {
    var part = ""
    for scalar in id.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": part.unicodeScalars.append(scalar)
      case "đ": part += "d"
      case "Đ": part += "D"
      case _ where scalar.properties.generalCategory == .nonspacingMark: break
      default: part += "_"
      }
    }
    guard part.count > longest else { return part }
    return part.prefix(longest / 2 - 1) + ".." + part.suffix(longest / 2 - 1)
  }

  private func unit(_ unit: UnitProblem) -> String { units[unit.unit.rawValue] }

  private func place(_ unit: UnitProblem, _ slot: Int) -> String { place(unit.slots[slot]) }

  private func place(_ slot: SlotIndex) -> String {
    "\(sessions[capacity.slots[slot].session.rawValue]),\(ClockTime.text(capacity.slots[slot].start))"
  }

  private func person(_ itemClass: ItemClass) -> String {
    let first = itemClass.items.first?.first.map { CompactNames.part(drive.registrants[$0].id) }
    let others = itemClass.count * itemClass.size - 1
    return (first ?? "") + (others > 0 ? "+\(others)" : "")
  }

  func placed(_ unit: UnitProblem, _ itemClass: ItemClass, _ slot: Int) -> String {
    "x[\(self.unit(unit)),\(place(unit, slot)),\(person(itemClass))]"
  }

  func withoutSlot(_ unit: UnitProblem, _ itemClass: ItemClass) -> String {
    "w[\(self.unit(unit)),\(person(itemClass))]"
  }

  /// A variable or row of a unit's slot, by the letter or word it begins with.
  func slot(_ word: String, _ unit: UnitProblem, _ slot: Int) -> String {
    "\(word)[\(self.unit(unit)),\(place(unit, slot))]"
  }

  /// The row that lets people into a slot only where it is used.
  func opening(_ unit: UnitProblem, _ itemClass: ItemClass, _ slot: Int) -> String {
    "used[\(self.unit(unit)),\(place(unit, slot)),\(person(itemClass))]"
  }

  func everyone(_ unit: UnitProblem, _ itemClass: ItemClass) -> String {
    "\(HardRule.oneSlot.rawValue)[\(self.unit(unit)),\(person(itemClass))]"
  }

  /// The row for the minute at which the latest of some slots begins.
  func away(_ unit: UnitProblem, _ slots: [Int]) -> String {
    let last = slots.max {
      capacity.slots[unit.slots[$0]].start < capacity.slots[unit.slots[$1]].start
    }
    return slot(HardRule.maxAway.rawValue, unit, last ?? 0)
  }

  /// A variable or row of a load, by the letter or word it begins with.
  func load(_ word: String, _ load: Int) -> String {
    let kind = capacity.kinds.count > 1 ? "," + kinds[load % capacity.kinds.count] : ""
    return "\(word)[\(place(SlotIndex(load / capacity.kinds.count)))\(kind)]"
  }

  func limit(_ limit: CapacityRow) -> String {
    guard let rule = limit.rule else { return "places" }
    let session = drive.sessions[limit.session]
    var parts = [sessions[limit.session.rawValue]]
    switch rule {
    case .stageCapacity: parts.append(CompactNames.part(session.stages[limit.subject].id))
    case .crowdLimit:
      let zone = session.crowdLimits[limit.subject].zone
      parts.append(zone == CrowdLimit.everywhere ? "all" : CompactNames.part(zone))
    default: break
    }
    if let minute = limit.minute { parts.append(ClockTime.text(minute)) }
    return "\(rule.rawValue)[\(parts.joined(separator: ","))]"
  }

  /// The variable of an excess: of a session's peak, or of a stage's overload.
  func excess(_ excess: Excess) -> String {
    "\(excess.stage == nil ? "P" : "O")[\(place(of: excess))]"
  }

  /// The row of an excess at a minute.
  func presence(_ presence: CapacityRow, of excess: Excess) -> String {
    let minute = presence.minute.map { "," + ClockTime.text($0) } ?? ""
    return "\(excess.stage == nil ? "peak" : "overload")[\(place(of: excess))\(minute)]"
  }

  private func place(of excess: Excess) -> String {
    let stages = drive.sessions[excess.session].stages
    let stage = excess.stage.map { "," + CompactNames.part(stages[$0].id) } ?? ""
    return sessions[excess.session.rawValue] + stage
  }

  /// A variable or row of a unit, by the letter or word it begins with.
  func unit(_ word: String, _ unit: UnitProblem, session: SessionIndex? = nil) -> String {
    "\(word)[\(self.unit(unit))\(session.map { "," + sessions[$0.rawValue] } ?? "")]"
  }

  /// The part of the cost term `fair` for a further person without a slot.
  func share(_ unit: UnitProblem, _ number: Int) -> String { "d[\(self.unit(unit)),\(number)]" }

  /// Whether a row states a rule that an audit looks at by itself: all others say what the variables mean.
  package static func isOfRule(_ row: String) -> Bool {
    let rules: [HardRule] = [
      .arrivalsPerSlot, .stageCapacity, .crowdLimit, .bloodCeiling, .maxAway, .whole,
    ]
    return rules.contains { row.hasPrefix($0.rawValue + "[") }
  }
}
