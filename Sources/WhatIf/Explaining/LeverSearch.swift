import DriveFiles

/// Something that can be changed step by step, each going farther than the one before.
protocol Ladder {
  /// How many steps there are; the first is 1.
  var stepCount: Int { get }
  /// Whether a step never places fewer than the one before.
  var isMonotone: Bool { get }
  /// What a step sets.
  func setting(_ step: Int) -> Setting
}

extension Lever: Ladder {
  var stepCount: Int { steps.count }
  var isMonotone: Bool { kind.isMonotone }
}

/// How many steps something must be changed, after some other changes.
struct LeverSearch {
  let trials: Trials
  let lever: any Ladder
  /// What is changed besides.
  var others: [Setting] = []

  private func settings(_ step: Int) -> [Setting] { others + [lever.setting(step)] }

  /// The smallest step with which everyone has a slot, shown by planning it and the step before it;
  /// nil where there is none.
  func smallestStep() -> Int? {
    guard lever.isMonotone else {
      // Nothing follows from one step for another: each is looked at in turn.
      return (1...lever.stepCount).first {
        !trials.surelyLeavesSomeone(settings($0)) && trials.placesEveryone(settings($0))
      }
    }
    let most = lever.stepCount
    guard !trials.surelyLeavesSomeone(settings(most)), trials.placesEveryone(settings(most)) else {
      return nil
    }
    // What the linear program cannot place, no plan can: the search begins behind that.
    let first = smallest(from: 1, to: most) { !trials.surelyLeavesSomeone(settings($0)) }
    // A step that does it, not far behind the first that may.
    var (low, high) = (first - 1, first)
    var stride = 1
    while high < most, !trials.placesEveryone(settings(high)) {
      (low, high) = (high, min(most, high + stride))
      stride *= 2
    }
    var step = smallest(from: low + 1, to: high) { trials.placesEveryone(settings($0)) }
    // Planning is no exact science: as long as one step less does it, too, it is one step less.
    while step > 1, !trials.surelyLeavesSomeone(settings(step - 1)),
      trials.placesEveryone(settings(step - 1))
    {
      step -= 1
    }
    return step
  }

  /// How far the lever gets by itself: a small step that places as many as any, and how many it
  /// leaves.
  func farthest() -> (step: Int, unplaced: Int)? {
    guard lever.isMonotone else {
      let found = (1...lever.stepCount).compactMap { step in
        trials.estimate(settings(step)).map { (step: step, least: $0.leastUnplaced) }
      }
      guard let best = found.min(by: { ($0.least, $0.step) < ($1.least, $1.step) }),
        let unplaced = trials.result(settings(best.step)).unplaced
      else { return nil }
      return (best.step, unplaced)
    }
    let most = lever.stepCount
    guard let least = trials.result(settings(most)).unplaced else { return nil }
    let estimate = trials.estimate(settings(most))?.leastUnplaced ?? 0
    var step = smallest(from: 1, to: most) {
      (trials.estimate(settings($0))?.leastUnplaced ?? .infinity) <= estimate + 1e-6
    }
    var stride = 1
    while step < most, trials.result(settings(step)).unplaced ?? .max > least {
      step = min(most, step + stride)
      stride *= 2
    }
    return trials.result(settings(step)).unplaced.map { (step, $0) }
  }

  /// The smallest number with a property that its successors have as well, the last one surely.
  private func smallest(from first: Int, to last: Int, _ has: (Int) -> Bool) -> Int {
    var (low, high) = (first, last)
    while low < high {
      let middle = (low + high) / 2
      if has(middle) { high = middle } else { low = middle + 1 }
    }
    return high
  }
}
