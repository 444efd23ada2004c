import Foundation
import Invitations
import KhungGio
import Testing
import Wording
import Workbooks

/// Tables with a row for each unit, added up.
@Suite struct RollUpTablesTests {
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

  /// A table with a row for each unit, headings in two rows, parts and sums between.
  @Test func aTableOfUnitsIsReadRowByRow() throws {
    try temporary { folder in
      var sheet = Worksheet(name: "Tổng hợp")
      sheet.add([Cell("BẢNG TỔNG HỢP KẾT QUẢ")])
      sheet.add([
        Cell("STT"), Cell("Đơn vị"), Cell("Số người đăng ký"), Cell(), Cell("Số đơn vị máu"),
        Cell(),
        Cell("Số tin bài"),
      ])
      sheet.add([
        Cell(), Cell(), Cell("Trong tháng 4"), Cell("Ngày 7/4"), Cell("Trong tháng 4"),
        Cell("Ngày 7/4"), Cell(),
      ])
      for columns in [(2, 3), (4, 5)] {
        sheet.merges.append(
          CellRange(
            from: CellAddress(row: 1, column: columns.0), to: CellAddress(row: 1, column: columns.1)
          ))
      }
      sheet.add([Cell("I"), Cell("Khối các huyện")])
      sheet.add([
        Cell(1), Cell("Long Phú"), Cell(30), Cell(12), Cell("21"), Cell(9), Cell("1.200 bài"),
      ])
      sheet.add([Cell(2), Cell("Kế Sách"), Cell(10), Cell(), Cell("-"), Cell("nhiều"), Cell(0)])
      sheet.add([Cell(), Cell("Cộng các huyện"), Cell(40), Cell(12), Cell(21), Cell(9), Cell(1200)])
      sheet.add([Cell("II"), Cell("Khối ngành")])
      sheet.add([Cell(3), Cell("Công đoàn Giáo dục"), Cell(5), Cell(5), Cell(4), Cell(4), Cell(2)])
      sheet.add([Cell(4), Cell("Công đoàn Y tế")])
      sheet.add([Cell(), Cell("Tổng cộng"), Cell(45), Cell(17), Cell(25), Cell(13), Cell(1202)])
      try write([sheet], to: folder.appending(path: "huyen.xlsx"))
      let made = try RollUpReports([folder.path]).perform()
      let rollup = made.rollup
      #expect(
        rollup.senders.map { "\($0.group): \($0.name)" } == [
          "Khối các huyện: Long Phú", "Khối các huyện: Kế Sách", "Khối ngành: Công đoàn Giáo dục",
          "Khối ngành: Công đoàn Y tế",
        ])
      #expect(rollup.missing.map(\.name) == ["Công đoàn Y tế"])
      #expect(rollup.sum(.registeredMonth) == 45 && rollup.sum(.registeredDay) == 17)
      #expect(rollup.sum(.bloodUnitsMonth) == 25 && rollup.sum(.bloodUnitsDay) == 13)
      #expect(rollup.sum(.articles) == 1202 && rollup.sum(.banners) == nil)
      #expect(rollup.sum(.articles, of: "Khối các huyện") == 1200)
      #expect(
        rollup.senders[0].values[.bloodUnitsMonth]
          == Rollup.Value(count: 21, file: "huyen.xlsx", sheet: "Tổng hợp", cell: "E5"))
      #expect(made.diagnostics.map(\.place) == ["huyen.xlsx › Tổng hợp!F6"])
      #expect(made.diagnostics.map(\.kind) == [.cell(.noNumber, text: "nhiều")])
    }
  }
}
