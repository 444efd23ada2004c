import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

@Suite struct PrintedPlanTests {
  private func printed(_ drive: Drive, _ plan: Plan, withUnits: Bool = true) -> String {
    var lines: [String] = []
    PrintedPlan(of: plan, on: drive, wording: Words(language: drive.language)).write(
      withUnits: withUnits, to: { lines.append($0) })
    return lines.joined(separator: "\n")
  }

  @Test func inVietnamese() throws {
    #expect(
      try printed(smallDrive(), smallPlan()) == """
        Giọt hồng
        Ban tổ chức
        07h30–08h20, thứ Năm, ngày 09 tháng 12 năm 2021 · Hội trường lớn
        5 người · 2 đơn vị · 1 buổi

        LỊCH MỜI TỪNG ĐƠN VỊ
        ════════════════════

        ── Phường Ví Dụ ──────────────────────────────────────────── 3 người, chỉ tiêu 4
          07h30–07h45     2  Vũ Thị An, Trần Văn Bình
          07h45–08h00     1  Lê Đức Đạt

        ── Trường Ví Dụ ─────────────────────────────────────────────── 1/2 người có giờ
          07h45–08h00     1  Đỗ Thị Chi
          chưa có giờ     1  s2

        TOÀN CẢNH TỪNG BUỔI
        ═══════════════════

          khung giờ       mời   có mặt  giới hạn
          07h30–07h45       2      1,3         3  ████████▉           ▕
          07h45–08h00       2      1,3         3  ████████▉           ▕

          mời 4 người, lúc đông nhất dự kiến 1,3 người
          dự kiến 2,4 đơn vị máu (mục tiêu 3, tối đa 10); còn thiếu 0,6 so với mục tiêu

        có mặt: số người dự kiến lúc đông nhất trong khung giờ

        CHƯA XẾP ĐƯỢC GIỜ: 1 người
        ══════════════════════════

          cả 2 khung giờ cho phép đều đã đầy: số người mời mỗi khung giờ (1 người):
            Trường Ví Dụ: s2

        ĐƠN VỊ CÓ NGƯỜI CHƯA CÓ GIỜ
        ═══════════════════════════

          Cả đợt: 1 trên 5 người chưa có giờ (20 %).
          Trường Ví Dụ                     1/2  50 %  đã kín: số người mời mỗi khung giờ

        CHẤT LƯỢNG LỊCH
        ═══════════════
          4 người có giờ, 1 người chưa có
          chi phí 1.016,3, kém phương án tốt nhất không quá 1,0 % (đã chứng minh)
                 1.000,0  người chưa có giờ
                     9,0  mỗi đơn vị dùng nhiều khung giờ
                     7,3  lúc đông nhất của các buổi
        """)
  }

  @Test func inEnglish() throws {
    #expect(
      try printed(smallDrive(language: .english), smallPlan()) == """
        Giọt hồng
        Ban tổ chức
        07:30–08:20, Thursday, 9 December 2021 · Hội trường lớn
        5 people · 2 units · 1 session

        INVITATIONS BY UNIT
        ═══════════════════

        ── Phường Ví Dụ ────────────────────────────────────────────── 3 people, quota 4
          07:30–07:45     2  Vũ Thị An, Trần Văn Bình
          07:45–08:00     1  Lê Đức Đạt

        ── Trường Ví Dụ ─────────────────────────────────────────── 1 of 2 people placed
          07:45–08:00     1  Đỗ Thị Chi
          no slot         1  s2

        THE DAY AT A GLANCE
        ═══════════════════

          slot        invited  present     limit
          07:30–07:45       2      1.3         3  ████████▉           ▕
          07:45–08:00       2      1.3         3  ████████▉           ▕

          4 people invited, 1.3 people expected at the busiest minute
          2.4 blood units expected (target 3, ceiling 10); 0.6 short of the target

        present: people expected at the busiest minute of the slot

        WITHOUT A SLOT: 1 person
        ════════════════════════

          all 2 allowed slots are full: arrivals per slot (1 person):
            Trường Ví Dụ: s2

        UNITS WITH PEOPLE WITHOUT A SLOT
        ════════════════════════════════

          The whole drive: 1 of 5 people without a slot (20 %).
          Trường Ví Dụ                     1/2  50 %  full: arrivals per slot

        PLAN QUALITY
        ════════════
          4 people with a slot, 1 person without
          cost 1,016.3, at most 1.0 % above the best possible (proven)
                 1,000.0  people without a slot
                     9.0  slots each unit uses
                     7.3  busiest minute of each session
        """)
  }

  @Test func theSummaryHasNoUnits() throws {
    let text = try printed(smallDrive(language: .english), smallPlan(), withUnits: false)
    #expect(!text.contains("INVITATIONS BY UNIT") && text.contains("THE DAY AT A GLANCE"))
    #expect(!text.contains("Vũ Thị An"))
  }

  /// The bound holds for every plan, whatever the crowd limits are planned for.
  @Test func aProbabilityTakesNothingBack() throws {
    let drive = try smallDrive(language: .english, planFor: .probability(0.9))
    let lines = printed(drive, smallPlan()).split(separator: "\n")
    #expect(lines.last { $0.contains("busiest minute") } == lines[lines.count - 3])
    #expect(lines[lines.count - 2].hasPrefix("  Limits hold at each minute with probability 90"))
  }

  @Test func everySessionOfALargerDriveIsNamedWithTheUnitsSlots() throws {
    let morning = try smallDrive(language: .english).sessions[0]
    let day = try #require(CalendarDate(year: 2021, month: 12, day: 8))
    let before = Session(
      id: "before", site: "Nhà văn hóa", date: day, opens: 450, closes: 500, slotMinutes: 15,
      stages: morning.stages)
    let drive = try Drive(
      name: "Hai ngày", language: .english, sessions: [morning, before],
      turnout: Turnout(rates: Rates(show: 1, deferral: 0)), units: [Unit(id: "u", name: "Trường")],
      registrants: [
        Registrant(id: "1", name: "Lê An", unit: 0), Registrant(id: "2", name: "Lê Bình", unit: 0),
      ])
    let plan = Plan(
      assignments: [
        Assignment(registrant: 0, slot: SlotStart(session: 0, start: 450)),
        Assignment(registrant: 1, slot: SlotStart(session: 1, start: 465)),
      ], unplaced: [], cost: Cost(), bound: 0, status: .optimal, seconds: 0)
    let lines = printed(drive, plan).split(separator: "\n").map(String.init)
    let unit = try #require(lines.firstIndex { $0.hasPrefix("── Trường") })
    #expect(
      lines[(unit + 1)...].prefix(4) == [
        "07:30–08:20, Wednesday, 8 December 2021 · Nhà văn hóa",
        "  07:45–08:00     1  Lê Bình",
        "07:30–08:20, Thursday, 9 December 2021 · Hội trường lớn",
        "  07:30–07:45     1  Lê An",
      ])
  }
}
