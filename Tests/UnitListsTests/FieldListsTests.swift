import DriveFiles
import Drives
import Foundation
import Testing
import UnitLists
import Wording

/// The lists of `field/lists`, as far as files, sheets, tables, headings, rows and units go: each
/// reads as the table there says.
@Suite struct FieldListsTests {
  private func codes(_ plan: ImportPlan) -> [String] { plan.diagnostics.map(\.code.rawValue) }

  /// What the columns of a table were read as: `B:name`.
  private func columns(_ plan: ImportPlan, sheet: Int = 0) -> [String] {
    plan.sheets[sheet].columns.compactMap { column in column.field.map { "\(column.letters):\($0)" }
    }
  }

  @Test func birthInThreeColumns() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("birth-in-three-columns.xlsx", unit: "office")
    #expect(
      try drive.added(plan, ["name", "birth_year"]) == ["Nguyễn Văn An|1990", "Trần Thị Bình|1991"])
    #expect(plan.diagnostics.isEmpty)
  }

  @Test func exampleRowOverwritten() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("example-row-overwritten.xlsx")
    #expect(
      try drive.added(plan, ["name", "birth_year"]) == ["Đỗ Văn Hùng|1988", "Hồ Thị Mới|1995"])
    #expect(plan.unchanged == 3)
  }

  @Test func familyPhoneFirst() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("family-phone-first.xlsx", unit: "office")
    #expect(try drive.added(plan, ["phone"]) == ["0912000001", "0912000002"])
    let family = try #require(plan.sheets[0].columns.first { $0.letters == "D" })
    #expect(family.field == nil && family.filled == 1 && family.read == 0)
    #expect(family.notes == [.ofSomebodyElse, .phones(1)])
  }

  @Test func formulaPrefilledRows() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("formula-prefilled-rows.xlsx", unit: "office")
    #expect(try drive.added(plan, ["name"]) == ["Nguyễn Văn Ân"])
    #expect(plan.refused == 0)
    #expect(plan.sheets[0].leftOut.map(\.row) == [3, 4, 5, 6])
    #expect(Set(plan.sheets[0].leftOut.map(\.reason)) == [.prefilled])
  }

  @Test func googleFormUnitQuestion() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("google-form-unit-question.xlsx", unit: "office")
    #expect(
      try drive.added(plan, ["name", "unit"]) == ["Nguyễn Văn Ân|office", "Trần Thị Bích|office"])
    // Without --unit the question is still none of a unit of the drive, and that is asked.
    let asked = try drive.plan("google-form-unit-question.xlsx")
    #expect(asked.refused == 2)
    #expect(codes(asked) == ["KG106", "KG075"])
  }

  @Test func headerlessWithMap() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan(
      "headerless-with-map.csv", unit: "office", mapping: ["A=name", "B=birth_year", "C=phone"])
    #expect(
      try drive.added(plan, ["name", "birth_year", "phone"]) == [
        "Nguyễn Văn Ân|1990|0912000001", "Trần Thị Bích|1991|0912000002",
      ])
    #expect(plan.sheets.map(\.headingRow) == [0])
  }

  @Test func hiddenRows() throws {
    let plan = try FieldDrive().plan("hidden-rows.xlsx", unit: "office")
    let diagnostic = try #require(plan.diagnostics.first { $0.code == .rowHidden })
    #expect(diagnostic.row == 3 && diagnostic.value == "3")
    #expect(diagnostic.hint == .ofList(.hiddenByFilter))
  }

  @Test func htmlTable() throws {
    let plan = try FieldDrive().plan("html-table.xls", unit: "office")
    #expect(plan.isRefused)
    #expect(
      plan.diagnostics.map { $0.text(in: Words(language: .english)) } == [
        """
        html-table.xls KG109 a web page under the name of a workbook — expected an .xlsx or .csv file
          hint: open it and save it as .xlsx
        """
      ])
  }

  @Test func idCollision() throws {
    let drive = try FieldDrive(replacing: ["registrants/all.csv": "registrants-tn.csv"])
    let plan = try drive.plan("id-collision.xlsx", unit: "office")
    #expect(plan.changed.isEmpty)
    #expect(
      try drive.added(plan, ["name", "birth_year", "phone"]) == [
        "Hồ Văn Khác|1999|0912000001", "Đỗ Thị Mới|2000|0912000002",
      ])
    #expect(plan.sheets[0].columns.first?.notes == [.runningNumbers])
  }

  @Test func inbox() throws {
    let sent = SentFiles(at: [FieldDrive.lists.appending(path: "inbox").path(percentEncoded: false)]
    )
    #expect(sent.lists.isEmpty)
    #expect(sent.diagnostics.map(\.file) == ["truong-mam-non/", "van phong.docx", "van phong.txt"])
    let plan = ImportPlan(
      of: [], into: try FieldDrive().draft(), options: ImportOptions(), flagged: sent.diagnostics)
    #expect(plan.mayHaveLeftListUnread)
  }

  @Test func innerDepartments() throws {
    let drive = try FieldDrive("thanh-xuan-2021")
    let plan = try drive.plan("inner-departments.xlsx", unit: "thpt-1")
    #expect(
      try drive.added(plan, ["name", "unit"]) == ["Nguyễn Văn Ân|thpt-1", "Trần Thị Bích|thpt-1"])
  }

  @Test func labGroup() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("lab-group.xlsx", unit: "office")
    #expect(try drive.added(plan, ["group"]) == ["", "", ""])
    #expect(codes(plan) == ["KG106"])
    #expect(plan.diagnostics.first?.hint == .ofList(.column(.noCompanions)))
  }

  @Test func letterheadOfSuperior() throws {
    let drive = try FieldDrive("thanh-xuan-2021")
    let plan = try drive.plan("letterhead-of-superior.xlsx")
    #expect(
      try drive.added(plan, ["name", "unit"]) == [
        "Nguyễn Văn Ân|mam-non-3", "Trần Thị Bích|mam-non-3",
      ])
  }

  @Test func linkedZeros() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("linked-zeros.xlsx", unit: "office")
    #expect(try drive.added(plan, ["name", "birth_year"]) == ["Nguyễn Văn Ân|1990"])
    #expect(plan.sheets[0].leftOut.map(\.row) == [3, 4, 5, 6, 7])
  }

  @Test func mergedName() throws {
    let drive = try FieldDrive()
    let names = ["Nguyễn Văn An", "Trần Thị Thu Bình"]
    let plan = try drive.plan("merged-name.xlsx", unit: "office")
    #expect(try drive.added(plan, ["name"]) == names)
    let said = try drive.plan("merged-name.xlsx", unit: "office", mapping: ["C=given_name"])
    #expect(try drive.added(said, ["name"]) == names)
    #expect(said.sheets[0].columns.first { $0.letters == "C" }?.confidence == .said)
  }

  @Test func middleNameColumn() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("middle-name-column.xlsx", unit: "office")
    #expect(try drive.added(plan, ["name"]) == ["Nguyễn Văn Ân", "Trần Thị Bích"])
  }

  @Test func msformsAnonymous() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("msforms-anonymous.xlsx", unit: "office")
    #expect(try drive.added(plan, ["name"]) == ["Nguyễn Văn An", "Trần Thị Bình"])
    #expect(columns(plan) == ["A:no", "F:name", "G:birth_year", "H:phone"])
  }

  @Test func peopleInOneCell() throws {
    let plan = try FieldDrive().plan("people-in-one-cell.xlsx", unit: "office")
    #expect(plan.refused == 1 && plan.new == 0)
    #expect(
      plan.briefs == [
        "KG103! people-in-one-cell.xlsx › \"Sheet1\"!B2 \"Nguyễn Văn Ân / Trần Thị Bích\""
      ])
  }

  @Test func timeStamps() throws {
    let drive = try FieldDrive()
    for name in ["attendance-timestamp.xlsx", "registration-timestamp.xlsx"] {
      let plan = try drive.plan(name, unit: "office")
      #expect(try drive.added(plan, ["preferred", "available"]) == ["|", "|"])
    }
  }

  @Test func secondHeadingRowUnknown() throws {
    let drive = try FieldDrive("thanh-xuan-2021")
    let plan = try drive.plan("second-heading-row-unknown.xlsx", unit: "thpt-1")
    #expect(
      try drive.added(plan, ["name", "birth_year"]) == ["Nguyễn Văn Ân|1990", "Trần Thị Bích|1991"])
    #expect(columns(plan) == ["A:no", "B:name", "C:male", "D:female", "E:birth_year"])
  }

  @Test func sectionInFirstColumn() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("section-in-first-column.xlsx")
    #expect(
      try drive.added(plan, ["name", "unit"]) == [
        "Nguyễn Văn Ân|office", "Trần Thị Bích|school", "Lê Văn Chí|school",
      ])
  }

  @Test func sectionNamNu() throws {
    let drive = try FieldDrive("thanh-xuan-2021")
    let plan = try drive.plan("section-nam-nu.xlsx", unit: "thpt-1")
    #expect(try drive.added(plan, ["unit"]) == Array(repeating: "thpt-1", count: 6))
    let found = try drive.plan("section-nam-nu.xlsx")
    #expect(try drive.added(found, ["unit"]) == Array(repeating: "thpt-1", count: 6))
    #expect(found.diagnostics.isEmpty)
  }

  @Test func sectionUnknownUnit() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("section-unknown-unit.xlsx")
    #expect(
      plan.briefs == ["KG037! section-unknown-unit.xlsx › \"Sheet1\"!5 \"TRƯỜNG TIỂU HỌC MỚI\""])
    #expect(plan.diagnostics.first?.hint == .ofList(.newUnits))
    #expect(plan.refused == 1)
    #expect(
      try drive.added(plan, ["name", "unit"]) == ["Nguyễn Văn Ân|office", "Lê Văn Chí|school"])
  }

  @Test func sectionUnnumberedList() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("section-unnumbered-list.xlsx")
    #expect(
      try drive.added(plan, ["name", "unit"]) == [
        "Nguyễn Văn Ân|office", "Trần Thị Bích|office", "Lê Văn Chí|office",
      ])
    #expect(plan.sheets[0].leftOut.map(\.text) == ["Ban A", "Ban B"])
  }

  @Test func signatureUnderNames() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("signature-under-names.xlsx", unit: "school")
    #expect(try drive.added(plan, ["name"]) == ["Nguyễn Văn Ân", "Trần Thị Bích"])
    #expect(plan.sheets[0].leftOut.map(\.text) == ["Người lập danh sách", "Đỗ Thị Lan"])
    #expect(plan.sheets[0].leftOut.map(\.reason) == [.signature, .signature])
  }

  @Test func tongCongTy() throws {
    let drive = try FieldDrive(replacing: ["units.csv": "units-d2.csv"])
    let plan = try drive.plan("tong-cong-ty.xlsx")
    #expect(
      Set(try drive.added(plan, ["name", "unit"])) == ["Nguyễn Văn Ân|tct", "Trần Thị Bích|office"])
  }

  @Test func twoTablesStacked() throws {
    let drive = try FieldDrive()
    let plan = try drive.plan("two-tables-stacked.xlsx", unit: "office")
    #expect(
      try drive.added(plan, ["name", "available"]) == [
        "Nguyễn Văn An|", "Trần Thị Bình|", "Lê Văn Chi|08:00-09:00", "Phạm Thị Dung|08:00-09:00",
      ])
    #expect(plan.sheets.map(\.headingRow) == [2, 7])
  }
}
