import DriveFiles
import Foundation
import TestSupport
import Testing

@Suite struct DriveLockTests {
  private func folder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// Why a folder cannot be held; nil where it can.
  private func error(
    of folder: URL, for use: DriveLock.Use, pauses: Int = 0
  ) -> DriveLock.LockError? {
    do throws(DriveLock.LockError) {
      let lock = try DriveLock(folder, for: use, work: "issue", time: "08:20", pauses: pauses)
      lock.keepUntilHere()
      return nil
    } catch {
      return error
    }
  }

  @Test func oneChangesWhileNobodyReads() throws {
    try folder { folder in
      let error = DriveLock.LockError.inUse(since: "08:15", work: "import")
      do {
        let held = try DriveLock(folder, for: .changing, work: "import", time: "08:15", pauses: 0)
        for use in [DriveLock.Use.changing, .reading] {
          #expect(self.error(of: folder, for: use, pauses: 1) == error)
        }
        held.keepUntilHere()
      }
      #expect(self.error(of: folder, for: .changing) == nil)
    }
    // Nothing is left behind.
    try folder { folder in
      do {
        let held = try DriveLock(folder, for: .changing, work: "x", time: "08:15", pauses: 0)
        held.keepUntilHere()
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test func severalReadAtOnce() throws {
    try folder { folder in
      let first = try DriveLock(folder, for: .reading, work: "plan", time: "08:15", pauses: 0)
      let second = try DriveLock(folder, for: .reading, work: "check", time: "08:15", pauses: 0)
      #expect(error(of: folder, for: .changing) == .inUse(since: nil, work: nil))
      first.keepUntilHere()
      second.keepUntilHere()
    }
  }

  @Test func whatIsNotThereIsNotHeld() throws {
    #expect(error(of: URL(filePath: "/nowhere"), for: .changing) == nil)
  }
}
