import Foundation
import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    ["paint"], ["plan"], ["plan", "data/tiny", "--gap", "near"], ["check", "data/tiny", "--loud"],
    ["plan", "data/tiny", "--save", "x.json", "--no-save"], ["plan", "data/tiny", "--gap=-1"],
    ["plan", "data/tiny", "--time-limit", "nan"], ["audit", "data/tiny"],
    ["check", "data/tiny", "--language", "fr"], ["plot", "data/tiny"],
    ["plot", "data/tiny", "--out", "x", "--runs=-1"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let result = try Command.run(Command.path, arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("Error: "))
  }

  @Test(arguments: [
    [], ["check"], ["plan"], ["audit"], ["simulate"], ["plot"], ["export"], ["generate"],
    ["import"], ["template"], ["init"], ["explain-code"], ["report"],
  ])
  func helpBeginsWithExamples(command: [String]) throws {
    let result = try Command.run(Command.path, command + ["--help"])
    #expect(result.status == 0)
    #expect(result.lines[0].hasPrefix("OVERVIEW: "))
    #expect(result.lines[2] == "Examples:")
    #expect(result.lines[3].hasPrefix("  khunggio "))
    for line in result.lines where !line.hasPrefix("USAGE:") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func everyHelpFitsATerminal() throws {
    let help = try Command.run(Command.path, ["--help"])
    let names = help.lines.drop { !$0.hasPrefix("SUBCOMMANDS:") }.dropFirst()
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
      .filter { !$0.hasPrefix("(") && $0 != "See" }
    #expect(names.count >= 25)
    for name in names {
      let result = try Command.run(Command.path, [name, "--help"])
      #expect(result.status == 0)
      for line in result.lines where !line.hasPrefix("USAGE:") {
        #expect(line.count <= 80, "\(name): \(line)")
      }
    }
  }

  @Test func helpIsInTheLanguageThatIsNamedOrOfTheTerminal() throws {
    let named = try Command.run("plan", "--help", "--language", "vi")
    #expect(named.status == 0)
    #expect(named.lines[0] == "MÔ TẢ: Xếp lịch, in lịch và lưu vào DRIVE/plan.json.")
    #expect(named.lines[2] == "Ví dụ:")
    #expect(named.lines.contains("TÙY CHỌN:") && named.lines.contains("ĐỐI SỐ:"))
    for line in named.lines where !line.hasPrefix("CÁCH DÙNG:") {
      #expect(line.count <= 80, "\(line)")
    }
    let ofTerminal = try Command.run(
      "/usr/bin/env", ["LC_ALL=vi_VN.UTF-8", Command.path, "plan", "--help"])
    #expect(ofTerminal.output == named.output)
    let english = try Command.run(
      "/usr/bin/env", ["LC_ALL=vi_VN.UTF-8", Command.path, "plan", "--help", "--language", "en"])
    #expect(english.lines[0].hasPrefix("OVERVIEW: Plans a drive"))
  }

  @Test func wrongUsageIsToldInTheLanguageThatIsNamed() throws {
    let result = try Command.run(
      "plan", "data/tiny", "--language", "vi", "--save", "x.json", "--no-save")
    #expect(result.status == 64 && result.output == "")
    #expect(
      result.errors.hasPrefix(
        "Lỗi: --save và --no-save không dùng cùng nhau; hãy bỏ một trong hai.\nCách dùng: "))
    let missing = try Command.run("template", "data/tiny", "--units", "nix", "--out", "x")
    #expect(missing.status == 64 && missing.errors.contains("--units: the drive has no unit nix."))
  }

  /// Somebody at a terminal reads lines that are broken between words; a program reads whole ones.
  @Test func problemsFitATerminalAndAreWholeLinesForPrograms() throws {
    try Folder.copy(of: "tiny") { drive in
      let files = try FileManager.default.contentsOfDirectory(
        atPath: drive.appending(path: "registrants").plainPath)
      let name = try #require(files.first { $0.hasSuffix(".csv") })
      try drive.appending(path: "registrants/\(name)").edit {
        $0.replacing("08:10", with: "tám giờ mười phút hoặc sớm hơn nếu được")
      }
      let piped = try Command.run("check", drive.plainPath)
      #expect(piped.status == 65)
      let whole = piped.errors.split(separator: "\n").filter { $0.contains("KG012") }
      #expect(whole.count == 1 && whole.allSatisfy { $0.count > 80 })
      let said = try #require(
        try Python.json(
          """
          import json, os, pty, sys
          pid, terminal = pty.fork()
          if pid == 0:
              os.execv(sys.argv[1], sys.argv[1:])
          said = b""
          while True:
              try:
                  part = os.read(terminal, 65536)
              except OSError:
                  break
              if not part:
                  break
              said += part
          os.waitpid(pid, 0)
          print(json.dumps(said.decode().replace("\\r\\n", "\\n")))
          """, Command.path, "check", drive.plainPath) as? String)
      let lines = said.split(separator: "\n")
      #expect(lines.contains { $0.contains("KG012") })
      for line in lines { #expect(line.count <= 80, "\(line)") }
      // The same words.
      func words(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      }
      #expect(words(said) == words(piped.errors))
    }
  }

  @Test func standardOutputThatCannotBeWritten() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try Command.run(
      "/bin/sh", ["-c", "exec '\(Command.path)' check data/tiny > /dev/full"])
    #expect(result.status == 74)
    #expect(!result.errors.isEmpty)
  }
}
