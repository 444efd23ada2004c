import DriveStore
import Foundation
import GRDB
import Identities
import Testing

/// The store's file at its edges: in the wrong place, taken away, of an earlier or a later version.
@Suite struct StoreFileTests {
  @Test func aFolderInItsPlaceCannotBeOpened() throws {
    try Fixture.folder { folder in
      let path = folder.plainPath + History.fileName
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false)
      #expect(
        throws: HistoryError.cannotOpen(path: path, reason: "unable to open database file")
      ) { try History(in: folder) }
    }
  }

  @Test func aStoreThatIsTakenAwayCannotBeWritten() throws {
    try Fixture.folder { folder in
      let history = try History(in: folder)
      let path = folder.plainPath + History.fileName
      try FileManager.default.removeItem(atPath: path)
      #expect(
        throws: HistoryError.cannotWrite(path: path, reason: "attempt to write a readonly database")
      ) { try history.append(Fixture.issue([("an", "08:00")])) }
      #expect(!History.exists(in: folder))
    }
  }

  /// The first version is enough to tell whose file it is.
  @Test func aLaterVersionOfTheFirstTablesIsNewer() throws {
    try Fixture.folder { folder in
      try Fixture.run(sql: "version-1", in: folder)
      let path = folder.plainPath + History.fileName
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 later')")
      }
      #expect(throws: HistoryError.newer(path: path)) { try History(in: folder) }
    }
  }

  /// What happens at the door belongs to an issue.
  @Test func nothingHappensBeforeAPlanIsPublished() throws {
    try Fixture.folder { folder in
      let history = try History(in: folder)
      #expect(
        try history.addDevice("Cửa", token: Checksum(of: [1]), at: ArrivalTests.time) == 1)
      let path = folder.plainPath + History.fileName
      #expect(throws: HistoryError.damaged(path: path, issue: nil)) {
        try history.keep(
          [SentArrivals(device: 1, events: [ArrivalTests.event(1)])], at: ArrivalTests.time)
      }
      #expect(try history.arrivals() == [])
    }
  }

  /// Another place, another time, and neither.
  @Test func whoKeepsPlaceAndTimeHasNotMoved() throws {
    func moved(_ session: String, _ slot: String) throws -> Int? {
      var moved: Int?
      try Fixture.folder { folder in
        let history = try History(in: folder)
        let person = RecordLinkage.Person(
          id: "an", identity: Identity(name: "An", birthYear: 1990, unit: "ward"))
        for (session, slot) in [("hall", "08:00"), (session, slot)] {
          var issue = Fixture.issue([])
          issue.invitations = [NewIssue.Invitation(person: person, session: session, slot: slot)]
          try history.append(issue)
        }
        moved = try history.sizes().last?.moved
      }
      return moved
    }
    #expect(try moved("hall", "08:00") == 0)
    #expect(try moved("hall", "08:10") == 1)
    #expect(try moved("yard", "08:00") == 1)
    #expect(try moved("yard", "08:10") == 1)
  }

  /// A process that was killed had the number that this one has.
  @Test func whatAnotherOfTheSameNumberLeftIsInNobodysWay() throws {
    try Fixture.folder { folder in
      let process = ProcessInfo.processInfo.processIdentifier
      let beside = folder.appending(path: "\(History.fileName).\(process).new")
      try Data("no database".utf8).write(to: beside)
      #expect(try History(in: folder).append(Fixture.issue([])) == 1)
      #expect(!FileManager.default.fileExists(atPath: beside.plainPath))
    }
  }

  /// Of what it was begun as, nothing stays open.
  @Test func noFileStaysOpen() throws {
    try Fixture.folder { folder in
      _ = try History(in: folder)
      let name = folder.lastPathComponent
      #expect(openFiles().filter { $0.contains(name) && $0.contains(".new") } == [])
    }
  }

  /// The files that this process has open, where the system tells.
  private func openFiles() -> [String] {
    let place = "/proc/self/fd"
    var files: [String] = []
    for number in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] {
      let path = "\(place)/\(number)"
      if let file = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
        files.append(file)
      }
    }
    return files
  }
}
