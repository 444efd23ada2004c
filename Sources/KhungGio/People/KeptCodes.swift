import DriveStore
import Drives
import Identities
import Invitations

extension RegistrationCodes {
  /// The codes of everyone on a drive's lists, as slips that were sent have them.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - key: its key.
  ///   - invitations: those of the last published plan.
  ///   - people: everyone on the lists, in list order.
  init(
    of drive: Drive, key: DriveKey, keptBy invitations: [IssuedInvitation],
    people: [RecordLinkage.Person]
  ) {
    let linkage = RecordLinkage(invitations.map(\.person), on: people)
    let places = Dictionary(
      zip(people, drive.registrants.places).map { ($0.id, $1) },
      uniquingKeysWith: { first, _ in first })
    var codes: [RegistrantIndex: String] = [:]
    for invitation in invitations where !invitation.code.isEmpty {
      if let place = linkage.idNow(of: invitation.registrant).flatMap({ places[$0] }) {
        codes[place] = invitation.code
      }
    }
    self.init(of: drive, key: key, issued: codes)
  }
}
