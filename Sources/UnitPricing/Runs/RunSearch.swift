import Formulation
import IntegerProgramming

/// Pricing of a unit that stays whole: its schedules use one run of consecutive slots, of which there are
/// few, so that each is looked at.
///
/// A run is bounded by what everyone costs in its cheapest slot for them, and by how many people its
/// slots take at most; where that is lower than what is known, it is filled, or a linear program bounds it
/// with everything the unit has to keep by itself.
struct RunSearch: Sendable {
  typealias Lane = UnitMatrix.Lane

  /// A run and a lower bound of what schedules that use exactly its slots cost.
  struct Run {
    let slots: Range<Int>
    let bound: Double
  }

  let problem: UnitProblem
  var matrix: UnitMatrix
  /// The most people each slot takes, and the absence cliques of each slot.
  private let slotCapacities: [Int]
  private let setsOfSlot: [[Int]]
  let rows: RunRows
  private let stretches: [Range<Int>]
  private let itemCount: Int
  /// Who is pinned, and whoever fills the gaps between them.
  private let pinned: Schedule
  let parameters: PricingParameters

  init(
    _ problem: UnitProblem, _ matrix: UnitMatrix, slotCapacities: [Int], setsOfSlot: [[Int]],
    rows: RunRows, parameters: PricingParameters
  ) {
    self.parameters = parameters
    self.problem = problem
    self.matrix = matrix
    self.slotCapacities = slotCapacities
    self.setsOfSlot = setsOfSlot
    self.rows = rows
    stretches = problem.stretches
    itemCount = problem.classes.reduce(0) { $0 + $1.count }
    pinned = problem.pinnedSchedule
  }

  /// What leaving everyone out costs.
  var costWithNobody: Double {
    (0..<matrix.lanes).reduce(0) { $0 + (matrix.counts[$1] * matrix.unplaced[$1]).sum() }
  }

  /// A good schedule at costs, and what it costs.
  func improvedEstimate(_ priced: [Lane]) -> UnitPricer.Estimate {
    var best = UnitPricer.Estimate(value: value(of: pinned, priced), schedule: pinned)
    let runs = runs(priced, below: best.value).prefix(parameters.mostFillings)
    for run in runs where run.bound < best.value - parameters.leastSaved {
      var filling = RunFilling(self, run.slots, priced)
      if let found = filling.fill(), found.value < best.value { best = found }
    }
    return best
  }

  private func value(of schedule: Schedule, _ priced: [Lane]) -> Double {
    schedule.placements.reduce(
      costWithNobody + problem.openingCost(of: problem.usedSlots(of: schedule))
    ) { sum, placement in
      let (number, slot) = (Int(placement.itemClass), Int(placement.slot))
      return sum + Double(placement.count)
        * (cost(of: number, in: slot, priced) - cost(of: number, in: matrix.slotCount, priced))
    }
  }

  /// The runs whose bound is below a cost, the least bound first.
  func runs(_ priced: [Lane], below value: Double) -> [Run] {
    var runs: [Run] = []
    for stretch in stretches {
      for first in stretch { addRuns(from: first, in: stretch, priced, below: value, to: &runs) }
    }
    return runs.sorted { ($0.bound, $0.slots.lowerBound) < ($1.bound, $1.slots.lowerBound) }
  }

  private func addRuns(
    from first: Int, in stretch: Range<Int>, _ priced: [Lane], below value: Double,
    to runs: inout [Run]
  ) {
    var nearest = matrix.unplaced
    var away = [Int](repeating: 0, count: problem.absenceCliques.count)
    var room = 0
    // In each slot of a run there is somebody.
    for last in first..<min(stretch.upperBound, first + itemCount) {
      room += roomInSlot(last, &away)
      var served = Lane.zero
      for lane in 0..<matrix.lanes {
        let cost = priced[last * matrix.lanes + lane]
        nearest[lane].replace(with: cost, where: cost .< nearest[lane])
        served += matrix.counts[lane] * nearest[lane]
      }
      let slots = first..<last + 1
      let bound =
        served.sum() + Double(slots.count) * problem.slotCost + problem.runStartCost
        + shortfall(room: room, nearest)
      if bound < value { runs.append(Run(slots: slots, bound: bound)) }
    }
  }

  /// How many people more a slot takes after all slots before it in the run: as many as it can by itself,
  /// since sets of absences are intervals.
  private func roomInSlot(_ slot: Int, _ away: inout [Int]) -> Int {
    var room = slotCapacities[slot]
    if let absenceLimit = problem.absenceLimit {
      for set in setsOfSlot[slot] { room = min(room, absenceLimit - away[set]) }
      for set in setsOfSlot[slot] { away[set] += room }
    }
    return max(0, room)
  }

  /// What it costs at least that not everyone has room.
  private func shortfall(room: Int, _ nearest: [Lane]) -> Double {
    guard room < problem.size else { return 0 }
    var least = Double.infinity
    for number in 0..<matrix.classCount {
      let (lane, place) = (number / 4, number % 4)
      let more = matrix.unplaced[lane][place] - nearest[lane][place]
      least = min(least, more / Double(problem.classes[number].size))
    }
    return Double(problem.size - room) * max(0, least)
  }

  /// What an item of a class costs in a slot; the slot after the last stands for none.
  @inline(__always)
  func cost(of number: Int, in slot: Int, _ priced: [Lane]) -> Double {
    priced[slot * matrix.lanes + number / 4][number % 4]
  }
}

/// What a unit that stays whole has to keep by itself in any plan, as seen from its classes and slots.
struct RunRows: Sendable {
  let rows: [OwnRows.Row]
  let makeUpCount: Int
  /// The make-up of each class.
  let makeUps: [Int]
  /// The rows that count each slot.
  let rowsOfSlot: [[Int]]

  init(_ unit: UnitProblem, _ capacity: CapacityModel) {
    let items = UnitItems(unit)
    let own = OwnRows(
      unit, items, limits: capacity.limitsOfEveryPlan, kindCount: capacity.kinds.count)
    rows = own.rows
    makeUpCount = own.makeUpCount
    var makeUps = [Int](repeating: 0, count: unit.classes.count)
    for group in items.groups {
      for number in group.classes { makeUps[number] = group.makeUp }
    }
    self.makeUps = makeUps
    let all = own.rows
    rowsOfSlot = unit.slots.indices.map { slot in
      all.indices.filter { all[$0].first <= slot && slot <= all[$0].last }
    }
  }

  /// What an item of a class in a slot adds to a row.
  @inline(__always)
  func amount(_ row: Int, of number: Int, in slot: Int) -> Double {
    guard rows[row].first <= slot, slot <= rows[row].last else { return 0 }
    return rows[row].coefficients[(slot - rows[row].first) * makeUpCount + makeUps[number]]
  }
}
