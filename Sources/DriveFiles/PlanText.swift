public import Drives
public import Foundation
public import Identities
public import Plans
public import Wording

/// plan.json of a plan: the keys in the contract's order, one assignment on a line, numbers as short
/// as they can be read back; the same plan gives the same bytes.
public struct PlanText: Sendable {
  private let plan: Plan
  private let drive: Drive
  private let wording: Words
  private let changes: [SlotChange]?
  private let key: DriveKey?

  /// The text of a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - drive: the drive it is for.
  ///   - wording: the language of the reasons why someone has no slot.
  ///   - changes: where it replaces a published plan, who has another slot now.
  ///   - key: the key of the drive, with which the text says who its people are; nil where there is
  ///     none, and it does not.
  public init(
    of plan: Plan, on drive: Drive, wording: Words, changes: [SlotChange]? = nil,
    key: DriveKey? = nil
  ) {
    self.plan = plan
    self.drive = drive
    self.wording = wording
    self.changes = changes
    self.key = key
  }

  /// Writes the text as a file, which is whole or not there.
  ///
  /// - Parameter url: the file; one that is there is replaced.
  /// - Throws: why it cannot be written.
  public func write(to url: URL) throws(OutputError) {
    var file = try OutputFile(at: url)
    try file.write(head)
    for index in plan.assignments.indices { try file.write(line(index)) }
    try file.write(tail)
    try file.finish()
  }

  /// The whole text.
  public var text: String {
    head + plan.assignments.indices.lazy.map(line).joined() + tail
  }

  private var head: String {
    let terms = plan.cost.terms.map { "\(quoted($0.rawValue)): \(number(plan.cost[$0]))" }
    return "{\"version\": \(PlanFile.version), \"drive\": \(quoted(drive.name)), "
      + (key.map { "\"key\": \"\($0.name)\", " } ?? "")
      + "\"status\": \(quoted(plan.status.rawValue)), \"cost\": \(number(plan.cost.total)), "
      + "\"bound\": \(number(plan.bound)), \"gap\": \(number(plan.gap)), "
      + "\"seconds\": \(number(plan.seconds)),\n"
      + " \"terms\": {\(terms.joined(separator: ", "))},\n"
      + " \"assignments\": [" + (plan.assignments.isEmpty ? "" : "\n")
  }

  private func line(_ index: Int) -> String {
    let assignment = plan.assignments[index]
    let person = drive.registrants[assignment.registrant]
    return "  {\"registrant\": \(quoted(person.id)), "
      + "\"unit\": \(quoted(drive.units[person.unit].id)), "
      + "\"session\": \(quoted(drive.sessions[assignment.slot.session].id)), "
      + "\"slot\": \"\(ClockTime.text(assignment.slot.start))\"\(mark(person))}"
      + (index + 1 < plan.assignments.count ? ",\n" : "")
  }

  /// Who an entry is of.
  private func mark(_ person: Registrant) -> String {
    guard let key else { return "" }
    let identity = Identity(person, of: drive)
    return ", \"person\": \"\(key.person(identity))\", \"sealed\": \"\(key.sealed(identity))\""
  }

  /// A reason in no language, from which one in any language can be said.
  private func why(_ reason: Unplaced.Reason) -> String {
    guard let code = reason.code, let slots = reason.allowedSlots else { return "" }
    let rules = reason.rules.map { quoted($0.rawValue) }.joined(separator: ", ")
    return ", \"why\": {\"code\": \(quoted(code.rawValue)), \"rules\": [\(rules)], "
      + "\"allowed_slots\": \(slots)}"
  }

  private var tail: String {
    let unplaced = plan.unplaced.map { unplaced in
      let person = drive.registrants[unplaced.registrant]
      let unit = key == nil ? "" : "\"unit\": \(quoted(drive.units[person.unit].id)), "
      return "  {\"registrant\": \(quoted(person.id)), \(unit)"
        + "\"reason\": \(quoted(wording.words(for: unplaced.reason)))"
        + "\(why(unplaced.reason))\(mark(person))}"
    }
    let sessions = plan.summaries(on: drive).map { summary in
      let slots = summary.slots.map {
        "    {\"start\": \"\(ClockTime.text($0.start))\", \"invited\": \($0.invited)}"
      }
      return "  {\"id\": \(quoted(drive.sessions[summary.session].id)), "
        + "\"expected_blood_units\": \(number(summary.expectedBloodUnits)), "
        + "\"peak_expected\": \(number(summary.peakExpected)),\n"
        + "   \"slots\": \(list(slots))}"
    }
    return "],\n \"unplaced\": \(list(unplaced)),\n \"sessions\": \(list(sessions))"
      + (plan.restriction.map { ",\n \"restriction\": \(line($0))" } ?? "")
      + (changes.map { ",\n \"changes\": \(list($0.map(line)))" } ?? "") + "}\n"
  }

  /// What the plan had to keep beside the hard rules, and the bound that holds only with it.
  private func line(_ restriction: Plan.Restriction) -> String {
    func whole(_ number: Int?) -> String { number.map { "\($0)" } ?? "null" }
    let bound = min(restriction.bound, plan.cost.total)
    return "{\"moved_at_most\": \(whole(restriction.mostMoved)), "
      + "\"filled\": \(whole(restriction.filled)), "
      + "\"lost_at_most\": \(whole(restriction.mostLost)), \"bound\": \(number(bound)), "
      + "\"gap\": \(number(Plan.gap(cost: plan.cost.total, bound: bound)))}"
  }

  private func line(_ change: SlotChange) -> String {
    func slot(_ slot: NamedSlot?) -> String { slot.map { quoted($0.text) } ?? "null" }
    let unit = change.unit.isEmpty ? "" : "\"unit\": \(quoted(change.unit)), "
    return "  {\"registrant\": \(quoted(change.registrant)), \(unit)"
      + "\"from\": \(slot(change.from)), \"to\": \(slot(change.to))}"
  }

  private func list(_ lines: [String]) -> String {
    lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "]"
  }

  /// A number as JSON has it, which knows neither infinity nor what is no number.
  private func number(_ value: Double) -> String {
    // No sign before zero.
    value.isFinite ? "\(value + 0)" : "null"
  }

  private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}

/// JSON text.
package enum JSONText {
  /// A string in quotes, with what must not stand in it as escapes.
  package static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 < 0x7F }) {
      return "\"\(text)\""
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      // What would move a terminal's cursor, or turn the direction of text.
      case _ where TextWidth.isUnprintable(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
