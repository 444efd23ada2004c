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

  /// A random program over a few small integers with every kind of row. Three in four have a
  /// solution, around which their rows were made.
  static func small(seed: UInt64) -> IntegerProgram {
    var random = SplitMix64(seed: seed)
    var program = IntegerProgram()
    program.constant = Double(Int.random(in: -5...5, using: &random))
    let count = Int.random(in: 1...6, using: &random)
    var hidden: [Double] = []
    for _ in 0..<count {
      let lower = Double(Int.random(in: -3...1, using: &random))
      let width = Double(Int.random(in: 0...3, using: &random))
      program.addVariable(
        from: lower, to: lower + width, integer: true,
        cost: Double(Int.random(in: -9...9, using: &random)))
      hidden.append(lower + Double(Int.random(in: 0...Int(width), using: &random)))
    }
    let isFeasible = seed % 4 != 0
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      program.addSmallRow(around: isFeasible ? hidden : nil, using: &random)
    }
    return program
  }

  private mutating func addSmallRow(around hidden: [Double]?, using random: inout SplitMix64) {
    let terms = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      Term(
        Int.random(in: 0..<variableCount, using: &random),
        Double(Int.random(in: -6...6, using: &random)))
    }
    let width = Double(Int.random(in: 0...6, using: &random))
    var lower = Double(Int.random(in: -12...6, using: &random))
    if let hidden {
      lower = terms.reduce(0) { $0 + $1.coefficient * hidden[$1.variable] }
      lower -= Double(Int.random(in: 0...Int(width), using: &random))
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: addRow(from: lower, to: .infinity, terms)
    case 1: addRow(from: -.infinity, to: lower + width, terms)
    case 2: addRow(from: lower, to: lower + width, terms)
    default:
      let value = terms.reduce(0) { $0 + $1.coefficient * (hidden?[$1.variable] ?? 1) }
      addRow(from: value, to: value, terms)
    }
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
