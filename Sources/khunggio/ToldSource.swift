import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import KhungGio
import Plans
import Wording

/// A plan that people were told: an issue of the drive's history, or a file.
struct ToldSource {
  /// What it told people.
  let plan: ToldPlan
  /// What it is called.
  let name: String
  /// The number of the issue; nil for a file.
  let issue: Int?
  /// Its people by their ids: who they were, as far as the plan or the history tells.
  let people: [String: Recognition.Person]
  /// Who was taken for the same person although the record was changed.
  let corrections: [Recognition.Correction]
  /// The key of the drive.
  private let key: DriveKey?
  /// Everybody invited by an earlier issue; empty for a file.
  private let earlier: [IssuedInvitation]

  /// Reads a plan that was told.
  ///
  /// - Parameters:
  ///   - name: the number of an issue or a path; nil for the last issue.
  ///   - options: the drive.
  ///   - zone: the drive's time zone.
  ///   - wording: the language to say in what is wrong.
  /// - Throws: the exit status, where it cannot be read.
  init(
    _ name: String?, of options: DriveOptions, zone: TimeZone, wording: Words
  ) throws {
    let key = try options.readKey(wording: wording)
    self.key = key
    corrections = []
    let isFile = name.map { FileManager.default.fileExists(atPath: $0) } ?? false
    if let name, isFile || Int(name) == nil {
      do throws(DriveFileProblems) {
        plan = try ToldPlanFile.read(
          at: URL(fileURLWithPath: name), language: wording.language
        ).plan
      } catch {
        ProblemReport(error.problems, wording: wording).write(withSum: true)
        throw options.status(of: error)
      }
      self.name = name
      issue = nil
      earlier = []
      people = plan.people(key: key)
      if plan.isOfOtherKey(than: key) {
        Diagnostics.line(wording.planOfOtherKey(name))
      } else if !people.isEmpty, people.values.contains(where: { $0.isOnlyAnID }) {
        Diagnostics.line(wording.planWithoutPeople(name))
      }
      return
    }
    guard History.exists(in: options.url) else {
      Diagnostics.line(wording.nothingIssued(options.command("issue")))
      throw ExitStatus.missingInput
    }
    let found: Found?
    do throws(HistoryFault) {
      found = try ToldSource.issue(name.flatMap { Int($0) }, in: options.url)
    } catch {
      throw error.told(in: wording)
    }
    guard let found else {
      Diagnostics.line(
        name == nil
          ? wording.nothingIssued(options.command("issue"))
          : wording.noSuchIssue(
            Int(name ?? "") ?? 0, last: (try? History(in: options.url).last()) ?? 0))
      throw ExitStatus.missingInput
    }
    do throws(DriveFileProblems) {
      plan = try ToldPlanFile.read(
        found.bytes, named: "\(History.fileName) \(found.issue.number)",
        language: wording.language)
    } catch {
      ProblemReport(error.problems, wording: wording).write(withSum: true)
      throw options.status(of: error)
    }
    issue = found.issue.number
    people = plan.people(key: key).merging(
      found.invitations.mapValues(\.person).filter { !$0.value.isOnlyAnID }
    ) { $1 }
    earlier = found.earlier
    self.name = wording.issueName(
      found.issue.number,
      at: Moment(found.issue.time)?.onTheClock(of: zone, in: wording) ?? found.issue.time)
  }

  /// The same plan by the ids that its people have on a drive's lists now.
  func recognised(on drive: Drive) -> ToldSource {
    recognised(among: drive.people(key: key))
  }

  /// The same plan by the ids that its people have in a later one.
  func recognised(among now: [Recognition.Person]) -> ToldSource {
    let recognition = Recognition(people.values, on: now)
    func id(_ registrant: String) -> String {
      people[registrant].map {
        recognition.unambiguousID(of: registrant, name: $0.identity.name)
      } ?? registrant
    }
    return ToldSource(
      plan: ToldPlan(
        invitations: plan.invitations.map {
          ToldPlan.Invitation(registrant: id($0.registrant), unit: $0.unit, slot: $0.slot)
        }, unplaced: plan.unplaced.map(id), drive: plan.drive),
      name: name, issue: issue,
      people: Dictionary(
        people.map { (id($0.key), $0.value) }, uniquingKeysWith: { first, _ in first }),
      corrections: recognition.corrections, key: key, earlier: earlier)
  }

  /// Says on standard error who was taken for the same person although the record was changed.
  func tellCorrections(wording: Words) {
    for correction in corrections {
      Diagnostics.line(
        wording.takenForSame(
          correction.before.identity.label, correction.now.identity.label,
          id: correction.now.id))
    }
  }

  /// The people on a drive's lists who had a slot in an issue before this one.
  func placedEarlier(on drive: Drive) -> Set<Int> {
    let recognition = Recognition(earlier.map(\.person), on: drive.people(key: key))
    let ids = Set(earlier.compactMap { recognition.idNow(of: $0.registrant) })
    return Set(drive.registrants.indices.filter { ids.contains(drive.registrants[$0].id) })
  }

  private init(
    plan: ToldPlan, name: String, issue: Int?, people: [String: Recognition.Person],
    corrections: [Recognition.Correction], key: DriveKey?, earlier: [IssuedInvitation]
  ) {
    self.plan = plan
    self.name = name
    self.issue = issue
    self.people = people
    self.corrections = corrections
    self.key = key
    self.earlier = earlier
  }

  /// An issue as the history has it.
  private struct Found {
    let issue: Issue
    let bytes: [UInt8]
    let invitations: [String: IssuedInvitation]
    let earlier: [IssuedInvitation]
  }

  private static func issue(_ number: Int?, in folder: URL) throws(HistoryFault) -> Found? {
    let history = try History(in: folder)
    let issues = try history.issues()
    guard
      let issue = number.map({ number in issues.first { $0.number == number } })
        ?? issues.last, let bytes = try history.plan(of: issue.number)
    else { return nil }
    return Found(
      issue: issue, bytes: bytes, invitations: try history.invitations(of: issue.number),
      earlier: try history.invitations(before: issue.number))
  }

  /// The changes from this plan to a later one, as people read them.
  ///
  /// - Parameters:
  ///   - later: the later plan.
  ///   - namesLater: who people were then, by id; those on the drive's lists are called as there.
  ///   - drive: the drive as it stands; nil where its files cannot be read.
  /// - Returns: the changes by unit, and how many keep their slot.
  func changes(
    to later: ToldPlan, namesLater: [String: Recognition.Person] = [:], on drive: Drive?
  ) -> (changes: [PrintedChange], kept: Int) {
    let listed = Dictionary(
      (drive?.registrants ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let units = Dictionary(
      (drive?.units ?? []).enumerated().map { ($1.id, (place: $0, name: $1.name)) },
      uniquingKeysWith: { first, _ in first })
    let changes = plan.changes(to: later, order: drive?.registrants.map(\.id) ?? [])
    let waiting = Set(later.unplaced)
    let printed = changes.map { change in
      let name =
        [
          listed[change.registrant]?.name, namesLater[change.registrant]?.identity.name,
          people[change.registrant]?.identity.name,
        ].compactMap { $0 }.first { !$0.isEmpty } ?? change.registrant
      let unit = change.unit.isEmpty ? "–" : change.unit
      return PrintedChange(
        registrant: change.registrant, unit: unit, unitPlace: units[unit]?.place ?? Int.max,
        unitName: units[unit]?.name ?? unit, name: name,
        kind: ToldSource.kind(of: change, isWaiting: waiting.contains(change.registrant)),
        from: change.from, to: change.to)
    }
    let kept = plan.invitations.count - changes.count { $0.from != nil }
    return (
      printed.enumerated().sorted {
        ($0.element.unitPlace, $0.offset) < ($1.element.unitPlace, $1.offset)
      }.map(\.element), kept
    )
  }

  private static func kind(of change: SlotChange, isWaiting: Bool) -> Words.ChangeKind {
    switch (change.from, change.to) {
    case (.some, .some): .moved
    case (nil, _): .came
    case (.some, nil): isWaiting ? .lost : .left
    }
  }
}

/// One person's change with what people call everything.
struct PrintedChange {
  let registrant: String
  let unit: String
  let unitPlace: Int
  let unitName: String
  let name: String
  let kind: Words.ChangeKind
  let from: NamedSlot?
  let to: NamedSlot?

  /// As JSON.
  var json: JSONText {
    let kinds: [Words.ChangeKind: String] = [
      .moved: "moved", .came: "came", .lost: "lost", .left: "left",
    ]
    return .object([
      ("registrant", .string(registrant)), ("name", .string(name)), ("unit", .string(unit)),
      ("change", .optional(kinds[kind])), ("from", .optional(from?.text)),
      ("to", .optional(to?.text)),
    ])
  }
}
