public import Drives
import IntegerProgramming
import Plans

/// Plans the slots still to come again after something has changed at a stage: whoever has come, and
/// whoever's slot is over or too near, stays; the others get new slots where they must.
public struct ReplanDay: UseCase {
  /// The drive on its day.
  public var day: OpenDay
  /// What has happened.
  public var record: DayRecord
  /// When it is; nil for now.
  public var moment: Moment?
  /// What has changed at stages.
  public var changes: [StageChange]
  /// How many minutes before their slot people can still be asked to come at another time.
  public var noticeMinutes = ReplanDay.usualNotice
  /// How it is planned.
  public var options: PlanningOptions

  /// How many minutes before their slot people can still be asked, by default.
  public static let usualNotice = 30

  /// Plans the rest of a day again.
  ///
  /// - Parameters:
  ///   - day: the drive on its day.
  ///   - record: what has happened.
  ///   - changes: what has changed at stages.
  ///   - options: how it is planned.
  public init(
    _ day: OpenDay, _ record: DayRecord, changes: [StageChange],
    options: PlanningOptions = PlanningOptions()
  ) {
    self.day = day
    self.record = record
    self.changes = changes
    self.options = options
  }

  /// Plans on the calling thread.
  ///
  /// - Parameter context: how to stop it, and whom to inform how far it has come.
  /// - Returns: who gets another slot.
  /// - Throws: ``StageChangeError``, or why there is no plan.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ReplannedDay {
    let state = DayState(day, record, at: moment ?? .now)
    let base = day.drive.drive
    let current = state.assignments
    let frozen = current.filter { assignment in
      state.record(of: assignment.registrant)?.hasCome == true
        // Whoever is pinned on the lists keeps the slot, whatever breaks.
        || base.registrants[assignment.registrant].pinned == assignment.slot
        || !state.sessions.contains(assignment.slot.session)
        || assignment.slot.start < state.minute(in: assignment.slot.session) + noticeMinutes
    }
    // Nothing can be done about where those are who stay.
    let changed = try base.changed(
      by: changes, keeping: Presence.all(of: frozen, on: base, withReserve: true))
    let drive = try restricted(changed, frozen: frozen, current: current, state)
    let published = PublishedSlots(
      current, waiting: [], placedEarlier: day.published.placedEarlier)
    var replan = Replan(drive, published: published, options: options)
    replan.calibratesDay = false
    let planned = try replan.perform(context)
    return ReplannedDay(planned, from: current, day: day)
  }

  /// The drive in which those who stay are pinned, and others can come only when they can be asked to.
  private func restricted(
    _ drive: Drive, frozen: [Assignment], current: [Assignment], _ state: DayState
  ) throws(UseCaseError) -> Drive {
    let pins = Dictionary(
      frozen.map { ($0.registrant, $0.slot) }, uniquingKeysWith: { first, _ in first })
    let placed = Set(current.map(\.registrant))
    let people = zip(drive.registrants.places, drive.registrants).map { place, person in
      if let slot = pins[place] { return person.pinned(to: slot) }
      // Whoever has no slot is called from the waiting list instead; whoever did not come, not at all.
      guard placed.contains(place) else { return person.available(in: []) }
      return person.available(
        in: drive.sessions.places.flatMap { session in
          let from = state.minute(in: session) + noticeMinutes
          return person.hours(in: session).compactMap { hours in
            let later = MinuteInterval(from: max(hours.from, from), to: hours.to)
            return later.from < later.to
              ? Availability(session: session, interval: later) : nil
          }
        })
    }
    do throws(InvalidDrive) {
      return try drive.with(registrants: people)
    } catch {
      throw UseCaseError(InternalError("\(error.problems)"))
    }
  }
}

extension Registrant {
  /// The person with other hours; with none, nobody who can come.
  fileprivate func available(in hours: [Availability]) -> Registrant {
    let never = MinuteInterval(
      from: ClockTime.day.lowerBound, to: ClockTime.day.lowerBound + 1)
    return Registrant(
      id: id, name: name, unit: unit, birthYear: birthYear, phone: phone, kind: kind,
      available: hours.isEmpty ? [Availability(interval: never)] : hours, preferred: preferred,
      group: hours.isEmpty ? "" : group, priority: priority, pinned: nil, party: party,
      answers: answers)
  }

  /// The hours in which somebody can come to a session.
  fileprivate func hours(in session: SessionIndex) -> [MinuteInterval] {
    guard !available.isEmpty else {
      return [MinuteInterval(from: ClockTime.day.lowerBound, to: ClockTime.day.upperBound)]
    }
    return available.filter { ($0.session ?? session) == session }.map(\.interval)
  }
}

/// The rest of the day, planned again.
public struct ReplannedDay: JSONDocument {
  /// Somebody who must be informed.
  public struct Change: Equatable, Sendable {
    /// The id.
    public let id: String
    /// The name.
    public let name: String
    /// What the unit is called.
    public let unit: String
    /// The telephone number; empty for none.
    public let phone: String
    /// The slot before.
    public let from: SlotStart
    /// The slot now; nil for none.
    public let to: SlotStart?
  }

  /// The plan, which has passed its audit.
  public let plan: Replanned
  /// Who must be informed, the earliest slot first.
  public let changes: [Change]
  /// How many have lost their slot.
  public let lost: Int
  /// The number of the published plan that it was planned from.
  public let issue: Int
  /// The published slots of people who are no longer expected, and keep them.
  let missing: [Assignment]
  /// What was published before.
  let published: [Assignment]

  init(_ plan: Replanned, from current: [Assignment], day: OpenDay) {
    self.plan = plan
    issue = day.issue
    let expected = Set(current.map(\.registrant))
    published = day.published.assignments.filter { day.drive.drive.hasSlot($0.slot) }
    missing = published.filter { !expected.contains($0.registrant) }
    let now = Dictionary(
      plan.plan.assignments.map { ($0.registrant, $0.slot) },
      uniquingKeysWith: { first, _ in first })
    changes = current.filter { now[$0.registrant] != $0.slot }
      .sorted { ($0.slot.start, $0.registrant) < ($1.slot.start, $1.registrant) }
      .map { assignment in
        let person = day.people[assignment.registrant]
        return Change(
          id: person.id, name: person.name, unit: person.unit,
          phone: day.drive.drive.registrants[assignment.registrant].phone, from: assignment.slot,
          to: now[assignment.registrant])
      }
    lost = changes.count { $0.to == nil }
  }

  /// One JSON document.
  public var json: JSONValue {
    func slot(_ slot: SlotStart) -> String { NamedSlot(slot, of: plan.drive).text }
    return .object([
      ("moved", .integer(changes.count)), ("lost", .integer(lost)),
      (
        "inform",
        .array(
          changes.map { change in
            .object([
              ("registrant", .string(change.id)), ("name", .string(change.name)),
              ("unit", .string(change.unit)), ("phone", .string(change.phone)),
              ("from", .string(slot(change.from))), ("to", .optional(change.to.map(slot))),
            ])
          })
      ),
    ])
  }
}
