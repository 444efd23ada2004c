import DriveStore
import Foundation
import GRDB
import Identities
import Testing

/// Three issues: An and Chi; then An later, Bình, and no longer Chi; then An in another place.
@Suite struct KeptIssuesTests {
  private func invitation(_ id: String, _ session: String, _ slot: String) -> NewIssue.Invitation {
    NewIssue.Invitation(
      person: RecordLinkage.Person(
        id: id,
        identity: Identity(
          name: "Tên \(id)", birthYear: 1990, phone: id == "chi" ? "0912345678" : "", unit: "ward")),
      session: session, slot: slot)
  }

  private func history(_ folder: URL) throws -> History {
    let history = try History(in: folder)
    for (number, invitations) in [
      [invitation("an", "hall", "08:00"), invitation("chi", "hall", "08:00")],
      [invitation("an", "hall", "08:10"), invitation("bình", "hall", "08:00")],
      [invitation("an", "yard", "08:10"), invitation("bình", "hall", "08:00")],
    ].enumerated() {
      let issue = NewIssue(
        time: Fixture.time, reason: "", plan: [UInt8(number)],
        inputs: [Issue.Input(file: "drive.yaml", checksum: Checksum(of: []))],
        invitations: invitations)
      #expect(try history.append(issue) == number + 1)
    }
    return history
  }

  @Test func sizesTellWhoMovedCameAndWent() throws {
    try Fixture.folder { folder in
      let sizes = try history(folder).sizes()
      #expect(
        sizes.map { [$0.number, $0.invited, $0.moved, $0.came, $0.gone] }
          == [[1, 2, 0, 2, 0], [2, 2, 1, 1, 1], [3, 2, 1, 0, 0]])
    }
  }

  @Test func everybodyInvitedBeforeIsThereByTheLastIssue() throws {
    try Fixture.folder { folder in
      let history = try history(folder)
      func before(_ number: Int) throws -> [[String]] {
        try history.invitations(before: number).map { [$0.registrant, $0.session, $0.slot] }
          .sorted { $0[0] < $1[0] }
      }
      #expect(try before(1) == [])
      #expect(try before(2) == [["an", "hall", "08:00"], ["chi", "hall", "08:00"]])
      #expect(
        try before(3) == [
          ["an", "hall", "08:10"], ["bình", "hall", "08:00"], ["chi", "hall", "08:00"],
        ])
      #expect(
        try before(9) == [
          ["an", "yard", "08:10"], ["bình", "hall", "08:00"], ["chi", "hall", "08:00"],
        ])
    }
  }

  @Test func rowsAreCountedAndPeopleAreNamed() throws {
    try Fixture.folder { folder in
      let history = try history(folder)
      try history.withdraw(
        [
          WithdrawnRow(
            id: "dũng", name: "Trần Dũng", unit: "ward", birthYear: nil, phone: "0987654321",
            list: "ward.csv", fields: [:])
        ], time: Fixture.time, reason: "")
      #expect(
        try history.rowCounts() == [
          "issue": 3, "input": 3, "invitation": 6, "withdrawal": 1, "device": 0, "door_pin": 0,
          "arrival": 0,
        ])
      #expect(
        try history.namesAndPhones() == [
          "Tên an", "Tên bình", "Tên chi", "0912345678", "Trần Dũng", "0987654321",
        ])
    }
  }

  /// A copy is a store like the other, and leaves nothing beside it.
  @Test func aCopyIsWhole() throws {
    try Fixture.folder { folder in
      let history = try history(folder)
      let (scratch, other) = (folder.appending(path: "scratch"), folder.appending(path: "other"))
      for place in [scratch, other] {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      }
      let bytes = try history.copied(in: scratch)
      #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.plainPath) == [])
      try Data(bytes).write(to: other.appending(path: History.fileName))
      let copy = try History(in: other)
      #expect(try copy.issues() == history.issues())
      #expect(try copy.plan(of: 3) == [2] && copy.invitations(of: 3) == history.invitations(of: 3))
      #expect(!History.exists(in: scratch) && History.exists(in: other))
    }
  }

  /// What a process that was killed had begun is removed; what is another's, or runs, stays.
  @Test func whatAKilledProcessLeftIsRemoved() throws {
    try Fixture.folder { folder in
      _ = try History(in: folder)
      let own = ProcessInfo.processInfo.processIdentifier
      // No process has a number as large as this.
      let gone = ["99999999.new", "99999999.new-journal", "99999999.new.x"]
      let kept = ["\(own).new", "99999999.old", "new", "0.new", "-5.new", "x.new", "99999999"]
      for name in gone + kept {
        try Data().write(to: folder.appending(path: "\(History.fileName).\(name)"))
      }
      try Data().write(to: folder.appending(path: "other.sqlite.99999999.new"))
      _ = try History(in: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.plainPath)
      #expect(
        Set(names)
          == Set(kept.map { "\(History.fileName).\($0)" })
          .union([History.fileName, "other.sqlite.99999999.new"]))
    }
  }

  @Test func aStoreWhoseRowsDoNotFitTogetherIsDamaged() throws {
    try Fixture.folder { folder in
      _ = try history(folder)
      let path = folder.appending(path: History.fileName).plainPath
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      try DatabaseQueue(path: path, configuration: configuration).write {
        try $0.execute(
          sql: """
            INSERT INTO invitation VALUES
              (9, 'an', '', 'u', 's', '08:00', 'u', 's', '08:00', '', NULL, '', '')
            """)
      }
      #expect(throws: HistoryError.damaged(path: path, issue: nil)) { try History(in: folder) }
    }
  }
}

/// Who was taken out of the lists, with the row to bring them back.
@Suite struct WithdrawalTests {
  private func row(_ id: String, _ fields: [String: String]) -> WithdrawnRow {
    WithdrawnRow(
      id: id, name: "Tên \(id)", unit: "ward", birthYear: id == "an" ? 1990 : nil, phone: "09",
      list: "ward.csv", fields: fields)
  }

  @Test func whoWithdrewIsKeptUntilTheyAreBack() throws {
    try Fixture.folder { folder in
      let history = try History(in: folder)
      let (an, chi, empty) = (
        row("an", ["id": "an", "note": "", "": "x"]), row("chi", ["id": "chi"]), row("bình", [:])
      )
      #expect(try history.withdraw([an, chi], time: Fixture.time, reason: "ốm") == [1, 2])
      #expect(try history.withdraw([], time: Fixture.time, reason: "") == [])
      #expect(try history.withdraw([empty], time: Fixture.time, reason: "") == [3])
      let kept = try History(in: folder).withdrawals()
      #expect(kept.map(\.number) == [1, 2, 3] && kept.map(\.batch) == [1, 1, 2])
      #expect(
        kept.map(\.reason) == ["ốm", "ốm", ""] && kept.map(\.time).allSatisfy { $0 == Fixture.time }
      )
      #expect(kept.map(\.row) == [an, chi, empty])
      try history.bringBack([1, 3, 7], time: Fixture.time)
      #expect(try history.withdrawals().map(\.row.id) == ["chi"])
      // Once is enough, and numbers are never used again.
      try history.bringBack([1], time: "2021-12-02T07:30:00Z")
      #expect(try history.withdraw([an], time: Fixture.time, reason: "") == [4])
      #expect(try history.withdrawals().map(\.batch) == [1, 3])
    }
  }

  /// What divides fields is in none of them.
  @Test func whatDividesFieldsIsLeftOut() throws {
    try Fixture.folder { folder in
      let history = try History(in: folder)
      try history.withdraw(
        [row("an", ["a\u{1F}b": "c\u{1F}\u{1F}d", "e": "\u{1F}"])], time: Fixture.time, reason: "")
      #expect(try history.withdrawals().map(\.row.fields) == [["ab": "cd", "e": ""]])
    }
  }
}

/// Events at the door at the edges of what is kept.
@Suite struct ArrivalEdgeTests {
  private func open(_ folder: URL) throws -> History {
    let history = try History(in: folder)
    try history.append(Fixture.issue([("an", "08:00")]))
    let token = Checksum(of: [1])
    #expect(try history.addDevice("Cửa", token: token, at: ArrivalTests.time) == 1)
    return history
  }

  private func keep(
    _ history: History, _ number: Int, as name: Int, _ change: (inout NewArrival) -> Void = { _ in }
  ) throws -> ArrivalOutcome? {
    var event = ArrivalTests.event(number)
    event.id = ArrivalTests.id(name)
    change(&event)
    return try history.keep([SentArrivals(device: 1, events: [event])], at: ArrivalTests.time)[0]
      .first
  }

  /// A number up to 10,000 after the last one is taken; any other gives way to the next one.
  @Test func numbersThatAreFarAwayGiveWay() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      for (name, number) in [10_001, 0, -3, 10_002, 20_003, 10_000].enumerated() {
        _ = try keep(history, number, as: name)
      }
      #expect(try history.arrivals().map(\.event.number) == [1, 2, 3, 10_002, 10_003, 10_000])
    }
  }

  /// As many as 10,000 missing numbers are listed, and not one more.
  @Test func manyMissingNumbersAreListed() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      _ = try keep(history, 10_000, as: 1)
      #expect(try history.arrivalGaps().map(\.missing) == [Array(1...9_999)])
      _ = try keep(history, 10_002, as: 2)
      #expect(try history.arrivalGaps().map(\.missing) == [Array(1...9_999) + [10_001]])
      _ = try keep(history, 10_004, as: 3)
      #expect(try history.arrivalGaps() == [])
    }
  }

  /// A name is 36 characters as SQLite counts them; a slot is a time or nothing; an event has one
  /// subject, and only an undo undoes.
  @Test func whatIsKeptIsSound() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      let changes: [(isKept: Bool, change: (inout NewArrival) -> Void)] = [
        (true, { _ in }), (false, { $0.id += "0" }), (false, { $0.id.removeLast() }),
        (false, { $0.id = String(repeating: "e\u{301}", count: 36) }),
        (true, { $0.id = String(repeating: "e\u{301}", count: 18) }),
        (true, { $0.slot = "08:15" }), (false, { $0.slot = "08:15 " }),
        (false, { $0.slot = "8:15" }),
        (false, { $0.slot = "38:15" }), (false, { $0.subject = .registrant("") }),
        (false, { $0.subject = .walkIn("") }), (true, { $0.subject = .walkIn("N") }),
        (false, { $0.undoes = ArrivalTests.id(1) }),
        (false, { $0.kind = .undo }), (false, { ($0.kind, $0.subject) = (.undo, nil) }),
        (true, { ($0.kind, $0.subject, $0.undoes) = (.undo, nil, ArrivalTests.id(1)) }),
        (false, { $0.kind = .walkIn }), (true, { ($0.kind, $0.subject) = (.walkIn, .walkIn("N")) }),
      ]
      for (place, (isKept, change)) in changes.enumerated() {
        let outcome = try keep(history, place + 1, as: place + 1, change)
        #expect(outcome?.isStored == isKept, "\(place)")
        if !isKept { #expect(outcome == .refused(.malformed), "\(place)") }
      }
      #expect(try history.arrivals(after: 0) == history.arrivals())
    }
  }

  /// Devices in their order, each with what it misses.
  @Test func gapsComeByDevice() throws {
    try Fixture.folder { folder in
      let history = try open(folder)
      for number in 2...12 {
        let token = Checksum(of: [UInt8(number)])
        #expect(try history.addDevice("Cửa", token: token, at: ArrivalTests.time) == number)
        _ = try history.keep(
          [SentArrivals(device: number, events: [ArrivalTests.event(2, device: number)])],
          at: ArrivalTests.time)
      }
      #expect(try history.arrivalGaps().map(\.device) == Array(2...12))
      #expect(try history.arrivalGaps().allSatisfy { $0.missing == [1] })
    }
  }

  /// Who listens is told of each step what it added, and nothing where it added nothing.
  @Test func nobodyIsToldOfWhatAddsNothing() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = try open(folder)
    let (told, tell) = AsyncStream.makeStream(of: [String].self)
    let log = ArrivalLog(history, clock: { ArrivalTests.time }) { kept in
      tell.yield(kept.map(\.event.id))
    }
    let events = [ArrivalTests.event(1), ArrivalTests.event(2)]
    #expect(try await log.keep(events, of: 1).map(\.isStored) == [true, true])
    #expect(try await log.keep(events, of: 1) == [.known(sequence: 1), .known(sequence: 2)])
    #expect(try await log.keep([], of: 1) == [])
    #expect(try await log.keep([ArrivalTests.event(3)], of: 1).map(\.isStored) == [true])
    tell.finish()
    var all: [[String]] = []
    for await ids in told { all.append(ids) }
    #expect(all == [[ArrivalTests.id(1), ArrivalTests.id(2)], [ArrivalTests.id(3)]])
  }
}
