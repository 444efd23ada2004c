import Foundation
import Testing

@Suite struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func theBestPlanSoFarIsKept(signal: Int32) throws {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "drive").plainPath
      _ = try Command.run(
        "generate", "--registrants", "2000", "--tightness", "tight", "--out", drive)
      let process = Process()
      let progress = Pipe()
      process.executableURL = URL(filePath: Command.path)
      process.arguments = ["plan", drive, "--gap", "0", "--progress", "--language", "en"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = progress
      try process.run()
      // The first plan is there as soon as its cost is reported.
      var published = ""
      while !published.contains(", cost ") {
        let data = progress.fileHandleForReading.availableData
        try #require(!data.isEmpty, "planning ended before any progress: \(published)")
        published += String(decoding: data, as: UTF8.self)
      }
      kill(process.processIdentifier, signal)
      published += String(
        decoding: progress.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect([0, 3].contains(process.terminationStatus))
      #expect(published.contains("Stopping with the best plan so far"))
      let audit = try Command.run("audit", drive, drive + "/plan.json")
      #expect(audit.status == 0)
    }
  }
}
