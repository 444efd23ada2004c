import Foundation
import Testing

/// What the papers show is what the command does.
@Suite struct DocumentedCommandsTests {
  @Test(arguments: try Paper.all)
  func commandsExitAndPrintAsThePaperSays(paper: Paper) throws {
    try paper.run { step, results in
      for (command, result) in zip(step.commands, results) {
        #expect(
          result.status == command.status, "\(paper.path): \(command.text)\n\(result.output)")
      }
      let printed = results.flatMap { $0.output.split(separator: "\n").map(String.init) }
      for block in step.printed { expect(block, in: printed, paper.path) }
      let screen = Screen(step, results)
      for name in step.screens {
        #expect(screen.tooLong == [], "\(name)")
        try screen.expect(at: paper.folder.appending(path: name))
      }
    }
  }

  /// Expects the runs of lines of a block, between lines `…`, to be printed in this order.
  private func expect(_ block: [String], in printed: [String], _ paper: String) {
    var rest = printed[...]
    for run in block.split(separator: "…") {
      let lines = run.filter { !$0.isEmpty }
      let start = rest.indices.first { rest[$0...].starts(with: lines) }
      guard let start else {
        Issue.record("\(paper): not printed: \(lines.joined(separator: "\n"))")
        return
      }
      rest = rest[(start + lines.count)...]
    }
  }

  @Test func everyCommandAndOptionIsDescribed() throws {
    let paper = try Paper(at: "docs/commands.md")
    let sections = paper.text.split(separator: "\n## ").dropFirst()
    let help = try Command.run("--help").output
    let list = try #require(help.firstRange(of: "SUBCOMMANDS:"))
    let names = help[list.upperBound...].matches(of: #/\n  ([a-z][a-z-]*)  /#).map {
      String($0.output.1)
    }
    #expect(names.count >= 20)
    for name in names where name != "help" {
      let section = sections.first { $0.hasPrefix("\(name)\n") }
      guard let section else {
        Issue.record("docs/commands.md has no section \(name)")
        continue
      }
      #expect(section.contains("khunggio \(name)"), "\(name) has no example")
      let options = try Command.run(name, "--help").output.matches(of: #/\n  (--[a-z0-9-]+)/#)
      for option in options.map({ String($0.output.1) }) where option != "--version" {
        #expect(section.contains("`\(option)"), "\(name) \(option)")
      }
    }
  }

  @Test(arguments: ["run", "serve", "test", "build", "deps"])
  func makeKnowsItsTargets(target: String) throws {
    let result = try Command.run("/usr/bin/env", ["make", "-n", target])
    #expect(result.status == 0)
    let makefile = try Command.root.appending(path: "Makefile").text()
    let drive = try #require(makefile.firstMatch(of: #/DRIVE := (\S+)/#)).output.1
    let file = Command.root.appending(path: "\(drive)/drive.yaml").plainPath
    #expect(FileManager.default.fileExists(atPath: file))
  }
}
