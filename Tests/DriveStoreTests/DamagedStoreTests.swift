import DriveStore
import Foundation
import GRDB
import Testing

/// Stores that are damaged, foreign, empty or newer (field/attack 5): each is refused in words, stays
/// byte for byte as it was, and numbers never begin at 1 again.
@Suite struct DamagedStoreTests {
  /// Why a store is refused; nil where it is not.
  private func error(_ folder: URL) -> HistoryError? {
    do throws(HistoryError) {
      let history = try History(in: folder)
      _ = try history.sizes()
      _ = try history.append(Fixture.issue([("an", "08:00")]))
      return nil
    } catch {
      return error
    }
  }

  /// The path of the store in a folder.
  private func path(_ folder: URL) -> String { folder.appending(path: History.fileName).plainPath }

  @Test(arguments: ["fuzz-sqlite-4d6b1aff", "fuzz-sqlite-97643d35", "truncated-then-issued"])
  func storesThatWereDamagedAreRefused(name: String) throws {
    try Fixture.folder { folder in
      let file = folder.appending(path: History.fileName)
      try FileManager.default.copyItem(at: Fixture.file("\(name)-drive.sqlite"), to: file)
      let before = try Data(contentsOf: file)
      #expect(error(folder) == .damaged(path: path(folder), issue: nil))
      #expect(try Data(contentsOf: file) == before)
    }
  }

  /// Every byte of a small store is turned around, some at a time: whatever comes of it, it is an error
  /// with a name or a history that begins at 1 and leaves no gap.
  @Test func noByteOfAStoreEndsTheProgram() throws {
    try Fixture.folder { folder in
      let file = folder.appending(path: History.fileName)
      do {
        let history = try History(in: folder)
        try history.append(Fixture.issue([("an", "08:00"), ("chi", "08:10")]))
        try history.append(Fixture.issue([("an", "08:20")]))
      }
      let whole = try Data(contentsOf: file)
      var refused = 0
      for start in stride(from: 0, to: whole.count, by: 97) {
        var bytes = whole
        for place in start..<min(start + 5, whole.count) { bytes[place] ^= 0xFF }
        try bytes.write(to: file)
        do throws(HistoryError) {
          let history = try History(in: folder)
          #expect(try history.issues().map(\.number) == [1, 2])
          for number in 1...2 { _ = try history.plan(of: number) }
        } catch {
          refused += 1
        }
      }
      #expect(refused > 20)
    }
  }

  @Test func anEmptyFileIsNoBeginning() throws {
    try Fixture.folder { folder in
      try Data().write(to: folder.appending(path: History.fileName))
      #expect(error(folder) == .empty(path: path(folder)))
    }
  }

  @Test func aStoreWithoutItsTablesIsDamaged() throws {
    try Fixture.folder { folder in
      _ = try History(in: folder)
      try DatabaseQueue(path: path(folder)).write { try $0.execute(sql: "DROP TABLE invitation") }
      #expect(error(folder) == .damaged(path: path(folder), issue: nil))
    }
  }

  @Test func theStoreOfAnotherProgramIsLeftAlone() throws {
    for statements in [
      "CREATE TABLE notes (text TEXT)",
      "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)",
      "CREATE TABLE grdb_migrations (identifier TEXT); INSERT INTO grdb_migrations VALUES ('other')",
    ] {
      try Fixture.folder { folder in
        try DatabaseQueue(path: path(folder)).write { try $0.execute(sql: statements) }
        let before = try Data(contentsOf: folder.appending(path: History.fileName))
        #expect(error(folder) == .foreign(path: path(folder)), "\(statements)")
        #expect(try Data(contentsOf: folder.appending(path: History.fileName)) == before)
      }
    }
  }

  /// Numbers with a gap, as where somebody took an issue out by hand, and the largest of all.
  @Test(arguments: [
    "UPDATE issue SET number = 7 WHERE number = 2",
    "UPDATE issue SET number = 9223372036854775807 WHERE number = 2",
    "DELETE FROM issue WHERE number = 1",
  ])
  func numbersWithAGapAreRefused(statement: String) throws {
    try Fixture.folder { folder in
      do {
        let history = try History(in: folder)
        try history.append(Fixture.issue([]))
        try history.append(Fixture.issue([]))
      }
      try DatabaseQueue(path: path(folder)).write {
        try $0.execute(
          sql: "DROP TRIGGER issue_stays_as_it_is; DROP TRIGGER issue_is_kept; \(statement)")
      }
      #expect(error(folder) == .damaged(path: path(folder), issue: nil))
    }
  }

  /// Only the owner may read who is invited.
  @Test func aNewStoreIsPrivate() throws {
    try Fixture.folder { folder in
      _ = try History(in: folder)
      let attributes = try FileManager.default.attributesOfItem(atPath: path(folder))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.plainPath)
          == [History.fileName])
    }
  }

  /// A store that another program holds is waited for as long as was asked for, and no longer.
  @Test func aStoreThatIsHeldIsSaidToBe() throws {
    try Fixture.folder { folder in
      _ = try History(in: folder)
      let other = try DatabaseQueue(path: path(folder))
      try other.inDatabase { database in
        try database.execute(sql: "BEGIN EXCLUSIVE")
        #expect(throws: HistoryError.inUse(path: path(folder))) {
          try History(in: folder, waiting: 0)
        }
        try database.execute(sql: "COMMIT")
      }
    }
  }
}
