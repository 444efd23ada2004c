import Foundation
import TestSupport
import Testing

/// Letters as other programs read them.
@Suite struct InviteReadBackTests {
  private let readWorkbook = """
    import json, openpyxl, sys
    book = openpyxl.load_workbook(sys.argv[1])
    print(json.dumps({sheet.title: {
      "frozen": sheet.freeze_panes, "paper": sheet.page_setup.paperSize,
      "fits": sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage,
      "repeated": sheet.print_title_rows, "filter": sheet.auto_filter.ref,
      "formulas": [c.coordinate for row in sheet for c in row if c.data_type == "f"],
      "rows": [[c for c in row if c is not None] for row in sheet.iter_rows(values_only=True)]}
      for sheet in book}))
    """

  @Test func openpyxlReadsTheWorkbook() throws {
    try Folder.temporary { folder in
      #expect(try InviteTests.invite(["--format", "xlsx"], out: folder).status == 0)
      let book = try #require(
        Python.json(readWorkbook, folder.appending(path: "xlsx/thu-moi.xlsx").plainPath)
          as? [String: [String: Any]])
      #expect(book.count == 42)
      let police = try #require(book["Công an quận"])
      #expect(police["frozen"] as? String == "A9" && police["repeated"] as? String == "$8:$8")
      #expect(police["paper"] as? Int == 9 && police["fits"] as? Bool == true)
      let rows = try #require(police["rows"] as? [[Any]])
      #expect(rows.count == 8 + 26)
      #expect(rows[7].compactMap { $0 as? String }.first == "STT")
      #expect(rows[8][0] as? Int == 1 && rows[8][1] as? String == "Vũ Bích An")
      #expect(rows[8][2] as? Int == 1972 && rows[8][3] as? String == "08h15–08h30")
      let door = try #require(book["Điểm danh"]?["rows"] as? [[Any]])
      #expect(door.contains { $0.first as? String == "07h30–07h45   28 người" })
      // Every person stands at the door once.
      #expect(door.count { $0.first is Int } == 300)
      let sums = try #require((book["Tổng hợp"]?["rows"] as? [[Any]])?.last)
      #expect(sums.compactMap { $0 as? Int } == [284, 300, 300, 0])
    }
  }

  @Test func hostileNamesStayTextInEveryWorkbook() throws {
    try Hostile.letters { out in
      let book = try #require(
        Python.json(readWorkbook, out.appending(path: "xlsx/thu-moi.xlsx").plainPath)
          as? [String: [String: Any]])
      for sheet in book.values { #expect(sheet["formulas"] as? [String] == []) }
      let cells = book.values.flatMap { ($0["rows"] as? [[Any]] ?? []).joined() }
        .compactMap { $0 as? String }
      for text in ["=41*73", "@SUM(A1), \"x\"", "-2", "0912345678", "0912345679", "0987654321"] {
        #expect(cells.contains(text), "\(text)")
      }
      #expect(!cells.contains { $0.contains("001203004567") })
      // No name has led out of the folder, and none is hidden.
      let parent = out.deletingLastPathComponent()
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: parent.plainPath).sorted()
          == ["drive", "letters"])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: out.appending(path: "html").plainPath)
          .sorted() == ["-..-up.html", "-cmd-- -C calc--A0.html"])
    }
  }

  @Test func icalendarReadsTheEvents() throws {
    try Folder.temporary { folder in
      #expect(try InviteTests.invite(["--format", "ics"], out: folder).status == 0)
      let program = """
        import glob, icalendar, json, sys
        def event(path):
          calendar = icalendar.Calendar.from_ical(open(path, "rb").read())
          [e] = calendar.walk("VEVENT")
          assert not calendar.errors and not e.errors
          return [str(calendar["METHOD"]), str(e["UID"]), int(e["SEQUENCE"]),
            e.decoded("DTSTART").isoformat(), e.decoded("DTEND").isoformat(), str(e["SUMMARY"]),
            str(e["LOCATION"]), str(e["STATUS"])]
        print(json.dumps([event(p) for p in sorted(glob.glob(sys.argv[1] + "/ics/*.ics"))]))
        """
      let events = try #require(Python.json(program, folder.plainPath) as? [[Any]])
      #expect(events.count == 93)
      #expect(Set(events.compactMap { $0[1] as? String }).count == 93)
      let path = "ics/cong-an-2021-12-09-0815.ics"
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "ics").plainPath
      ).sorted()
      let index = try #require(names.firstIndex { "ics/" + $0 == path })
      let event = events[index]
      #expect(event[0] as? String == "PUBLISH" && event[2] as? Int == 0)
      #expect(event[3] as? String == "2021-12-09T01:15:00+00:00")
      #expect(event[4] as? String == "2021-12-09T01:30:00+00:00")
      #expect(event[5] as? String == "Hiến máu: Giọt máu nghĩa tình Thanh Xuân 2021")
      #expect(
        event[6] as? String
          == "Hội trường lớn, trụ sở UBND quận, số 9 Khuất Duy Tiến, Thanh Xuân, Hà Nội")
      // Calendars are shared: nobody is named in them.
      let text = try folder.appending(path: path).text().replacing("\r\n ", with: "")
      #expect(!text.contains("Vũ Bích An") && !text.contains("Công an"))
    }
  }

  /// A page on paper, as a browser prints it.
  private func printed(_ page: URL, in folder: URL) throws -> (pages: Int, words: [[String]]) {
    let browser = try #require(
      InstalledBrowser.path, "Chromium is missing; make test-deps installs it.")
    let pdf = folder.appending(path: UUID().uuidString + ".pdf").plainPath
    let result = try Command.run(
      browser,
      [
        "--headless=new", "--timeout=60000", "--no-sandbox", "--disable-gpu",
        "--disable-dev-shm-usage", "--no-pdf-header-footer", "--print-to-pdf=\(pdf)",
        "--user-data-dir=\(folder.appending(path: "profile").plainPath)", page.absoluteString,
      ])
    #expect(result.status == 0, "\(result.errors)")
    let boxes = try Command.run("/usr/bin/env", ["pdftotext", "-bbox", pdf, "-"]).output
    let pages = boxes.matches(of: #/<page width="([\d.]+)" height="([\d.]+)"/#)
    for page in pages {
      #expect(page.output.1.hasPrefix("59") && page.output.2.hasPrefix("84"), "not A4")
    }
    // Nothing stands in the margins: left 28 mm, right 15 mm, of 595.3 points.
    let words = boxes.matches(of: #/xMin="([\d.]+)".*xMax="([\d.]+)".*>(.*)<\/word>/#)
    for word in words where !["DỰ", "THẢO", "DRAFT"].contains(String(word.output.3)) {
      let (left, right) = (Double(word.output.1) ?? 0, Double(word.output.2) ?? 1000)
      #expect(left >= 79 && right <= 553, "\(word.output.3) from \(left) to \(right)")
    }
    let text = try Command.run("/usr/bin/env", ["pdftotext", "-layout", pdf, "-"]).output
    let sheets = text.split(separator: "\u{C}", omittingEmptySubsequences: false).dropLast()
    return (pages.count, sheets.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) })
  }

  @Test func pagesPrintOneUnitEach() throws {
    try Folder.temporary { folder in
      #expect(try InviteTests.invite(["--format", "html"], out: folder).status == 0)
      // The largest unit, the largest that is set wide, the longest name.
      for unit in ["cong-an", "doan-thanh-nien", "cong-doan-co-quan"] {
        let page = folder.appending(path: "html/\(unit).html")
        let (pages, words) = try printed(page, in: folder)
        #expect(pages == 1, "\(unit)")
        let shown = words.joined().joined(separator: " ")
        let list = try Command.root.appending(
          path: "data/thanh-xuan-2021/registrants/\(unit).csv"
        ).text()
        for row in list.split(separator: "\n").dropFirst() {
          let name = row.split(separator: ",")[0]
          #expect(shown.contains(name), "\(unit): \(name)")
        }
        #expect(shown.contains("Năm sinh") && shown.contains("Trân trọng cảm ơn."))
      }
    }
  }

  @Test func longListsRepeatTheirHeadOnEveryPage() throws {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "drive").plainPath
      #expect(
        try Command.run(
          "generate", "--registrants", "120", "--units", "1", "--seed", "4", "--tightness", "roomy",
          "--out", drive
        ).status == 0)
      #expect([0, 3].contains(try Command.run("plan", drive, "--time-limit", "5").status))
      let out = folder.appending(path: "letters")
      #expect(
        try Command.run("invite", drive, "--format", "html", "--out", out.plainPath).status == 0)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: out.appending(path: "html").plainPath)
      let page = out.appending(path: "html/\(names[0])")
      let (pages, words) = try printed(page, in: folder)
      #expect(pages > 1)
      let rows = try page.text().ranges(of: "<tr>").count - 1
      #expect(rows >= 100)
      for sheet in words.dropLast() {
        #expect(sheet.contains("STT") || sheet.contains("No."))
      }
    }
  }

  @Test func hostileNamesAreTextOnAPage() throws {
    try Hostile.letters { out in
      let html = out.appending(path: "html/-..-up.html")
      let (pages, words) = try printed(html, in: out)
      #expect(pages == 1)
      let shown = words.joined().joined(separator: " ")
      #expect(shown.contains("<script>alert(1)</script>"))
      #expect(shown.contains("<img src=x onerror=alert(1)>"))
    }
  }
}
