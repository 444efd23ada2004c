import Foundation
import Testing

@Suite struct AuditTests {
  private let published = "data/binh-long-2011/published-plan.json"

  @Test func aTimetableThatBreaksRules() throws {
    let result = try Command.run("audit", "data/binh-long-2011", published, "--language", "en")
    #expect(result.status == 3)
    #expect(result.saysOnlyThatThePlanDoesNotTellWho)
    #expect(result.lines.first == "The plan breaks 2 rules in 5 places.")
    #expect(result.lines.contains("  hall registration 08:00–09:01: up to 4.5 over 4"))
  }

  @Test func theSameAsJSON() throws {
    let result = try Command.run("audit", "data/binh-long-2011", published, "--json")
    #expect(result.status == 3)
    let json = try result.json()
    #expect(Set(json.keys) == ["violations", "cost", "terms"])
    #expect(json["cost"] as? Double == 813)
    let terms = try #require(json["terms"] as? [String: Double])
    #expect(
      Set(terms.keys) == ["unplaced", "moved", "preference", "split", "block", "peak"])
    let violations = try #require(json["violations"] as? [[String: Any]])
    let first = try #require(violations.first)
    #expect(Set(first.keys) == ["rule", "session", "minute", "subject", "amount"])
    #expect(first["rule"] as? String == "stage-capacity" && first["minute"] as? String == "08:00")
  }

  @Test func nothingConcernedIsNull() throws {
    try Folder.temporary { folder in
      let plan = folder.appending(path: "plan.json")
      let rows = ["08:00", "08:10"].map {
        "{\"registrant\": \"an\", \"unit\": \"office\", \"session\": \"room\", \"slot\": \"\($0)\"}"
      }
      try Data("{\"version\": 1, \"assignments\": [\(rows.joined(separator: ","))]}".utf8).write(
        to: plan)
      let result = try Command.run("audit", "data/tiny", plan.plainPath, "--json")
      #expect(result.status == 3)
      let violations = try #require(try result.json()["violations"] as? [[String: Any]])
      let twice = try #require(violations.first { $0["rule"] as? String == "one-slot" })
      #expect(twice["session"] is NSNull && twice["minute"] is NSNull)
    }
  }

  @Test func whatIsNoPlanFile() throws {
    try Folder.temporary { folder in
      let plan = folder.appending(path: "plan.json")
      #expect(try Command.run("audit", "data/tiny", plan.plainPath).status == 66)
      try Data("{\"version\": 1, \"assignments\": [".utf8).write(to: plan)
      let result = try Command.run("audit", "data/tiny", plan.plainPath)
      #expect(result.status == 65)
      #expect(result.output == "" && result.errors.contains("plan.json:1:"))
    }
  }
}
