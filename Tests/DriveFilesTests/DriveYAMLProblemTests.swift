import DriveFiles
import Testing

/// One error in drive.yaml, and the problem it is reported as.
struct YAMLFault: CustomTestStringConvertible, Sendable {
  /// What is replaced in the small drive, and by what.
  let old: String
  let new: String
  /// Code, where (the first occurrence of a text, after a bar in it), key and value.
  let code: String
  let place: String
  let rest: String

  init(_ old: String, _ new: String, _ code: String, at place: String, _ rest: String) {
    (self.old, self.new, self.code, self.place, self.rest) = (old, new, code, place, rest)
  }

  var testDescription: String { "\(code): \(new.isEmpty ? "without \(old)" : new)" }

  var yaml: String { SmallDrive.yaml.replacing(old, with: new, maxReplacements: 1) }

  /// The problem as a test compares it.
  var problem: String {
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in lines.enumerated() {
      let parts = place.split(separator: "|", omittingEmptySubsequences: false)
      guard let range = line.firstRange(of: parts.joined()) else { continue }
      let skipped = parts.count > 1 ? parts[0].unicodeScalars.count : 0
      let column = line[..<range.lowerBound].unicodeScalars.count + skipped + 1
      return "\(code) drive.yaml:\(row + 1):\(column) \(rest)"
    }
    return "no such place: \(place)"
  }
}

@Suite struct DriveYAMLProblemTests {
  static let errors: [YAMLFault] = [
    // Keys.
    YAMLFault("version: 1", "version: 2", "KG007", at: "2", "version \"2\""),
    YAMLFault("version: 1\n", "", "KG009", at: "name", "version"),
    YAMLFault("name: Giọt hồng\n", "", "KG009", at: "version", "name"),
    YAMLFault("    closes: \"09:00\"\n", "", "KG009", at: "id: hall", "sessions.hall.closes"),
    YAMLFault("closes: \"09:00\"", "closes:", "KG009", at: "closes", "sessions.hall.closes"),
    YAMLFault(
      "slot_minutes", "slot_minuts", "KG010", at: "slot_minuts",
      "sessions.hall.slot_minuts \"slot_minuts\""),
    YAMLFault("rules:", "rulez:", "KG010", at: "rulez", "rulez \"rulez\""),
    YAMLFault("split: 4", "slpit: 4", "KG010", at: "slpit", "weights.slpit \"slpit\""),
    YAMLFault(
      "plan_for: 0.95", "plan_for: 0.95\n  show_rate: 0.7", "KG011", at: "show_rate: 0.7",
      "show_rate"),
    // Types.
    YAMLFault(
      "opens: \"07:30\"", "opens: 7h30", "KG012", at: "7h30", "sessions.hall.opens \"7h30\""),
    YAMLFault(
      "opens: \"07:30\"", "opens: \"25:00\"", "KG012", at: "\"25:00\"",
      "sessions.hall.opens \"25:00\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: \"15\"", "KG018", at: "\"15\"",
      "sessions.hall.slot_minutes \"\"15\"\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: fifteen", "KG018", at: "fifteen",
      "sessions.hall.slot_minutes \"fifteen\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 7.5", "KG018", at: "7.5",
      "sessions.hall.slot_minutes \"7.5\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 017", "KG018", at: "017",
      "sessions.hall.slot_minutes \"017\""),
    YAMLFault(
      "defers: true", "defers: 1", "KG018", at: "defers: |1",
      "sessions.hall.stages.donation.defers \"1\""),
    YAMLFault(
      "{target: 3, ceiling: 8}", "[3, 8]", "KG018", at: "[3", "sessions.hall.blood_units"),
    YAMLFault("max_away: 50%", "max_away: half", "KG018", at: "half", "rules.max_away \"half\""),
    YAMLFault("show_rate: 0.80", "show_rate: 80%", "KG018", at: "80%", "turnout.show_rate \"80%\""),
    YAMLFault(
      "show_rate: 0.80", "show_rate: .nan", "KG018", at: ".nan", "turnout.show_rate \".nan\""),
    YAMLFault("split: 4", "split: [4]", "KG018", at: "[4]", "weights.split"),
    YAMLFault(
      "2021-12-09", "2021-02-29", "KG020", at: "2021-02", "sessions.hall.date \"2021-02-29\""),
    YAMLFault("language: vi", "language: vn", "KG021", at: "vn", "language \"vn\""),
    YAMLFault(
      "plan_for: 0.95", "plan_for: all", "KG021", at: "plan_for: |all", "turnout.plan_for \"all\""),
    YAMLFault(
      "Asia/Ho_Chi_Minh", "Asia/HoChiMinh", "KG021", at: "Asia", "time_zone \"Asia/HoChiMinh\""),
    YAMLFault(
      "id: donation", "id: hiến", "KG022", at: "hiến",
      "sessions.hall.stages.hiến.id \"hiến\""),
    // Numbers.
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 0", "KG019", at: "minutes: |0",
      "sessions.hall.slot_minutes \"0\""),
    YAMLFault(
      "minutes: 10", "minutes: -10", "KG019", at: "-10",
      "sessions.hall.stages.donation.minutes \"-10\""),
    YAMLFault(
      "minutes: 10", "minutes: 9223372036854775807", "KG019", at: "9223",
      "sessions.hall.stages.donation.minutes \"9223372036854775807\""),
    YAMLFault(
      "servers: 2", "servers: -1", "KG019", at: "-1}",
      "sessions.hall.stages.reception.servers \"-1\""),
    YAMLFault(
      "servers: 2", "servers: 1e9", "KG018", at: "1e9",
      "sessions.hall.stages.reception.servers \"1e9\""),
    YAMLFault(
      "limit: 6", "limit: -6", "KG019", at: "-6", "sessions.hall.crowd_limits.1.limit \"-6\""),
    YAMLFault(
      "arrivals_per_slot: 4", "arrivals_per_slot: -4", "KG019", at: "-4",
      "sessions.hall.arrivals_per_slot \"-4\""),
    YAMLFault("show_rate: 0.80", "show_rate: 80", "KG019", at: "80", "turnout.show_rate \"80\""),
    YAMLFault(
      "deferral_rate: 0.45", "deferral_rate: -0.1", "KG019", at: "-0.1",
      "turnout.kinds.first_time.deferral_rate \"-0.1\""),
    YAMLFault(
      "plan_for: 0.95", "plan_for: 0.4", "KG019", at: "plan_for: |0.4", "turnout.plan_for \"0.4\""),
    YAMLFault("max_away: 50%", "max_away: 0%", "KG019", at: "0%", "rules.max_away \"0%\""),
    YAMLFault("max_away: 50%", "max_away: 0", "KG019", at: "max_away: |0", "rules.max_away \"0\""),
    YAMLFault("split: 4", "split: -4", "KG019", at: "split: |-4", "weights.split \"-4\""),
    YAMLFault(
      "ceiling: 8", "ceiling: -8", "KG019", at: "-8", "sessions.hall.blood_units.ceiling \"-8\""),
    // Parts that do not fit.
    YAMLFault(
      "opens: \"07:30\"", "opens: \"10:00\"", "KG031", at: "\"09:00\"",
      "sessions.hall.closes \"09:00\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 90", "KG032", at: "\"09:00\"",
      "sessions.hall.closes \"09:00\""),
    YAMLFault(
      "from: \"08:30\"", "from: \"08:15\"", "KG033", at: "\"08:15\"",
      "sessions.hall.stages.donation.servers.2.from \"08:15\""),
    YAMLFault(
      "zone: hall, servers", "zone: hall, defers: yes, servers", "KG034", at: "true",
      "sessions.hall.stages.donation.defers \"true\""),
    YAMLFault(
      "{zone: beds, limit", "{zone: bed, limit", "KG035", at: "bed,",
      "sessions.hall.crowd_limits.2.zone \"bed\""),
    YAMLFault(
      "id: donation", "id: reception", "KG030", at: "- id: |reception",
      "sessions.hall.stages.reception.id \"reception\""),
    YAMLFault(
      "from: \"08:00\"", "from: \"08:30\"", "KG031", at: "\"08:30\"}",
      "sessions.hall.crowd_limits.2.to \"08:30\""),
    // How the day is simulated.
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    arrive: late", "KG021", at: "late",
      "sessions.hall.arrive \"late\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    lateness: {normal: [0]}", "KG018", at: "[0]",
      "sessions.hall.lateness.normal"),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    walk: {exponentail: 1}", "KG010",
      at: "{exponentail", "sessions.hall.walk.exponentail \"exponentail\""),
  ]

  @Test(arguments: errors) func aFaultIsToldAtItsPlace(_ error: YAMLFault) throws {
    #expect(SmallDrive.yaml.contains(error.old))
    let found = try FolderFixture(["drive.yaml": error.yaml]).problems()
    #expect(found == [error.problem])
  }
}
