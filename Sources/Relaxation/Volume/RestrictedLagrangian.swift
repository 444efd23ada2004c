package import Formulation
import Synchronization
import Workers

/// The relaxation of the hall's limits where each unit may only do what it has answered before: its
/// answers to prices take no search, a glance at each of its schedules is enough.
package struct RestrictedLagrangian: Sendable {
  /// What one unit has answered, laid out flat.
  private struct Choices {
    var costs: [Double] = []
    /// Where the loads of each schedule begin; one more than there are schedules.
    var starts: [Int32] = [0]
    var loads: [Int32] = []
    var people: [Double] = []

    /// The cheapest choice at prices of the loads.
    func cheapest(_ loadPrices: UnsafeBufferPointer<Double>) -> (value: Double, number: Int) {
      var best = (value: Double.infinity, number: 0)
      loads.withUnsafeBufferPointer { loads in
        people.withUnsafeBufferPointer { people in
          for number in costs.indices {
            var value = costs[number]
            for entry in Int(starts[number])..<Int(starts[number + 1]) {
              value += people[entry] * loadPrices[Int(loads[entry])]
            }
            if value < best.value { best = (value, number) }
          }
        }
      }
      return best
    }
  }

  private let rows: ConstraintMatrix
  private let parameters: RelaxationParameters
  private let fixedCost: Double
  private var units: [Choices]

  package init(_ problem: PlanningProblem, rows: ConstraintMatrix, parameters: RelaxationParameters) {
    self.parameters = parameters
    self.rows = rows
    fixedCost = problem.fixedCost
    units = [Choices](repeating: Choices(), count: problem.units.count)
  }

  /// Adds a schedule to what a unit may do.
  ///
  /// - Parameters:
  ///   - schedule: the schedule.
  ///   - unit: whose it is.
  ///   - number: the place of the unit in the problem.
  package mutating func add(_ schedule: Schedule, of unit: UnitProblem, at number: Int) {
    units[number].costs.append(unit.cost(of: schedule))
    unit.forEachLoad(of: schedule, kindCount: rows.kindCount) { load, people in
      units[number].loads.append(Int32(load))
      units[number].people.append(people)
    }
    units[number].starts.append(Int32(units[number].loads.count))
  }

  /// What is cheapest of what a unit may do, at prices of the loads.
  package func cheapest(of unit: Int, _ loadPrices: [Double]) -> (value: Double, number: Int) {
    loadPrices.withUnsafeBufferPointer { units[unit].cheapest($0) }
  }

  /// Has every unit do what is cheapest at prices of the rows.
  package func answers(to prices: [Double]) -> VolumeAlgorithm.Answers {
    let loadPrices = rows.loadPrices(prices)
    let parts = units.count < parameters.unitsOfOnePart ? 1 : parameters.parts
    let done = Mutex<[Int: (value: Double, loads: [Double])]>([:])
    Threads.perform(parts, threads: parameters.threads) { part in
      let range = units.count * part / parts..<units.count * (part + 1) / parts
      let result = answers(of: range, to: loadPrices)
      done.withLock { $0[part] = result }
    }
    var value = fixedCost - rows.rebate(prices)
    var loads = [Double](repeating: 0, count: rows.loadCount)
    for part in 0..<parts {
      guard let result = done.withLock({ $0[part] }) else { continue }
      value += result.value
      for load in loads.indices { loads[load] += result.loads[load] }
    }
    return VolumeAlgorithm.Answers(value: value, activity: rows.activity(of: loads))
  }

  private func answers(
    of range: Range<Int>, to loadPrices: [Double]
  ) -> (value: Double, loads: [Double]) {
    var value = 0.0
    var loads = [Double](repeating: 0, count: rows.loadCount)
    loadPrices.withUnsafeBufferPointer { loadPrices in
      for unit in range {
        let (cost, number) = units[unit].cheapest(loadPrices)
        value += cost
        for entry in Int(units[unit].starts[number])..<Int(units[unit].starts[number + 1]) {
          loads[Int(units[unit].loads[entry])] += units[unit].people[entry]
        }
      }
    }
    return (value, loads)
  }
}
