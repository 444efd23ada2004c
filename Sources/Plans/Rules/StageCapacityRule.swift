import Drives

extension ArrangedPlan {
  /// At no minute are more people expected in a stage than it has servers, or than its servers and the
  /// most that may wait there; those for whom room is kept are expected, too. One violation per stage
  /// and minute.
  func stageCapacityViolations() -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, invited) in zip(sessions.indices, sessions) {
      for (place, stage) in invited.session.stages.enumerated() {
        let expected = invited.expected(in: [place], counting: .invited, withReserve: true)
        for (minute, expected) in zip(invited.minutes, expected) {
          let most = Double(stage.servers.count(at: minute)) + (stage.overload?.most ?? 0)
          let excess = expected - most
          guard excess > expectationTolerance else { continue }
          violations.append(
            Audit.Violation(
              rule: .stageCapacity, session: index, minute: minute, subject: stage.id,
              amount: excess))
        }
      }
    }
    return violations
  }
}
