import DriveFiles
import Foundation
import Testing

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
