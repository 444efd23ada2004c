import Drives
import Foundation
import Testing
import UnitLists
import Wording

/// A number for each unit, as offices list them.
@Suite struct UnitCountsFileTests {
  private let units = [
    Unit(id: "office", name: "Văn phòng"), Unit(id: "school", name: "Trường Mầm non 1"),
    Unit(id: "other", name: "Trường Mầm non 10"),
  ]

  private func counts(_ text: String) throws -> [Int: Int] {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(text.utf8).write(to: url)
    return try UnitCountsFile(at: url, for: units).counts
  }

  @Test func rowsOfOneUnitAreAddedUp() throws {
    #expect(
      try counts(
        """
        KẾT QUẢ TỪ ĐẦU NĂM
        STT;Đơn vị;Số lượng
        1;Văn phòng;3
        2;mầm non 10;1.200
        3;VĂN PHÒNG;2
        4;Trường Mầm non 1;
        ;Tổng cộng;1205
        """) == [0: 5, 2: 1200])
    #expect(try counts("unit,count\nschool,7\n") == [1: 7])
  }

  @Test func whatIsWrongIsSaidAtItsCell() throws {
    let error = #expect(throws: UnitCountsError.self) {
      try counts("unit,count\nschool,seven\nnobody,3\noffice,-1\n")
    }
    #expect(
      error?.diagnostics.map { "\($0.code.rawValue) \($0.row ?? 0) \($0.column ?? 0)" } == [
        "\(ProblemCode.wrongType.rawValue) 2 2", "\(ProblemCode.unknownUnit.rawValue) 3 1",
        "\(ProblemCode.wrongType.rawValue) 4 2",
      ])
    #expect(throws: UnitCountsError.self) { try counts("a,b\n1,2\n") }
  }
}
