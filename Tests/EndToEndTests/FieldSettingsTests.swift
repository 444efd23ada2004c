import Foundation
import Testing

/// Drives of `field/planning` whose settings were cut, ignored or overwritten, as the command meets
/// them.
@Suite struct FieldSettingsTests {
  /// A drive's folder of these files, gone afterwards.
  private func drive<Value>(
    _ yaml: String, _ files: [String: String], _ body: (URL) throws -> Value
  ) throws -> Value {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "drive", directoryHint: .isDirectory)
      for (name, text) in files.merging(["drive.yaml": yaml], uniquingKeysWith: { $1 }) {
        let file = drive.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      return try body(drive)
    }
  }

  /// One session of one stage, 08:00 to some time, in slots of 15 minutes.
  private func yaml(closes: String = "10:00", _ session: String = "", _ turnout: String = "")
    -> String
  {
    """
    version: 1
    name: drive
    language: en
    sessions:
    - id: s
      date: '2021-12-09'
      opens: 08:00
      closes: '\(closes)'
      slot_minutes: 15
      stages:
      # The one stage.
      - {id: a, minutes: 10, zone: z, servers: 100}
    \(session)
    turnout:
      show_rate: 1.0
      deferral_rate: 0.0
    \(turnout)
    """
  }

  private func rows(_ result: Command.Result) throws -> [[String: Any]] {
    try #require(try result.json()["rows"] as? [[String: Any]])
  }

  @Test func groupNameOfTwoUnits() throws {
    let list = "id,unit,group\np0,u0,1\np1,u0,1\np2,u1,1\np3,u1,1\n"
    try drive(yaml(), ["registrants/all.csv": list]) { drive in
      let result = try Command.run("plan", drive.plainPath)
      #expect(result.status == 0, "\(result.errors)")
      let plan = drive.appending(path: "plan.json").plainPath
      #expect(try Command.run("audit", drive.plainPath, plan).status == 0)
      #expect(try Command.run("explain", drive.plainPath).status == 0)
      #expect(
        try Command.run("replan", drive.plainPath, "--from", plan, "--freeze", "all").status == 0)
    }
  }

  @Test(arguments: [
    ("sessions.s.arrivals_per_slot", "1 000"), ("sessions.s.closes", "+1 h"),
    ("sessions.s.closes", "10:00 PM"), ("rules.max_away", "50 %"),
  ])
  func whatifSpace(key: String, value: String) throws {
    let list = "unit\n" + String(repeating: "u\n", count: 20)
    try drive(yaml("  arrivals_per_slot: 4"), ["registrants/all.csv": list]) { drive in
      let result = try Command.run("whatif", drive.plainPath, "--set", "\(key)=\(value)", "--json")
      #expect(result.status == 3)
      let row = try #require(try rows(result).first)
      #expect(row["status"] as? String == "invalid")
      #expect((row["error"] as? String)?.contains(value) == true)
      #expect((row["set"] as? [String: String])?[key] == value)
    }
  }

  @Test func explainUnitWithSpace() throws {
    let units = "id,name,max_away\nv 2,Tên,1\nother,,\n"
    let list = "id,unit\np0,v 2\np1,v 2\np2,v 2\np3,v 2\n"
    try drive(yaml(closes: "08:40"), ["units.csv": units, "registrants/all.csv": list]) { drive in
      let published = try Command.run("explain", drive.plainPath, "--json").json()
      let fixes = try #require(published["fixes"] as? [[String: Any]])
      var isUnitTold = false
      for fix in fixes {
        let set = try #require(fix["set"] as? [String: String])
        isUnitTold = isUnitTold || set.keys.contains { $0.contains("v 2") }
        let arguments = set.flatMap { ["--set", "\($0.key)=\($0.value)"] }
        let result = try Command.run(
          Command.path, ["whatif", drive.plainPath, "--json"] + arguments)
        #expect(try rows(result).first?["unplaced"] as? Int == fix["unplaced_after"] as? Int)
      }
      #expect(isUnitTold)
      for key in ["units.v 2.max_away", "units.\"v 2\".max_away"] {
        let result = try Command.run("whatif", drive.plainPath, "--set", "\(key)=+3", "--json")
        #expect(try rows(result).first?["status"] as? String == "optimal", "\(result.errors)")
      }
    }
  }

  @Test func kindWithDot() throws {
    let kinds = "  kinds:\n    a.b: {show_rate: 0.5, deferral_rate: 0.2}"
    let list = "id,unit,kind\np0,u,a.b\np1,u,a.b\n"
    try drive(yaml("", kinds), ["registrants/all.csv": list]) { drive in
      let keys = try Command.run("keys", drive.plainPath, "--json").json()
      let published = try #require(keys["keys"] as? [[String: Any]]).compactMap {
        $0["key"] as? String
      }
      #expect(published.contains("turnout.kinds.\"a.b\".show_rate"))
      for key in ["turnout.kinds.a.b.show_rate", "turnout.kinds.\"a.b\".show_rate"] {
        let result = try Command.run("whatif", drive.plainPath, "--set", "\(key)=1", "--json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try rows(result).first?["status"] as? String == "optimal")
      }
    }
  }

  @Test func utilisationOverOne() throws {
    let stages = """
      - id: a
          minutes: 4
          zone: z
          servers: [{from: 08:00, to: 08:10, count: 2}, {from: 08:10, to: 08:40, count: 1}]
          service: {fixed: 12}
        arrive: start
      """
    let text = yaml(closes: "08:40").replacing("slot_minutes: 15", with: "slot_minutes: 1")
      .replacing("- {id: a, minutes: 10, zone: z, servers: 100}", with: stages)
    let plan = """
      {"version": 1, "assignments": [{"registrant": "p0", "session": "s", "slot": "08:00"},
       {"registrant": "p1", "session": "s", "slot": "08:00"}]}
      """
    let files = ["registrants/all.csv": "id,unit\np0,u\np1,u\n", "x.json": plan]
    try drive(text, files) { drive in
      let x = drive.appending(path: "x.json").plainPath
      let result = try Command.run(
        "simulate", drive.plainPath, "--plan", x, "--runs", "2", "--json")
      let session = try #require((try result.json()["sessions"] as? [[String: Any]])?.first)
      let stage = try #require((session["stages"] as? [[String: Any]])?.first)
      // Two servers busy for 12 minutes, of 2 · 10 + 1 · 2 and two minutes of overtime.
      #expect(stage["utilisation"] as? Double == 1)
    }
  }

  /// Every key that `keys` lists is one that `whatif` takes, with what stands there as its value.
  @Test func everyListedKeyCanBeSet() throws {
    let kinds = "  kinds:\n    'a \"b\", c': {show_rate: 0.5, deferral_rate: 0.2}"
    let files = [
      "registrants/all.csv": "id,unit\np0,x=1\n",
      "units.csv": "id,name,quota,max_away\nx=1,Tên,5,3\n\"a.b, c\",,,\n",
    ]
    try drive(yaml("  crowd_limits: [{zone: '*', limit: 50}]", kinds), files) { drive in
      let keys = try #require(
        try Command.run("keys", drive.plainPath, "--json").json()["keys"] as? [[String: Any]])
      #expect(keys.count > 20)
      var sets: [String] = []
      for entry in keys {
        let key = try #require(entry["key"] as? String)
        guard let value = entry["value"] as? String, !value.isEmpty else { continue }
        sets += ["--set", "\(key)=\(value)"]
        let meaning = entry["meaning"] as? [String: Any]
        #expect(meaning?["vi"] is String && meaning?["en"] is String, "\(key)")
      }
      let result = try Command.run(Command.path, ["whatif", drive.plainPath, "--json"] + sets)
      #expect(result.status == 0, "\(result.errors) \(result.output)")
    }
  }

  @Test func applyingARowShowsItFirstAndKeepsComments() throws {
    let files = [
      "registrants/all.csv": "id,unit\np0,u\n", "units.csv": "id,name,note\nu,\"Tên, 1\",giữ\n",
    ]
    try drive(yaml("  # Kept.\n  arrivals_per_slot: 4 # too few?"), files) { drive in
      let before = try Folder.contents(of: drive)
      let arguments = [
        "whatif", drive.plainPath, "--set", "sessions.s.arrivals_per_slot=5,6", "--set",
        "units.u.max_away=2", "--set", "weights.split=7", "--set", "sessions.s.closes=+30",
        "--apply", "2",
      ]
      let shown = try Command.run(Command.path, arguments)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.lines.contains("  -   arrivals_per_slot: 4 # too few?"))
      #expect(shown.lines.contains("  +   arrivals_per_slot: 6 # too few?"))
      #expect(try Folder.contents(of: drive).filter { !$0.key.hasPrefix(".") } == before)
      let applied = try Command.run(Command.path, arguments + ["--yes"])
      #expect(applied.status == 0, "\(applied.errors)")
      let text = try drive.appending(path: "drive.yaml").text()
      #expect(text.contains("  # Kept.\n  arrivals_per_slot: 6 # too few?"))
      #expect(text.contains("# The one stage.") && text.contains("closes: '10:30'") == false)
      #expect(text.contains("closes: \"10:30\"") && text.contains("weights: {split: 7}"))
      let units = try drive.appending(path: "units.csv").text()
      #expect(units == "id,name,note,max_away\nu,\"Tên, 1\",giữ,2\n")
      #expect(try Command.run("check", drive.plainPath).status == 0)
      // What cannot be so is not written at all.
      let wrong = try Command.run(
        Command.path,
        [
          "whatif", drive.plainPath, "--set", "units.u.max_away=3", "--set",
          "sessions.s.closes=7h", "--apply", "1", "--yes",
        ])
      #expect(wrong.status == 65 && wrong.errors.contains("7h"))
      #expect(try drive.appending(path: "units.csv").text() == units)
    }
  }

  @Test func aFileOfRowsGoesOnInAnotherLanguage() throws {
    try drive(yaml(), ["registrants/all.csv": "id,unit\np0,u\n"]) { drive in
      let rows = drive.appending(path: "rows.jsonl").plainPath
      let arguments = [
        "whatif", drive.plainPath, "--set", "sessions.s.closes=09:30,7h", "--resume", rows,
      ]
      let first = try Command.run(Command.path, arguments + ["--language", "vi"])
      let second = try Command.run(Command.path, arguments + ["--language", "en", "--json"])
      #expect(first.status == 3 && second.status == 3, "\(second.errors)")
      let error = try #require(try self.rows(second).last?["error"] as? String)
      #expect(error.contains("7h") && error.contains("not a time"))
    }
  }
}
