import DriveFiles
import Drives
import Foundation
import Testing
import Wording

@Suite struct DayCountsTests {
  private func read(_ text: String) throws -> DayCountsFile {
    let folder = try FolderFixture()
    try folder.write(Array(text.utf8), to: "after.csv")
    return try DayCountsFile(
      at: folder.url.appendingPathComponent("after.csv"), language: .vietnamese)
  }

  private func problems(_ text: String) throws -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let error as DriveFileProblems {
      return error.problems.map(\.brief)
    }
  }

  @Test func whatWasCounted() throws {
    let file = try read("item,count\nblood_units_day,152\narticles,0\nbanners,\n")
    #expect(file.counts == [.bloodUnitsDay: 152, .articles: 0])
  }

  @Test func everyFaultIsTold() throws {
    #expect(
      try problems(
        "item,count\nblod_units_day,1\narticles,-3\nbanners,many\narticles,1\narticles,2\n")
        == [
          "KG021 after.csv:2:1 item \"blod_units_day\"", "KG018 after.csv:3:2 count \"-3\"",
          "KG018 after.csv:4:2 count \"many\"", "KG030 after.csv:6:1 item \"articles\"",
        ])
    #expect(try problems("item\narticles\n") == ["KG013 after.csv:1 count"])
    #expect(throws: DriveFileProblems.self) {
      try DayCountsFile(at: URL(fileURLWithPath: "/nowhere.csv"), language: .english)
    }
  }
}
