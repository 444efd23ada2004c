import Foundation
import Testing

/// What an import says it read, beside what an independent reader finds in the same files.
@Suite struct ImportReadingTests {
  @Test func everyCellOfTheInboxIsReadAsAnIndependentReaderReadsIt() throws {
    let drive = Command.root.appending(path: "data/thanh-xuan-2021").plainPath
    let inbox = drive + "/inbox"
    let expected = try #require(try Python.json(ListReader.program, inbox) as? [String: Any])
    #expect(expected.count == 40)
    let said = try Command.run("import", drive, inbox, "--dry-run", "--json").json()
    let sheets = try #require(said["sheets"] as? [[String: Any]])
    #expect(sheets.count == 40)
    for sheet in sheets {
      let place = try #require(sheet["place"] as? String)
      let name = String(place.components(separatedBy: " › ")[0])
      let file = try #require(expected[name] as? [String: Any])
      #expect(sheet["header_row"] as? Int == file["header_row"] as? Int, "\(name)")
      #expect(sheet["people"] as? Int == file["people"] as? Int, "\(name)")
      let leftOut = try #require(sheet["rows_left_out"] as? [[String: Any]])
      #expect(leftOut.compactMap { $0["row"] as? Int } == file["left_out"] as? [Int], "\(name)")
      let columns = try #require(sheet["columns"] as? [[String: Any]])
      let wanted = try #require(file["columns"] as? [String: [Any]])
      #expect(columns.count == wanted.count, "\(name)")
      for column in columns {
        let letters = try #require(column["letters"] as? String)
        let pair = try #require(wanted[letters], "\(name) \(letters)")
        // Notes are kept, and not planned with.
        let known = column["field"] as? String ?? "-"
        let field = known == "note" ? "-" : known
        #expect(field == pair[0] as? String, "\(name) \(letters)")
        #expect(column["filled"] as? Int == pair[1] as? Int, "\(name) \(letters)")
        #expect(
          column["read"] as? Int == (known == "-" ? 0 : pair[1] as? Int), "\(name) \(letters)")
      }
    }
  }

  @Test func aFolderWithFilesThatAreNoListsEndsWithFindings() throws {
    try Folder.copy(of: "tiny") { drive in
      let inbox = Command.root.appending(path: "Tests/UnitListsTests/Fixtures/field/lists/inbox")
      let result = try Command.run("import", drive.plainPath, inbox.plainPath)
      #expect(result.status == 3)
      for name in ["truong-mam-non/", "van phong.docx", "van phong.txt"] {
        #expect(result.errors.contains(name))
      }
    }
  }

  @Test func newUnitsAreMadeWhenAskedFor() throws {
    try Folder.copy(of: "tiny") { drive in
      let list = Command.root.appending(
        path: "Tests/UnitListsTests/Fixtures/field/lists/section-unknown-unit.xlsx")
      let units = drive.appending(path: "units.csv")
      let before = try units.text()
      let refused = try Command.run("import", drive.plainPath, list.plainPath)
      #expect(refused.status == 65)
      #expect(refused.errors.contains("--new-units"))
      #expect(try units.text() == before)
      let made = try Command.run("import", drive.plainPath, list.plainPath, "--new-units")
      #expect(made.status == 0)
      #expect(try units.text() == before + "truong-tieu-hoc-moi,TRƯỜNG TIỂU HỌC MỚI,,,,,\n")
      #expect(try Command.run("check", drive.plainPath).status == 0)
    }
  }

  @Test func theReportNamesWhatIsNotRead() throws {
    try Folder.copy(of: "tiny") { drive in
      let list = drive.appending(path: "office.csv")
      try Data("Họ tên,Năm sinh,Ghi chú\nLê An,1990,sau 9h\nCộng: 1 người,,\n".utf8).write(to: list)
      let result = try Command.run(
        "import", drive.plainPath, list.plainPath, "--dry-run", "--language", "en")
      #expect(
        result.lines.prefix(2) == [
          "office.csv: header: row 1 · Văn phòng · 1 person", "  rows left out: 3 (total)",
        ])
      // A note that speaks of times is told at its cell.
      #expect(result.errors.contains("KG137") && result.errors.contains("C2"))
    }
  }
}
