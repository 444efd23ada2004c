public import Drives

extension Drive {
  /// Whether a plan keeps crowd limits with a probability only, so that a simulation tells how the whole
  /// day goes.
  public var isOnlyProbable: Bool {
    guard case .probability = turnout.planFor else { return false }
    return sessions.contains { !$0.crowdLimits.isEmpty }
  }

  /// The probability that a drive promises for the whole day, and that only `plan` calibrates for:
  /// replanning, moves by hand and variants keep it at each minute. Nil where nothing is promised.
  public var dayPromise: Double? {
    guard turnout.promisesDay, isOnlyProbable, case .probability(let wanted) = turnout.planFor
    else {
      return nil
    }
    return wanted
  }
}
