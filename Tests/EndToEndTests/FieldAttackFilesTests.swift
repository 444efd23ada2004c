import Foundation
import Testing

/// What broke under attack on files, folders and streams (field/attack 4, 6, 9, 10, 11, 15 and the low
/// ones), by the built command.
@Suite struct FieldAttackFilesTests {
  /// Runs a line of a shell, with `KG` as the command and `D` as a planned copy of the tiny drive.
  private func shell(_ line: String, in folder: URL, _ drive: URL) throws -> Command.Result {
    try Command.run(
      "/bin/sh", ["-c", line], in: folder,
      environment: ["KG": Command.path, "D": drive.plainPath])
  }

  private func planned(_ body: (_ folder: URL, _ drive: URL) throws -> Void) throws {
    try Folder.copy(of: "tiny") { drive in
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      try Folder.temporary { try body($0, drive) }
    }
  }

  private func mode(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.plainPath)[.posixPermissions] as? Int
  }

  // MARK: 4. Files that are somebody's stay

  @Test(arguments: ["notes", "notes\n", "{\"whatif\": 2}", "{\"id\": \"x\"", "\u{0}\u{1}"])
  func aFileThatIsNoRowsStays(text: String) throws {
    try planned { folder, drive in
      let notes = folder.appending(path: "n.txt")
      try Data(text.utf8).write(to: notes)
      let result = try Command.run(
        "whatif", drive.plainPath, "--set", "sessions.*.arrivals_per_slot=2", "--resume",
        notes.plainPath)
      #expect(result.status == 65 || result.status == 73, "\(result.errors)")
      #expect(try notes.text() == text)
    }
  }

  @Test func noOutputReplacesAnInputOrAnotherFile() throws {
    try planned { folder, drive in
      let notes = folder.appending(path: "notes.txt")
      try Data("mine".utf8).write(to: notes)
      let before = try Dictionary(
        uniqueKeysWithValues: ["drive.yaml", "units.csv", "registrants/all.csv"].filter {
          FileManager.default.fileExists(atPath: drive.appending(path: $0).plainPath)
        }.map { ($0, try drive.appending(path: $0).text()) })
      for (line, status) in [
        ("\"$KG\" plan \"$D\" --save \"$D/units.csv\"", 64),
        ("\"$KG\" plan \"$D\" --save \"$D/registrants/x.csv\"", 64),
        ("\"$KG\" export \"$D\" --mps \"$D/drive.yaml\"", 64),
        ("\"$KG\" plan \"$D\" --save notes.txt", 73),
        ("\"$KG\" export \"$D\" --mps notes.txt", 73),
        ("\"$KG\" invite \"$D\" --out \"\"", 64),
        ("\"$KG\" plan \"$D\" --save \"\"", 64),
        ("\"$KG\" export \"$D\" --mps \"\"", 64),
        ("\"$KG\" plot \"$D\" --out \"\"", 64),
        ("\"$KG\" template \"$D\" --out \"\"", 64),
        ("\"$KG\" generate --registrants 5 --out \"\"", 64),
        ("\"$KG\" init \"\" --date 2027-03-01", 64),
        ("\"$KG\" report \"$D\" --out \"\"", 64),
      ] {
        let result = try shell(line, in: folder, drive)
        #expect(result.status == Int32(status), "\(line): \(result.status) \(result.errors)")
        #expect(!result.errors.isEmpty, "\(line)")
      }
      for (name, text) in before { #expect(try drive.appending(path: name).text() == text) }
      #expect(try notes.text() == "mine")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.plainPath) == ["notes.txt"])
    }
  }

  // MARK: 6. Who may read what is written

  @Test func whatIsWrittenIsPrivate() throws {
    try planned { folder, drive in
      #expect(try mode(drive.appending(path: "plan.json")) == 0o600)
      let result = try shell(
        """
        umask 022; "$KG" invite "$D" --format csv,pdf --out letters && "$KG" issue "$D" &&
        "$KG" template "$D" --out forms && "$KG" generate --registrants 5 --out made
        """, in: folder, drive)
      #expect(result.status == 0, "\(result.errors)")
      for name in ["letters", "letters/pdf", "forms", "made", "made/registrants"] {
        #expect(try mode(folder.appending(path: name)) == 0o700, "\(name)")
      }
      for name in ["letters/invitations.csv", "made/drive.yaml", "made/registrants/all.csv"]
      where FileManager.default.fileExists(atPath: folder.appending(path: name).plainPath) {
        #expect(try mode(folder.appending(path: name)) == 0o600, "\(name)")
      }
      #expect(try mode(drive.appending(path: "drive.sqlite")) == 0o600)
      // A mode that is there is kept, wider or narrower.
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o640], ofItemAtPath: drive.appending(path: "plan.json").plainPath)
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      #expect(try mode(drive.appending(path: "plan.json")) == 0o640)
    }
  }

  // MARK: 9. Standard output that fails

  @Test(arguments: [
    "check \"$D\" --json", "check \"$D\"", "plan \"$D\" --no-save", "plan \"$D\" --no-save --json",
    "whatif \"$D\" --set weights.peak=4,5 --csv", "whatif \"$D\" --set weights.peak=4,5",
    "--help", "--version", "plan --help", "explain-code KG012", "history \"$D\" --json",
    "--generate-completion-script bash",
  ])
  func outputThatCannotBeWrittenIsAnError(arguments: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    try planned { folder, drive in
      let result = try shell("\"$KG\" \(arguments) >/dev/full", in: folder, drive)
      #expect(result.status == 74, "\(arguments): \(result.status)")
      #expect(result.errors.contains("No space left on device"), "\(result.errors)")
    }
  }

  // MARK: 10. All or nothing

  @Test func whatAKilledRunLeftIsNoObstacle() throws {
    try planned { folder, drive in
      let target = folder.appending(path: "made")
      for name in ["made", ".khunggio-999999999.tmp"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      try Data("half".utf8).write(to: folder.appending(path: ".khunggio-999999999.tmp/drive.yaml"))
      let result = try Command.run(
        "generate", "--registrants", "5", "--out", target.plainPath, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.plainPath) == ["made"])
    }
  }

  // MARK: 11. Links in the place of notes

  @Test func noNoteIsWrittenThroughALink() throws {
    try planned { folder, drive in
      let mine = folder.appending(path: "mine.txt")
      try Data("mine".utf8).write(to: mine)
      try FileManager.default.createSymbolicLink(
        at: drive.appending(path: ".in-use"), withDestinationURL: mine)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      #expect(try mine.text() == "mine")
      try FileManager.default.linkItem(
        at: mine, to: drive.appending(path: ".in-use-hard"))
    }
  }

  // MARK: 15 and low: limits of the system

  /// Where there is no room for another thread, planning goes on with those there are.
  @Test func littleMemoryEndsInAPlanOrInWords() throws {
    try planned { folder, drive in
      for kilobytes in [110_000, 120_000, 130_000] {
        let result = try shell(
          "ulimit -v \(kilobytes); timeout 60 \"$KG\" plan \"$D\" --no-save --summary", in: folder,
          drive)
        #expect(result.status != 124, "waits for ever with \(kilobytes) kB")
      }
    }
  }

  @Test func aLimitOfTheSizeOfFilesIsAnErrorInWords() throws {
    try planned { folder, drive in
      let plan = try drive.appending(path: "plan.json").text()
      let result = try shell(
        "ulimit -f 1; \"$KG\" export \"$D\" --mps out.mps", in: folder, drive)
      #expect(result.status == 74 && result.errors.contains("out.mps"), "\(result.status)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.plainPath).isEmpty)
      #expect(try drive.appending(path: "plan.json").text() == plan)
    }
  }
}
