import Drives
import Plans
import Wording

extension ToldSource {
  /// Says on standard error which sessions of a published plan the drive does not have any more.
  ///
  /// - Parameters:
  ///   - drive: the drive as it stands.
  ///   - wording: the language.
  func tellVanishedSessions(on drive: Drive, wording: Words) {
    let known = Set(drive.sessions.map(\.id))
    var people: [String: Int] = [:]
    for invitation in plan.invitations where !known.contains(invitation.slot.session) {
      people[invitation.slot.session, default: 0] += 1
    }
    for (session, count) in people.sorted(by: { $0.key < $1.key }) {
      Diagnostics.line(wording.vanishedSession(session, of: name, people: count))
    }
  }
}
