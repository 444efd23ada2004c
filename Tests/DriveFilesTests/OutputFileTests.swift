import DriveFiles
import Foundation
import Testing

@Suite struct OutputFileTests {
  private func names(in folder: FolderFixture) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test func aFileIsThereWhenItIsWhole() throws {
    let folder = try FolderFixture(["out.txt": "old"])
    let url = folder.url.appendingPathComponent("out.txt")
    var file = try OutputFile(at: url)
    try file.write(String(repeating: "mới\n", count: 500_000))
    #expect(try String(contentsOf: url, encoding: .utf8) == "old")
    try file.finish()
    #expect(try Data(contentsOf: url).count == 500_000 * 6)
    #expect(try names(in: folder) == ["drive.yaml", "out.txt", "registrants"])
  }

  @Test func aFileGivenUpLeavesTheOldOneAndNothingElse() throws {
    let folder = try FolderFixture(["out.txt": "old"])
    let url = folder.url.appendingPathComponent("out.txt")
    func begin() throws {
      var file = try OutputFile(at: url)
      try file.write("new")
    }
    try begin()
    #expect(try String(contentsOf: url, encoding: .utf8) == "old")
    #expect(try names(in: folder) == ["drive.yaml", "out.txt", "registrants"])
  }

  @Test func aLinkIsFollowed() throws {
    let folder = try FolderFixture(["out.txt": "old"])
    let url = folder.url.appendingPathComponent("out.txt")
    let link = folder.url.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: url)
    var file = try OutputFile(at: link)
    try file.write("new")
    try file.finish()
    #expect(try String(contentsOf: url, encoding: .utf8) == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == url.path)
  }

  @Test func whatCannotBeMadeIsSaid() throws {
    let folder = try FolderFixture()
    let absent = folder.url.appendingPathComponent("absent/out.txt")
    #expect(
      throws: OutputError.cannotCreate(path: absent.path, reason: "No such file or directory")
    ) { _ = try OutputFile(at: absent).finish() }
    let taken = folder.url.appendingPathComponent("registrants")
    #expect(throws: OutputError.cannotCreate(path: taken.path, reason: "Is a directory")) {
      _ = try OutputFile(at: taken).finish()
    }
  }

  @Test func aFullDeviceIsSaid() throws {
    let url = URL(fileURLWithPath: "/dev/full")
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    #expect(
      throws: OutputError.cannotWrite(path: "/dev/full", reason: "No space left on device")
    ) {
      var file = try OutputFile(at: url)
      try file.write("x")
      try file.finish()
    }
    #expect(FileManager.default.fileExists(atPath: url.path))
  }
}

/// Who may read what is written (field/attack 6).
@Suite struct OutputModeTests {
  private func mode(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
  }

  private func write(_ url: URL) throws {
    var file = try OutputFile(at: url)
    try file.write("x")
    try file.finish()
  }

  @Test func aNewFileIsItsOwnersAlone() throws {
    let folder = try FolderFixture()
    let url = folder.url.appendingPathComponent("new.json")
    try write(url)
    #expect(try mode(url) == 0o600)
  }

  @Test(arguments: [0o600, 0o640, 0o644, 0o400])
  func aFileThatIsReplacedKeepsItsPermissions(permissions: Int) throws {
    let folder = try FolderFixture(["old.json": "old"])
    let url = folder.url.appendingPathComponent("old.json")
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: url.path)
    try write(url)
    #expect(try mode(url) == permissions)
    #expect(try String(contentsOf: url, encoding: .utf8) == "x")
  }

  /// What a killed process left beside a file goes with the next writing; what a living one is
  /// writing, and what only looks alike, stays.
  @Test func leftoversOfDeadProcessesGo() throws {
    let folder = try FolderFixture([
      "out.txt": "old", "out.txt.999999999.tmp": "half", "out.txt.1.tmp": "half",
      "out.txt.x.tmp": "mine", "other.txt.999999999.tmp": "half",
    ])
    try write(folder.url.appendingPathComponent("out.txt"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [
        "drive.yaml", "other.txt.999999999.tmp", "out.txt", "out.txt.1.tmp", "out.txt.x.tmp",
        "registrants",
      ])
  }
}
