public import Drives

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
