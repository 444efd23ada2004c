import Drives
import Invitations
import TestSupport
import Testing
import Wording

@Suite struct PrintedDriveTests {
  private func lines(_ drive: Drive) -> [String] {
    PrintedDrive(of: drive, wording: Words(language: drive.language)).lines
  }

  @Test func aDriveIsSummedUp() throws {
    #expect(
      try lines(smallDrive()).joined(separator: "\n") == """
        Giọt hồng
        Dữ liệu đọc được hết, không có lỗi.
        5 người · 2 đơn vị · 1 buổi

        thứ Năm, ngày 09 tháng 12 năm 2021 · Hội trường lớn
          07h30–08h20, 2 khung giờ, mời được nhiều nhất khoảng 6 người (số người mời mỗi
          khung giờ)

        lưu ý: 1 đơn vị chưa đủ chỉ tiêu, còn thiếu 1 người: Phường Ví Dụ (3/4)
        """)
  }

  @Test func morePeopleThanPlacesAreNoted() throws {
    let small = try smallDrive(language: .english)
    let crowd = try Drive(
      name: small.name, language: .english, sessions: small.sessions, turnout: small.turnout,
      units: small.units, registrants: (0..<10).map { Registrant(id: "\($0)", unit: 1) })
    #expect(
      lines(crowd).contains(
        "note: 10 people registered, but there is room for about 6 people only: at least"))
  }

  @Test func peopleWithoutAnyAllowedSlotAreNoted() throws {
    let small = try smallDrive(language: .english)
    let late = Registrant(
      id: "late", unit: 1, available: [Availability(interval: MinuteInterval(from: 480, to: 600))])
    let drive = try Drive(
      name: small.name, language: .english, sessions: small.sessions, turnout: small.turnout,
      units: small.units, registrants: small.registrants + [late])
    #expect(
      lines(drive).contains(
        "note: 1 person without any slot inside both their hours and their unit's"))
  }

  @Test func theNarrowestLimitGivesTheRoom() throws {
    let drive = try smallDrive()
    let room = try #require(CapacityEstimate.all(on: drive)[0])
    #expect(room.people == 6 && room.rule == .arrivalsPerSlot && room.subject == "")
    // Screening: 2 servers · (30 + 4) minutes, each person 0.8 · 5 of them; donation: 2 · (30 + 9),
    // each 0.8 · 0.75 · 10; the ceiling: 10 / 0.6. Without the limit on arrivals: 78 / 6.
    let session = drive.sessions[0]
    let open = try Drive(
      name: "",
      sessions: [
        Session(
          id: "hall", date: session.date, opens: 450, closes: 500, slotMinutes: 15,
          stages: session.stages, bloodUnits: session.bloodUnits)
      ], turnout: drive.turnout, units: drive.units, registrants: drive.registrants)
    let wider = try #require(CapacityEstimate.all(on: open)[0])
    #expect(wider.people == 13 && wider.rule == .stageCapacity && wider.subject == "donation")
  }
}
