import Drives

extension ArrangedPlan {
  /// Term `peak`: the largest number of people expected at one minute, session by session.
  func expectedPeaks() -> Double {
    sessions.reduce(0) { sum, invited in
      sum + (invited.expected(in: Array(invited.session.stages.indices)).max() ?? 0)
    }
  }
}
