import DriveFiles
import Testing
import Wording

/// Pins that break a hard rule together, whoever else is invited.
@Suite struct PinTests {
  private func problems(yaml: String = SmallDrive.yaml, list: String) throws -> [DriveFileProblem] {
    try FolderFixture(["drive.yaml": yaml, "registrants/all.csv": list]).error()?.problems ?? []
  }

  private static let roomy = SmallDrive.yaml.replacing("servers: 2}", with: "servers: 50}")
    .replacing("count: 3", with: "count: 50").replacing("limit: 6", with: "limit: 50")
    .replacing("limit: 4,", with: "limit: 50,").replacing("ceiling: 8", with: "ceiling: 50")
    .replacing("max_away: 50%", with: "max_away: 100%")

  private func pins(_ count: Int, unit: String = "u") -> String {
    "unit,pinned\n" + String(repeating: "\(unit),hall 07:30\n", count: count)
  }

  @Test func asManyAsMayArriveAreFine() throws {
    #expect(try problems(yaml: Self.roomy, list: pins(4)).isEmpty)
  }

  @Test func theLastPinTooManyIsNamedWithTheRule() throws {
    let found = try problems(yaml: Self.roomy, list: pins(5))
    #expect(
      found.map(\.brief) == ["KG054 registrants/all.csv:6:2 pinned \"u-5: hall 07:30\""])
    guard case .rule(let rule, _, _) = found.first?.expected else {
      Issue.record("no rule is named")
      return
    }
    #expect(rule == "arrivals-per-slot")
  }

  @Test func aUnitAwayTogetherIsToldOnceForAllItsMinutes() throws {
    let yaml = Self.roomy.replacing("max_away: 100%", with: "max_away: 2")
    let found = try problems(yaml: yaml, list: pins(3))
    #expect(found.map(\.place) == ["registrants/all.csv:4:2"])
    #expect(found.first?.expected == .rule("max-away", subject: "u", at: "07:30"))
  }

  @Test func companionsOfPinnedPeopleCount() throws {
    let list = """
      unit,group,available,pinned
      u,x,,hall 07:30
      u,x,08:00-09:00,
      """
    let found = try problems(yaml: Self.roomy, list: list)
    #expect(found.map(\.place) == ["registrants/all.csv:2:4"])
    #expect(
      found.first?.expected == .rule("availability", subject: "u-2", at: "07:30")
        || found.first?.expected == .rule("availability", subject: "u-2", at: nil))
  }

  @Test func aPinHoldsForTheGroupOfItsOwnUnitAlone() throws {
    // Both units call a group "1"; nobody of unit v is pinned with it.
    let list = """
      unit,group,available,pinned
      u,1,,hall 07:30
      v,1,08:00-09:00,
      v,1,08:00-09:00,
      """
    #expect(try problems(yaml: Self.roomy, list: list).isEmpty)
  }
}
