import DriveFiles
import Drives
import TestSupport
import Testing
import Wording

/// What timetables need, as drive files say it.
@Suite struct TimetableFilesTests {
  private static let units = """
    id,name,from,preferred,whole
    office,Văn phòng,,hall 08:00,yes
    school,Trường,,08:15,
    yard,Tổ,,,no
    """

  private static let list = """
    id,name,unit,kind,party
    a1,An,office,,3
    a2,Bình,office,first_time,
    b1,Dũng,school,first_time,1
    """

  /// The small drive with every key.
  private static let yaml = SmallDrive.yaml
    .replacing("servers: 2}", with: "servers: 2, overload: {most: 1.5, weight: 20}}")
    .replacing(
      "ceiling: 8}", with: "ceiling: 8}\n    reserve: {per_slot: 1}\n    arrive_before: 15"
    )
    .replacing("deferral_rate: 0.45}", with: "deferral_rate: 0.45, party: 2}")
    .replacing("max_away: 50%", with: "max_away: 50%\n  whole: {up_to: 60}")
    .replacing("split: 4", with: "split: 4\n  session: 7.5")

  private static let files = [
    "drive.yaml": yaml, "units.csv": units, "registrants/all.csv": list,
  ]

  @Test func everyKeyIsRead() throws {
    let drive = try FolderFixture(Self.files).drive()
    let session = drive.sessions[0]
    #expect(session.stages[0].overload == Overload(most: 1.5, weight: 20))
    #expect(session.stages[1].overload == nil)
    #expect(session.reserve == Reserve(perSlot: 1) && session.arriveBefore == 15)
    #expect(drive.turnout.kinds[0].party == 2)
    #expect(drive.whole == .upTo(60) && drive.weights[.session] == 7.5)
    #expect(
      drive.units.map(\.preferred) == [
        PreferredStart(session: 0, start: 480), PreferredStart(start: 495), nil,
      ])
    #expect(drive.units.map(\.whole) == [true, nil, false])
    #expect((0..<3).map(drive.party) == [3, 2, 1])
    #expect(drive.units.places.map(drive.staysWhole) == [true, true, false])
  }

  @Test func absentKeysChangeNothing() throws {
    let drive = try FolderFixture().drive()
    #expect(drive.sessions[0].reserve == nil && drive.sessions[0].arriveBefore == 0)
    #expect(drive.sessions[0].stages.allSatisfy { $0.overload == nil })
    #expect(drive.whole == .none && drive.weights[.session] == 0)
    #expect(drive.donorClasses.allSatisfy { $0.party == 1 })
    #expect(drive.units.places.allSatisfy { !drive.staysWhole($0) })
  }

  @Test(arguments: [("true", WholeRule.all), ("false", .none), ("{up_to: 3}", .upTo(3))])
  func unitsStayWhole(_ written: String, _ rule: WholeRule) throws {
    let yaml = SmallDrive.yaml.replacing("max_away: 50%", with: "whole: \(written)")
    #expect(try FolderFixture(["drive.yaml": yaml]).drive().whole == rule)
  }

  static let errors: [YAMLFault] = [
    YAMLFault(
      "max_away: 50%", "whole: perhaps", "KG021", at: "perhaps", "rules.whole \"perhaps\""),
    YAMLFault(
      "max_away: 50%", "whole: {up_to: 0}", "KG019", at: "0}", "rules.whole.up_to \"0\""),
    YAMLFault(
      "max_away: 50%", "whole: {upto: 60}", "KG010", at: "upto", "rules.whole.upto \"upto\""),
    YAMLFault(
      "max_away: 50%", "whole: {up_to: many}", "KG018", at: "many",
      "rules.whole.up_to \"many\""),
    YAMLFault("split: 4", "session: -1", "KG019", at: "session: |-1", "weights.session \"-1\""),
    YAMLFault(
      "split: 4", "overload: 1", "KG010", at: "overload", "weights.overload \"overload\""),
    YAMLFault(
      "servers: 2}", "servers: 2, overload: {most: -1, weight: 20}}", "KG019", at: "most: |-1",
      "sessions.hall.stages.reception.overload.most \"-1\""),
    YAMLFault(
      "servers: 2}", "servers: 2, overload: {most: 1}}", "KG009", at: "{most",
      "sessions.hall.stages.reception.overload.weight"),
    YAMLFault(
      "servers: 2}", "servers: 2, overload: 3}", "KG018", at: "overload: |3",
      "sessions.hall.stages.reception.overload \"3\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    arrive_before: -5", "KG019", at: "-5",
      "sessions.hall.arrive_before \"-5\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    arrive_before: early", "KG018", at: "early",
      "sessions.hall.arrive_before \"early\""),
    YAMLFault(
      "deferral_rate: 0.45}", "deferral_rate: 0.45, party: 0}", "KG019", at: "party: |0",
      "turnout.kinds.first_time.party \"0\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    reserve: {per_slot: -1}", "KG019",
      at: "per_slot: |-1",
      "sessions.hall.reserve.per_slot \"-1\""),
    // Five slots of three are 11.25 units, where eight can be taken.
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    reserve: {per_slot: 3}", "KG042",
      at: "per_slot: |3", "sessions.hall.reserve.per_slot \"3\""),
  ]

  @Test(arguments: errors) func aFaultIsToldAtItsPlace(_ error: YAMLFault) throws {
    #expect(SmallDrive.yaml.contains(error.old))
    let found = try FolderFixture(["drive.yaml": error.yaml]).problems()
    #expect(found == [error.problem])
  }

  @Test func aReserveThatBreaksARuleSaysWhichAndWhatWouldDo() throws {
    let yaml = SmallDrive.yaml.replacing(
      "slot_minutes: 15", with: "slot_minutes: 15\n    reserve: {per_slot: 7}"
    )
    .replacing("ceiling: 8", with: "ceiling: 80")
    .replacing("    arrivals_per_slot: 4\n", with: "")
    let error = try #require(try FolderFixture(["drive.yaml": yaml]).error())
    let problem = try #require(error.problems.first)
    // A third of a slot's seven is at the reception from 07:34 on, where two serve; of four a slot, 2.7
    // are at the donation, where two serve from 08:30 on.
    #expect(
      problem.expected
        == .reserve(
          most: 3, rule: "stage-capacity", subject: "reception", slot: "07:30", at: "07:34"))
    let words = Words(language: .english).expected(try #require(problem.expected))
    #expect(
      words == "at most 3, to keep the rule stage-capacity (reception), the slot 07:30, at 07:34")
  }

  /// What cannot be read may be the very limit that a reserve would break.
  @Test func aReserveIsNotJudgedByLimitsThatCannotBeRead() throws {
    let yaml = SmallDrive.yaml.replacing("servers: 2}", with: "servers: two}")
      .replacing("slot_minutes: 15", with: "slot_minutes: 15\n    reserve: {per_slot: 1}")
    #expect(
      try FolderFixture(["drive.yaml": yaml]).problems().map { $0.prefix(5) } == ["KG018"])
  }

  @Test func faultsOfUnitsAndListsAreToldAtTheirPlaces() throws {
    let folder = try FolderFixture([
      "units.csv": "id,preferred,whole\noffice,noon,maybe\nschool,attic 08:00,no\n",
      "registrants/all.csv": "id,unit,party\na,office,0\nb,school,two\n",
    ])
    #expect(
      folder.problems() == [
        "KG012 units.csv:2:2 preferred \"noon\"", "KG021 units.csv:2:3 whole \"maybe\"",
        "KG038 units.csv:3:2 preferred \"attic\"",
        "KG019 registrants/all.csv:2:3 party \"0\"",
        "KG018 registrants/all.csv:3:3 party \"two\"",
      ])
  }

  @Test func settingsChangeThemAndAreWritten() throws {
    let folder = try FolderFixture(Self.files)
    let variants = try DriveVariants(at: folder.url)
    func drive(_ settings: (String, String)...) throws -> Drive {
      try variants.drive(with: settings.map { Setting(key: $0.0, value: $0.1) })
    }
    let changed = try drive(
      ("sessions.hall.reserve.per_slot", "+1"), ("sessions.hall.arrive_before", "+5"),
      ("sessions.hall.stages.reception.overload.most", "+1"), ("weights.session", "-50%"),
      ("turnout.kinds.first_time.party", "+1"), ("rules.whole.up_to", "+10"),
      ("units.yard.whole", "yes"), ("units.yard.preferred", "09:00"))
    #expect(changed.sessions[0].reserve?.perSlot == 2 && changed.sessions[0].arriveBefore == 20)
    #expect(changed.sessions[0].stages[0].overload?.most == 2.5)
    #expect(changed.weights[.session] == 3.75 && changed.turnout.kinds[0].party == 3)
    #expect(changed.whole == .upTo(70) && changed.units[2].whole == true)
    #expect(changed.units[2].preferred == PreferredStart(start: 540))
    let added = try drive(
      ("sessions.hall.stages.donation.overload.most", "1"),
      ("sessions.hall.stages.donation.overload.weight", "5"))
    #expect(added.sessions[0].stages[1].overload == Overload(most: 1, weight: 5))
    let edits = try variants.edits(for: [
      Setting(key: "sessions.hall.stages.donation.overload.most", value: "1"),
      Setting(key: "sessions.hall.stages.donation.overload.weight", value: "5"),
      Setting(key: "rules.whole.up_to", value: "7"),
    ])
    let text = try #require(edits.first?.new)
    #expect(text.contains("overload: {weight: 5, most: 1}") && text.contains("{up_to: 7}"))
  }

  @Test func aWordBecomesAKeyWithAValue() throws {
    for current in ["max_away: 50%", "whole: true"] {
      let yaml = SmallDrive.yaml.replacing("max_away: 50%", with: current)
      let folder = try FolderFixture(["drive.yaml": yaml])
      let variants = try DriveVariants(at: folder.url)
      let setting = Setting(key: "rules.whole.up_to", value: "9")
      #expect(try variants.drive(with: [setting]).whole == .upTo(9))
      let edits = try variants.edits(for: [setting])
      #expect(try #require(edits.first).new.contains("whole: {up_to: 9}"))
    }
  }

  @Test func everyKeyIsListedWithItsMeaning() throws {
    let folder = try FolderFixture(Self.files)
    let variants = try DriveVariants(at: folder.url)
    let keys = Dictionary(
      variants.keys.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let expected = [
      "rules.whole.up_to": "60", "weights.session": "7.5", "sessions.hall.reserve.per_slot": "1",
      "sessions.hall.arrive_before": "15", "sessions.hall.stages.reception.overload.most": "1.5",
      "sessions.hall.stages.reception.overload.weight": "20",
      "turnout.kinds.first_time.party": "2", "units.office.preferred": "hall 08:00",
      "units.office.whole": "yes",
    ]
    for (key, value) in expected {
      #expect(keys[key] == .some(.some(value)), "\(key)")
      for language in Language.allCases {
        let words = Words(language: language)
        #expect(words.meaning(ofKey: key.split(separator: ".").map(String.init)) != nil, "\(key)")
      }
    }
    // What may be added is listed, too.
    #expect(keys.keys.contains("sessions.hall.stages.donation.overload.most"))
    #expect(!keys.keys.contains("weights.overload"))
  }
}
