import DriveStore
import KhungGio
import TestSupport
import Testing

/// What has happened follows from the events in their order, however they came.
@Suite struct DayRecordTests {
  private static let an = ArrivalSubject.registrant("an")

  static func id(_ number: Int) -> String { "event \(number)" }

  /// Events by what they are, each with the place that it has here; an undo names the place it undoes.
  private func arrivals(_ kinds: [(ArrivalKind, undoes: Int?)]) -> [Arrival] {
    kinds.enumerated().map { place, kind in
      Arrival(
        sequence: place + 1, device: 1,
        event: NewArrival(
          id: Self.id(place + 1), number: place + 1, kind: kind.0, session: "room",
          subject: kind.undoes == nil ? Self.an : nil, undoes: kind.undoes.map(Self.id),
          deviceTime: "2021-12-09T01:00:00Z"), issue: 1, keptTime: "2021-12-09T01:00:00Z")
    }
  }

  private func record(_ kinds: [(ArrivalKind, undoes: Int?)]) -> PersonRecord? {
    DayRecord(arrivals(kinds)).people[Self.an]
  }

  @Test func whoComesAndGoes() {
    let here = record([(.enters, nil)])
    #expect(here?.isPresent == true && here?.firstEntry?.sequence == 1 && here?.exit == nil)
    let gone = record([(.enters, nil), (.leaves, nil)])
    #expect(gone?.isPresent == false && gone?.hasCome == true && gone?.exit?.sequence == 2)
    let back = record([(.enters, nil), (.leaves, nil), (.enters, nil)])
    #expect(back?.isPresent == true && back?.repeatedEntries == [])
    #expect(back?.firstEntry?.sequence == 1 && back?.lastEntry?.sequence == 3)
    let deferred = record([(.enters, nil), (.deferred, nil)])
    #expect(deferred?.isPresent == false && deferred?.isDeferred == true)
  }

  /// Both are kept, the first stands, and it is seen.
  @Test func twoDoorsLetInTheSamePerson() {
    let twice = record([(.enters, nil), (.enters, nil)])
    #expect(twice?.firstEntry?.sequence == 1 && twice?.repeatedEntries.map(\.sequence) == [2])
    // The first was an error: the second is the first now.
    let mended = record([(.enters, nil), (.enters, nil), (.undo, undoes: 1)])
    #expect(mended?.firstEntry?.sequence == 2 && mended?.repeatedEntries == [])
  }

  @Test func anUndoIsOfAnEventAndCanBeUndone() {
    #expect(record([(.enters, nil), (.undo, undoes: 1)])?.hasCome == false)
    let again = record([(.enters, nil), (.undo, undoes: 1), (.undo, undoes: 2)])
    #expect(again?.isPresent == true)
    let left = record([(.enters, nil), (.leaves, nil), (.undo, undoes: 2)])
    #expect(left?.isPresent == true && left?.exit == nil)
    let day = DayRecord(arrivals([(.enters, nil), (.undo, undoes: 1)]))
    #expect(day.all.map { day.isUndone($0) } == [true, false])
  }

  /// 10,000 interleavings of three devices that send parts of their events again and again, with
  /// undos of their own events and of others': the record that grows with the events, the one that is
  /// read again in the middle, and a reference that asks of every event by itself, agree.
  @Test func anyInterleavingComesToTheSame() {
    var random = SplitMix64(seed: 20)
    for trial in 0..<10_000 {
      let log = Self.interleaving(&random)
      var grown = DayRecord()
      let cut = Int.random(in: 0...log.count, using: &random)
      for (place, arrival) in log.enumerated() {
        if place == cut { grown = DayRecord(grown.all) }
        grown.add(arrival)
        if Bool.random(using: &random) { grown.add(arrival) }
      }
      let all = grown.all
      #expect(all.map(\.sequence) == all.map(\.sequence).sorted(), "\(trial)")
      let seen = Int.random(in: -1...log.count + 1, using: &random)
      #expect(grown.events(after: seen) == all.filter { $0.sequence > seen }, "\(trial)")
      #expect(grown.latest(seen + 1) == all.suffix(seen + 1), "\(trial)")
      let reference = Self.reference(log)
      #expect(grown.people.count == reference.count, "\(trial)")
      for (subject, expected) in reference {
        let found = grown.people[subject]
        let seen = Reference(
          first: found?.firstEntry?.sequence,
          repeated: found?.repeatedEntries.map(\.sequence) ?? [],
          isPresent: found?.isPresent ?? false, isDeferred: found?.isDeferred ?? false)
        if seen != expected { Issue.record("\(trial) \(subject): \(seen) \(expected)") }
      }
    }
  }

  /// What the store makes of three devices with queues: each sends the head of its queue, sometimes
  /// again from the beginning; the store keeps each event once.
  private static func interleaving(_ random: inout SplitMix64) -> [Arrival] {
    var queues = [[NewArrival]](repeating: [], count: 3)
    var (log, kept, made) = ([Arrival](), Set<String>(), 0)
    for _ in 0..<Int.random(in: 3...14, using: &random) {
      let device = Int.random(in: 0..<3, using: &random)
      made += 1
      // An undo is of an event that the device knows: its own, or one that is kept.
      let known = queues[device] + log.map(\.event)
      let person: ArrivalSubject =
        Int.random(in: 0..<3, using: &random) == 0 ? .walkIn("N-1") : an
      let kinds: [ArrivalKind] = [.enters, .enters, .leaves, .deferred, .undo]
      let kind = kinds.randomElement(using: &random) ?? .enters
      let undone = kind == .undo ? known.randomElement(using: &random) : nil
      queues[device].append(
        NewArrival(
          id: id(made), number: made, kind: undone == nil && kind == .undo ? .enters : kind,
          session: "room", subject: undone == nil ? person : nil, undoes: undone?.id,
          deviceTime: ""))
      guard Bool.random(using: &random) else { continue }
      for event in queues[Int.random(in: 0..<3, using: &random)]
      where !kept.contains(event.id) {
        if let undone = event.undoes, !kept.contains(undone) { break }
        kept.insert(event.id)
        log.append(
          Arrival(
            sequence: log.count + 1, device: device + 1, event: event, issue: 1, keptTime: ""))
      }
    }
    return log
  }

  private struct Reference: Equatable {
    var first: Int?
    var repeated: [Int] = []
    var isPresent = false
    var isDeferred = false
  }

  /// The same, word for word: an event stands unless an undo that stands says otherwise; whoever is let
  /// in while the last thing that stands was being let in has come twice.
  private static func reference(_ log: [Arrival]) -> [ArrivalSubject: Reference] {
    func stands(_ arrival: Arrival) -> Bool {
      !log.contains { $0.event.undoes == arrival.event.id && stands($0) }
    }
    func subject(_ arrival: Arrival) -> ArrivalSubject? {
      if let subject = arrival.event.subject { return subject }
      return log.first { $0.event.id == arrival.event.undoes }.flatMap(subject)
    }
    var found: [ArrivalSubject: Reference] = [:]
    for subjectNow in Set(log.compactMap(subject)) {
      let events = log.filter { subject($0) == subjectNow && stands($0) && $0.event.undoes == nil }
      let entries = events.filter { $0.event.kind == .enters }
      found[subjectNow] = Reference(
        first: entries.first?.sequence,
        repeated: zip(events.dropFirst(), events).filter {
          $0.event.kind == .enters && $1.event.kind == .enters
        }.map(\.0.sequence), isPresent: events.last?.event.kind == .enters,
        isDeferred: events.contains { $0.event.kind == .deferred })
    }
    return found
  }
}
