public import Drives

/// How many people are expected where in a session, minute by minute.
public struct Presence: Equatable, Sendable {
  /// The minutes covered: from opening to closing, and longer where a plan invites longer.
  public let minutes: Range<Int>
  /// For each stage, the number of donors expected in it at each of `minutes`.
  public let stages: [[Double]]
  /// For each stage, the number of people expected there, with those who come along.
  private let parties: [[Double]]
  private let zones: [String]

  /// The presence in every session of a drive, if the people come to the slots of a plan.
  ///
  /// - Parameters:
  ///   - assignments: the plan.
  ///   - drive: the drive.
  ///   - withReserve: whether those for whom sessions keep room are counted, as limits count them.
  /// - Returns: one per session, in the drive's order.
  public static func all(
    of assignments: [Assignment], on drive: Drive, withReserve: Bool = false
  ) -> PerSession<Presence> {
    PerSession(
      InvitedSession.all(of: assignments, on: drive).lazy.map {
        Presence($0, withReserve: withReserve)
      })
  }

  init(_ invited: InvitedSession, withReserve: Bool = false) {
    minutes = invited.minutes
    let places = invited.session.stages.indices
    stages = places.map { invited.expected(in: [$0], counting: .invited, withReserve: withReserve) }
    parties =
      invited.classes.allSatisfy { $0.party == 1 }
      ? stages
      : places.map { invited.expected(in: [$0], counting: .parties, withReserve: withReserve) }
    zones = invited.session.stages.map(\.zone)
  }

  /// The number of people expected in a zone, `*` for all of them, at each of `minutes`, with those who
  /// come along.
  public func expected(inZone zone: String) -> [Double] {
    var expected = [Double](repeating: 0, count: minutes.count)
    for (stage, presence) in parties.enumerated()
    where zone == CrowdLimit.everywhere || zones[stage] == zone {
      for index in expected.indices {
        expected[index] += presence[index]
      }
    }
    return expected
  }
}
