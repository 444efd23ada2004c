import DriveStore
import Drives
import Foundation

/// Reads where the day stands: who is present, who is late, whether more may be let in.
public struct ReadDay: UseCase {
  /// The drive on its day.
  public var day: OpenDay
  /// What has happened.
  public var record: DayRecord
  /// When it is; nil for now.
  public var moment: Moment?

  /// Reads where a day stands.
  ///
  /// - Parameters:
  ///   - day: the drive on its day.
  ///   - record: what has happened.
  public init(_ day: OpenDay, _ record: DayRecord) {
    self.day = day
    self.record = record
  }

  /// Reads where the day stands.
  ///
  /// - Parameter context: not used.
  /// - Returns: where every session of the day stands.
  public func perform(_ context: WorkContext) -> DayReading {
    let state = DayState(day, record, at: moment ?? .now)
    return DayReading(
      clock: state.clock, last: record.last,
      sessions: state.sessions.map { SessionReading($0, of: state) })
  }
}

/// Where the day stands.
public struct DayReading: JSONDocument, Equatable {
  /// What the clocks show.
  public let clock: DayClock
  /// The place of the last event that it knows.
  public let last: Int
  /// Every session of the day.
  public let sessions: [SessionReading]

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("date", .string(clock.date.isoText)), ("time", .string(ClockTime.text(clock.minute))),
      ("last", .integer(last)), ("sessions", .array(sessions.map(\.json))),
    ])
  }
}

/// Whether more people may be let in.
public enum Admission: Equatable, Sendable {
  /// The session is on another day.
  case otherDay
  /// It has not opened.
  case early(opens: Int)
  /// It has closed.
  case closed
  /// There is no limit.
  case unlimited
  /// There is room for so many, and so many of those invited are expected soon.
  case room(Int, expected: Int)
  /// There is none: so many must leave before one can come in.
  case full(leaving: Int)

  /// Its name for programs.
  public var name: String {
    switch self {
    case .otherDay: "other-day"
    case .early: "early"
    case .closed: "closed"
    case .unlimited: "unlimited"
    case .room: "room"
    case .full: "full"
    }
  }
}

/// Where a session stands.
public struct SessionReading: JSONDocument, Equatable {
  /// Somebody on the lists, as the organiser sees them.
  public struct Person: Equatable, Sendable {
    /// The id.
    public let id: String
    /// The name.
    public let name: String
    /// What the unit is called.
    public let unit: String
    /// The start of the slot; nil for none.
    public let start: Int?
    /// The telephone number; empty for none.
    public let phone: String
    /// How many minutes since the end of the slot.
    public let delay: Int
  }

  /// The id of the session.
  public let id: String
  /// What the site is called.
  public let site: String
  /// How many are present, with those who come along.
  public let present: Int
  /// The most who may be; nil for no limit.
  public let limit: Int?
  /// How many were published a slot.
  public let invited: Int
  /// How many of those have come.
  public let came: Int
  /// How many of those were expected by now, by the rates of the plan.
  public let expected: Double
  /// Who is late and may still come, the latest first.
  public let late: [Person]
  /// Who is no longer expected.
  public let missing: [Person]
  /// Who came without a slot in this session.
  public let others: Int
  /// Who came without being on the lists.
  public let walkIns: Int
  /// How many may not give blood.
  public let deferred: Int
  /// How many have left, the deferred included.
  public let left: Int
  /// Who was let in twice.
  public let twice: [Person]
  /// How many are present longer than anybody should be: they have left unseen.
  public let overlong: Int
  /// Whether more may be let in.
  public let admission: Admission

  /// One JSON document; names and telephone numbers are not in it.
  public var json: JSONValue {
    .object([
      ("id", .string(id)), ("present", .integer(present)), ("limit", .optional(limit)),
      ("invited", .integer(invited)), ("came", .integer(came)), ("expected", .number(expected)),
      ("late", .integer(late.count)), ("missing", .integer(missing.count)),
      ("without_slot", .integer(others)), ("walk_ins", .integer(walkIns)),
      ("deferred", .integer(deferred)), ("left", .integer(left)),
      ("twice", .integer(twice.count)), ("overlong", .integer(overlong)),
      ("admission", .string(admission.name)),
    ])
  }
}

extension SessionReading {
  /// How many minutes ahead those invited count as expected soon.
  private static let soon = 15
  /// After how many times the stay that the plan knows somebody must have left.
  private static let longestStay = 2

  init(_ session: SessionIndex, of state: DayState) {
    let drive = state.day.drive.drive
    let place = drive.sessions[session]
    let now = state.minute(in: session)
    let invited = state.day.published.assignments.filter { $0.slot.session == session }
    let outstanding = state.outstanding(in: session)
    func person(_ index: RegistrantIndex) -> Person {
      let shown = state.day.people[index]
      return Person(
        id: shown.id, name: shown.name, unit: shown.unit, start: shown.slot?.start,
        phone: drive.registrants[index].phone, delay: state.delay(of: index))
    }
    let delayed = outstanding.filter { state.delay(of: $0) >= 0 }
    let here = EnteredPeople(session, of: state)
    let present = here.present
    let limit = state.limit(in: session)
    let admission = Admission(
      of: place, isToday: place.date == state.clock.date, now: now, present: present, limit: limit,
      expected: outstanding.filter { index in
        guard let start = state.day.slot(of: index)?.start else { return false }
        return start <= now + SessionReading.soon && now < start + place.slotMinutes
      }.reduce(0) { $0 + drive.party(of: $1) })
    self.init(
      id: place.id, site: place.site.isEmpty ? place.id : place.site, present: present,
      limit: limit, invited: invited.count, came: invited.count - outstanding.count,
      expected: invited.reduce(0) { sum, assignment in
        let minutes = Double(now - assignment.slot.start)
        let part = min(1, max(0, minutes / Double(place.slotMinutes)))
        return sum + part * drive.rates(of: drive.registrants[assignment.registrant]).show
      },
      late: delayed.filter { state.delay(of: $0) <= DayState.longestDelay }.map(person),
      missing: delayed.filter { state.delay(of: $0) > DayState.longestDelay }.map(person),
      others: here.others, walkIns: here.walkIns, deferred: here.deferred, left: here.left,
      twice: here.twice.sorted().map(person),
      overlong: here.entered.count {
        place.date <= state.clock.date
          && state.minutes(since: $0) > SessionReading.longestStay * place.stay
      }, admission: admission)
  }
}

/// Who was let in at a session, counted by going through all records once: it is done at every tap.
private struct EnteredPeople {
  var present = 0
  var others = 0
  var walkIns = 0
  var deferred = 0
  var left = 0
  /// Who was let in twice, by the places on the lists.
  var twice: [RegistrantIndex] = []
  /// When those came who are present.
  var entered: [Date] = []

  init(_ session: SessionIndex, of state: DayState) {
    let id = state.day.drive.drive.sessions[session].id
    for (subject, record) in state.record.people where record.sessionEntered == id {
      deferred += record.isDeferred ? 1 : 0
      left += record.isPresent ? 0 : 1
      if record.isPresent, let date = record.dateEntered { entered.append(date) }
      guard case .registrant(let person) = subject else {
        walkIns += 1
        present += record.isPresent ? 1 : 0
        continue
      }
      let place = state.day.places[person]
      let slot = place.flatMap { state.day.slot(of: $0) }
      others += slot?.session == session ? 0 : 1
      if record.isPresent { present += place.map { state.day.drive.drive.party(of: $0) } ?? 1 }
      if record.isRepeated, let place { twice.append(place) }
    }
  }
}

extension Admission {
  fileprivate init(
    of session: Session, isToday: Bool, now: Int, present: Int, limit: Int?, expected: Int
  ) {
    if !isToday {
      self = .otherDay
    } else if now < session.opens {
      self = .early(opens: session.opens)
    } else if now >= session.closes {
      self = .closed
    } else if let limit {
      self =
        present < limit
        ? .room(limit - present, expected: expected) : .full(leaving: present - limit + 1)
    } else {
      self = .unlimited
    }
  }
}
