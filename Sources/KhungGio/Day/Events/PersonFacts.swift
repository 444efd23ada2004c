import DriveStore

/// What the events about one person come to, each by its number.
struct PersonFacts: Equatable, Sendable {
  private(set) var firstEntry = EventNumber.none
  private(set) var lastEntry = EventNumber.none
  private(set) var exit = EventNumber.none
  private(set) var registration = EventNumber.none
  private(set) var call = EventNumber.none
  private(set) var latest = EventNumber.none
  private(set) var isPresent = false
  private(set) var isDeferred = false
  private(set) var isRepeated = false

  /// Nothing has happened.
  init() {}

  /// What the events about somebody come to.
  ///
  /// - Parameters:
  ///   - person: the number of the person.
  ///   - log: the events.
  init(of person: Int, in log: EventLog) {
    for number in log.validNumbers(about: person) { add(number, log.kind(of: number)) }
  }

  /// Adds the next event about the person, which undoes none.
  ///
  /// - Parameters:
  ///   - number: the number of the event.
  ///   - kind: what happened.
  /// - Returns: whether the person was let in while being inside.
  @discardableResult
  mutating func add(_ number: Int, _ kind: ArrivalKind) -> Bool {
    let event = EventNumber(number)
    var isSecondEntry = false
    switch kind {
    case .enters where isPresent:
      isRepeated = true
      isSecondEntry = true
    case .enters:
      if firstEntry == .none { firstEntry = event }
      lastEntry = event
      isPresent = true
    case .leaves:
      isPresent = false
      exit = event
    case .deferred:
      isPresent = false
      isDeferred = true
      exit = event
    case .walkIn: if registration == .none { registration = event }
    case .called: call = event
    case .undo: return false
    }
    latest = event
    return isSecondEntry
  }
}
