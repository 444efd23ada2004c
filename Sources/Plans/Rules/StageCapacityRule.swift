import Drives

extension ArrangedPlan {
  /// At no minute are more people expected in a stage than it has servers. One violation per stage
  /// and minute.
  func stageCapacityViolations() -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, invited) in sessions.enumerated() {
      for (place, stage) in invited.session.stages.enumerated() {
        for (minute, expected) in zip(invited.minutes, invited.expected(in: [place])) {
          let excess = expected - Double(stage.servers.count(at: minute))
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
