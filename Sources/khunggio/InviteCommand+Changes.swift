import ArgumentParser
import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import Invitations
import Plans
import Wording

/// What people know of a plan already: the issues before it, and what their calendars call their
/// appointments.
struct KnownToPeople {
  /// The drive with those who left its lists after they were told a slot, who come last.
  private(set) var drive: Drive
  /// The number the plan has as an issue, or will have.
  private(set) var number: Int?
  /// Whether the plan is the last issue.
  private(set) var isIssued = true
  /// Who is to be told of a change; nil for everyone of everything.
  private(set) var changes: [LetterChange]?
  /// For each registrant the slot their calendar knows the appointment by.
  private(set) var firstTold: [Int: SlotStart] = [:]

  /// For each registrant the code on the slip that was issued.
  private(set) var codes: [Int: String] = [:]

  private let sessions: [String: Int]

  /// Nothing was issued.
  init(nothingOf drive: Drive) {
    self.drive = drive
    sessions = [:]
  }

  /// What people know of a plan.
  ///
  /// - Parameters:
  ///   - assignments: the plan.
  ///   - bytes: its file.
  ///   - drive: the drive.
  ///   - key: the key of the drive; nil where there is none.
  ///   - history: what was issued; at least one issue.
  ///   - since: the issue to tell changes from; nil for the one before the plan.
  ///   - tellsChanges: whether only changes are told.
  /// - Throws: why the history cannot be read, or those who left cannot be told.
  init(
    of assignments: [Assignment], bytes: [UInt8], on drive: Drive, key: DriveKey?,
    history: History, since: Int?, tellsChanges: Bool
  ) throws {
    self.drive = drive
    sessions = Dictionary(
      drive.sessions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let last = try history.last()
    isIssued = try history.plan(of: last) == bytes
    let number = isIssued ? last : last + 1
    self.number = number
    let base = since ?? number - 1
    let people = drive.people(key: key)
    let before = KnownToPeople.recognised(try history.invitations(of: base), among: people)
    // A plan that is not issued yet goes on from the last one.
    let now = KnownToPeople.recognised(try history.invitations(of: last), among: people)
    let appointments = before.mapValues(\.appointment).merging(now.mapValues(\.appointment)) {
      before, _ in before
    }
    for (index, person) in drive.registrants.enumerated() {
      if let code = (now[person.id] ?? before[person.id])?.code, !code.isEmpty {
        codes[index] = code
      }
      if let appointment = appointments[person.id] { firstTold[index] = slot(of: appointment) }
    }
    guard tellsChanges else { return }
    let withdrawn = Dictionary(
      try history.withdrawals().map { ($0.row.id, $0.row) }, uniquingKeysWith: { _, last in last })
    try addThoseWhoLeft(before, withdrawn)
    var slots = [SlotStart?](repeating: nil, count: self.drive.registrants.count)
    for assignment in assignments { slots[assignment.registrant] = assignment.slot }
    changes = self.drive.registrants.enumerated().compactMap { index, person in
      let told = before[person.id].flatMap { slot(session: $0.session, start: $0.slot) }
      let hasLeft = index >= drive.registrants.count
      guard told != slots[index] || hasLeft else { return nil }
      return LetterChange(
        registrant: index, from: told, firstTold: firstTold[index], hasLeft: hasLeft)
    }
  }

  /// Invitations by the ids that their people have on the lists now.
  private static func recognised(
    _ invitations: [String: IssuedInvitation], among people: [Recognition.Person]
  ) -> [String: IssuedInvitation] {
    let recognition = Recognition(invitations.values.map(\.person), on: people)
    return Dictionary(
      invitations.map { id, invitation in
        (recognition.unambiguousID(of: id, name: invitation.name), invitation)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whoever was told a slot and is on the lists no more is told that it is called off, at the
  /// telephone number of whoever has withdrawn.
  private mutating func addThoseWhoLeft(
    _ before: [String: IssuedInvitation], _ withdrawn: [String: WithdrawnRow]
  ) throws(InvalidDrive) {
    let there = Set(drive.registrants.map(\.id))
    var units = drive.units
    var places = Dictionary(
      units.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var registrants = drive.registrants
    for (id, invitation) in before.sorted(by: { $0.key < $1.key }) where !there.contains(id) {
      // A unit all of whose people have withdrawn may be gone with them, and is told all the same.
      let unit = places[invitation.unit] ?? units.count
      if unit == units.count {
        places[invitation.unit] = unit
        units.append(Drives.Unit(id: invitation.unit))
      }
      firstTold[registrants.count] = slot(of: invitation.appointment)
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

extension InviteCommand {
  /// What people know of the plan already.
  func known(
    _ assignments: [Assignment], bytes: [UInt8], on drive: Drive, key: DriveKey?, wording: Words
  ) throws -> KnownToPeople {
    guard try Withdrawals.isPublished(options.url, wording: wording) else {
      guard !changes else {
        Diagnostics.line(wording.nothingIssuedToChange(options.command("issue")))
        throw ExitStatus.missingInput
      }
      return KnownToPeople(nothingOf: drive)
    }
    let path = plan ?? options.planPath
    let hold = try DriveHold.take(
      options.url, for: .changing, work: "invite", seconds: DriveHold.patienceOfReaders,
      wording: wording)
    defer { hold.holdUntilHere() }
    let last: Int
    let known: KnownToPeople
    do {
      let history = try History(in: options.url)
      last = try history.last()
      if last > 0 {
        known = try KnownToPeople(
          of: assignments, bytes: bytes, on: drive, key: key, history: history, since: since,
          tellsChanges: changes)
      } else {
        known = KnownToPeople(nothingOf: drive)
      }
    } catch let fault as HistoryFault {
      throw fault.told(in: wording)
    } catch let fault as InvalidDrive {
      throw fault.told(in: wording)
    }
    if let since, !(1...max(1, last)).contains(since) || last == 0 {
      Diagnostics.line(wording.noSuchIssue(since, last: last))
      throw ExitStatus.missingInput
    }
    if !known.isIssued, changes {
      Diagnostics.line(wording.notIssuedYet(path, command: options.command("issue")))
    }
    return known
  }
}
