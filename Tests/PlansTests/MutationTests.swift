import Drives
import Plans
import TestSupport
import Testing

/// Plans that break no rule, changed so that they break one.
@Suite struct MutationTests {
  /// A change of a plan that keeps no rule, and the rule it must break.
  private struct Mutation {
    let rule: HardRule
    let plan: [Assignment]
  }

  @Test func everyMutationOfABestPlanIsFound() throws {
    var found: [HardRule: Int] = [:]
    for seed in 0..<250 {
      var random = SplitMix64(seed: UInt64(seed))
      let drive = RandomDrive.drive(
        using: &random, waysAtMost: 150, asTimetable: seed % 2 == 1)
      guard let best = drive.bestOfEveryPlan() else { continue }
      let audit = Audit(of: best.plan, on: drive)
      #expect(audit.violations == [], "seed \(seed)")
      #expect(abs(audit.cost.total - best.cost) < 1e-9, "seed \(seed)")
      for mutation in mutations(of: best.plan, on: drive) {
        let rules = Audit(of: mutation.plan, on: drive).violations.map(\.rule)
        #expect(rules.contains(mutation.rule), "seed \(seed): \(mutation)")
        found[mutation.rule, default: 0] += 1
      }
    }
    let mutated: Set<HardRule> = [
      .closing, .availability, .unitWindow, .companions, .whole, .pinned, .oneSlot,
    ]
    #expect(Set(found.keys) == mutated)
  }

  private func mutations(of plan: [Assignment], on drive: Drive) -> [Mutation] {
    var mutations: [Mutation] = []
    for (index, assignment) in plan.enumerated() {
      let slot = assignment.slot
      let person = drive.registrants[assignment.registrant]
      let unit = drive.units[person.unit]
      let session = drive.sessions[slot.session]
      func moved(by minutes: Int) -> [Assignment] {
        var moved = plan
        moved[index] = Assignment(
          registrant: assignment.registrant,
          slot: SlotStart(session: slot.session, start: slot.start + minutes))
        return moved
      }
      var without = plan
      without.remove(at: index)
      mutations.append(Mutation(rule: .oneSlot, plan: plan + [assignment]))
      mutations.append(Mutation(rule: .closing, plan: moved(by: session.closes - slot.start)))
      let before = session.opens - session.slotMinutes - slot.start
      mutations.append(Mutation(rule: .availability, plan: moved(by: before)))
      // Nobody comes so long before the opening: another run.
      let fromUnit = plan.count { drive.registrants[$0.registrant].unit == person.unit }
      if drive.staysWhole(person.unit), fromUnit > 1 {
        mutations.append(
          Mutation(rule: .whole, plan: moved(by: before - 2 * session.slotMinutes)))
      }
      if let from = unit.from {
        mutations.append(Mutation(rule: .unitWindow, plan: moved(by: from - 1 - slot.start)))
      }
      if person.pinned != nil { mutations.append(Mutation(rule: .pinned, plan: without)) }
      let companions = drive.registrants.count {
        $0.group == person.group && $0.unit == person.unit
      }
      if !person.group.isEmpty, companions > 1 {
        mutations.append(Mutation(rule: .companions, plan: without))
      }
    }
    return mutations
  }
}
