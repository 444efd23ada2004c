import Foundation
import Invitations
import KhungGio
import TestSupport
import Testing
import Wording
import Workbooks

/// The summaries of many units in one table, however their forms were changed.
@Suite struct RollUpReportsTests {
  private typealias Counts = [Words.SummaryRow: Int]

  private static let labels: [Words.SummaryRow: String] = [
    .registeredMonth: "Số người đăng ký HMTN trong tháng 4",
    .bloodUnitsMonth: "Số đơn vị máu tiếp nhận được trong tháng 4",
    .articles: "Số tin bài, tuyên truyền",
    .banners: "Số băng rôn, khẩu hiệu, áp phích tuyên truyền",
    .registeredDay: "Số người đăng ký trong ngày 7/4",
    .bloodUnitsDay: "Số đơn vị máu tiếp nhận trong ngày 7/4",
    .supported: "Số người hiến máu được các cấp công đoàn hỗ trợ",
  ]
  private static let renamed: [Words.SummaryRow: String] = [
    .registeredMonth: "So nguoi dang ki hien mau (thang 4)", .bloodUnitsMonth: "DV MAU THANG 4",
    .articles: "Tin, bai", .banners: "Bang ron - Pano", .registeredDay: "Dang ky ngay 7-4",
    .bloodUnitsDay: "DV mau ngay 7/4/2021", .supported: "duoc CD ho tro",
  ]

  private static let names =
    [
      "Liên đoàn Lao động thành phố Sóc Trăng", "Liên đoàn Lao động thị xã Vĩnh Châu",
      "Liên đoàn Lao động thị xã Ngã Năm", "Liên đoàn Lao động huyện Châu Thành",
      "Liên đoàn Lao động huyện Cù Lao Dung", "Liên đoàn Lao động huyện Kế Sách",
      "Liên đoàn Lao động huyện Long Phú", "Liên đoàn Lao động huyện Mỹ Tú",
      "Liên đoàn Lao động huyện Mỹ Xuyên", "Liên đoàn Lao động huyện Thạnh Trị",
    ] + (1...30).map { "Công đoàn cơ sở trực thuộc \($0)" }

  /// Every row of every sheet of a workbook, as another program reads it.
  private static let sheets = """
    import sys, openpyxl
    for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
        for row in sheet.iter_rows(values_only=True):
            print("|".join("" if cell is None else str(cell) for cell in row))
    """

  /// A folder for one test, gone afterwards.
  private func temporary(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func write(_ sheets: [Worksheet], to url: URL) throws {
    let book = Workbook(title: "", author: "", sheets: sheets)
    try Data(try book.bytes()).write(to: url)
  }

  /// The form as it is given out.
  private func form(
    _ counts: Counts, labels: [Words.SummaryRow: String] = labels,
    order: [Words.SummaryRow] = Words.SummaryRow.allCases, tab: String = "Phụ lục",
    number: (Int) -> Cell = { Cell($0) }
  ) -> Worksheet {
    var sheet = Worksheet(name: tab)
    sheet.add(title: "BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN", style: CellStyle(), over: 4)
    sheet.add(title: "NGÀY TOÀN DÂN HIẾN MÁU TÌNH NGUYỆN 7/4/2021", style: CellStyle(), over: 4)
    sheet.add([Cell("STT"), Cell("Nội dung"), Cell("Số lượng"), Cell("Ghi chú")])
    for (index, row) in order.enumerated() {
      sheet.add([
        Cell(index + 1), Cell(labels[row] ?? ""), counts[row].map(number) ?? Cell(), Cell(),
      ])
    }
    return sheet
  }

  /// What is drawn next, the same for the same seed.
  private struct Draw {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }

    mutating func counts() -> Counts {
      var counts: Counts = [:]
      for row in Words.SummaryRow.allCases where below(8) > 0 { counts[row] = below(3000) }
      return counts
    }
  }

  /// Writes a form in one of ten ways in which people change it.
  private func write(_ counts: Counts, way: Int, _ draw: inout Draw, to stem: URL) throws {
    let file = stem.appendingPathExtension("xlsx")
    switch way {
    case 0:  // Rows moved.
      var order = Words.SummaryRow.allCases
      for last in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(last, draw.below(last + 1))
      }
      try write([form(counts, order: order)], to: file)
    case 1:  // Renamed, without accents.
      try write([form(counts, labels: Self.renamed)], to: file)
    case 2:  // Cells merged: the label over two columns, the number over two.
      var sheet = Worksheet(name: "Sheet1")
      sheet.add([Cell("TT"), Cell("Nội dung"), Cell(), Cell("SỐ LƯỢNG"), Cell()])
      func merge(_ from: Int, _ to: Int) {
        let row = sheet.rows.count - 1
        sheet.merges.append(
          CellRange(
            from: CellAddress(row: row, column: from), to: CellAddress(row: row, column: to)))
      }
      merge(3, 4)
      for row in Words.SummaryRow.allCases {
        sheet.add([
          Cell("-"), Cell(Self.labels[row] ?? ""), Cell(), counts[row].map { Cell($0) } ?? Cell(),
        ])
        merge(1, 2)
        merge(3, 4)
      }
      try write([sheet], to: file)
    case 3:  // Parts and sums between the rows.
      var sheet = form(counts)
      let part = SheetRow(cells: [
        Cell(), Cell("Trong đó: nữ đăng ký trong ngày 7/4"), Cell(99_999),
      ])
      sheet.rows.insert(part, at: 5)
      sheet.add([Cell(), Cell("Tổng cộng đơn vị máu"), Cell(88_888)])
      try write([sheet], to: file)
    case 4:  // Numbers as text.
      let words = ["", " người", " đv", "\u{A0}"]
      let word = words[draw.below(words.count)]
      try write(
        [
          form(counts) { count in
            let text = String(count)
            let grouped =
              count >= 1000 ? text.prefix(text.count - 3) + "." + text.suffix(3) : text[...]
            return Cell(grouped + word)
          }
        ], to: file)
    case 5:  // Other sheets before and behind, an old form on a hidden one.
      var guide = Worksheet(name: "Hướng dẫn")
      guide.add([Cell("Ghi số người đăng ký và số đơn vị máu vào trang sau, gửi trước 25/4")])
      var old = form(draw.counts(), tab: "Năm 2020")
      old.isHidden = true
      try write([guide, form(counts), old], to: file)
    case 6:  // Hidden rows with other numbers below the real ones.
      var sheet = form(counts)
      for row in Words.SummaryRow.allCases {
        var hidden = SheetRow(cells: [Cell(), Cell(Self.labels[row] ?? ""), Cell(77_777)])
        hidden.isHidden = true
        sheet.rows.append(hidden)
      }
      // A number that is not stated stays unknown where its row is shown.
      try write([sheet], to: file)
    case 7:  // Columns changed round, and the plan's numbers beside those of the result.
      var sheet = Worksheet(name: "BC")
      sheet.add([Cell("Kết quả"), Cell("Kế hoạch"), Cell("Nội dung")])
      for row in Words.SummaryRow.allCases {
        sheet.add([
          counts[row].map { Cell($0) } ?? Cell(), Cell(66_666), Cell(Self.labels[row] ?? ""),
        ])
      }
      try write([sheet], to: file)
    case 8:  // The headings are gone, a letterhead has come.
      var sheet = Worksheet(name: "Sheet1")
      sheet.add([Cell("TỔNG LIÊN ĐOÀN"), Cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
      sheet.add([Cell("Số: 12/BC"), Cell("Độc lập - Tự do - Hạnh phúc")])
      for (index, row) in Words.SummaryRow.allCases.enumerated() {
        sheet.add([
          Cell("\(index + 1)"), Cell(Self.labels[row] ?? ""),
          counts[row].map { Cell($0) } ?? Cell(),
          Cell("đã có 55.555 năm trước"),
        ])
      }
      try write([sheet], to: file)
    default:  // Saved as a table of text, with semicolons.
      var lines = ["STT;Nội dung;Số lượng;Ghi chú"]
      for (index, row) in Words.SummaryRow.allCases.enumerated() {
        lines.append(
          "\(index + 1);\(Self.labels[row] ?? "");\(counts[row].map(String.init) ?? "");")
      }
      try Data((lines.joined(separator: "\r\n") + "\r\n").utf8)
        .write(to: stem.appendingPathExtension("csv"))
    }
  }

  @Test(arguments: [1, 2, 3]) func fortyFormsAddToTheirSums(seed: Int) throws {
    try temporary { folder in
      var draw = Draw(state: UInt64(seed))
      var sums: Counts = [:]
      var (notesWithoutNumber, numbers) = (0, 0)
      for (index, name) in Self.names.enumerated() {
        let level = folder.appending(path: "Cụm \(index / 10 + 1)")
        try FileManager.default.createDirectory(at: level, withIntermediateDirectories: true)
        let counts = draw.counts()
        for (row, count) in counts { sums[row, default: 0] += count }
        numbers += counts.count
        if index % 10 == 8 {
          notesWithoutNumber += Words.SummaryRow.allCases.count { counts[$0] == nil }
        }
        try write(counts, way: index % 10, &draw, to: level.appending(path: "BC \(name)"))
      }
      let list = folder.appending(path: "expected.csv")
      try Data((["name"] + Self.names + [""]).joined(separator: "\n").utf8).write(to: list)
      var roll = RollUpReports((1...4).map { folder.appending(path: "Cụm \($0)").path })
      roll.expected = list.path
      let made = try roll.perform()
      #expect(made.rollup.senders.map(\.name) == Self.names)
      #expect(made.rollup.missing.isEmpty)
      for row in Words.SummaryRow.allCases { #expect(made.rollup.sum(row) == sums[row], "\(row)") }
      // Another program reads the same sums in the table that is written, and a source for each number.
      let out = folder.appending(path: "tỉnh")
      _ = try made.write(into: out.path, as: [.xlsx], in: Words(language: .vietnamese))
      let read = try PythonReader.run(
        Self.sheets, [out.appending(path: "tong-hop.xlsx").path])
      #expect(read.status == 0)
      let rows = read.said.split(separator: "\n")
      let total = Words.SummaryRow.allCases.map { sums[$0].map(String.init) ?? "" }
      #expect(rows.contains("Cộng|" + total.joined(separator: "|")[...]))
      #expect(rows.count { $0.contains(".xlsx|") || $0.contains(".csv|") } == numbers)
      let problems = made.diagnostics.filter { $0.isProblem }
      // Where a row states no number, what stands beside it in words is told and not counted.
      #expect(problems.count == notesWithoutNumber, "\(problems)")
      #expect(problems.allSatisfy { $0.kind == .cell(.noNumber, text: "đã có 55.555 năm trước") })
    }
  }

  @Test func sourcesLevelsAndWhoIsMissing() throws {
    try temporary { folder in
      let cluster = folder.appending(path: "Cụm A")
      try FileManager.default.createDirectory(at: cluster, withIntermediateDirectories: true)
      try write(
        [form([.registeredMonth: 30, .bloodUnitsMonth: 21])],
        to: cluster.appending(path: "Long Phú.xlsx"))
      try write(
        [
          form([.registeredMonth: 10, .articles: 2], tab: "Kế Sách"),
          form([.registeredMonth: 5, .bloodUnitsMonth: 4], tab: "Mỹ Tú"),
        ], to: folder.appending(path: "hai huyện.xlsx"))
      let list = folder.appending(path: "expected.txt")
      try Data(
        "name,group,staff,target\nLong Phú,A,100,20\nKế Sách,B,40,\nMỹ Tú,B,10,4\nTrần Đề,B,9,\n"
          .utf8
      )
      .write(to: list)
      var roll = RollUpReports([folder.path])
      roll.expected = list.path
      let made = try roll.perform()
      let rollup = made.rollup
      #expect(rollup.missing.map(\.name) == ["Trần Đề"])
      #expect(rollup.sum(.registeredMonth) == 45 && rollup.sum(.registeredMonth, of: "B") == 15)
      #expect(rollup.sum(.banners) == nil && rollup.sum(.articles, of: "A") == nil)
      #expect(
        rollup.senders[0].values[.bloodUnitsMonth]
          == Rollup.Value(count: 21, file: "Cụm A/Long Phú.xlsx", sheet: "Phụ lục", cell: "C5"))
      #expect(rollup.senders[2].values[.registeredMonth]?.sheet == "Mỹ Tú")
      // 30 of 100, 10 of 40, 5 of 10, nothing of 9; 21 of 20 is five percent more, 4 of 4 is not.
      #expect(rollup.reachedPart == (2, 4) && rollup.exceededTarget == (1, 2))
      let out = folder.appending(path: "out")
      let words = Words(language: .vietnamese)
      #expect(try made.write(into: out.path, in: words).files == ["tong-hop.txt", "tong-hop.xlsx"])
      let text = try String(contentsOf: out.appending(path: "tong-hop.txt"), encoding: .utf8)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
      let book = try WorkbookFile(at: out.appending(path: "tong-hop.xlsx"))
      #expect(book.sheets.count == 4)
    }
  }

  /// What this command wrote is one of the files that a level above adds up.
  @Test(arguments: [Language.vietnamese, .english])
  func theTableItWritesIsReadBack(language: Language) throws {
    try temporary { folder in
      var draw = Draw(state: 7)
      for name in Self.names.prefix(12) {
        let level = folder.appending(path: "sent/\(name.contains("huyện") ? "Huyện" : "Khác")")
        try FileManager.default.createDirectory(at: level, withIntermediateDirectories: true)
        var counts = draw.counts()
        counts[.articles] = 1
        try write([form(counts)], to: level.appending(path: "\(name).xlsx"))
      }
      let first = try RollUpReports([folder.appending(path: "sent").path]).perform()
      let out = folder.appending(path: "province")
      _ = try first.write(into: out.path, as: [.xlsx], in: Words(language: language))
      let again = try RollUpReports([out.path]).perform()
      #expect(again.diagnostics.isEmpty, "\(again.diagnostics)")
      #expect(again.rollup.senders.map(\.name) == first.rollup.senders.map(\.name))
      for row in Words.SummaryRow.allCases {
        #expect(again.rollup.sum(row) == first.rollup.sum(row), "\(row)")
      }
    }
  }

  /// Goals of 20, 30 and 100 percent, and five percent above a target, each kept by a hair or missed by
  /// one.
  @Test func goalsAreComparedExactly() throws {
    try temporary { folder in
      for (name, counts) in [
        ("Long Phú", [Words.SummaryRow.registeredMonth: 30, .bloodUnitsMonth: 105]),
        ("Kế Sách", [.registeredMonth: 29, .bloodUnitsMonth: 104]),
        ("Mỹ Tú", [.registeredMonth: 0, .bloodUnitsMonth: 0]),
      ] as [(String, Counts)] {
        var counts = counts
        counts[.articles] = 0
        try write([form(counts)], to: folder.appending(path: "\(name).xlsx"))
      }
      let list = folder.appending(path: "expected.txt")
      try Data(
        "Đơn vị,Số đoàn viên,Chỉ tiêu\nLong Phú,100,100\nKế Sách,100,100\nMỹ Tú,100,\nTrần Đề,,\n"
          .utf8
      ).write(to: list)
      var roll = RollUpReports([folder.path])
      roll.expected = list.path
      let at30 = try roll.perform().rollup
      #expect(at30.reachedPart == (1, 3) && at30.exceededTarget == (1, 2))
      roll.askedPercent = 29
      #expect(try roll.perform().rollup.reachedPart == (2, 3))
      roll.askedPercent = 20
      let at20 = try roll.perform().rollup
      #expect(at20.reachedPart == (2, 3) && at20.missing.map(\.name) == ["Trần Đề"])
      #expect(at20.senders.map(\.isActive) == [true, true, false, false])
      #expect(
        Words(language: .vietnamese).rollupGoals(
          registered: at20.reachedPart, part: 20, target: at20.exceededTarget, active: (2, 4)) == [
            "Có hoạt động: 2/4 đơn vị (yêu cầu 100 %).",
            "Vận động từ 20 % số người trở lên: 2/3 đơn vị.",
            "Vượt chỉ tiêu từ 5 % trở lên: 1/2 đơn vị.",
          ])
    }
  }

  @Test func whatIsNotCountedIsSaid() throws {
    try temporary { folder in
      try write(
        [form([.registeredMonth: 7, .bloodUnitsMonth: 0]) { $0 == 7 ? Cell("bảy") : Cell($0) }],
        to: folder.appending(path: "a.xlsx"))
      try write([form([.articles: 3])], to: folder.appending(path: "Long Phú.xlsx"))
      try write([form([.articles: 4])], to: folder.appending(path: "Long Phú (1).xlsx"))
      var note = Worksheet(name: "x")
      note.add([Cell("Kính gửi")])
      try write([note], to: folder.appending(path: "thư.xlsx"))
      let list = folder.appending(path: "expected.txt")
      try Data("name\nLong Phú\n".utf8).write(to: list)
      var roll = RollUpReports([folder.path])
      roll.expected = list.path
      let made = try roll.perform()
      let problems = made.diagnostics.filter { $0.isProblem }
      #expect(problems.count == 3)
      let words = Words(language: .english)
      let texts = made.diagnostics.map { $0.text(in: words) }
      #expect(texts.contains { $0.hasPrefix("a.xlsx › Phụ lục!C4: \"bảy\" is no number") })
      #expect(texts.contains { $0.contains("sent other numbers in Long Phú (1).xlsx") })
      #expect(texts.contains { $0.hasPrefix("thư.xlsx: has no summary") })
      #expect(made.rollup.sum(.articles) == 4 && made.rollup.sum(.registeredMonth) == nil)
      let empty = folder.appending(path: "empty")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      #expect(
        (cause { try RollUpReports([empty.path]).perform() } as? NothingToRollUp)?.paths
          == [empty.path])
      let absent = folder.appending(path: "absent").path
      #expect(
        (cause { try RollUpReports([folder.path, absent]).perform() } as? NothingToRollUp)?.paths
          == [absent])
    }
  }

  @Test func theReportOfADriveIsReadBack() throws {
    let drive = try TestDrive()
    try drive.plan()
    var make = MakeReport(try drive.open())
    make.counts = [.bloodUnitsDay: 2, .articles: 1]
    let report = try make.perform()
    _ = try report.write(into: drive.root.appending(path: "sent").path, as: [.xlsx])
    let read = try RollUpReports([drive.root.appending(path: "sent").path]).perform()
    let direct = try RollUpReports([drive.path]).perform()
    for row in Words.SummaryRow.allCases {
      let count = report.report.summary.rows.first { $0.subject == row }?.count
      #expect(read.rollup.sum(row) == count)
      if row != .articles, row != .bloodUnitsDay, row != .bloodUnitsMonth {
        #expect(direct.rollup.sum(row) == count)
      }
    }
  }
}
