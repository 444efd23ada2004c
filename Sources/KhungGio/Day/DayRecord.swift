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

  private var subjects = PartedIndex<ArrivalSubject>()

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
    people[subject] = PersonRecord((people[subject]?.events ?? []) + [arrival])
  }

  /// The events about somebody, in order.
  public func events(about subject: ArrivalSubject) -> [Arrival] { people[subject]?.events ?? [] }

  /// The event of a name; nil for none.
  public func arrival(named id: String) -> Arrival? {
    subjects[id].flatMap { people[$0]?.events.first { $0.event.id == id } }
  }

  /// Whom an event is about; of an undo, whom the event is about that it undoes.
  public func subject(of arrival: Arrival) -> ArrivalSubject? { subjects[arrival.event.id] }

  /// All events, in order.
  public var all: [Arrival] { events(after: .min) }

  /// The events after one, in order.
  ///
  /// - Parameter sequence: the place of that event among all.
  /// - Returns: the events; only they are sorted, since phones that come back ask often.
  public func events(after sequence: Int) -> [Arrival] {
    people.values.flatMap { $0.events(after: sequence) }.sorted { $0.sequence < $1.sequence }
  }

  /// The last events, in order.
  ///
  /// - Parameter count: how many, at most.
  /// - Returns: the events.
  public func latest(_ count: Int) -> [Arrival] {
    // Places are given one after the other, so that few more than these are looked at.
    var looked = count
    while true {
      let found = events(after: last - looked)
      if found.count >= count || looked > last { return found.suffix(count) }
      looked *= 2
    }
  }

  /// Whether an event was undone.
  public func isUndone(_ arrival: Arrival) -> Bool {
    guard let person = subjects[arrival.event.id].flatMap({ people[$0] }) else { return false }
    return !person.stands(arrival)
  }
}

/// Values by names, in parts: a change of an index that somebody else holds, too, copies one part and
/// not tens of thousands of names.
private struct PartedIndex<Value: Equatable & Sendable>: Equatable, Sendable {
  private static var numberOfParts: Int { 256 }

  private var parts = [[String: Value]](repeating: [:], count: numberOfParts)

  subscript(name: String) -> Value? {
    get { parts[PartedIndex.part(of: name)][name] }
    set { parts[PartedIndex.part(of: name)][name] = newValue }
  }

  private static func part(of name: String) -> Int {
    Int(UInt(bitPattern: name.hashValue) % UInt(numberOfParts))
  }
}

/// What has happened to one person, by the events about them.
public struct PersonRecord: Equatable, Sendable {
  /// Somewhere else, so that a record of thousands is copied at little cost.
  private let kept: Kept

  /// The events, in order.
  var events: [Arrival] { kept.events }
  /// The event by which the person was first let in; nil where nobody did.
  public var firstEntry: Arrival? { event(kept.facts.firstEntry) }
  /// The event by which the person was last let in, coming back included; nil where nobody did.
  public var lastEntry: Arrival? { event(kept.facts.lastEntry) }
  /// When that was; nil where nobody did.
  public var entered: Moment? { kept.facts.entered }
  /// The events by which the person was let in while being inside: two people, or one of them twice.
  public var repeatedEntries: [Arrival] { kept.facts.repeatedEntries.map { events[$0] } }
  /// Whether the person is inside.
  public var isPresent: Bool { kept.facts.isPresent }
  /// The last event by which the person left, deferred or not; nil where there is none.
  public var exit: Arrival? { event(kept.facts.exit) }
  /// Whether the person may not give blood today.
  public var isDeferred: Bool { kept.facts.isDeferred }
  /// The event by which somebody without an invitation registered; nil for others.
  public var registration: Arrival? { event(kept.facts.registration) }
  /// The event by which somebody of the waiting list was called; nil for others.
  public var call: Arrival? { event(kept.facts.call) }
  /// The last event that stands; nil where all were undone.
  public var latest: Arrival? { event(kept.facts.latest) }

  /// Whether the person has come at all.
  public var hasCome: Bool { kept.facts.firstEntry != nil }
  /// Whether somebody was let in while being inside.
  public var isRepeated: Bool { !kept.facts.repeatedEntries.isEmpty }

  private func event(_ place: Int?) -> Arrival? { place.map { events[$0] } }

  /// The events after one, in order.
  func events(after sequence: Int) -> ArraySlice<Arrival> {
    let begin = events.lastIndex { $0.sequence <= sequence }.map { $0 + 1 } ?? 0
    return events[begin...]
  }

  /// Whether an event was not undone.
  func stands(_ arrival: Arrival) -> Bool {
    PersonRecord.effective(events).contains { events[$0] == arrival }
  }

  /// Events by their places among those about the person: none is kept twice.
  private struct Facts: Sendable {
    var firstEntry: Int?
    var lastEntry: Int?
    var entered: Moment?
    var repeatedEntries: [Int] = []
    var isPresent = false
    var exit: Int?
    var isDeferred = false
    var registration: Int?
    var call: Int?
    var latest: Int?
  }

  private final class Kept: Sendable {
    let events: [Arrival]
    let facts: Facts

    init(_ events: [Arrival], _ facts: Facts) {
      self.events = events
      self.facts = facts
    }
  }

  /// What some events about one person come to.
  init(_ events: [Arrival]) {
    var facts = Facts()
    for place in PersonRecord.effective(events) {
      switch events[place].event.kind {
      case .enters where facts.isPresent: facts.repeatedEntries.append(place)
      case .enters:
        facts.firstEntry = facts.firstEntry ?? place
        facts.lastEntry = place
        facts.isPresent = true
      case .leaves:
        facts.isPresent = false
        facts.exit = place
      case .deferred:
        facts.isPresent = false
        facts.isDeferred = true
        facts.exit = place
      case .walkIn: facts.registration = facts.registration ?? place
      case .called: facts.call = place
      case .undo: continue
      }
      facts.latest = place
    }
    facts.entered = facts.lastEntry.flatMap { events[$0].moment }
    kept = Kept(events, facts)
  }

  /// Whether two records say the same.
  public static func == (one: PersonRecord, other: PersonRecord) -> Bool {
    // What they come to follows from the events.
    one.kept === other.kept || one.events == other.events
  }

  /// The places of the events that were not undone. An undo can itself be undone: what it undid then
  /// stands again.
  private static func effective(_ events: [Arrival]) -> [Int] {
    guard events.contains(where: { $0.event.undoes != nil }) else { return Array(events.indices) }
    var undone: Set<String> = []
    // An event can only be undone by a later one.
    for arrival in events.reversed() where !undone.contains(arrival.event.id) {
      if let target = arrival.event.undoes { undone.insert(target) }
    }
    return events.indices.filter { !undone.contains(events[$0].event.id) }
  }
}
