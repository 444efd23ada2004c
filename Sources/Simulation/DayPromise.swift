public import Drives

extension Drive {
  /// The probability with which a drive promises its crowd limits for the whole day, and that plans of it
  /// are calibrated for; nil where nothing is promised of the day, or there is no limit.
  public var dayPromise: Double? {
    guard turnout.promisesDay, case .probability(let wanted) = turnout.planFor,
      sessions.contains(where: { !$0.crowdLimits.isEmpty })
    else { return nil }
    return wanted
  }

  /// The most a crowd limit's chance of being broken may be; nil where the drive does not say.
  public var allowedChance: Double? {
    switch turnout.planFor {
    case .expected: nil
    case .everyone: 0
    case .probability(let probability): 1 - probability
    }
  }
}
