import DriveFiles
import Drives
import Foundation
import Testing
import Wording

/// Files that are missing, cannot be opened, or are no text of the kind they should be.
@Suite struct InputTests {
  private func problems(of folder: FolderFixture) -> (list: [String], isMissingInput: Bool) {
    let error = folder.error()
    return (error?.problems.map(\.brief) ?? [], error?.isMissingInput ?? false)
  }

  @Test func aMissingFolderIsAMissingInput() throws {
    let url = URL(fileURLWithPath: "/nowhere/giot-hong", isDirectory: true)
    do throws(DriveFileProblems) {
      _ = try DriveFolder(at: url)
      Issue.record("there is no such folder")
    } catch {
      #expect(error.isMissingInput)
      #expect(error.problems.map(\.brief) == ["KG001 giot-hong \"/nowhere/giot-hong\""])
    }
  }

  @Test func missingFilesAreMissingInputsAndTheRestIsStillChecked() throws {
    let folder = try FolderFixture(["drive.yaml": nil, "registrants/all.csv": "id,unit\n1,\n"])
    let found = problems(of: folder)
    #expect(found.isMissingInput)
    #expect(
      found.list == ["KG001 drive.yaml \"drive.yaml\"", "KG017 registrants/all.csv:2:2 unit"])
  }

  @Test func missingListsAreAMissingInput() throws {
    let without = problems(of: try FolderFixture(["registrants/all.csv": nil]))
    #expect(without.isMissingInput)
    #expect(without.list == ["KG001 registrants \"registrants\""])
    let empty = problems(
      of: try FolderFixture(["registrants/all.csv": nil, "registrants/notes.txt": "-"]))
    #expect(empty.isMissingInput)
    #expect(empty.list == ["KG001 registrants \"registrants/*.csv\""])
  }

  @Test func badDataIsNoMissingInput() throws {
    #expect(!problems(of: try FolderFixture(["registrants/all.csv": ""])).isMissingInput)
  }

  @Test func aFolderInTheirPlaceIsNoFile() throws {
    let folder = try FolderFixture(["drive.yaml": nil, "drive.yaml/x": "x"])
    let found = problems(of: folder)
    #expect(found.isMissingInput)
    #expect(found.list == ["KG002 drive.yaml \"drive.yaml\""])
  }

  @Test func aPipeIsNotWaitedFor() throws {
    let folder = try FolderFixture(["registrants/all.csv": nil, "registrants/x": ""])
    #expect(mkfifo(folder.url.appendingPathComponent("registrants/all.csv").path, 0o644) == 0)
    #expect(
      problems(of: folder).list == ["KG002 registrants/all.csv \"registrants/all.csv\""])
  }

  @Test func yamlWithoutEndIsRefusedByItsSize() throws {
    let folder = try FolderFixture()
    let line = Array("# một dòng chú thích rất dài, không ai cần đọc hết cả tệp này làm gì\n".utf8)
    try folder.write(
      Array(repeatElement(line, count: (17 << 20) / line.count).joined()), to: "drive.yaml")
    #expect(problems(of: folder).list == ["KG003 drive.yaml \"17 MB\""])
  }

  @Test(arguments: [
    ("version: 1\n\tname: x\n", "KG005 drive.yaml:2:1 \"name: x\""),
    ("version: 1\nname: \"x\n", "KG005 drive.yaml:3:1"),
    ("version: [1\nname: x\n", "KG005 drive.yaml:2:5 \"name: x\""),
    ("version: *one\n", "KG005 drive.yaml:1:10 \"version: *one\""),
    ("", "KG008 drive.yaml"),
    ("# nothing\n", "KG008 drive.yaml"),
    ("- 1\n- 2\n", "KG018 drive.yaml:1:1"),
    ("just text\n", "KG018 drive.yaml:1:1 \"just text\""),
  ])
  func textThatIsNoDriveIsToldAtItsPlace(_ yaml: String, _ problem: String) throws {
    let found = problems(of: try FolderFixture(["drive.yaml": yaml])).list
    #expect(found == [problem])
  }

  @Test func aliasesAreReadAndCannotGrowWithoutBounds() throws {
    let shared = SmallDrive.yaml.replacing("    stages:\n", with: "    stages: &stages\n")
      .replacing(
        "turnout:\n",
        with: """
            - {id: second, date: 2021-12-10, opens: 07:30, closes: 09:00, slot_minutes: 15, \
          stages: *stages}
          turnout:

          """)
    let drive = try FolderFixture(["drive.yaml": shared]).drive()
    #expect(drive.sessions[1].stages == drive.sessions[0].stages)

    var bomb = "a0: &a0 [x]\n"
    for level in 1...30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let asValue = problems(of: try FolderFixture(["drive.yaml": bomb + "sessions: *a30\n"])).list
    #expect(asValue.filter { $0.hasPrefix("KG010") }.count == 31)
    let asKey = problems(of: try FolderFixture(["drive.yaml": bomb + "? *a30\n: 1\n"])).list
    #expect(asKey == ["KG005 drive.yaml"])
  }

  @Test func everyKeyGivenTwiceIsTold() throws {
    let yaml =
      SmallDrive.yaml.replacing("minutes: 5, zone", with: "minutes: 5, minutes: 6, zone")
      .replacing("    site:", with: "    date: 2020-01-01\n    site:") + "\nname: lại\nname: nữa\n"
    let found = problems(of: try FolderFixture(["drive.yaml": yaml])).list
    #expect(
      found == [
        "KG011 drive.yaml:10:5 date", "KG011 drive.yaml:16:37 minutes",
        "KG011 drive.yaml:38:1 name",
        "KG011 drive.yaml:39:1 name",
      ])
  }

  @Test func quotedAndPlainKeysAreTheSame() throws {
    let yaml = SmallDrive.yaml.replacing("split: 4", with: "\"split\": 4")
    let found = problems(of: try FolderFixture(["drive.yaml": yaml])).list
    #expect(found == [])
  }
}
