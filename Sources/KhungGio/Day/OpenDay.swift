import DriveFiles
import DriveStore
public import Drives
import Foundation
import Identities
import Invitations
import Plans
import UnitLists

/// A drive on its day: the published plan, everyone on the lists as the door looks for them.
public struct OpenDay: Sendable {
  /// The drive.
  public let drive: OpenDrive
  /// The number of the published plan.
  public let issue: Int
  /// What people were informed of.
  public let published: PublishedSlots
  /// Everyone on the lists, in list order.
  public let people: PerRegistrant<DoorPerson>
  /// For each id its place on the lists.
  public let places: [String: RegistrantIndex]

  /// The name of the drive's time zone.
  public var zone: String { drive.drive.timeZone }

  /// Reads a drive and its last published plan.
  ///
  /// - Parameter path: the path of the drive's folder.
  /// - Throws: ``PublishedSourceError`` where nothing was published, or why something cannot be read.
  public init(reading path: String) throws(UseCaseError) {
    try self.init(try OpenDrive(reading: path))
  }

  /// Reads the last published plan of a drive.
  ///
  /// - Parameter drive: the drive.
  /// - Throws: ``PublishedSourceError`` where nothing was published, or why it cannot be read.
  public init(_ drive: OpenDrive) throws(UseCaseError) {
    let source = try drive.readPublished(nil, notice: { _ in })
    let issue = source.issue ?? 0
    let invitations = try drive.records.history { history throws(HistoryError) in
      try history.invitations(of: issue)
    }
    let published = try PublishedSlots(of: source, on: drive.drive)
    var codes = PerRegistrant(repeating: "", for: drive.drive.registrants.places)
    if let key = try drive.records.key() {
      let kept = RegistrationCodes(
        of: drive.drive, key: key, keptBy: invitations.values.map { $0 },
        people: drive.drive.people(key: key))
      codes = PerRegistrant(drive.drive.registrants.places.lazy.map(kept.code))
    }
    self.drive = drive
    self.issue = issue
    self.published = published
    people = DoorPerson.all(of: drive.drive, published: published.assignments, codes: codes)
    places = Dictionary(
      zip(drive.drive.registrants, drive.drive.registrants.places).map { ($0.id, $1) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The sessions of a day; where none is on it, the next ones, and after the
  /// last the last: somebody stands at the door all the same.
  ///
  /// - Parameter date: the day.
  /// - Returns: the sessions; none only where the drive has none.
  public func sessions(on date: CalendarDate) -> [SessionIndex] {
    let sessions = drive.drive.sessions
    let days = Set(sessions.map(\.date)).sorted()
    let meant = days.first { $0 >= date } ?? days.last
    return sessions.places.filter { sessions[$0].date == meant }
  }

  /// Whether an event is one of the day of its session. What was tried out on another day does not count,
  /// but on that day itself, so that it can be tried out.
  ///
  /// - Parameters:
  ///   - arrival: the event.
  ///   - today: the day it is; nil where only the days of sessions count.
  /// - Returns: whether it counts.
  func counts(_ arrival: Arrival, today: CalendarDate? = nil) -> Bool {
    guard let moment = arrival.moment,
      let session = drive.drive.sessions.first(where: { $0.id == arrival.event.session })
    else { return true }
    let date = DayClock(moment, in: zone).date
    return date == session.date || date == today
  }

  /// The slot that somebody was published, whose session the drive still has.
  ///
  /// - Parameter place: the person's place on the lists.
  /// - Returns: the slot; nil for none.
  public func slot(of place: RegistrantIndex) -> SlotStart? { people[place].slot }
}

/// Somebody on the lists, as the door looks for them.
public struct DoorPerson: Equatable, Sendable {
  /// The id.
  public let id: String
  /// The name; the id where there is none.
  public let name: String
  /// What the unit is called.
  public let unit: String
  /// The slot; nil for none.
  public let slot: SlotStart?
  /// The code on the slip; empty where there are no slips.
  public let code: String
  /// The year of birth, where others have the same name; else nil.
  public let birthYear: Int?
  /// The last digits of the telephone number, where others have the same name and year; else empty.
  public let phoneEnd: String
  /// The name in small letters without marks, words apart by one space.
  public let key: String
  /// What the person has to be asked when coming; nil where the drive asks nothing.
  public let questions: OpenQuestions?

  /// How many digits of a telephone number a door sees.
  private static let digitsShown = 3

  /// Everyone on the lists of a drive.
  static func all(
    of drive: Drive, published: [Assignment], codes: PerRegistrant<String>
  ) -> PerRegistrant<DoorPerson> {
    var slots: [RegistrantIndex: SlotStart] = [:]
    for assignment in published where drive.sessions.places.contains(assignment.slot.session) {
      slots[assignment.registrant] = assignment.slot
    }
    let keys = PerRegistrant(
      drive.registrants.map { Folding.words($0.name.isEmpty ? $0.id : $0.name) })
    let namesakes = Dictionary(grouping: drive.registrants.places) { keys[$0] }
    let people = zip(drive.registrants.places, drive.registrants).map { place, person in
      let others = (namesakes[keys[place]] ?? []).filter { $0 != place }
      let isShared = others.contains { drive.registrants[$0].birthYear == person.birthYear }
      return DoorPerson(
        id: person.id, name: person.name.isEmpty ? person.id : person.name,
        unit: drive.units[person.unit].name, slot: slots[place], code: codes[place],
        birthYear: others.isEmpty ? nil : person.birthYear,
        phoneEnd: isShared
          ? String(person.phone.filter(\.isNumber).suffix(digitsShown)) : "",
        key: keys[place],
        questions: drive.declarations.isEmpty ? nil : OpenQuestions(of: place, on: drive))
    }
    return PerRegistrant(people)
  }
}
