import Annealing
import Drives
import Formulation
import IntegerProgramming
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// The last step, person by person: nothing it does breaks a rule or costs more, and it leaves nobody out
/// who fits in.
@Suite struct LastStepTests {
  /// A plan to begin from: as many people of some schedules as the rules allow.
  private func begin(
    _ seed: Int, _ planFor: PlanFor
  ) -> (example: RandomUnits.Example, plan: Arrangement)? {
    let shape = AnnealedUnits.shape.with {
      $0.planFor = planFor
      $0.people = 2...4
    }
    let example = RandomUnits.example(seed, shape)
    let problem = example.problem
    var crowd: ExactCrowd?
    if case .probability(let wanted) = planFor {
      crowd = ExactCrowd(example.drive, probability: wanted)
    }
    var plan = Arrangement(problem, rows: ConstraintMatrix(problem.capacity), crowd: crowd)
    var random = TestSupport.SplitMix64(seed: UInt64(seed))
    let schedules = problem.units.map { unit in
      unit.everySchedule(atMost: 3_000).map { $0.isEmpty ? nil : random.one(of: $0) } ?? nil
    }
    let pinned = problem.units.map(\.pinnedSchedule)
    let audit = Audit(of: problem.assignments(of: pinned), on: example.drive)
    guard audit.violations.isEmpty else { return nil }
    plan.fill(from: zip(schedules, pinned).map { $0 ?? $1 })
    return (example, plan)
  }

  private static let readings: [PlanFor] = [.expected, .everyone, .probability(0.9)]

  @Test(arguments: 0..<40, LastStepTests.readings)
  func itSavesAndBreaksNothing(_ seed: Int, _ planFor: PlanFor) {
    guard let (example, plan) = begin(seed, planFor) else { return }
    var step = LastStep(
      plan, effort: 20_000, parameters: AnnealedUnits.parameters, deadline: AnnealedUnits.never)
    step.run()
    #expect(step.plan.cost <= plan.cost + 1e-9)
    let audit = Audit(
      of: example.problem.assignments(of: step.plan.schedules), on: example.drive,
      published: example.published)
    #expect(audit.violations.isEmpty)
    #expect(abs(audit.cost.total - step.plan.cost) < 1e-6)
    // Nobody waits for whom a slot is free that lowers the cost; nobody is better off elsewhere alone.
    for item in step.plan.everyItem {
      let slots = step.plan.itemClass(item).costs.indices
      if step.plan.waiting[item.unit][item.number] > 0 {
        for slot in slots where step.plan.fits(item, in: slot) {
          var other = step.plan
          other.put(item, in: slot)
          #expect(other.cost >= step.plan.cost - 1e-9)
        }
      }
      guard step.plan.itemClass(item).unplacedCost.isFinite else { continue }
      for from in slots where step.plan.count(of: item, in: from) > 0 {
        var without = step.plan
        without.take(item, from: from)
        for slot in slots where without.fits(item, in: slot) {
          var other = without
          other.put(item, in: slot)
          #expect(other.cost >= step.plan.cost - 1e-8)
        }
      }
    }
  }

  /// Of small drives it finds most optima by itself, from nobody in any slot.
  @Test func mostOptimaAreFoundPersonByPerson() {
    let shape = AnnealedUnits.shape.with { $0.units = 1...2 }
    var (cases, found) = (0, 0)
    for seed in 300..<460 {
      let example = RandomUnits.example(seed, shape)
      let problem = example.problem
      guard let least = problem.leastCost(atMost: 4_000) else { continue }
      var plan = Arrangement(problem, rows: ConstraintMatrix(problem.capacity), crowd: nil)
      plan.fill(from: problem.units.map(\.pinnedSchedule))
      var step = LastStep(
        plan, effort: 20_000, parameters: AnnealedUnits.parameters, deadline: AnnealedUnits.never)
      step.run()
      #expect(step.plan.cost >= least - 1e-6)
      cases += 1
      if step.plan.cost < least + 1e-6 { found += 1 }
    }
    #expect(cases >= 80)
    #expect(found * 100 >= cases * 60, "\(found) of \(cases)")
  }

  /// One each in two slots; the second can be in the first slot alone, where the other is who could be
  /// in both: that one makes room.
  @Test func somebodyMakesRoom() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    parts.units = [Unit(id: "u", to: 490), Unit(id: "v", to: 485)]
    parts.registrants = [Registrant(id: "an", unit: 0), Registrant(id: "chi", unit: 1)]
    let problem = PlanningProblem(of: try parts.drive(), published: [])
    var plan = Arrangement(problem, rows: ConstraintMatrix(problem.capacity), crowd: nil)
    plan.put(try #require(plan.everyItem.first), in: 0)
    for effort in [0, 1_000] {
      var step = LastStep(
        plan, effort: effort, parameters: AnnealedUnits.parameters, deadline: AnnealedUnits.never)
      step.run()
      #expect(step.plan.waiting == (effort == 0 ? [[0], [1]] : [[0], [0]]))
    }
  }

  @Test func aStepThatIsOverOnlyLetsInWhoFits() throws {
    let (_, plan) = try #require((0..<30).lazy.compactMap { begin($0, .expected) }.first)
    let cancellation = Cancellation()
    cancellation.cancel()
    var step = LastStep(
      plan, effort: 20_000, parameters: AnnealedUnits.parameters,
      deadline: Deadline(seconds: nil, cancellation: cancellation) { 0 })
    step.run()
    #expect(step.plan.cost <= plan.cost)
  }
}

/// Single changes of an arrangement, checked by the rules themselves.
@Suite struct ArrangementRuleTests {
  @Test(arguments: 0..<40, [PlanFor.expected, .everyone, .probability(0.8), .probability(0.95)])
  func whoFitsInBreaksNoRule(_ seed: Int, _ planFor: PlanFor) {
    let shape = AnnealedUnits.shape.with {
      $0.planFor = planFor
      $0.limits = 0.8
      $0.people = 2...4
    }
    let example = RandomUnits.example(seed, shape)
    let problem = example.problem
    var crowd: ExactCrowd?
    if case .probability(let wanted) = planFor {
      crowd = ExactCrowd(example.drive, probability: wanted)
    }
    var rules = LiteralRules(for: example.drive)
    var plan = Arrangement(problem, rows: ConstraintMatrix(problem.capacity), crowd: crowd)
    let pinned = problem.units.map(\.pinnedSchedule)
    guard rules.allow(problem.assignments(of: pinned)) else { return }
    plan.adopt(pinned)
    var random = TestSupport.SplitMix64(seed: UInt64(seed))
    for _ in 0..<40 {
      let item = random.one(of: plan.everyItem)
      let slot = random.number(0...plan.itemClass(item).costs.count - 1)
      guard plan.waiting[item.unit][item.number] > 0 else {
        if plan.itemClass(item).unplacedCost.isFinite, let from = plan.slots(of: item).first {
          plan.take(item, from: from)
        }
        continue
      }
      guard plan.itemClass(item).costs[slot].isFinite else {
        #expect(!plan.fits(item, in: slot))
        continue
      }
      var more = plan
      more.put(item, in: slot)
      let assignments = problem.assignments(of: more.schedules)
      let broken = Set(
        HardRule.allCases.filter { !rules.violations(of: $0, in: assignments).isEmpty })
      #expect(plan.fits(item, in: slot) == broken.isEmpty)
      let published = plan.rulesBroken(byAdding: item, to: slot)
      #expect(published.isSubset(of: broken) && published.isEmpty == broken.isEmpty)
      #expect(more.keepsCrowds == !broken.contains(.crowdLimit) || crowd == nil)
      if broken.isEmpty { plan = more }
    }
  }

  /// A plan that is filled from schedules has nobody whom they have not, pinned people first.
  @Test(arguments: 0..<60)
  func fillingGivesNobodyAnotherSlot(_ seed: Int) {
    guard let units = AnnealedUnits(seed) else { return }
    var random = TestSupport.SplitMix64(seed: UInt64(seed))
    for _ in 0..<6 {
      let schedules = units.schedules(&random)
      var plan = Arrangement(units.problem, rows: units.rows, crowd: nil)
      plan.fill(from: schedules)
      for (old, new) in zip(schedules, plan.schedules) {
        for placement in new.placements {
          let wanted = old.placements.first {
            $0.itemClass == placement.itemClass && $0.slot == placement.slot
          }
          #expect(placement.count <= wanted?.count ?? 0)
        }
      }
      if units.problem.isPlan(schedules) {
        #expect(plan.schedules == schedules)
        #expect(abs(plan.cost - units.problem.cost(of: schedules)) < 1e-6)
        var adopted = Arrangement(units.problem, rows: units.rows, crowd: nil)
        adopted.adopt(schedules)
        #expect(adopted.schedules == schedules && abs(adopted.cost - plan.cost) < 1e-6)
      }
    }
  }
}

/// How likely each number of people is, kept up to date person by person, against sums over all
/// outcomes.
@Suite struct CrowdTailsTests {
  @Test(arguments: 0..<40)
  func whatIsAllowedIsWhatTheRuleAllows(_ seed: Int) {
    let wanted = [0.5, 0.8, 0.9, 0.99][seed % 4]
    let shape = RandomUnits.Shape().with {
      $0.planFor = .probability(wanted)
      $0.limits = 1
      $0.people = 4...7
    }
    let example = RandomUnits.example(seed, shape)
    let crowd = ExactCrowd(example.drive, probability: wanted)
    let loadCount = example.problem.capacity.loadCount
    var tails = CrowdTails(crowd, loadCount: loadCount)
    var people = [Int](repeating: 0, count: loadCount)
    var random = TestSupport.SplitMix64(seed: UInt64(seed))
    func isKept(_ people: [Int]) -> Bool {
      crowd.minutes.allSatisfy { minute in
        let draws = minute.terms.flatMap {
          [Double](repeating: $0.coefficient, count: people[$0.load])
        }
        return LiteralRules.probability(ofAtMost: minute.limit, among: draws) >= wanted - 5e-10
      }
    }
    for _ in 0..<60 {
      let load = random.number(0...loadCount - 1)
      let isFull = people.reduce(0, +) > 6
      if people[load] > 0, isFull || random.happens(0.4) {
        let count = random.number(1...people[load])
        tails.add(-count, of: load)
        people[load] -= count
      } else if !isFull {
        let more = [
          (load: load, people: random.number(1...2)),
          (load: (load + 1) % loadCount, people: random.number(0...1)),
        ]
        var there = people
        for (load, count) in more { there[load] += count }
        // Minutes that are broken already and at which nobody more is are not looked at.
        if isKept(people) { #expect(tails.allows(more) == isKept(there)) }
        tails.add(more[0].people, of: load)
        people[load] += more[0].people
      }
      #expect(tails.areKept == isKept(people))
    }
  }
}
