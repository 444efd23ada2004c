import Invitations

extension JSONValue {
  /// What a plan means for the units.
  static func figures(_ figures: UnitFigures) -> JSONValue {
    .object([
      ("invited", .integer(figures.units)), ("cut", .integer(figures.cutUnits)),
      ("runs", .integer(figures.runs)), ("people_outside_hours", .integer(figures.outsideHours)),
    ])
  }
}
