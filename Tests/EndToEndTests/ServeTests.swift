import Foundation
import Testing

/// `khunggio serve`: it starts the program beside it, says where the pages are, and ends cleanly.
@Suite struct ServeTests {
  /// Runs the pages until a test is done with them.
  ///
  /// - Parameters:
  ///   - arguments: what follows `serve`.
  ///   - folder: the folder to start it in.
  ///   - signal: what ends it.
  ///   - body: is given the two lines: where the pages are, and the address that opens them.
  /// - Returns: what it exited with.
  /// - Throws: where it cannot be started, or what the test throws.
  private func serve(
    _ arguments: [String], in folder: URL, endedBy signal: Int32, _ body: ([String]) throws -> Void
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: Command.path)
    process.arguments = ["serve", "--no-browser", "--port", "0", "--language", "en"] + arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.contains("/k/") || !text.hasSuffix("\n") {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { break }
      text += String(decoding: data, as: UTF8.self)
    }
    defer { if process.isRunning { process.terminate() } }
    try body(text.split(separator: "\n").map(String.init))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return process.terminationStatus
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func itPrintsItsAddressAndEndsCleanly(signal: Int32) throws {
    try Folder.copy(of: "tiny") { drive in
      let before = try FileManager.default.contentsOfDirectory(atPath: drive.plainPath).sorted()
      let status = try serve([drive.plainPath], in: Command.root, endedBy: signal) { lines in
        #expect(lines.count == 3)
        let shape = #/The pages are at (http://127\.0\.0\.1:\d+), on this machine only.*/#
        let url = try #require(lines.first?.wholeMatch(of: shape)?.output.1)
        let address = try #require(lines.last)
        #expect(address.wholeMatch(of: #/http://127\.0\.0\.1:\d+/k/[0-9a-f]{32}/#) != nil)
        #expect(address.hasPrefix(url))
        // Another program on this machine that knows the port only.
        let answer = try Command.run(
          "/usr/bin/env", ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", String(url)])
        #expect(answer.output == "401" || answer.status == 127)
      }
      #expect(status == 0)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: drive.plainPath).sorted() == before)
    }
  }

  #if os(Linux)
    /// The browser is given a file that nobody else can read, and no address that everybody sees who
    /// lists programs; the file is gone afterwards.
    @Test func theBrowserIsSentThroughAFileOfItsOwn() throws {
      try Folder.copy(of: "tiny") { drive in
        let folder = drive.deletingLastPathComponent()
        let (seen, browser) = (folder.appending(path: "seen"), folder.appending(path: "xdg-open"))
        try #require(mkfifo(seen.plainPath, 0o600) == 0)
        let script = """
          #!/bin/sh
          { echo "$#"; echo "$1"; stat -c %a "$1"; cat "$1"; } > '\(seen.plainPath)'

          """
        try Data(script.utf8).write(to: browser)
        try #require(chmod(browser.plainPath, 0o755) == 0)
        let process = Process()
        process.executableURL = URL(filePath: Command.path)
        process.arguments = ["serve", "--port", "0", "--language", "en", drive.plainPath]
        process.environment = ProcessInfo.processInfo.environment.merging([
          "PATH": "\(folder.plainPath):/usr/bin:/bin", "DISPLAY": ":0",
        ]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Both ends wait for each other.
        let given = try FileHandle(forReadingFrom: seen).readToEnd() ?? Data()
        let lines = String(decoding: given, as: UTF8.self).split(separator: "\n")
        kill(process.processIdentifier, SIGTERM)
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        try #require(lines.count > 3)
        #expect(lines[0] == "1" && lines[2] == "600")
        let address = #/http://127\.0\.0\.1:\d+/k/[0-9a-f]{32}/#
        #expect(lines[3...].joined().contains(address))
        #expect(!String(decoding: said, as: UTF8.self).contains("/k/"))
        #expect(!FileManager.default.fileExists(atPath: String(lines[1])))
      }
    }
  #endif

  @Test func withoutADriveItShowsThoseOfTheFolder() throws {
    try Folder.temporary { folder in
      let status = try serve([], in: folder, endedBy: SIGTERM) { #expect($0.count == 3) }
      #expect(status == 0)
    }
  }

  @Test func whatIsNoDriveIsSaidAtOnce() throws {
    try Folder.temporary { folder in
      let result = try Command.run("serve", folder.plainPath, "--no-browser", "--language", "en")
      #expect(result.status == 66)
      #expect(result.output.isEmpty && result.errors.contains("drive.yaml"))
    }
    #expect(try Command.run("serve", "--port", "70000").status == 64)
  }

  @Test func aCommandWithoutThePagesSaysWhatToDo() throws {
    try Folder.temporary { folder in
      let copy = folder.appending(path: "khunggio")
      try FileManager.default.copyItem(at: URL(filePath: Command.path), to: copy)
      let result = try Command.run(copy.plainPath, ["serve", "--language", "en"])
      #expect(result.status == 66)
      #expect(result.errors.contains("khunggio-serve") && result.errors.contains("make install"))
    }
  }
}
