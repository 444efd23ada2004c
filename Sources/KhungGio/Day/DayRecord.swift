public import DriveStore

/// What has happened at the doors of a drive: who came, who came twice, who has left, by the events
/// in the order in which they were kept.
///
/// Nothing of it is decided when an event comes: each event only joins those about the same person,
/// and what they come to is worked out from all of them. So a device that was cut off for an hour
/// changes nothing but what it saw.
public struct DayRecord: Equatable, Sendable {
  /// The place of the last event.
  public private(set) var last = 0

  private var log = EventLog()
  private var facts = ChunkedArray<PersonFacts>()

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
    guard let number = log.append(arrival) else { return }
    let person = log.person(of: number)
    if person == facts.count { facts.append(PersonFacts()) }
    if log.undone(by: number) == nil {
      facts[person].add(number, arrival.event.kind)
    } else {
      facts[person] = PersonFacts(of: person, in: log)
    }
  }

  /// What has happened to somebody.
  public var people: PeopleOfDay { PeopleOfDay(log, facts) }

  /// The events about somebody, in order.
  public func events(about subject: ArrivalSubject) -> [Arrival] {
    log.person(subject).map { log.numbers(about: $0).map(log.arrival) } ?? []
  }

  /// The event of a name; nil for none.
  public func arrival(named id: String) -> Arrival? { log.number(named: id).map(log.arrival) }

  /// Whom the event of a name is about; of an undo, whom the event is about that it undoes.
  public func subject(named id: String) -> ArrivalSubject? {
    log.number(named: id).map { log.subject(ofPerson: log.person(of: $0)) }
  }

  /// Whom an event is about; of an undo, whom the event is about that it undoes.
  public func subject(of arrival: Arrival) -> ArrivalSubject? { subject(named: arrival.event.id) }

  /// All events, in order.
  public var all: [Arrival] { events(after: .min) }

  /// The events after one, in order.
  ///
  /// - Parameter sequence: the place of that event among all.
  /// - Returns: the events.
  public func events(after sequence: Int) -> [Arrival] {
    log.numbers(after: sequence).map(log.arrival)
  }

  /// Whom the events after one are about: a phone that comes back needs no more, and the events of
  /// a whole day are not put together for it.
  ///
  /// - Parameter sequence: the place of that event among all.
  /// - Returns: each once, in the order in which something first happened to them.
  public func subjects(after sequence: Int) -> [ArrivalSubject] {
    var isMeant = [Bool](repeating: false, count: log.people)
    for number in log.numbers(after: sequence) { isMeant[log.person(of: number)] = true }
    return isMeant.indices.filter { isMeant[$0] }.map(log.subject)
  }

  /// The last events, in order.
  ///
  /// - Parameter count: how many, at most.
  /// - Returns: the events.
  public func latest(_ count: Int) -> [Arrival] { log.latest(count).map(log.arrival) }

  /// Whether an event was undone.
  public func isUndone(_ arrival: Arrival) -> Bool {
    guard let number = log.number(named: arrival.event.id) else { return false }
    return !log.validNumbers(about: log.person(of: number)).contains(number)
  }

  /// Whether two records say the same.
  public static func == (one: DayRecord, other: DayRecord) -> Bool {
    // What the events come to follows from them.
    one.last == other.last && one.log == other.log
  }
}
