import DriveFiles
import Foundation
import TestSupport
import Testing
import UnitLists
import Wording

/// Files as wholes: their letters, their separators, what is no list at all.
@Suite struct SentFileTests {
  private let text =
    "Họ và tên;Năm sinh\nNguyễn Văn Đạt;1990\nTrần Thị Thúy;1991\nLê Hữu Ước;1992\n"
  private let names = ["Nguyễn Văn Đạt", "Trần Thị Thúy", "Lê Hữu Ước"]

  private func plan(_ bytes: [UInt8], _ name: String = "ha-dinh.csv") throws -> ImportPlan {
    let drive = try ListFixture()
    try drive.write(bytes, to: name)
    return try drive.plan(name)
  }

  @Test func textMayBeAnyUnicode() throws {
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little,
      [0xFE, 0xFF] + big, little, big,
    ] {
      let plan = try plan(bytes)
      #expect(plan.column("name") == names)
      #expect(plan.diagnostics.isEmpty)
    }
  }

  @Test(arguments: [(",", "csv"), (";", "csv"), ("\t", "tsv"), ("\t", "csv")])
  func fieldsMayStandApartByAnySign(separator: String, ending: String) throws {
    let text = text.replacing(";", with: separator)
    #expect(try plan(Array(text.utf8), "ha-dinh.\(ending)").column("name") == names)
  }

  @Test func excelMayBeToldTheSign() throws {
    let plan = try plan(Array("sep=;\nHọ tên;Năm sinh\nLê An;=\"1990\"\n;x\n".utf8))
    #expect(plan.column("birth_year") == ["1990"])
    #expect(plan.sheets.map(\.headingRow) == [2])
  }

  /// The bytes that the encodings have for the same three names, by hand.
  @Test func oldLettersAreFoundOnEvidence() throws {
    let tcvn3 = latin(
      "H\u{E4} v\u{B5} t\u{AA}n", "Nguy\u{D4}n V\u{A8}n \u{A7}\u{B9}t",
      "Tr\u{C7}n Th\u{DE} Th\u{F3}y", "L\u{AA} H\u{F7}u \u{A6}\u{ED}c")
    let vni = latin(
      "Hoï vaø teân", "Nguyeãn Vaên Ñaït", "Traàn Thò Thuùy", "Leâ Höõu Öôùc")
    let tcvn = try plan(tcvn3)
    #expect(tcvn.column("name") == names)
    #expect(tcvn.briefs == ["KG079 ha-dinh.csv:1 \"TCVN3: Họ và tên\""])
    let vniPlan = try plan(vni)
    #expect(vniPlan.column("name") == names)
    #expect(vniPlan.briefs == ["KG079 ha-dinh.csv:1 \"VNI: Họ và tên\""])
  }

  private func latin(_ lines: String...) -> [UInt8] {
    lines.enumerated().flatMap { index, line in
      line.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        + Array((index == 0 ? ";STT\n" : ";\(index)\n").utf8)
    }
  }

  @Test func tonesOfWindows1258StandAfterTheirLetters() throws {
    let bytes: [UInt8] =
      Array("Ho ten;STT\nNguy".utf8) + [0xEA, 0xDE] + Array("n V".utf8) + [0xE3]
      + Array("n ".utf8) + [0xD0] + Array("a".utf8) + [0xF2] + Array("t;1\nTr".utf8)
      + [0xE2, 0xCC] + Array("n Thi".utf8) + [0xF2] + Array(" Thu".utf8) + [0xEC]
      + Array("y;2\n".utf8)
    let plan = try plan(bytes)
    #expect(plan.column("name") == ["Nguyễn Văn Đạt", "Trần Thị Thúy"])
    #expect(plan.briefs == ["KG079 ha-dinh.csv:1 \"Windows-1258: Ho ten\""])
  }

  @Test func goodLettersAreLeftAlone() throws {
    // VNI would read Hồ, and TCVN3 something else.
    let plan = try plan(Array("Họ tên\nHoà Hà\nLý Tú\nHoà Lý\n".utf8))
    #expect(plan.column("name") == ["Hoà Hà", "Lý Tú", "Hoà Lý"])
    #expect(plan.diagnostics.isEmpty)
  }

  @Test func oldLettersInWorkbooksAreFoundToo() throws {
    let drive = try ListFixture()
    try drive.write(
      workbook: "ha-dinh.xlsx",
      [["Hoï vaø teân", "Giờ"], ["Nguyeãn Vaên Ñaït", "8h"], ["Traàn Thò Thuùy", "9h"]])
    let plan = try drive.plan("ha-dinh.xlsx")
    #expect(plan.column("name") == ["Nguyễn Văn Đạt", "Trần Thị Thúy"])
    #expect(plan.briefs == ["KG079 ha-dinh.xlsx › \"Sheet1\"!1 \"VNI: Họ và tên\""])
  }

  @Test func whatIsNoListIsToldInOneLine() throws {
    func code(_ bytes: [UInt8], _ name: String) throws -> [String] {
      let plan = try plan(bytes, name)
      #expect(plan.isRefused && plan.lists.isEmpty)
      return plan.diagnostics.map(\.code.rawValue)
    }
    #expect(try code(Array("xin chào".utf8), "a.xlsx") == ["KG070"])
    #expect(try code([0xD0, 0xCF, 0x11, 0xE0, 0, 0], "a.xlsx") == ["KG071"])
    #expect(try code([0, 1, 2, 3, 0xFF], "a.csv") == ["KG070"])
    #expect(try code(Array("Quê,Tuổi\nHuế,20\n".utf8), "a.csv") == ["KG074"])
    #expect(try code([], "a.csv") == ["KG074"])
    #expect(try code(Array("Họ tên\n\"An\n".utf8), "a.csv") == ["KG006"])
    #expect(try ListFixture().plan("none.csv").diagnostics.map(\.code) == [.missingInput])
  }

  @Test func formulasWithoutResultsAreTold() throws {
    let drive = try ListFixture()
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "WorkbooksTests/Fixtures/openpyxl.xlsx")
    try FileManager.default.copyItem(at: source, to: drive.url.appending(path: "ha-dinh.xlsx"))
    var options = ImportOptions()
    options.mappings = [try #require(ColumnMapping("Tổng=priority"))]
    let plan = try drive.plan("ha-dinh.xlsx", options: options)
    #expect(
      plan.briefs == [
        "KG014 ha-dinh.xlsx › \"Kim Mã\"!F2", "KG077! ha-dinh.xlsx › \"Kim Mã\"!G3",
        "KG131 ha-dinh.xlsx › \"Kim Mã\"!B4 \"=CỘNG(1)\"",
      ])
    // Text that looks like a formula, a date, a time, a number without its 0.
    let usual = try drive.plan("ha-dinh.xlsx")
    #expect(usual.column("name") == ["Nguyễn Thị Huyền Trang", "=CỘNG(1)"])
    #expect(usual.column("birth_year") == ["1990", "1985"])
    #expect(usual.column("preferred") == ["07:30", "07:30"])
    #expect(usual.column("phone") == ["0912345678", "0912345678"])
  }
}
