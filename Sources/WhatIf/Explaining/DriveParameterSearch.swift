import DriveFiles

/// Something that can be changed step by step, each going farther than the one before.
protocol MonotoneParameter {
  /// How many steps there are; the first is 1.
  var stepCount: Int { get }
  /// Whether a step never places fewer than the one before.
  var isMonotone: Bool { get }
  /// What a step sets.
  func setting(_ step: Int) -> Setting
}

extension DriveParameter: MonotoneParameter {
  var stepCount: Int { steps.count }
  var isMonotone: Bool { kind.isMonotone }
}

/// How many steps something must be changed, after some other changes.
struct DriveParameterSearch {
  let evaluations: EvaluationCache
  let driveParameter: any MonotoneParameter
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

  private func settings(_ step: Int) -> [Setting] { others + [driveParameter.setting(step)] }

  private func may(_ step: Int) -> Bool {
    !evaluations.surelyLeaves(moreThan: goal, settings(step))
  }

  private func does(_ step: Int) -> Bool { isShown(step) || isPlanned(step) }

  /// Whether a plan found before is one for the step, too.
  private func isShown(_ step: Int) -> Bool {
    driveParameter.isMonotone && !evaluations.keepsDay(settings(step))
      && evaluations.drive(settings(step)).map(plans.holds(on:)) ?? false
  }

  private func isPlanned(_ step: Int) -> Bool {
    let result = evaluations.result(settings(step))
    guard let unplaced = result.unplaced, unplaced <= goal, result.keepsDay else { return false }
    plans.add(result.assignments)
    return true
  }

  /// The smallest step that leaves no more people without a slot than the goal, shown by planning it
  /// and the step before it; nil where none is found.
  func smallestStep() -> Int? { smallest()?.step }

  /// The smallest step, or where the time ran out one that is known to do.
  func smallest() -> Found? {
    let most = driveParameter.stepCount
    guard driveParameter.isMonotone else {
      // Nothing follows from one step for another: each is looked at in turn.
      let step = (1...most).first { !evaluations.isStopped && may($0) && does($0) }
      return step.map { Found(step: $0, isSmallest: true) }
    }
    // If the largest step is not enough, no step is; if it is, a plan that shows it is found fast.
    guard may(most), does(most) else { return nil }
    // What the linear program cannot place, no plan can: the search starts after those steps.
    let first = smallest(from: 1, to: most, may)
    // Stopped, the linear program says nothing, not even of the steps before.
    let isFirstProven = !evaluations.isStopped
    // The step is one of `low...high`; the first that may often does.
    var (low, high) = (first, smallest(from: first, to: most, isShown))
    var next = first
    while low < high, !evaluations.isStopped {
      if does(next) { high = smallest(from: low, to: next, isShown) } else { low = next + 1 }
      next = (low + high) / 2
    }
    var step = high
    // Whoever changes the drive plans it then: what an older plan shows, planning has to show as well.
    while step < most, !evaluations.isStopped, !isPlanned(step) { step += 1 }
    // Planning is heuristic: while one step less is enough, too, it is taken.
    while step > first, isPlanned(step - 1) { step -= 1 }
    let isProven = step == first && isFirstProven
    return Found(step: step, isSmallest: isProven || !evaluations.isStopped && !evaluations.isShort)
  }

  /// The best of the parameter alone: a small step that by the linear program places as many as
  /// any, and how many people planning leaves.
  func farthest() -> (step: Int, unplaced: Int)? {
    let most = driveParameter.stepCount
    func least(_ step: Int) -> Double {
      evaluations.estimate(settings(step))?.leastUnplaced ?? .infinity
    }
    let step: Int
    if driveParameter.isMonotone {
      let best = least(most)
      step = smallest(from: 1, to: most) { least($0) <= best + 1e-6 }
    } else {
      step = (1...most).min { (least($0), $0) < (least($1), $1) } ?? 1
    }
    return evaluations.result(settings(step)).unplaced.map { (step, $0) }
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
