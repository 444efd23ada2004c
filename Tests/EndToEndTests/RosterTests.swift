import Foundation
import Testing

/// The roster of a drive of 300 people: 30 volunteers, six roles, proven to its end.
@Suite struct RosterTests {
  /// Any plan will do.
  @Test func thirtyVolunteersAndSixRoles() throws {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      let plan = drive.appending(path: "plan.json")
      let planned = try Command.run(
        "plan", drive.plainPath, "--summary", "--effort", "0.02", "--time-limit", "3")
      #expect(planned.status == 0 || planned.status == 3, "\(planned.errors)")
      #expect(FileManager.default.fileExists(atPath: plan.plainPath))
      let result = try Command.run(
        "roster", drive.plainPath, "--json", "--time-limit", "600")
      #expect(result.status == 0 || result.status == 3, "\(result.errors)")
      let roster = try result.json()
      #expect(roster["proven"] as? Bool == true)
      let day = try #require((roster["days"] as? [[String: Any]])?.first)
      let (cost, bound) = (day["cost"] as? [String: Int], day["bound"] as? [String: Int])
      #expect(cost != nil && cost == bound)
      let shifts = try #require(roster["shifts"] as? [[String: String]])
      #expect(Set(shifts.compactMap { $0["role"] }).count == 6)
      #expect(Set(shifts.compactMap { $0["volunteer"] }).count <= 30)
    }
  }
}
