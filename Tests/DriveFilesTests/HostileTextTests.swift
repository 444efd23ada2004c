import DriveFiles
import Drives
import Foundation
import Plans
import Testing
import Wording

/// Texts and files made to harm, from field/attack.
@Suite struct HostileTextTests {
  /// What a spreadsheet would calculate, in every text of a drive.
  @Test func formulasAreReadBackAndStandNowhereBare() throws {
    let texts = [
      "=1+1", "+84 912 345 678", "-2", "@SUM(1)", " =1", "\t=1", "\r\n=1", "'=1", "''=1", "＝1",
      "An;=HYPERLINK(1+1);x", "An\n=1", "An\t@x", "\"=1\"", "\u{200B}=1", "H'Hen",
      "=cmd|' /C calc'!A0",
      "'An", "An|=1",
    ]
    let drive = try FolderFixture().drive()
    let units = texts.enumerated().map { Drives.Unit(id: "u\($0) \($1)", name: $1) }
    let people = texts.enumerated().map { index, text in
      Registrant(
        id: "\(text)\(index)", name: text, unit: UnitIndex(index), phone: text,
        group: text.isEmpty ? "" : "\(index)\(text)")
    }
    let hostile = try Drive(
      name: drive.name, sessions: drive.sessions, turnout: drive.turnout, units: units,
      registrants: people)
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    try DriveFolder.write(hostile, to: url)
    let again = try DriveFolder(at: url).drive
    #expect(again.registrants == hostile.registrants)
    #expect(again.units == hostile.units)
    let draft = try DraftDrive(at: url)
    for list in draft.lists {
      #expect(list.bytes == Array(try Data(contentsOf: url.appending(path: "registrants/all.csv"))))
    }
  }

  /// Places on one long line are the same as on short ones, whatever letters stand before.
  @Test func placesOnOneLineAreExact() throws {
    let entry = "{\"registrant\": \"Nguyễn🩸\", \"session\": \"hall\", \"slot\": \"07:45\"}"
    let line =
      "{\"version\": 1, \"assignments\": ["
      + Array(repeating: entry, count: 3000).joined(separator: ",")
      + ",{\"registrant\": \"a1\", \"session\": \"hall\", \"slot\": \"07:45\"}]}"
    let folder = try FolderFixture(["plan.json": line])
    let drive = try folder.drive()
    do throws(DriveFileProblems) {
      _ = try PlanFile(at: folder.url.appendingPathComponent("plan.json"), for: drive)
      Issue.record("nobody is called so")
    } catch {
      let found = error.problems.filter { $0.code == .unknownRegistrant }
      #expect(found.count == 3000)
      let first = 32 + 15
      for (index, problem) in found.enumerated() {
        #expect(problem.row == 1)
        #expect(problem.column == first + index * (entry.unicodeScalars.count + 1))
      }
    }
  }

  /// A key that stands many times is reported each time, in one reading.
  @Test(arguments: ["\n", ", "])
  func aKeyManyTimesIsToldEachTime(separator: String) throws {
    let keys = Array(repeating: "organizer: x", count: 2_000).joined(separator: separator)
    let yaml = separator == "\n" ? SmallDrive.yaml + "\n\(keys)\n" : "{\(keys)}"
    let folder = try FolderFixture(["drive.yaml": yaml])
    let problems = folder.error()?.problems.filter { $0.code == .duplicateKey } ?? []
    let hasFirst = separator == "\n" && SmallDrive.yaml.contains("organizer:")
    let first = hasFirst ? 2_000 : 1_999
    #expect(problems.count == first)
    #expect(problems.allSatisfy { $0.key == "organizer" })
    #expect(Set(problems.map(\.place)).count == first)
  }

  /// Nesting and aliases of YAML end, whatever they name.
  @Test func endlessYAMLIsRefused() throws {
    let deep = String(repeating: "[", count: 100_000)
    let anchors = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]" }
    let bomb = "a0: &a0 [x]\n" + anchors.joined(separator: "\n") + "\nsessions: *a40\n"
    for yaml in ["name: \(deep)", bomb, String(repeating: "- ", count: 50_000)] {
      let folder = try FolderFixture(["drive.yaml": yaml])
      let problems = try #require(folder.error()).problems
      #expect(!problems.isEmpty)
      #expect(problems.allSatisfy { $0.key.unicodeScalars.count <= 160 })
    }
  }

  @Test func textsWithoutEndAndHiddenSignsAreTold() throws {
    let header = "id,name,unit,phone\n"
    for (name, code) in [
      ("An\u{0}h", ProblemCode.controlCharacter), ("\u{202E}An", .controlCharacter),
      ("An\u{7F}", .controlCharacter), (String(repeating: "x", count: 301), .tooLong),
      ("o" + String(repeating: "\u{335}", count: 300), .tooLong),
    ] {
      let row = "a1,\(name),school,1\na2,B,school,2\n"
      let folder = try FolderFixture(["registrants/all.csv": header + row])
      let problem = try #require(folder.error()?.problems.first { $0.code == code })
      #expect(problem.row == 2)
      #expect(problem.column == 2)
      #expect(problem.value.unicodeScalars.count <= 160)
    }
    let fits = "o" + String(repeating: "\u{335}", count: 299)
    let folder = try FolderFixture(["registrants/all.csv": header + "a1,\(fits),school,1\n"])
    #expect(
      try folder.drive().registrants.first?.name == fits.precomposedStringWithCanonicalMapping)
  }

  /// A pipe in the place of a file would keep whoever opens it waiting.
  @Test(arguments: ["drive.yaml", "units.csv", "registrants/all.csv"])
  func aPipeIsNoFileOfADrive(name: String) throws {
    let folder = try FolderFixture()
    let place = folder.url.appending(path: name)
    try? FileManager.default.removeItem(at: place)
    #expect(mkfifo(place.path, 0o600) == 0)
    #expect(folder.error()?.problems.contains { $0.code == .unreadable } == true)
  }
}
