import Annealing
import Drives
import Formulation
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// Whoever has no slot gets one where others can make room one after another.
@Suite struct AugmentingPathsTests {
  /// Three slots of one person each, at 480, 485 and 490.
  private func problem(open: [ClosedRange<Int>]) throws -> PlanningProblem {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    parts.units = [Unit(id: "u", to: 495)]
    parts.registrants = open.enumerated().map { number, minutes in
      Registrant(
        id: "p\(number)", unit: 0,
        available: [
          Availability(
            interval: MinuteInterval(from: minutes.lowerBound, to: minutes.upperBound))
        ])
    }
    return PlanningProblem(of: try parts.drive(), published: [])
  }

  private func start(_ slots: [Int?], _ problem: PlanningProblem) throws -> Occupancy {
    var placements: [Schedule.Placement] = []
    let unit = problem.units[0]
    for (person, slot) in slots.enumerated() {
      guard let slot else { continue }
      let itemClass = try #require(
        unit.classes.firstIndex { $0.items.joined().contains(RegistrantIndex(person)) })
      let own = try #require(
        unit.slots.firstIndex { problem.capacity.slots[$0.rawValue].start == slot })
      placements[placements.place(of: itemClass, in: own)].count += 1
    }
    return Occupancy(
      [Schedule(placements: placements)], of: problem, rows: ConstraintMatrix(problem.capacity))
  }

  /// The first can only come at 480, where the second is, who can also come at 485, where the third
  /// is, who can also come at 490: all three move up.
  @Test func everyoneMovesUp() throws {
    let problem = try problem(open: [480...485, 480...490, 485...495])
    var occupancy = try start([nil, 480, 485], problem)
    #expect(occupancy.peopleWaiting == 1)
    occupancy.placeByAugmentingPaths()
    #expect(occupancy.peopleWaiting == 0)
    #expect(occupancy.keepsLimits)
    let taken = problem.assignments(of: occupancy.schedules)
      .sorted { $0.slot.start < $1.slot.start }.map { $0.slot.start }
    #expect(taken == [480, 485, 490])
  }

  /// With nobody at 490 who can leave, there is no path.
  @Test func withoutAPathNothingChanges() throws {
    let problem = try problem(open: [480...485, 480...490, 480...490])
    var occupancy = try start([nil, 480, 485], problem)
    let before = occupancy.schedules
    occupancy.placeByAugmentingPaths()
    #expect(occupancy.schedules == before)
  }

  private static let shape = RandomUnits.Shape().with {
    $0.units = 2...4
    $0.people = 1...4
    $0.limits = 0.8
    $0.ties = 0.1
    $0.extras = 0.2
  }

  /// Every path leads to a plan that costs less.
  @Test func pathsLeadToCheaperPlans() {
    var improved = 0
    for (seed, units) in AnnealedUnits.cases(0..<300, AugmentingPathsTests.shape) {
      var random = TestSupport.SplitMix64(seed: UInt64(seed))
      for _ in 0..<5 {
        var before = Occupancy(units.schedules(&random), of: units.problem, rows: units.rows)
        before.repair()
        guard units.problem.isPlan(before.schedules) else { continue }
        var after = before
        after.placeByAugmentingPaths()
        #expect(units.problem.isPlan(after.schedules), "seed \(seed)")
        #expect(after.peopleWaiting <= before.peopleWaiting)
        guard after.schedules != before.schedules else { continue }
        #expect(after.cost < before.cost)
        #expect(after.peopleWaiting < before.peopleWaiting)
        #expect(
          abs(after.cost - units.problem.cost(of: after.schedules)) < 1e-6)
        improved += 1
      }
    }
    #expect(improved >= 5)
  }
}
