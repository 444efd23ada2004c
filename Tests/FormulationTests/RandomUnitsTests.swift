import Drives
import Formulation
import SolverTestSupport
import TestSupport
import Testing

/// What the tests of the solver rooms draw and look through has what it promises.
@Suite struct RandomUnitsTests {
  private let examples = (0..<200).map { RandomUnits.example($0) }

  @Test func theSameSeedDrawsTheSame() {
    for (seed, example) in examples.enumerated().prefix(20) {
      #expect(RandomUnits.example(seed).drive == example.drive)
    }
  }

  @Test func everythingThatDecidesAScheduleComesUp() {
    let units = examples.map(\.problem.units[0])
    let classes = units.flatMap(\.classes)
    #expect(units.contains { $0.absenceLimit != nil })
    #expect(units.contains { Set($0.sessions).count > 1 })
    #expect(units.contains { !$0.followsPrevious.dropFirst().allSatisfy(\.self) })
    #expect(units.contains { $0.runStartCost > $0.slotCost })
    #expect(units.contains { $0.slotCost > $0.runStartCost && $0.runStartCost > 0 })
    #expect(classes.contains { $0.count > 1 })
    #expect(classes.contains { $0.size > 1 })
    #expect(classes.contains { $0.people.count > 1 })
    #expect(classes.contains { $0.unplacedCost.isInfinite })
    #expect(classes.contains { $0.costs.contains(.infinity) })
    #expect(classes.contains { $0.moved.contains { $0 > 0 } && $0.movedWithoutSlot > 0 })
    #expect(examples.contains { $0.problem.capacity.kinds.count > 1 })
    for rule in [HardRule.stageCapacity, .crowdLimit, .arrivalsPerSlot, .bloodCeiling] {
      #expect(
        examples.contains { $0.problem.capacity.limits.contains { $0.rule == rule } }, "\(rule)")
    }
  }

  @Test func aShapeIsKept() {
    let shape = RandomUnits.Shape().with {
      $0.units = 2...3
      $0.people = 1...2
      $0.slots = 4...4
      $0.sessions = 2...2
      $0.planFor = .probability(0.9)
      $0.limits = 0
      $0.ties = 0
    }
    for seed in 0..<50 {
      let drive = RandomUnits.example(seed, shape).drive
      #expect((2...3).contains(drive.units.count))
      #expect((2...6).contains(drive.registrants.count))
      #expect(drive.everySlot.count == 4)
      #expect(drive.sessions.count == 2)
      #expect(drive.turnout.planFor == .probability(0.9))
      #expect(drive.sessions.allSatisfy { $0.crowdLimits.isEmpty })
      #expect(drive.registrants.allSatisfy { $0.group.isEmpty && $0.pinned == nil })
    }
  }

  /// So many ways as to put each class's items into its slots or none, each once.
  @Test func everyScheduleIsThereOnce() throws {
    func choose(_ of: Int, _ count: Int) -> Int {
      count == 0 ? 1 : choose(of - 1, count - 1) * of / count
    }
    for example in examples {
      let unit = example.problem.units[0]
      let ways = unit.classes.reduce(1) { product, itemClass in
        let slots = itemClass.costs.count(where: \.isFinite)
        let isPinned = itemClass.unplacedCost.isInfinite
        if slots == 0 { return isPinned ? 0 : product }
        let places = isPinned ? slots - 1 : slots
        return product * choose(itemClass.count + places, places)
      }
      guard ways <= 20_000 else {
        #expect(unit.everySchedule() == nil)
        continue
      }
      let all = try #require(unit.everySchedule())
      #expect(all.count == ways)
      #expect(Set(all).count == ways)
      if ways > 1 { #expect(unit.everySchedule(atMost: ways - 1) == nil) }
    }
  }

  @Test func everyChoiceIsOneScheduleForEachUnit() throws {
    let shape = RandomUnits.Shape().with {
      $0.units = 2...2
      $0.people = 1...2
    }
    for seed in 0..<20 {
      let problem = RandomUnits.example(seed, shape).problem
      let counts = try problem.units.map { try #require($0.everySchedule()).count }
      let all = try #require(problem.everyChoice(atMost: counts.reduce(1, *)))
      #expect(all.count == counts.reduce(1, *))
      #expect(Set(all).count == all.count)
      if all.count > 1 { #expect(problem.everyChoice(atMost: all.count - 1) == nil) }
    }
  }
}
