import IntegerProgramming

extension PublishedProgram {
  static let petersen = PublishedProgram(
    "Petersen's first problem",
    "Petersen, Computational experience …, Management Science 13 (1967); OR-Library mknap1",
    optimum: -3800,
    IntegerProgram(
      minimise: [-100, -600, -1200, -2400, -500, -2000], integer: true, to: 1,
      [
        ([8, 12, 13, 64, 22, 41], .atMost, 80), ([8, 12, 13, 75, 22, 41], .atMost, 96),
        ([3, 6, 4, 18, 6, 4], .atMost, 20), ([5, 10, 8, 32, 6, 12], .atMost, 36),
        ([5, 13, 8, 42, 6, 20], .atMost, 44), ([5, 13, 8, 48, 6, 20], .atMost, 48),
        ([0, 0, 0, 0, 8, 0], .atMost, 10), ([3, 0, 4, 0, 8, 0], .atMost, 18),
        ([3, 2, 4, 0, 8, 4], .atMost, 22), ([3, 2, 4, 8, 8, 4], .atMost, 24),
      ]))

  /// Fifteen jobs for five agents.
  static let assignmentC515 = PublishedProgram(
    "Generalised assignment c515-1", "Beasley's OR-Library, gap1, first problem", optimum: -336,
    IntegerProgram(
      table: [
        [17, 21, 22, 18, 24, 15, 20, 18, 19, 18, 16, 22, 24, 24, 16],
        [23, 16, 21, 16, 17, 16, 19, 25, 18, 21, 17, 15, 25, 17, 24],
        [16, 20, 16, 25, 24, 16, 17, 19, 19, 18, 20, 16, 17, 21, 24],
        [19, 19, 22, 22, 20, 16, 19, 17, 21, 19, 25, 23, 25, 25, 25],
        [18, 19, 15, 15, 21, 25, 16, 16, 23, 15, 22, 17, 19, 22, 24],
      ].map { $0.map { -$0 } },
      integer: true, to: 1, rowSums: [0...36, 0...34, 0...38, 0...27, 0...33],
      columnSums: Array(repeating: 1...1, count: 15),
      weights: [
        [8, 15, 14, 23, 8, 16, 8, 25, 9, 17, 25, 15, 10, 8, 24],
        [15, 7, 23, 22, 11, 11, 12, 10, 17, 16, 7, 16, 10, 18, 22],
        [21, 20, 6, 22, 24, 10, 24, 9, 21, 14, 11, 14, 11, 19, 16],
        [20, 11, 8, 14, 9, 5, 6, 19, 19, 7, 6, 6, 13, 9, 18],
        [8, 13, 13, 13, 10, 20, 25, 16, 16, 17, 10, 10, 5, 12, 23],
      ]))

  static let knapsacks = [
    knapsack(
      "p01", optimum: 309, capacity: 165, weights: [23, 31, 29, 44, 53, 38, 63, 85, 89, 82],
      profits: [92, 57, 49, 68, 60, 43, 67, 84, 87, 72]),
    knapsack(
      "p02", optimum: 51, capacity: 26, weights: [12, 7, 11, 8, 9], profits: [24, 13, 23, 15, 16]),
    knapsack(
      "p03", optimum: 150, capacity: 190, weights: [56, 59, 80, 64, 75, 17],
      profits: [50, 50, 64, 46, 50, 5]),
    knapsack(
      "p07", optimum: 1458, capacity: 750,
      weights: [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120],
      profits: [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240]),
  ]

  private static func knapsack(
    _ name: String, optimum: Double, capacity: Double, weights: [Double], profits: [Double]
  ) -> PublishedProgram {
    PublishedProgram(
      "Knapsack \(name)", "Burkardt, KNAPSACK_01 data sets, after Kreher and Stinson",
      optimum: -optimum,
      IntegerProgram(
        minimise: profits.map { -$0 }, integer: true, to: 1, [(weights, .atMost, capacity)]))
  }
}

extension PublishedProgram {
  static let foodManufacture1 = PublishedProgram(
    "Food manufacture 1", "Williams, Model Building in Mathematical Programming, 12.1",
    optimum: -107_842.592_592, FoodManufacture().program)

  static let foodManufacture2 = PublishedProgram(
    "Food manufacture 2", "Williams, Model Building in Mathematical Programming, 12.2",
    optimum: -100_278.703_704, FoodManufacture(hasRules: true).program)
}

/// Five oils, two of them vegetable, bought, stored and blended over six months.
private struct FoodManufacture {
  private(set) var program = IntegerProgram()
  private let prices: [[Double]] = [
    [110, 120, 130, 110, 115], [130, 130, 110, 90, 115], [110, 140, 130, 100, 95],
    [120, 110, 120, 120, 125], [100, 120, 150, 110, 105], [90, 100, 140, 80, 135],
  ]
  private let hardness = [8.8, 6.1, 2.0, 4.2, 5.0]

  init(hasRules: Bool = false) {
    var stored = (0..<5).map { _ in program.addVariable(from: 500, to: 500) }
    for (month, prices) in prices.enumerated() {
      let isLast = month == 5
      let used = (0..<5).map { _ in program.addVariable() }
      for oil in 0..<5 {
        let bought = program.addVariable(cost: prices[oil])
        let left = program.addVariable(
          from: isLast ? 500 : 0, to: isLast ? 500 : 1000, cost: isLast ? 0 : 5)
        program.addRow(
          from: 0, to: 0,
          [.init(stored[oil], 1), .init(bought, 1), .init(used[oil], -1), .init(left, -1)])
        stored[oil] = left
      }
      addBlend(of: used)
      if hasRules {
        addRules(of: used)
      }
    }
    // The stock at the end is paid for storage like any other.
    program.constant = 5 * 5 * 500
  }

  private mutating func addBlend(of used: [IntegerProgram.Variable]) {
    let product = program.addVariable(cost: -150)
    program.addRow(to: 200, used[..<2].map { .init($0, 1) })
    program.addRow(to: 250, used[2...].map { .init($0, 1) })
    program.addRow(from: 0, to: 0, used.map { .init($0, 1) } + [.init(product, -1)])
    let blend = zip(used, hardness).map { IntegerProgram.Term($0, $1) }
    program.addRow(to: 0, blend + [.init(product, -6)])
    program.addRow(from: 0, blend + [.init(product, -3)])
  }

  /// At most three oils a month; at least 20 tons of each used; a vegetable oil needs the last one.
  private mutating func addRules(of used: [IntegerProgram.Variable]) {
    let isUsed = used.map { _ in program.addVariable(to: 1, integer: true) }
    program.addRow(to: 3, isUsed.map { .init($0, 1) })
    for oil in 0..<5 {
      let most = oil < 2 ? 200.0 : 250
      program.addRow(to: 0, [.init(used[oil], 1), .init(isUsed[oil], -most)])
      program.addRow(from: 0, [.init(used[oil], 1), .init(isUsed[oil], -20)])
    }
    for vegetable in 0..<2 {
      program.addRow(to: 0, [.init(isUsed[vegetable], 1), .init(isUsed[4], -1)])
    }
  }
}
