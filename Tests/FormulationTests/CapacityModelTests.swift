import Drives
import Formulation
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// The capacity rows of a capacity model, against the rules written down word for word, and the
/// matrix of them by definition.
@Suite struct CapacityModelTests {
  private static let rowRules: [HardRule] = [
    .arrivalsPerSlot, .stageCapacity, .crowdLimit, .bloodCeiling,
  ]

  private static let shape = RandomUnits.Shape().with {
    $0.units = 1...2
    $0.people = 3...6
    $0.limits = 0.8
    $0.ties = 0
    $0.extras = 0.3
  }

  /// A row is exceeded exactly where the rule it states is, at its minute and by its subject; and what
  /// breaks a rule at any minute of the day exceeds some row.
  @Test(arguments: 0..<60, [PlanFor.expected, .everyone])
  func rowsAreTheRulesAtEveryMinute(_ seed: Int, _ planFor: PlanFor) throws {
    let example = RandomUnits.example(seed, CapacityModelTests.shape.with { $0.planFor = planFor })
    let (drive, problem) = (example.drive, example.problem)
    var rules = LiteralRules(for: drive)
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<30 {
      // Anyone in any slot: rows know nothing of who may come.
      let plan = drive.registrants.places.filter { _ in random.happens(0.8) }.map {
        Assignment(registrant: $0, slot: random.one(of: drive.everySlot))
      }
      let people = loads(of: plan, drive, problem.capacity)
      let violations = CapacityModelTests.rowRules.flatMap { rules.violations(of: $0, in: plan) }
      var isExceeded = false
      for row in problem.capacity.limits where row.use(by: people) > row.bound + 1e-6 {
        isExceeded = true
        let rule = try #require(row.rule)
        let excess = row.use(by: people) - row.bound
        let session = drive.sessions[row.session]
        let subject =
          switch rule {
          case .stageCapacity: session.stages[row.subject].id
          case .crowdLimit: session.crowdLimits[row.subject].zone
          default: session.id
          }
        #expect(
          violations.contains {
            $0.rule == rule && $0.session == row.session && $0.minute == row.minute
              && $0.subject == subject && abs($0.amount - excess) < 1e-6
          }, "\(rule) \(row.minute ?? -1)")
      }
      #expect(isExceeded == !violations.isEmpty)
    }
  }

  /// The peak of a session is the greatest of its presence rows.
  @Test(arguments: 0..<60)
  func thePeakIsTheGreatestPresence(_ seed: Int) {
    let example = RandomUnits.example(seed, CapacityModelTests.shape)
    let (drive, capacity) = (example.drive, example.problem.capacity)
    var rules = LiteralRules(for: drive)
    var random = SplitMix64(seed: UInt64(seed))
    let overloads = capacity.excesses.dropFirst(drive.sessions.count)
    for _ in 0..<20 {
      let plan = drive.registrants.places.map {
        Assignment(registrant: $0, slot: random.one(of: drive.everySlot))
      }
      let people = loads(of: plan, drive, capacity)
      for session in drive.sessions.places {
        let excess = capacity.excesses[session.rawValue]
        let peak = excess.size(by: people)
        let ofRules = plan.filter { $0.slot.session == session }
        let expected =
          drive.weights[.peak] > 0
          ? rules.cost(of: .peak, in: ofRules) / drive.weights[.peak] : peak
        #expect(abs(peak - expected) < 1e-9)
        #expect(excess.weight == drive.weights[.peak] && excess.session == session)
        #expect(excess.rows.allSatisfy { $0.session == excess.session && $0.rule == nil })
        #expect(excess.stage == nil && excess.range.contains(peak))
      }
      let overload = overloads.reduce(0) { $0 + $1.weight * $1.size(by: people) }
      #expect(abs(overload - rules.cost(of: .overload, in: plan)) < 1e-6)
    }
  }

  private func loads(
    of plan: [Assignment], _ drive: Drive, _ capacity: CapacityModel
  ) -> [(load: Int, people: Int)] {
    var people = [Int](repeating: 0, count: capacity.loadCount)
    for assignment in plan {
      let slot = capacity.slots.firstIndex {
        $0.slotStart == assignment.slot
      }
      let kind = capacity.kind(of: drive.donorClass(of: assignment.registrant))
      if let slot { people[capacity.load(slot: SlotIndex(slot), kind: kind)] += 1 }
    }
    return people.enumerated().map { (load: $0.offset, people: $0.element) }
  }

  @Test(arguments: 0..<40)
  func slotsAndKindsAreThoseOfTheDrive(_ seed: Int) {
    let example = RandomUnits.example(seed, CapacityModelTests.shape)
    let (drive, capacity) = (example.drive, example.problem.capacity)
    let slots = capacity.slots.map(\.slotStart)
    #expect(slots == drive.everySlot)
    for (session, range) in zip(capacity.sessions, capacity.slotsOfSession) {
      #expect(
        Array(range) == capacity.slots.places.filter { capacity.slots[$0].session == session })
      #expect(range.allSatisfy { capacity.slots[$0].followsPrevious == ($0 > range.lowerBound) })
    }
    #expect(Set(capacity.kinds).count == capacity.kinds.count)
    for person in drive.registrants.places {
      let donors = drive.donorClass(of: person)
      #expect(capacity.kinds[capacity.kind(of: donors)] == donors)
    }
    #expect(capacity.loadCount == capacity.slots.count * capacity.kinds.count)
  }

  /// As many of the kind that fits most often as no row forbids, each row by itself.
  @Test(arguments: 0..<40)
  func aSlotTakesAsManyAsItsRowsAllow(_ seed: Int) {
    let capacity = RandomUnits.example(seed, CapacityModelTests.shape).problem.capacity
    #expect(capacity.mostPeopleOfSlots.count == capacity.slots.count)
    for slot in capacity.slots.places {
      let most = capacity.mostPeople(inSlot: slot)
      func fits(_ people: Int) -> Bool {
        capacity.kinds.indices.contains { kind in
          let load = capacity.load(slot: slot, kind: kind)
          return capacity.limits.allSatisfy {
            $0.use(by: [(load: load, people: people)]) <= $0.bound + 1.1e-6
          }
        }
      }
      #expect(capacity.mostPeopleOfSlots[slot.rawValue] == most)
      if most < 1_000 {
        #expect(fits(most))
        #expect(!fits(most + 1))
      }
    }
  }

  @Test(arguments: 0..<40)
  func theMatrixIsTheRowsByLoad(_ seed: Int) {
    let capacity = RandomUnits.example(seed, CapacityModelTests.shape).problem.capacity
    let rows = ConstraintMatrix(capacity)
    let all = capacity.limits + capacity.excesses.flatMap(\.rows)
    #expect(rows.count == all.count && rows.limitCount == capacity.limits.count)
    #expect(rows.loadCount == capacity.loadCount && rows.kindCount == capacity.kinds.count)
    #expect(rows.bounds == all.map(\.bound))
    for (row, norm) in zip(all, rows.norms) where !row.terms.isEmpty {
      let sum = row.terms.reduce(0) { $0 + $1.coefficient * $1.coefficient }
      #expect(abs(norm * norm - max(1e-18, sum)) < 1e-9)
    }
    var next = rows.limitCount
    for (number, excess) in capacity.excesses.enumerated() {
      #expect(rows.excesses[number] == next..<next + excess.rows.count)
      #expect(rows.excessWeights[number] == excess.weight)
      #expect(rows.excessesOfSession[excess.session.rawValue].contains(number))
      next += excess.rows.count
    }
    for session in capacity.sessions {
      #expect(
        Array(rows.limitsOfSession[session.rawValue].places)
          == capacity.limits.indices.filter { capacity.limits[$0].session == session })
    }
    var random = SplitMix64(seed: UInt64(seed))
    let loads = (0..<capacity.loadCount).map { _ in Double(random.number(0...3)) }
    let people = loads.enumerated().map { (load: $0.offset, people: Int($0.element)) }
    let activity = rows.activity(of: loads)
    let prices = all.map { _ in Double(random.number(0...8)) / 4 }
    var value = 0.0
    for (number, row) in all.enumerated() {
      #expect(abs(activity[number] - row.use(by: people)) < 1e-9)
      value += prices[number] * activity[number]
    }
    for (number, excess) in capacity.excesses.enumerated() {
      #expect(abs(rows.excess(number, at: activity) - excess.size(by: people)) < 1e-9)
    }
    let excessCost = capacity.excesses.reduce(0) { $0 + $1.weight * $1.size(by: people) }
    #expect(abs(rows.excessCost(at: activity) - excessCost) < 1e-9 * max(1, excessCost))
    // Σ price · activity is Σ price of the load · people.
    let loadPrices = rows.loadPrices(prices)
    let priced = zip(loadPrices, loads).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(priced - value) < 1e-9)
    let boundTerm = zip(all, prices).reduce(0) { $0 + $1.0.bound * $1.1 }
    #expect(abs(rows.boundTerm(prices) - boundTerm) < 1e-9)
    let entries = (0..<capacity.loadCount).reduce(0) { $0 + rows.entries(of: $1).count }
    #expect(entries == rows.entries.count)
    #expect(abs(rows.meanRowsOfLoad * Double(capacity.loadCount) - Double(entries)) < 1e-6)
    for load in 0..<capacity.loadCount {
      #expect(
        rows.entries(of: load).allSatisfy { $0.isLimit == (Int($0.row) < rows.limitCount) })
      #expect(
        capacity.limitsOfLoad[load].map(\.limit.rawValue)
          == capacity.limits.indices.filter { number in
            capacity.limits[number].terms.contains { $0.load == load }
          })
      var more = activity
      rows.add(-loads[load], of: load, to: &more)
      var without = people
      without[load].people = 0
      for (number, row) in all.enumerated() {
        #expect(abs(more[number] - row.use(by: without)) < 1e-9)
      }
    }
  }

  /// A capacity model with a limit on everyone: as many people as it says, whoever they are.
  @Test func aLimitOnEveryoneCountsAllLoads() throws {
    let problem = RandomUnits.example(3, CapacityModelTests.shape).problem
    let limited = problem.capacity.limited(
      by: Array(problem.capacity.limits.prefix(1)), mostPlaced: 4)
    #expect(limited.mostPlaced == 4 && problem.capacity.mostPlaced == nil)
    let last = try #require(limited.limits.last)
    #expect(limited.limits.count == 2 && last.bound == 4 && last.rule == nil)
    #expect(last.subject == CapacityRow.everyone)
    #expect(last.session == problem.capacity.sessions.last)
    #expect(last.terms.map(\.load) == Array(0..<problem.capacity.loadCount))
    #expect(last.terms.allSatisfy { $0.coefficient == 1 })
    let changed = problem.with(limited)
    #expect(changed.capacity.limits.count == 2 && changed.people == problem.people)
    #expect(changed.constant == problem.constant && changed.nowhere == problem.nowhere)
  }
}
