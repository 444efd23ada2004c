import Foundation
import TestSupport
import Testing

/// What was issued is never lost and never half, whatever happens to the program, the disk, or at the
/// same time.
@Suite struct IssueTests {
  private func planned(_ body: (URL) throws -> Void) throws {
    try Folder.copy(of: "tiny") { drive in
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      try body(drive)
    }
  }

  /// Every issue is whole and passes its audit; returns how many there are.
  @discardableResult
  private func expectWhole(_ drive: URL, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> Int
  {
    let history = try Command.run("history", drive.plainPath, "--json")
    #expect(history.status == 0, "\(history.errors)", sourceLocation: sourceLocation)
    let issues = try #require(try history.json()["issues"] as? [[String: Any]])
    #expect(
      issues.map { $0["number"] as? Int }
        == (1...max(1, issues.count)).prefix(issues.count).map(
          Optional.some), sourceLocation: sourceLocation)
    return issues.count
  }

  private func expectAudited(_ drive: URL, issues: Int) throws {
    // Issues of the same bytes need one audit.
    var seen: Set<String> = []
    for number in 1...max(1, issues) where issues > 0 {
      let plan = try Command.run("history", drive.plainPath, "--plan", "\(number)")
      #expect(plan.status == 0 && plan.output.hasSuffix("}\n"))
      guard seen.insert(plan.output).inserted else { continue }
      let file = drive.appending(path: "issued.json")
      try Data(plan.output.utf8).write(to: file)
      #expect(try Command.run("audit", drive.plainPath, file.plainPath).status == 0)
    }
  }

  /// Killed at two hundred random moments, half of them while issuing, half while planning again.
  @Test func aKilledRunLosesNothing() throws {
    try planned { drive in
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      var random = SplitMix64(seed: 7)
      var longest: [String: Double] = [:]
      for command in ["issue", "replan"] {
        let start = ContinuousClock.now
        #expect(try Command.run(command, drive.plainPath).status == 0)
        longest[command] = (ContinuousClock.now - start) / .seconds(1)
      }
      var issues = 2
      for round in 0..<200 {
        let command = round % 2 == 0 ? "issue" : "replan"
        let process = Process()
        process.executableURL = URL(filePath: Command.path)
        process.arguments = [command, drive.plainPath]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let part = Double(random.next() % 1000) / 1000
        usleep(UInt32(part * (longest[command] ?? 0) * 1e6))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if round % 10 == 9 {
          let now = try expectWhole(drive)
          #expect(now >= issues)
          issues = now
          let plan = drive.appending(path: "plan.json").plainPath
          #expect(try Command.run("audit", drive.plainPath, plan).status == 0)
        }
      }
      // Some were killed before they were done, some after.
      #expect(issues > 2 && issues < 102)
      try expectAudited(drive, issues: issues)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      #expect(try expectWhole(drive) == issues + 1)
    }
  }

  /// A disk that fills up while plans are issued: what was issued stays, and when there is room
  /// again it goes on.
  @Test func aDiskThatFillsUp() throws {
    try Folder.temporary { folder in
      let disk = folder.appending(path: "disk", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      let mounted = try Command.run(
        "/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", disk.plainPath])
      // Only who may mount can see it.
      guard mounted.status == 0 else { return }
      defer { _ = try? Command.run("/usr/bin/env", ["umount", disk.plainPath]) }
      let drive = disk.appending(path: "tiny", directoryHint: .isDirectory)
      try FileManager.default.copyItem(at: Command.root.appending(path: "data/tiny"), to: drive)
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      var issued = 0
      var last = try Command.run("issue", drive.plainPath)
      while last.status == 0, issued < 300 {
        issued += 1
        last = try Command.run("issue", drive.plainPath)
      }
      #expect(issued > 0 && issued < 300)
      #expect(last.status == 74, "\(last.errors)")
      #expect(last.errors.contains("drive.sqlite"))
      // Nothing can be saved either, and the plan that was there still is.
      let plan = try drive.appending(path: "plan.json").text()
      try fill(disk)
      let replanned = try Command.run("replan", drive.plainPath)
      #expect(replanned.status == 74, "\(replanned.errors)")
      #expect(try drive.appending(path: "plan.json").text() == plan)
      try FileManager.default.removeItem(at: disk.appending(path: "ballast"))
      #expect(try expectWhole(drive) == issued)
      try FileManager.default.removeItem(at: drive.appending(path: "README.md"))
      #expect(
        try Command.run("/usr/bin/env", ["mount", "-o", "remount,size=1m", disk.plainPath]).status
          == 0)
      try expectAudited(drive, issues: issued)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      #expect(try expectWhole(drive) == issued + 1)
    }
  }

  /// Takes all the room there is.
  private func fill(_ disk: URL) throws {
    let file = disk.appending(path: "ballast")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    while (try? handle.write(contentsOf: Data(repeating: 0, count: 512))) != nil {}
  }

  /// Ten processes, a hundred issues each, all at once.
  @Test func aThousandIssuesAtOnce() throws {
    try planned { drive in
      let loop = """
        i=0; while [ $i -lt 100 ]; do
          "$0" issue "$1" --json --wait 600 || exit 1; i=$((i+1)); done
        """
      var processes: [(Process, URL)] = []
      for number in 0..<10 {
        let output = drive.appending(path: "out-\(number)")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", loop, Command.path, drive.plainPath]
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        processes.append((process, output))
      }
      var published: [Int] = []
      for (process, output) in processes {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let numbers = try output.text().matches(of: #/"number": (\d+)/#).compactMap {
          Int($0.output.1)
        }
        // Each process sees its own numbers rise.
        #expect(numbers == numbers.sorted() && numbers.count == 100)
        published += numbers
      }
      #expect(published.sorted() == Array(1...1000))
      #expect(try expectWhole(drive) == 1000)
      let history = try Command.run("history", drive.plainPath, "--json").json()
      let issues = try #require(history["issues"] as? [[String: Any]])
      #expect(Set(issues.map { $0["plan_sha256"] as? String }).count == 1)
      let times = issues.compactMap { $0["time"] as? String }
      #expect(times == times.sorted() && times.count == 1000)
    }
  }

  /// While somebody changes the drive, others wait, or are reported since when.
  @Test func oneChangesAtATime() throws {
    try planned { drive in
      let holder = """
        import fcntl, os, sys
        folder = os.open(sys.argv[1], os.O_RDONLY)
        fcntl.flock(folder, fcntl.LOCK_EX)
        open(sys.argv[1] + "/.in-use", "w").write("2021-12-01T02:30:00Z\\nimport\\n")
        print("held", flush=True)
        sys.stdin.read()
        """
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3", "-c", holder, drive.plainPath]
      process.environment = ProcessInfo.processInfo.environment.merging(["TZ": "UTC"]) { $1 }
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      _ = try output.fileHandleForReading.read(upToCount: 5)
      let list = drive.appending(path: "registrants/all.csv")
      let lists = try list.text()
      for command in [
        ["issue", drive.plainPath],
        ["import", drive.plainPath, list.plainPath, "--unit", "office"],
      ] {
        let result = try Command.run(
          Command.path, command + ["--wait", "0"], environment: ["TZ": "UTC"])
        #expect(result.status == 73 && result.output == "")
        #expect(
          result.errors
            == "Thư mục đợt này đang được thay đổi (lệnh import, từ 02:30:00 01/12/2021). "
            + "Chưa ghi gì cả; hãy thử lại sau.\n")
      }
      #expect(try list.text() == lists)
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      #expect(!FileManager.default.fileExists(atPath: drive.appending(path: ".in-use").plainPath))
    }
  }

  /// A plan that breaks a rule, or is of people who are not on the lists, is not issued.
  @Test func whatIsNotGoodIsNotIssued() throws {
    try planned { drive in
      try drive.appending(path: "registrants/all.csv").edit {
        $0.replacing(
          "chi,Lê Thị Chi,office,1992,,,", with: "chi,Lê Thị Chi,office,1992,,,09:00-09:30")
      }
      let broken = try Command.run("issue", drive.plainPath)
      #expect(broken.status == 3 && broken.errors.contains("availability"))
      try drive.appending(path: "registrants/all.csv").edit {
        $0.replacing(#/chi,.*\n/#, with: "")
      }
      #expect(try Command.run("issue", drive.plainPath).status == 65)
      #expect(try Command.run("issue", drive.plainPath, "--time", "yesterday").status == 64)
      #expect(
        !FileManager.default.fileExists(
          atPath: drive.appending(path: "drive.sqlite").plainPath))
      try FileManager.default.removeItem(at: drive.appending(path: "plan.json"))
      #expect(try Command.run("issue", drive.plainPath).status == 66)
    }
  }
}
