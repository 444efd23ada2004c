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
    let remarks = try #require(said["remarks"] as? [[String: Any]])
    #expect(
      Set(remarks.filter { $0["code"] as? String == "KG079" }.map { $0["file"] as? String }).count
        == 4)
    for sheet in sheets {
      let place = try #require(sheet["place"] as? String)
      let name = String(place.components(separatedBy: " › ")[0])
      let file = try #require(expected[name] as? [String: Any])
      #expect(sheet["header_row"] as? Int == file["header_row"] as? Int, "\(name)")
      #expect(sheet["people"] as? Int == file["people"] as? Int, "\(name)")
      let leftOut = try #require(sheet["rows_left_out"] as? [[String: Any]])
      #expect(leftOut.compactMap { $0["row"] as? Int } == file["left_out"] as? [Int], "\(name)")
      // Letters written before Unicode are put right on reading; what comes of them is compared
      // with the drive's own lists in `theInboxGivesExactlyTheDrivesPeople`.
      let isOld = remarks.contains {
        $0["file"] as? String == name && $0["code"] as? String == "KG079"
      }
      try compareCells(sheet, file, name, onlyASCII: isOld)
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

  /// Every list of `field/lists`, on a copy of its drive: the columns, cells and rows that `import` says
  /// it read are those that an independent reader finds by a table written by hand.
  @Test func everyCellOfTheListsThatWentWrongIsReadAsAnIndependentReaderReadsIt() throws {
    let lists = Command.root.appending(path: "Tests/UnitListsTests/Fixtures/field/lists")
    let cases = try #require(
      try Python.json(FieldListReader.program, lists.plainPath) as? [[String: Any]])
    let files = try FileManager.default.contentsOfDirectory(atPath: lists.plainPath)
    // Those are files of drives, and a folder of what is no list.
    let others = ["inbox", "phones-in-drive.csv", "registrants-tn.csv", "units-d2.csv"]
    #expect(Set(cases.compactMap { $0["file"] as? String }) == Set(files).subtracting(others))
    for entry in cases {
      let name = try #require(entry["file"] as? String)
      let parts = try #require(entry["drive"] as? String).split(separator: "+").map(String.init)
      try Folder.copy(of: parts[0]) { drive in
        if let file = parts.dropFirst().first {
          let place = file == "units-d2.csv" ? "units.csv" : "registrants/all.csv"
          try Data(contentsOf: lists.appending(path: file)).write(to: drive.appending(path: place))
        }
        let said = try #require(entry["said"] as? [String])
        let list = lists.appending(path: name).plainPath
        let report = try Command.run(
          Command.path, ["import", drive.plainPath, list, "--dry-run", "--json"] + said
        ).json()
        let sheets = try #require(report["sheets"] as? [[String: Any]])
        let tables = try #require(entry["tables"] as? [[String: Any]])
        #expect(sheets.count == tables.count, "\(name)")
        for (sheet, table) in zip(sheets, tables) { try compare(sheet, table, name) }
      }
    }
  }

  private func compare(_ sheet: [String: Any], _ table: [String: Any], _ name: String) throws {
    for key in ["header_row", "people"] {
      #expect(sheet[key] as? Int == table[key] as? Int, "\(name) \(key)")
    }
    let leftOut = try #require(sheet["rows_left_out"] as? [[String: Any]])
    #expect(leftOut.compactMap { $0["row"] as? Int } == table["left_out"] as? [Int], "\(name)")
    try compareCells(sheet, table, name)
    let columns = try #require(sheet["columns"] as? [[String: Any]])
    let wanted = try #require(table["columns"] as? [String: [Any]])
    #expect(columns.count == wanted.count, "\(name)")
    for column in columns {
      let letters = try #require(column["letters"] as? String)
      let pair = try #require(wanted[letters], "\(name) \(letters)")
      let (held, filled) = (try #require(pair[0] as? String), pair[1] as? Int)
      let field = column["field"] as? String ?? "-"
      #expect(field == held.replacing("!", with: ""), "\(name) \(letters)")
      #expect(column["filled"] as? Int == filled, "\(name) \(letters)")
      let isRead = held != "-" && !held.hasSuffix("!")
      #expect(column["read"] as? Int == (isRead ? filled : 0), "\(name) \(letters)")
    }
  }

  /// Every cell of every row of a person, by its text.
  private func compareCells(
    _ sheet: [String: Any], _ table: [String: Any], _ name: String, onlyASCII: Bool = false
  ) throws {
    let rows = try #require(sheet["rows"] as? [[String: Any]])
    let wanted = try #require(table["rows"] as? [String: [String: String]])
    #expect(rows.count == wanted.count, "\(name)")
    for row in rows {
      let number = try #require(row["row"] as? Int)
      let cells = try #require(row["cells"] as? [String: String])
      let expected = try #require(wanted["\(number)"], "\(name) \(number)")
      guard onlyASCII else {
        #expect(cells == expected, "\(name) \(number)")
        continue
      }
      #expect(Set(cells.keys) == Set(expected.keys), "\(name) \(number)")
      for (column, text) in expected where text.utf8.allSatisfy({ $0 < 0x80 }) {
        #expect(cells[column] == text, "\(name) \(column)\(number)")
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
      // A note that speaks of times is reported at its cell.
      #expect(result.errors.contains("office.csv:2:3 KG137"))
    }
  }
}
