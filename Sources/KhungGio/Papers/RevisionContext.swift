import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import Invitations
import Plans

/// What people know of a plan already: the revisions before it, and what their calendars call their
/// appointments.
struct RevisionContext {
  /// The drive with those who left its lists after they were informed of a slot; they come last.
  private(set) var drive: Drive
  /// The number of the last revision; 0 for none.
  private(set) var last = 0
  /// The revision number the plan has, or will have; nil where nothing was published.
  private(set) var number: Int?
  /// Whether the plan is the last revision.
  private(set) var isPublished = true
  /// The people to inform of a change; nil to inform everyone of everything.
  private(set) var changes: [LetterChange]?
  /// For each registrant the slot their calendar knows the appointment by.
  private(set) var firstPublished: [RegistrantIndex: SlotStart] = [:]
  /// For each registrant the code on the slip of the last revision.
  private(set) var codes: [RegistrantIndex: String] = [:]

  private let sessions: [String: SessionIndex]

  /// Nothing was published.
  init(nothingOf drive: Drive) {
    self.drive = drive
    sessions = [:]
  }

  /// What people know of a plan.
  ///
  /// - Parameters:
  ///   - assignments: the plan.
  ///   - drive: the drive.
  ///   - key: the key of the drive; nil where there is none.
  ///   - history: what was published; at least one revision.
  ///   - tellsChanges: whether the letters are about changes only.
  /// - Throws: why those who left is unclear.
  init(
    of assignments: [Assignment], on drive: Drive, key: DriveKey?, _ history: PublishedHistory,
    tellsChanges: Bool
  ) throws(InvalidDrive) {
    self.drive = drive
    sessions = Dictionary(
      zip(drive.sessions, drive.sessions.places).map { ($0.id, $1) },
      uniquingKeysWith: { first, _ in first })
    last = history.last
    isPublished = history.isPublished
    number = history.number
    let people = drive.people(key: key)
    let before = RevisionContext.linked(history.before, among: people)
    // A plan that is not published yet goes on from the last one.
    let now = RevisionContext.linked(history.now, among: people)
    let appointments = before.mapValues(\.appointment).merging(now.mapValues(\.appointment)) {
      before, _ in before
    }
    for (index, person) in zip(drive.registrants.places, drive.registrants) {
      if let code = (now[person.id] ?? before[person.id])?.code, !code.isEmpty {
        codes[index] = code
      }
      if let appointment = appointments[person.id] { firstPublished[index] = slot(of: appointment) }
    }
    guard tellsChanges else { return }
    try addThoseWhoLeft(before, history.withdrawn)
    let everyone = self.drive.registrants
    var slots = PerRegistrant<SlotStart?>(repeating: nil, for: everyone.places)
    for assignment in assignments { slots[assignment.registrant] = assignment.slot }
    changes = zip(everyone.places, everyone).compactMap { index, person in
      let published = before[person.id].flatMap { slot(session: $0.session, start: $0.slot) }
      let hasLeft = !drive.registrants.places.contains(index)
      guard published != slots[index] || hasLeft else { return nil }
      return LetterChange(
        registrant: index, from: published, firstPublished: firstPublished[index], hasLeft: hasLeft)
    }
  }

  /// Invitations by the ids that their people have on the lists now.
  private static func linked(
    _ invitations: [String: IssuedInvitation], among people: [RecordLinkage.Person]
  ) -> [String: IssuedInvitation] {
    let linkage = RecordLinkage(invitations.values.map(\.person), on: people)
    return Dictionary(
      invitations.map { id, invitation in
        (linkage.unambiguousID(of: id, name: invitation.name), invitation)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds the people with a published slot who are no longer on the lists: they are informed of the
  /// cancellation, at the telephone number recorded with their withdrawal.
  private mutating func addThoseWhoLeft(
    _ before: [String: IssuedInvitation], _ withdrawn: [String: WithdrawnRow]
  ) throws(InvalidDrive) {
    let there = Set(drive.registrants.map(\.id))
    var units = drive.units
    var places = Dictionary(
      zip(units, units.places).map { ($0.id, $1) }, uniquingKeysWith: { first, _ in first })
    var registrants = drive.registrants
    for (id, invitation) in before.sorted(by: { $0.key < $1.key }) where !there.contains(id) {
      // A unit whose people have all withdrawn may no longer be listed, and is informed all the
      // same.
      let unit = places[invitation.unit] ?? units.places.upperBound
      if unit == units.places.upperBound {
        places[invitation.unit] = unit
        units.append(Drives.Unit(id: invitation.unit))
      }
      firstPublished[registrants.places.upperBound] = slot(of: invitation.appointment)
      let phone = withdrawn[id]?.phone ?? ""
      registrants.append(Registrant(id: id, name: invitation.name, unit: unit, phone: phone))
    }
    drive = try drive.with(units: units, registrants: registrants)
  }

  private func slot(of appointment: IssuedInvitation.Appointment) -> SlotStart? {
    slot(session: appointment.session, start: appointment.slot)
  }

  /// A slot by its names; nil where its session is no more.
  private func slot(session: String, start: String) -> SlotStart? {
    guard let session = sessions[session], let start = ClockTime.minute(of: start) else {
      return nil
    }
    return SlotStart(session: session, start: start)
  }
}

/// What the history of a drive says of a plan.
struct PublishedHistory {
  /// The number of the last revision.
  let last: Int
  /// Whether the plan is the last revision.
  let isPublished: Bool
  /// Who was invited by the revision that changes are reported from.
  let before: [String: IssuedInvitation]
  /// Who was invited by the last revision.
  let now: [String: IssuedInvitation]
  /// The rows of those who have withdrawn, by id.
  let withdrawn: [String: WithdrawnRow]

  /// The revision number the plan has, or will have.
  var number: Int { isPublished ? last : last + 1 }

  /// What the history says.
  ///
  /// - Parameters:
  ///   - history: what was published.
  ///   - bytes: the plan's file.
  ///   - since: the revision to tell changes from; nil for the one before the plan.
  /// - Throws: why the history cannot be read.
  init(_ history: History, of bytes: [UInt8], since: Int?) throws(HistoryError) {
    last = try history.last()
    isPublished = try history.plan(of: last) == bytes
    now = try history.invitations(of: last)
    before = try history.invitations(of: since ?? (isPublished ? last : last + 1) - 1)
    withdrawn = Dictionary(
      try history.withdrawals().map { ($0.row.id, $0.row) }, uniquingKeysWith: { _, last in last })
  }
}
