package import Formulation
import Synchronization
import Workers

/// The Lagrangian relaxation restricted to the column pool: a subproblem is solved by looking at
/// each known column, without a search.
package struct RestrictedLagrangian: Sendable {
  /// The columns of one unit, laid out flat.
  private struct Choices {
    var costs: [Double] = []
    /// Where the loads of each schedule begin; one more than there are schedules.
    var starts: [Int32] = [0]
    var loads: [Int32] = []
    var people: [Double] = []

    /// The cheapest column at prices of the loads.
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
  private let constant: Double
  private var units: [Choices]

  package init(_ problem: PlanningProblem, rows: ConstraintMatrix, parameters: RelaxationParameters)
  {
    self.parameters = parameters
    self.rows = rows
    constant = problem.constant
    units = [Choices](repeating: Choices(), count: problem.units.count)
  }

  /// Adds a column of a unit.
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

  /// The cheapest column of a unit, at prices of the loads.
  package func cheapest(of unit: Int, _ loadPrices: [Double]) -> (value: Double, number: Int) {
    loadPrices.withUnsafeBufferPointer { units[unit].cheapest($0) }
  }

  /// Solves all subproblems on the pool, at dual values of the rows.
  package func solutions(at prices: [Double]) -> VolumeAlgorithm.SubproblemSolutions {
    let loadPrices = rows.loadPrices(prices)
    let parts = units.count < parameters.unitsOfOnePart ? 1 : parameters.parts
    let done = Mutex<[Int: (value: Double, loads: [Double])]>([:])
    Threads.perform(parts, threads: parameters.threads) { part in
      let range = units.count * part / parts..<units.count * (part + 1) / parts
      let result = solutions(of: range, to: loadPrices)
      done.withLock { $0[part] = result }
    }
    var value = constant - rows.boundTerm(prices)
    var loads = [Double](repeating: 0, count: rows.loadCount)
    for part in 0..<parts {
      guard let result = done.withLock({ $0[part] }) else { continue }
      value += result.value
      for load in loads.indices { loads[load] += result.loads[load] }
    }
    return VolumeAlgorithm.SubproblemSolutions(value: value, activity: rows.activity(of: loads))
  }

  private func solutions(
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
