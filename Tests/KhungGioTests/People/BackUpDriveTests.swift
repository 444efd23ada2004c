import DriveFiles
import DriveStore
import Drives
import Foundation
import KhungGio
import Testing

/// A drive in one file, and back again.
@Suite struct BackUpDriveTests {
  private func published() throws -> TestDrive {
    let drive = try TestDrive()
    try drive.plan()
    try drive.publish(reason: "lần đầu", at: "2021-12-01T01:00:00Z")
    try drive.write("9", to: "registrants/.last-ids")
    try drive.write("tạm", to: "x.tmp")
    return drive
  }

  private func backUp(_ drive: TestDrive) throws -> URL {
    let file = drive.root.appending(path: "drive.khunggio")
    _ = try BackUpDrive(drive.path, to: file.path).perform()
    return file
  }

  private func mode(_ url: URL) throws -> Int {
    let found = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]
    return try #require(found as? Int)
  }

  @Test func everythingComesBack() throws {
    let drive = try published()
    let file = try backUp(drive)
    #expect(try mode(file) == 0o600)
    let folder = drive.root.appending(path: "again")
    let restored = try RestoreDrive(file.path, to: folder.path).perform()
    var before = try drive.contents()
    var after = try drive.contents(of: "again")
    #expect(restored.files.sorted() == after.keys.sorted())
    #expect(after["registrants/.last-ids"] == Data("9".utf8) && after["x.tmp"] == nil)
    // The store is copied, not its bytes.
    before["drive.sqlite"] = nil
    before["x.tmp"] = nil
    after["drive.sqlite"] = nil
    #expect(before == after)
    for path in restored.files { #expect(try mode(folder.appending(path: path)) == 0o600) }
    let revisions = try ListRevisions(OpenLists(reading: folder.path)).perform()
    #expect(revisions.rows.map(\.issue.reason) == ["lần đầu"])
    #expect(try OpenDrive(reading: folder.path).drive == drive.open().drive)
  }

  @Test func tarReadsItAndTheSameDriveGivesTheSameBytes() throws {
    let drive = try TestDrive()
    let file = try backUp(drive)
    let first = try Data(contentsOf: file)
    #expect(
      cause { try BackUpDrive(drive.path, to: file.path).perform() } as? BackupError
        == .isThere(path: file.path))
    var again = BackUpDrive(drive.path, to: file.path)
    again.force = true
    _ = try again.perform()
    #expect(try Data(contentsOf: file) == first)
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    let out = drive.root.appending(path: "tar")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    tar.arguments = ["tar", "-xf", file.path, "-C", out.path]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    var unpacked = try drive.contents(of: "tar")
    let removed = unpacked.removeValue(forKey: "khunggio-backup.txt")
    let manifest = try #require(removed)
    let whole = try drive.contents()
    #expect(unpacked == whole)
    #expect(String(decoding: manifest, as: UTF8.self).hasPrefix("khunggio-backup 1\n"))
  }

  /// Every byte that is changed is noticed, wherever it is, and nothing is written.
  @Test func oneChangedByteIsNoticed() throws {
    let drive = try published()
    let file = try backUp(drive)
    let bytes = [UInt8](try Data(contentsOf: file))
    let folder = drive.root.appending(path: "again")
    var noticed = 0
    var places: [Int] = []
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var changed = bytes
      changed[place] ^= 0x41
      try Data(changed).write(to: file)
      if cause({ try RestoreDrive(file.path, to: folder.path).perform() }) is BackupError {
        noticed += 1
      } else {
        places.append(place)
        // Only what fills up to the next multiple of 512 says nothing.
        #expect(bytes[place] == 0)
        try? FileManager.default.removeItem(at: folder)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
    #expect(noticed > 300)
    for length in [0, 100, 512, 5_000, bytes.count - 1_024] {
      try Data(bytes.prefix(length)).write(to: file)
      #expect(cause { try RestoreDrive(file.path, to: folder.path).perform() } is BackupError)
    }
  }

  @Test func pathsThatLeadElsewhereAreRefused() throws {
    let drive = try TestDrive()
    let file = drive.root.appending(path: "evil.khunggio")
    for path in ["../evil", "/etc/evil", "a/../../evil", "a//b", "./a", "a\\b"] {
      let backup = DriveBackup([DriveBackup.File(path: path, bytes: [1])])
      try DriveBackup.write(try backup.bytes(), to: file)
      #expect(
        cause {
          try RestoreDrive(file.path, to: drive.root.appending(path: "out").path).perform()
        } as? BackupError == .unsafePath(path))
    }
  }

  @Test func whatIsNoBackupSaysSo() throws {
    let drive = try TestDrive()
    let out = drive.root.appending(path: "out").path
    func error(_ path: String) -> BackupError? {
      cause { try RestoreDrive(path, to: out).perform() } as? BackupError
    }
    let text = try drive.beside("a.khunggio", "xin chào")
    #expect(error(text) == .notABackup(path: text))
    #expect(error("/nowhere/x") == .missing(path: "/nowhere/x"))
    let file = try backUp(drive)
    #expect(
      (cause { try RestoreDrive(file.path, to: drive.path).perform() } as? OutputError)
        == .folderNotEmpty(path: drive.path))
  }

  @Test func longPathsAreKept() throws {
    let long = String(repeating: "á", count: 40) + "/" + String(repeating: "b", count: 99)
    let files = [DriveBackup.File(path: long, bytes: Array("x".utf8))]
    let url = FileManager.default.temporaryDirectory.appending(
      path: "\(UUID().uuidString).khunggio")
    defer { try? FileManager.default.removeItem(at: url) }
    try DriveBackup.write(try DriveBackup(files).bytes(), to: url)
    #expect(try DriveBackup(at: url).files == files)
    let longer = String(repeating: "c", count: 101)
    #expect(throws: BackupError.pathTooLong(longer)) {
      try DriveBackup([DriveBackup.File(path: longer, bytes: [])]).bytes()
    }
  }
}
