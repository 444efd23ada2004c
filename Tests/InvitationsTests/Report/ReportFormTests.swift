import Drives
import Foundation
import Invitations
import Plans
import TestSupport
import Testing
import Wording

@Suite struct ReportFormTests {
  private func report(_ language: Language = .vietnamese) throws -> Report {
    var parts = FourDonors.parts()
    parts.units = [
      Unit(id: "ward", name: "=Phường \"A\" & <B>", quota: 3, staff: 10, askedPercent: 20),
      Unit(id: "school", name: "Trường Hạ Đình", quota: 2, staff: 15, askedPercent: 10),
    ]
    parts.sessions = [
      FourDonors.session(
        reception: .constant(1), crowdLimits: [CrowdLimit(zone: "*", limit: 9)],
        bloodUnits: BloodUnits(target: 2))
    ]
    return Report(
      of: try parts.drive(),
      assignments: (0..<4).map {
        Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480))
      },
      counts: [.bloodUnitsDay: 3], day: FourDonors.date(9), wording: Words(language: language))
  }

  @Test func asText() throws {
    let report = try report()
    let lines = ReportText(of: report).lines
    #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= 80 })
    #expect(lines.contains { $0.contains("=Phường \"A\" & <B>") && $0.hasSuffix("đạt") })
    #expect(lines.contains { $0.hasPrefix("Trường Hạ Đình") && $0.hasSuffix("thiếu 1") })
    #expect(lines.contains("Giao 10 % nhân sự: 0/1 đơn vị đạt."))
    #expect(lines.contains("Tiếp nhận 3 đơn vị máu, mục tiêu 2: 150 %, vượt 5 % trở lên."))
    // Four of whom 3.2 are expected at one desk.
    #expect(
      lines.contains { $0.hasPrefix("08h00–08h30") && $0.contains(" 4/9  ") && $0.contains("4/1*") }
    )
    #expect(lines.contains { $0.hasPrefix("6    Đơn vị máu đã nhận ngày 09/12/2021") })
  }

  @Test func asAWorkbookThatOpenpyxlReads() throws {
    let document = try ReportWorkbook.document(of: report())
    #expect(document.path.text == "bao-cao.xlsx")
    #expect(try ReportWorkbook.document(of: report()) == document)
    let said = try read(
      document,
      """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      print([sheet.title for sheet in book])
      for sheet in book:
        for row in sheet.iter_rows(values_only=True):
          if row[0] in ("=Phường \\"A\\" & <B>", "Tổng cộng", "08h00–08h30") or row[0] in (1, 6):
            print(list(row))
      print(book.worksheets[0].print_title_rows, book.worksheets[0].freeze_panes)
      """)
    #expect(
      said == """
        ['Chỉ tiêu', 'Nhu cầu', 'Tổng hợp']
        ['=Phường "A" & <B>', 10, 0.2, 3, 3, 3, 0.3, 1, 'đạt']
        ['Tổng cộng', 25, None, 5, 4, 4, 0.16, 0.8, 'thiếu 1']
        ['08h00–08h30', 4, 4, 9, 4, 1, 4, 9, 3, 9, 2.4]
        ['Tổng cộng', 4, None, None, None, None, None, None, None, None, 2.4]
        [1, 'Người đăng ký hiến máu, cả tháng 12/2021', 4, 'theo danh sách; đạt 80 % của 5']
        [6, 'Đơn vị máu đã nhận ngày 09/12/2021', 3, 'đạt 150 % của 2']
        $4:$4 A5

        """)
  }

  @Test func onPaper() throws {
    let document = try ReportPaper.document(of: report())
    #expect(document.path.text == "bao-cao.pdf")
    #expect(try ReportPaper.document(of: report()) == document)
    let reader = PaperReader(document.bytes)
    let pages = try reader.pages()
    #expect(pages.count == 3)
    #expect(pages[0].contains("BÁO CÁO Thử SỐ ĐĂNG KÝ SO VỚI CHỈ TIÊU"))
    #expect(pages[0].contains("=Phường \"A\" & <B> 10 20 % 3 3 3 30 % 100 % đạt"))
    #expect(pages[1].contains("08h00–08h30 4 4/9 4/1* 4/9 3/9 2,4"))
    let rows = pages[2].matches(of: #/(\d) (?:Người|Đơn vị|Tin|Băng)/#).compactMap {
      Int($0.output.1)
    }
    #expect(rows == Array(1...7))
    #expect(pages[2].contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    for ink in try reader.inked() {
      let page = try #require(ink)
      let columns = try #require(page.columns(inRows: 0..<1000))
      #expect(columns.lowerBound >= 69 && columns.upperBound <= 554)
    }
  }

  @Test func inEnglish() throws {
    let report = try report(.english)
    #expect(ReportText(of: report).lines.contains("SUMMARY OF THE BLOOD DONATION"))
    #expect(try ReportWorkbook.document(of: report).path.text == "report.xlsx")
    let pages = try PaperReader(ReportPaper.document(of: report).bytes).pages()
    #expect(pages[2].contains("6 Blood units received on 09/12/2021 3 150 % of 2"))
  }

  private func read(_ document: Document, _ script: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    try Data(document.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try PythonReader.run(script, [file.path(percentEncoded: false)]).said
  }
}
