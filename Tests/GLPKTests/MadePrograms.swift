import IntegerProgramming

/// Small, fast, the same everywhere (Steele, Lea and Flood's SplitMix64).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

extension IntegerProgram {
  /// A set-partitioning program as column generation makes them: each row once, then columns that
  /// take several rows at a discount.
  static func partition(rows: Int, columns: Int, seed: UInt64) -> IntegerProgram {
    var random = SplitMix64(seed: seed)
    var program = IntegerProgram()
    for _ in 0..<rows {
      program.addRow(from: 1, to: 1)
    }
    for row in 0..<rows {
      program.addVariable(cost: 300, in: [(row, 1)])
    }
    while program.variableCount < columns {
      program.addPartitionColumn(using: &random)
    }
    return program
  }

  mutating func addPartitionColumn(using random: inout SplitMix64) {
    let size = Int.random(in: 3...14, using: &random)
    var taken: Set<Int> = []
    while taken.count < min(size, rowCount) {
      taken.insert(Int.random(in: 0..<rowCount, using: &random))
    }
    addVariable(
      integer: true, cost: (Double(size) * Double.random(in: 10...30, using: &random)).rounded(),
      in: taken.sorted().map { ($0, 1) })
  }

  /// A random program over a few small integers, feasible or not, with every kind of row.
  static func small(seed: UInt64) -> IntegerProgram {
    var random = SplitMix64(seed: seed)
    var program = IntegerProgram()
    program.constant = Double(Int.random(in: -5...5, using: &random))
    let count = Int.random(in: 1...6, using: &random)
    for _ in 0..<count {
      let lower = Double(Int.random(in: -3...1, using: &random))
      program.addVariable(
        from: lower, to: lower + Double(Int.random(in: 0...3, using: &random)), integer: true,
        cost: Double(Int.random(in: -9...9, using: &random)))
    }
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let terms = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Term(
          Int.random(in: 0..<count, using: &random), Double(Int.random(in: -6...6, using: &random)))
      }
      let lower = Double(Int.random(in: -12...6, using: &random))
      let width = Double(Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: program.addRow(from: lower, to: .infinity, terms)
      case 1: program.addRow(from: -.infinity, to: lower + width, terms)
      case 2: program.addRow(from: lower, to: lower + width, terms)
      default: program.addRow(from: lower, to: lower, terms)
      }
    }
    return program
  }

  /// The least objective over all whole values within the bounds, by trying each; nil if none fits.
  var bestByTryingAll: Double? {
    var best: Double?
    var values = lower
    while true {
      if violations(of: values).isEmpty {
        best = min(best ?? .infinity, objectiveValue(at: values))
      }
      var place = 0
      while place < values.count, values[place] == upper[place] {
        values[place] = lower[place]
        place += 1
      }
      guard place < values.count else { return best }
      values[place] += 1
    }
  }
}
