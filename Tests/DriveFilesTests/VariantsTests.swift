import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing

@Suite struct VariantsTests {
  private func variants(_ changes: [String: String?] = [:]) throws -> (FolderFixture, DriveVariants)
  {
    let folder = try FolderFixture(changes)
    return (folder, try DriveVariants(at: folder.url))
  }

  /// A drive with everything that a setting may change.
  private static let yaml = """
    version: 1
    name: Giọt hồng
    sessions:
      - id: hall
        date: 2021-12-09
        opens: "07:30"
        closes: "09:00"
        slot_minutes: 15
        arrivals_per_slot: 4
        stages:
          - {id: desk, minutes: 5, zone: hall, servers: 3, defers: true}
          - id: bed
            minutes: 10
            zone: beds
            servers:
              - {from: "07:30", to: "08:00", count: 4}
              - {from: "08:00", to: "09:00", count: 10}
        crowd_limits:
          - {zone: "*", limit: 12}
          - {zone: beds, limit: 5}
        blood_units: {ceiling: 7.5}
      - id: annex
        date: 2021-12-10
        opens: "07:30"
        closes: "09:00"
        slot_minutes: 10
        stages: [{id: desk, minutes: 5, zone: hall, servers: 1}]
    turnout:
      show_rate: 0.8
      deferral_rate: 0.25
      kinds:
        first: {show_rate: 0.7}
    rules: {max_away: 50%}
    """
  private static let files = [
    "drive.yaml": yaml, "registrants/all.csv": "id,name,unit\na,An,office\nb,Binh,school\n",
    "units.csv":
      "id,name,from,to,max_away\noffice,Van phong,08:00,,2\nschool,\"Truong, 1\",,08:30,\n",
  ]

  @Test func keysAreListedInTheOrderOfTheFile() throws {
    let (folder, variants) = try variants(Self.files)
    defer { withExtendedLifetime(folder) {} }
    let keys = variants.keys.filter { $0.value != nil && $0.key.hasPrefix("sessions.hall.") }
      .map { $0.key.dropFirst("sessions.hall.".count) }
    #expect(
      keys.filter { !$0.contains(".") }
        == ["date", "opens", "closes", "slot_minutes", "arrivals_per_slot", "arrive_before"])
    #expect(
      keys.filter { $0.hasPrefix("stages.") && $0.hasSuffix(".minutes") }
        == ["stages.desk.minutes", "stages.bed.minutes"])
  }

  private func drive(_ settings: [(String, String)]) throws -> Drive {
    let (folder, variants) = try variants(Self.files)
    defer { withExtendedLifetime(folder) {} }
    return try variants.drive(with: settings.map { Setting(key: $0.0, value: $0.1) })
  }

  @Test func nothingChangedIsTheDrive() throws {
    let (folder, variants) = try variants(Self.files)
    #expect(try variants.drive(with: []) == variants.base)
    #expect(try variants.base == folder.drive())
  }

  @Test func numbersTimesAndTextAreSet() throws {
    let drive = try drive([
      ("sessions.hall.stages.desk.servers", "9"), ("sessions.hall.closes", "10:30"),
      ("turnout.show_rate", "0.9"), ("turnout.plan_for", "everyone"), ("rules.max_away", "3"),
      ("weights.split", "4.5"), ("sessions.hall.blood_units.target", "20"),
      ("sessions.annex.arrivals_per_slot", "2"),
    ])
    #expect(drive.sessions[0].stages[0].servers == .constant(9))
    #expect(drive.sessions[0].closes == 630)
    #expect(drive.turnout.rates.show == 0.9)
    #expect(drive.turnout.planFor == .everyone)
    #expect(drive.maxAway == .people(3))
    #expect(drive.weights[.split] == 4.5)
    #expect(drive.sessions[0].bloodUnits == BloodUnits(target: 20, ceiling: 7.5))
    #expect(drive.sessions[1].arrivalsPerSlot == 2)
  }

  @Test(arguments: [
    ("turnout.plan_for", "show_rate: 0.8", "plan_for: {day: 0.95}", "{day: 0.95}", "everyone"),
    ("rules.whole", "{max_away: 50%", "whole: {up_to: 9}", "{up_to: 9}", "true"),
  ])
  func aWordTakesThePlaceOfKeysWithValues(
    key: String, beside: String, entry: String, current: String, word: String
  ) throws {
    var files = Self.files
    let more = beside.hasPrefix("{") ? ", \(entry)" : "\n  \(entry)"
    files["drive.yaml"] = Self.yaml.replacingOccurrences(of: beside, with: beside + more)
    let (folder, variants) = try variants(files)
    defer { withExtendedLifetime(folder) {} }
    #expect(variants.error(ofKey: key) == nil)
    #expect(variants.currentValues(at: key) == [current])
    let drive = try variants.drive(with: [Setting(key: key, value: word)])
    #expect(drive != variants.base)
    #expect(key == "rules.whole" ? drive.whole == .all : drive.turnout.planFor == .everyone)
    #expect(throws: VariantError.self) {
      try variants.drive(with: [Setting(key: key, value: "+1")])
    }
  }

  @Test func whatStandsThereIsChanged() throws {
    let drive = try drive([
      ("sessions.hall.stages.desk.servers", "+2"), ("sessions.hall.closes", "+30"),
      ("turnout.show_rate", "-10%"), ("rules.max_away", "+5"), ("weights.split", "+1"),
      ("sessions.hall.arrivals_per_slot", "-25%"), ("sessions.hall.blood_units.ceiling", "+0.5"),
      ("turnout.kinds.first.deferral_rate", "+0.1"), ("turnout.kinds.first.show_rate", "-0.3"),
    ])
    #expect(drive.sessions[0].stages[0].servers == .constant(5))
    #expect(drive.sessions[0].closes == 570)
    #expect(drive.turnout.rates.show == 0.72)
    #expect(drive.maxAway == .percent(55))
    #expect(drive.weights[.split] == 4)
    #expect(drive.sessions[0].arrivalsPerSlot == 3)
    #expect(drive.sessions[0].bloodUnits.ceiling == 8)
    #expect(drive.turnout.kinds[0].rates == Rates(show: 0.4, deferral: 0.35))
  }

  @Test func serversOverTheDayAreChangedRowByRow() throws {
    func counts(_ value: String) throws -> [Int] {
      let drive = try drive([("sessions.*.stages.bed.servers", value)])
      guard case .shifts(let shifts) = drive.sessions[0].stages[1].servers else { return [] }
      return shifts.map(\.count)
    }
    #expect(try counts("+2") == [6, 12])
    #expect(try counts("-50%") == [2, 5])
    #expect(try counts("-40%") == [2, 6])
    let constant = try drive([("sessions.hall.stages.bed.servers", "7")])
    #expect(constant.sessions[0].stages[1].servers == .constant(7))
    // What is not counted in whole numbers need not become one.
    #expect(try drive([("weights.split", "-10%")]).weights[.split] == 2.7)
    let second = try drive([("sessions.hall.stages.bed.servers.2.count", "1")])
    #expect(second.sessions[0].stages[1].servers.count(at: 500) == 1)
  }

  @Test func aStarIsEveryEntry() throws {
    let drive = try drive([
      ("sessions.*.slot_minutes", "5"), ("sessions.hall.crowd_limits.*.limit", "+1"),
      ("sessions.*.stages.*.minutes", "+1"),
    ])
    #expect(drive.sessions.map(\.slotMinutes) == [5, 5])
    #expect(drive.sessions[0].crowdLimits.map(\.limit) == [13, 6])
    #expect(drive.sessions.map { $0.stages.map(\.minutes) } == [[6, 11], [6]])
  }

  @Test func crowdLimitsAreNamedByZoneOrNumber() throws {
    let drive = try drive([
      ("sessions.hall.crowd_limits.beds.limit", "3"), ("sessions.hall.crowd_limits.1.limit", "9"),
    ])
    #expect(drive.sessions[0].crowdLimits.map(\.limit) == [9, 3])
  }

  @Test func unitsAreSetInTheirTable() throws {
    let drive = try drive([
      ("units.office.from", "-15"), ("units.*.max_away", "+1"), ("units.school.session", "annex"),
    ])
    #expect(drive.units[0].from == 465)
    // What is empty stays empty when what stands there is changed.
    #expect(drive.units.map(\.maxAway) == [.people(3), nil])
    #expect(drive.units[1].sessions == [1])
    #expect(drive.units[1].name == "Truong, 1")
  }

  @Test(arguments: [
    ("sessions.hall.close", "sessions.hall.closes"),
    ("desk.servers", "sessions.*.stages.desk.servers"),
    ("sessions.hal.closes", "sessions.hall.closes"), ("weight.split", "weights.split"),
    ("units.ofice.to", "units.office.to"), ("turnout.showrate", "turnout.show_rate"),
    ("sessions.hall.stages", "sessions.*.stages.*.servers"),
  ])
  func unknownKeysHaveNearOnes(key: String, near: String) throws {
    let (folder, variants) = try variants(Self.files)
    defer { withExtendedLifetime(folder) {} }
    guard case .unknownKey(key, let nearest)? = variants.error(ofKey: key) else {
      Issue.record("\(key) is known")
      return
    }
    if near != "sessions.*.stages.*.servers" { #expect(nearest.contains(near), "\(nearest)") }
  }

  @Test(arguments: [
    "", ".", "sessions", "sessions..closes", "sessions.hall", "rules", "units", "units.office",
    "units.office.id", "sessions.hall.blood_units", "sessions.hall.crowd_limits.3.limit",
  ])
  func whatIsNoValueIsNoKey(key: String) throws {
    let (folder, variants) = try variants(Self.files)
    defer { withExtendedLifetime(folder) {} }
    #expect(variants.error(ofKey: key) != nil)
  }

  @Test(arguments: [
    ("sessions.hall.name", "+1"), ("sessions.annex.arrivals_per_slot", "+1"),
    ("sessions.hall.closes", "+10%"), ("turnout.plan_for", "+1"), ("units.school.max_away", "+1"),
  ])
  func whatIsNoNumberCannotBeChanged(key: String, change: String) throws {
    let (folder, variants) = try variants(Self.files)
    defer { withExtendedLifetime(folder) {} }
    #expect(throws: VariantError.self) {
      try variants.drive(with: [Setting(key: key, value: change)])
    }
  }

  @Test func anInvalidValueIsToldWhereItStands() throws {
    let (folder, variants) = try variants(Self.files)
    defer { withExtendedLifetime(folder) {} }
    func problems(_ key: String, _ value: String) -> [String] {
      do throws(VariantError) {
        _ = try variants.drive(with: [Setting(key: key, value: value)])
        return []
      } catch {
        guard case .files(let problems) = error else { return [] }
        return problems.problems.map(\.brief)
      }
    }
    #expect(
      problems("sessions.hall.closes", "7h") == [
        "KG012 drive.yaml:7:13 sessions.hall.closes \"7h\""
      ]
    )
    #expect(
      problems("sessions.hall.stages.desk.servers", "-5") == [
        "KG019 drive.yaml:11:53 sessions.hall.stages.desk.servers \"-2\""
      ])
    #expect(problems("sessions.hall.slot_minutes", "1e3").count == 1)
    #expect(problems("units.office.from", "25:00") == ["KG012 units.csv:2:3 from \"25:00\""])
  }

  /// Names of every kind, each of which a key must be able to tell from all others.
  private static let names = [
    "v 2", "a.b", "a", "x=1", "*", "\"q\"", "b\\n", "c, d", " e ", "Tổ 1", "2", "#5", "'s", "a.b.c",
  ]

  private static var namedFiles: [String: String] {
    func yaml(_ name: String) -> String {
      "'" + name.replacing("'", with: "''") + "': {show_rate: 0.5, deferral_rate: 0.2}"
    }
    let kinds = names.map { "    " + yaml($0) }.joined(separator: "\n")
    let units = names.map { "\"" + $0.replacing("\"", with: "\"\"") + "\",5" }
    return [
      "drive.yaml": Self.yaml.replacing(
        "    first: {show_rate: 0.7}", with: "\n" + kinds.dropFirst(0)),
      "registrants/all.csv": "id,name,unit\na,An,v 2\n",
      "units.csv": "id,max_away\n" + units.joined(separator: "\n") + "\n",
    ]
  }

  /// `field/planning`, explain-unit-with-space and kind-with-dot: every name, in the form that is
  /// printed, changes that name alone.
  @Test func everyNameCanBeWritten() throws {
    let (folder, variants) = try variants(Self.namedFiles)
    defer { withExtendedLifetime(folder) {} }
    for (index, name) in Self.names.enumerated() {
      let unit = SettingKey.written(["units", name, "max_away"])
      let kind = SettingKey.written(["turnout", "kinds", name, "show_rate"])
      #expect(variants.error(ofKey: unit) == nil && variants.error(ofKey: kind) == nil, "\(name)")
      #expect(variants.written(unit) == unit && variants.written(kind) == kind)
      let drive = try variants.drive(with: [
        Setting(key: unit, value: "+3"), Setting(key: kind, value: "0.75"),
      ])
      for other in Self.names.indices {
        let isChanged = other == index
        #expect(drive.units[other].maxAway == .people(isChanged ? 8 : 5), "\(name)")
        #expect(drive.turnout.kinds[other].rates.show == (isChanged ? 0.75 : 0.5), "\(name)")
      }
    }
  }

  @Test func namesWithoutQuotesWorkWhereOnlyOneThingIsMeant() throws {
    let (folder, variants) = try variants(Self.namedFiles)
    defer { withExtendedLifetime(folder) {} }
    for (key, written) in [
      ("units.v 2.max_away", "units.\"v 2\".max_away"),
      ("units.a.b.max_away", "units.\"a.b\".max_away"),
      ("units.a.b.c.max_away", "units.\"a.b.c\".max_away"),
      ("units.x=1.max_away", "units.\"x=1\".max_away"),
      ("units.\"q\".max_away", nil),
      ("units.*.max_away", "units.*.max_away"),
      ("turnout.kinds.a.b.show_rate", "turnout.kinds.\"a.b\".show_rate"),
      ("turnout.kinds.v 2.show_rate", "turnout.kinds.\"v 2\".show_rate"),
    ] {
      #expect(variants.written(key) == written, "\(key)")
    }
    // A kind of that name and one with a key of that name are two meanings.
    let yaml = Self.yaml.replacing(
      "    first: {show_rate: 0.7}", with: "    a: {show_rate: 0.7}\n    a.b: {show_rate: 0.7}")
    let (second, plain) = try self.variants([
      "drive.yaml": yaml, "registrants/all.csv": "unit\nu\n",
    ])
    defer { withExtendedLifetime(second) {} }
    #expect(plain.error(ofKey: "turnout.kinds.a.b.show_rate") == nil)
    #expect(plain.error(ofKey: "turnout.kinds.a.show_rate") == nil)
  }

  /// `field/planning`, whatif-space: no value is cut; what makes no sense is refused as it is written.
  @Test(arguments: [
    ("sessions.hall.arrivals_per_slot", "1 000"), ("sessions.hall.closes", "+1 h"),
    ("sessions.hall.closes", "10:00 PM"), ("rules.max_away", "50 %"),
    ("sessions.hall.stages.desk.servers", "3 4"), ("turnout.show_rate", "0.8 x"),
    ("turnout.show_rate", "0,8"), ("sessions.hall.arrivals_per_slot", "+ 1"),
    ("units.office.max_away", "2 3"), ("units.office.from", "08:00 x"),
    ("units.office.session", "hall annex"), ("sessions.hall.stages.desk.servers", "1e300"),
  ])
  func noValueIsCut(key: String, value: String) throws {
    let (folder, variants) = try variants(Self.files)
    defer { withExtendedLifetime(folder) {} }
    do throws(VariantError) {
      _ = try variants.drive(with: [Setting(key: key, value: value)])
      Issue.record("\(key)=\(value) is read")
    } catch {
      guard case .files(let problems) = error else { return }
      #expect(problems.problems.first?.value == value)
    }
  }

  @Test func textStaysWhatItIs() throws {
    for text in ["Giọt máu hồng", "null", "+2", "~", "a: b # c", "7", "\"x\"", "- y", "{z}"] {
      let drive = try drive([
        ("name", text), ("sessions.hall.site", text), ("units.office.name", text),
      ])
      #expect(drive.name == text && drive.sessions[0].site == text && drive.units[0].name == text)
    }
    #expect(try drive([("units.office.session", "annex; hall")]).units[0].sessions == [1, 0])
  }

  @Test(arguments: ["999999999999999999999999", String(repeating: "9", count: 400)])
  func nothingOverflows(number: String) throws {
    let (folder, variants) = try variants(Self.files)
    defer { withExtendedLifetime(folder) {} }
    for value in [number, "+" + number, "-" + number, "+" + number + "%", number + "%"] {
      for key in [
        "sessions.hall.arrivals_per_slot", "sessions.hall.closes", "rules.max_away",
        "sessions.hall.stages.bed.servers", "weights.split", "units.office.max_away",
      ] {
        #expect(throws: VariantError.self) {
          try variants.drive(with: [Setting(key: key, value: value)])
        }
      }
    }
  }

  @Test func equalFilesHaveEqualContents() throws {
    let (one, first) = try variants(Self.files)
    let (two, second) = try variants(Self.files)
    defer { withExtendedLifetime((one, two)) {} }
    #expect(first.contents.map(\.name) == ["drive.yaml", "units.csv", "all.csv"])
    #expect(first.contents.map(\.bytes) == second.contents.map(\.bytes))
  }
}
