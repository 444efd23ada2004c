public import DriveStore

/// What has happened at the doors of a drive: who came, who came twice, who has left, by the events in
/// the order in which they were kept.
///
/// Nothing of it is decided when an event comes: each event only joins those about the same person, and
/// what they come to is worked out from all of them. So a device that was cut off for an hour changes
/// nothing but what it saw.
public struct DayRecord: Equatable, Sendable {
  /// What has happened to somebody.
  public private(set) var people: [ArrivalSubject: PersonRecord] = [:]
  /// The place of the last event.
  public private(set) var last = 0

  private var events: [ArrivalSubject: [Arrival]] = [:]
  private var subjects: [String: ArrivalSubject] = [:]

  /// Nothing has happened.
  public init() {}

  /// What has happened by some events.
  ///
  /// - Parameter arrivals: the events, in their order.
  public init(_ arrivals: some Sequence<Arrival>) {
    for arrival in arrivals { add(arrival) }
  }

  /// Adds an event that was kept; one that is there already adds nothing.
  ///
  /// - Parameter arrival: the event.
  public mutating func add(_ arrival: Arrival) {
    last = max(last, arrival.sequence)
    let event = arrival.event
    guard subjects[event.id] == nil,
      let subject = event.subject ?? event.undoes.flatMap({ subjects[$0] })
    else { return }
    subjects[event.id] = subject
    // Events come in order but for copies; a log that is read again is in order, too.
    events[subject, default: []].append(arrival)
    people[subject] = PersonRecord(events[subject] ?? [])
  }

  /// The events about somebody, in order.
  public func events(about subject: ArrivalSubject) -> [Arrival] { events[subject] ?? [] }

  /// The event of a name; nil for none.
  public func arrival(named id: String) -> Arrival? {
    subjects[id].flatMap { events[$0]?.first { $0.event.id == id } }
  }

  /// Whom an event is about; of an undo, whom the event is about that it undoes.
  public func subject(of arrival: Arrival) -> ArrivalSubject? { subjects[arrival.event.id] }

  /// All events, in order.
  public var all: [Arrival] { events.values.joined().sorted { $0.sequence < $1.sequence } }

  /// Whether an event was undone.
  public func isUndone(_ arrival: Arrival) -> Bool {
    guard let subject = subjects[arrival.event.id] else { return false }
    return !PersonRecord.effective(events[subject] ?? []).contains { $0 == arrival }
  }
}

/// What has happened to one person, by the events about them.
public struct PersonRecord: Equatable, Sendable {
  /// Somewhere else, so that a record of thousands is copied at little cost.
  private let kept: Kept

  /// The event by which the person was first let in; nil where nobody did.
  public var firstEntry: Arrival? { kept.facts.firstEntry }
  /// The event by which the person was last let in, coming back included; nil where nobody did.
  public var lastEntry: Arrival? { kept.facts.lastEntry }
  /// When that was; nil where nobody did.
  public var entered: Moment? { kept.facts.entered }
  /// The events by which the person was let in while being inside: two people, or one of them twice.
  public var repeatedEntries: [Arrival] { kept.facts.repeatedEntries }
  /// Whether the person is inside.
  public var isPresent: Bool { kept.facts.isPresent }
  /// The last event by which the person left, deferred or not; nil where there is none.
  public var exit: Arrival? { kept.facts.exit }
  /// Whether the person may not give blood today.
  public var isDeferred: Bool { kept.facts.isDeferred }
  /// The event by which somebody without an invitation registered; nil for others.
  public var registration: Arrival? { kept.facts.registration }
  /// The event by which somebody of the waiting list was called; nil for others.
  public var call: Arrival? { kept.facts.call }
  /// The last event that stands; nil where all were undone.
  public var latest: Arrival? { kept.facts.latest }

  /// Whether the person has come at all.
  public var hasCome: Bool { kept.facts.firstEntry != nil }

  private struct Facts: Equatable, Sendable {
    var firstEntry: Arrival?
    var lastEntry: Arrival?
    var entered: Moment?
    var repeatedEntries: [Arrival] = []
    var isPresent = false
    var exit: Arrival?
    var isDeferred = false
    var registration: Arrival?
    var call: Arrival?
    var latest: Arrival?
  }

  private final class Kept: Sendable {
    let facts: Facts

    init(_ facts: Facts) { self.facts = facts }
  }

  /// What some events about one person come to.
  init(_ events: [Arrival]) {
    var facts = Facts()
    for arrival in PersonRecord.effective(events) {
      switch arrival.event.kind {
      case .enters where facts.isPresent: facts.repeatedEntries.append(arrival)
      case .enters:
        facts.firstEntry = facts.firstEntry ?? arrival
        facts.lastEntry = arrival
        facts.isPresent = true
      case .leaves:
        facts.isPresent = false
        facts.exit = arrival
      case .deferred:
        facts.isPresent = false
        facts.isDeferred = true
        facts.exit = arrival
      case .walkIn: facts.registration = facts.registration ?? arrival
      case .called: facts.call = arrival
      case .undo: continue
      }
      facts.latest = arrival
    }
    facts.entered = facts.lastEntry?.moment
    kept = Kept(facts)
  }

  /// Whether two records say the same.
  public static func == (one: PersonRecord, other: PersonRecord) -> Bool {
    one.kept === other.kept || one.kept.facts == other.kept.facts
  }

  /// The events that were not undone. An undo can itself be undone: what it undid then stands again.
  static func effective(_ events: [Arrival]) -> [Arrival] {
    var undone: Set<String> = []
    // An event can only be undone by a later one.
    for arrival in events.reversed() where !undone.contains(arrival.event.id) {
      if let target = arrival.event.undoes { undone.insert(target) }
    }
    return events.filter { !undone.contains($0.event.id) }
  }
}
