import DriveStore
import Foundation
import KhungGio
import TestSupport
import Testing

/// Events are kept as numbers and come back as they were.
@Suite struct EventLogTests {
  private static let second = "2021-12-09T01:00:00Z"

  private func arrival(
    _ id: String, sequence: Int = 1, kind: ArrivalKind = .enters,
    subject: ArrivalSubject? = .registrant("an"), undoes: String? = nil, told: String = second,
    kept: String = second
  ) -> Arrival {
    Arrival(
      sequence: sequence, device: 1,
      event: NewArrival(
        id: id, number: sequence, kind: kind, session: "room", subject: subject, undoes: undoes,
        deviceTime: told), issue: 1, keptTime: kept)
  }

  @Test func anEventTakes64Bytes() {
    #expect(EventLog.bytesOfEvent == 64)
  }

  @Test(arguments: ArrivalKind.allCases)
  func everyEventComesBackAsItWas(_ kind: ArrivalKind) {
    var log = EventLog()
    var added: [Arrival] = []
    func add(_ arrival: Arrival) {
      #expect(log.append(arrival) == added.count)
      added.append(arrival)
    }
    let ids = [
      "01234567-89ab-cdef-8123-456789abcdef", "01234567-89AB-CDEF-8123-456789ABCDEF",
      "ffffffff-ffff-ffff-ffff-ffffffffffff", "00000000-0000-0000-0000-000000000000",
      "0123456789ab-cdef-8123-456789abcdef-", "Đặng Thị Ánh, ba mươi sáu chữ không ", "", "0",
    ]
    for id in ids { add(arrival(id, sequence: added.count, kind: kind)) }
    let times = [
      "", "2021-12-09T01:00:00", "2021-12-09T01:00:00+07:00", "2021-12-09t01:00:00Z",
      "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2106-02-07T06:28:15Z",
      "2106-02-07T06:28:16Z", "2024-02-29T23:59:59Z", "2023-02-29T23:59:59Z",
      "2021-12-09T24:00:00Z", "2021-12-09T01:60:00Z", "2021-12-09T01:00:60Z",
      "2021-00-09T01:00:00Z", "2021-12-0９T01:00:0Z",
    ]
    for time in times {
      add(arrival(UUID().uuidString.lowercased(), kind: kind, told: time))
      add(arrival(UUID().uuidString.lowercased(), kind: kind, kept: time))
    }
    let subjects: [ArrivalSubject?] = [.walkIn("an"), .registrant(""), nil]
    for (subject, undoes) in zip(subjects, [nil, "never came", ids[2]]) {
      add(arrival(UUID().uuidString, kind: kind, subject: subject, undoes: undoes))
    }
    let (name, slot) = (String(repeating: "Nguyễn ", count: 50), "08:15")
    for number in [Int.min, -1, 0, Int.max] {
      add(
        Arrival(
          sequence: number, device: number,
          event: NewArrival(
            id: "number \(number)", number: number, kind: kind, session: name,
            subject: .walkIn("N-1"), name: name, slot: slot, deviceTime: ""), issue: number,
          keptTime: ""))
    }
    #expect(log.count == added.count && log.people == 4)
    for (number, arrival) in added.enumerated() {
      #expect(log.arrival(number) == arrival)
      #expect(log.number(named: arrival.event.id) == number)
      #expect(log.kind(of: number) == kind && log.session(of: number) == arrival.event.session)
      #expect(log.date(of: number) == arrival.moment?.date, "\(arrival)")
    }
    // What is there already, and what is about nobody, is not added.
    for arrival in added { #expect(log.append(arrival) == nil) }
    #expect(log.append(arrival("x", subject: nil, undoes: "y")) == nil)
    #expect(log.append(arrival("x", subject: nil)) == nil)
    #expect(log.count == added.count && log.number(named: "x") == nil)
  }

  @Test func secondsAreThoseOfTheCalendar() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<20_000 {
      let seconds = UInt32.random(in: 0...UInt32.max, using: &random)
      let date = Date(timeIntervalSince1970: TimeInterval(seconds))
      let time = SecondOfTime(seconds: seconds)
      #expect(time.text == date.formatted(.iso8601) && time.date == date)
      #expect(SecondOfTime(time.text) == time)
    }
  }

  @Test func digitsAreThoseOfUUIDs() {
    for _ in 0..<1_000 {
      let text = UUID().uuidString.lowercased()
      #expect(UUIDDigits(text)?.text == text)
      let place = text.index(text.startIndex, offsetBy: .random(in: 0..<36))
      for sign in ["g", "A", " ", "/", ":", "`", "-é", ""] {
        let other = text.replacingCharacters(in: place...place, with: sign)
        #expect(UUIDDigits(other) == nil)
      }
    }
  }

  /// The clock of a device is believed for a day, as ``Arrival/moment`` has it.
  @Test func aMomentIsThatOfTheEvent() throws {
    var log = EventLog()
    let kept = try #require(SecondOfTime(Self.second)?.seconds)
    for (place, wait) in [-1, 0, 1, 86_399, 86_400, 86_401].enumerated() {
      let told = SecondOfTime(seconds: UInt32(Int(kept) - wait)).text
      let event = arrival("event \(place)", told: told)
      let added = log.append(event)
      let number = try #require(added)
      #expect(log.date(of: number) == event.moment?.date)
      let isBelieved = (0...86_400).contains(wait)
      #expect((log.date(of: number) == SecondOfTime(told)?.date) == (isBelieved || wait == 0))
    }
  }

  private struct Same: Hashable {
    let value: Int
    func hash(into hasher: inout Hasher) { hasher.combine(value % 3) }
  }

  /// Values with the same hash are told apart, and what is added to a copy is not in the other.
  @Test func valuesAreKeptOnce() {
    var interned = Interned<Same>()
    for value in 0..<700 { #expect(interned.intern(Same(value: value)) == value) }
    for value in 0..<700 { #expect(interned.intern(Same(value: value)) == value) }
    var copy = interned
    #expect(copy.intern(Same(value: 800)) == 700 && interned.intern(Same(value: 900)) == 700)
    #expect(copy.number(of: Same(value: 900)) == nil && copy[700] == Same(value: 800))
    #expect(interned.number(of: Same(value: 800)) == nil && interned[700] == Same(value: 900))
    #expect((0..<700).allSatisfy { copy[$0] == Same(value: $0) && interned[$0] == copy[$0] })
  }

  /// Two logs that go on from the same one, event by event.
  @Test func copiesStandByThemselves() {
    func event(_ place: Int, _ log: String) -> Arrival {
      arrival("\(log) \(place)", sequence: place, subject: .registrant("\(place % 7) \(log)"))
    }
    var one = EventLog()
    for place in 0..<300 { _ = one.append(event(place, "both")) }
    var other = one
    for place in 300..<700 {
      _ = one.append(event(place, "one"))
      if place % 2 == 0 { _ = other.append(event(place, "other")) }
    }
    #expect(one.count == 700 && other.count == 500 && one.people == 14 && other.people == 14)
    #expect(one != other)
    for place in 0..<300 {
      #expect(
        one.arrival(place) == event(place, "both") && other.arrival(place) == one.arrival(place))
    }
    for place in 300..<700 {
      #expect(one.arrival(place) == event(place, "one"))
      #expect(
        one.number(named: "other \(place)") == nil && other.number(named: "one \(place)") == nil)
    }
    for place in 300..<500 { #expect(other.arrival(place) == event(place * 2 - 300, "other")) }
  }
}
