import Drives
import Formulation
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// How many groups of companions fit in at most, and how many people are left out at least by that.
@Suite struct ItemPackingTests {
  private static let mostStates = 2_000

  /// A drive of groups in one unit, which may come to the first two slots of each session, of five
  /// people each.
  private func problem(groups: [Int], sessions: Int = 1, open: Int = 490) throws -> PlanningProblem
  {
    var parts = FourDonors.parts()
    parts.sessions = (0..<sessions).map {
      FourDonors.session(id: "hall-\($0)", day: 9 + $0, arrivalsPerSlot: 5)
    }
    parts.units = [Unit(id: "u", to: open)]
    parts.registrants = groups.enumerated().flatMap { group, size in
      (0..<size).map { Registrant(id: "\(group)-\($0)", unit: 0, group: "\(group)") }
    }
    return PlanningProblem(of: try parts.drive(), published: [])
  }

  private func leftOut(_ groups: [Int], sessions: Int = 1, open: Int = 490) throws -> Int {
    try problem(groups: groups, sessions: sessions, open: open)
      .leastCompanionsLeftOut(mostStates: ItemPackingTests.mostStates)
  }

  /// Two slots of five places take ten of twelve people, and two of four groups of three.
  @Test func groupsAreNotDivided() throws {
    #expect(try leftOut([3, 3, 3, 3]) == 6)
    #expect(try leftOut([3, 3, 3]) == 3)
    #expect(try leftOut([3, 3]) == 0)
    // The group of four fits in; one of those of three does not.
    #expect(try leftOut([4, 3, 3]) == 3)
    #expect(try leftOut([4, 4, 4, 3, 3]) == 10)
    // Two groups of two share a slot.
    #expect(try leftOut([2, 2, 2, 2, 2]) == 2)
    #expect(try leftOut([1, 1, 1]) == 0)
  }

  /// Each session has slots of its own, whatever their places among all slots are.
  @Test func sessionsAddUp() throws {
    #expect(try leftOut([3, 3, 3, 3], sessions: 2) == 0)
    #expect(try leftOut([3, 3, 3, 3, 3], sessions: 2) == 3)
    #expect(try leftOut([3, 3, 3, 3, 3], sessions: 2, open: 485) == 9)
  }

  /// With too much to look at, nothing is known.
  @Test func withTooManyNumbersNothingIsKnown() throws {
    #expect(try problem(groups: [3, 3, 3, 3]).leastCompanionsLeftOut(mostStates: 0) == 0)
  }

  /// A slot takes one group of three or none, and no row reaches over more than two slots: two
  /// numbers are all there is to look at.
  @Test func onlyTheLastSlotsAreLookedAt() throws {
    let problem = try problem(groups: [3, 3, 3, 3])
    #expect(problem.leastCompanionsLeftOut(mostStates: 2) == 6)
    #expect(problem.leastCompanionsLeftOut(mostStates: 1) == 0)
  }

  private static let shape = RandomUnits.Shape().with {
    $0.units = 1...2
    $0.people = 2...5
    $0.slots = 2...4
    $0.limits = 0.9
    $0.ties = 0.7
  }

  @Test func noPlanLeavesOutFewer() throws {
    var bounded = 0
    for seed in 0..<300 {
      let problem = RandomUnits.example(seed, ItemPackingTests.shape).problem
      guard let plans = problem.everyChoice(atMost: 4_000)?.filter({ problem.isPlan($0) }),
        let fewest = plans.map({ plan in
          problem.people - problem.people(of: plan).reduce(0) { $0 + $1.people }
        }).min()
      else { continue }
      let bound = problem.leastCompanionsLeftOut(mostStates: ItemPackingTests.mostStates)
      #expect(bound <= fewest, "seed \(seed)")
      if bound > 0 { bounded += 1 }
    }
    #expect(bounded >= 10)
  }
}
