import Drives
import Formulation
import GLPK
import IntegerProgramming
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// How many people a capacity model takes, and what follows from people being whole, against every
/// plan.
@Suite struct PlacementTests {
  private static let shape = RandomUnits.Shape().with {
    $0.units = 1...2
    $0.people = 2...4
    $0.slots = 2...4
    $0.limits = 0.9
    $0.ties = 0.1
  }

  private func placed(_ plan: [Schedule], _ problem: PlanningProblem) -> Int {
    problem.people(of: plan).reduce(0) { $0 + $1.people }
  }

  private func most(
    _ problem: PlanningProblem, enough: Double, sessionsTogether: Int = 40
  ) -> MaximumPlacement? {
    var parameters = RelaxedUnits.parameters
    parameters.sessionsTogether = sessionsTogether
    return MaximumPlacement.most(
      of: problem.capacity, rows: ConstraintMatrix(problem.capacity), for: problem, enough: enough,
      solver: RelaxedUnits.solver, parameters: parameters, deadline: RelaxedUnits.never)
  }

  @Test(arguments: 0..<60)
  func noPlanPlacesMoreThanTheMost(_ seed: Int) throws {
    let problem = RandomUnits.example(seed, PlacementTests.shape).problem
    guard let plans = problem.everyChoice(atMost: 6_000)?.filter({ problem.isPlan($0) }) else {
      return
    }
    let all = try #require(most(problem, enough: .infinity))
    #expect(all.isMost)
    #expect(all.prices.count == problem.capacity.limits.count)
    #expect(all.prices.allSatisfy { $0 >= 0 })
    for plan in plans { #expect(Double(placed(plan, problem)) <= all.people + 1e-6) }
    #expect(all.people <= Double(problem.people) + 1e-6)
    // Sessions apart place no more than together.
    let apart = try #require(most(problem, enough: .infinity, sessionsTogether: 0))
    #expect(apart.people <= all.people + 1e-6)
    #expect(apart.isMost == (problem.capacity.slotsOfSession.count == 1))
    // With enough placed apart, nobody asks for more.
    let enough = try #require(most(problem, enough: apart.people))
    #expect(abs(enough.people - apart.people) < 1e-9)
  }

  /// Three people, two slots of one each: two are placed, and one more place in either would let in one
  /// more.
  @Test func workedOutByHand() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    parts.units = [Unit(id: "u", to: 490)]
    parts.registrants = ["an", "bình", "chi"].map { Registrant(id: $0, unit: 0) }
    let problem = PlanningProblem(of: try parts.drive(), published: [])
    let all = try #require(most(problem, enough: .infinity))
    // The capacity model has more slots than are open to the unit.
    #expect(all.people == 3)
    parts.sessions = [
      FourDonors.session(
        arrivalsPerSlot: 1, bloodUnits: BloodUnits(ceiling: 1.2))
    ]
    let full = PlanningProblem(of: try parts.drive(), published: [])
    let two = try #require(most(full, enough: .infinity))
    #expect(abs(two.people - 2) < 1e-9)
    let blood = try #require(full.capacity.limits.firstIndex { $0.rule == .bloodCeiling })
    #expect(abs(two.prices[blood] - 1 / 0.6) < 1e-9)
    let prices = try #require(
      PlacementPrices(
        full, rows: ConstraintMatrix(full.capacity), solver: RelaxedUnits.solver,
        parameters: RelaxedUnits.parameters, deadline: RelaxedUnits.never))
    #expect(prices.highest == 1_000)
    let none = DualPrices(none: full.capacity)
    #expect(abs(prices.added(3, to: none).limits[blood] - 5) < 1e-9)
    var activity = [Double](repeating: 0, count: full.capacity.limits.count)
    activity[blood] = 1.8
    #expect(abs(prices.excess(of: activity) - 1) < 1e-9)
    // With room for everyone there are none.
    #expect(
      PlacementPrices(
        problem, rows: ConstraintMatrix(problem.capacity), solver: RelaxedUnits.solver,
        parameters: RelaxedUnits.parameters, deadline: RelaxedUnits.never) == nil)
  }

  // MARK: Whole people

  /// The largest sum of whole people within a bound, by trying all.
  private func largest(_ sizes: [Double], _ bound: Double) -> Double {
    guard let size = sizes.first else { return 0 }
    var best = 0.0
    var count = 0.0
    while count * size <= bound + 1e-6 {
      best = max(best, count * size + largest(Array(sizes.dropFirst()), bound - count * size))
      count += 1
    }
    return best
  }

  @Test(arguments: 0..<80)
  func roundingARowCutsOffNoWholePeople(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<20 {
      let kinds = random.number(1...4)
      let sizes = (0..<kinds).map { _ in Double(random.number(3...40)) / 40 }
      let row = CapacityRow(
        rule: .stageCapacity, session: 0, minute: 0, subject: 0,
        terms: sizes.enumerated().map { CapacityRow.Term(load: $0, coefficient: $1) },
        bound: Double(random.number(1...60)) / 20)
      let whole = row.integerRounded
      #expect(whole.terms == row.terms && whole.rule == row.rule)
      #expect(whole.bound <= row.bound)
      let most = largest(sizes, row.bound)
      #expect(most <= whole.bound + 1e-6)
      // Up to three sizes the bound is what they can use, and no more.
      if Set(sizes).count <= 3, most < row.bound - 1e-6 {
        #expect(abs(whole.bound - most) < 1e-6)
      }
    }
  }

  @Test func roundingHasItsEdges() {
    func bound(_ coefficients: [Double], _ bound: Double) -> Double {
      CapacityRow(
        rule: nil, session: 0, minute: 0, subject: 0,
        terms: coefficients.enumerated().map { CapacityRow.Term(load: $0, coefficient: $1) },
        bound: bound
      ).integerRounded.bound
    }
    // A sum just beyond a bound is within the audit's tolerance, and counts.
    #expect(abs(bound([0.5], 1 - 0.5e-6) - 1) < 1e-5 && abs(bound([0.5], 1 - 5e-6) - 0.5) < 1e-9)
    // The same size in sums of different order is one size; four different ones are too many.
    #expect(abs(bound([0.4, 0.4 + 1e-12, 0.4 - 1e-12, 0.4 + 2e-12], 1) - 0.8) < 1e-9)
    #expect(bound([0.41, 0.42, 0.43, 0.44], 1) == 1)
    // Beyond two hundred people a bound stays as it is.
    #expect(bound([0.007], 1.5) == 1.5)
    #expect(abs(bound([0.007], 1.39) - 1.386) < 1e-9)
    #expect(bound([0.4], 0) == 0 && bound([], 1) == 1)
  }

  @Test(arguments: 0..<60)
  func countingWholePeopleCutsOffNoPlan(_ seed: Int) {
    let problem = RandomUnits.example(seed, PlacementTests.shape).problem
    guard let plans = problem.everyChoice(atMost: 6_000)?.filter({ problem.isPlan($0) }) else {
      return
    }
    let whole = problem.withIntegerRounding(
      solver: RelaxedUnits.solver, parameters: RelaxedUnits.parameters,
      deadline: RelaxedUnits.never)
    #expect(plans.allSatisfy { whole.isPlan($0, tolerance: 1e-6) })
    if let mostPlaced = whole.capacity.mostPlaced {
      #expect(mostPlaced < problem.people)
      #expect(plans.allSatisfy { placed($0, problem) <= mostPlaced })
    } else {
      #expect(whole.capacity.limits.map(\.bound) == problem.capacity.limits.map(\.bound))
    }
    let rounded = problem.capacity.integerRounded
    #expect(rounded.limits.map(\.bound) == problem.capacity.limits.map(\.integerRounded.bound))
    #expect(plans.allSatisfy { problem.with(rounded).isPlan($0, tolerance: 1e-6) })
    // Of so many people one more or less matters little: nothing is counted.
    var parameters = RelaxedUnits.parameters
    parameters.mostPeopleCounted = problem.people
    let uncounted = problem.withIntegerRounding(
      solver: RelaxedUnits.solver, parameters: parameters, deadline: RelaxedUnits.never)
    #expect(uncounted.capacity.mostPlaced == nil)
  }

  /// The capacity model's part of a bound is at most what it pays in any plan.
  @Test(arguments: 0..<60)
  func wholeArrivalsPayNoMoreThanInAnyPlan(_ seed: Int) {
    let problem = RandomUnits.example(seed, PlacementTests.shape).problem
    guard let plans = problem.everyChoice(atMost: 6_000)?.filter({ problem.isPlan($0) }) else {
      return
    }
    var random = SplitMix64(seed: UInt64(seed))
    let loadPrices = (0..<problem.capacity.loadCount).map { _ in Double(random.number(0...40)) / 4 }
    for isEveryonePlaced in [false, true] {
      let arrivals = IntegerArrivals(
        problem, loadPrices: loadPrices, isEveryonePlaced: isEveryonePlaced)
      let paid = plans.filter { !isEveryonePlaced || placed($0, problem) == problem.people }
        .map { plan in
          let people = problem.people(of: plan)
          let excesses = problem.capacity.excesses.reduce(0) {
            $0 + $1.weight * $1.size(by: people)
          }
          return excesses
            - people.reduce(0) { $0 + loadPrices[$1.load] * Double($1.people) }
        }.min()
      switch RelaxedUnits.solver.solve(arrivals.program, within: SolveLimits()) {
      case .optimal(_, let bound): #expect(bound <= (paid ?? .infinity) + 1e-6)
      default: #expect(paid == nil)
      }
    }
  }

  @Test func wholeArrivalsPayForFewLoadsOfOneKind() {
    var parameters = RelaxedUnits.parameters
    for seed in 0..<20 {
      let capacity = RandomUnits.example(seed).problem.capacity
      parameters.mostLoadsCounted = capacity.loadCount
      #expect(IntegerArrivals.pays(for: capacity, parameters) == (capacity.kinds.count == 1))
      parameters.mostLoadsCounted = capacity.loadCount - 1
      #expect(!IntegerArrivals.pays(for: capacity, parameters))
    }
  }
}
