import DriveFiles
import Drives
import Foundation
import Testing
import Wording

/// Errors of registrants/*.csv and units.csv, and the problems they are reported as.
struct FileFault: CustomTestStringConvertible, Sendable {
  let name: String
  /// The files that are not those of the small drive.
  let files: [String: String]
  let problems: [String]

  init(_ name: String, _ files: [String: String], _ problems: [String]) {
    (self.name, self.files, self.problems) = (name, files, problems)
  }

  /// An error of the one list of the small drive.
  init(_ name: String, list: String, _ problems: [String]) {
    self.init(name, ["registrants/all.csv": list], problems.map { "\($0)" })
  }

  var testDescription: String { name }
}

@Suite struct ListProblemTests {
  static let header = "id,name,unit,available,preferred,group,priority,pinned,kind,birth_year"

  /// A list with this one row.
  static func row(_ row: String) -> String { "\(header)\n\(row)\n" }

  static let lists: [FileFault] = [
    FileFault("no column unit", list: "id,name\n1,An\n", ["KG013 registrants/all.csv:1 unit"]),
    FileFault(
      "a misspelt column", list: "id,name,unti\n1,An,a\n",
      ["KG014 registrants/all.csv:1:3 unti \"unti\""]),
    FileFault(
      "a misspelt optional column", list: "id,unit,avialable\n1,a,\n",
      ["KG014 registrants/all.csv:1:3 avialable \"avialable\""]),
    FileFault(
      "a column twice", list: "id,unit,id\n1,a,2\n", ["KG015 registrants/all.csv:1:3 id"]),
    FileFault("an empty file", list: "", ["KG008 registrants/all.csv"]),
    FileFault("a list of nobody", list: "id,unit\n\n", ["KG008 registrants/all.csv:1"]),
    FileFault("a list of commas", list: "id,unit\n,\n,,,\n", ["KG008 registrants/all.csv:1"]),
    FileFault(
      "rows too short and too long", list: "id,unit,name\n1,a\n2,a,An,Bình\n3,a,Chi\n",
      [
        "KG016 registrants/all.csv:2:2 \"2\"", "KG016 registrants/all.csv:3:4 \"4\"",
      ]),
    FileFault("no unit", list: row("1,An,,,,,,,,"), ["KG017 registrants/all.csv:2:3 unit"]),
    FileFault("no id", list: row(",An,a,,,,,,,"), ["KG017 registrants/all.csv:2:1 id"]),
    FileFault(
      "no time", list: row("1,An,a,25h,8h15,,,hall 8.15,,"),
      [
        "KG012 registrants/all.csv:2:4 available \"25h\"",
        "KG012 registrants/all.csv:2:5 preferred \"8h15\"",
        "KG012 registrants/all.csv:2:8 pinned \"hall 8.15\"",
      ]),
    FileFault(
      "an interval turned round", list: row("1,An,a,09:00-08:00,,,,,,"),
      ["KG031 registrants/all.csv:2:4 available \"09:00-08:00\""]),
    FileFault(
      "an unknown session", list: row("1,An,a,hal 08:00-09:00,hal 08:00,,,hal 08:00,,"),
      [
        "KG038 registrants/all.csv:2:4 available \"hal\"",
        "KG038 registrants/all.csv:2:5 preferred \"hal\"",
        "KG038 registrants/all.csv:2:8 pinned \"hal\"",
      ]),
    FileFault(
      "an unknown kind", list: row("1,An,a,,,,,,first_tiem,"),
      ["KG039 registrants/all.csv:2:9 kind \"first_tiem\""]),
    FileFault(
      "no numbers", list: row("1,An,a,,,,much,,,1.1.1980"),
      [
        "KG018 registrants/all.csv:2:7 priority \"much\"",
        "KG018 registrants/all.csv:2:10 birth_year \"1.1.1980\"",
      ]),
    FileFault(
      "absurd numbers", list: row("1,An,a,,,,0,,,2022"),
      [
        "KG019 registrants/all.csv:2:7 priority \"0\"",
        "KG019 registrants/all.csv:2:10 birth_year \"2022\"",
      ]),
    FileFault(
      "a pin to no slot", list: row("1,An,a,,,,,hall 07:40,,"),
      ["KG050 registrants/all.csv:2:8 pinned \"hall 07:40\""]),
    FileFault(
      "a pin outside the person's hours", list: row("1,An,a,07:30-08:00,,,,hall 08:15,,"),
      ["KG051 registrants/all.csv:2:8 pinned \"hall 08:15\""]),
    FileFault(
      "companions pinned apart",
      list: row("1,An,a,,,x,,hall 07:30,,\n2,Bình,a,,,x,,hall 07:45,,"),
      ["KG053 registrants/all.csv:3:8 pinned \"hall 07:45\""]),
    FileFault(
      "a quote that never closes", list: "id,name,unit\n1,\"An,a\n2,Bình,a\n2,Chi,a\n",
      [
        "KG006 registrants/all.csv:2:2 name \"An,a\"",
        "KG030 registrants/all.csv:4:1 id \"2\"",
      ]),
    FileFault(
      "text after a quote", list: "id,name,unit\n1,\"An\" Văn,a\n",
      ["KG006 registrants/all.csv:2:2 name \"An\""]),
    FileFault(
      "a row number counts the lines inside quotes",
      list: "id,name,unit\n1,\"An\nvà\r\nBình\",a\n\n\n1,Chi,a\n",
      ["KG030 registrants/all.csv:7:1 id \"1\""]),
  ]

  static let several: [FileFault] = [
    FileFault(
      "an id in two lists",
      [
        "registrants/all.csv": "id,unit\n1,a\n", "registrants/b.csv": "unit,id\nb,2\nb,1\n",
      ], ["KG030 registrants/b.csv:3:2 id \"1\""]),
    FileFault(
      "an unknown unit",
      [
        "units.csv": "id\noffice\nschool\n",
        "registrants/all.csv": "unit\nofice\nschool\n",
      ], ["KG037 registrants/all.csv:2:1 unit \"ofice\""]),
    FileFault(
      "units that ask for impossible parts of their staff",
      ["units.csv": "id,staff,asked_percent\noffice,-1,20%\nschool,many,101\n"],
      [
        "KG019 units.csv:2:2 staff \"-1\"", "KG018 units.csv:2:3 asked_percent \"20%\"",
        "KG018 units.csv:3:2 staff \"many\"", "KG019 units.csv:3:3 asked_percent \"101\"",
      ]),
    FileFault(
      "units in disorder",
      [
        "units.csv": """
        id,name,quota,from,to,max_away,session
        office,,-3,09:00,08:00,0,hal
        office,,many,9h,,half,
        ,,,,,,
        school,,,,,101%,hall; nowhere
        """
      ],
      [
        "KG038 units.csv:2:7 session \"hal\"", "KG019 units.csv:2:3 quota \"-3\"",
        "KG031 units.csv:2:5 to \"08:00\"", "KG019 units.csv:2:6 max_away \"0\"",
        "KG018 units.csv:3:3 quota \"many\"", "KG012 units.csv:3:4 from \"9h\"",
        "KG018 units.csv:3:6 max_away \"half\"", "KG030 units.csv:3:1 id \"office\"",
        "KG038 units.csv:5:7 session \"nowhere\"", "KG019 units.csv:5:6 max_away \"101%\"",
      ]),
    FileFault(
      "a pin outside the unit's hours",
      ["units.csv": "id,from,to\noffice,,\nschool,08:00,\n"],
      ["KG052 registrants/all.csv:5:11 pinned \"hall 07:45\""]),
    FileFault(
      "units that cannot be read make no unit unknown", ["units.csv": "ident\noffice\n"],
      ["KG013 units.csv:1 id"]),
    FileFault(
      "faults of every file at once",
      [
        "drive.yaml": SmallDrive.yaml.replacing("07:30\"\n", with: "7:60\"\n"),
        "units.csv": "id,quota\noffice,-1\nschool,2\n",
        "registrants/all.csv": "id,unit,pinned\n1,office,hall 07:31\n1,school,\n",
        "registrants/b.csv": "id,unit\n3,shcool\n",
      ],
      [
        "KG012 drive.yaml:10:12 sessions.hall.opens \"7:60\"", "KG019 units.csv:2:2 quota \"-1\"",
        "KG030 registrants/all.csv:3:1 id \"1\"", "KG037 registrants/b.csv:2:2 unit \"shcool\"",
      ]),
  ]

  @Test(arguments: lists + several) func aFaultIsToldAtItsPlace(_ error: FileFault) throws {
    let problems = try FolderFixture(error.files.mapValues { $0 }).problems()
    #expect(Set(problems) == Set(error.problems))
    #expect(problems.count == error.problems.count)
  }

  @Test func problemsComeByFileRowAndColumn() throws {
    let list = "id,unit,priority\n,,0\n2,,x\n"
    let problems = try FolderFixture([
      "registrants/all.csv": list, "registrants/a.csv": "id,unit\n1,\n",
    ]).problems()
    #expect(
      problems == [
        "KG017 registrants/a.csv:2:2 unit", "KG017 registrants/all.csv:2:1 id",
        "KG017 registrants/all.csv:2:2 unit", "KG019 registrants/all.csv:2:3 priority \"0\"",
        "KG017 registrants/all.csv:3:2 unit", "KG018 registrants/all.csv:3:3 priority \"x\"",
      ])
  }

  @Test func aColumnNobodyKnowsIsAWarning() throws {
    let folder = try FolderFixture(["registrants/all.csv": "stt,unit,email\n1,a,x\n"])
    let warnings = try DriveFolder(at: folder.url).warnings
    #expect(
      warnings.map(\.brief) == [
        "KG014 registrants/all.csv:1:1 stt \"stt\"",
        "KG014 registrants/all.csv:1:3 email \"email\"",
      ])
  }

  @Test func withoutIdsPeopleAreNumberedInTheirFile() throws {
    let drive = try FolderFixture([
      "registrants/all.csv": "unit,name\nu,An\n\nu,Bình\n,\nv,Chi\n",
      "registrants/b.csv": "unit\nw\n",
    ]).drive()
    #expect(drive.registrants.map(\.id) == ["u-1", "u-2", "v-4", "w-1"])
    #expect(drive.units.map(\.id) == ["u", "v", "w"])
  }

  @Test func namesMayHaveQuotesCommasAndNewlines() throws {
    let drive = try FolderFixture([
      "registrants/all.csv": "\u{FEFF}unit,name\r\nu,\"Tôn Nữ \"\"Bé\"\", Huế\r\nViệt Nam\"\r\n"
    ]).drive()
    #expect(drive.registrants.map(\.name) == ["Tôn Nữ \"Bé\", Huế\r\nViệt Nam"])
  }

  @Test func namesAreInNormalFormC() throws {
    let name = "Nguyễn Thị Đẹp"
    let drive = try FolderFixture([
      "registrants/all.csv": "unit,name\nu,\(name.decomposedStringWithCanonicalMapping)\n"
    ]).drive()
    #expect(Array(drive.registrants[0].name.utf8) == Array(name.utf8))
    #expect(name.decomposedStringWithCanonicalMapping.utf8.count == 23)
  }

  @Test func hintsNameTheNearestKnownName() throws {
    let folder = try FolderFixture([
      "units.csv": "id\nđoàn-thanh-niên\nub-phuong\n",
      "registrants/all.csv": "unit\ndoan-thanh-nien\nub-phuogn\nkhac\n",
    ])
    let hints = try #require(folder.error()).problems.map(\.hint)
    #expect(hints == [.didYouMean("đoàn-thanh-niên"), .didYouMean("ub-phuong"), nil])
  }
}
