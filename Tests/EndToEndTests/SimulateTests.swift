import Foundation
import Testing

@Suite struct SimulateTests {
  private let binhLong = "data/binh-long-2011"
  private let published = "data/binh-long-2011/published-plan.json"

  @Test func thePublishedTimetableJamsAtTheRegistration() throws {
    let result = try Command.run(
      "simulate", binhLong, "--plan", published, "--runs", "200", "--language", "en")
    #expect(result.status == 0 && result.saysOnlyThatThePlanDoesNotTellWho)
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    let text = result.lines.joined(separator: " ")
    #expect(text.contains("Bottleneck: registration, 08:30"))
    #expect(text.contains("Simulated 200 times (random seed 1)"))
  }

  @Test func jsonHasTheContractsKeys() throws {
    let result = try Command.run(
      "simulate", binhLong, "--plan", published, "--runs", "50", "--seed", "7", "--json")
    #expect(result.status == 0)
    let json = try result.json()
    #expect(json["runs"] as? Int == 50 && json["seed"] as? Int == 7)
    let session = try #require((json["sessions"] as? [[String: Any]])?.first)
    let keys = [
      "id", "served", "blood_units", "minutes_in_system", "minutes_waiting", "peak_present",
      "overrun_minutes", "crowd_limits", "stages", "crowd",
    ]
    #expect(Set(session.keys).isSuperset(of: keys))
    #expect(
      Set((session["minutes_in_system"] as? [String: Any] ?? [:]).keys)
        == ["median", "low", "high", "mean", "p95"])
    #expect(Set((session["peak_present"] as? [String: Any] ?? [:]).keys) == ["mean", "p95", "max"])
    // Everybody comes: 312 people.
    #expect((session["served"] as? [String: Any])?["mean"] as? Double == 312)
    let limit = try #require((session["crowd_limits"] as? [[String: Any]])?.first)
    #expect(limit["limit"] as? Int == 80 && limit["runs_over"] as? Double == 1)
    let stages = try #require(session["stages"] as? [[String: Any]])
    #expect(
      stages.map { $0["id"] as? String } == ["registration", "screening", "donation", "rest"])
    let crowd = try #require(session["crowd"] as? [[String: Any]])
    #expect(crowd.first?["minute"] as? String == "08:00" && crowd.count >= 255)
    #expect(Set(crowd[0].keys) == ["minute", "mean", "p05", "p95"])
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let command = ["simulate", binhLong, "--plan", published, "--runs", "40", "--json", "--seed"]
    let runs = try ["3", "3", "4"].map { try Command.run(Command.path, command + [$0]).output }
    #expect(runs[0] == runs[1] && runs[0] != runs[2])
  }

  @Test func plansAreComparedOnTheSameDays() throws {
    try Folder.copy(of: "tiny") { drive in
      let path = drive.plainPath
      #expect(try Command.run("plan", path).status == 0)
      let plan = drive.appending(path: "plan.json").plainPath
      let result = try Command.run(
        "simulate", path, "--compare", plan, "--runs", "100", "--language", "en")
      #expect(result.status == 0)
      #expect(result.lines.allSatisfy { $0.count <= 80 })
      let rows = result.lines.drop { $0 != "WAYS TO INVITE, COMPARED" }.dropFirst(4).prefix(5)
      let names = [
        "the plan", "everyone at opening", "hourly blocks", "even spread by list", "plan.json",
      ]
      for (row, name) in zip(rows, names) { #expect(row.hasPrefix("  " + name)) }
      // The same plan on the same days has the same figures.
      #expect(rows.first?.dropFirst(25) == rows.last?.dropFirst(25))
      let json = try Command.run("simulate", path, "--compare", "--runs", "10", "--json").json()
      let plans = try #require(json["plans"] as? [[String: Any]])
      #expect(
        plans.map { $0["name"] as? String }
          == ["plan", "everyone-at-opening", "hourly-blocks", "even-spread"])
    }
  }

  @Test func wrongUsageIsSaid() throws {
    for wrong in [
      ["--runs", "0"], ["--runs", "-5"], ["--runs", "x"], ["--seed", "-1"], ["a.json"],
    ] {
      let result = try Command.run(
        Command.path, ["simulate", binhLong, "--plan", published] + wrong)
      #expect(result.status == 64 && result.output == "" && !result.errors.isEmpty)
    }
    #expect(
      try Command.run("simulate", binhLong, "--plan", published, "--runs", "0").errors
        .contains("--runs is a whole number from 1"))
  }

  @Test func withoutAPlanItSaysWhatToDo() throws {
    try Folder.copy(of: "tiny") { drive in
      let result = try Command.run("simulate", drive.plainPath, "--language", "en")
      #expect(result.status == 66 && result.output == "")
      #expect(result.errors.contains("khunggio plan \(drive.plainPath)"))
      #expect(try Command.run("simulate", drive.plainPath, "--plan", "none.json").status == 66)
    }
  }

  @Test func aPlanOfAnotherDriveIsOneError() throws {
    let result = try Command.run("simulate", "data/tiny", "--plan", published, "--language", "en")
    #expect(result.status == 65 && result.output == "")
    #expect(result.errors.contains("KG061") && result.errors.contains("of another drive"))
    #expect(result.errors.matches(of: #/KG\d{3}/#).count == 1)
  }

  @Test(arguments: [
    ("lateness: {normal: [0, -5]}", "lateness.normal.2"), ("walk: {exponential: 0}", "walk."),
    ("walk_ins: {per_hour: -1}", "walk_ins.per_hour"),
  ])
  func impossibleDistributionsAreOneErrorEach(line: String, key: String) throws {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("slot_minutes: 10", with: "slot_minutes: 10\n    \(line)")
      }
      let result = try Command.run("simulate", drive.plainPath, "--plan", "plan.json")
      #expect(result.status == 65 && result.output == "")
      #expect(result.errors.matches(of: #/KG\d{3}/#).count == 1 && result.errors.contains(key))
    }
  }

  @Test func calibratingTellsItsPrice() throws {
    try Folder.copy(of: "tiny") { drive in
      let expected = try Command.run("plan", drive.plainPath, "--calibrate", "--no-save")
      #expect(expected.status == 64 && expected.errors.contains("plan_for"))
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("plan_for: expected", with: "plan_for: 0.9")
          .replacing(
            "slot_minutes: 10", with: "slot_minutes: 10\n    walk_ins: {per_hour: 1}")
      }
      let result = try Command.run(
        "plan", drive.plainPath, "--calibrate", "--language", "en", "--summary")
      #expect([0, 3].contains(result.status))
      let text = result.output
      #expect(text.contains("CALIBRATED BY SIMULATION") && text.contains("The price: "))
      let heading = try #require(result.lines.firstIndex(of: "CALIBRATED BY SIMULATION"))
      #expect(result.lines[heading...].allSatisfy { $0.count <= 80 })
      // What was saved keeps the drive's own limits.
      let plan = drive.appending(path: "plan.json").plainPath
      #expect(try Command.run("audit", drive.plainPath, plan).status == 0)
    }
  }
}
