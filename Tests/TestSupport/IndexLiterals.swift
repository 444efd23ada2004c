public import Drives
public import Plans

/// Tests write the place of a registrant, a unit or a session as a number.
extension RegistrantIndex: ExpressibleByIntegerLiteral {
  /// The registrant at a place.
  public init(integerLiteral place: Int) { self.init(place) }
}

extension UnitIndex: ExpressibleByIntegerLiteral {
  /// The unit at a place.
  public init(integerLiteral place: Int) { self.init(place) }
}

extension SessionIndex: ExpressibleByIntegerLiteral {
  /// The session at a place.
  public init(integerLiteral place: Int) { self.init(place) }
}

extension SlotStart {
  /// The slot of the session at a place that starts at a minute.
  public init(session place: Int, start: Int) {
    self.init(session: SessionIndex(place), start: start)
  }
}

extension Assignment {
  /// The person at a place, and a slot.
  public init(registrant place: Int, slot: SlotStart) {
    self.init(registrant: RegistrantIndex(place), slot: slot)
  }
}

extension Unplaced {
  /// The person at a place, and why there is no slot.
  public init(registrant place: Int, reason: Reason) {
    self.init(registrant: RegistrantIndex(place), reason: reason)
  }
}
