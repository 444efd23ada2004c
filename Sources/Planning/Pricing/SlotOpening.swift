/// The best set of slots to open for given bids: a dynamic program over a unit's slots in order,
/// in which a used slot costs `split`, a run of used slots `block`, and too few slots for the
/// unit's people cost what leaving people out costs.
///
/// The state after a slot is: whether it is used, how many pairwise disjoint absences the used
/// slots so far allow (counted up to `needed`), and how many slots the last counted one still
/// covers. By the perfection of interval graphs, slots with h disjoint absences take at most
/// h · (most people away) people.
struct SlotOpening {
  let slotCount: Int
  /// Whether a slot continues the run of its predecessor.
  let followsPrevious: [Bool]
  /// For each slot, how many of the slots from it on, itself included, share its absence.
  let covered: [Int]
  /// Whether the covering ends before a slot, its session being another than its predecessor's.
  let restarts: [Bool]
  let splitWeight: Double
  let blockWeight: Double
  /// How many disjoint absences are needed to take everyone.
  let needed: Int

  private let coverStates: Int
  private let stateCount: Int
  /// For each slot and state before it, the most that can still be gained.
  private var rest: [Double]
  /// For each slot and state before it, the most that can have been gained.
  private var past: [Double]

  init(
    followsPrevious: [Bool], covered: [Int], restarts: [Bool], splitWeight: Double,
    blockWeight: Double, needed: Int
  ) {
    slotCount = followsPrevious.count
    self.followsPrevious = followsPrevious
    self.covered = covered
    self.restarts = restarts
    self.splitWeight = splitWeight
    self.blockWeight = blockWeight
    self.needed = needed
    coverStates = needed == 0 ? 1 : (covered.max() ?? 1)
    stateCount = (needed + 1) * coverStates * 2
    rest = [Double](repeating: 0, count: (slotCount + 1) * stateCount)
    past = rest
  }

  /// The state before the first slot.
  static let start = 0

  /// The state after leaving a slot unused.
  @inline(__always)
  func skipping(_ slot: Int, from state: Int) -> Int {
    if needed == 0 { return 0 }
    let (count, cover) = split(state, before: slot)
    return (count * coverStates + max(0, cover - 1)) * 2
  }

  /// The state after using a slot.
  @inline(__always)
  func using(_ slot: Int, from state: Int) -> Int {
    if needed == 0 { return 1 }
    let (count, cover) = split(state, before: slot)
    if cover > 0 { return (count * coverStates + cover - 1) * 2 + 1 }
    return (min(needed, count + 1) * coverStates + covered[slot] - 1) * 2 + 1
  }

  /// What using a slot costs, in the state before it.
  @inline(__always)
  func openingCost(_ slot: Int, from state: Int) -> Double {
    followsPrevious[slot] && state & 1 == 1 ? splitWeight : splitWeight + blockWeight
  }

  @inline(__always)
  private func split(_ state: Int, before slot: Int) -> (count: Int, cover: Int) {
    let pair = state >> 1
    return (pair / coverStates, restarts[slot] ? 0 : pair % coverStates)
  }

  /// The number of disjoint absences of a state.
  @inline(__always)
  func count(of state: Int) -> Int { (state >> 1) / coverStates }

  /// The most that the slots from `slot` on can gain, in the state before it.
  @inline(__always)
  func rest(from slot: Int, _ state: Int) -> Double { rest[slot * stateCount + state] }

  /// Computes the greatest gain for `bids`, one per slot, of which slots marked `false` in `open`
  /// are not to be used; `shortfall[h]` is what having only h disjoint absences costs.
  mutating func solve(bids: [Double], open: [Bool], shortfall: [Double]) -> Double {
    for state in 0..<stateCount {
      rest[slotCount * stateCount + state] = -shortfall[count(of: state)]
    }
    for slot in stride(from: slotCount - 1, through: 0, by: -1) {
      let after = (slot + 1) * stateCount
      for state in 0..<stateCount {
        var best = rest[after + skipping(slot, from: state)]
        if open[slot] {
          let gain = bids[slot] - openingCost(slot, from: state)
          best = max(best, gain + rest[after + using(slot, from: state)])
        }
        rest[slot * stateCount + state] = best
      }
    }
    return rest[SlotOpening.start]
  }

  /// The slots of the best set of the last `solve`.
  func bestSlots(bids: [Double], open: [Bool], into used: inout [Bool]) {
    var state = SlotOpening.start
    for slot in 0..<slotCount {
      used[slot] = false
      let skipped = skipping(slot, from: state)
      if open[slot] {
        let taken = using(slot, from: state)
        let gain = bids[slot] - openingCost(slot, from: state)
        if gain + rest(from: slot + 1, taken) > rest(from: slot + 1, skipped) {
          used[slot] = true
          state = taken
          continue
        }
      }
      state = skipped
    }
  }

  /// For each slot, the greatest gain of a set that uses it; to be called after `solve`.
  mutating func gains(bids: [Double], open: [Bool], into gains: inout [Double]) {
    for index in 0..<past.count { past[index] = -.infinity }
    past[SlotOpening.start] = 0
    for slot in 0..<slotCount {
      gains[slot] = -.infinity
      let (before, after) = (slot * stateCount, (slot + 1) * stateCount)
      for state in 0..<stateCount where past[before + state] > -.infinity {
        let value = past[before + state]
        let skipped = skipping(slot, from: state)
        past[after + skipped] = max(past[after + skipped], value)
        guard open[slot] else { continue }
        let taken = using(slot, from: state)
        let gain = value + bids[slot] - openingCost(slot, from: state)
        past[after + taken] = max(past[after + taken], gain)
        gains[slot] = max(gains[slot], gain + rest(from: slot + 1, taken))
      }
    }
  }
}
