import Foundation
import Testing

/// Every command that the README shows does what it says.
@Suite struct ReadmeTests {
  /// The lines of the README's blocks of shell commands. A comment `# exits 3` says what else than
  /// 0 a command exits with.
  private func commands() throws -> [(line: String, status: Int32)] {
    let text = try Command.root.appending(path: "README.md").text()
    return text.matches(of: #/```sh\n(.*?)```/#.dotMatchesNewlines()).flatMap { block in
      block.output.1.split(separator: "\n").map { line in
        let status = line.firstMatch(of: #/# exits (\d+)/#).flatMap { Int32($0.output.1) }
        return (String(line), status ?? 0)
      }
    }
  }

  @Test func everyCommandExitsAsTheReadmeSays() throws {
    let commands = try commands()
    #expect(commands.count >= 8)
    try Folder.temporary { folder in
      for name in ["data", "docs"] {
        try FileManager.default.copyItem(
          at: Command.root.appending(path: name), to: folder.appending(path: name))
      }
      let bin = URL(filePath: Command.path).deletingLastPathComponent().plainPath
      let path = bin + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
      for (line, status) in commands {
        let result = try Command.run(
          "/bin/sh", ["-c", line], in: folder, environment: ["PATH": path])
        #expect(result.status == status, "\(line)\n\(result.errors)")
      }
    }
  }

  @Test func everyCommandIsShown() throws {
    let shown = try commands().map(\.line).joined(separator: "\n")
    for command in [
      "init", "template", "import", "explain-code", "check", "plan", "audit", "simulate", "plot",
      "whatif", "explain",
      "invite", "report", "issue", "replan", "history", "diff", "waitlist", "export", "generate",
    ] {
      #expect(shown.contains("khunggio \(command) "))
    }
  }

  @Test(arguments: ["run", "test", "build", "deps"])
  func makeKnowsItsTargets(target: String) throws {
    let result = try Command.run("/usr/bin/env", ["make", "-n", target])
    #expect(result.status == 0)
    let makefile = try Command.root.appending(path: "Makefile").text()
    let drive = try #require(makefile.firstMatch(of: #/DRIVE := (\S+)/#)).output.1
    let file = Command.root.appending(path: "\(drive)/drive.yaml").plainPath
    #expect(FileManager.default.fileExists(atPath: file))
  }
}
