import Foundation
import Testing

@Suite struct GenerateTests {
  @Test func theSameArgumentsGiveTheSameBytesAndAGoodDrive() throws {
    try Folder.temporary { folder in
      let drives = ["a", "b", "c"].map { folder.appending(path: $0) }
      for (drive, seed) in zip(drives, ["5", "5", "6"]) {
        let result = try Command.run(
          "generate", "--registrants", "500", "--sessions", "4", "--seed", seed, "--out",
          drive.plainPath)
        #expect(result.status == 0 && result.errors == "")
        #expect(result.lines.last == "Tiếp theo: khunggio check \(drive.plainPath)")
        #expect(try Command.run("check", drive.plainPath).status == 0)
      }
      let contents = try drives.map { try Folder.contents(of: $0) }
      #expect(contents[0] == contents[1])
      #expect(contents[0] != contents[2])
      #expect(contents[0].keys.contains("drive.yaml"))
    }
  }

  @Test func filesThatAreThereAreNotWrittenOver() throws {
    try Folder.copy(of: "tiny") { drive in
      let before = try Folder.contents(of: drive)
      let result = try Command.run("generate", "--registrants", "9", "--out", drive.plainPath)
      #expect(result.status == 73)
      #expect(result.output == "" && !result.errors.isEmpty)
      #expect(try Folder.contents(of: drive) == before)
    }
  }

  @Test(arguments: [
    ["--registrants", "0"], ["--registrants", "many"], ["--registrants", "5", "--units", "6"],
    ["--registrants", "5", "--sessions", "0"], ["--registrants", "5", "--tightness", "loose"], [],
  ])
  func numbersThatMakeNoDriveAreWrongUsage(arguments: [String]) throws {
    try Folder.temporary { folder in
      let out = folder.appending(path: "out")
      let result = try Command.run(
        Command.path, ["generate", "--out", out.plainPath] + arguments)
      #expect(result.status == 64)
      #expect(!FileManager.default.fileExists(atPath: out.plainPath))
    }
  }
}
