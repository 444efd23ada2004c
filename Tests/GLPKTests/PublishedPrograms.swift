import IntegerProgramming

/// A small program from the literature, with the optimum printed there.
struct PublishedProgram: CustomStringConvertible, Sendable {
  let description: String
  let source: String
  let optimum: Double
  let program: IntegerProgram

  /// `program` minimises; a source that maximises gives its optimum with the other sign.
  init(_ name: String, _ source: String, optimum: Double, _ program: IntegerProgram) {
    description = name
    self.source = source
    self.optimum = optimum
    self.program = program
  }

  static let all: [PublishedProgram] =
    [
      wyndorGlass, dakotaFurniture, telfa, stockco, kilroyCounty, powerco, machineco, gandhiCloth,
      seattleToTopeka, balas, wolsey, beale, kleeMinty, petersen, assignmentC515, foodManufacture1,
      foodManufacture2,
    ] + knapsacks
}

/// How a row compares with its right-hand side.
enum Comparison {
  case atMost
  case atLeast
  case equal
}

extension IntegerProgram {
  /// A program whose rows are written out in full: coefficients of all variables, then the claim.
  init(
    minimise costs: [Double], integer: Bool = false, to upper: Double = .infinity,
    _ rows: [(coefficients: [Double], comparison: Comparison, rightHandSide: Double)]
  ) {
    self.init()
    for cost in costs {
      addVariable(to: upper, integer: integer, cost: cost)
    }
    for row in rows {
      let lower = row.comparison == .atMost ? -Double.infinity : row.rightHandSide
      let upper = row.comparison == .atLeast ? Double.infinity : row.rightHandSide
      addRow(
        from: lower, to: upper,
        row.coefficients.enumerated().filter { $0.element != 0 }.map { Term($0.offset, $0.element) }
      )
    }
  }

  /// A program over a table of variables, one per row and column, from 0 to `upper`.
  init(
    table costs: [[Double]], integer: Bool, to upper: Double, rowSums: [ClosedRange<Double>],
    columnSums: [ClosedRange<Double>], weights: [[Double]]? = nil
  ) {
    self.init()
    let width = costs[0].count
    for cost in costs.joined() {
      addVariable(to: upper, integer: integer, cost: cost)
    }
    for (row, sums) in rowSums.enumerated() {
      addRow(
        from: sums.lowerBound, to: sums.upperBound,
        (0..<width).map { Term(row * width + $0, weights?[row][$0] ?? 1) })
    }
    for (column, sums) in columnSums.enumerated() {
      addRow(
        from: sums.lowerBound, to: sums.upperBound,
        costs.indices.map { Term($0 * width + column, 1) })
    }
  }
}
