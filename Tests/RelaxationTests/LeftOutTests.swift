import Drives
import Formulation
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// What every plan leaves out at least, as an integer program says, against every plan.
@Suite struct LeftOutTests {
  private static func shape(isFair: Bool) -> RandomUnits.Shape {
    RandomUnits.Shape().with {
      $0.units = 1...3
      $0.people = 1...4
      $0.slots = 2...3
      $0.limits = 0.9
      $0.ties = 0.2
      $0.fair = isFair ? 1 : 0
    }
  }

  private func peopleLeftOut(_ plan: [Schedule], _ problem: PlanningProblem) -> Int {
    zip(problem.units, plan).reduce(0) { $0 + $1.0.peopleLeftOut(of: $1.1) }
  }

  /// What leaving people out costs, with what unequal shares of the units cost.
  private func costLeftOut(_ plan: [Schedule], _ problem: PlanningProblem) -> Double {
    zip(problem.units, plan).reduce(0) { sum, entry in
      let (unit, schedule) = entry
      return sum + unit.costOfItemsLeftOut(by: schedule)
        + unit.fair.cost(leavingOut: unit.peopleLeftOut(of: schedule))
    }
  }

  private func plans(of problem: PlanningProblem) -> [[Schedule]] {
    (problem.everyChoice(atMost: 6_000) ?? []).filter { problem.isPlan($0) }
  }

  private func leastCost(_ problem: PlanningProblem) -> Double {
    problem.leastCostLeftOut(
      nodes: 10_000, solver: RelaxedUnits.solver, deadline: RelaxedUnits.never)
  }

  private func leastPeople(_ problem: PlanningProblem) -> Int {
    problem.leastPeopleLeftOut(
      nodes: 10_000, solver: RelaxedUnits.solver, deadline: RelaxedUnits.never)
  }

  @Test(arguments: 0..<60, [false, true])
  func theFewestPeopleAreThoseOfTheBestPlan(_ seed: Int, _ isFair: Bool) {
    let problem = RandomUnits.example(seed, LeftOutTests.shape(isFair: isFair)).problem
    guard let fewest = plans(of: problem).map({ peopleLeftOut($0, problem) }).min() else { return }
    // Where people might be divided so that all fit in, nothing is looked for.
    let isKnown = IntegerPlacement(of: problem, measuring: .people)
      .leavesSomeone(solver: RelaxedUnits.solver, deadline: RelaxedUnits.never)
    #expect(leastPeople(problem) == (isKnown ? fewest : 0))
  }

  @Test(arguments: 0..<60, [false, true])
  func theLeastCostIsThatOfTheBestPlan(_ seed: Int, _ isFair: Bool) {
    let problem = RandomUnits.example(seed, LeftOutTests.shape(isFair: isFair)).problem
    guard let least = plans(of: problem).map({ costLeftOut($0, problem) }).min() else { return }
    let bound = leastCost(problem)
    #expect(bound <= least + 1e-9)
    // Without shares all costs are quarters, to which the bound is rounded up.
    #expect(bound >= least - (problem.isFair ? 1e-5 : 1e-9) * max(1, least))
  }

  /// Somebody is left out in enough of these drives.
  @Test func manyDrivesHaveNoRoomForEveryone() {
    let left = (0..<60).count { seed in
      let problem = RandomUnits.example(seed, LeftOutTests.shape(isFair: false)).problem
      return plans(of: problem).map { peopleLeftOut($0, problem) }.min() ?? 0 > 0
    }
    #expect(left >= 15)
  }

  /// Two slots of one person each and four people of two units with a weight of 12: two stay out.
  /// One of each unit is 2 · 12 / 2, both of one 12 · 4 / 2, besides 1,000 for each person.
  @Test func sharesAreWorkedOutByHand() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    parts.units = [Unit(id: "u", to: 490), Unit(id: "v", to: 490)]
    parts.registrants = (0..<4).map { Registrant(id: "\($0)", unit: UnitIndex($0 / 2)) }
    parts.weights[.unplaced] = 1_000
    #expect(leastCost(PlanningProblem(of: try parts.drive(), published: [])) == 2_000)
    parts.weights[.fair] = 12
    let fair = PlanningProblem(of: try parts.drive(), published: [])
    #expect(abs(leastCost(fair) - 2_012) < 0.01)
    #expect(leastPeople(fair) == 2)
  }
}
