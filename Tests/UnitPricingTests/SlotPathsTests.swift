import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// The dynamic program over paths through slots, against every set of slots.
@Suite struct SlotPathsTests {
  private struct Case {
    var paths: SlotPaths
    let unit: UnitProblem
    let covered: [Int]
    let shortfall: [Double]

    init(_ seed: Int) {
      var random = SplitMix64(seed: UInt64(seed))
      let shape = RandomUnits.Shape().with { $0.slots = 3...7 }
      unit = RandomUnits.example(seed, shape).problem.units[0]
      let (slots, sessions) = (unit.slots.count, unit.sessions)
      covered = (0..<slots).map { slot in
        let last = sessions.lastIndex(of: sessions[slot]) ?? slot
        return random.number(1...last - slot + 1)
      }
      let needed = random.number(0...3)
      paths = SlotPaths(unit, covered: covered, needed: needed)
      for slot in 0..<slots {
        paths.firstGains[slot] = Double(random.number(-20...60)) / 4
        for before in 0..<slot {
          paths.stepGains[before * slots + slot] = Double(random.number(-30...30)) / 4
        }
      }
      var falling: [Double] = []
      for _ in 0...needed { falling.append(Double(random.number(0...40)) / 4) }
      shortfall = falling.sorted(by: >)
    }

    /// What a path gains, by definition.
    func gain(of path: [Int]) -> Double {
      guard let first = path.first else { return -shortfall[0] }
      var gain = paths.firstGains[first] - unit.slotCost - unit.runStartCost
      for (before, slot) in zip(path, path.dropFirst()) {
        gain += paths.stepGains[before * unit.slots.count + slot]
      }
      return gain - shortfall[min(paths.needed, absences(of: path))]
    }

    /// How many absences there are if each counted one covers those after it in its session that share
    /// its own.
    func absences(of path: [Int]) -> Int {
      guard paths.needed > 0 else { return 0 }
      var count = 0
      var counted = -1
      for slot in path {
        let isCovered =
          counted >= 0 && unit.sessions[counted] == unit.sessions[slot]
          && slot < counted + covered[counted]
        if !isCovered { (count, counted) = (count + 1, slot) }
      }
      return count
    }

    func everyPath(_ open: [Int]) -> [[Int]] {
      (0..<1 << open.count).map { set in
        open.indices.filter { set & 1 << $0 != 0 }.map { open[$0] }
      }
    }
  }

  @Test(arguments: 0..<120)
  func theBestPathIsTheBestOfAll(_ seed: Int) {
    var example = Case(seed)
    let best = example.everyPath(example.paths.open).map { example.gain(of: $0) }.max() ?? 0
    let gain = example.paths.solve(shortfall: example.shortfall)
    #expect(abs(gain - best) < 1e-9)
    let path = example.paths.bestPath(shortfall: example.shortfall)
    #expect(path == path.sorted() && Set(path).count == path.count)
    #expect(abs(example.gain(of: path) - best) < 1e-9)
  }

  @Test(arguments: 0..<120)
  func throughEverySlotTheBestPathIsKnown(_ seed: Int) {
    var example = Case(seed)
    _ = example.paths.solve(shortfall: example.shortfall)
    let through = example.paths.gainsThrough()
    let all = example.everyPath(example.paths.open)
    for slot in example.unit.slots.indices {
      let best = all.filter { $0.contains(slot) }.map { example.gain(of: $0) }.max() ?? 0
      #expect(abs(through[slot] - best) < 1e-9, "slot \(slot)")
    }
  }

  @Test(arguments: 0..<40)
  func closedSlotsAreInNoPath(_ seed: Int) {
    var example = Case(seed)
    let closed = seed % example.unit.slots.count
    example.paths.close { $0 == closed }
    #expect(!example.paths.open.contains(closed))
    let best = example.everyPath(example.paths.open).map { example.gain(of: $0) }.max() ?? 0
    #expect(abs(example.paths.solve(shortfall: example.shortfall) - best) < 1e-9)
    #expect(!example.paths.bestPath(shortfall: example.shortfall).contains(closed))
    #expect(example.paths.gainsThrough()[closed] == -.infinity)
    example.paths.openAll()
    #expect(example.paths.open == Array(example.unit.slots.indices))
  }

  @Test(arguments: 0..<40)
  func statesCountDisjointAbsences(_ seed: Int) {
    let example = Case(seed)
    for path in example.everyPath(example.paths.open) where !path.isEmpty {
      var state = example.paths.firstState(path[0])
      for (before, slot) in zip(path, path.dropFirst()) {
        state = example.paths.nextState(slot, after: before, in: state)
      }
      #expect(
        example.paths.absences(in: state)
          == min(example.paths.needed, example.absences(of: path)))
    }
  }

  @Test(arguments: 0..<20)
  func aSlotRightAfterAnotherOpensNoRun(_ seed: Int) {
    let example = Case(seed)
    let unit = example.unit
    for slot in unit.slots.indices {
      for before in -1..<slot {
        var used = [Bool](repeating: false, count: unit.slots.count)
        if before >= 0 { used[before] = true }
        let alone = unit.openingCost(of: used)
        used[slot] = true
        #expect(
          abs(
            example.paths.openingCost(of: slot, after: before) - unit.openingCost(of: used) + alone)
            < 1e-9)
      }
    }
  }
}
