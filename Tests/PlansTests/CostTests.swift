import Drives
import Plans
import TestSupport
import Testing

/// A plan of the four donors, and what one term of it costs.
struct CostExample: Sendable, CustomTestStringConvertible {
  let term: CostTerm
  let claim: String
  let plan: [Assignment]
  var published: [Assignment] = []
  let cost: Double
  var change: @Sendable (inout DriveParts) -> Void = { _ in }

  var testDescription: String { "\(term.rawValue): \(claim)" }
}

private let costExamples = [
  CostExample(
    term: .unplaced, claim: "priorities 1 and 5 are left out",
    plan: [invite(0, at: 480), invite(1, at: 480)], cost: 6000,
    change: { $0.registrants[3] = Registrant(id: "dũng", unit: 1, priority: 5) }),
  CostExample(
    term: .moved, claim: "one keeps the slot, one has another, one has none, one was told nothing",
    plan: [invite(0, at: 480), invite(1, at: 485), invite(3, at: 480)],
    published: [invite(0, at: 480), invite(1, at: 480), invite(2, at: 480)], cost: 100),
  CostExample(
    term: .promised,
    claim: "priorities 1 and 3 lose their slot; one moves, one had none and has none",
    plan: [invite(1, at: 485)],
    published: [invite(0, at: 480), invite(1, at: 480), invite(2, at: 480)], cost: 20_000,
    change: { $0.registrants[2] = Registrant(id: "chi", unit: 0, priority: 3) }),
  CostExample(
    term: .promised, claim: "without a published plan nothing was promised",
    plan: [], cost: 0),
  CostExample(
    term: .preference, claim: "8/5 of a slot, another session, far off, exactly met",
    plan: [
      invite(0, at: 490), invite(1, at: 480), invite(2, at: 515), invite(3, at: 485, session: 1),
    ], cost: 1.6 + 6 + 6 + 0,
    change: {
      $0.sessions.append(FourDonors.session(id: "yard"))
      $0.registrants = [
        Registrant(id: "an", unit: 0, preferred: PreferredStart(start: 482)),
        Registrant(id: "bình", unit: 0, preferred: PreferredStart(session: 1, start: 480)),
        Registrant(id: "chi", unit: 0, preferred: PreferredStart(session: 0, start: 480)),
        Registrant(id: "dũng", unit: 1, preferred: PreferredStart(start: 485)),
      ]
    }),
  CostExample(
    term: .split, claim: "the ward uses two slots, the school one of them",
    plan: threeAtOpening.dropLast() + [invite(2, at: 490), invite(3, at: 490)], cost: 9),
  CostExample(
    term: .block, claim: "08:00 and 08:05 are one run, 08:15 is another, the yard a third",
    plan: [
      invite(0, at: 480), invite(1, at: 485), invite(2, at: 495), invite(3, at: 500, session: 1),
    ], cost: 6, change: { $0.sessions.append(FourDonors.session(id: "yard")) }),
  CostExample(
    term: .preference, claim: "Bình states none: two slots from the ward's; An states one: met",
    plan: [invite(0, at: 480), invite(1, at: 480), invite(3, at: 480)], cost: 2,
    change: {
      $0.units[0] = Unit(id: "ward", preferred: PreferredStart(start: 490))
      $0.registrants[0] = Registrant(id: "an", unit: 0, preferred: PreferredStart(start: 480))
    }),
  CostExample(
    term: .session, claim: "the ward uses three sessions, the school one",
    plan: [
      invite(0, at: 480), invite(1, at: 480, session: 1), invite(2, at: 480, session: 2),
      invite(3, at: 480),
    ], cost: 14,
    change: {
      $0.sessions += [FourDonors.session(id: "yard"), FourDonors.session(id: "roof")]
      $0.weights[.session] = 7
    }),
  // 2.4 at 08:04, where one serves; in the yard 0.8.
  CostExample(
    term: .overload, claim: "1.4 over the one who serves; kept places do not count",
    plan: threeAtOpening + [invite(3, at: 480, session: 1)], cost: 14,
    change: {
      let overload = Overload(most: 5, weight: 10)
      $0.sessions = [
        FourDonors.session(
          reception: .constant(1), receptionOverload: overload, reserve: Reserve(perSlot: 1)),
        FourDonors.session(id: "yard", reception: .constant(1), receptionOverload: overload),
      ]
    }),
  CostExample(
    term: .fair, claim: "two of the ward's three and the school's one have none: 4/3 and 1/1",
    plan: [invite(1, at: 480)], cost: 14,
    change: {
      $0.weights[.fair] = 6
      $0.registrants[3] = Registrant(id: "dũng", unit: 1, priority: 5)
    }),
  CostExample(
    term: .fair, claim: "all have a slot", plan: threeAtOpening + [invite(3, at: 480)], cost: 0,
    change: { $0.weights[.fair] = 6 }),
  CostExample(
    term: .fair,
    claim: "whoever has two slots is not left out; a unit without people counts nothing",
    plan: [invite(0, at: 480), invite(0, at: 485), invite(3, at: 480)], cost: 8,
    change: {
      $0.weights[.fair] = 6
      $0.units.append(Unit(id: "nobody"))
    }),
  CostExample(
    term: .peak, claim: "An comes as three; kept places do not count",
    plan: [invite(0, at: 480)], cost: 12,
    change: {
      $0.sessions = [FourDonors.session(reserve: Reserve(perSlot: 2))]
      $0.registrants[0] = Registrant(id: "an", unit: 0, party: 3)
    }),
  CostExample(
    term: .peak, claim: "2.4 people in the hall, 0.8 in the yard",
    plan: threeAtOpening + [invite(3, at: 500, session: 1)], cost: 16,
    change: { $0.sessions.append(FourDonors.session(id: "yard")) }),
]

@Suite struct CostTests {
  @Test func everyTermHasAnExample() {
    #expect(Set(costExamples.map(\.term)) == Set(CostTerm.allCases))
  }

  @Test(arguments: costExamples)
  func costsThatMuch(_ example: CostExample) throws {
    let drive = try fourDonors(example.change)
    let audit = Audit(of: example.plan, on: drive, published: example.published)
    #expect(abs(audit.cost[example.term] - example.cost) < 1e-9)
    var rules = LiteralRules(for: drive)
    let literal = rules.cost(of: example.term, in: example.plan, published: example.published)
    #expect(abs(literal - example.cost) < 1e-9)
  }

  @Test func weightsMultiplyEachTerm() throws {
    let drive = try fourDonors {
      $0.weights = Weights(
        unplaced: 7, moved: 11, preference: 13, split: 17, block: 19, peak: 10,
        promised: 23)
      $0.registrants[0] = Registrant(id: "an", unit: 0, preferred: PreferredStart(start: 490))
    }
    let cost = Audit(
      of: [invite(0, at: 480), invite(3, at: 480)], on: drive, published: [invite(3, at: 485)]
    ).cost
    let byTerm = CostTerm.allCases.map { cost[$0] }
    #expect(byTerm == [14, 11, 26, 34, 38, 16, 0, 0, 0, 0])
    #expect(cost.total == 139)
  }

  @Test func onlyTermsThatAreUsedAreTold() throws {
    #expect(Cost(of: [], on: try fourDonors()).terms == CostTerm.always)
    let drive = try fourDonors {
      $0.weights[.session] = 1
      $0.weights[.fair] = 1
      $0.sessions = [FourDonors.session(receptionOverload: Overload(most: 0, weight: 0))]
    }
    #expect(Cost(of: [], on: drive).terms == CostTerm.always + [.session, .overload, .fair])
  }

  @Test func anEmptyPlanCostsThePeopleItLeavesOut() throws {
    let drive = try fourDonors()
    #expect(Cost(of: [], on: drive).total == 4000)
  }

  @Test func runsOffTheGridAreCountedBySlotLengths() throws {
    // 08:00 and 08:05 follow each other whatever starts in between.
    let plan = [invite(0, at: 480), invite(1, at: 482), invite(2, at: 485)]
    let cost = Cost(of: plan, on: try fourDonors())
    #expect(cost[.block] == 4)
    #expect(cost[.split] == 9)
  }
}
