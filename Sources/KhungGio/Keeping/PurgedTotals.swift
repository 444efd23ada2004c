import DriveFiles
import DriveStore
import Drives
import Foundation
import Plans

/// What is kept of a drive when personal data goes: numbers that name nobody.
struct PurgedTotals {
  private let draft: DraftDrive?
  private let url: URL
  private let moment: Moment

  /// The totals of a drive, as far as its files can be read.
  init(of draft: DraftDrive?, in url: URL, at moment: Moment) {
    self.draft = draft
    self.url = url
    self.moment = moment
  }

  /// One JSON document.
  var json: JSONValue {
    var entries: [(key: String, value: JSONValue)] = [
      ("version", .integer(1)), ("purged", .string(moment.text)),
    ]
    if let draft {
      entries += [
        ("drive", .string(draft.name)),
        ("days", .array(Set(draft.sessions.map(\.date)).sorted().map { .string($0.isoText) })),
        ("registered", .integer(draft.registrants.count)),
        ("units", .array(units(of: draft))),
      ]
    }
    if let slots { entries.append(("sessions", .array(slots))) }
    guard History.exists(in: url), let history = try? History(in: url) else {
      return .object(entries)
    }
    if let issues = try? history.issues() {
      entries.append(
        (
          "revisions",
          .array(
            issues.map { issue in
              .object([
                ("number", .integer(issue.number)), ("time", .string(issue.time)),
                (
                  "invited",
                  .optional((try? history.invitations(of: issue.number))?.count)
                ),
              ])
            })
        ))
    }
    if let counts = try? history.rowCounts() {
      entries.append(
        (
          "store",
          .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
        ))
    }
    return .object(entries)
  }

  private func units(of draft: DraftDrive) -> [JSONValue] {
    var registered = PerUnit(repeating: 0, for: draft.units.places)
    for person in draft.registrants { registered[person.unit] += 1 }
    return zip(draft.units, registered).map { unit, count in
      .object([
        ("id", .string(unit.id)), ("quota", .optional(unit.quota)),
        ("registered", .integer(count)),
      ])
    }
  }

  /// How many people the drive's own plan invites to each slot; nil without a plan that can be read.
  private var slots: [JSONValue]? {
    guard let drive = try? DriveFolder(at: url).drive,
      let plan = try? PlanFile(at: url.appendingPathComponent("plan.json"), for: drive)
    else { return nil }
    return drive.sessions.places.map { session in
      var invited: [Int: Int] = [:]
      for assignment in plan.assignments where assignment.slot.session == session {
        invited[assignment.slot.start, default: 0] += 1
      }
      return .object([
        ("id", .string(drive.sessions[session].id)),
        ("date", .string(drive.sessions[session].date.isoText)),
        ("invited", .integer(invited.values.reduce(0, +))),
        (
          "slots",
          .array(
            invited.sorted { $0.key < $1.key }.map {
              .object([
                ("start", .string(ClockTime.text($0.key))), ("invited", .integer($0.value)),
              ])
            })
        ),
      ])
    }
  }
}
