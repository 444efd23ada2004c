import Foundation
import Testing

@Suite struct ExplainTests {
  /// The smallest drive with one bed, and closing five minutes earlier.
  private func crowded<Value>(_ body: (URL) throws -> Value) throws -> Value {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("servers: 2}", with: "servers: 1}").replacing("08:45", with: "08:40")
      }
      return try body(drive)
    }
  }

  @Test func fixesAreTrueWhenTheyAreApplied() throws {
    try crowded { drive in
      let result = try Command.run("explain", drive.plainPath, "--json")
      #expect(result.status == 3)
      let document = try result.json()
      #expect(document["unplaced"] as? Int == 2)
      let tightConstraints = try #require(document["binding"] as? [[String: Any]])
      #expect(tightConstraints.first?["rule"] as? String == "stage-capacity")
      #expect(tightConstraints.first?["subject"] as? String == "bed")
      let people = try #require(document["people"] as? [[String: String]])
      #expect(people.map { $0["registrant"] } == ["binh", "dung"])
      let fixes = try #require(document["fixes"] as? [[String: Any]])
      #expect(
        fixes.filter { $0["unplaced_after"] as? Int == 0 }.map { $0["set"] as? [String: String] }
          == [
            ["sessions.room.stages.bed.servers": "+1"], ["sessions.room.closes": "+14"],
            ["sessions.room.slot_minutes": "-4"], ["sessions.room.slot_minutes": "+2"],
          ])
      for fix in fixes {
        let set = try #require((fix["set"] as? [String: String])?.first)
        let row = try Command.run(
          "whatif", drive.plainPath, "--json", "--set", "\(set.key)=\(set.value)")
        let rows = try #require(try row.json()["rows"] as? [[String: Any]])
        #expect(rows[0]["unplaced"] as? Int == fix["unplaced_after"] as? Int)
      }
    }
  }

  @Test func itIsReadAtATerminal() throws {
    try crowded { drive in
      for language in ["vi", "en"] {
        let result = try Command.run("explain", drive.plainPath, "--language", language)
        #expect(result.status == 3)
        #expect(result.errors == "")
        #expect(result.lines.allSatisfy { $0.count <= 80 || $0.contains("khunggio whatif") })
        #expect(result.output.contains("Phạm Văn Dũng (Trường mầm non):"))
        #expect(result.lines.last?.hasSuffix("--set sessions.room.stages.bed.servers=+1") == true)
      }
    }
  }

  @Test func nothingIsWrongWhereEveryoneHasASlot() throws {
    let result = try Command.run("explain", "data/tiny", "--json")
    #expect(result.status == 0)
    let document = try result.json()
    #expect(document["unplaced"] as? Int == 0)
    #expect((document["fixes"] as? [Any])?.isEmpty == true)
    #expect((document["people"] as? [Any])?.isEmpty == true)
  }
}
