import DriveFiles
import Drives
import Foundation
import Testing
import UnitLists
import Wording

/// The lists of `field/lists` whose cells were read wrongly, each with what is right.
@Suite struct FieldListValueTests {
  private let words = Words(language: .english)

  /// Whom a case adds to the office, by some columns.
  private func added(
    _ name: String, _ columns: [String], anyone: Bool = false
  ) throws -> (people: [String], plan: ImportPlan) {
    let drive = try FieldDrive()
    let plan = try drive.plan(name, unit: "office", anyone: anyone)
    return (try drive.added(plan, columns), plan)
  }

  /// The codes of the diagnostics about values, those that refuse with an exclamation mark.
  private func codes(_ plan: ImportPlan) -> [String] {
    plan.diagnostics.filter { $0.code.rawValue >= "KG120" || $0.refuses }.map {
      $0.code.rawValue + ($0.refuses ? "!" : "")
    }
  }

  @Test(arguments: ["attendance-timestamp.xlsx", "registration-timestamp.xlsx"])
  func timesOfRegistrationAreNoWishes(name: String) throws {
    let (people, plan) = try added(name, ["preferred", "available"])
    #expect(people == ["|", "|"])
    #expect(!plan.isRefused)
  }

  @Test func checkboxFalse() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("checkbox-false.xlsx", unit: "office")
    #expect(
      plan.changed.map(\.changes) == [
        ["available  → 07:30-08:30"], ["available  → 09:30-10:30"],
      ])
    // The drive is open from 08:00 to 08:45.
    #expect(
      plan.diagnostics.filter { $0.code == .timeOutsideDay }.map(\.person) == ["Trần Thị Bình"])
    #expect(plan.diagnostics.filter { $0.code == .noAllowedSlot }.map(\.value) == ["Trần Thị Bình"])
  }

  @Test func decimalTimes() throws {
    let (people, plan) = try added("decimal-times.xlsx", ["name", "preferred"])
    // 8.5 may be half past eight or ten to nine.
    #expect(people == ["Nguyễn Văn An|07:30", "Lê Văn Chi|09:15", "Phạm Thị Dung|08:00"])
    let refused = try #require(plan.diagnostics.first { $0.refuses })
    #expect(refused.code == .unclearTime && refused.value == "8.5")
    #expect(refused.hint == .ofList(.oneOfTimes(["08:30", "08:50"])))
    #expect(plan.diagnostics.filter { $0.code == .readAs }.map(\.value) == ["7.3"])
  }

  @Test func declined() throws {
    let (people, plan) = try added("declined.xlsx", ["name"])
    #expect(people == ["Nguyễn Văn Ân"])
    let flagged = try #require(plan.diagnostics.first { $0.code == .declined })
    #expect(flagged.row == 3 && flagged.person == "Trần Thị Bích" && flagged.value == "Không")
    #expect(!plan.isRefused)
  }

  @Test func labGroup() throws {
    let (people, plan) = try added("lab-group.xlsx", ["group"])
    #expect(people == ["", "", ""])
    #expect(!plan.isRefused)
  }

  @Test func lastDonationAsKind() throws {
    let drive = try FieldDrive("thanh-xuan-2021")
    let plan = try drive.plan("last-donation-as-kind.xlsx", unit: "thpt-1")
    #expect(plan.new == 2 && !plan.isRefused)
    let flagged = plan.diagnostics.filter { $0.code == .tooSoonAgain }
    #expect(flagged.map(\.value) == ["15/11/2021", "20/11/2021"])
    #expect(
      flagged.first?.text(in: words).contains(
        "at least 12 weeks before 09/12/2021, so from 07/02/2022 on") == true,
      "\(flagged.first?.text(in: words) ?? "")")
  }

  @Test(arguments: ["lost-letters-names.xlsx", "lost-letters.csv"])
  func lostLetters(name: String) throws {
    let (people, plan) = try added(name, ["name"])
    #expect(people == [] && plan.isRefused)
    #expect(plan.diagnostics.contains { $0.code == .lettersLost && $0.refuses })
    #expect(!plan.diagnostics.contains { $0.code == .noHeadings })
    let flagged = plan.diagnostics.first { $0.code == .lettersLost }?.text(in: words) ?? ""
    #expect(flagged.contains("CSV UTF-8") && flagged.contains(".xlsx"), "\(flagged)")
  }

  @Test func pandasFloats() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("pandas-floats.csv", unit: "office")
    #expect(!plan.isRefused)
    let people = plan.lists.flatMap { list in
      list.rows.map { $0.fields.joined(separator: ",") }
    }
    #expect(people.contains { $0.contains("1990") && $0.contains("0912000001") })
    #expect(!people.contains { $0.contains("1990.0") || $0.contains("912000001.0") })
  }

  @Test func peopleInOneCell() throws {
    let (people, plan) = try added("people-in-one-cell.xlsx", ["name"])
    #expect(people == [] && codes(plan) == ["KG103!"])
  }

  @Test func slotNames() throws {
    let (people, plan) = try added("slot-names.xlsx", ["name", "available", "preferred"])
    #expect(
      people == [
        "A Một|07:30-09:00|", "B Hai|07:30-11:30|", "C Ba|07:30-09:00|", "D Bốn|07:30-09:00|",
        "E Năm|07:30-09:00|", "G Sáu|08:00-09:00|", "H Bảy||08:00", "I Tám||08:00",
        "K Chín||08:00", "L Mười||07:45", "M Mười một|08:00-09:00; 10:00-11:00|",
        "N|00:00-12:00|",
      ])
    #expect(!plan.isRefused)
    // The drive is open from 08:00 on.
    #expect(
      plan.diagnostics.filter { $0.code == .timeOutsideDay }.map(\.person) == [
        "L Mười", "M Mười một",
      ])
  }

  @Test func soLanWithoutKinds() throws {
    let (people, plan) = try added("so-lan-without-kinds.xlsx", ["kind"])
    #expect(people == ["", "", "", "", ""] && !plan.isRefused)
    let flagged = plan.diagnostics.filter { $0.code == .noKinds }
    #expect(flagged.map(\.value) == ["3 lần"] && flagged.map(\.more) == [4])
  }

  @Test func strictISODates() throws {
    let (people, plan) = try added(
      "strict-iso-dates.xlsx", ["birth_year", "birth_date"], anyone: true)
    #expect(
      people == Array(repeating: "1990|1990-05-06", count: 7), "\(plan.diagnostics)")
    #expect(!plan.isRefused)
  }

  @Test func yearInDateCell() throws {
    let (people, plan) = try added(
      "year-in-date-cell.xlsx", ["birth_year", "birth_date"], anyone: true)
    #expect(people == ["1990|", "1991|"] && !plan.isRefused)
    #expect(
      plan.diagnostics.filter { $0.code == .readAs }.map(\.value) == ["12/6/1905", "13/6/1905"])
  }

  @Test func twoPhones() throws {
    let (people, plan) = try added("two-phones.xlsx", ["phone"])
    #expect(
      people == [
        "0912000001", "0912000002", "0912000003", "0912000004", "0912000005", "",
      ])
    #expect(!plan.isRefused)
    // The second number of four cells is reported, and `(Zalo)` is nothing to tell.
    let flagged = plan.diagnostics.filter { $0.code == .phoneHasMore }
    #expect(flagged.count == 1 && flagged.first?.more == 3)
  }

  @Test func phonesInTheDrive() throws {
    let drive = try FieldDrive(replacing: ["registrants/all.csv": "phones-in-drive.csv"])
    let folder = try DriveFolder(at: drive.url)
    #expect(folder.notes.map(\.code) == [.notAPhone, .notAPhone, .notAPhone])
    #expect(folder.notes.map(\.value) == ["912000001", "9.12E+08", "không có"])
    #expect(folder.notes.map(\.place) == [2, 3, 4].map { "registrants/all.csv:\($0):5" })
    #expect(folder.notes.map(\.hint) == [.didYouMean("0912000001"), nil, nil])
  }
}
