package import Formulation

/// Steps of the volume algorithm (Barahona and Anbil, 2000): dual values move along the averaged
/// violation of their rows.
package struct VolumeSteps: Sendable {
  private let rows: ConstraintMatrix
  private let parameters: RelaxationParameters
  /// The averaged activity of each row, recent solutions weighing more.
  private var mean: [Double]
  /// The step length; nil before the first step.
  private var length: Double?

  /// - Parameters:
  ///   - rows: the capacity rows.
  ///   - solutions: the subproblem solutions at the first duals.
  ///   - parameters: the parameters of the steps.
  package init(
    rows: ConstraintMatrix, solutions: VolumeAlgorithm.SubproblemSolutions,
    parameters: RelaxationParameters
  ) {
    self.parameters = parameters
    self.rows = rows
    mean = solutions.activity
  }

  /// Takes a number of steps.
  ///
  /// - Parameters:
  ///   - start: the prices to begin from.
  ///   - value: the Lagrangian value there.
  ///   - count: how many steps to take.
  ///   - firstStep: the largest change of a price in the very first step.
  ///   - solution: solves the subproblems at dual values.
  /// - Returns: the best duals, and the Lagrangian value there.
  package mutating func climb(
    from start: [Double], value: Double, steps count: Int, firstStep: Double,
    solution: ([Double]) -> VolumeAlgorithm.SubproblemSolutions
  ) -> (prices: [Double], value: Double) {
    var best = (prices: start, value: value)
    var failures = 0
    for _ in 0..<count {
      let direction = direction(from: best.prices)
      guard direction.largest > 1e-9 else { break }
      let length = self.length ?? firstStep / direction.largest
      let next = prices(from: best.prices, along: direction.slopes, by: length)
      let point = solution(next)
      for row in mean.indices {
        mean[row] += parameters.partOfSolution * (point.activity[row] - mean[row])
      }
      if point.value > best.value {
        best = (next, point.value)
        self.length = length * parameters.step.growth
        failures = 0
      } else {
        failures += 1
        let most = parameters.step.failures
        self.length = failures >= most ? length * parameters.step.shrinkage : length
        if failures >= most { failures = 0 }
      }
    }
    return best
  }

  /// For each row, how much is used beyond its bound, in units of the row's norm, per norm; and the
  /// largest change of any row's price, in units of its norm.
  private func direction(from prices: [Double]) -> (slopes: [Double], largest: Double) {
    var slopes = [Double](repeating: 0, count: rows.count)
    var largest = 0.0
    for row in 0..<rows.limitCount {
      let violation = (mean[row] - rows.bounds[row]) / rows.norms[row]
      largest = max(largest, violation)
      slopes[row] = violation / rows.norms[row]
    }
    for (range, weight) in zip(rows.excesses, rows.excessWeights) {
      // Relative to the mean of the priced presences, since their duals add up to a constant.
      let level =
        range.reduce(0) { $0 + (mean[$1] - rows.bounds[$1]) * prices[$1] } / max(1e-9, weight)
      for row in range {
        let violation = (mean[row] - rows.bounds[row] - level) / rows.norms[row]
        largest = max(largest, violation)
        slopes[row] = violation / rows.norms[row]
      }
    }
    return (slopes, largest)
  }

  private func prices(
    from prices: [Double], along slopes: [Double], by length: Double
  ) -> [Double] {
    var next = prices
    for row in 0..<rows.limitCount { next[row] = max(0, next[row] + length * slopes[row]) }
    for (range, weight) in zip(rows.excesses, rows.excessWeights) {
      for row in range { next[row] += length * slopes[row] }
      next.project(range, ontoSum: weight)
    }
    return next
  }
}

extension [Double] {
  /// Makes some of the numbers the nearest ones that are at least zero and add up to `sum` (Michelot,
  /// 1986).
  fileprivate mutating func project(_ range: Range<Int>, ontoSum sum: Double) {
    var shift = (range.reduce(0) { $0 + self[$1] } - sum) / Double(Swift.max(1, range.count))
    for _ in range {
      var (total, count) = (0.0, 0)
      for index in range where self[index] > shift {
        total += self[index]
        count += 1
      }
      let next = (total - sum) / Double(Swift.max(1, count))
      guard next > shift else { break }
      shift = next
    }
    for index in range { self[index] = Swift.max(0, self[index] - shift) }
  }
}
