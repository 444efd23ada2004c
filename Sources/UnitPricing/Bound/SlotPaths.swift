package import Formulation

/// The best set of slots to use, as a path through the slots in order: a dynamic program in which
/// using a slot gains what it saves each class beyond the slot used before it.
///
/// Savings are counted against the last slot only, so that a class served better by an earlier slot
/// is overestimated: the gain is an upper bound, exact for up to two slots. A state holds, next to
/// the last slot, how many pairwise disjoint absences the path allows (counted up to `needed`) and
/// how many slots on the last counted one still covers: by the perfection of interval graphs, slots
/// with h disjoint absences take at most h · (most people away) people.
package struct SlotPaths: Sendable {
  package let slotCount: Int
  package let needed: Int
  package let slotCost: Double
  package let runStartCost: Double
  private let sessionCost: Double
  private let followsPrevious: [Bool]
  private let covered: [Int]
  private let firstOfSession: [Int]
  private let covers: Int
  private let states: Int
  /// What a slot gains as the first of a path, and after another one (`before · slotCount + slot`) with
  /// what opening it costs taken off.
  package var firstGains: [Double]
  package var stepGains: [Double]
  /// The slots that may be used, rising.
  package private(set) var open: [Int]
  /// For each slot and state after using it, the most that can still be gained.
  private var rest: [Double]
  /// For each slot and state after using it, the most that can have been gained.
  private var past: [Double]

  /// - Parameters:
  ///   - problem: the unit.
  ///   - covered: for each slot, how many slots from it on, itself included, share its absence.
  ///   - needed: how many disjoint absences are needed to take everyone.
  package init(_ problem: UnitProblem, covered: [Int], needed: Int) {
    slotCount = problem.slots.count
    self.needed = needed
    slotCost = problem.slotCost
    runStartCost = problem.runStartCost
    sessionCost = problem.sessionCost
    followsPrevious = problem.followsPrevious
    self.covered = covered
    var first: [Int] = []
    for slot in problem.slots.indices {
      first.append(
        slot > 0 && problem.sessions[slot] == problem.sessions[slot - 1] ? first[slot - 1] : slot)
    }
    firstOfSession = first
    covers = needed == 0 ? 1 : (covered.max() ?? 1)
    states = (needed + 1) * covers
    open = Array(0..<slotCount)
    firstGains = [Double](repeating: 0, count: slotCount)
    stepGains = [Double](repeating: 0, count: slotCount * slotCount)
    rest = [Double](repeating: 0, count: slotCount * states)
    past = rest
  }

  /// Opens all slots.
  package mutating func openAll() { open = Array(0..<slotCount) }

  /// Removes slots from the graph permanently.
  package mutating func close(where isClosed: (Int) -> Bool) { open.removeAll(where: isClosed) }

  /// What opening a slot costs after another one, -1 for none.
  @inline(__always)
  package func openingCost(of slot: Int, after before: Int) -> Double {
    guard before >= 0 else { return slotCost + runStartCost }
    if before == slot - 1 && followsPrevious[slot] { return slotCost }
    // Slots stand session by session: each session is entered once.
    return before < firstOfSession[slot]
      ? slotCost + runStartCost + sessionCost : slotCost + runStartCost
  }

  /// The state after using a slot as the first of a path.
  @inline(__always)
  package func firstState(_ slot: Int) -> Int { needed == 0 ? 0 : covers + covered[slot] - 1 }

  /// The state after using a slot after another one, left in `state`.
  @inline(__always)
  package func nextState(_ slot: Int, after before: Int, in state: Int) -> Int {
    if needed == 0 { return 0 }
    let distance = before >= firstOfSession[slot] ? slot - before : covers
    let (count, cover) = (state / covers, state % covers)
    return distance <= cover
      ? count * covers + cover - distance
      : min(needed, count + 1) * covers + covered[slot] - 1
  }

  /// The number of disjoint absences of a state.
  @inline(__always)
  package func absences(in state: Int) -> Int { needed == 0 ? 0 : state / covers }

  /// The most that can be gained after a slot used in a state.
  @inline(__always)
  package func rest(after slot: Int, in state: Int) -> Double { rest[slot * states + state] }

  /// The greatest gain of a path; `shortfall` is what having only so many disjoint absences costs.
  package mutating func solve(shortfall: [Double]) -> Double {
    let lastState = states - 1
    // Moved out of self, so that writing it does not conflict with reads.
    var rest: [Double] = []
    swap(&rest, &self.rest)
    rest.withUnsafeMutableBufferPointer { rest in
      stepGains.withUnsafeBufferPointer { stepGains in
        open.withUnsafeBufferPointer { open in
          for place in open.indices.reversed() {
            let slot = open[place]
            let gains = slot * slotCount
            // After a slot, there is an absence.
            for state in min(covers, lastState)...lastState {
              var gain = -shortfall[absences(in: state)]
              for further in place + 1..<open.count {
                let next = open[further]
                let after = nextState(next, after: slot, in: state)
                gain = max(gain, stepGains[gains + next] + rest[next * states + after])
              }
              rest[slot * states + state] = gain
            }
          }
        }
      }
    }
    swap(&rest, &self.rest)
    return open.reduce(-shortfall[0]) { max($0, gainFrom($1)) }
  }

  private func gainFrom(_ slot: Int) -> Double {
    firstGains[slot] - slotCost - runStartCost + rest[slot * states + firstState(slot)]
  }

  /// The slots of the best path of the last `solve`.
  package func bestPath(shortfall: [Double]) -> [Int] {
    var path: [Int] = []
    var best = -shortfall[0] + 1e-12
    for slot in open where gainFrom(slot) > best {
      best = gainFrom(slot)
      path = [slot]
    }
    guard var slot = path.first else { return [] }
    var state = firstState(slot)
    while true {
      var choice = -1
      var best = -shortfall[absences(in: state)] + 1e-12
      for next in open where next > slot {
        let after = nextState(next, after: slot, in: state)
        let value = stepGains[slot * slotCount + next] + rest[next * states + after]
        if value > best { (best, choice) = (value, next) }
      }
      guard choice >= 0 else { return path }
      state = nextState(choice, after: slot, in: state)
      slot = choice
      path.append(slot)
    }
  }

  /// The greatest gain of a path through each open slot, others -infinity; after `solve`.
  package mutating func gainsThrough() -> [Double] {
    var through = [Double](repeating: -.infinity, count: slotCount)
    for index in past.indices { past[index] = -.infinity }
    for (place, slot) in open.enumerated() {
      let first = slot * states + firstState(slot)
      past[first] = max(past[first], firstGains[slot] - slotCost - runStartCost)
      for state in 0..<states where past[slot * states + state] > -.infinity {
        let value = past[slot * states + state]
        through[slot] = max(through[slot], value + rest[slot * states + state])
        for next in open[(place + 1)...] {
          let after = next * states + nextState(next, after: slot, in: state)
          let gain = value + stepGains[slot * slotCount + next]
          if gain > past[after] { past[after] = gain }
        }
      }
    }
    return through
  }
}
