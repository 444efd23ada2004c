public import Drives

/// The parts of a drive, to be changed one at a time before the drive is made.
public struct DriveParts: Sendable {
  /// One per site and day.
  public var sessions: [Session]
  /// Who comes and who may give.
  public var turnout: Turnout
  /// The most people away at once of a unit that says nothing itself.
  public var maxAway: MaxAway?
  /// Which units stay whole that say nothing themselves.
  public var whole: WholeRule = .none
  /// What one of each cost term costs.
  public var weights: Weights
  /// The units.
  public var units: [Unit]
  /// Everyone on the lists.
  public var registrants: [Registrant]

  /// A drive in parts.
  public init(
    sessions: [Session], turnout: Turnout, maxAway: MaxAway? = nil, weights: Weights = Weights(),
    units: [Unit], registrants: [Registrant]
  ) {
    self.sessions = sessions
    self.turnout = turnout
    self.maxAway = maxAway
    self.weights = weights
    self.units = units
    self.registrants = registrants
  }

  /// The drive of these parts.
  public func drive() throws(InvalidDrive) -> Drive {
    try Drive(
      name: "Thử", sessions: sessions, turnout: turnout, maxAway: maxAway, whole: whole,
      weights: weights, units: units, registrants: registrants)
  }
}
