import DriveFiles
import Drives
import Foundation
import KhungGio
import TestSupport
import Testing
import UnitLists
import Wording

/// New drives, and what checking one says.
@Suite struct BeginDriveTests {
  /// Takes answers that make sense.
  private func take(_ answers: [(String, DriveDraft.Question)], _ draft: inout DriveDraft) {
    for (answer, question) in answers {
      let isTaken = draft.take(answer, to: question)
      #expect(isTaken, "\(answer)")
    }
  }

  @Test func aDriveBeginsFromAFewAnswers() throws {
    let drive = try TestDrive()
    let folder = drive.root.appending(path: "new").path
    var draft = DriveDraft()
    #expect(draft.usualAnswer(to: .date) == nil)
    let senseless: [(String, DriveDraft.Question)] = [
      ("31/2/2026", .date), ("0", .people), ("tám giờ rưỡi sáng mai", .opens),
    ]
    for (answer, question) in senseless {
      let isTaken = draft.take(answer, to: question)
      #expect(!isTaken, "\(answer)")
    }
    #expect(draft.drive.date == nil && draft.drive.people == 200 && draft.drive.opens == 450)
    take(
      [("Giọt máu hồng", .name), ("15/12/2026", .date), ("7h00", .opens), ("120", .people)],
      &draft)
    #expect(draft.drive.opens == 420 && draft.drive.people == 120)
    // The usual number of beds follows the people who are expected.
    let beds = try #require(draft.usualAnswer(to: .beds))
    take([("240", .people)], &draft)
    let more = try #require(draft.usualAnswer(to: .beds).flatMap { Int($0) })
    #expect(more > Int(beds) ?? 0)
    take([("12", .beds), ("Công an; Trường Chu Văn An ;", .units)], &draft)
    #expect(draft.drive.beds == 12)
    let begun = try BeginDrive(at: folder, answers: draft.drive).perform()
    #expect(begun.units == 2 && begun.date.isoText == "2026-12-15")
    let draftDrive = try OpenLists(reading: folder).draft
    #expect(draftDrive.name == "Giọt máu hồng" && draftDrive.language == .vietnamese)
    #expect(draftDrive.units.map(\.name) == ["Công an", "Trường Chu Văn An"])
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
    take([("15/12/2026", .date), ("11:00", .opens), ("10:00", .closes)], &draft)
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
    let missing = drive.root.path + "/none.xlsx"
    let error = cause { try draft.takeUnits(ofFile: missing) }
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
