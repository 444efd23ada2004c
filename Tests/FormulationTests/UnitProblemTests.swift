import Drives
import Formulation
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// A unit as classes of items in slots, against the people and the rules written down word for word.
@Suite struct UnitProblemTests {
  private static let shape = RandomUnits.Shape().with {
    $0.units = 1...3
    $0.ties = 0.35
    $0.limits = 0.5
    $0.extras = 0.3
    $0.wholes = 0.3
  }

  /// A drive and some plans of its units' schedules.
  private func plans(
    _ seed: Int, _ count: Int = 12
  ) -> (example: RandomUnits.Example, plans: [[Schedule]]) {
    let example = RandomUnits.example(seed, UnitProblemTests.shape)
    var random = SplitMix64(seed: UInt64(seed))
    let all = example.problem.units.map { $0.everySchedule(atMost: 8_000) ?? [] }
    guard all.allSatisfy({ !$0.isEmpty }) else { return (example, []) }
    return (
      example,
      (0..<count).map { number in
        all.map { number == 0 ? $0[$0.count - 1] : random.one(of: $0) }
      }
    )
  }

  @Test(arguments: 0..<120)
  func costsAreThoseOfTheCostTerms(_ seed: Int) {
    let (example, plans) = plans(seed)
    var rules = LiteralRules(for: example.drive)
    // A unit that stays whole is in one session: what several would cost is not known of it.
    for plan in plans where zip(example.problem.units, plan).allSatisfy({ $0.keepsWhole($1) }) {
      let assignments = example.problem.assignments(of: plan)
      let cost = rules.cost(of: assignments, published: example.published)
      #expect(abs(example.problem.cost(of: plan) - cost) < 1e-6)
      for (unit, schedule) in zip(example.problem.units, plan) {
        var used = [Bool](repeating: false, count: unit.slots.count)
        for placement in schedule.placements { used[Int(placement.slot)] = true }
        let own = assignments.filter {
          example.drive.registrants[$0.registrant].unit == unit.unit
        }
        let opening = [CostTerm.split, .block, .session].reduce(0) {
          $0 + rules.cost(of: $1, in: own)
        }
        #expect(abs(unit.openingCost(of: used) - opening) < 1e-9)
      }
    }
  }

  /// Where units stay whole, a plan is one of the problem as it is, at the same cost; units whose
  /// pinned people are apart stay as they are.
  @Test(arguments: 0..<120)
  func plansOfWholeUnitsArePlans(_ seed: Int) {
    let (example, plans) = plans(seed)
    let whole = example.problem.withWholeUnits
    for (unit, other) in zip(example.problem.units, whole.units) {
      let isTogether = unit.isOneRun(unit.usedSlots(of: unit.pinnedSchedule))
      #expect(other.isWhole == (unit.slots.count > 1 && isTogether))
    }
    for plan in plans where zip(whole.units, plan).allSatisfy({ $0.keepsWhole($1) }) {
      for ((unit, other), schedule) in zip(zip(example.problem.units, whole.units), plan) {
        #expect(unit.allows(schedule) == other.allows(schedule))
      }
      #expect(whole.cost(of: plan) == example.problem.cost(of: plan))
    }
  }

  /// No schedule has anybody where they may not be, alone or without companions.
  @Test(arguments: 0..<120)
  func everyScheduleKeepsTheRulesOnWhoMayBeWhere(_ seed: Int) {
    let (example, plans) = plans(seed)
    var rules = LiteralRules(for: example.drive)
    // A pinned person who can be nowhere is in no schedule.
    for plan in plans {
      let assignments = example.problem.assignments(of: plan)
      for rule in [HardRule.closing, .availability, .unitWindow, .companions, .oneSlot] {
        #expect(rules.violations(of: rule, in: assignments).isEmpty, "\(rule)")
      }
      let pinned = rules.violations(of: .pinned, in: assignments)
      #expect(pinned.isEmpty)
      #expect(assignments.map(\.registrant) == assignments.map(\.registrant).sorted())
    }
  }

  /// What the absence limit allows is what the rule does, minute by minute.
  @Test(arguments: 0..<120)
  func theAbsenceLimitIsTheRule(_ seed: Int) {
    let (example, plans) = plans(seed, 25)
    var rules = LiteralRules(for: example.drive)
    for plan in plans {
      let violations = rules.violations(
        of: .maxAway, in: example.problem.assignments(of: plan))
      for (unit, schedule) in zip(example.problem.units, plan) {
        let own = violations.filter { $0.subject == example.drive.units[unit.unit].id }
        #expect(unit.keepsAbsenceLimit(schedule) == own.isEmpty)
        guard let absenceLimit = unit.absenceLimit else { continue }
        let most = unit.absenceCliques.map { unit.peopleAway(in: $0, schedule) }.max() ?? 0
        #expect(max(0, most - absenceLimit) == Int(own.map(\.amount).max() ?? 0))
      }
    }
  }

  /// What a unit that stays whole may do is what the rule says, of sessions and runs.
  @Test(arguments: 0..<120)
  func wholeIsTheRule(_ seed: Int) {
    let (example, plans) = plans(seed, 25)
    var rules = LiteralRules(for: example.drive)
    for plan in plans {
      let violations = rules.violations(of: .whole, in: example.problem.assignments(of: plan))
      let broken = Set(violations.map(\.subject))
      for (unit, schedule) in zip(example.problem.units, plan) {
        #expect(unit.keepsWhole(schedule) != broken.contains(example.drive.units[unit.unit].id))
        #expect(
          unit.allows(schedule) == (unit.keepsWhole(schedule) && unit.keepsAbsenceLimit(schedule)))
      }
    }
  }

  /// Each clique is a set of slots that somebody is away from at one minute, and none is part of
  /// another.
  @Test(arguments: 0..<80)
  func cliquesAreTheLargestSetsOfSlots(_ seed: Int) {
    let example = RandomUnits.example(seed, UnitProblemTests.shape)
    let (drive, capacity) = (example.drive, example.problem.capacity)
    let slots = Array(capacity.slots.places)
    let cliques = UnitProblem.absenceCliques(of: slots, capacity: capacity, drive: drive)
    var expected: Set<Set<Int>> = []
    for date in Set(drive.sessions.map(\.date)) {
      for minute in 0..<1_440 {
        let away = slots.filter { slot in
          let session = drive.sessions[capacity.slots[slot].session]
          let start = capacity.slots[slot].start
          let end = start + session.slotMinutes - 1 + session.stages.reduce(0) { $0 + $1.minutes }
          return session.date == date && start <= minute && minute < end
        }
        if !away.isEmpty { expected.insert(Set(away.map(\.rawValue))) }
      }
    }
    let largest = expected.filter { set in !expected.contains { $0.isStrictSuperset(of: set) } }
    #expect(Set(cliques.map(Set.init)) == largest)
    #expect(cliques.count == largest.count)
    #expect(cliques.allSatisfy { $0 == $0.sorted() })
  }

  @Test(arguments: 0..<80)
  func loadsAreThePeopleOfEachKindInEachSlot(_ seed: Int) {
    let (example, plans) = plans(seed, 6)
    let capacity = example.problem.capacity
    for plan in plans {
      var expected = [Int](repeating: 0, count: capacity.loadCount)
      for assignment in example.problem.assignments(of: plan) {
        let donors = example.drive.donorClass(of: assignment.registrant)
        let slot = capacity.slots.firstIndex {
          $0.slotStart == assignment.slot
        }
        let kind = capacity.kinds.firstIndex(of: donors)
        if let slot, let kind { expected[slot * capacity.kinds.count + kind] += 1 }
      }
      var (found, published) = (expected.map { _ in 0 }, expected.map { _ in 0.0 })
      for (unit, schedule) in zip(example.problem.units, plan) {
        let loads = unit.loads(of: schedule, capacity: capacity)
        #expect(loads.map(\.load) == loads.map(\.load).sorted())
        for (load, people) in loads { found[load] += people }
        unit.forEachLoad(of: schedule, kindCount: capacity.kinds.count) { published[$0] += $1 }
      }
      #expect(found == expected)
      #expect(published == expected.map(Double.init))
    }
  }

  @Test(arguments: 0..<80)
  func classesAreInterchangeablePeople(_ seed: Int) {
    let example = RandomUnits.example(seed, UnitProblemTests.shape)
    let (drive, problem) = (example.drive, example.problem)
    let published = Dictionary(
      example.published.map { ($0.registrant, $0.slot) },
      uniquingKeysWith: { first, _ in first })
    var everyone = problem.nowhere
    for unit in problem.units {
      #expect(unit.slots == unit.slots.sorted() && Set(unit.slots).count == unit.slots.count)
      #expect(unit.sessions == unit.slots.map { problem.capacity.slots[$0].session })
      for slot in unit.slots.indices {
        let follows =
          slot > 0 && unit.slots[slot - 1].distance(to: unit.slots[slot]) == 1
          && unit.sessions[slot - 1] == unit.sessions[slot]
        #expect(unit.followsPrevious[slot] == follows)
      }
      for itemClass in unit.classes {
        everyone += itemClass.items.joined()
        #expect(itemClass.items.allSatisfy { $0.count == itemClass.size })
        #expect(itemClass.people.reduce(0) { $0 + $1.count } == itemClass.size)
        for item in itemClass.items {
          let isPinned = item.contains { drive.registrants[$0].pinned != nil }
          #expect(itemClass.unplacedCost.isInfinite == isPinned)
          for (slot, place) in zip(unit.slots.indices, unit.slots) {
            let start = problem.capacity.slots[place].slotStart
            #expect(
              itemClass.moved[slot] == item.count { published[$0] != nil && published[$0] != start }
            )
          }
          #expect(itemClass.movedWithoutSlot == item.count { published[$0] != nil })
        }
      }
    }
    #expect(everyone.sorted() == Array(drive.registrants.places))
    #expect(problem.movedNowhere == problem.nowhere.count { published[$0] != nil })
  }

  @Test(arguments: 0..<60)
  func sizesAndExtremesAreThoseOfTheClasses(_ seed: Int) {
    let problem = RandomUnits.example(seed, UnitProblemTests.shape).problem
    let classes = problem.units.flatMap(\.classes)
    #expect(problem.people == classes.reduce(0) { $0 + $1.items.count * $1.size })
    let finite = classes.map(\.unplacedCost).filter(\.isFinite)
    #expect(problem.highestCostWithoutSlot == finite.max() ?? 0)
    #expect(problem.lowestCostWithoutSlot == finite.min() ?? .infinity)
    #expect(
      problem.sizeOfProgram
        == problem.units.reduce(0) { $0 + $1.classes.count * $1.slots.count })
    for unit in problem.units {
      let pinned = unit.pinnedSchedule
      for placement in pinned.placements where !unit.isWhole {
        let itemClass = unit.classes[Int(placement.itemClass)]
        #expect(itemClass.unplacedCost.isInfinite && Int(placement.count) == itemClass.count)
        #expect(itemClass.costs[Int(placement.slot)].isFinite)
      }
      // A unit that stays whole has somebody between pinned people, too.
      guard !unit.isWhole else { continue }
      let held = unit.classes.count {
        $0.unplacedCost.isInfinite && $0.costs.contains(where: \.isFinite)
      }
      #expect(pinned.placements.count == held)
    }
  }

  /// A plan comes back from its own assignments; beside a slot that is none, people are in the nearest
  /// of the session, and nobody is one too many away.
  @Test(arguments: 0..<80)
  func theNearestSchedulesOfAPlanAreItself(_ seed: Int) {
    let (example, plans) = plans(seed, 8)
    let problem = example.problem
    for plan in plans where zip(problem.units, plan).allSatisfy({ $0.allows($1) }) {
      #expect(problem.schedules(nearestTo: problem.assignments(of: plan)) == plan)
    }
    for plan in plans {
      let shifted = problem.assignments(of: plan).map {
        Assignment(
          registrant: $0.registrant,
          slot: SlotStart(session: $0.slot.session, start: $0.slot.start + 1))
      }
      for (unit, schedule) in zip(problem.units, problem.schedules(nearestTo: shifted)) {
        let pinned = unit.pinnedSchedule
        if unit.allows(pinned) { #expect(unit.allows(schedule)) }
        for placement in schedule.placements {
          #expect(
            unit.classes[Int(placement.itemClass)].costs[Int(placement.slot)].isFinite)
        }
      }
    }
  }

  /// Slots that follow each other are one stretch, and no stretch is in two sessions. Whoever
  /// cannot come at 08:10 of Monday leaves a gap between its second and its fourth slot.
  @Test func stretchesEndAtGapsAndSessions() throws {
    var parts = FourDonors.parts()
    parts.sessions = [
      FourDonors.session(id: "monday", day: 6), FourDonors.session(id: "tuesday", day: 7),
    ]
    let intervals: [(session: SessionIndex, from: Int, to: Int)] = [
      (0, 480, 490), (0, 495, 540), (1, 480, 540),
    ]
    parts.registrants = [
      Registrant(
        id: "an", unit: 0,
        available: intervals.map {
          Availability(session: $0.session, interval: MinuteInterval(from: $0.from, to: $0.to))
        })
    ]
    let problem = PlanningProblem(of: try parts.drive(), published: [])
    #expect(problem.units.map(\.stretches) == [[0..<2, 2..<7, 7..<15]])
  }

  /// Between 08:00 and 08:10, for which two of a unit that stays whole are pinned, somebody else
  /// fills the slot; with nobody else there is no such schedule.
  @Test func somebodyStandsBetweenPinnedPeople() throws {
    func used(_ others: Int) throws -> [Bool] {
      var parts = FourDonors.parts()
      parts.units = [Unit(id: "ward", whole: true)]
      parts.registrants =
        [480, 490].map {
          Registrant(id: "\($0)", unit: 0, pinned: SlotStart(session: 0, start: $0))
        } + (0..<others).map { Registrant(id: "\($0)", unit: 0) }
      let unit = try #require(PlanningProblem(of: try parts.drive(), published: []).units.first)
      return unit.usedSlots(of: unit.pinnedSchedule)
    }
    #expect(try used(1) == (0..<8).map { $0 < 3 })
    #expect(try used(3) == (0..<8).map { $0 < 3 })
  }

  @Test func placementsStandByClassAndSlot() {
    var placements: [Schedule.Placement] = []
    for (itemClass, slot) in [(1, 2), (0, 3), (1, 0), (0, 3), (1, 2)] {
      placements[placements.place(of: itemClass, in: slot)].count += 1
    }
    #expect(
      placements.map { [$0.itemClass, $0.slot, $0.count] } == [[0, 3, 2], [1, 0, 1], [1, 2, 2]])
  }
}
