import DriveStore
import Foundation
import GRDB
import Synchronization
import Testing

/// What happens at the door is kept once, as it came, and for good.
@Suite struct ArrivalTests {
  static let time = "2021-12-09T01:00:00Z"

  /// A history with one published plan and some devices.
  private func open(_ folder: URL, devices: Int = 1) throws -> History {
    let history = try History(in: folder)
    try history.append(Fixture.issue([("an", "08:00")]))
    for number in 1...devices {
      let token = Checksum(of: Array("token \(number)".utf8))
      #expect(try history.addDevice("Cửa \(number)", token: token, at: Self.time) == number)
    }
    return history
  }

  static func id(_ number: Int, device: Int = 1) -> String {
    let digits = String(number)
    let first = String(repeating: "0", count: 8 - String(device).count) + String(device)
    return "\(first)-0000-4000-8000-"
      + String(repeating: "0", count: 12 - digits.count) + digits
  }

  static func event(
    _ number: Int, _ kind: ArrivalKind = .enters, _ person: String? = "an", device: Int = 1,
    undoes: String? = nil
  ) -> NewArrival {
    NewArrival(
      id: id(number, device: device), number: number, kind: kind, session: "hall",
      subject: person.map { .registrant($0) }, undoes: undoes, deviceTime: "2021-12-09T00:59:58Z")
  }

  @Test func whatIsKeptIsReadAgain() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      let walkIn = NewArrival(
        id: Self.id(2), number: 2, kind: .walkIn, session: "hall", subject: .walkIn("N-7K2M4QXY"),
        name: "Đỗ Thị Ước", slot: "08:15", deviceTime: "?")
      let undo = Self.event(3, .undo, nil, undoes: Self.id(1))
      let events = [Self.event(1), walkIn, undo]
      let outcomes = try history.keep([SentArrivals(device: 1, events: events)], at: Self.time)[0]
      let kept = try History(in: folder).arrivals()
      #expect(outcomes == kept.map { .kept($0) })
      #expect(kept.map(\.event) == events && kept.map(\.sequence) == [1, 2, 3])
      #expect(kept.allSatisfy { $0.issue == 1 && $0.device == 1 && $0.keptTime == Self.time })
      #expect(try history.arrivals(after: 2).map(\.event) == [undo])
    }
  }

  /// A phone that got no answer sends everything again.
  @Test func theSameEventAgainAddsNothing() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      let sent = SentArrivals(device: 1, events: [Self.event(1), Self.event(2, .leaves)])
      _ = try history.keep([sent], at: Self.time)
      let again = try history.keep([sent, sent], at: Self.time)
      #expect(
        again == [
          [.known(sequence: 1), .known(sequence: 2)], [.known(sequence: 1), .known(sequence: 2)],
        ])
      #expect(try history.arrivals().count == 2)
    }
  }

  @Test func aGapOfNumbersIsSeen() throws {
    try Fixture.folder { folder in
      let history = try open(folder, devices: 2)
      _ = try history.keep(
        [
          SentArrivals(device: 1, events: [1, 4, 6].map { Self.event($0) }),
          SentArrivals(device: 2, events: [Self.event(1, device: 2)]),
        ], at: Self.time)
      let gaps = try history.arrivalGaps()
      #expect(gaps.map(\.device) == [1] && gaps.map(\.missing) == [[2, 3, 5]])
      _ = try history.keep(
        [SentArrivals(device: 1, events: [2, 3, 5].map { Self.event($0) })], at: Self.time)
      #expect(try history.arrivalGaps() == [])
    }
  }

  /// A phone whose browser forgot everything counts from 1 again: what it saw has happened.
  @Test func aNumberThatIsUsedGivesWay() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      _ = try history.keep(
        [SentArrivals(device: 1, events: [Self.event(1), Self.event(2)])], at: Self.time)
      var other = Self.event(1, .leaves)
      other.id = Self.id(9)
      _ = try history.keep([SentArrivals(device: 1, events: [other])], at: Self.time)
      #expect(try history.arrivals().map(\.event.number) == [1, 2, 3])
      #expect(try history.arrivals().last?.event.kind == .leaves)
    }
  }

  @Test func whatCanNeverBeKeptIsSaidAndTheRestIsKept() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      var short = Self.event(1)
      short.id = "1"
      var slot = Self.event(2)
      slot.slot = "8h"
      let outcomes = try history.keep(
        [
          SentArrivals(
            device: 1,
            events: [
              short, slot, Self.event(3, .undo, nil, undoes: Self.id(99)),
              Self.event(4, .walkIn, "an"), Self.event(5, .enters, nil), Self.event(6, .enters, ""),
              Self.event(7, .undo, "an", undoes: Self.id(8)), Self.event(8),
            ]), SentArrivals(device: 7, events: [Self.event(1, device: 7)]),
        ], at: Self.time)
      #expect(
        outcomes[0].dropLast() == [
          .refused(.malformed), .refused(.malformed), .refused(.undoesNothing),
          .refused(.malformed), .refused(.malformed), .refused(.malformed), .refused(.malformed),
        ])
      #expect(outcomes[1] == [.refused(.unknownDevice)])
      #expect(try history.arrivals().map(\.event.number) == [8])
    }
  }

  @Test func theSchemaGuardsEvents() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      _ = try history.keep([SentArrivals(device: 1, events: [Self.event(1)])], at: Self.time)
      let raw = try DatabaseQueue(path: folder.appending(path: History.fileName).plainPath)
      for statement in [
        "UPDATE arrival SET kind = 'out'", "DELETE FROM arrival", "DELETE FROM device",
        "UPDATE device SET name = 'x'",
        "UPDATE door_pin SET pin = '000000'; INSERT INTO door_pin VALUES (1, 'now', '1')",
        "INSERT INTO door_pin VALUES (1, '\(Self.time)', '12345a')",
        "INSERT INTO arrival (id, device, number, kind, session, registrant, name, slot, issue, told, kept) VALUES ('\(Self.id(2))', 1, 2, 'comes', 's', 'an', '', '', 1, '', '\(Self.time)')",
        "INSERT INTO arrival (id, device, number, kind, session, registrant, name, slot, issue, told, kept) VALUES ('\(Self.id(2))', 1, 1, 'in', 's', 'an', '', '', 1, '', '\(Self.time)')",
        "INSERT INTO arrival (id, device, number, kind, session, registrant, name, slot, issue, told, kept) VALUES ('\(Self.id(2))', 1, 2, 'in', 's', 'an', '', '', 9, '', '\(Self.time)')",
      ] {
        #expect(throws: DatabaseError.self, "\(statement)") {
          try raw.write { try $0.execute(sql: statement) }
        }
      }
      #expect(try history.arrivals().count == 1)
    }
  }

  @Test func devicesComeWithTheirSecretUntilTheyAreShutOut() throws {
    try Fixture.folder { folder in
      let history = try open(folder, devices: 2)
      let token = Checksum(of: Array("token 2".utf8))
      #expect(try history.device(withToken: token)?.name == "Cửa 2")
      #expect(try history.device(withToken: Checksum(of: [0])) == nil)
      try history.shutOut(device: 2, at: Self.time)
      #expect(try history.device(withToken: token) == nil)
      #expect(try history.devices().map(\.shutOut) == [nil, Self.time])
      #expect(try history.doorPIN() == nil)
      try history.setDoorPIN("012345", at: Self.time)
      try history.setDoorPIN("999999", at: Self.time)
      #expect(try History(in: folder).doorPIN() == "999999")
    }
  }

  /// A history from before there were doors is brought up to date, with everything in it.
  @Test func anOlderHistoryGetsADoor() throws {
    try Fixture.folder { folder in
      try Fixture.run(sql: "version-1", in: folder)
      let history = try History(in: folder)
      #expect(try history.arrivals() == [])
      #expect(try history.issues().count == 3)
      _ = try history.addDevice("Cửa", token: Checksum(of: []), at: Self.time)
      let kept = try history.keep(
        [SentArrivals(device: 1, events: [Self.event(1)])], at: Self.time)
      #expect(kept[0].first?.isStored == true)
      #expect(try history.arrivals().map(\.issue) == [3])
    }
  }

  /// Twenty devices at once, each event sent twice: each is kept once, in each device's order, and
  /// whatever waits joins the next step.
  @Test func manyDevicesAtOnce() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = try open(folder, devices: 20)
    let steps = Mutex<[Int]>([])
    let log = ArrivalLog(history, clock: { Self.time }) { kept in
      steps.withLock { $0.append(kept.count) }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for device in 1...20 {
        group.addTask {
          for number in 1...5 {
            let event = Self.event(number, device: device)
            for _ in 1...2 {
              let outcomes = try await log.keep([event], of: device)
              let stored = outcomes.map(\.isStored)
              #expect(stored == [true])
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let kept = try history.arrivals()
    #expect(kept.count == 100 && steps.withLock { $0.reduce(0, +) } == 100)
    for device in 1...20 {
      #expect(kept.filter { $0.device == device }.map(\.event.number) == [1, 2, 3, 4, 5])
    }
  }

  /// The folder is gone: everybody who waits is told, and nothing is taken for kept.
  @Test func aDiskThatFailsIsSaid() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = try open(folder)
    let file = folder.appending(path: History.fileName).plainPath
    let other = try DatabaseQueue(path: file)
    try await other.writeWithoutTransaction { try $0.execute(sql: "DROP TABLE arrival") }
    let log = ArrivalLog(history, clock: { Self.time })
    await #expect(throws: HistoryError.self) { try await log.keep([Self.event(1)], of: 1) }
  }
}
