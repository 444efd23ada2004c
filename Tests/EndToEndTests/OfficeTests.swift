import Foundation
import Testing

/// Tables and workbooks as an office suite opens them: `make test-office`.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["KHUNGGIO_OFFICE"] != nil, "make test-office runs it."),
  .serialized)
struct OfficeTests {
  /// Has LibreOffice convert a file.
  private func convert(
    _ file: URL, to format: String, in folder: URL, arguments: [String] = []
  ) throws -> URL {
    let profile = folder.appending(path: "profile").absoluteString
    let result = try Command.run(
      "/usr/bin/env",
      ["soffice", "-env:UserInstallation=\(profile)", "--headless"] + arguments
        + ["--convert-to", format, "--outdir", folder.plainPath, file.plainPath])
    #expect(result.status == 0, "\(result.errors)")
    let name = file.deletingPathExtension().lastPathComponent + "." + format
    return folder.appending(path: name)
  }

  private let readCells = """
    import json, openpyxl, sys
    book = openpyxl.load_workbook(sys.argv[1])
    print(json.dumps([[[str(c.value) if c.value is not None else "" for c in row]
      for row in book.worksheets[0]],
      [c.coordinate for row in book.worksheets[0] for c in row if c.data_type == "f"]]))
    """

  @Test func tablesOpenInColumnsAndNothingIsCalculated() throws {
    try Hostile.letters(formats: "csv,messages") { out in
      let folder = out.deletingLastPathComponent()
      let names = try FileManager.default.contentsOfDirectory(
        atPath: out.appending(path: "csv").plainPath
      ).sorted()
      #expect(names.count == 2)
      for path in names.map({ "csv/" + $0 }) + ["messages/tin-nhan.csv", "messages/zalo.csv"] {
        // As a double click opens it: UTF-8 with commas.
        let book = try convert(
          out.appending(path: path), to: "xlsx", in: folder,
          arguments: ["--infilter=Text - txt - csv (StarCalc):44,34,76,1"])
        let read = try #require(Python.json(readCells, book.plainPath) as? [Any])
        let rows = try #require(read[0] as? [[String]])
        #expect(read[1] as? [String] == [], "\(path)")
        #expect(rows[0].count >= 7 && rows.allSatisfy { $0.count == rows[0].count })
        #expect(rows.count >= 3)
        #expect(!rows.joined().contains("2993"), "\(path): =41*73 was calculated")
        // The mark at the beginning is none of the first heading.
        #expect(["STT", "phone"].contains(rows[0][0]))
      }
    }
  }

  @Test func theWorkbookPrintsRight() throws {
    try Folder.temporary { folder in
      #expect(try InviteTests.invite(["--format", "xlsx"], out: folder).status == 0)
      let pdf = try convert(
        folder.appending(path: "xlsx/thu-moi.xlsx"), to: "pdf", in: folder)
      let boxes = try Command.run("/usr/bin/env", ["pdftotext", "-bbox", pdf.plainPath, "-"]).output
      let pages = boxes.split(separator: "<page ").dropFirst()
      // The summary, a page for each of 13 slots, a page for each of 40 units.
      #expect(pages.count == 54)
      for page in pages {
        #expect(page.hasPrefix("width=\"595") && page.contains("height=\"84"))
        for word in page.matches(of: #/xMin="([\d.]+)".*xMax="([\d.]+)"/#) {
          let (left, right) = (Double(word.output.1) ?? 0, Double(word.output.2) ?? 1000)
          #expect(left >= 55 && right <= 555, "from \(left) to \(right)")
        }
      }
      let text = try Command.run(
        "/usr/bin/env", ["pdftotext", "-layout", pdf.plainPath, "-"]
      ).output
      let sheets = text.split(separator: "\u{C}").map(String.init)
      for sheet in sheets.prefix(54) { #expect(sheet.contains("STT") && sheet.contains("DỰ THẢO")) }
      #expect(sheets[1].contains("07h30–07h45") && !sheets[1].contains("07h45–08h00"))
      // Nothing is cut off: the longest unit and a name of it stand there whole.
      #expect(text.contains("Công đoàn cơ quan Quận ủy - HĐND - UBND quận"))
      // As pictures: neither empty nor black.
      let picture = folder.appending(path: "page").plainPath
      #expect(
        try Command.run(
          "/usr/bin/env", ["pdftoppm", "-gray", "-r", "40", pdf.plainPath, picture]
        ).status == 0)
      let drawn = try FileManager.default.contentsOfDirectory(atPath: folder.plainPath)
        .filter { $0.hasSuffix(".pgm") }
      #expect(drawn.count == 54)
      for name in drawn {
        let bytes = try Data(contentsOf: folder.appending(path: name)).dropFirst(15)
        let ink = Double(bytes.count { $0 < 160 }) / Double(bytes.count)
        #expect(ink > 0.002 && ink < 0.3, "\(name): \(ink)")
      }
    }
  }
}
