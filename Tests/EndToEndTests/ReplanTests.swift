import Foundation
import TestSupport
import Testing

/// Lists change after people were informed of their slots.
@Suite struct ReplanTests {
  /// Four people, of whom Dũng cancels and Mai is new, and a slot reported to all of them.
  private func changed(_ body: (URL) throws -> Void) throws {
    try Folder.copy(of: "tiny") { drive in
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      let issued = try Command.run(
        "issue", drive.plainPath, "--time", "2021-12-01T02:30:00Z", "--reason", "lần đầu")
      #expect(issued.status == 0)
      #expect(
        issued.lines == [
          "Đã phát hành lần 1 lúc 09:30:00 01/12/2021: 4 người.",
          "Tiếp theo: khunggio invite \(drive.plainPath) --out THƯ-MỤC",
        ])
      try drive.appending(path: "registrants/all.csv").edit { text in
        text.replacing(#/dung,.*/#, with: "mai,Lê Mai,school,1988,,,,,,,")
      }
      try body(drive)
    }
  }

  @Test func nobodyWhoStaysMoves() throws {
    try changed { drive in
      let before = try drive.appending(path: "plan.json").text()
      let text = try Command.run("replan", drive.plainPath, "--language", "en", "--no-save")
      #expect(text.status == 0 && text.errors == "")
      #expect(text.output.contains("\n  3 people unchanged · 1 person new · 1 withdrew\n"))
      #expect(text.output.contains("against revision 1 (2021-12-01 09:30:00)"))
      #expect(try drive.appending(path: "plan.json").text() == before)
      let plan = try Command.run("replan", drive.plainPath, "--json").json()
      let changes = try #require(plan["changes"] as? [[String: Any]])
      #expect(changes.map { $0["registrant"] as? String } == ["mai", "dung"])
      #expect(changes[0]["from"] is NSNull && changes[1]["to"] is NSNull)
      let terms = try #require(plan["terms"] as? [String: Any])
      #expect(terms["moved"] as? Double == 0)
      let audit = try Command.run(
        "audit", drive.plainPath, drive.appending(path: "plan.json").plainPath)
      #expect(audit.status == 0)
    }
  }

  @Test func issuesAreKeptAndCompared() throws {
    try changed { drive in
      let first = try drive.appending(path: "plan.json").text()
      #expect(try Command.run("replan", drive.plainPath).status == 0)
      let second = try drive.appending(path: "plan.json").text()
      #expect(
        try Command.run(
          "issue", drive.plainPath, "--time", "2021-12-02T02:30:00Z", "--reason", "Dũng rút"
        ).status == 0)
      let history = try Command.run("history", drive.plainPath)
      #expect(
        Array(history.lines.dropFirst(2)) == [
          "   lần  lúc                      mời    đổi/thêm/bớt  lý do",
          "     1  09:30:00 01/12/2021        4               –  lần đầu",
          "     2  09:30:00 02/12/2021        4           0/1/1  Dũng rút", "",
          "Danh sách và cấu hình vẫn như khi phát hành lần 2.",
        ])
      #expect(try Command.run("history", drive.plainPath, "--plan", "1").output == first)
      #expect(try Command.run("history", drive.plainPath, "--plan", "2").output == second)
      #expect(try Command.run("history", drive.plainPath, "--plan", "3").status == 66)
      let json = try Command.run("history", drive.plainPath, "--json").json()
      let issues = try #require(json["issues"] as? [[String: Any]])
      let inputs = issues.compactMap { $0["inputs"] as? [String: String] }
      #expect(inputs[0]["drive.yaml"] == inputs[1]["drive.yaml"])
      #expect(inputs[0]["registrants/all.csv"] != inputs[1]["registrants/all.csv"])
      let diff = try Command.run("diff", drive.plainPath, "1", "2", "--json").json()
      #expect(diff["unchanged"] as? Int == 3)
      let changes = try #require(diff["changes"] as? [[String: Any]])
      #expect(changes.map { $0["name"] as? String } == ["Lê Mai", "Phạm Văn Dũng"])
      #expect(changes.map { $0["change"] as? String } == ["came", "left"])
    }
  }

  /// A bed breaks: not everyone can keep a slot, and what stands in the way is reported.
  @Test func whatIsFrozenAndCannotBe() throws {
    try changed { drive in
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing(
          "id: desk, minutes: 5, zone: room, servers: 1",
          with:
            "id: desk, minutes: 5, zone: room, servers: 0")
      }
      let before = try Folder.contents(of: drive)
      let result = try Command.run("replan", drive.plainPath, "--freeze", "office", "--json")
      #expect(result.status == 65)
      #expect(result.errors.contains("stage-capacity"))
      #expect(
        result.errors.contains("Chỉ cần cho phép đổi giờ 3 người, đã chứng minh không thể ít hơn: ")
      )
      #expect(result.errors.contains("--freeze office --release an,binh,chi"))
      let json = try result.json()
      #expect(json["release"] as? [String] == ["an", "binh", "chi"])
      #expect(json["release_at_least"] as? Int == 3)
      let limits = try #require(json["contradictions"] as? [[String: Any]])
      #expect(limits.map { $0["subject"] as? String } == ["desk"])
      #expect(try Folder.contents(of: drive) == before)
      for wrong in [["--freeze", "nobody"], ["--freeze", "all", "--release", "x"]] {
        #expect(
          try Command.run(Command.path, ["replan", drive.plainPath] + wrong).status == 64)
      }
    }
  }

  /// An doubles back: at most so many may move, and what more would win.
  @Test func aBudgetAndWhatMoreWouldWin() throws {
    try changed { drive in
      try drive.appending(path: "registrants/all.csv").edit {
        $0.replacing(
          "an,Nguyễn Văn An,office,1985,,,,08:00",
          with:
            "an,Nguyễn Văn An,office,1985,,,08:20-08:40,")
      }
      let none = try Command.run("replan", drive.plainPath, "--budget", "0", "--no-save")
      #expect(none.status == 65 && none.output == "")
      #expect(
        none.errors
          == "Không có lịch nào với nhiều nhất 0 người đổi giờ: các giới hạn buộc ít nhất 1 "
          + "người phải đổi.\n")
      let one = try Command.run("replan", drive.plainPath, "--budget", "1", "--json").json()
      let changes = try #require(one["changes"] as? [[String: Any]])
      #expect(changes.map { $0["registrant"] as? String } == ["an", "mai", "dung"])
      let pictures = drive.appending(path: "pictures")
      let trade = try Command.run(
        "replan", drive.plainPath, "--trade", "--json", "--out", pictures.plainPath
      ).json()
      #expect(trade["fewest_moved"] as? Int == 1)
      let rows = try #require(trade["rows"] as? [[String: Any]])
      #expect(rows.first?["moved"] as? Int == 1)
      let costs = rows.compactMap { $0["cost"] as? Double }
      #expect(costs == costs.sorted(by: >) && costs.count == rows.count)
      #expect(try pictures.appending(path: "trade.svg").text().hasSuffix("</svg>\n"))
    }
  }

  /// Freed places go to those who waited, in order, before those who came later.
  @Test func theWaitlistComesFirst() throws {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("slot_minutes: 10", with: "slot_minutes: 10\n    arrivals_per_slot: 1")
      }
      #expect(try Command.run("plan", drive.plainPath).status == 3)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      let waiting = try Command.run("waitlist", drive.plainPath, "--json")
      #expect(waiting.status == 3)
      let first = try #require((try waiting.json()["waiting"] as? [[String: Any]])?.first)
      let name = try #require(first["registrant"] as? String)
      // Someone else leaves, and someone is new.
      let leaver = name == "an" ? "binh" : "an"
      try drive.appending(path: "registrants/all.csv").edit { text in
        let rows = text.split(separator: "\n").filter { !$0.hasPrefix(leaver + ",") }
        return (rows + ["mai,Lê Mai,school,1988,,,,,,,"]).joined(separator: "\n") + "\n"
      }
      let filled = try Command.run("replan", drive.plainPath, "--fill")
      #expect(filled.status == 3)
      #expect(filled.lines.contains("Danh sách chờ: 1 trong 1 người được chỗ trống trước."))
      let left = try Command.run(
        "waitlist", drive.plainPath, "--plan", drive.appending(path: "plan.json").plainPath,
        "--json"
      ).json()
      let names = (left["waiting"] as? [[String: Any]])?.map { $0["registrant"] as? String }
      #expect(names == ["mai"])
    }
  }

  @Test func withoutAPlanThatWasToldThereIsNothingToReplan() throws {
    try Folder.copy(of: "tiny") { drive in
      let result = try Command.run("replan", drive.plainPath)
      #expect(result.status == 66 && result.errors.contains("khunggio issue"))
      #expect(try Command.run("replan", drive.plainPath, "--from", "7").status == 66)
      #expect(try Command.run("replan", drive.plainPath, "--from", "nowhere").status == 66)
      #expect(try Command.run("diff", drive.plainPath, "1", "2").status == 66)
      #expect(try Command.run("history", drive.plainPath).status == 0)
      for wrong in [
        ["--save", "x", "--no-save"], ["--budget", "-1"], ["--trade", "--fill"], ["--out", "x"],
        ["--release", "an"], ["--gap", "-1"], ["--time-limit", "x"],
      ] {
        #expect(
          try Command.run(Command.path, ["replan", drive.plainPath] + wrong).status == 64)
      }
    }
  }

  /// The exported program of replanning has the cost of the plan as its optimum.
  @Test func anotherProgramFindsTheSameOptimum() throws {
    try changed { drive in
      let mps = drive.appending(path: "replan.mps").plainPath
      let solution = drive.appending(path: "replan.sol")
      #expect(try Command.run("export", drive.plainPath, "--mps", mps, "--from", "1").status == 0)
      let solved = try Command.run(
        "/usr/bin/env", ["glpsol", "--freemps", mps, "-o", solution.plainPath])
      #expect(solved.status == 0)
      let objective = try #require(
        try solution.text().firstMatch(of: #/Objective:\s+cost\s+=\s+([-0-9.e+]+)/#)?.output.1)
      let plan = try Command.run("replan", drive.plainPath, "--no-save", "--json").json()
      let cost = try #require(plan["cost"] as? Double)
      #expect(abs(try #require(Double(objective)) - cost) < 1e-4)
    }
  }
}
