import Drives

extension ArrangedPlan {
  /// Term `peak`: the largest number of people expected at one minute, session by session, with those
  /// who come along; room that is kept is not counted.
  func expectedPeaks() -> Double {
    sessions.reduce(0) { sum, invited in
      let everywhere = Array(invited.session.stages.indices)
      return sum
        + (invited.expected(in: everywhere, counting: .parties, withReserve: false).max() ?? 0)
    }
  }

  /// Term `overload`: by how much each stage that may have a queue is over its servers at its worst
  /// minute, times the stage's weight; room that is kept is not counted.
  func weightedOverloads() -> Double {
    var sum = 0.0
    for invited in sessions {
      for (place, stage) in invited.session.stages.enumerated() {
        guard let overload = stage.overload else { continue }
        let expected = invited.expected(in: [place], counting: .invited, withReserve: false)
        let worst = zip(invited.minutes, expected).reduce(0) { worst, now in
          max(worst, now.1 - Double(stage.servers.count(at: now.0)))
        }
        sum += overload.weight * worst
      }
    }
    return sum
  }
}
