import Drives
import Formulation
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// Crowd limits to be kept with a probability, against sums over all outcomes.
@Suite struct CrowdTests {
  private func shape(_ probability: Double) -> RandomUnits.Shape {
    RandomUnits.Shape().with {
      $0.planFor = .probability(probability)
      $0.limits = 1
      $0.people = 3...7
      $0.ties = 0.1
    }
  }

  private func probability(_ seed: Int) -> Double { [0.5, 0.8, 0.9, 0.95, 0.999][seed % 5] }

  private func keeps(
    _ counts: [Int], _ minute: ExactCrowd.Minute, tolerance: Double = 1e-9
  ) -> Bool {
    let draws = zip(minute.terms, counts).flatMap {
      [Double](repeating: $0.coefficient, count: $1)
    }
    return LiteralRules.probability(ofAtMost: minute.limit, among: draws)
      >= minute.probability - tolerance
  }

  /// Whatever schedules the units have: the minutes that are looked at keep their limits exactly if the
  /// rule is kept at every minute.
  @Test(arguments: 0..<80)
  func theExactRuleIsKeptAtEveryMinute(_ seed: Int) {
    let example = RandomUnits.example(seed, shape(probability(seed)))
    let crowd = ExactCrowd(example.drive, probability: probability(seed))
    var rules = LiteralRules(for: example.drive)
    var random = SplitMix64(seed: UInt64(seed))
    let problem = example.problem
    let all = problem.units.map { $0.everySchedule(atMost: 20_000) ?? [] }
    guard all.allSatisfy({ !$0.isEmpty }) else { return }
    for _ in 0..<25 {
      let plan = all.map { random.one(of: $0) }
      let isKept = rules.violations(of: .crowdLimit, in: problem.assignments(of: plan)).isEmpty
      #expect(crowd.isKept(by: plan, of: problem) == isKept)
    }
  }

  @Test(arguments: 0..<60)
  func oneMinuteIsWorkedOutOutcomeByOutcome(_ seed: Int) {
    let example = RandomUnits.example(seed, shape(probability(seed)))
    let crowd = ExactCrowd(example.drive, probability: probability(seed))
    var random = SplitMix64(seed: UInt64(seed))
    for minute in crowd.minutes.prefix(6) {
      for _ in 0..<6 {
        let counts = minute.terms.map { _ in
          random.happens(0.4) ? random.number(1...3) : 0
        }
        guard counts.reduce(0, +) <= 8 else { continue }
        #expect(minute.isKept(by: counts) == keeps(counts, minute))
        expectFewest(minute, counts)
        let fixed = counts.map { random.number(0...$0) }
        guard !minute.isKept(by: counts) else { continue }
        expectLeast(minute, counts, fixed)
      }
    }
  }

  /// No fewer people's leaving keeps the limit.
  private func expectFewest(_ minute: ExactCrowd.Minute, _ counts: [Int]) {
    var fewest = counts.reduce(0, +)
    func leave(_ place: Int, _ rest: [Int], _ leaving: Int) {
      guard leaving < fewest else { return }
      guard place < counts.count else {
        if keeps(rest, minute) { fewest = leaving }
        return
      }
      for count in 0...counts[place] {
        var rest = rest
        rest[place] -= count
        leave(place + 1, rest, leaving + count)
      }
    }
    if keeps(counts, minute) { fewest = 0 }
    leave(0, counts, 0)
    #expect(minute.fewestToLeave(counts) == fewest)
  }

  /// Still too many, no fewer than are fixed, and nobody more can go.
  private func expectLeast(_ minute: ExactCrowd.Minute, _ counts: [Int], _ fixed: [Int]) {
    let least = minute.leastThatBreaks(counts, notBelow: fixed)
    #expect(!minute.isKept(by: least))
    for place in least.indices {
      #expect(least[place] >= fixed[place] && least[place] <= counts[place])
      guard least[place] > fixed[place] else { continue }
      var fewer = least
      fewer[place] -= 1
      #expect(minute.isKept(by: fewer))
    }
  }

  /// Where everyone is counted, no plan within the rows breaks the rule, whatever the probability.
  @Test(arguments: 0..<60)
  func countingEveryoneSuffices(_ seed: Int) {
    let example = RandomUnits.example(seed, shape(probability(seed)))
    let surrogate = CrowdSurrogate(countingEveryone: example.drive)
    let problem = PlanningProblem(
      of: example.drive, published: example.published, surrogate: surrogate)
    expectSuffices(problem, example.drive, seed)
    for row in problem.capacity.limits where row.rule == .crowdLimit {
      #expect(row.terms.allSatisfy { $0.coefficient == 1 })
      #expect(
        row.bound
          == Double(example.drive.sessions[row.session].crowdLimits[row.subject].limit))
    }
  }

  private func expectSuffices(_ problem: PlanningProblem, _ drive: Drive, _ seed: Int) {
    var rules = LiteralRules(for: drive)
    var random = SplitMix64(seed: UInt64(seed))
    guard let all = problem.units[0].everySchedule(), !all.isEmpty else { return }
    for _ in 0..<60 {
      let plan = [random.one(of: all)]
      guard problem.isPlan(plan) else { continue }
      let violations = rules.violations(of: .crowdLimit, in: problem.assignments(of: plan))
      #expect(violations.isEmpty)
    }
  }

  /// What every plan keeps is kept by every plan that keeps the rule.
  @Test(arguments: 0..<80)
  func necessaryRowsHoldForEveryPlan(_ seed: Int) throws {
    let wanted = probability(seed)
    let example = RandomUnits.example(seed, shape(wanted))
    let necessary = NecessaryCrowds(of: example.drive, probability: wanted)
    let problem = PlanningProblem(
      of: example.drive, published: example.published, surrogate: necessary.surrogate)
    guard let all = problem.units[0].everySchedule(atMost: 30_000) else { return }
    let crowd = ExactCrowd(example.drive, probability: wanted)
    let rules = example.problem
    var plans = 0
    for schedule in all
    where rules.isPlan([schedule], tolerance: 1e-6) && crowd.isKept(by: [schedule], of: rules) {
      plans += 1
      #expect(problem.isPlan([schedule], tolerance: 1e-6))
      let people = problem.people(of: [schedule])
      for row in problem.capacity.limits where row.rule == .crowdLimit {
        let place = CrowdSurrogate.Place(
          session: row.session, limit: row.subject, minute: try #require(row.minute))
        let isCounted = row.terms.allSatisfy { $0.coefficient == 1 }
        let (expected, most) = (
          necessary.most(at: place, isCounted: false), necessary.most(at: place, isCounted: true)
        )
        #expect(expected != nil && most != nil)
        if isCounted, let most { #expect(row.use(by: people) <= most + 1e-6) }
      }
    }
    #expect(plans > 0 || all.isEmpty || example.drive.registrants.contains { $0.pinned != nil })
  }

  /// Caps are lower after a plan within them that breaks the rule, and never forbid a plan that was let
  /// in by a looser one.
  @Test(arguments: 0..<80)
  func capsAreAdjustedToTheExactRule(_ seed: Int) {
    let wanted = probability(seed)
    let example = RandomUnits.example(seed, shape(wanted))
    let start = CrowdSurrogate(startingFor: example.drive)
    var rules = LiteralRules(for: example.drive)
    var random = SplitMix64(seed: UInt64(seed))
    guard let all = example.problem.units[0].everySchedule(), !all.isEmpty else { return }
    for _ in 0..<12 {
      let plan = [random.one(of: all)]
      let assignments = example.problem.assignments(of: plan)
      let isKept = rules.violations(of: .crowdLimit, in: assignments).isEmpty
      let tightened = start.adjusted(to: assignments, on: example.drive, loosening: false)
      let within = PlanningProblem(
        of: example.drive, published: example.published, surrogate: tightened)
      // All rows: one of a crowd limit is left out where another rule's row implies it.
      let isWithin = within.capacity.limits.allSatisfy {
        $0.use(by: within.people(of: plan)) <= $0.bound + 1e-7
      }
      // Within the surrogate bounds afterwards, the rule is kept.
      if isWithin { #expect(isKept) }
      for (_, change) in tightened.changes(from: start) { #expect(change < 0) }
      let loosened = start.adjusted(to: assignments, on: example.drive, loosening: true)
      // A limit that is just kept may count as broken, so that no rounding undoes it.
      if isKept, wanted >= 0.9 {
        for (_, change) in loosened.changes(from: start) { #expect(change > 0) }
      }
    }
  }

  /// Drives without a probability have no surrogate bounds at all.
  @Test(arguments: 0..<10)
  func onlyAProbabilityHasCaps(_ seed: Int) {
    let drive = RandomUnits.example(seed).drive
    let none = CrowdSurrogate()
    #expect(CrowdSurrogate(startingFor: drive) == none)
    #expect(none.adjusted(to: [], on: drive, loosening: true) == none)
  }

  @Test func changesAreAddedWhereThereIsACap() {
    let (one, other, third) = (
      CrowdSurrogate.Place(session: 0, limit: 0, minute: 480),
      CrowdSurrogate.Place(session: 0, limit: 1, minute: 480),
      CrowdSurrogate.Place(session: 1, limit: 0, minute: 480)
    )
    var old = CrowdSurrogate()
    old[one] = 3
    old[other] = 2
    var new = old
    new[one] = 2.5
    new[third] = 7
    #expect(new.changes(from: old) == [one: -0.5])
    var changed = old
    changed[one] = 2.5
    #expect(old.changed(by: [one: -0.5, third: 4]) == changed)
    // No bound is below zero, and one that was taken away is no change.
    #expect(old.changed(by: [one: -9])[one] == 0)
    new[other] = .infinity
    #expect(new.changes(from: old) == [one: -0.5])
  }
}
