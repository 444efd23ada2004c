import DriveStore
import Drives
import Foundation
import KhungGio
import Wording

/// What a phone sends: what happened.
struct SentEvents: Decodable {
  struct Event: Decodable {
    let id: String
    let number: Int
    let kind: String
    let session: String
    let registrant: String?
    let walkIn: String?
    let name: String?
    let slot: String?
    let undoes: String?
    let time: String

    /// The event; nil for a kind that there is not, or texts without end.
    var arrival: NewArrival? {
      let texts = [id, session, registrant, walkIn, name, slot, undoes, time]
      guard let kind = ArrivalKind(rawValue: kind),
        texts.allSatisfy({ ($0?.utf8.count ?? 0) <= Event.longest })
      else { return nil }
      return NewArrival(
        id: id, number: number, kind: kind, session: session,
        subject: registrant.map { .registrant($0) } ?? walkIn.map { .walkIn($0) },
        name: TextWidth.printable(name ?? ""), slot: slot ?? "", undoes: undoes,
        deviceTime: time)
    }

    private static let longest = 400
  }

  let events: [Event]
}

/// What a device says to be let in.
struct JoinRequest: Decodable {
  let pin: String
  let name: String
}

/// A device that was let in.
struct JoinedDevice: Encodable {
  let device: Int
  let name: String
}

/// Why a device is not let in.
struct JoinRefusal: Encodable {
  let error: String
  let says: String
}

/// What has happened to somebody, as a phone shows it.
struct DoorState: Encodable {
  let subject: String
  let name: String?
  let session: String?
  let slot: String?
  let present: Bool
  let came: String?
  let left: String?
  let deferred: String?
  let twice: Bool
  let called: Bool
  let lastEvent: String?

  init(_ subject: ArrivalSubject, in people: PeopleOfDay, zone: String) {
    let person = people[subject]
    func time(_ arrival: Arrival?) -> String? {
      arrival.map { ClockTime.text($0.minute(in: zone)) }
    }
    self.subject = subject.text
    name = person?.registration?.event.name
    session = (person?.registration ?? person?.call ?? person?.firstEntry)?.event.session
    slot = [person?.call, person?.registration].compactMap { $0?.event.slot }
      .first { !$0.isEmpty }
    present = person?.isPresent ?? false
    came = time(person?.firstEntry)
    left = time(person?.exit)
    deferred = person?.isDeferred == true ? time(person?.exit) : nil
    twice = person?.isRepeated == true
    called = person?.call != nil
    lastEvent = person?.latest?.event.id
  }
}

extension ArrivalSubject {
  /// As phones name it.
  var text: String {
    switch self {
    case .registrant(let id): "r:\(id)"
    case .walkIn(let code): "w:\(code)"
    }
  }
}

/// Where the day stands, as a phone shows it.
struct DoorReading: Encodable {
  struct Session: Encodable {
    let id: String
    let present: Int
    let limit: Int?
    let admission: String
    let says: String

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(id, forKey: .id)
      try container.encode(present, forKey: .present)
      // Without a limit the page must know that there is none.
      try container.encode(limit, forKey: .limit)
      try container.encode(admission, forKey: .admission)
      try container.encode(says, forKey: .says)
    }

    private enum Key: CodingKey { case id, present, limit, admission, says }
  }

  let last: Int
  let sessions: [Session]

  init(_ reading: DayReading, of drive: Drive, in wording: Words) {
    last = reading.last
    sessions = reading.sessions.map { session in
      Session(
        id: session.id, present: session.present, limit: session.limit,
        admission: session.admission.name, says: session.sentence(on: drive, in: wording))
    }
  }
}

extension SessionReading {
  /// Whether more may be let in, in words.
  func sentence(on drive: Drive, in wording: Words) -> String {
    switch admission {
    case .otherDay:
      wording.admissionOtherDay(
        drive.sessions.first { $0.id == id }.map { wording.date($0.date) } ?? "")
    case .early(let opens): wording.admissionEarly(opens: opens)
    case .closed: wording.admissionClosed
    case .unlimited: wording.admissionUnlimited(present: present)
    case .room(let room, let expected):
      wording.admission(present: present, limit: limit ?? 0, room: room, expected: expected)
    case .full(let leaving):
      wording.admissionFull(present: present, limit: limit ?? 0, leaving: leaving)
    }
  }
}

/// What has changed, as a stream and answers to writes carry it.
struct DoorChange: Encodable {
  let states: [DoorState]
  let reading: DoorReading
  let last: Int
  /// When it is, by the clock of the server.
  let time: String
  var kept: [String]?
  var refused: [Refused]?

  struct Refused: Encodable {
    let id: String
    let why: String
  }
}

/// Everyone on the lists, as a phone keeps them.
struct DoorList: Encodable {
  struct Person: Encodable {
    let id: String
    let name: String
    let unit: String
    let session: String?
    let slot: String?
    let code: String
    let year: Int?
    let phoneEnd: String?
    let key: String
    let asked: [String]?
    let barredBy: [String]?
  }

  struct Session: Encodable {
    let id: String
    let site: String
    let date: String
    let dateText: String
    let opens: String
    let closes: String
    let slotMinutes: Int
    let isToday: Bool
  }

  let drive: String
  let issue: Int
  let zone: String
  let date: String
  let time: String
  let sessions: [Session]
  /// The questions that people are asked, by their ids; nil where there are none.
  let questions: [String: String]?
  let people: [Person]

  init(_ day: OpenDay, at moment: Moment, in wording: Words) {
    let drive = day.drive.drive
    let clock = DayClock(moment, in: day.zone)
    let today = day.sessions(on: clock.date)
    self.drive = drive.name
    issue = day.issue
    zone = day.zone
    date = clock.date.isoText
    time = moment.text
    sessions = zip(drive.sessions.places, drive.sessions).map { index, session in
      Session(
        id: session.id, site: session.site.isEmpty ? session.id : session.site,
        date: session.date.isoText, dateText: wording.shortDate(session.date),
        opens: ClockTime.text(session.opens), closes: ClockTime.text(session.closes),
        slotMinutes: session.slotMinutes, isToday: today.contains(index))
    }
    people = day.people.map { person in
      Person(
        id: person.id, name: person.name, unit: person.unit,
        session: person.slot.map { drive.sessions[$0.session].id },
        slot: person.slot.map { ClockTime.text($0.start) }, code: person.code,
        year: person.birthYear, phoneEnd: person.phoneEnd.isEmpty ? nil : person.phoneEnd,
        key: person.key, asked: person.questions.map(\.open),
        barredBy: person.questions.map(\.barring))
    }
    questions =
      drive.declarations.isEmpty
      ? nil
      : Dictionary(
        drive.declarations.map { ($0.id, $0.question(in: wording.language)) },
        uniquingKeysWith: { first, _ in first })
  }
}

/// What happened lately.
struct DoorLog: Encodable {
  struct Event: Encodable {
    let id: String
    let at: String
    let kind: String
    let subject: String
    let device: String
    let isUndone: Bool
  }

  let events: [Event]
}
