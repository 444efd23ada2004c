import Foundation
import Testing

/// The roster of a drive of 300 people: 30 volunteers, six roles, proven to its end.
@Suite struct RosterTests {
  /// Everybody in the order of the lists, 28 in a slot: a roster needs no good plan.
  private func invitations(_ drive: URL) throws -> String {
    let lists = drive.appending(path: "registrants")
    var entries: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: lists.plainPath).sorted() {
      let rows = try lists.appending(path: name).text().split(whereSeparator: \.isNewline)
      for (number, row) in rows.dropFirst().enumerated() {
        let fields = row.split(separator: ",", omittingEmptySubsequences: false)
        let minute = 450 + 15 * (entries.count / 28)
        let clock = [minute / 60, minute % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
          .joined(separator: ":")
        entries.append(
          """
          {"registrant": "\(fields[1])-\(number + 1)", "unit": "\(fields[1])", \
          "session": "hall", "slot": "\(clock)"}
          """)
      }
    }
    #expect(entries.count == 300)
    return "{\"version\": 1, \"assignments\": [\(entries.joined(separator: ", "))]}"
  }

  @Test func thirtyVolunteersAndSixRoles() throws {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      try Data(try invitations(drive).utf8).write(to: drive.appending(path: "plan.json"))
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
