import DriveFiles
import Drives
import Foundation
import Testing

/// A drive whose settings are looked at before anybody is on a list.
@Suite struct VariantsWithoutListsTests {
  private static let yaml = """
    version: 1
    name: Giọt hồng
    sessions:
      - id: room
        date: 2021-12-09
        opens: "08:00"
        closes: "09:00"
        slot_minutes: 10
        stages: [{id: desk, minutes: 5, zone: room, servers: 1}]
    turnout: {show_rate: 0.8, deferral_rate: 0.25}
    """

  @Test func settingsAreReadAndCheckedWithoutLists() throws {
    let folder = try FolderFixture(["drive.yaml": Self.yaml])
    defer { withExtendedLifetime(folder) {} }
    try? FileManager.default.removeItem(at: folder.url.appending(path: "registrants"))
    try? FileManager.default.removeItem(at: folder.url.appending(path: "units.csv"))
    #expect(throws: DriveFileProblems.self) { try DriveVariants(at: folder.url) }
    let variants = try DriveVariants(at: folder.url, needsLists: false)
    #expect(variants.base.name == "Giọt hồng" && variants.contents.map(\.name) == ["drive.yaml"])
    #expect(variants.currentValues(at: "sessions.room.stages.desk.servers") == ["1"])
    let changed = try variants.drive(
      with: [Setting(key: "sessions.room.stages.desk.servers", value: "3")])
    #expect(changed.sessions[0].stages[0].servers == .constant(3))
    #expect(throws: VariantError.self) {
      try variants.drive(with: [Setting(key: "sessions.room.slot_minutes", value: "0")])
    }
  }
}
