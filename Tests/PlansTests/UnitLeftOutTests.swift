import Drives
import Plans
import TestSupport
import Testing

/// What is said of units with people without a slot.
@Suite struct UnitLeftOutTests {
  /// Two units of so many people each, "a" and "b"; the people of "a" come first on the lists.
  private func drive(_ people: Int) throws -> Drive {
    var parts = FourDonors.parts()
    parts.units = [Unit(id: "a"), Unit(id: "b")]
    parts.registrants = (0..<2 * people).map {
      Registrant(id: "p\($0)", unit: UnitIndex($0 / people))
    }
    return try parts.drive()
  }

  private func unplaced(_ people: [Int], _ reason: Unplaced.Reason) -> [Unplaced] {
    people.map { Unplaced(registrant: $0, reason: reason) }
  }

  /// Six of twenty are left out, three of ten being usual: five are two more, one is two fewer.
  @Test func sharesStandBesideThatOfAll() throws {
    let units = UnitLeftOut.all(
      of: unplaced([10, 0, 1, 2, 3, 4], .limits([.crowdLimit], allowedSlots: 2)),
      on: try drive(10))
    #expect(units.map(\.unit) == [0, 1])
    #expect(units.map(\.leftOut) == [5, 1])
    #expect(units.map(\.people) == [10, 10])
    #expect(units.map(\.share) == [0.5, 0.1])
    #expect(units.map(\.comparison) == [.more, .fewer])
    #expect(units.map(\.cause) == [.full, .full])
  }

  /// Two and one of three: half a person from what is usual. The larger share comes first.
  @Test func lessThanAPersonIsTheSame() throws {
    let units = UnitLeftOut.all(of: unplaced([0, 3, 4], .noAllowedSlot), on: try drive(3))
    #expect(units.map(\.unit) == [1, 0])
    #expect(units.map(\.comparison) == [.same, .same])
    #expect(units.map(\.cause) == [.ownHours, .ownHours])
    #expect(units.map(\.rules) == [[], []])
  }

  @Test func nobodyLeftOutIsNoUnit() throws {
    #expect(UnitLeftOut.all(of: [], on: try drive(2)) == [])
  }

  /// The cause of most counts; of equally many the unit's hours before full slots, full slots before
  /// its own rules.
  @Test func theCauseOfMostCounts() throws {
    let drive = try drive(5)
    let full = Unplaced.Reason.limits([.stageCapacity, .crowdLimit], allowedSlots: 2)
    let own = Unplaced.Reason.limits([.maxAway, .crowdLimit], allowedSlots: 2)
    func only(_ reasons: [Unplaced]) -> UnitLeftOut? {
      let units = UnitLeftOut.all(of: reasons, on: drive)
      return units.count == 1 ? units[0] : nil
    }
    let mostlyOwn = try #require(only(unplaced([0, 1], own) + unplaced([2], full)))
    #expect(mostlyOwn.cause == .ownRules)
    #expect(mostlyOwn.rules == [.maxAway])
    let mostlyFull = try #require(
      only(
        unplaced([0, 1], full) + unplaced([2], own)
          + unplaced([3], .limits([.crowdLimit], allowedSlots: 1))))
    #expect(mostlyFull.cause == .full)
    #expect(mostlyFull.rules == [.crowdLimit, .stageCapacity])
    #expect(only(unplaced([0], own) + unplaced([1], full))?.cause == .full)
    #expect(only(unplaced([0], full) + unplaced([1], .noAllowedSlot))?.cause == .ownHours)
    #expect(only(unplaced([0], .tooCostly(allowedSlots: 1)))?.cause == .tooCostly)
    #expect(only(unplaced([0], .stopped(allowedSlots: 1)))?.cause == .stopped)
    #expect(only(unplaced([0], .written("bận")))?.cause == .unknown)
    #expect(only(unplaced([0], .limits([], allowedSlots: 1)))?.cause == .full)
    // Of equally many in the order of the rules.
    let even = only(unplaced([0], .limits([.crowdLimit, .stageCapacity], allowedSlots: 1)))
    #expect(even?.rules == [HardRule.stageCapacity, .crowdLimit])
  }
}

/// What a plan file says of each cost term is compared with what is recomputed.
@Suite struct StatedTermsTests {
  @Test(arguments: CostTerm.allCases)
  func aTermThatIsNotSoIsFound(_ term: CostTerm) throws {
    let drive = try fourDonors {
      $0.weights[.session] = 2
      $0.weights[.fair] = 6
    }
    let cost = Cost(of: [invite(0, at: 480)], on: drive)
    // Two of the ward's three and the school's one have no slot.
    #expect(abs(cost[.fair] - 14) < 1e-9)
    var statement = PlanStatement()
    statement.cost = cost.total
    statement.terms = Dictionary(
      uniqueKeysWithValues: CostTerm.allCases.map { ($0.rawValue, cost[$0]) })
    #expect(statement.falseStatements(cost: cost, on: drive) == [])
    statement.terms?[term.rawValue] = cost[term] + 0.25
    let found = statement.falseStatements(cost: cost, on: drive)
    #expect(found.map { $0.name(on: drive) } == ["terms.\(term.rawValue)"])
    #expect(found.map(\.amount) == [0.25])
    statement.terms?[term.rawValue] = nil
    #expect(statement.falseStatements(cost: cost, on: drive).count == (cost[term] == 0 ? 0 : 1))
  }
}
