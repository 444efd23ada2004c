import DriveFiles
import KhungGio
import Testing

/// Settings that a form changes in a drive's files.
@Suite struct ChangeSettingsTests {
  @Test func onlyWhatIsChangedChanges() throws {
    let drive = try TestDrive(
      settings: TestDrive.settings.replacing(
        "closes: \"08:55\"", with: "closes: \"08:55\"  # giờ khóa cổng"))
    let before = try drive.text("drive.yaml")
    let settings = [
      Setting(key: "sessions.room.closes", value: "09:30"),
      Setting(key: "sessions.room.stages.bed.servers", value: "3"),
    ]
    var change = ChangeSettings(settings, of: drive.path, base: FolderState(of: drive.url))
    let shown = try change.perform()
    #expect(!shown.isWritten && shown.edits.map(\.name) == ["drive.yaml"])
    #expect(try drive.text("drive.yaml") == before)
    change.writes = true
    #expect(try change.perform().isWritten)
    #expect(
      try drive.text("drive.yaml")
        == before.replacing("closes: \"08:55\"", with: "closes: \"09:30\"")
        .replacing("zone: room, servers: 2}", with: "zone: room, servers: 3}"))
  }

  @Test func aValueThatMakesNoDriveIsNotWritten() throws {
    let drive = try TestDrive()
    let before = try drive.contents()
    var change = ChangeSettings(
      [Setting(key: "sessions.room.closes", value: "07:00")], of: drive.path,
      base: FolderState(of: drive.url))
    change.writes = true
    let error = cause { try change.perform() }
    #expect(error?.category == .badData)
    #expect(try drive.contents() == before)
  }
}
