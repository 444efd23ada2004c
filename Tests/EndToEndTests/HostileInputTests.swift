import Foundation
import Testing

/// Files that no honest unit sends, from field/attack.
@Suite struct HostileInputTests {
  private static let attack = Command.root.appending(
    path: "Tests/WorkbooksTests/Fixtures/field/attack")

  /// Whether anything in a text would move a terminal's cursor, colour it, or turn text.
  private func isHarmful(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      if scalar == "\n" || scalar == "\t" || scalar == "\u{200D}" { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return true
      default: return false
      }
    }
  }

  /// Nothing that stands in a file reaches the terminal as it is: from the files of field/attack, and
  /// from every text of a drive.
  @Test(arguments: [
    ("fuzz-yaml-252d2862-drive.yaml", "drive.yaml"),
    ("fuzz-regs-1e774aed-all.csv", "registrants/all.csv"),
    ("fuzz-units-d790a594-units.csv", "units.csv"),
  ])
  func controlCharactersReachNoTerminal(fixture: String, place: String) throws {
    try Folder.copy(of: "tiny") { drive in
      let bytes = try Data(contentsOf: HostileInputTests.attack.appending(path: fixture))
      try bytes.write(to: drive.appending(path: place))
      for arguments in [["check"], ["check", "--json"], ["plan", "--no-save"], ["invite"]] {
        let result = try Command.run(
          Command.path, [arguments[0], drive.plainPath] + arguments.dropFirst())
        #expect(!isHarmful(result.output + result.errors), "\(arguments)")
      }
    }
  }

  /// Escapes of YAML bring in what its text may not hold.
  @Test(arguments: ["\\e[31mred", "\\u202Eabc", "\\x9B31m", "\\a", "\\x7F"])
  func textsOfADriveHaveNoControlCharacters(text: String) throws {
    try Folder.copy(of: "tiny") { drive in
      for (key, count) in [("organizer", 1), ("name", 1), ("\(text)", 1)] {
        let yaml = drive.appending(path: "drive.yaml")
        let before = try yaml.text()
        defer { try? Data(before.utf8).write(to: yaml) }
        let line = count == 1 && key != text ? "\(key): \"\(text)\"" : "\"\(text)\": 1"
        try yaml.edit { old in
          old.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("\(key):") }.joined(separator: "\n") + "\n\(line)\n"
        }
        let result = try Command.run("check", drive.plainPath)
        #expect(result.status == 65, "\(line)")
        #expect(!isHarmful(result.output + result.errors), "\(line)")
      }
    }
  }

  /// A name with a NUL or an escape is reported at its place, before any document is made of it.
  @Test(arguments: ["An\u{0}h", "An\u{1B}[2J", "\u{202E}nA", "An\u{7F}", "An\u{9B}m"])
  func namesHaveNoControlCharacters(name: String) throws {
    try Folder.copy(of: "tiny") { drive in
      let list = drive.appending(path: "registrants/all.csv")
      try list.edit { $0.replacing("Nguyễn Văn An", with: name) }
      let result = try Command.run("check", drive.plainPath, "--language", "en")
      #expect(result.status == 65)
      #expect(result.errors.contains("registrants/all.csv:2:2 KG026"), "\(result.errors)")
      #expect(!isHarmful(result.errors))
    }
  }

  @Test func aListWithEscapesIsRefusedInPrint() throws {
    try Folder.copy(of: "tiny") { drive in
      let list = HostileInputTests.attack.appending(path: "import-esc.csv").plainPath
      let result = try Command.run("import", drive.plainPath, list, "--unit", "office")
      #expect(result.status == 65)
      #expect(!isHarmful(result.output + result.errors))
    }
  }

  /// 300 marks on one letter are one character to whoever cuts, and 301 to whoever counts.
  @Test func aLetterWithHundredsOfMarksIsPrinted() throws {
    try Folder.copy(of: "tiny") { drive in
      let yaml = try Data(
        contentsOf: HostileInputTests.attack.appending(path: "combining-organizer-drive.yaml"))
      try yaml.write(to: drive.appending(path: "drive.yaml"))
      let marks = "é" + String(repeating: "\u{335}", count: 290)
      try drive.appending(path: "units.csv").edit { $0.replacing("Văn phòng", with: marks) }
      try drive.appending(path: "registrants/all.csv").edit {
        $0.replacing("Nguyễn Văn An", with: marks)
      }
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      let out = drive.appending(path: "out").plainPath
      for arguments in [
        ["invite", "--out", out, "--format", "text,csv,xlsx,html,ics,messages,pdf"],
        ["report", "--out", out + "/report"], ["template", "--out", out + "/templates"], ["report"],
        ["check"], ["explain"],
      ] {
        let result = try Command.run(
          Command.path, [arguments[0], drive.plainPath] + arguments.dropFirst())
        #expect(result.status == 0, "\(arguments): \(result.errors)")
      }
    }
  }

  /// A pipe never ends, and a device has no end.
  @Test(arguments: ["xlsx", "csv", "tsv"])
  func aPipeIsNoList(ending: String) throws {
    try Folder.copy(of: "tiny") { drive in
      let pipe = drive.appending(path: "list.\(ending)").plainPath
      #expect(mkfifo(pipe, 0o600) == 0)
      let result = try Command.run("import", drive.plainPath, pipe, pipe, "--unit", "office")
      #expect(result.status == 65, "\(result.errors)")
    }
  }

  @Test func namesWithoutEndAreRefusedInFewWords() throws {
    try Folder.copy(of: "tiny") { drive in
      let list = drive.appending(path: "registrants/all.csv")
      let before = try list.text()
      let long = String(repeating: "Nguyễn ", count: 1_000_000)
      for name in [long, "o" + String(repeating: "\u{335}", count: 2_000_000)] {
        try Data(before.replacing("Nguyễn Văn An", with: name).utf8).write(to: list)
        let result = try Command.run("check", drive.plainPath)
        #expect(result.status == 65)
        #expect(result.errors.contains("KG027"))
        #expect(result.errors.utf8.count < 2_000)
      }
    }
  }

  /// Thousands of errors are one list of the first and a number.
  @Test func manyFaultsAreTheFirstAndANumber() throws {
    try Folder.copy(of: "tiny") { drive in
      let rows = (0..<5_000).map { "p\($0),N,nowhere,x,,,25:00,,,," }.joined(separator: "\n")
      try Data(
        ("id,name,unit,birth_year,phone,kind,available,preferred,group,priority,pinned\n" + rows
          + "\n").utf8
      ).write(to: drive.appending(path: "registrants/all.csv"))
      let result = try Command.run("check", drive.plainPath, "--language", "en")
      #expect(result.status == 65)
      #expect(
        result.errors.contains("registrants/all.csv: and 14,800 more"),
        "\(result.errors.suffix(400))")
      #expect(result.errors.utf8.count < 100_000)
    }
  }

  /// A unit that has not sent its people yet has an empty list, and nothing is wrong with the drive.
  @Test func aListOfHeadingsOnlyIsAnEmptyList() throws {
    try Folder.copy(of: "tiny") { drive in
      try Data("id,name,unit\n".utf8).write(to: drive.appending(path: "registrants/school.csv"))
      let result = try Command.run("check", drive.plainPath)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.errors.contains("registrants/school.csv:1 KG008"))
    }
  }

  /// An identity number beside a name is reported, and stands in no document.
  @Test func identityNumbersArePrintedNowhere() throws {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "registrants/all.csv").edit {
        $0.replacing("Nguyễn Văn An", with: "Nguyễn Văn An CCCD 001-203-004567")
      }
      let checked = try Command.run("check", drive.plainPath)
      #expect(checked.status == 0)
      #expect(checked.errors.contains("KG089"))
      let planned = try Command.run("plan", drive.plainPath)
      #expect(!planned.output.contains("004567"))
      let out = drive.appending(path: "out")
      let invited = try Command.run(
        "invite", drive.plainPath, "--out", out.plainPath, "--format", "text,csv,html,ics,messages")
      #expect(invited.status == 0, "\(invited.errors)")
      for (path, bytes) in try Folder.contents(of: out) {
        #expect(!String(decoding: bytes, as: UTF8.self).contains("004567"), "\(path)")
      }
    }
  }
}
