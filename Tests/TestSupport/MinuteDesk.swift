public import Drives
public import Plans

/// Four people, two slots of five minutes, one minute each at a desk; a crowd limit that is to be kept all
/// day long with probability 0.95.
///
/// Of n people in a slot each is there at a minute with probability 1/5. At each minute a limit of two is
/// exceeded by four people of one slot with probability 4 · (1/5)³ · 4/5 + (1/5)⁴ = 0.027, less than 0.05;
/// but some three of four are together at some moment on far more than one day of twenty. Two in each slot
/// exceed it only across the border of the slots, on about one day of a hundred. A limit of one lets two
/// into a slot by the minute, 1/25 = 0.04, and they are together on (1 − (4/5)²) = 0.36 of days.
public enum MinuteDesk {
  /// The drive.
  ///
  /// - Parameters:
  ///   - limit: the most people at once.
  ///   - people: how many are on the list.
  ///   - promisesDay: whether the limit is promised for the whole day.
  /// - Returns: the drive: a slot costs 3, a run 2, and nothing else.
  /// - Throws: never, for these parts.
  public static func drive(
    limit: Int, people: Int = 4, promisesDay: Bool = true
  ) throws -> Drive {
    var weights = Weights(peak: 0)
    weights[.preference] = 0
    return try Drive(
      name: "desk",
      sessions: [
        Session(
          id: "hall", date: FourDonors.date(9), opens: 480, closes: 490, slotMinutes: 5,
          stages: [Stage(id: "desk", minutes: 1, zone: "hall", servers: .constant(9))],
          crowdLimits: [CrowdLimit(zone: "*", limit: limit)])
      ],
      turnout: Turnout(
        rates: Rates(show: 1, deferral: 0), planFor: .probability(0.95), promisesDay: promisesDay),
      weights: weights, units: [Unit(id: "ward")],
      registrants: (0..<people).map { Registrant(id: "p\($0)", unit: 0) })
  }

  /// Everybody in the first slot.
  ///
  /// - Parameter people: how many.
  /// - Returns: their slots.
  public static func allInTheFirst(_ people: Int = 4) -> [Assignment] {
    (0..<people).map { Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480)) }
  }
}
