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

  /// What timetables add to limits: with one of these a plan keeps the rule, with a little less it does not, and
  /// neither with one person more.
  @Test func whatTimetablesAddIsLookedAt() throws {
    // 2.4 at the reception where one serves and 1.4 may wait; kept places are one more at each minute.
    func reception(most: Double, reserve: Int = 0) throws -> [HardRule] {
      try rules(of: threeAtOpening) {
        $0.sessions = [
          FourDonors.session(
            reception: .constant(1), receptionOverload: Overload(most: most, weight: 1),
            reserve: reserve > 0 ? Reserve(perSlot: reserve) : nil)
        ]
      }
    }
    #expect(try reception(most: 1.4) == [] && reception(most: 1.39) == [.stageCapacity])
    #expect(try reception(most: 2.4, reserve: 1) == [])
    #expect(try Set(reception(most: 2.35, reserve: 1)) == [.stageCapacity])
    // 0.8 of three, and of four, in the hall.
    func hall(party: Int) throws -> [HardRule] {
      try rules(of: [invite(0, at: 480)]) {
        $0.sessions = [
          FourDonors.session(crowdLimits: [CrowdLimit(zone: "hall", limit: 3)])
        ]
        $0.registrants[0] = Registrant(id: "an", unit: 0, party: party)
      }
    }
    #expect(try hall(party: 3) == [] && Set(hall(party: 4)) == [.crowdLimit])
    // Of eight kept places 6 units, of the three 1.8.
    func blood(_ ceiling: Double) throws -> [HardRule] {
      try rules(of: threeAtOpening) {
        $0.sessions = [
          FourDonors.session(
            bloodUnits: BloodUnits(ceiling: ceiling), reserve: Reserve(perSlot: 1))
        ]
      }
    }
    #expect(try blood(7.8) == [] && blood(7.7) == [.bloodCeiling])
  }

  private func rules(
    of plan: [Assignment], _ change: (inout DriveParts) -> Void
  ) throws -> [HardRule] {
    var parts = FourDonors.parts()
    change(&parts)
    return Audit(of: plan, on: try parts.drive()).violations.map(\.rule)
  }

  /// A plan file whose terms are others than they are says so of each term, whichever it is.
  @Test(arguments: CostTerm.allCases)
  func aFalseTermIsNamed(_ term: CostTerm) throws {
    var parts = FourDonors.parts()
    parts.weights[.session] = 7
    parts.weights[.fair] = 6
    parts.sessions = [
      FourDonors.session(
        reception: .constant(1), receptionOverload: Overload(most: 5, weight: 10))
    ]
    let drive = try parts.drive()
    let published = [invite(0, at: 480), invite(3, at: 485)]
    let cost = Audit(of: threeAtOpening, on: drive, published: published).cost
    #expect(cost.terms.contains(term))
    var statement = PlanStatement()
    statement.cost = cost.total
    statement.terms = Dictionary(
      uniqueKeysWithValues: cost.terms.map { ($0.rawValue, cost[$0]) })
    #expect(statement.falseStatements(cost: cost, on: drive) == [])
    statement.terms?[term.rawValue] = cost[term] + 0.01
    let found = statement.falseStatements(cost: cost, on: drive)
    #expect(found.map(\.subject) == [.term(term.rawValue)])
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
