import Foundation
import Testing

/// The drives of `field/planning` that are planned again after people cancelled.
@Suite struct FieldReplanTests {
  private func folder(_ name: String) -> (drive: String, published: String) {
    let folder = Command.root.appending(
      path: "Tests/EndToEndTests/Fixtures/field/planning/\(name)")
    return (
      folder.appending(path: "drive").plainPath, folder.appending(path: "told.json").plainPath
    )
  }

  /// `replan-fill-bound`: the bound was 1061, though a plan costs 1011.33, and A lost 08:00.
  @Test func theBoundOfFillingIsNotAboveAPlanThatExists() throws {
    let (drive, published) = folder("replan-fill-bound")
    let result = try Command.run(
      "replan", drive, "--from", published, "--fill", "--no-save", "--json")
    #expect(result.status == 3)
    let plan = try result.json()
    let bound = try #require(plan["bound"] as? Double)
    // 1,000 for N's place taken by nobody else: the plan without --fill.
    #expect(bound <= 1011.3334 && plan["status"] as? String == "feasible")
    let assignments = try #require(plan["assignments"] as? [[String: Any]])
    #expect(assignments.map { $0["registrant"] as? String } == ["A", "W"])
    #expect(assignments.map { $0["slot"] as? String } == ["08:00", "08:15"])
    let terms = try #require(plan["terms"] as? [String: Double])
    #expect(terms["promised"] == 0 && terms["unplaced"] == 5000)
    let restriction = try #require(plan["restriction"] as? [String: Any])
    #expect(restriction["filled"] as? Int == 1 && restriction["lost_at_most"] as? Int == 0)
    #expect(abs((restriction["bound"] as? Double ?? 0) - 5011.3333) < 1e-3)
    let without = try Command.run(
      "replan", drive, "--from", published, "--no-save", "--json"
    ).json()
    #expect(abs((without["cost"] as? Double ?? 0) - 1011.3333) < 1e-3)
    #expect(without["status"] as? String == "optimal")
    // As today, with --equal: the weights alone decide, and the term counts nothing.
    let equal = try Command.run(
      "replan", drive, "--from", published, "--equal", "--no-save", "--json"
    ).json()
    #expect((equal["terms"] as? [String: Double])?["promised"] == 0)
  }

  /// `replan-all-cancelled`: W, who waits in that plan, gets the place.
  @Test func whereAllHaveCancelledWhoeverWaitsGetsThePlace() throws {
    let (drive, published) = folder("replan-all-cancelled")
    for more in [["--fill"], []] {
      let result = try Command.run(
        Command.path, ["replan", drive, "--from", published, "--no-save", "--json"] + more)
      #expect(result.status == 0)
      #expect(result.errors.contains("everybody with a published slot has left the lists"))
      let assignments = try #require(try result.json()["assignments"] as? [[String: Any]])
      #expect(assignments.map { $0["registrant"] as? String } == ["W"])
    }
  }

  /// A plan of another drive is refused still.
  @Test func aPlanOfAnotherDriveIsRefused() throws {
    let (drive, _) = folder("replan-all-cancelled")
    try Folder.temporary { folder in
      let plan = folder.appending(path: "other.json")
      try Data(
        #"{"version": 1, "drive": "other", "assignments": [{"registrant": "Q", "session": "s", "slot": "08:00"}]}"#
          .utf8
      ).write(to: plan)
      let result = try Command.run("replan", drive, "--from", plan.plainPath, "--no-save")
      #expect(result.status == 65 && result.errors.contains("other drive"))
    }
  }
}
