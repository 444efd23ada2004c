public import DriveStore
import Foundation

/// What has happened to one person, by the events about them.
public struct PersonRecord: Equatable, Sendable {
  private let log: SharedLog
  private let person: Int
  private let facts: PersonFacts

  /// What has happened to somebody.
  ///
  /// - Parameters:
  ///   - person: the number of the person.
  ///   - facts: what the events about the person come to.
  ///   - log: the events.
  init(_ person: Int, _ facts: PersonFacts, in log: SharedLog) {
    self.log = log
    self.person = person
    self.facts = facts
  }

  /// The event by which the person was first let in; nil where nobody did.
  public var firstEntry: Arrival? { event(facts.firstEntry) }
  /// The event by which the person was last let in, coming back included; nil where nobody did.
  public var lastEntry: Arrival? { event(facts.lastEntry) }
  /// When that was; nil where nobody did.
  public var entered: Moment? { lastEntry?.moment }
  /// The events by which the person was let in while being inside: two people, or one of them
  /// twice.
  public var repeatedEntries: [Arrival] {
    guard isRepeated else { return [] }
    var facts = PersonFacts()
    return log.events.validNumbers(about: person)
      .filter { facts.add($0, log.events.kind(of: $0)) }.map(log.events.arrival)
  }
  /// Whether the person is inside.
  public var isPresent: Bool { facts.isPresent }
  /// The last event by which the person left, deferred or not; nil where there is none.
  public var exit: Arrival? { event(facts.exit) }
  /// Whether the person may not give blood today.
  public var isDeferred: Bool { facts.isDeferred }
  /// The event by which somebody without an invitation registered; nil for others.
  public var registration: Arrival? { event(facts.registration) }
  /// The event by which somebody of the waiting list was called; nil for others.
  public var call: Arrival? { event(facts.call) }
  /// The last event that stands; nil where all were undone.
  public var latest: Arrival? { event(facts.latest) }

  /// Whether the person has come at all.
  public var hasCome: Bool { facts.firstEntry != .none }
  /// Whether somebody was let in while being inside.
  public var isRepeated: Bool { facts.isRepeated }

  // Thousands are asked for these at every tap: no event is put together for it.

  /// The session at whose door the person was last let in; nil where nobody did.
  var sessionEntered: String? { facts.lastEntry.number.map(log.events.session) }
  /// When that was, the same on every clock; nil where nobody did.
  var dateEntered: Date? { facts.lastEntry.number.flatMap(log.events.date) }
  /// Whether somebody of the waiting list was called.
  var wasCalled: Bool { facts.call != .none }

  private func event(_ number: EventNumber) -> Arrival? { number.number.map(log.events.arrival) }

  /// Whether two records say the same.
  public static func == (one: PersonRecord, other: PersonRecord) -> Bool {
    // What they come to follows from the events.
    one.events == other.events
  }

  private var events: [Arrival] { log.events.numbers(about: person).map(log.events.arrival) }
}

/// Events that the records of many people look into.
final class SharedLog: Sendable {
  let events: EventLog

  init(_ events: EventLog) { self.events = events }
}

/// What has happened to everybody about whom there are events, in the order in which they came
/// first.
public struct PeopleOfDay: RandomAccessCollection, Sendable {
  /// Somebody, and what has happened to them.
  public typealias Element = (key: ArrivalSubject, value: PersonRecord)

  private let log: SharedLog
  private let facts: ChunkedArray<PersonFacts>

  init(_ log: EventLog, _ facts: ChunkedArray<PersonFacts>) {
    self.log = SharedLog(log)
    self.facts = facts
  }

  /// The place of the first one.
  public var startIndex: Int { 0 }
  /// The place behind the last one.
  public var endIndex: Int { facts.count }

  /// Somebody, and what has happened to them, by their place.
  public subscript(place: Int) -> Element {
    (log.events.subject(ofPerson: place), PersonRecord(place, facts[place], in: log))
  }

  /// What has happened to somebody; nil for nothing.
  public subscript(subject: ArrivalSubject) -> PersonRecord? {
    log.events.person(subject).map { PersonRecord($0, facts[$0], in: log) }
  }

  /// What has happened to each.
  public var values: [PersonRecord] { map(\.value) }
}
