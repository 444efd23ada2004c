import DriveFiles
import Foundation
import Invitations
import KhungGio
import Testing

/// The paper of one unit is the same as among all.
@Suite struct MakeLetterTests {
  @Test func theLetterOfOneUnitIsThatAmongAll() throws {
    let drive = try TestDrive()
    try drive.plan()
    let out = drive.root.appending(path: "all").path
    var write = WriteLetters(of: try drive.open(), into: out)
    write.formats = [.pdf]
    _ = try write.perform()
    let all = try drive.contents(of: "all")
    for (unit, name) in [("office", "office.pdf"), ("school", "school.pdf")] {
      let letter = try MakeLetter(.letter, for: unit, of: try drive.open()).perform()
      #expect(letter.name == name && Data(letter.bytes) == all["pdf/\(name)"])
      let slips = try MakeLetter(.slips, for: unit, of: try drive.open()).perform()
      #expect(slips.name == name && Data(slips.bytes) == all["pdf/slips/\(name)"])
    }
    #expect(try MakeLetter(.letter, for: "nobody", of: try drive.open()).perform().bytes.isEmpty)
  }

  /// With the door's address the codes are links, and nothing but the slips differs.
  @Test func linksChangeOnlyTheSlips() throws {
    let drive = try TestDrive()
    try drive.plan()
    func made(_ kind: MakeLetter.Kind, at door: String?) throws -> [UInt8] {
      var make = MakeLetter(kind, for: "office", of: try drive.open())
      make.letters.door = door.flatMap { DoorAddress($0) }
      return try make.perform().bytes
    }
    #expect(try made(.letter, at: "192.168.1.7") == made(.letter, at: nil))
    #expect(try made(.slips, at: "192.168.1.7") != made(.slips, at: nil))
  }

  /// Settings can be looked at and changed before there are lists; what they come to is checked all the same.
  @Test func settingsAreChangedBeforeThereAreLists() throws {
    let drive = try TestDrive(rows: nil)
    var keys = ListKeys(of: drive.path)
    #expect(cause { try keys.perform() } != nil)
    keys.needsLists = false
    let found = try keys.perform()
    #expect(found.keys.first { $0.key == "sessions.room.opens" }?.value == "08:00")
    #expect(found.keys.contains { $0.key == "units.office.quota" })
    func change(_ key: String, _ value: String) -> ChangeSettings {
      var change = ChangeSettings(
        [.init(key: key, value: value)], of: drive.path, base: FolderState(of: drive.url))
      change.writes = true
      return change
    }
    #expect(try change("sessions.room.opens", "07:55").perform().isWritten)
    #expect(try drive.text("drive.yaml").contains("opens: \"07:55\""))
    let before = try drive.text("drive.yaml")
    #expect(cause { try change("sessions.room.closes", "07:00").perform() } != nil)
    #expect(try drive.text("drive.yaml") == before)
  }
}
