import DriveFiles
import Drives
import Foundation
import KhungGio
import Testing
import UnitLists
import Wording

/// New drives, and what checking one says.
@Suite struct BeginDriveTests {
  @Test func aDriveBeginsFromAFewAnswers() throws {
    let drive = try TestDrive()
    let folder = drive.root.appending(path: "new").path
    var draft = DriveDraft()
    #expect(draft.usualAnswer(to: .date) == nil)
    #expect(!draft.take("31/2/2026", to: .date) && !draft.take("0", to: .people))
    #expect(!draft.take("tám giờ rưỡi sáng mai", to: .opens) && draft.drive.opens == 450)
    #expect(draft.take("Giọt máu hồng", to: .name) && draft.take("15/12/2026", to: .date))
    #expect(draft.take("7h00", to: .opens) && draft.drive.opens == 420)
    let arePeopleTaken = draft.take("120", to: .people)
    #expect(arePeopleTaken)
    // The usual number of beds follows the people who are expected.
    let beds = try #require(draft.usualAnswer(to: .beds))
    let areMoreTaken = draft.take("240", to: .people)
    #expect(areMoreTaken)
    let more = try #require(draft.usualAnswer(to: .beds).flatMap { Int($0) })
    #expect(more > Int(beds) ?? 0)
    #expect(draft.take("12", to: .beds) && draft.drive.beds == 12)
    let areUnitsTaken = draft.take("Công an; Trường Chu Văn An ;", to: .units)
    #expect(areUnitsTaken)
    let begun = try BeginDrive(at: folder, answers: draft.drive).perform()
    #expect(begun.units == 2 && begun.date.isoText == "2026-12-15")
    let frame = try OpenLists(reading: folder).frame
    #expect(frame.name == "Giọt máu hồng" && frame.language == .vietnamese)
    #expect(frame.units.map(\.name) == ["Công an", "Trường Chu Văn An"])
    guard case .withoutLists = try CheckDrive(folder).perform() else {
      Issue.record("a drive that has just begun has no lists")
      return
    }
    // A folder with anything in it is left as it is.
    let before = try drive.contents(of: "new")
    let error = cause { try BeginDrive(at: folder, answers: draft.drive).perform() }
    #expect(error?.code == "output-folder-not-empty" && error?.category == .cannotCreate)
    #expect(try drive.contents(of: "new") == before)
  }

  @Test func answersThatMakeNoDriveMakeNoFolder() throws {
    let drive = try TestDrive()
    let folder = drive.root.appending(path: "new")
    var draft = DriveDraft()
    #expect(
      draft.take("15/12/2026", to: .date) && draft.take("11:00", to: .opens)
        && draft.take("10:00", to: .closes))
    let error = cause { try BeginDrive(at: folder.path, answers: draft.drive).perform() }
    #expect(error?.code == "drive-invalid")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func unitsComeFromAFile() throws {
    let drive = try TestDrive()
    var draft = DriveDraft()
    try draft.takeUnits(
      ofFile: try drive.beside("units.csv", "Tên đơn vị,Chỉ tiêu\nCông an,20\nBưu điện,5\n"))
    #expect(draft.drive.units.map(\.name) == ["Công an", "Bưu điện"])
    #expect(draft.drive.units.map(\.quota) == [20, 5])
    let error = cause { try draft.takeUnits(ofFile: drive.root.path + "/none.xlsx") }
    #expect(error?.code == "units-missing" && error?.category == .inputMissing)
    #expect(draft.drive.units.count == 2)
  }

  @Test func checkingSumsADriveUp() throws {
    let drive = try TestDrive()
    guard case .whole(let folder) = try CheckDrive(drive.path).perform() else {
      Issue.record("the drive has lists")
      return
    }
    #expect(folder.drive.registrants.count == 4)
    let checked = CheckedDrive.whole(folder)
    #expect(checked.json.document.contains("\"registrants\": 4"))
    #expect(checked.language == .vietnamese)
    // Every problem at once, each with its place.
    try drive.write(rows: TestDrive.rows + ["em,Em,clinic,1990,", "an,An,office,1991,"])
    let error = cause { try CheckDrive(drive.path).perform() } as? DriveFileProblems
    #expect(error?.problems.map(\.code) == [.unknownUnit, .duplicateIdentifier])
    #expect(error?.problems.map(\.row) == [6, 7])
    #expect(error?.category == .badData)
    #expect(cause { try CheckDrive(drive.path + "/none").perform() }?.category == .inputMissing)
  }

  @Test func keysHaveTheirMeaningInEveryLanguage() throws {
    let drive = try TestDrive()
    let keys = try ListKeys(of: drive.path).perform()
    #expect(keys.name == "Bốn người hiến máu" && keys.language == .vietnamese)
    let quota = try #require(keys.keys.first { $0.key == "units.office.quota" })
    #expect(quota.value == "3")
    #expect(quota.meaning(in: Words(language: .english)) != nil)
    #expect(keys.json.document.contains("\"key\": \"units.office.quota\", \"value\": \"3\""))
  }
}
