public import Drives

extension Drive {
  /// Whether a plan keeps crowd limits with a probability only, so that a simulation tells how the whole
  /// day goes.
  public var isOnlyProbable: Bool {
    guard case .probability = turnout.planFor else { return false }
    return sessions.contains { !$0.crowdLimits.isEmpty }
  }
}
