public import Drives

/// How many people are expected where in a session, minute by minute.
public struct Presence: Equatable, Sendable {
  /// The minutes told of: from opening to closing, and longer where a plan invites longer.
  public let minutes: Range<Int>
  /// For each stage, the number of people expected in it at each of `minutes`.
  public let stages: [[Double]]
  private let zones: [String]

  /// The presence in every session of a drive, if the people come to the slots of a plan.
  public static func all(of assignments: [Assignment], on drive: Drive) -> [Presence] {
    InvitedSession.all(of: assignments, on: drive).map(Presence.init)
  }

  init(_ invited: InvitedSession) {
    minutes = invited.minutes
    stages = invited.session.stages.indices.map { invited.expected(in: [$0]) }
    zones = invited.session.stages.map(\.zone)
  }

  /// The number of people expected in a zone, `*` for all of them, at each of `minutes`.
  public func expected(inZone zone: String) -> [Double] {
    var expected = [Double](repeating: 0, count: minutes.count)
    for (stage, presence) in stages.enumerated()
    where zone == CrowdLimit.everywhere || zones[stage] == zone {
      for index in expected.indices {
        expected[index] += presence[index]
      }
    }
    return expected
  }
}
