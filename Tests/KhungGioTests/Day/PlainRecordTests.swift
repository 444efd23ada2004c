import DriveStore
import KhungGio
import TestSupport
import Testing

/// The record says of any events what keeping and asking them one by one says.
@Suite struct PlainRecordTests {
  /// Every event, whole; each question goes through all of them.
  private struct Plain {
    var events: [Arrival] = []

    mutating func add(_ arrival: Arrival) {
      guard !events.contains(where: { $0.event.id == arrival.event.id }), subject(arrival) != nil
      else { return }
      events.append(arrival)
    }

    func subject(_ arrival: Arrival) -> ArrivalSubject? {
      if let subject = arrival.event.subject { return subject }
      return events.first { $0.event.id == arrival.event.undoes }.flatMap(subject)
    }

    var all: [Arrival] {
      events.enumerated().sorted { ($0.1.sequence, $0.0) < ($1.1.sequence, $1.0) }.map(\.element)
    }

    func about(_ subject: ArrivalSubject) -> [Arrival] {
      events.filter { self.subject($0) == subject }
    }

    /// Undone by a later event about the same person that is itself not undone.
    func isUndone(_ arrival: Arrival) -> Bool {
      let same = events.filter { subject($0) == subject(arrival) }
      let later = same.drop { $0.event.id != arrival.event.id }.dropFirst()
      return later.contains { $0.event.undoes == arrival.event.id && !isUndone($0) }
    }

    func valid(_ subject: ArrivalSubject) -> [Arrival] {
      about(subject).filter { !isUndone($0) && $0.event.kind != .undo }
    }

    func isPresent(_ events: some Collection<Arrival>) -> Bool {
      let moving = events.filter { [.enters, .leaves, .deferred].contains($0.event.kind) }
      return moving.last?.event.kind == .enters
    }

    /// Entries from outside, and those of people who were inside.
    func entries(_ subject: ArrivalSubject, inside: Bool) -> [Arrival] {
      let valid = valid(subject)
      return valid.indices.filter {
        valid[$0].event.kind == .enters && isPresent(valid[..<$0]) == inside
      }.map { valid[$0] }
    }
  }

  private static let names = ["a", "01234567-89ab-cdef-8123-456789abcdef", "Ánh"]

  private func id(_ number: Int) -> String {
    let end = String(number, radix: 16)
    return number % 5 == 0
      ? "event \(number)"
      : "01234567-89ab-cdef-8123-" + String(repeating: "0", count: 12 - end.count) + end
  }

  private func event(
    _ number: Int, sequence: Int, _ random: inout SplitMix64
  ) -> Arrival {
    let kind = random.one(of: ArrivalKind.allCases + [.undo])
    let name = random.one(of: Self.names)
    let subject = random.happens(0.7) ? ArrivalSubject.registrant(name) : .walkIn(name)
    let isUndo = kind == .undo || random.happens(0.05)
    return Arrival(
      sequence: sequence, device: random.number(1...3),
      event: NewArrival(
        id: id(random.happens(0.05) ? random.number(1...number) : number), number: number,
        kind: kind, session: random.one(of: ["room", "yard"]),
        subject: kind == .undo && random.happens(0.9) ? nil : subject,
        name: kind == .walkIn ? name : "", slot: random.one(of: ["", "08:15"]),
        undoes: isUndo ? id(random.number(1...max(1, number - 1))) : nil,
        deviceTime: random.one(of: ["", "2021-12-09T01:00:00Z", "2021-12-09T03:00:00Z"])),
      issue: random.number(1...2), keptTime: "2021-12-09T02:00:00Z")
  }

  @Test func anyEventsComeToWhatTheyAre() {
    var random = SplitMix64(seed: 21)
    for trial in 0..<400 {
      var (plain, record) = (Plain(), DayRecord())
      var copies: [(DayRecord, Plain)] = []
      let isInOrder = trial % 4 > 0
      for number in 1...random.number(1...40) {
        let sequence = isInOrder ? number : random.number(1...40)
        let event = event(number, sequence: sequence, &random)
        if random.happens(0.1) { copies.append((record, plain)) }
        record.add(event)
        plain.add(event)
      }
      copies.append((record, plain))
      for (record, plain) in copies { compare(record, plain, "\(trial)", &random) }
    }
  }

  private func compare(
    _ record: DayRecord, _ plain: Plain, _ trial: Comment, _ random: inout SplitMix64
  ) {
    let all = plain.all
    #expect(record.all == all, trial)
    #expect(record == DayRecord(plain.events) || record.last > (all.last?.sequence ?? 0), trial)
    let after = random.number(-1...41)
    let later = all.filter { $0.sequence > after }
    #expect(record.events(after: after) == later, trial)
    #expect(Set(record.subjects(after: after)) == Set(later.compactMap(plain.subject)), trial)
    #expect(record.latest(after) == all.suffix(max(0, after)), trial)
    for arrival in all {
      #expect(record.isUndone(arrival) == plain.isUndone(arrival), trial)
      #expect(record.subject(of: arrival) == plain.subject(arrival), trial)
      #expect(record.arrival(named: arrival.event.id) == arrival, trial)
    }
    var subjects: [ArrivalSubject] = []
    for subject in plain.events.compactMap(plain.subject) where !subjects.contains(subject) {
      subjects.append(subject)
    }
    #expect(record.people.map(\.key) == subjects, trial)
    #expect(record.people[.registrant("nobody")] == nil, trial)
    for (subject, entry) in zip(subjects, record.people) {
      let person = entry.value
      #expect(record.people[subject] == person, trial)
      #expect(record.events(about: subject) == plain.about(subject), trial)
      let (valid, entries) = (plain.valid(subject), plain.entries(subject, inside: false))
      #expect(person.firstEntry == entries.first && person.lastEntry == entries.last, trial)
      #expect(person.entered == entries.last?.moment, trial)
      #expect(person.repeatedEntries == plain.entries(subject, inside: true), trial)
      #expect(person.isRepeated == !person.repeatedEntries.isEmpty, trial)
      #expect(person.isPresent == plain.isPresent(valid), trial)
      #expect(person.exit == valid.last { [.leaves, .deferred].contains($0.event.kind) }, trial)
      #expect(person.isDeferred == valid.contains { $0.event.kind == .deferred }, trial)
      #expect(person.registration == valid.first { $0.event.kind == .walkIn }, trial)
      #expect(person.call == valid.last { $0.event.kind == .called }, trial)
      #expect(person.latest == valid.last && person.hasCome == !entries.isEmpty, trial)
    }
  }

  /// As many as twenty phones send in an hour, with a copy kept after each: a person of a day is
  /// not worked out from the beginning at every event.
  @Test func anHourOfTapsIsAddedOneByOne() {
    var record = DayRecord()
    var copies: [DayRecord] = []
    let (people, taps) = (50, 72_000)
    for tap in 0..<taps {
      record.add(
        Arrival(
          sequence: tap + 1, device: tap % 20 + 1,
          event: NewArrival(
            id: id(tap * 5 + 1), number: tap / 20 + 1,
            kind: tap / people % 2 == 0 ? .enters : .leaves, session: "room",
            subject: .registrant("person \(tap % people)"), deviceTime: "2021-12-09T01:00:00Z"),
          issue: 1, keptTime: "2021-12-09T01:00:00Z"))
      if tap % 9_000 == 0 { copies.append(record) }
    }
    #expect(record.people.count == people && record.last == taps)
    #expect(record.people.allSatisfy { !$0.value.isPresent && !$0.value.isRepeated })
    #expect(record.events(after: taps - 3).map(\.sequence) == [71_998, 71_999, 72_000])
    #expect(copies.map(\.all.count) == (0..<8).map { $0 * 9_000 + 1 })
  }
}
