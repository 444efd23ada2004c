public import Drives

/// Four donors of two units and one hour: every number can be worked out by hand.
///
/// Slots of 5 minutes start at 08:00 (minute 480), 08:05, …, 08:35. A donor is 5 minutes at the
/// reception and 5 at the screening, both in the hall, then 10 on a bed: 20 in all, so that someone
/// invited to 08:35 may leave at 08:59. Eight of ten come, and of those a quarter may not give:
/// 0.8 pass the screening, 0.6 give blood. Nothing limits anything until a test says so.
public enum FourDonors {
  /// The first minute of the first slot, 08:00.
  public static let opening = 480

  /// The parts of the drive.
  public static func parts() -> DriveParts {
    DriveParts(
      sessions: [session()],
      turnout: Turnout(rates: Rates(show: 0.8, deferral: 0.25)),
      units: [Unit(id: "ward"), Unit(id: "school")],
      registrants: [
        Registrant(id: "an", unit: 0), Registrant(id: "bình", unit: 0),
        Registrant(id: "chi", unit: 0), Registrant(id: "dũng", unit: 1),
      ])
  }

  /// The session, with some of its parts changed.
  public static func session(
    id: String = "hall", day: Int = 9, arrivalsPerSlot: Int? = nil,
    reception: Staffing = .constant(9), screening: Staffing = .constant(9),
    donation: Staffing = .constant(9), crowdLimits: [CrowdLimit] = [],
    bloodUnits: BloodUnits = BloodUnits(), receptionOverload: Overload? = nil,
    reserve: Reserve? = nil
  ) -> Session {
    Session(
      id: id, date: date(day), opens: opening, closes: 540, slotMinutes: 5,
      arrivalsPerSlot: arrivalsPerSlot,
      stages: [
        Stage(
          id: "reception", minutes: 5, zone: "hall", servers: reception,
          overload: receptionOverload),
        Stage(id: "screening", minutes: 5, zone: "hall", defers: true, servers: screening),
        Stage(id: "donation", minutes: 10, zone: "beds", servers: donation),
      ], crowdLimits: crowdLimits, bloodUnits: bloodUnits, reserve: reserve)
  }

  /// A day of December 2021, and no other day.
  public static func date(_ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: 2021, month: 12, day: day) else {
      preconditionFailure("December 2021 has no day \(day)")
    }
    return date
  }
}
