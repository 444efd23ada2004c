import Drives
import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// The rows that a unit has to keep by itself, and how far they are used, item by item.
@Suite struct OwnRowsTests {
  /// How much a schedule uses of an own row.
  private func use(
    of row: OwnRows.Row, by schedule: Schedule, _ items: UnitItems
  ) -> Double {
    schedule.placements.reduce(0) { sum, placement in
      let slot = Int(placement.slot)
      let group = items.groups.first { $0.classes.contains(Int(placement.itemClass)) }
      guard slot >= row.first, slot <= row.last, let group else { return sum }
      return sum + Double(placement.count)
        * row.coefficients[(slot - row.first) * items.makeUps.count + group.makeUp]
    }
  }

  /// Own rows hold for a schedule exactly if, alone in the capacity model, it breaks no row and no
  /// absence limit.
  @Test(arguments: 0..<40)
  func ownRowsAreTheRowsOfTheHallForTheUnitAlone(_ part: Int) {
    let shape = RandomUnits.Shape().with { $0.limits = 0.8 }
    for seed in part * 5..<part * 5 + 5 {
      let problem = RandomUnits.example(seed, shape).problem
      let unit = problem.units[0]
      guard let all = unit.everySchedule(atMost: 4_000) else { continue }
      let items = UnitItems(unit)
      let rows = OwnRows(
        unit, items, limits: problem.capacity.limits, kindCount: problem.capacity.kinds.count)
      #expect(rows.makeUpCount == items.makeUps.count)
      for schedule in all {
        let isKept = rows.rows.allSatisfy {
          use(of: $0, by: schedule, items) <= $0.bound + OwnRows.tolerance
        }
        #expect(isKept == unit.isPossible(schedule, in: problem.capacity), "seed \(seed)")
      }
    }
  }

  /// Rows that count too many slots are left out, and no others.
  @Test(arguments: 0..<40)
  func longRowsAreLeftOut(_ seed: Int) {
    let shape = RandomUnits.Shape().with { $0.limits = 0.8 }
    let problem = RandomUnits.example(seed, shape).problem
    let unit = problem.units[0]
    let items = UnitItems(unit)
    func rows(_ longest: Int) -> OwnRows {
      OwnRows(
        unit, items, limits: problem.capacity.limits, kindCount: problem.capacity.kinds.count,
        longest: longest)
    }
    let all = rows(.max)
    #expect(all.longestWindow == all.rows.map { $0.last - $0.first + 1 }.max() ?? 0)
    for longest in 1...6 {
      let kept = all.rows.filter { $0.last - $0.first + 1 <= longest }
      #expect(rows(longest).rows.map(\.coefficients) == kept.map(\.coefficients))
    }
  }

  /// Two people, each using a half and a little more of a row: kept within the audit's tolerance, broken
  /// beyond it, and stated only where it can be broken.
  @Test(arguments: [(0.4e-6, true), (0.6e-6, false)])
  func whatIsJustBeyondABoundIsBroken(_ excess: Double, _ isKept: Bool) throws {
    let made = try HandMadeUnit(people: 2, slots: 1)
    let (unit, items) = (made.unit, UnitItems(made.unit))
    let kinds = made.problem.capacity.kinds.count
    let row = CapacityRow(
      rule: .stageCapacity, session: 0, minute: 0, subject: 0,
      terms: unit.classes.map { $0.people[0].kind }.sorted().map {
        CapacityRow.Term(load: $0, coefficient: 0.5 + excess)
      }, bound: 1)
    let rows = OwnRows(unit, items, limits: [row], kindCount: kinds)
    #expect(rows.rows.isEmpty == isKept)
    var states = RowStates(rows, items, slotCount: 1)
    let one = states.adding(0, to: states.start(), at: 0)
    #expect(one != RowStates.full)
    #expect((states.adding(1, to: one, at: 0) == RowStates.full) == !isKept)
  }

  /// Items put into slots one after another are refused exactly where a row would be broken, whatever
  /// has been forgotten of rows that the people left cannot break.
  @Test(arguments: 0..<60)
  func statesRefuseWhatWouldBreakARow(_ part: Int) {
    let shape = RandomUnits.Shape().with {
      $0.limits = 0.8
      $0.people = 3...7
    }
    for seed in part * 4..<part * 4 + 4 {
      let problem = RandomUnits.example(seed, shape).problem
      let unit = problem.units[0]
      let items = UnitItems(unit)
      let rows = OwnRows(
        unit, items, limits: problem.capacity.limits, kindCount: problem.capacity.kinds.count)
      var states = RowStates(rows, items, slotCount: unit.slots.count)
      var random = SplitMix64(seed: UInt64(seed))
      for _ in 0..<12 { walk(&states, rows, items, unit, &random) }
    }
  }

  private func walk(
    _ states: inout RowStates, _ rows: OwnRows, _ items: UnitItems, _ unit: UnitProblem,
    _ random: inout SplitMix64
  ) {
    var left = items.groups.map(\.count)
    var sums = rows.rows.map { _ in 0.0 }
    let sizes = items.groups.map { items.makeUps[$0.makeUp].reduce(0) { $0 + $1.count } }
    var state = states.start()
    for slot in unit.slots.indices {
      let people = zip(left, sizes).reduce(0) { $0 + $1.0 * $1.1 }
      state = states.reduced(state, people: people, at: slot)
      for _ in 0..<random.number(0...4) {
        let group = random.number(0...items.groups.count - 1)
        guard left[group] > 0, items.groups[group].costs[slot].isFinite else { continue }
        let makeUp = items.groups[group].makeUp
        var more = sums
        for (number, row) in rows.rows.enumerated() where slot >= row.first && slot <= row.last {
          more[number] += row.coefficients[(slot - row.first) * rows.makeUpCount + makeUp]
        }
        let isKept = zip(more, rows.rows).allSatisfy { $0 <= $1.bound + OwnRows.tolerance }
        let next = states.adding(makeUp, to: state, at: slot)
        #expect((next != RowStates.full) == isKept)
        guard isKept, next != RowStates.full else { continue }
        (state, sums) = (next, more)
        left[group] -= 1
      }
      if slot + 1 < unit.slots.count { state = states.next(state, after: slot) }
    }
  }

  /// Numbers come in the order of the keys, each once.
  @Test func keysAreNumberedInOrder() {
    var table = NumberTable()
    var numbers: [UInt64: Int] = [:]
    var random = SplitMix64(seed: 4)
    for _ in 0..<20_000 {
      let key =
        random.happens(0.5)
        ? UInt64(random.number(0...3_000)) : UInt64(random.number(0...3_000)) << 44
      let (number, isNew) = table.number(of: key)
      #expect(isNew == (numbers[key] == nil))
      #expect(number == numbers[key] ?? numbers.count)
      numbers[key] = number
    }
    #expect(table.keys.count == numbers.count)
    #expect(table.keys.enumerated().allSatisfy { numbers[$0.element] == $0.offset })
  }
}
