import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing
import UnitLists
import Wording

/// Timetables as people make them.
@Suite struct TimetableFileTests {
  /// A morning and an afternoon at the same place, and another place on the next day; slots of 15 minutes.
  private static func drive() throws -> Drive {
    func session(_ id: String, _ site: String, _ day: Int, _ opens: Int, _ closes: Int) -> Session {
      Session(
        id: id, site: site, date: FourDonors.date(day), opens: opens, closes: closes,
        slotMinutes: 15,
        stages: [Stage(id: "bed", minutes: 1, zone: "beds", servers: .constant(99))])
    }
    let names = [
      "Văn phòng", "Trường Mầm non 1", "Trường Mầm non 10", "Tổ dân phố 1", "Tổ dân phố 2",
      "Lớp 8/1", "Lớp 9/1", "Ban A, B",
    ]
    return try Drive(
      name: "Giọt hồng",
      sessions: [
        session("s9", "Nhà văn hóa", 9, 450, 690), session("c9", "Nhà văn hóa", 9, 810, 1020),
        session("s10", "Trạm y tế", 10, 450, 690),
      ], turnout: Turnout(rates: Rates(show: 1, deferral: 0)),
      units: names.enumerated().map { Unit(id: "u\($0)", name: $1) },
      registrants: names.indices.map { Registrant(id: "p\($0)", unit: UnitIndex($0)) })
  }

  private func read(_ text: String, name: String = "lich.csv") throws -> TimetableFile {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    try Data(text.utf8).write(to: url)
    return try TimetableFile(at: url, for: try Self.drive())
  }

  /// Each entry as `unit session from-to people`.
  private func entries(_ text: String) throws -> [String] {
    try read(text).entries.map { entry in
      let windows = entry.windows.map {
        "\(["s9", "c9", "s10"][$0.session.rawValue]) \(ClockTime.text($0.from))-\(ClockTime.text($0.to))"
      }
      return "\(entry.unit) \(windows.joined(separator: "+")) "
        + (entry.people.map(String.init) ?? "–")
    }
  }

  @Test func aRowForEachHourWithDaysBetweenThem() throws {
    #expect(
      try entries(
        """
        UBND PHƯỜNG
        LỊCH HIẾN MÁU
        STT,Thời gian,Đơn vị (số người),Ghi chú
        Ngày 09/12/2021
        1,7h30 - 8h30,"Văn phòng (20), Trường Mầm non 10 (12 người)",
        2,8 giờ 30 đến 9 giờ,"Ban A, B (3)",
        Chiều 09/12
        3,13h30–14h30,Lớp 8/1 (40); Lớp 9/1 (41),
        "Thứ Sáu, ngày 10/12/2021 tại Trạm y tế",,,
        4,7h30 - 9h00,"Tổ dân phố 1, 2",
        ,Tổng cộng,,116
        """) == [
          "0 s9 07:30-08:30 20", "2 s9 07:30-08:30 12", "7 s9 08:30-09:00 3",
          "5 c9 13:30-14:30 40", "6 c9 13:30-14:30 41", "3 s10 07:30-09:00 –",
          "4 s10 07:30-09:00 –",
        ])
  }

  @Test func aRowForEachUnitWithFromAndTo() throws {
    #expect(
      try entries(
        """
        STT;Đơn vị;Số người;Ngày;Từ;Đến
        1;Văn phòng;20;9/12/2021;7h30;8h30
        2;Trường Mầm non 1;5;9/12/2021;14h00;15h00
        3;Tổ dân phố 2;;10/12/2021;8:00;9:30
        ;;25;;;
        """) == [
          "0 s9 07:30-08:30 20", "1 c9 14:00-15:00 5", "4 s10 08:00-09:30 –",
        ])
  }

  @Test func startsEndWhereTheNextOneBegins() throws {
    #expect(
      try entries(
        """
        Ngày 10/12/2021
        Giờ,Đơn vị,Số người
        7h30,Văn phòng,10
        8h30,Lớp 8/1,20
        ,Lớp 9/1,21
        10h00,Trường Mầm non 1,4
        """) == [
          "0 s10 07:30-08:30 10", "5 s10 08:30-10:00 20", "6 s10 08:30-10:00 21",
          // As long as the one before.
          "1 s10 10:00-11:30 4",
        ])
  }

  @Test func placesTellSessionsApart() throws {
    #expect(
      try entries(
        """
        Địa điểm,Giờ,Đơn vị,Cộng
        Trạm y tế,07h30–07h45,Văn phòng (1),1
        ,07h45–08h00,Lớp 8/1 (1),1
        Nhà văn hóa,07h30–07h45,Lớp 9/1 (1),1
        """) == ["0 s10 07:30-07:45 1", "5 s10 07:45-08:00 1", "6 s9 07:30-07:45 1"])
  }

  @Test func sumsThatDifferAreNoted() throws {
    let file = try read(
      """
      Ngày 9/12/2021
      Giờ,Đơn vị,Cộng
      7h30–8h00,"Văn phòng (2), Lớp 8/1 (3)",6
      """)
    #expect(file.entries.count == 2)
    #expect(file.notes.map(\.code) == [.countDiffers] && file.notes.map(\.row) == [3])
  }

  @Test func everythingWrongIsSaidAtItsPlace() throws {
    let error = #expect(throws: TimetableError.self) {
      try read(
        """
        Giờ,Đơn vị,Số người
        7h30–8h00,Văn phòng lạ,3
        7h30–8h00,Văn phòng,3
        25h,Lớp 8/1,3
        20h00–21h00,Lớp 8/1,3
        8h00–9h00,Mầm non,3
        """)
    }
    let found = try #require(error).diagnostics.map {
      "\($0.code.rawValue) \($0.row ?? 0) \($0.column ?? 0)"
    }
    // Two days have a slot at 7:30, so that the day has to be said.
    #expect(
      found == [
        "\(ProblemCode.unknownUnit.rawValue) 2 2", "\(ProblemCode.unknownSession.rawValue) 3 0",
        "\(ProblemCode.notATime.rawValue) 4 1", "\(ProblemCode.timeOutsideDay.rawValue) 5 0",
        "\(ProblemCode.unclearUnit.rawValue) 6 2",
      ])
  }

  @Test func whatHasNoTimetableSaysSo() throws {
    let error = #expect(throws: TimetableError.self) { try read("Họ tên,Năm sinh\nAn,1990\n") }
    #expect(error?.withoutRows == "lich.csv" && error?.diagnostics.isEmpty == true)
  }

  @Test func aNameMayEndInANumberInBrackets() throws {
    let drive = try Drive(
      name: "Giọt hồng", sessions: [FourDonors.session()],
      turnout: Turnout(rates: Rates(show: 1, deferral: 0)),
      units: [
        Unit(id: "a", name: "Cụm (5)"), Unit(id: "b", name: "Tổ"), Unit(id: "c", name: "Tổ"),
      ],
      registrants: [Registrant(id: "p", unit: 0)])
    let url = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data("Giờ,Đơn vị\n08:00–08:05,\"Cụm (5) (8), Tổ (b) (2), Tổ (c) (3)\"\n".utf8).write(
      to: url)
    let entries = try TimetableFile(at: url, for: drive).entries
    #expect(entries.map(\.unit) == [0, 1, 2] && entries.map(\.people) == [8, 2, 3])
  }
}
