package import DriveStore
package import Foundation

/// The events of a day in the order in which they came, each in 64 bytes: names and moments are
/// kept as numbers, and what many events have in common is kept once.
///
/// A copy is made at once and stands by itself: an event that is added to one copies a few
/// kilobytes.
package struct EventLog: Sendable {
  /// An event.
  private struct Entry: Sendable {
    /// The digits of its name, or the number of a text.
    var name: UUIDDigits
    let sequence: Int
    let number: Int
    /// When, by the clock of the device and by this machine's: seconds, or the numbers of texts.
    var deviceTime: UInt32
    var keptTime: UInt32
    var person: UInt32
    /// The event before it about the same person.
    var previous = EventNumber.none
    /// The event that did not happen, or the number of its name where it never came.
    var undoes = EventNumber.none
    var circumstances: UInt32
    let kind: ArrivalKind
    var forms: Forms
  }

  /// How parts of an event are kept.
  private struct Forms: OptionSet, Sendable {
    let rawValue: UInt8

    static let nameIsText = Forms(rawValue: 1)
    static let deviceTimeIsText = Forms(rawValue: 2)
    static let keptTimeIsText = Forms(rawValue: 4)
    static let undoesText = Forms(rawValue: 8)
    /// It says itself whom it is about.
    static let hasSubject = Forms(rawValue: 16)
  }

  /// What many events have in common.
  private struct Circumstances: Hashable {
    let device: Int
    let issue: Int
    let session: String
    let name: String
    let slot: String
  }

  private var entries = ChunkedArray<Entry>()
  private var index = NumberIndex()
  private var subjects = Interned<ArrivalSubject>()
  private var lastOfPerson = ChunkedArray<EventNumber>()
  private var circumstances = Interned<Circumstances>()
  private var texts = Interned<String>()
  /// Whether the events came in the order of their places.
  private var isInOrder = true

  /// How many bytes an event takes, beside what it has in common with others.
  package static var bytesOfEvent: Int { MemoryLayout<Entry>.stride }

  /// No events.
  package init() {}

  /// How many events there are; their numbers are those below.
  package var count: Int { entries.count }

  /// How many people they are about; their numbers are those below.
  package var people: Int { subjects.count }

  // MARK: - Adding

  /// Adds an event.
  ///
  /// - Parameter arrival: the event.
  /// - Returns: its number; nil where it is there already, or nobody is known whom it is about.
  package mutating func append(_ arrival: Arrival) -> Int? {
    let event = arrival.event
    guard number(named: event.id) == nil else { return nil }
    let undone = event.undoes.flatMap { number(named: $0) }
    guard let person = event.subject.map({ subjects.intern($0) }) ?? undone.map(self.person(of:))
    else {
      return nil
    }
    var forms: Forms = event.subject == nil ? [] : .hasSubject
    let digits = name(event.id, &forms)
    let entry = Entry(
      name: digits, sequence: arrival.sequence, number: event.number,
      deviceTime: time(event.deviceTime, .deviceTimeIsText, &forms),
      keptTime: time(arrival.keptTime, .keptTimeIsText, &forms), person: UInt32(person),
      previous: person < lastOfPerson.count ? lastOfPerson[person] : .none,
      undoes: undoes(event.undoes, undone, &forms),
      circumstances: UInt32(
        circumstances.intern(
          Circumstances(
            device: arrival.device, issue: arrival.issue, session: event.session,
            name: event.name, slot: event.slot))), kind: event.kind, forms: forms)
    let added = entries.count
    isInOrder = isInOrder && (added == 0 || entries[added - 1].sequence <= entry.sequence)
    index.insert(added, hash: EventLog.hash(digits, isText: forms.contains(.nameIsText)))
    if person == lastOfPerson.count { lastOfPerson.append(.none) }
    lastOfPerson[person] = EventNumber(added)
    entries.append(entry)
    return added
  }

  private mutating func name(_ id: String, _ forms: inout Forms) -> UUIDDigits {
    if let digits = UUIDDigits(id) { return digits }
    forms.insert(.nameIsText)
    return UUIDDigits(high: 0, low: UInt64(texts.intern(id)))
  }

  private mutating func time(_ text: String, _ form: Forms, _ forms: inout Forms) -> UInt32 {
    if let time = SecondOfTime(text) { return time.seconds }
    forms.insert(form)
    return UInt32(texts.intern(text))
  }

  private mutating func undoes(
    _ name: String?, _ number: Int?, _ forms: inout Forms
  ) -> EventNumber {
    guard let name, number == nil else { return EventNumber(number) }
    forms.insert(.undoesText)
    return EventNumber(texts.intern(name))
  }

  // MARK: - Looking up

  /// The number of the event of a name; nil for none.
  ///
  /// - Parameter id: the name.
  /// - Returns: the number.
  package func number(named id: String) -> Int? {
    let digits = UUIDDigits(id)
    guard
      let name = digits ?? texts.number(of: id).map({ UUIDDigits(high: 0, low: UInt64($0)) })
    else { return nil }
    let isText = digits == nil
    return index.number(hash: EventLog.hash(name, isText: isText)) {
      entries[$0].name == name && entries[$0].forms.contains(.nameIsText) == isText
    }
  }

  private static func hash(_ name: UUIDDigits, isText: Bool) -> Int {
    var hasher = Hasher()
    hasher.combine(name)
    hasher.combine(isText)
    return hasher.finalize()
  }

  /// The number of somebody; nil where nothing has happened to them.
  ///
  /// - Parameter subject: who it is.
  /// - Returns: the number.
  package func person(_ subject: ArrivalSubject) -> Int? { subjects.number(of: subject) }

  /// Who has a number.
  ///
  /// - Parameter person: the number.
  /// - Returns: who it is.
  package func subject(ofPerson person: Int) -> ArrivalSubject { subjects[person] }

  /// Whom an event is about; of an undo, whom the event is about that it undoes.
  ///
  /// - Parameter number: the number of the event.
  /// - Returns: the number of the person.
  package func person(of number: Int) -> Int { Int(entries[number].person) }

  /// What happened.
  ///
  /// - Parameter number: the number of the event.
  /// - Returns: what it was.
  package func kind(of number: Int) -> ArrivalKind { entries[number].kind }

  /// The session at whose door an event happened.
  ///
  /// - Parameter number: the number of the event.
  /// - Returns: the id of the session.
  package func session(of number: Int) -> String {
    circumstances[Int(entries[number].circumstances)].session
  }

  /// The event that another one says did not happen.
  ///
  /// - Parameter number: the number of the other event.
  /// - Returns: its number; nil where it undoes none that came before it.
  package func undone(by number: Int) -> Int? {
    let entry = entries[number]
    return entry.forms.contains(.undoesText) ? nil : entry.undoes.number
  }

  /// When an event happened, as ``Arrival/moment`` says; nil where no clock says.
  ///
  /// - Parameter number: the number of the event.
  /// - Returns: the same on every clock.
  package func date(of number: Int) -> Date? {
    let entry = entries[number]
    guard entry.forms.isDisjoint(with: [.deviceTimeIsText, .keptTimeIsText]) else {
      return arrival(number).moment?.date
    }
    let isRight = Arrival.isBelieved(
      waiting: TimeInterval(entry.keptTime) - TimeInterval(entry.deviceTime))
    return SecondOfTime(seconds: isRight ? entry.deviceTime : entry.keptTime).date
  }

  // MARK: - Events

  /// An event, as it came.
  ///
  /// - Parameter number: its number.
  /// - Returns: the event.
  package func arrival(_ number: Int) -> Arrival {
    let entry = entries[number]
    let common = circumstances[Int(entry.circumstances)]
    let undoes = entry.undoes.number.map {
      entry.forms.contains(.undoesText) ? texts[$0] : name(of: entries[$0])
    }
    return Arrival(
      sequence: entry.sequence, device: common.device,
      event: NewArrival(
        id: name(of: entry), number: entry.number, kind: entry.kind, session: common.session,
        subject: entry.forms.contains(.hasSubject) ? subjects[Int(entry.person)] : nil,
        name: common.name, slot: common.slot, undoes: undoes,
        deviceTime: time(entry.deviceTime, isText: entry.forms.contains(.deviceTimeIsText))),
      issue: common.issue,
      keptTime: time(entry.keptTime, isText: entry.forms.contains(.keptTimeIsText)))
  }

  private func name(of entry: Entry) -> String {
    entry.forms.contains(.nameIsText) ? texts[Int(entry.name.low)] : entry.name.text
  }

  private func time(_ time: UInt32, isText: Bool) -> String {
    isText ? texts[Int(time)] : SecondOfTime(seconds: time).text
  }

  /// The events after a place among all, in the order of their places.
  ///
  /// - Parameter sequence: the place.
  /// - Returns: their numbers; where events came in order only these are looked at.
  package func numbers(after sequence: Int) -> [Int] {
    guard isInOrder else {
      return (0..<count).filter { entries[$0].sequence > sequence }
        .sorted { (entries[$0].sequence, $0) < (entries[$1].sequence, $1) }
    }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].sequence > sequence { high = middle } else { low = middle + 1 }
    }
    return Array(low..<count)
  }

  /// The last events in the order of their places.
  ///
  /// - Parameter most: how many, at most.
  /// - Returns: their numbers.
  package func latest(_ most: Int) -> [Int] {
    isInOrder ? Array((0..<count).suffix(max(0, most))) : numbers(after: .min).suffix(max(0, most))
  }

  /// All events about somebody, in the order in which they came.
  ///
  /// - Parameter person: the number of the person.
  /// - Returns: their numbers.
  package func numbers(about person: Int) -> [Int] {
    var numbers: [Int] = []
    var next = lastOfPerson[person].number
    while let number = next {
      numbers.append(number)
      next = entries[number].previous.number
    }
    return numbers.reversed()
  }

  /// The events about somebody that were not undone, in order. An undo can itself be undone: what
  /// it undid then is valid again.
  ///
  /// - Parameter person: the number of the person.
  /// - Returns: their numbers.
  package func validNumbers(about person: Int) -> [Int] {
    var undone: Set<Int> = []
    // An event can only be undone by a later one.
    return numbers(about: person).reversed().filter { number in
      guard !undone.contains(number) else { return false }
      if let target = self.undone(by: number) { undone.insert(target) }
      return true
    }.reversed()
  }
}

extension EventLog: Equatable {
  /// Whether two logs have the same events in the same order.
  package static func == (one: EventLog, other: EventLog) -> Bool {
    one.count == other.count && (0..<one.count).allSatisfy { one.arrival($0) == other.arrival($0) }
  }
}
