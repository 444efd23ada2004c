import DriveFiles
import Drives
import Foundation
import Testing

/// Folders whose files appear together (field/attack 10).
@Suite struct StagedFolderTests {
  private func files(in url: URL) -> [String] {
    (FileManager.default.subpaths(atPath: url.path) ?? []).sorted()
  }

  private func text(_ url: URL, _ path: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func nothingIsThereBeforeEverythingIs() throws {
    let folder = try FolderFixture()
    let target = folder.url.appendingPathComponent("above/letters")
    let staged = try StagedFolder(for: target)
    try staged.write([1], to: "pdf/a.pdf")
    try staged.write([2], to: "list.csv")
    #expect(!FileManager.default.fileExists(atPath: target.path))
    try staged.finish()
    #expect(files(in: target) == ["list.csv", "pdf", "pdf/a.pdf"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/above") == ["letters"]
    )
    let attributes = try FileManager.default.attributesOfItem(atPath: target.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func aFolderGivenUpLeavesNothing() throws {
    let folder = try FolderFixture()
    let target = folder.url.appendingPathComponent("letters")
    func begin() throws {
      let staged = try StagedFolder(for: target)
      try staged.write([1], to: "a")
    }
    try begin()
    #expect(files(in: folder.url) == ["drive.yaml", "registrants", "registrants/all.csv"])
  }

  /// Files of a folder that is there are replaced, others in it stay, and its permissions, too.
  @Test func filesJoinThoseThatAreThere() throws {
    let folder = try FolderFixture(["out/pdf/a": "old", "out/pdf/mine": "mine"])
    let target = folder.url.appendingPathComponent("out")
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: target.path)
    let staged = try StagedFolder(for: target)
    try staged.write(Array("new".utf8), to: "pdf/a")
    try staged.write(Array("new".utf8), to: "xlsx/b")
    #expect(try text(target, "pdf/a") == "old")
    try staged.finish()
    #expect(files(in: target) == ["pdf", "pdf/a", "pdf/mine", "xlsx", "xlsx/b"])
    #expect(try text(target, "pdf/a") == "new" && text(target, "pdf/mine") == "mine")
    let attributes = try FileManager.default.attributesOfItem(atPath: target.path)
    #expect(attributes[.posixPermissions] as? Int == 0o750)
  }

  /// A process that was killed while it moved files had all of them: the next one moves the rest. One
  /// that was killed before had not: its files go.
  @Test func aKilledProcessIsFinishedOrForgotten() throws {
    let folder = try FolderFixture([
      "out/pdf/a": "new", "out/pdf/b": "old", "out/.khunggio-999999999.ready/pdf/b": "new",
      "out/.khunggio-999999998.tmp/pdf/b": "half", ".khunggio-999999997.tmp/x": "half",
    ])
    let target = folder.url.appendingPathComponent("out")
    let staged = try StagedFolder(for: target)
    #expect(try text(target, "pdf/b") == "new")
    try staged.write([1], to: "c")
    try staged.finish()
    #expect(
      files(in: folder.url) == [
        "drive.yaml", "out", "out/c", "out/pdf", "out/pdf/a", "out/pdf/b", "registrants",
        "registrants/all.csv",
      ])
  }

  @Test func whatCannotBeMadeIsSaid() throws {
    let folder = try FolderFixture(["file": "x"])
    let target = folder.url.appendingPathComponent("file/letters")
    #expect(
      throws: OutputError.cannotCreate(
        path: folder.url.appendingPathComponent("file").resolvingSymlinksInPath().path,
        reason: "Not a directory")
    ) { try StagedFolder(for: target).finish() }
  }

  /// What stays is the same file afterwards, and nothing is left beside.
  @Test func foldersChangePlacesAndOtherFilesStayTheSame() throws {
    let folder = try FolderFixture(["out/pdf/a": "old", "out/pdf/mine": "mine"])
    let target = folder.url.appendingPathComponent("out")
    let mine = target.appendingPathComponent("pdf/mine")
    let a = target.appendingPathComponent("pdf/a")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: a.path)
    let (before, oldFolder) = (number(mine), number(target))
    let staged = try StagedFolder(for: target)
    try staged.write(Array("new".utf8), to: "pdf/a")
    try staged.finish()
    #expect(number(mine) == before && number(target) != oldFolder)
    #expect(try text(target, "pdf/a") == "new" && text(target, "pdf/mine") == "mine")
    let attributes = try FileManager.default.attributesOfItem(atPath: a.path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [
        "drive.yaml", "out", "registrants",
      ])
  }

  /// A drive's own folder, one with links, and one of mostly other things stay the folders they are.
  @Test func someFoldersKeepTheirIdentity() throws {
    for kept in [["drive.yaml"], ["x/drive.sqlite"], ["1", "2", "3", "4"], ["link"]] {
      let folder = try FolderFixture(["out/a": "old", "out/b": "old"])
      let target = folder.url.appendingPathComponent("out")
      for name in kept {
        if name == "link" {
          try FileManager.default.createSymbolicLink(
            at: target.appendingPathComponent(name), withDestinationURL: folder.url)
        } else {
          try folder.write([1], to: "out/" + name)
        }
      }
      let before = number(target)
      let staged = try StagedFolder(for: target)
      for name in ["a", "b"] { try staged.write(Array("new".utf8), to: name) }
      try staged.finish()
      #expect(number(target) == before, "\(kept)")
      #expect(try text(target, "a") == "new" && text(target, "b") == "new")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: target.path).sorted()
          == (["a", "b"] + kept.map { String($0.prefix { $0 != "/" }) }).sorted())
    }
  }

  /// The third file cannot come: the first is the old one again, the second, which is new, is gone.
  @Test func anErrorTakesEveryMoveBack() throws {
    let folder = try FolderFixture([
      "out/drive.yaml": "mine", "out/pdf/a": "old", "out/pdf/c/inside": "mine",
    ])
    let target = folder.url.appendingPathComponent("out")
    let before = files(in: folder.url)
    let staged = try StagedFolder(for: target)
    for name in ["drive.yaml", "pdf/a", "pdf/b", "pdf/c", "xlsx/d"] {
      try staged.write(Array("new".utf8), to: name)
    }
    let place = target.resolvingSymlinksInPath().appendingPathComponent("pdf/c").path
    do throws(OutputError) {
      try staged.finish()
      Issue.record("a folder was replaced by a file")
    } catch {
      #expect(error == .cannotCreate(path: place, reason: "Is a directory"))
    }
    #expect(files(in: folder.url) == before)
    #expect(try text(target, "drive.yaml") == "mine" && text(target, "pdf/a") == "old")
  }

  /// Killed after the folders had changed places: what somebody had put into the old one comes, too.
  @Test func aKilledExchangeIsCleared() throws {
    let name = ".khunggio-999999999-X"
    let folder = try FolderFixture([
      "out/\(name).names": "pdf/a\npdf/b\n", "out/pdf/a": "new", "out/pdf/b": "new",
      "out/mine": "as it was", "\(name).swap/pdf/a": "old", "\(name).swap/mine": "saved since",
      "\(name).swap/late": "late",
    ])
    let target = folder.url.appendingPathComponent("out")
    try StagedFolder.repair(target)
    #expect(
      files(in: folder.url) == [
        "drive.yaml", "out", "out/late", "out/mine", "out/pdf", "out/pdf/a", "out/pdf/b",
        "registrants", "registrants/all.csv",
      ])
    #expect(try text(target, "pdf/a") == "new" && text(target, "mine") == "saved since")
  }

  /// Killed before that: the folder is as it was. What belongs to another folder waits for it.
  @Test func anExchangeThatWasNotMadeIsForgotten() throws {
    let (name, other) = (".khunggio-999999999-X", ".khunggio-999999998-Y")
    let folder = try FolderFixture([
      "out/pdf/a": "old", "\(name).swap/pdf/a": "new", "\(name).swap/\(name).names": "pdf/a\n",
      ".khunggio-999999997-Z.swap/pdf/a": "linked", "other/\(other).names": "b\n", "other/b": "new",
      "\(other).swap/b": "old",
    ])
    let target = folder.url.appendingPathComponent("out")
    try StagedFolder.repair(target)
    #expect(
      files(in: folder.url) == [
        "\(other).swap", "\(other).swap/b", "drive.yaml", "other", "other/\(other).names",
        "other/b",
        "out", "out/pdf", "out/pdf/a", "registrants", "registrants/all.csv",
      ])
    #expect(try text(target, "pdf/a") == "old")
    try StagedFolder.repair(folder.url.appendingPathComponent("other"))
    #expect(!files(in: folder.url).contains { $0.contains(".khunggio-") })
  }

  /// Settings and units that change together, when the process was killed between them.
  @Test func whoeverReadsADriveMovesTheRestFirst() throws {
    let folder = try FolderFixture([
      ".khunggio-999999999-X.ready/drive.yaml": SmallDrive.yaml.replacing("Giọt hồng", with: "Mới"),
      ".khunggio-999999999-X.before/units.csv": "id\n",
    ])
    #expect(try folder.drive().name == "Mới")
    #expect(!files(in: folder.url).contains { $0.contains(".khunggio-") })
  }

  private func number(_ url: URL) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.systemFileNumber] as? Int
  }
}
