import DriveStore
public import Drives
import Foundation
public import Plans
public import Simulation

/// Where a day stands at a moment: the plan, what has happened, what the clocks show.
public struct DayState: Sendable {
  /// The drive on its day.
  public let day: OpenDay
  /// What has happened.
  public let record: DayRecord
  /// What the clocks show.
  public let clock: DayClock
  private let moment: Moment
  private let people: PeopleOfDay
  /// The sessions of the day.
  public let sessions: [SessionIndex]

  /// How many minutes after the end of a slot somebody is no longer expected.
  public static let longestDelay = 30

  /// Where a day stands.
  ///
  /// - Parameters:
  ///   - day: the drive on its day.
  ///   - record: what has happened.
  ///   - moment: the moment.
  public init(_ day: OpenDay, _ record: DayRecord, at moment: Moment) {
    self.day = day
    self.record = record
    self.moment = moment
    people = record.people
    clock = DayClock(moment, in: day.zone)
    sessions = day.sessions(on: clock.date)
  }

  private var drive: Drive { day.drive.drive }

  /// The minute of the day in a session: before a session of a later day begins, the midnight before
  /// it, and after one of an earlier day, the midnight after it.
  public func minute(in session: SessionIndex) -> Int {
    let date = drive.sessions[session].date
    if date == clock.date { return clock.minute }
    return date > clock.date ? ClockTime.day.lowerBound : ClockTime.day.upperBound
  }

  /// How many minutes clocks have gone on since a moment.
  ///
  /// - Parameter date: the moment, the same on every clock.
  /// - Returns: the minutes; less than 0 for a moment to come.
  func minutes(since date: Date) -> Int {
    func minute(_ date: Date) -> Int {
      Int((date.timeIntervalSinceReferenceDate / DayState.secondsPerMinute).rounded(.down))
    }
    return minute(moment.date) - minute(date)
  }

  private static let secondsPerMinute = 60.0

  /// What has happened to somebody on the lists.
  ///
  /// - Parameter place: the person's place on the lists.
  /// - Returns: the record; nil for nothing.
  public func record(of place: RegistrantIndex) -> PersonRecord? {
    people[.registrant(day.people[place].id)]
  }

  /// How many people are in a session now, with those who come along.
  ///
  /// - Parameter session: the session.
  /// - Returns: how many.
  public func present(in session: SessionIndex) -> Int {
    let id = drive.sessions[session].id
    return people.reduce(0) { sum, entry in
      guard entry.value.isPresent, entry.value.sessionEntered == id else { return sum }
      guard case .registrant(let person) = entry.key, let place = day.places[person] else {
        return sum + 1
      }
      return sum + drive.party(of: place)
    }
  }

  /// The most people who may be in a session now; nil for no limit.
  ///
  /// - Parameter session: the session.
  /// - Returns: the smallest limit of the whole session that holds now.
  public func limit(in session: SessionIndex) -> Int? {
    let minute = minute(in: session)
    return drive.sessions[session].crowdLimits.filter {
      $0.zone == CrowdLimit.everywhere && $0.holds(at: minute)
    }.map(\.limit).min()
  }

  /// Who was published a slot in a session and has not come, by their places on the lists.
  ///
  /// - Parameter session: the session.
  /// - Returns: the people, the earliest slot first.
  public func outstanding(in session: SessionIndex) -> [RegistrantIndex] {
    day.published.assignments.filter { assignment in
      assignment.slot.session == session && record(of: assignment.registrant)?.hasCome != true
    }.sorted { ($0.slot.start, $0.registrant) < ($1.slot.start, $1.registrant) }
      .map(\.registrant)
  }

  /// How late somebody is who has not come: minutes since the end of the slot; 0 or less while it lasts.
  public func delay(of place: RegistrantIndex) -> Int {
    guard let slot = day.slot(of: place) else { return 0 }
    return minute(in: slot.session) - slot.start - drive.sessions[slot.session].slotMinutes
  }

  /// Who has not come and is no longer expected, in all sessions.
  public var missing: Set<RegistrantIndex> {
    Set(
      day.published.assignments.map(\.registrant).filter {
        record(of: $0)?.hasCome != true && delay(of: $0) > DayState.longestDelay
      })
  }

  /// The slots that hold from now on: those published, without whoever is no longer expected, and those
  /// that were given to people of the waiting list who were called.
  public var assignments: [Assignment] {
    let missing = missing
    var slots = day.published.assignments.filter {
      drive.sessions.places.contains($0.slot.session) && !missing.contains($0.registrant)
    }
    let placed = Set(slots.map(\.registrant))
    for (subject, person) in people where person.wasCalled {
      guard case .registrant(let id) = subject, let place = day.places[id],
        let call = person.call?.event, !placed.contains(place),
        let slot = slot(of: call)
      else { continue }
      slots.append(Assignment(registrant: place, slot: slot))
    }
    return slots.sorted { $0.registrant < $1.registrant }
  }

  /// The slots that were given to people without an invitation.
  public var walkInSlots: [SlotStart] {
    people.values.compactMap { person in
      person.registration.flatMap { slot(of: $0.event) }
    }.sorted { ($0.session, $0.start) < ($1.session, $1.start) }
  }

  private func slot(of event: NewArrival) -> SlotStart? {
    guard let start = ClockTime.minute(of: event.slot),
      let session = drive.sessions.index(ofID: event.session)
    else { return nil }
    let slot = SlotStart(session: session, start: start)
    return drive.hasSlot(slot) ? slot : nil
  }

  /// How far each session has come, for the simulation; nil for those of other days.
  public var progress: [SessionProgress?] {
    drive.sessions.places.map { session in
      guard sessions.contains(session) else { return nil }
      var registrants: [RegistrantIndex: SessionProgress.Arrival] = [:]
      var walkIns: [SessionProgress.Arrival] = []
      for (subject, person) in people {
        guard let entry = person.firstEntry, entry.event.session == drive.sessions[session].id
        else { continue }
        let arrival = SessionProgress.Arrival(
          // A clock that was set back must not make anybody come later than now.
          minute: Double(min(entry.minute(in: day.zone), minute(in: session))),
          isDeferred: person.isDeferred ? true : nil)
        if case .registrant(let id) = subject, let place = day.places[id] {
          registrants[place] = arrival
        } else {
          walkIns.append(arrival)
        }
      }
      return SessionProgress(
        now: minute(in: session), registrants: registrants,
        walkIns: walkIns.sorted { $0.minute < $1.minute })
    }
  }
}
