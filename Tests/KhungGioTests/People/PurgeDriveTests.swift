import Drives
import Foundation
import Invitations
import KhungGio
import TestSupport
import Testing

/// Personal data goes, totals stay.
@Suite struct PurgeDriveTests {
  /// A drive with everything in it that commands leave there: lists, plans, a published plan, somebody who
  /// withdrew, letters in the folder, a backup, an inbox, and what a killed run has left.
  private func full() throws -> TestDrive {
    let drive = try TestDrive()
    try drive.plan()
    try drive.publish(reason: "Nguyễn Văn An đã xem")
    try withdraw("Phạm Văn Dũng", from: drive)
    var letters = WriteLetters(
      of: try drive.open(), into: drive.url.appending(path: "letters").path)
    letters.formats = [.text, .csv, .xlsx, .html, .ics, .messages]
    try drive.plan([("an", "08:00"), ("binh", "08:20"), ("chi", "08:30")])
    _ = try letters.perform()
    _ = try BackUpDrive(drive.path, to: drive.url.appending(path: "old.khunggio").path).perform()
    try drive.write("Nguyễn Văn An, 0912 000 001", to: "inbox/thư.eml")
    try drive.write("còn lại của Lê Thị Chi", to: ".registrants.999999.tmp/all.csv")
    try drive.write("Trần Thị Bình gọi lại", to: "ghi-chu.md")
    try drive.write("Nhớ mang theo loa.", to: "viec.md")
    return drive
  }

  /// Takes somebody off the lists; the drive is let go of afterwards.
  private func withdraw(_ name: String, from drive: TestDrive) throws {
    var withdraw = WithdrawPeople(try OpenLists(changing: drive.path, for: "test"))
    withdraw.who = [name]
    withdraw.reason = "gọi 0912000004"
    _ = try withdraw.perform()
  }

  /// What would be found of people: names with their words in any form, and numbers with blanks or not.
  private static let canaries = [
    "Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Chi", "Phạm Văn Dũng", "0912000001", "0912000002",
    "0912000003", "0912000004", "0912 000 001", "912000004",
  ]

  /// The canaries that stand in any file below a folder, by the file.
  private func found(in folder: URL) throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    let paths = try #require(FileManager.default.enumerator(atPath: folder.path))
    for case let path as String in paths {
      guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else { continue }
      let here = Self.canaries.flatMap { canary -> [String] in
        [canary.precomposedStringWithCanonicalMapping, canary.decomposedStringWithCanonicalMapping]
          .filter { data.firstRange(of: Data($0.utf8)) != nil }
      }
      if !here.isEmpty { found[path] = here }
    }
    return found
  }

  @Test func noNameAndNoNumberIsLeftInAnyByte() throws {
    let drive = try full()
    let before = try found(in: drive.url)
    #expect(before["drive.sqlite"]?.contains("Phạm Văn Dũng") == true)
    #expect(before["registrants/all.csv"] != nil && before["old.khunggio"] != nil)
    var purge = PurgeDrive(drive.path)
    purge.isNow = true
    purge.moment = Moment("2022-02-08T01:00:00Z")
    let purged = try purge.perform()
    #expect(purged.isDone && purged.remaining.isEmpty)
    #expect(try found(in: drive.url).isEmpty)
    #expect(
      Set(try drive.contents().keys) == ["drive.yaml", "units.csv", "totals.json", "viec.md"])
    #expect(purged.kept == ["drive.yaml", "units.csv", "viec.md"])
    let names = try FileManager.default.contentsOfDirectory(atPath: drive.path)
    #expect(names.sorted() == ["drive.yaml", "totals.json", "units.csv", "viec.md"])
  }

  @Test func totalsAreKept() throws {
    let drive = try full()
    var purge = PurgeDrive(drive.path)
    purge.isNow = true
    purge.moment = Moment("2022-02-08T01:00:00Z")
    _ = try purge.perform()
    let totals = try #require(
      try JSONSerialization.jsonObject(with: Data(drive.text("totals.json").utf8))
        as? [String: Any])
    #expect(
      totals["registered"] as? Int == 3 && totals["purged"] as? String == "2022-02-08T01:00:00Z")
    let units = try #require(totals["units"] as? [[String: Any]])
    #expect(units.map { $0["registered"] as? Int } == [3, 0])
    let sessions = try #require(totals["sessions"] as? [[String: Any]])
    #expect(sessions.map { $0["invited"] as? Int } == [3])
    let revisions = try #require(totals["revisions"] as? [[String: Any]])
    #expect(revisions.map { $0["invited"] as? Int } == [4])
    let store = try #require(totals["store"] as? [String: Int])
    #expect(store["invitation"] == 4 && store["withdrawal"] == 1)
    // Run again, nothing changes: totals of an empty folder take nobody's place.
    let first = try drive.text("totals.json")
    #expect(try purge.perform().removed.isEmpty)
    #expect(try drive.text("totals.json") == first)
  }

  @Test(arguments: [
    ("2022-02-06", false), ("2022-02-07", true), ("2030-01-01", true),
  ]) func sixtyDaysAfterTheLastSession(day: String, isDone: Bool) throws {
    let drive = try TestDrive()
    let parts = day.split(separator: "-").compactMap { Int($0) }
    var purge = PurgeDrive(drive.path)
    purge.today = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    let purged = try purge.perform()
    // 9 December is followed by 22 days of it and 31 of January: 7 February is the sixtieth.
    #expect(purged.due == CalendarDate(year: 2022, month: 2, day: 7))
    #expect(purged.isDone == isDone)
    #expect((try drive.contents()["registrants/all.csv"] == nil) == isDone)
  }

  @Test func aPreviewRemovesNothing() throws {
    let drive = try full()
    let before = try drive.contents()
    var purge = PurgeDrive(drive.path)
    (purge.isNow, purge.isPreview) = (true, true)
    let purged = try purge.perform()
    #expect(try drive.contents() == before && !purged.isDone)
    #expect(purged.removed.contains("drive.sqlite") && purged.removed.contains("ghi-chu.md"))
  }

  @Test func peopleNamedInWhatIsKeptAreReported() throws {
    let drive = try TestDrive(
      settings: TestDrive.settings.replacing("Hội Chữ thập đỏ", with: "Lê Thị Chi, 0912.000.003"))
    var purge = PurgeDrive(drive.path)
    purge.isNow = true
    #expect(try purge.perform().remaining.map { "\($0.path) \($0.count)" } == ["drive.yaml 2"])
  }

  @Test func placesElsewhereGoAndLinksAreNotFollowed() throws {
    let drive = try TestDrive()
    let letters = drive.root.appending(path: "letters")
    let precious = drive.root.appending(path: "precious")
    for folder in [letters, precious] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("An".utf8).write(to: folder.appending(path: "an.txt"))
    }
    try FileManager.default.createSymbolicLink(
      at: drive.url.appending(path: "link"), withDestinationURL: precious)
    var purge = PurgeDrive(drive.path)
    purge.isNow = true
    purge.elsewhere = [letters.path]
    _ = try purge.perform()
    #expect(!FileManager.default.fileExists(atPath: letters.path))
    #expect(FileManager.default.fileExists(atPath: precious.appending(path: "an.txt").path))
    #expect(!FileManager.default.fileExists(atPath: drive.url.appending(path: "link").path))
  }

  /// What an `invite` that was killed has left beside the letters names people, too.
  @Test func whatAKilledCommandLeftBesideLettersGoes() throws {
    let drive = try TestDrive()
    let name = ".khunggio-999999999-X"
    let letters = drive.root.appending(path: "letters")
    let old = drive.root.appending(path: name + ".swap")
    for folder in [letters, old] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("An".utf8).write(to: folder.appending(path: "an.txt"))
    }
    try Data("an.txt\n".utf8).write(to: letters.appending(path: name + ".names"))
    var purge = PurgeDrive(drive.path)
    purge.isNow = true
    purge.elsewhere = [letters.path]
    _ = try purge.perform()
    #expect(!FileManager.default.fileExists(atPath: letters.path))
    #expect(!FileManager.default.fileExists(atPath: old.path))
  }

  @Test func aFolderWithoutADriveIsLeftAlone() throws {
    let drive = try TestDrive()
    try FileManager.default.removeItem(at: drive.url.appending(path: "drive.yaml"))
    let before = try drive.contents()
    var purge = PurgeDrive(drive.path)
    purge.isNow = true
    #expect(cause { try purge.perform() } as? PurgeError == .noDrive(path: drive.path))
    #expect(try drive.contents() == before)
  }
}
