import DriveFiles
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
}

/// Places that no output may take.
@Suite struct OutputPlaceTests {
  private let folder: FolderFixture

  init() throws {
    folder = try FolderFixture([
      "units.csv": "id\n", "plan.json": "{\"version\": 1}", "notes.txt": "mine", "empty": "",
      "old.mps": "* x\nNAME d FREE\n", "old.svg": "<svg/>", "rows": "{\"whatif\": 1, ",
    ])
  }

  private func error(_ name: String, _ kind: OutputPlace.Kind) -> OutputError? {
    let path = name.isEmpty ? "" : folder.url.appendingPathComponent(name).path
    do throws(OutputError) {
      try OutputPlace.check(path, for: kind, of: folder.url)
      return nil
    } catch {
      return error
    }
  }

  @Test func inputsStay() throws {
    let kinds: [OutputPlace.Kind] = [.plan, .program, .picture, .rows]
    for name in [
      "drive.yaml", "units.csv", "registrants/all.csv", "registrants/new.csv", "drive.sqlite",
    ] {
      for kind in kinds {
        guard case .isInput = error(name, kind) else {
          Issue.record("\(name) may be replaced by \(kind)")
          continue
        }
      }
    }
    // By another name, too.
    let link = folder.url.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: folder.url.appendingPathComponent("units.csv"))
    #expect(error("link", .plan) == .isInput(path: link.path))
    let hard = folder.url.appendingPathComponent("hard")
    try FileManager.default.linkItem(at: folder.url.appendingPathComponent("drive.yaml"), to: hard)
    #expect(error("hard", .program) == .isInput(path: hard.path))
  }

  @Test func aFileIsReplacedByOneOfItsKind() {
    for (name, kind) in [
      ("plan.json", OutputPlace.Kind.plan), ("old.mps", .program), ("old.svg", .picture),
      ("rows", .rows), ("empty", .plan), ("absent", .rows),
    ] {
      #expect(error(name, kind) == nil, "\(name)")
    }
    for kind in [OutputPlace.Kind.plan, .program, .picture, .rows] {
      guard case .isAnotherFile = error("notes.txt", kind) else {
        Issue.record("notes.txt may be replaced by \(kind)")
        continue
      }
      #expect(error("", kind) == .noName)
    }
    #expect(error("old.mps", .plan) != nil && error("plan.json", .program) != nil)
  }

  @Test func listsAreNoFolderForLetters() {
    let lists = folder.url.appendingPathComponent("registrants").path
    #expect(throws: OutputError.isInput(path: lists)) {
      try OutputPlace.check(folder: lists, of: folder.url)
    }
    #expect(throws: OutputError.noName) { try OutputPlace.check(folder: "", of: folder.url) }
    #expect(throws: Never.self) {
      try OutputPlace.check(folder: folder.url.appendingPathComponent("out").path, of: folder.url)
    }
  }
}
