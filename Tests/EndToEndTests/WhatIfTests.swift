import Foundation
import Testing

@Suite struct WhatIfTests {
  private let sets = [
    "--set", "sessions.room.closes=+0,+15", "--set",
    "sessions.room.stages.bed.servers=1,2,+1,-5",
  ]

  private func run(_ arguments: [String], in folder: URL? = nil) throws -> Command.Result {
    try Command.run(Command.path, ["whatif"] + arguments, in: folder)
  }

  @Test func rowsAreInTheOrderOfTheCombinations() throws {
    let result = try run(["data/tiny", "--json"] + sets)
    #expect(result.status == 3)
    let document = try result.json()
    let base = try #require(document["base"] as? [String: Any])
    #expect(base["cost"] as? Double == 22)
    let rows = try #require(document["rows"] as? [[String: Any]])
    let values = rows.compactMap { row -> String? in
      guard let set = row["set"] as? [String: Any], let closes = set["sessions.room.closes"],
        let servers = set["sessions.room.stages.bed.servers"]
      else { return nil }
      return "\(closes) \(servers)"
    }
    #expect(
      values == ["+0 1", "+0 2", "+0 +1", "+0 -5", "+15 1", "+15 2", "+15 +1", "+15 -5"])
    #expect(rows[1]["cost"] as? Double == 22)
    for row in [base] + rows.prefix(3) {
      for key in [
        "status", "cost", "bound", "gap", "unplaced", "terms", "peak_expected",
        "expected_blood_units", "seconds",
      ] {
        #expect(row[key] != nil && !(row[key] is NSNull), "\(key)")
      }
      let terms = try #require(row["terms"] as? [String: Double])
      let cost = try #require(row["cost"] as? Double)
      #expect(abs(terms.values.reduce(0, +) - cost) < 1e-9)
    }
    // 2 beds less 5 are no number of beds: a row with its error, and the rest goes on.
    for row in [rows[3], rows[7]] {
      #expect(row["status"] as? String == "invalid")
      #expect((row["error"] as? String)?.contains("KG019") == true)
      #expect(row["cost"] == nil)
    }
  }

  @Test func aRowIsThePlanOfTheChangedDrive() throws {
    try Folder.copy(of: "tiny") { drive in
      let rows =
        try run(["data/tiny", "--json", "--set", "sessions.room.stages.bed.servers=1"])
        .json()["rows"] as? [[String: Any]]
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("servers: 2}", with: "servers: 1}")
      }
      let plan = try Command.run("plan", drive.plainPath, "--no-save", "--json").json()
      #expect(rows?[0]["cost"] as? Double == plan["cost"] as? Double)
      #expect(rows?[0]["unplaced"] as? Int == (plan["unplaced"] as? [Any])?.count)
    }
  }

  @Test func unknownKeysHaveTheNearestKnownOnes() throws {
    let result = try run([
      "data/tiny", "--set", "sessions.room.close=1", "--set", "weights.splt=2", "--language", "en",
    ])
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(
      result.errors.hasPrefix(
        "there is no key \"sessions.room.close\"; the nearest: sessions.room.closes"))
    #expect(
      result.errors.contains("there is no key \"weights.splt\"; the nearest: weights.split"))
  }

  @Test(arguments: [
    ["data/tiny"], ["data/tiny", "--set", "a"], ["data/tiny", "--set", "a=1", "--set", "a=2"],
    ["--set", "a=1"], ["data/tiny", "--set", "a=1", "--shard", "0/3"],
    ["data/tiny", "--set", "a=1", "--shard", "4/3"], ["data/tiny", "--set", "a=1", "--shard", "3"],
    ["data/tiny", "--set", "a=1", "--frontier", "cost"],
    ["data/tiny", "--set", "a=1", "--frontier", "mean_wait,cost"],
    ["data/tiny", "--set", "a=1", "--json", "--csv"],
    ["data/tiny", "--require", "everyone-placed"],
    ["data/tiny", "--set", "a=1", "--script", "slurm"], ["data/tiny", "--merge", "a"],
  ])
  func wrongUsageIsRefused(arguments: [String]) throws {
    let result = try run(arguments)
    #expect(result.status == 64, "\(arguments) \(result.errors)")
    #expect(result.output == "")
  }

  @Test func theTableFitsATerminal() throws {
    for extra in [
      [], ["--simulate", "20"], ["--frontier", "sessions.room.stages.bed.servers,cost"],
    ] {
      try Folder.temporary { folder in
        let picture = folder.appending(path: "f.svg")
        let drive = Command.root.appending(path: "data/tiny").plainPath
        let result = try run(
          [drive] + sets + extra + ["--picture", picture.plainPath])
        #expect(result.status == 3)
        #expect(result.errors == "")
        #expect(result.lines[0] == "NẾU THAY ĐỔI: Bốn người hiến máu")
        #expect(result.lines.allSatisfy { $0.count <= 80 }, "\(result.output)")
        let isDrawn = FileManager.default.fileExists(atPath: picture.plainPath)
        #expect(isDrawn == (extra.first == "--frontier"))
      }
    }
  }

  @Test func theSameArgumentsGiveTheSameBytes() throws {
    let arguments = ["data/tiny", "--csv", "--simulate", "30"] + sets
    let first = try run(arguments + ["--threads", "1"])
    let second = try run(arguments + ["--threads", "4"])
    #expect(first.output == second.output)
    #expect(first.lines.count == 10)
    #expect(
      first.lines[0].hasPrefix("row,sessions.room.closes,sessions.room.stages.bed.servers,status,"))
  }

  @Test func aKilledSweepResumesToTheSameTable() throws {
    try Folder.temporary { folder in
      let whole = try run(
        ["data/tiny"] + sets + ["--resume", folder.appending(path: "whole").plainPath])
      let path = folder.appending(path: "killed").plainPath
      var seconds = 0.0
      for round in 0..<20 {
        // From at once to after about what it takes, in an order that looks random.
        seconds = Double((round * 7 + 3) % 20) * 0.05
        let script = "\"$0\" \"$@\" & p=$!; sleep \(seconds); kill -9 $p 2>/dev/null; wait $p"
        _ = try Command.run(
          "/bin/sh",
          ["-c", script, Command.path, "whatif", "data/tiny"] + sets + ["--resume", path])
      }
      let resumed = try run(["data/tiny"] + sets + ["--resume", path])
      #expect(resumed.output == whole.output)
      #expect(resumed.status == whole.status)
      let contents = try Folder.contents(of: folder)
      #expect(contents["killed"] == contents["whole"])
      #expect(contents.count == 2)
      // Once more from the file alone, as JSON.
      let again = try run(["data/tiny", "--json"] + sets + ["--resume", path])
      #expect(try (again.json()["rows"] as? [Any])?.count == 8)
      #expect(try Folder.contents(of: folder) == contents)
    }
  }

  @Test func rowsOfAnotherDriveAreRefused() throws {
    try Folder.copy(of: "tiny") { drive in
      let path = drive.appending(path: "rows").plainPath
      let set = ["--set", "weights.split=3", "--resume", path]
      #expect(try run([drive.plainPath] + set).status == 0)
      try drive.appending(path: "drive.yaml").edit { $0.replacing("limit: 3", with: "limit: 4") }
      let refused = try run([drive.plainPath] + set)
      #expect(refused.status == 65)
      #expect(refused.errors.contains(path))
    }
  }

  @Test func theLeastCapacityIsASheetForTheHospital() throws {
    let arguments = [
      "data/tiny", "--require", "everyone-placed", "--minimize", "sessions.room.stages.bed.servers",
    ]
    let result = try run(arguments + ["--language", "en"])
    #expect(result.status == 0)
    #expect(result.lines.contains("  sessions.room.stages.bed.servers: 2 (now: 2)"))
    #expect(result.lines.contains("NEEDED IN EACH HALF HOUR"))
    #expect(result.output.contains("08:00–08:30"))
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    let document = try run(arguments + ["--json"]).json()
    let best = document["best"] as? [String: Any]
    #expect((best?["set"] as? [String: Int]) == ["sessions.room.stages.bed.servers": 2])
    #expect(best?["unplaced"] as? Int == 0)
    let impossible = try run([
      "data/tiny", "--require", "everyone-placed", "--minimize", "turnout.show_rate",
    ])
    #expect(impossible.status == 64)
  }
}
