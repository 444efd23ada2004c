import Drives
import Formulation
import GLPK
import IntegerProgramming
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// The compact program's optimum is that of every plan, and its variables say who is where.
@Suite struct CompactProgramTests {
  private let solver = GLPKSolver()

  private static let shape = RandomUnits.Shape().with {
    $0.units = 1...2
    $0.people = 1...4
    $0.slots = 2...4
    $0.limits = 0.6
    $0.ties = 0.25
  }

  /// The optimum of a program, or nil where it has no solution.
  private func optimum(_ program: IntegerProgram) -> Solution? {
    guard case .optimal(let solution, _) = solver.solve(program, within: SolveLimits()) else {
      return nil
    }
    return solution
  }

  /// A problem with every plan of it.
  private func cases(
    _ part: Int, _ shape: RandomUnits.Shape = CompactProgramTests.shape
  ) -> [(example: RandomUnits.Example, plans: [[Schedule]])] {
    (part * 4..<part * 4 + 4).compactMap { seed in
      let example = RandomUnits.example(seed, shape)
      guard let all = example.problem.everyChoice(atMost: 4_000) else { return nil }
      return (example, all.filter { example.problem.isPlan($0) })
    }
  }

  @Test(arguments: 0..<25)
  func theOptimumIsTheCheapestPlan(_ part: Int) {
    for (example, plans) in cases(part) {
      let problem = example.problem
      let compact = CompactProgram(problem)
      let best = plans.map { problem.cost(of: $0) }.min()
      let solution = optimum(compact.program)
      #expect((solution == nil) == (best == nil))
      guard let solution, let best else { continue }
      #expect(abs(solution.objective - best) < 1e-6 * max(1, best))
      let schedules = compact.schedules(of: solution)
      #expect(problem.isPlan(schedules, tolerance: 1e-6))
      #expect(abs(problem.cost(of: schedules) - best) < 1e-6 * max(1, best))
    }
  }

  /// Where unequal shares of people left out cost something, what they cost is part of the optimum.
  @Test(arguments: 0..<15)
  func theOptimumPaysForUnequalShares(_ part: Int) {
    let shape = CompactProgramTests.shape.with {
      $0.fair = 1
      $0.limits = 0.9
    }
    for (example, plans) in cases(part, shape) {
      let problem = example.problem
      let best = plans.map { problem.cost(of: $0) }.min()
      let solution = optimum(CompactProgram(problem).program)
      #expect((solution == nil) == (best == nil))
      guard let solution, let best else { continue }
      #expect(abs(solution.objective - best) < 1e-6 * max(1, best))
    }
  }

  /// Of at most so many moved people, those nowhere included.
  @Test(arguments: 0..<25)
  func noMorePeopleAreMovedThanMayBe(_ part: Int) {
    for (example, plans) in cases(part) where !example.published.isEmpty {
      let problem = example.problem
      let published = Dictionary(
        example.published.map { ($0.registrant, $0.slot) },
        uniquingKeysWith: { first, _ in first })
      func moved(_ plan: [Schedule]) -> Int {
        let now = Dictionary(
          uniqueKeysWithValues: problem.assignments(of: plan).map { ($0.registrant, $0.slot) })
        return published.count { now[$0.key] != $0.value }
      }
      for most in 0...2 {
        let best = plans.filter { moved($0) <= most }.map { problem.cost(of: $0) }.min()
        let solution = optimum(CompactProgram(problem, movingAtMost: most).program)
        #expect((solution == nil) == (best == nil))
        if let solution, let best {
          #expect(abs(solution.objective - best) < 1e-6 * max(1, best))
        }
      }
    }
  }

  private func costLeftOut(_ plan: [Schedule], _ problem: PlanningProblem) -> Double {
    zip(problem.units, plan).reduce(0) { $0 + $1.0.costOfItemsLeftOut(by: $1.1) }
  }

  /// The program of placing alone asks who is left out, and nothing else.
  @Test(arguments: 0..<25)
  func placingAloneLeavesOutTheFewest(_ part: Int) {
    for (example, plans) in cases(part) {
      let problem = example.problem
      let best = plans.map { costLeftOut($0, problem) }.min()
      let solution = optimum(CompactProgram(problem, isOfPlacing: true).program)
      #expect((solution == nil) == (best == nil))
      guard let solution, let best else { continue }
      #expect(abs(solution.objective - best - problem.constant) < 1e-6)
    }
  }

  @Test(arguments: 0..<25)
  func whatIsRequiredOfLeavingOutIsKept(_ part: Int) {
    for (example, plans) in cases(part) {
      let problem = example.problem
      let everyone = plans.filter { costLeftOut($0, problem) == 0 }
      var program = CompactProgram(problem)
      program.requireEveryone()
      let solution = optimum(program.program)
      let best = everyone.map { problem.cost(of: $0) }.min()
      #expect((solution == nil) == (best == nil))
      if let solution, let best { #expect(abs(solution.objective - best) < 1e-6 * max(1, best)) }
      // Somebody at least is left out who costs so much.
      let least = problem.lowestCostWithoutSlot
      guard least.isFinite, least > 0 else { continue }
      var other = CompactProgram(problem)
      other.require(unplacedCost: least)
      let some = plans.filter { costLeftOut($0, problem) >= least - 1e-9 }
        .map { problem.cost(of: $0) }.min()
      let left = optimum(other.program)
      #expect((left == nil) == (some == nil))
      if let left, let some { #expect(abs(left.objective - some) < 1e-6 * max(1, some)) }
    }
  }

  /// Crowds that are excluded are in no solution, nor any that is larger.
  @Test(arguments: 0..<25)
  func excludedCrowdsDoNotComeBack(_ part: Int) {
    let shape = CompactProgramTests.shape.with {
      $0.planFor = .probability(0.9)
      $0.limits = 1
      $0.people = 2...4
    }
    for (example, plans) in cases(part, shape) {
      let problem = example.problem
      let crowd = ExactCrowd(example.drive, probability: 0.9)
      var program = CompactProgram(problem)
      guard let solution = optimum(program.program), let minute = crowd.minutes.first else {
        continue
      }
      let counts = program.counts(of: minute, in: solution)
      let people = problem.people(of: program.schedules(of: solution))
      #expect(
        counts
          == minute.terms.map { term in
            people.first { $0.load == term.load }?.people ?? 0
          })
      guard counts.contains(where: { $0 > 0 }) else { continue }
      program.exclude(counts, at: minute)
      let best = plans.filter { plan in
        let people = problem.people(of: plan)
        return zip(minute.terms, counts).contains { term, count in
          (people.first { $0.load == term.load }?.people ?? 0) < count
        }
      }.map { problem.cost(of: $0) }.min()
      let next = optimum(program.program)
      #expect((next == nil) == (best == nil))
      if let next, let best { #expect(abs(next.objective - best) < 1e-6 * max(1, best)) }
    }
  }

  // MARK: Names

  @Test(arguments: [
    ("khoa-Nội_1.2", "khoa-Noi_1.2"), ("Đội đỏ", "Doi_do"), ("a b[c],d", "a_b_c__d"), ("", ""),
    ("12345678901234567890", "12345678901234567890"),
    ("123456789012345678901", "123456789..345678901"), ("Ủy ban", "Uy_ban"),
  ])
  func idsStandWithoutWhatNamesMayNotHave(_ id: String, _ part: String) {
    #expect(CompactNames.part(id) == part)
  }

  @Test func rowsOfRulesAreTold() {
    for name in [
      "stage-capacity[s,a,08:00]", "crowd-limit[s,all,08:00]", "arrivals-per-slot[s,08:00]",
      "blood-ceiling[s]", "max-away[u,s,08:00]",
    ] {
      #expect(CompactNames.isOfRule(name))
    }
    for name in ["one-slot[u,p]", "used[u,s,08:00,p]", "moved", "peak[s,08:00]", "N[s,08:00]"] {
      #expect(!CompactNames.isOfRule(name))
    }
  }

  /// One person of the ward in the capacity model: what every variable and row is called.
  @Test func everyVariableAndRowIsNamed() throws {
    var parts = FourDonors.parts()
    parts.registrants = [Registrant(id: "An", unit: 0)]
    parts.units = [Unit(id: "khoa Nội", from: 480, to: 485)]
    parts.sessions = [
      FourDonors.session(
        crowdLimits: [CrowdLimit(zone: "beds", limit: 1)], bloodUnits: BloodUnits(ceiling: 4))
    ]
    parts.weights[.block] = 1
    parts.weights[.split] = 2
    let drive = try parts.drive()
    let program = CompactProgram(PlanningProblem(of: drive, published: []), namedAfter: drive)
      .program
    #expect(
      Set(program.variableNames).subtracting(
        program.variableNames.filter { $0.hasPrefix("P[") }) == [
          "y[khoa_Noi,hall,08:00]", "z[khoa_Noi,hall,08:00]", "x[khoa_Noi,hall,08:00,An]",
          "w[khoa_Noi,An]", "N[hall,08:00]",
        ])
    let expected: Set<String> = [
      "run[khoa_Noi,hall,08:00]", "used[khoa_Noi,hall,08:00,An]", "one-slot[khoa_Noi,An]",
      "invited[hall,08:00]", "blood-ceiling[hall]",
    ]
    #expect(expected.isSubset(of: program.rowNames))
    #expect(program.rowNames.contains { $0.hasPrefix("crowd-limit[hall,beds,") })
    #expect(program.rowNames.contains { $0.hasPrefix("peak[hall,") })
  }
}
