import Foundation
import TestSupport
import Testing

/// What `make install` puts in place, made from the commands themselves.
@Suite struct InstallTests {
  private struct Dump: Decodable {
    struct Command: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable {
          let kind: String
          let name: String
        }

        let names: [Name]?
      }

      let commandName: String
      let arguments: [Argument]?
      let subcommands: [Command]?
    }

    let command: Command
  }

  @Test func everyCommandAndOptionHasItsPlaceInTheManual() throws {
    try Folder.temporary { folder in
      let script = Command.root.appending(path: "Packaging/install.sh").plainPath
      let result = try Command.run(
        "/usr/bin/env", ["bash", script, Command.path, "/usr", folder.plainPath])
      #expect(result.status == 0, "\(result.errors)")
      let usr = folder.appending(path: "usr")
      #expect(
        try Data(contentsOf: usr.appending(path: "bin/khunggio"))
          == Data(contentsOf: URL(filePath: Command.path)))
      let dump = try JSONDecoder().decode(
        Dump.self, from: Data(try Command.run("--experimental-dump-help").output.utf8))
      let pages = usr.appending(path: "share/man/man1")
      let commands = (dump.command.subcommands ?? []).filter { $0.commandName != "help" }
      #expect(commands.count > 20)
      #expect(
        try Set(FileManager.default.contentsOfDirectory(atPath: pages.plainPath))
          == Set(["khunggio.1.gz"] + commands.map { "khunggio-\($0.commandName).1.gz" }))
      for command in commands {
        let page = pages.appending(path: "khunggio-\(command.commandName).1.gz").plainPath
        let text = try Command.run("/usr/bin/env", ["gzip", "-dc", page]).output
          .replacing("\\-", with: "-")
        #expect(text.hasPrefix(".TH \"KHUNGGIO-\(command.commandName.uppercased())\""))
        for name in (command.arguments ?? []).flatMap({ $0.names ?? [] }) where name.kind == "long"
        {
          #expect(text.contains("--\(name.name)"), "\(command.commandName) --\(name.name)")
        }
      }
      let completions = usr.appending(path: "share/bash-completion/completions/khunggio").plainPath
      #expect(try Command.run("/usr/bin/env", ["bash", "-n", completions]).status == 0)
      for path in [
        "share/zsh/site-functions/_khunggio", "share/fish/vendor_completions.d/khunggio.fish",
        "share/doc/khunggio/licences.txt", "share/doc/khunggio/LICENSE",
      ] {
        #expect(try !usr.appending(path: path).text().isEmpty, "\(path)")
      }
    }
  }
}
