import Drives
import Formulation
import IntegerProgramming
import Planning
import Plans
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// Small problems to the end: by branch and price, by one program, and who is left out at the least.
@Suite struct SmallProgramTests {
  private static let shape = RandomUnits.Shape().with {
    $0.units = 1...3
    $0.people = 1...3
    $0.slots = 2...4
    $0.limits = 0.7
    $0.ties = 0.15
  }

  /// A problem and its plans; nil where there are too many.
  private func plans(
    _ seed: Int, _ shape: RandomUnits.Shape = SmallProgramTests.shape
  ) -> (example: RandomUnits.Example, plans: [[Schedule]])? {
    let example = RandomUnits.example(seed, shape)
    guard let all = example.problem.everyChoice(atMost: 5_000) else { return nil }
    let plans = all.filter { example.problem.isPlan($0) }
    return plans.isEmpty ? nil : (example, plans)
  }

  private func costLeftOut(_ plan: [Schedule], _ problem: PlanningProblem) -> Double {
    zip(problem.units, plan).reduce(0) { sum, entry in
      var left = entry.0.classes.map(\.count)
      for placement in entry.1.placements {
        left[Int(placement.itemClass)] -= Int(placement.count)
      }
      return zip(entry.0.classes, left).reduce(sum) {
        $1.1 > 0 ? $0 + Double($1.1) * $1.0.unplacedCost : $0
      }
    }
  }

  @Test(arguments: 0..<80)
  func theLeastCostOfLeavingOutIsThatOfThePlans(_ seed: Int) {
    guard let (example, plans) = plans(seed) else { return }
    let problem = example.problem
    let least = plans.map { costLeftOut($0, problem) }.min() ?? 0
    let found = problem.leastCostLeftOut(
      nodes: 10_000, solver: BranchedUnits.solver, deadline: BranchedUnits.never)
    #expect(abs(found - least) < 1e-5 * max(1, least))
    let bound = problem.leastCostLeftOut(
      nodes: 1, solver: BranchedUnits.solver, deadline: BranchedUnits.never)
    #expect(bound <= least + 1e-6 && bound >= 0)
  }

  private func peopleLeftOut(_ plan: [Schedule], _ problem: PlanningProblem) -> Int {
    problem.people
      - zip(problem.units, plan).reduce(0) { sum, entry in
        entry.1.placements.reduce(sum) {
          $0 + Int($1.count) * entry.0.classes[Int($1.itemClass)].size
        }
      }
  }

  @Test(arguments: 0..<80)
  func theFewestPeopleLeftOutAreThoseOfThePlans(_ seed: Int) {
    guard let (example, plans) = plans(seed) else { return }
    let problem = example.problem
    let least = plans.map { peopleLeftOut($0, problem) }.min() ?? 0
    let found = problem.leastPeopleLeftOut(
      nodes: 10_000, solver: BranchedUnits.solver, deadline: BranchedUnits.never)
    // Where people might be divided so that all fit in, nothing is proven.
    let mayBeDivided = !IntegerPlacement(of: problem, measuring: .people)
      .leavesSomeone(solver: BranchedUnits.solver, deadline: BranchedUnits.never)
    #expect(found == (mayBeDivided ? 0 : least), "seed \(seed)")
    let bound = problem.leastPeopleLeftOut(
      nodes: 1, solver: BranchedUnits.solver, deadline: BranchedUnits.never)
    #expect(bound >= 0 && bound <= least, "seed \(seed)")
  }

  /// From nobody in any slot the tree comes to the best plan and proves it.
  @Test(arguments: 0..<60)
  func theTreeProvesTheBestPlan(_ seed: Int) {
    guard let (example, plans) = plans(seed) else { return }
    let problem = example.problem
    let best = plans.map { problem.cost(of: $0) }.min() ?? 0
    let start = problem.units.map(\.pinnedSchedule)
    guard problem.isPlan(start) else { return }
    var reported: [(cost: Double, bound: Double)] = []
    var tree = BranchAndPrice(
      problem, schedules: start, cost: problem.cost(of: start), bound: 0, prices: nil,
      solver: BranchedUnits.solver, deadline: BranchedUnits.never, gap: 0,
      parameters: BranchedUnits.parameters
    ) { reported.append(($0.cost, $0.bound)) }
    tree.run(work: .max)
    #expect(tree.isProven, "seed \(seed)")
    #expect(abs(tree.cost - best) < 1e-6 * max(1, best), "seed \(seed)")
    #expect(tree.bound <= best + 1e-6 && tree.bound >= best - 1e-6 * max(1, best))
    #expect(problem.isPlan(tree.schedules, tolerance: 1e-6))
    #expect(abs(problem.cost(of: tree.schedules) - tree.cost) < 1e-6)
    for (cost, bound) in reported { #expect(cost >= best - 1e-6 && bound <= best + 1e-6) }
    let placed = problem.people(of: tree.schedules).reduce(0) { $0 + $1.people }
    #expect(tree.peopleLeftOut == example.drive.registrants.count - placed)
  }

  /// Several nodes at once, with or without lists of columns, come to the same plan and the same bound however many
  /// threads there are.
  @Test(arguments: 0..<40, [0, 50_000])
  func nodesAtOnceDoNotDependOnThreads(_ seed: Int, _ mostListed: Int) {
    guard let (example, plans) = plans(seed) else { return }
    let problem = example.problem
    let best = plans.map { problem.cost(of: $0) }.min() ?? 0
    let worst = plans.max { problem.cost(of: $0) < problem.cost(of: $1) } ?? plans[0]
    let trees = [1, 3].map { threads -> BranchAndPrice in
      var parameters = BranchedUnits.parameters
      parameters.threads = threads
      parameters.nodesAtOnce = (count: 3, leastWork: 0)
      parameters.mostListed = mostListed
      var tree = BranchAndPrice(
        problem, schedules: worst, cost: problem.cost(of: worst), bound: 0, prices: nil,
        solver: BranchedUnits.solver, deadline: BranchedUnits.never, gap: 0,
        parameters: parameters, report: { _ in })
      tree.run(work: 3_000_000)
      return tree
    }
    for tree in trees {
      #expect(tree.bound <= best + 1e-6 && tree.cost >= best - 1e-6, "seed \(seed)")
      #expect(problem.isPlan(tree.schedules, tolerance: 1e-6), "seed \(seed)")
      if mostListed > 0 { #expect(abs(tree.cost - best) < 1e-6 && tree.isProven, "seed \(seed)") }
    }
    #expect(trees[0].schedules == trees[1].schedules, "seed \(seed)")
    #expect(trees[0].cost == trees[1].cost && trees[0].bound == trees[1].bound, "seed \(seed)")
    #expect(trees[0].nodesDone == trees[1].nodesDone, "seed \(seed)")
  }

  /// Cut off after any work it still proves no more than is true; offers that break a rule, or cost
  /// more, are none.
  @Test(arguments: 0..<40)
  func aTreeThatIsCutOffProvesWhatIsTrue(_ seed: Int) {
    guard let (example, plans) = plans(seed) else { return }
    let problem = example.problem
    let best = plans.map { problem.cost(of: $0) }.min() ?? 0
    let worst = plans.max { problem.cost(of: $0) < problem.cost(of: $1) } ?? plans[0]
    var tree = BranchAndPrice(
      problem, schedules: worst, cost: problem.cost(of: worst), bound: 0, prices: nil,
      solver: BranchedUnits.solver, deadline: BranchedUnits.never, gap: 0,
      parameters: BranchedUnits.parameters, report: { _ in })
    for plan in problem.everyChoice(atMost: 5_000) ?? [] where !problem.isPlan(plan) {
      tree.offer(plan)
    }
    #expect(abs(tree.cost - problem.cost(of: worst)) < 1e-9)
    for work in [1, 100, 5_000, 20_000] {
      tree.run(work: work)
      #expect(tree.bound <= best + 1e-6 && tree.cost >= best - 1e-6)
    }
    tree.offer(plans[0])
    #expect(tree.cost <= problem.cost(of: plans[0]) + 1e-9)
  }

  /// One program comes to the best plan, first who is left out.
  @Test(arguments: 0..<60)
  func oneProgramComesToTheBestPlan(_ seed: Int) {
    guard let (example, plans) = plans(seed) else { return }
    let problem = example.problem
    var program = ExactProgram(
      problem, crowd: nil, solver: BranchedUnits.solver,
      parameters: PlanningParameters().exact, deadline: BranchedUnits.never)
    let placing = program.solvePlacing()
    let least = plans.map { costLeftOut($0, problem) }.min() ?? 0
    #expect(abs(placing.bound - least - problem.constant) < 1e-4 * max(1, least))
    let best = plans.map { problem.cost(of: $0) }.min() ?? 0
    let result = program.solve(
      effort: 1, relativeGap: 1e-9, unplacedCost: placing.bound,
      isEveryonePlaced: best < problem.constant + problem.lowestCostWithoutSlot)
    #expect(result.bound <= best + 1e-6 && result.bound >= best - 1e-5 * max(1, best))
    #expect(abs(problem.cost(of: result.schedules ?? []) - best) < 1e-5 * max(1, best))
  }

  /// With a probability crowds that are too large are forbidden as they come up: the best plan that keeps
  /// the rule itself.
  @Test(arguments: 0..<60)
  func crowdsThatAreTooLargeAreForbidden(_ seed: Int) {
    let wanted = [0.8, 0.9, 0.99][seed % 3]
    let shape = SmallProgramTests.shape.with {
      $0.planFor = .probability(wanted)
      $0.people = 2...3
      $0.limits = 1
    }
    guard let (example, plans) = plans(seed, shape) else { return }
    let problem = example.problem
    let crowd = ExactCrowd(example.drive, probability: wanted)
    let kept = plans.filter { crowd.isKept(by: $0, of: problem) }
    guard let best = kept.map({ problem.cost(of: $0) }).min() else { return }
    var program = ExactProgram(
      problem, crowd: crowd, solver: BranchedUnits.solver,
      parameters: PlanningParameters().exact, deadline: BranchedUnits.never)
    let result = program.solve(
      effort: 1, relativeGap: 1e-9, unplacedCost: 0, isEveryonePlaced: false)
    #expect(result.bound <= best + 1e-6, "seed \(seed)")
    guard let schedules = result.schedules else { return }
    #expect(crowd.isKept(by: schedules, of: problem))
    #expect(abs(problem.cost(of: schedules) - best) < 1e-5 * max(1, best), "seed \(seed)")
  }

  @Test func sizesDecideWhichProgramsAreSolved() {
    var parameters = PlanningParameters().exact
    for seed in 0..<10 {
      let problem = RandomUnits.example(seed).problem
      parameters.mostVariables = problem.sizeOfProgram
      parameters.mostVariablesOfSmall = problem.sizeOfProgram - 1
      #expect(ExactProgram.suits(problem, parameters))
      #expect(!ExactProgram.suitsCrowds(problem, parameters))
      parameters.mostVariables -= 1
      parameters.mostVariablesOfSmall += 1
      #expect(!ExactProgram.suits(problem, parameters))
      #expect(ExactProgram.suitsCrowds(problem, parameters))
    }
    let tree = PlanningParameters().tree
    #expect(tree.mostArcs(of: 24) == 1_500_000 && tree.mostArcs(of: 25) == 600_000)
    #expect(tree.mostArcs(of: 64) == 600_000 && tree.mostArcs(of: 65) == 150_000)
    #expect(tree.windows(of: 64).count == 5 && tree.windows(of: 65) == [.max, 2])
  }

  // MARK: The search

  private func search(_ problem: PlanningProblem) -> PlanSearch {
    PlanSearch(
      problem, solver: BranchedUnits.solver, deadline: BranchedUnits.never, gap: 1e-9,
      parameters: PlanningParameters(), report: { _, _, _, _ in })
  }

  /// Whatever a search has done, its bound is none above the best plan and its cost none below, and the
  /// cost is that of its plan.
  @Test(arguments: 0..<40)
  func aSearchProvesWhatIsTrue(_ seed: Int) {
    guard let (example, plans) = plans(seed) else { return }
    let problem = example.problem
    let best = plans.map { problem.cost(of: $0) }.min() ?? 0
    guard problem.isPlan(problem.units.map(\.pinnedSchedule)) else { return }
    func expectTrue(_ search: PlanSearch, _ what: String) {
      #expect(search.bound <= best + 1e-6, "\(what), seed \(seed)")
      #expect(search.cost >= best - 1e-6, "\(what), seed \(seed)")
      #expect(problem.isPlan(search.best, tolerance: 1e-6), "\(what), seed \(seed)")
      #expect(abs(problem.cost(of: search.best) - search.cost) < 1e-6, "\(what), seed \(seed)")
    }
    var search = search(problem)
    expectTrue(search, "at first")
    search.recordIncumbent(plans[plans.count / 2])
    expectTrue(search, "with a plan")
    #expect(search.cost <= problem.cost(of: plans[plans.count / 2]) + 1e-9)
    var other = search
    search.price()
    expectTrue(search, "priced")
    search.improveBoundByIntegerArrivals()
    expectTrue(search, "with whole loads")
    if let proof = search.proof {
      #expect(proof.bound <= best + 1e-6)
      #expect(proof.prices.ofRows.allSatisfy { $0 >= 0 })
    }
    let continued = search.continued(on: problem)
    expectTrue(continued, "continued")
    #expect(continued.cost <= search.cost + 1e-9)
    search.anneal(effort: 0.2)
    expectTrue(search, "annealed")
    search.prove(effort: 1)
    expectTrue(search, "proven")
    #expect(search.isDone)
    other.appraise(from: nil)
    other.isTreeWanted = false
    other.sketch()
    other.prove(effort: 1)
    expectTrue(other, "by one program")
  }
}
