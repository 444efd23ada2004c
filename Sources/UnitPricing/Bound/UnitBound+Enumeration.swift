import Formulation
import IntegerProgramming

extension UnitBound {
  /// Enumerates the sets of slots that the relaxation does not rule out, slot by slot.
  package struct Enumeration {
    private let bounding: UnitBound
    private let paths: SlotPaths
    private let open: [Int]
    private let priced: [Lane]
    private let solver: any Solver
    private let multiplierSum: Double
    private let shortfall: [Double]
    private let lanes: Int
    private let target: Double
    private var setsLeft: Int
    private var programsLeft: Int
    /// The least bound of the sets that were not enumerated, or whose value is unknown.
    private var least: Double
    private var chosen: [Int] = []
    /// The slots of the cheapest schedule found and, with capacities, its integer schedule.
    private(set) var cheapest: (slots: [Int], schedule: Schedule?)?

    /// - Parameters:
    ///   - bounding: with the multipliers of the best bound, relaxed at them.
    ///   - priced: the costs.
    ///   - value: what the best schedule known costs.
    ///   - tolerance: how far below that the bound may stay.
    ///   - sets: the most sets to enumerate.
    ///   - solver: solves the transportation problem of a set with capacities.
    init(
      _ bounding: UnitBound, _ priced: [Lane], value: Double, tolerance: Double, sets: Int,
      solver: any Solver
    ) {
      self.bounding = bounding
      self.priced = priced
      self.solver = solver
      paths = bounding.paths
      open = bounding.paths.open
      multiplierSum = bounding.multiplierSum
      shortfall = bounding.shortfall()
      lanes = bounding.matrix.lanes
      target = value - tolerance
      setsLeft = sets
      programsLeft = sets / UnitBound.setsOfProgram
      least = value
    }

    /// A bound of every schedule.
    mutating func run() -> Double {
      if multiplierSum + shortfall[0] < target { least = min(least, costWithNobody) }
      let start = Node(slot: -1, state: 0, opening: 0, gained: 0)
      for place in open.indices {
        descend(
          place, from: start, credited: bounding.multipliers.classes,
          nearest: bounding.matrix.unplaced)
      }
      return min(least, target)
    }

    /// A set of slots so far.
    private struct Node {
      /// The last slot and the state after it.
      let slot: Int
      let state: Int
      /// What its slots cost, and what it gains in the relaxation.
      let opening: Double
      let gained: Double
    }

    private var costWithNobody: Double {
      (0..<lanes).reduce(0) {
        $0 + (bounding.matrix.counts[$1] * bounding.matrix.unplaced[$1]).sum()
      }
    }

    /// Enumerates the sets that continue with a slot.
    private mutating func descend(
      _ place: Int, from node: Node, credited: [Lane], nearest: [Lane]
    ) {
      let slot = open[place]
      let state =
        node.slot < 0
        ? paths.firstState(slot) : paths.nextState(slot, after: node.slot, in: node.state)
      var gain = Lane.zero
      for lane in 0..<lanes {
        let saved = credited[lane] - bounding.full[slot * lanes + lane]
        gain +=
          bounding.matrix.counts[lane] * saved.replacing(with: Lane.zero, where: saved .< Lane.zero)
      }
      let opening = paths.openingCost(of: slot, after: node.slot)
      let next = Node(
        slot: slot, state: state, opening: node.opening + opening,
        gained: node.gained + gain.sum() + bounding.placeCredit(of: slot) - opening)
      let bound = multiplierSum - next.gained - paths.rest(after: slot, in: state)
      guard bound < target else { return }
      setsLeft -= 1
      guard setsLeft >= 0 else {
        least = min(least, bound)
        return
      }
      var (credited, nearest) = (credited, nearest)
      for lane in 0..<lanes {
        let full = bounding.full[slot * lanes + lane]
        credited[lane].replace(with: full, where: full .< credited[lane])
        let cost = priced[slot * lanes + lane]
        nearest[lane].replace(with: cost, where: cost .< nearest[lane])
      }
      chosen.append(slot)
      let relaxed = multiplierSum - next.gained + shortfall[paths.absences(in: state)]
      if relaxed < target { look(relaxed, opening: next.opening, nearest: nearest) }
      for further in place + 1..<open.count {
        descend(further, from: next, credited: credited, nearest: nearest)
      }
      chosen.removeLast()
    }

    /// Evaluates one set: without capacities everyone is in the cheapest slot.
    private mutating func look(_ relaxed: Double, opening: Double, nearest: [Lane]) {
      var cost = Lane.zero
      for lane in 0..<lanes { cost += bounding.matrix.counts[lane] * nearest[lane] }
      var bound = max(relaxed, cost.sum() + opening)
      var schedule: Schedule?
      if bounding.isCapacitated, bound < target {
        programsLeft -= 1
        if programsLeft >= 0, let served = serveWithinCapacities() {
          bound = max(bound, opening + served.cost)
          schedule = served.schedule
        }
      }
      if bound < least {
        least = bound
        cheapest = (chosen, schedule)
      }
    }

    /// The least cost of serving everyone in the chosen slots, by a linear program, and its
    /// solution rounded down to integers.
    private func serveWithinCapacities() -> (cost: Double, schedule: Schedule)? {
      let problem = bounding.problem
      var program = IntegerProgram()
      let serveRows = problem.classes.map {
        program.addRow(from: Double($0.count), to: Double($0.count))
      }
      var awayRows = [Int](repeating: -1, count: problem.absenceCliques.count)
      for set in Set(chosen.flatMap { bounding.setsOfSlot[$0] }).sorted() {
        awayRows[set] = program.addRow(to: Double(problem.absenceLimit ?? 0))
      }
      var placements: [Schedule.Placement] = []
      for slot in chosen {
        let capacityRow = program.addRow(to: Double(bounding.slotCapacities[slot]))
        for (number, itemClass) in problem.classes.enumerated()
        where itemClass.costs[slot].isFinite {
          let people = Double(itemClass.size)
          let cost = priced[slot * lanes + number / 4][number % 4]
          placements.append(
            Schedule.Placement(itemClass: Int32(number), slot: Int32(slot), count: 0))
          program.addVariable(
            cost: cost,
            in: [(row: serveRows[number], coefficient: 1.0), (capacityRow, people)]
              + bounding.setsOfSlot[slot].map { (awayRows[$0], people) })
        }
      }
      for number in problem.classes.indices {
        let unplaced = bounding.matrix.unplaced[number / 4][number % 4]
        program.addVariable(cost: unplaced, in: [(serveRows[number], 1)])
      }
      guard case .optimal(let solution) = solver.relax(program, from: nil, within: SolveLimits())
      else { return nil }
      for place in placements.indices {
        placements[place].count = Int32(solution.values[place] + 1e-6)
      }
      placements.removeAll { $0.count == 0 }
      placements.sort { ($0.itemClass, $0.slot) < ($1.itemClass, $1.slot) }
      return (
        solution.objective - 1e-7 * max(1, abs(solution.objective)),
        Schedule(placements: placements)
      )
    }
  }
}
