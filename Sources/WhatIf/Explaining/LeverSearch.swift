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
  /// How many people may stay without a slot: those whom no step opens a slot to.
  var goal = 0
  /// The plans found so far that leave no more.
  var plans = PlansFound()

  /// A step that was found.
  struct Found: Equatable {
    /// Its number.
    let step: Int
    /// Whether it was shown that the step before it does not do.
    let isSmallest: Bool
  }

  private func settings(_ step: Int) -> [Setting] { others + [lever.setting(step)] }

  private func may(_ step: Int) -> Bool { !trials.surelyLeaves(moreThan: goal, settings(step)) }

  private func does(_ step: Int) -> Bool { isShown(step) || isPlanned(step) }

  /// Whether a plan found before is one for the step, too.
  private func isShown(_ step: Int) -> Bool {
    lever.isMonotone && trials.drive(settings(step)).map(plans.holds(on:)) ?? false
  }

  private func isPlanned(_ step: Int) -> Bool {
    let result = trials.result(settings(step))
    guard let unplaced = result.unplaced, unplaced <= goal else { return false }
    plans.add(result.assignments)
    return true
  }

  /// The smallest step that leaves no more people without a slot than the goal, shown by planning it
  /// and the step before it; nil where none is found.
  func smallestStep() -> Int? { smallest()?.step }

  /// The smallest step, or where the time ran out one that is known to do.
  func smallest() -> Found? {
    let most = lever.stepCount
    guard lever.isMonotone else {
      // Nothing follows from one step for another: each is looked at in turn.
      let step = (1...most).first { !trials.isStopped && may($0) && does($0) }
      return step.map { Found(step: $0, isSmallest: true) }
    }
    // What all of it does not do, no step does; where it does, a plan that shows it is soon found.
    guard may(most), does(most) else { return nil }
    // What the linear program cannot place, no plan can: the search begins behind that.
    let first = smallest(from: 1, to: most, may)
    // Stopped, the linear program says nothing, not even of the steps before.
    let isFirstProven = !trials.isStopped
    // The step is one of `low...high`; the first that may often does.
    var (low, high) = (first, smallest(from: first, to: most, isShown))
    var next = first
    while low < high, !trials.isStopped {
      if does(next) { high = smallest(from: low, to: next, isShown) } else { low = next + 1 }
      next = (low + high) / 2
    }
    var step = high
    // Whoever changes the drive plans it then: what an older plan shows, planning has to show as well.
    while step < most, !trials.isStopped, !isPlanned(step) { step += 1 }
    // Planning is no exact science: as long as one step less does it, too, it is one step less.
    while step > first, isPlanned(step - 1) { step -= 1 }
    let isProven = step == first && isFirstProven
    return Found(step: step, isSmallest: isProven || !trials.isStopped && !trials.isShort)
  }

  /// How far the lever gets by itself: a small step that, by the linear program, places as many as
  /// any, and how many planning it leaves.
  func farthest() -> (step: Int, unplaced: Int)? {
    let most = lever.stepCount
    func least(_ step: Int) -> Double {
      trials.estimate(settings(step))?.leastUnplaced ?? .infinity
    }
    let step: Int
    if lever.isMonotone {
      let best = least(most)
      step = smallest(from: 1, to: most) { least($0) <= best + 1e-6 }
    } else {
      step = (1...most).min { (least($0), $0) < (least($1), $1) } ?? 1
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
