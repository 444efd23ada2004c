import Foundation
import Testing

/// A plan file that says of itself what is not so (rule `statement`), and slots that are none.
@Suite struct StatementTests {
  /// The audit of a changed plan of the smallest drive.
  private func audit(
    _ change: (String) -> String, _ body: (Command.Result, [[String: Any]]) throws -> Void
  ) throws {
    try Folder.copy(of: "tiny") { drive in
      _ = try Command.run("plan", drive.plainPath)
      let plan = drive.appending(path: "plan.json")
      try plan.edit(change)
      let result = try Command.run("audit", drive.plainPath, plan.plainPath, "--json")
      let violations = try result.json()["violations"] as? [[String: Any]]
      try body(result, try #require(violations))
    }
  }

  @Test func whatPlanWritesIsSo() throws {
    try audit({ $0 }) { result, violations in
      #expect(result.status == 0 && violations.isEmpty)
    }
  }

  @Test func aFalseCostIsTold() throws {
    let cost = #/"cost": [0-9.]+/#
    try audit({ $0.replacing(cost, with: "\"cost\": 0.5") }) { result, violations in
      #expect(result.status == 3 && violations.count == 1)
      #expect(violations.first?["rule"] as? String == "statement")
      #expect(violations.first?["subject"] as? String == "cost")
      #expect(violations.first?["session"] is NSNull && violations.first?["minute"] is NSNull)
    }
  }

  @Test func aFalseTermIsTold() throws {
    try audit({ $0.replacing(#/"split": [0-9.]+/#, with: "\"split\": 1e9") }) { result, found in
      #expect(result.status == 3)
      #expect(found.map { $0["subject"] as? String } == ["terms.split"])
    }
  }

  @Test func aFalseUnitIsTold() throws {
    try audit({ (plan: String) -> String in
      guard let range = plan.firstRange(of: #/"unit": "[^"]+"/#) else { return plan }
      return plan.replacingCharacters(in: range, with: "\"unit\": \"nobody\"")
    }) { result, found in
      #expect(result.status == 3 && found.count == 1)
      #expect(found.first?["rule"] as? String == "statement")
    }
  }

  /// A replanned plan states the cost of what it moves: its changes say from where.
  @Test func whatReplanWritesIsSo() throws {
    try Folder.copy(of: "tiny") { drive in
      _ = try Command.run("plan", drive.plainPath)
      let plan = drive.appending(path: "plan.json")
      let old = drive.appending(path: "old.json")
      try FileManager.default.copyItem(at: plan, to: old)
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("arrivals_per_slot: 2", with: "arrivals_per_slot: 1")
          .replacing("opens: \"08:00\"", with: "opens: \"08:05\"")
      }
      let replanned = try Command.run(
        "replan", drive.plainPath, "--from", old.plainPath, "--save", plan.plainPath)
      #expect(replanned.status == 0 || replanned.status == 3, "\(replanned.errors)")
      let audit = try Command.run("audit", drive.plainPath, plan.plainPath, "--json")
      #expect(audit.status == 0, "\(audit.output)\(audit.errors)")
    }
  }

  @Test func aSlotOffTheGridIsNamedAsWhatItIs() throws {
    try Folder.temporary { folder in
      let plan = folder.appending(path: "plan.json")
      try Data(
        """
        {"version": 1, "assignments": [
          {"registrant": "an", "unit": "office", "session": "room", "slot": "08:03"}]}
        """.utf8
      ).write(to: plan)
      let result = try Command.run(
        "audit", "data/tiny", plan.plainPath, "--language", "en")
      #expect(result.status == 3)
      #expect(result.output.contains("08:03 is no slot of room; slots start at 08:00, 08:10"))
    }
  }
}
