import DriveStore
import Foundation
import GRDB
import Identities
import Synchronization
import Testing

@Suite struct HistoryTests {
  @Test func whatIsIssuedIsKeptWhole() throws {
    try Fixture.folder { folder in
      let history = try History(in: folder)
      #expect(try history.last() == 0 && history.issues() == [])
      let plan = Array("{\"version\": 1}\n\0ă".utf8)
      var issue = Fixture.issue([("an", "08:00")], plan: plan)
      issue.reason = "trường hủy"
      issue.inputs = [
        Issue.Input(file: "drive.yaml", checksum: Checksum(of: [1])),
        Issue.Input(file: "units.csv", checksum: Checksum(of: [2])),
      ]
      #expect(try history.append(issue) == 1)
      #expect(try history.append(Fixture.issue([])) == 2)
      let again = try History(in: folder)
      let issues = try again.issues()
      #expect(issues.map(\.number) == [1, 2])
      #expect(issues[0].time == Fixture.time && issues[0].reason == "trường hủy")
      #expect(issues[0].inputs == issue.inputs && issues[0].checksum == Checksum(of: plan))
      #expect(try again.plan(of: 1) == plan)
      #expect(try again.plan(of: 3) == nil)
    }
  }

  /// A slot that changes is the same appointment; one that was lost is over.
  @Test func anAppointmentLastsUntilItsSlotIsLost() throws {
    try Fixture.folder { folder in
      let history = try History(in: folder)
      for slots in [
        [("an", "08:00"), ("chi", "08:00")], [("an", "08:10")],
        [("an", "08:20"), ("chi", "08:20")],
      ] {
        try history.append(Fixture.issue(slots))
      }
      let last = try history.invitations(of: 3)
      #expect(last["an"]?.slot == "08:20" && last["an"]?.appointment.slot == "08:00")
      #expect(last["chi"]?.appointment.slot == "08:20")
      #expect(last["an"]?.name == "Tên an" && last["an"]?.unit == "ward")
      #expect(last["an"]?.identity.birthYear == 1990 && last["an"]?.code == "KG-an")
    }
  }

  @Test func theSchemaGuardsItself() throws {
    try Fixture.folder { folder in
      let history = try History(in: folder)
      try history.append(Fixture.issue([("an", "08:00")]))
      let raw = try DatabaseQueue(path: folder.appending(path: History.fileName).plainPath)
      let sum = Checksum(of: []).text
      for statement in [
        // A gap, a number twice, times and checksums that are none.
        "INSERT INTO issue VALUES (3, '\(Fixture.time)', '', x'00', '\(sum)')",
        "INSERT INTO issue VALUES (1, '\(Fixture.time)', '', x'00', '\(sum)')",
        "INSERT INTO issue VALUES (2, 'now', '', x'00', '\(sum)')",
        "INSERT INTO issue VALUES (2, '\(Fixture.time)', '', x'', '\(sum)')",
        "INSERT INTO issue VALUES (2, '\(Fixture.time)', '', x'00', 'abc')",
        // What is issued stays.
        "UPDATE issue SET reason = 'other'", "DELETE FROM issue",
        "UPDATE invitation SET slot = '09:00'", "DELETE FROM invitation",
        // Parts of an issue that is not there, twice the same person, a slot that is none.
        "INSERT INTO input VALUES (7, 'units.csv', '\(sum)')",
        "INSERT INTO invitation VALUES (7, 'a', '', 'u', 's', '08:00', 'u', 's', '08:00', '', NULL, '', '')",
        "INSERT INTO invitation VALUES (1, 'an', '', 'u', 's', '08:00', 'u', 's', '08:00', '', NULL, '', '')",
        "INSERT INTO invitation VALUES (1, 'bình', '', 'u', 's', 'noon', 'u', 's', '08:00', '', NULL, '', '')",
      ] {
        #expect(throws: DatabaseError.self, "\(statement)") {
          try raw.write { try $0.execute(sql: statement) }
        }
      }
      #expect(try history.last() == 1)
    }
  }

  /// A history of version 1 is brought up to date, with the appointments that its plans imply.
  @Test func aHistoryOfVersionOneIsReadOn() throws {
    try Fixture.folder { folder in
      try Fixture.run(sql: "version-1", in: folder)
      let history = try History(in: folder)
      #expect(try history.issues().map(\.reason) == ["", "trường hủy", "thêm Bình"])
      for number in 1...3 { #expect(try history.plan(of: number) != nil) }
      let last = try history.invitations(of: 3)
      #expect(last.count == 3)
      #expect(last["an"]?.slot == "08:10" && last["an"]?.appointment.slot == "08:00")
      #expect(last["bình"]?.appointment.slot == "08:20" && last["bình"]?.name == "")
      #expect(last["chi"]?.slot == "08:15" && last["chi"]?.appointment.slot == "08:05")
      #expect(try history.append(Fixture.issue([("chi", "08:30")])) == 4)
      #expect(try history.invitations(of: 4)["chi"]?.appointment.slot == "08:05")
    }
  }

  @Test func aHistoryOfALaterVersionIsLeftAlone() throws {
    try Fixture.folder { folder in
      try History(in: folder).append(Fixture.issue([]))
      let file = folder.appending(path: History.fileName)
      try DatabaseQueue(path: file.plainPath).write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('3 something')")
      }
      let before = try Data(contentsOf: file)
      #expect(throws: HistoryError.newer(path: file.plainPath)) { try History(in: folder) }
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func whatIsNotAsItWasWrittenIsTold() throws {
    try Fixture.folder { folder in
      let history = try History(in: folder)
      try history.append(Fixture.issue([]))
      let file = folder.appending(path: History.fileName)
      try DatabaseQueue(path: file.plainPath).write {
        try $0.execute(sql: "DROP TRIGGER issue_stays_as_it_is; UPDATE issue SET plan = x'00'")
      }
      #expect(throws: HistoryError.damaged(path: file.plainPath, issue: 1)) {
        try history.plan(of: 1)
      }
      try Data("no database, but long enough to be taken for one by its name".utf8).write(to: file)
      #expect(throws: HistoryError.damaged(path: file.plainPath, issue: nil)) {
        try History(in: folder)
      }
    }
  }

  @Test func manyAtOnceGetANumberEach() throws {
    try Fixture.folder { folder in
      _ = try History(in: folder)
      let numbers = Mutex<[Int]>([])
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        for _ in 0..<5 {
          guard let history = try? History(in: folder),
            let number = try? history.append(Fixture.issue([("an", "08:00")]))
          else { continue }
          numbers.withLock { $0.append(number) }
        }
      }
      #expect(numbers.withLock { $0.sorted() } == Array(1...40))
      #expect(try History(in: folder).issues().map(\.number) == Array(1...40))
    }
  }
}

@Suite struct ChecksumTests {
  /// The examples of FIPS 180-4, and a text whose padding takes a block of its own.
  @Test func examples() {
    #expect(
      Checksum(of: Array("abc".utf8)).text
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Checksum(of: []).text == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Checksum(of: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)).text
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      Checksum(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)).text
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}

enum Fixture {
  static let time = "2021-12-01T07:30:00Z"

  static func issue(_ slots: [(String, String)], plan: [UInt8] = [1]) -> NewIssue {
    NewIssue(
      time: time, reason: "", plan: plan, inputs: [],
      invitations: slots.map {
        NewIssue.Invitation(
          person: RecordLinkage.Person(
            id: $0, identity: Identity(name: "Tên \($0)", birthYear: 1990, unit: "ward")),
          session: "hall", slot: $1, code: "KG-\($0)")
      })
  }

  /// A new folder, gone afterwards.
  static func folder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// A file beside these tests.
  static func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }

  /// Makes a history of what a file beside these tests says.
  static func run(sql name: String, in folder: URL) throws {
    let file = file("\(name).sql")
    let database = try DatabaseQueue(path: folder.appending(path: History.fileName).plainPath)
    let text = try String(contentsOf: file, encoding: .utf8)
    try database.writeWithoutTransaction { try $0.execute(sql: text) }
  }
}

extension URL {
  var plainPath: String { path(percentEncoded: false) }
}
