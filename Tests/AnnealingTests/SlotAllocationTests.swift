import Annealing
import Drives
import Formulation
import GLPK
import IntegerProgramming
import Plans
import Randomness
import Relaxation
import SolverTestSupport
import Testing

/// How many people of each kind each slot takes, in whole numbers: within the limits, of those who come,
/// and near to what is wanted.
@Suite struct SlotAllocationTests {
  private let parameters = AnnealingParameters(threads: 1).allocation

  private struct Case {
    let problem: PlanningProblem
    let rows: ConstraintMatrix
    let wanted: [Double]
    let coming: [Int]

    init(_ seed: Int) {
      let shape = RandomUnits.Shape().with {
        $0.units = 1...2
        $0.people = 2...4
        $0.slots = 2...3
        $0.limits = 1
        $0.ties = 0
      }
      problem = RandomUnits.example(seed, shape).problem
      rows = ConstraintMatrix(problem.capacity)
      var random = SplitMix64(seed: UInt64(seed))
      wanted = (0..<problem.capacity.loadCount).map { _ in Double(random.below(9)) / 4 }
      var coming = [Int](repeating: 0, count: problem.capacity.kinds.count)
      for itemClass in problem.units.flatMap(\.classes) {
        for (kind, count) in itemClass.people { coming[kind] += count * itemClass.count }
      }
      self.coming = coming
    }

    /// Whether so many people of each load fit in and come.
    func allows(_ people: [Int]) -> Bool {
      let activity = rows.activity(of: people.map(Double.init))
      return people.allSatisfy { $0 >= 0 }
        && (0..<rows.limitCount).allSatisfy { activity[$0] <= rows.bounds[$0] + 1e-6 }
        && coming.indices.allSatisfy { kind in
          people.indices.reduce(0) {
            $1 % coming.count == kind ? $0 + people[$1] : $0
          } <= coming[kind]
        }
    }

    /// What an allocation is worth: 1,000 a place, less 20 for each person more or less than wanted.
    func cost(_ people: [Int]) -> Double {
      zip(people, wanted).reduce(0) { $0 + 20 * abs(Double($1.0) - $1.1) - 1_000 * Double($1.0) }
    }

    /// The least cost of any allocation.
    var least: Double {
      var best = Double.infinity
      var people = [Int](repeating: 0, count: wanted.count)
      func fill(_ load: Int) {
        guard load < people.count else {
          best = min(best, cost(people))
          return
        }
        for count in 0...coming[load % coming.count] {
          people[load] = count
          // With fewer in the loads after it there is no less room.
          for later in load + 1..<max(load + 1, people.count) { people[later] = 0 }
          guard allows(people) else { break }
          fill(load + 1)
        }
        people[load] = 0
      }
      fill(0)
      return best
    }
  }

  @Test(arguments: 0..<80)
  func itFitsInAndIsCounted(_ seed: Int) {
    let example = Case(seed)
    var allocation = SlotAllocation(
      near: example.wanted, of: example.problem, rows: example.rows, parameters: parameters)
    #expect(example.allows(allocation.people))
    #expect(allocation.placed == allocation.people.reduce(0, +))
    // No more of a load than wanted, to the next whole number.
    for (people, wanted) in zip(allocation.people, example.wanted) {
      #expect(Double(people) <= wanted + 0.5)
    }
    let before = example.cost(allocation.people)
    var random = SplitMix64(seed: UInt64(seed))
    allocation.anneal(moves: 2_000, heat: 1, using: &random)
    #expect(example.allows(allocation.people))
    #expect(allocation.placed == allocation.people.reduce(0, +))
    #expect(example.cost(allocation.people) <= before + 1e-9)
  }

  /// What is wanted and fits in is what it begins with.
  @Test(arguments: 0..<80)
  func whatFitsInIsAsWanted(_ seed: Int) {
    let example = Case(seed)
    let whole = example.wanted.map { Int($0.rounded(.down)) }
    guard example.allows(whole) else { return }
    let allocation = SlotAllocation(
      near: whole.map(Double.init), of: example.problem, rows: example.rows,
      parameters: parameters)
    #expect(allocation.people == whole)
  }

  @Test func nearlyAllOptimaAreFound() {
    var (cases, found) = (0, 0)
    for seed in 0..<80 {
      let example = Case(seed)
      guard example.wanted.count <= 6 else { continue }
      var allocation = SlotAllocation(
        near: example.wanted, of: example.problem, rows: example.rows, parameters: parameters)
      var random = SplitMix64(seed: UInt64(seed))
      allocation.anneal(moves: 20_000, heat: 1, using: &random)
      let least = example.least
      #expect(example.cost(allocation.people) >= least - 1e-6)
      cases += 1
      if example.cost(allocation.people) < least + 1e-6 { found += 1 }
    }
    #expect(cases >= 25)
    #expect(found * 100 >= cases * 85, "\(found) of \(cases)")
  }
}

/// Annealing in parts, and packing of capacity model that are too small: what is offered is a plan,
/// the same for any number of threads.
@Suite struct PartsAndPackingTests {
  private func plans(
    _ example: RandomUnits.Example, _ parameters: AnnealingParameters, isPacked: Bool
  ) -> [[Schedule]] {
    var problem = example.problem
    let deadline = AnnealedUnits.never
    if isPacked {
      problem = problem.withIntegerRounding(
        solver: GLPKSolver(), parameters: RelaxationParameters(threads: 1), deadline: deadline)
    }
    let rows = ConstraintMatrix(problem.capacity)
    var ascent = VolumeAlgorithm(
      problem, rows: rows, solver: GLPKSolver(), parameters: RelaxationParameters(threads: 1),
      deadline: deadline)
    guard ascent.begin() else { return [] }
    ascent.run(rounds: 3, firstStep: 0.5, deadline: deadline)
    var annealing = PlanAnnealing(
      problem, rows: rows, prices: ascent.prices, pool: ascent.pool,
      random: SplitMix64(seed: 3), hasPlan: false, isWarm: false, parameters: parameters,
      deadline: deadline)
    var offered: [[Schedule]] = []
    annealing.run(from: ascent.schedules, effort: 0.005, isDone: false) { occupancy in
      #expect(problem.isPlan(occupancy.schedules, tolerance: 1e-6))
      #expect(abs(occupancy.cost - problem.cost(of: occupancy.schedules)) < 1e-6)
      offered.append(occupancy.schedules)
      return false
    }
    return offered
  }

  @Test(arguments: 0..<12)
  func partsSideBySideAreAPlan(_ seed: Int) {
    let shape = AnnealedUnits.shape.with {
      $0.slots = 6...6
      $0.sessions = 4...4
      $0.units = 3...5
      $0.ties = 0
    }
    let example = RandomUnits.example(seed, shape)
    var all: [[[Schedule]]] = []
    for threads in [1, 3] {
      var parameters = AnnealingParameters(threads: threads)
      (parameters.inParts, parameters.sessionsOfPart) = (1, 1)
      all.append(plans(example, parameters, isPacked: false))
    }
    #expect(!all[0].isEmpty)
    #expect(all[0] == all[1])
  }

  @Test(arguments: 0..<12)
  func packedHallsAreFilled(_ seed: Int) {
    let shape = AnnealedUnits.shape.with {
      $0.people = 3...4
      $0.limits = 1
      $0.ties = 0
    }
    let example = RandomUnits.example(seed, shape)
    let one = plans(example, AnnealingParameters(threads: 1), isPacked: true)
    #expect(!one.isEmpty)
    #expect(plans(example, AnnealingParameters(threads: 3), isPacked: true) == one)
  }
}
