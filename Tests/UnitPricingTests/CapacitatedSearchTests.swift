import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// Each operator of the search with capacities: it keeps its books, breaks no bound, and saves what
/// it says.
@Suite struct CappedSearchTests {
  /// What the operators are called.
  enum Operator: CaseIterable, Sendable {
    case moveItems, shiftSlots, shiftTogether, openSlot, closeSlot, makeRoom

    func apply(
      to search: inout CapacitatedSearch, _ priced: UnsafeBufferPointer<UnitMatrix.Lane>
    ) -> Bool {
      switch self {
      case .moveItems: search.moveItems(priced)
      case .shiftSlots: search.shiftSlots(priced)
      case .shiftTogether: search.shiftTogether(priced)
      case .openSlot: search.openSlot(priced)
      case .closeSlot: search.closeSlot(priced)
      case .makeRoom: search.makeRoom(priced)
      }
    }
  }

  /// Whether what the search knows of its state is so.
  private func expectBooksAreRight(_ search: CapacitatedSearch, _ example: PricedUnit) {
    let unit = example.unit
    #expect(Set(search.chosen).count == search.chosen.count)
    #expect(unit.slots.indices.allSatisfy { search.use.used[$0] == search.chosen.contains($0) })
    for (number, itemClass) in unit.classes.enumerated() {
      let items = (0...search.chosen.count).map { search.items(of: number, in: $0) }
      #expect(items.allSatisfy { $0 >= 0 } && items.reduce(0, +) == itemClass.count)
    }
    for place in 0...search.chosen.count {
      let people = unit.classes.indices.reduce(0) {
        $0 + search.items(of: $1, in: place) * unit.classes[$1].size
      }
      #expect(search.people[place] == people)
    }
    let schedule = search.schedule
    for (number, set) in unit.absenceCliques.enumerated() {
      #expect(search.away[number] == unit.peopleAway(in: set, schedule))
    }
    let cost = example.priced.withUnsafeBufferPointer { search.cost($0) }
    if search.chosen.indices.allSatisfy({ search.people[$0] > 0 }) {
      // The pinned who wait have a cost that stands for none at all.
      let waitsPinned = unit.classes.indices.contains {
        unit.classes[$0].unplacedCost.isInfinite
          && search.items(of: $0, in: search.chosen.count) > 0
      }
      #expect(waitsPinned || abs(cost - example.cost(schedule)) < 1e-6 * max(1, abs(cost)))
    }
  }

  @Test(arguments: Operator.allCases, 0..<30)
  func anOperatorSavesOrChangesNothing(_ change: Operator, _ part: Int) {
    let shape = RandomUnits.Shape().with { $0.limits = 0.7 }
    for (seed, example) in PricedUnit.cases(part * 8..<part * 8 + 8, shape) {
      var random = SplitMix64(seed: UInt64(seed))
      for _ in 0..<4 {
        var search = example.search
        search.start(from: random.one(of: example.schedules))
        #expect(search.isWithinCapacities)
        let changed = example.priced.withUnsafeBufferPointer { priced in
          let before = search.cost(priced)
          let schedule = search.schedule
          let changed = change.apply(to: &search, priced)
          if changed {
            #expect(search.cost(priced) < before - 5e-8, "seed \(seed)")
          } else {
            #expect(search.schedule == schedule, "seed \(seed)")
          }
          return changed
        }
        #expect(search.isWithinCapacities, "seed \(seed), \(changed)")
        expectBooksAreRight(search, example)
      }
    }
  }

  @Test(arguments: 0..<40)
  func openingClosingAndMovingKeepTheBooks(_ seed: Int) {
    guard let example = PricedUnit(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    var search = example.search
    for _ in 0..<40 {
      let free = example.unit.slots.indices.filter { !search.use.used[$0] }
      let empty = search.chosen.indices.filter { search.people[$0] == 0 }
      if let slot = free.first, random.happens(0.3) {
        #expect(search.open(random.happens(0.5) ? slot : random.one(of: free)) >= 0)
      } else if !empty.isEmpty, random.happens(0.3) {
        search.close(random.one(of: empty))
      } else {
        let number = random.number(0...example.unit.classes.count - 1)
        let (from, to) = (
          random.number(0...search.chosen.count), random.number(0...search.chosen.count)
        )
        let items = search.items(of: number, in: from)
        let isOpen =
          to == search.chosen.count
          || example.unit.classes[number].costs[search.chosen[to]].isFinite
        if items > 0, from != to, isOpen {
          search.move(number, random.number(1...items), from: from, to: to)
        }
      }
      expectBooksAreRight(search, example)
    }
  }

  /// The room of a place is what it takes beside those there, absences of its cliques included; whoever
  /// comes from a slot of the same clique is away already.
  @Test(arguments: 0..<60)
  func roomIsWhatTheCapsLeave(_ seed: Int) {
    let shape = RandomUnits.Shape().with { $0.limits = 0.8 }
    guard let example = PricedUnit(seed, shape), let absenceLimit = example.unit.absenceLimit
    else { return }
    var random = SplitMix64(seed: UInt64(seed))
    var search = example.search
    let schedule = random.one(of: example.schedules)
    search.start(from: schedule)
    for place in search.chosen.indices {
      for other in 0...search.chosen.count where other != place {
        let slot = search.chosen[place]
        var room = example.capacities[slot] - search.people[place]
        for set in example.unit.absenceCliques where set.contains(slot) {
          let isAwayAlready = other < search.chosen.count && set.contains(search.chosen[other])
          if !isAwayAlready {
            room = min(room, absenceLimit - example.unit.peopleAway(in: set, schedule))
          }
        }
        #expect(search.room(in: place, from: other) == room)
      }
    }
    #expect(search.room(in: search.chosen.count, from: 0) > 1_000_000)
  }

  @Test(arguments: 0..<30)
  func whereItEndsNoSinglePersonIsBetterOffElsewhere(_ part: Int) {
    for (seed, example) in PricedUnit.cases(part * 8..<part * 8 + 8)
    where example.unit.classes.allSatisfy({ $0.size == 1 }) {
      var search = example.search
      search.start(from: example.schedules[seed % example.schedules.count])
      search.improve(example.priced)
      expectBooksAreRight(search, example)
      #expect(search.isWithinCapacities)
      #expect(
        abs(search.value - example.priced.withUnsafeBufferPointer { search.cost($0) }) < 1e-9)
      #expect(example.cost(search.schedule) >= example.best - 1e-6)
      for from in 0...search.chosen.count {
        for to in 0...search.chosen.count where to != from && search.room(in: to, from: from) > 0 {
          for number in example.unit.classes.indices where search.items(of: number, in: from) > 0 {
            var other = search
            other.move(number, 1, from: from, to: to)
            let cost = example.priced.withUnsafeBufferPointer { other.cost($0) }
            #expect(cost > search.value - 1e-6, "seed \(seed)")
          }
        }
      }
    }
  }

  /// The nearest slots first, as far as there is room.
  @Test(arguments: 0..<30)
  func beginningWithSlotsUsesThoseAndNoOthers(_ seed: Int) {
    guard let example = PricedUnit(seed) else { return }
    var search = example.search
    let slots = example.unit.slots.indices.filter { $0 % 2 == seed % 2 }
    search.start(slots, example.priced)
    #expect(search.chosen == slots)
    #expect(search.isWithinCapacities)
    expectBooksAreRight(search, example)
  }

  // MARK: Worked out by hand

  private func after(
    _ change: Operator, _ made: (search: CapacitatedSearch, priced: [UnitMatrix.Lane])
  ) -> (changed: Bool, cost: Double, slots: [Int]) {
    var search = made.search
    return made.priced.withUnsafeBufferPointer { priced in
      let changed = change.apply(to: &search, priced)
      return (changed, search.cost(priced), search.schedule.placements.map { Int($0.slot) })
    }
  }

  /// Each of two is cheaper where the other is, and both slots are full: they change places.
  @Test func twoChangePlacesWhereThereIsNoRoom() throws {
    let made = try HandMadeUnit(people: 2, slots: 2, perSlot: 1)
    let result = after(.moveItems, made.search([[5, 1], [2, 7]], from: [0, 1]))
    #expect(result.changed && result.cost == 3 && result.slots == [1, 0])
    // A change that saves nothing is none.
    #expect(!after(.moveItems, made.search([[5, 1], [2, 7]], from: [1, 0])).changed)
    #expect(!after(.moveItems, made.search([[4, 4], [4, 4]], from: [0, 1])).changed)
  }

  /// Everyone in slot 0 would rather be in slot 2.
  @Test func aWholeSlotMoves() throws {
    let made = try HandMadeUnit(people: 2, slots: 3, split: 1, perSlot: 2)
    let result = after(.shiftSlots, made.search([[5, 4, 1], [5, 4, 2]], from: [0, 0]))
    #expect(result.changed && result.cost == 4 && result.slots == [2, 2])
    #expect(!after(.shiftSlots, made.search([[1, 4, 1], [1, 4, 2]], from: [0, 0])).changed)
  }

  /// Slots 0 and 1 in one run: each of them alone would leave the run, together they save 1 + 1.
  @Test func aRunMovesTogether() throws {
    let made = try HandMadeUnit(people: 2, slots: 3, block: 10, perSlot: 1)
    let search = made.search([[3, 2, 9], [9, 3, 2]], from: [0, 1])
    #expect(!after(.shiftSlots, search).changed)
    let result = after(.shiftTogether, search)
    #expect(result.changed && result.cost == 14 && result.slots == [1, 2])
  }

  /// A slot for one more person costs 3: it is opened where that one is better off by more.
  @Test func aSlotIsOpenedWhereThatPays() throws {
    let made = try HandMadeUnit(people: 2, slots: 2, split: 3, perSlot: 2)
    let result = after(.openSlot, made.search([[1, 9], [6, 2]], from: [0, 0]))
    #expect(result.changed && result.cost == 9 && result.slots == [0, 1])
    #expect(!after(.openSlot, made.search([[1, 9], [5, 2]], from: [0, 0])).changed)
  }

  /// Two slots at 5 each for people who are as well off, but for 4, in one.
  @Test func aSlotIsClosedWhereThatPays() throws {
    let made = try HandMadeUnit(people: 2, slots: 2, split: 5, perSlot: 2)
    let result = after(.closeSlot, made.search([[1, 9], [6, 2]], from: [0, 1]))
    #expect(result.changed && result.cost == 12 && result.slots == [0, 0])
    #expect(!after(.closeSlot, made.search([[1, 9], [7, 2]], from: [0, 1])).changed)
  }

  /// The first waits for slot 0 alone, the second can go on from there to slot 1 alone, and the third
  /// from there to slot 2, where there is room: a chain of three.
  @Test func aChainMakesRoom() throws {
    let made = try HandMadeUnit(people: 3, slots: 3, perSlot: 1)
    let none = 1_000.0
    let search = made.search(
      [[1, none, none], [2, 4, none], [none, 2, 5]], from: [nil, 0, 1])
    let result = after(.makeRoom, search)
    #expect(result.changed && result.cost == 10 && result.slots == [0, 1, 2])
    let full = made.search([[1, none, none], [2, 104, none], [none, 2, 5]], from: [nil, 0, 1])
    #expect(!after(.makeRoom, full).changed)
  }

  /// Two away at once at most: a third person moves to where none of them is away.
  @Test func nobodyMovesIntoAFullAbsence() throws {
    let made = try HandMadeUnit(people: 3, slots: 4, away: 2)
    let costs: [[Double]] = [[0, 0, 9, 9], [9, 0, 9, 9], [9, 0, 9, 1]]
    let result = after(.moveItems, made.search(costs, from: [0, 1, 3]))
    #expect(!result.changed && result.slots == [0, 1, 3])
  }
}
