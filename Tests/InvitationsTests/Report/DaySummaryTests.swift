import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

@Suite struct DaySummaryTests {
  private let words = Words(language: .vietnamese)

  /// Four donors; the 9th and the 20th of one month, or only the 9th.
  private func drive(days: [Int]) throws -> Drive {
    var parts = FourDonors.parts()
    parts.sessions = days.map { day in
      FourDonors.session(id: "d\(day)", day: day, bloodUnits: BloodUnits(target: 2))
    }
    parts.units = [Unit(id: "ward", quota: 2), Unit(id: "school", quota: 1)]
    return try parts.drive()
  }

  private func assignment(_ person: Int, session: SessionIndex) -> Assignment {
    Assignment(registrant: person, slot: SlotStart(session: session, start: 480))
  }

  private func summary(
    _ drive: Drive, _ assignments: [Assignment]? = nil, _ counts: [Words.SummaryRow: Int] = [:]
  ) -> DaySummary {
    DaySummary(
      of: drive, assignments: assignments, counts: counts, day: FourDonors.date(9), wording: words)
  }

  @Test func beforeThePlanOnlyTheListsAreKnown() throws {
    let drive = try drive(days: [9])
    let summary = summary(drive)
    #expect(summary.rows.map(\.subject) == Words.SummaryRow.allCases)
    #expect(summary.rows.map(\.count) == [4, nil, nil, nil, 4, nil, nil])
    #expect(summary.rows[0].remarks == "theo danh sách; đạt 133 % của 3")
    #expect(summary.rows[1].remarks == "")
  }

  @Test func thePlanSaysWhatIsExpected() throws {
    let plan = (0..<4).map { assignment($0, session: 0) }
    let drive = try drive(days: [9])
    let summary = summary(drive, plan)
    #expect(summary.rows[5].count == nil && summary.rows[5].remarks == "dự kiến 2,4")
    #expect(summary.rows[1].remarks == "dự kiến 2,4")
  }

  @Test func whatWasCountedTakesItsPlace() throws {
    let counts: [Words.SummaryRow: Int] = [
      .bloodUnitsDay: 3, .articles: 4, .banners: 0, .registeredDay: 5, .supported: 1,
    ]
    let drive = try drive(days: [9])
    let summary = summary(drive, [], counts)
    #expect(summary.rows.map(\.count) == [4, 3, 4, 0, 5, 3, 1])
    #expect(summary.rows[5].remarks == "đạt 150 % của 2")
    #expect(summary.rows[4].remarks == "đạt 167 % của 3")
  }

  @Test func aMonthOfSeveralDaysIsNotItsPeakDay() throws {
    let drive = try drive(days: [9, 20])
    let plan = [assignment(0, session: 0), assignment(1, session: 1), assignment(2, session: 1)]
    let summary = summary(drive, plan, [.bloodUnitsDay: 1])
    #expect(summary.rows.map(\.count) == [4, nil, nil, nil, 1, 1, nil])
    #expect(summary.rows[1].remarks == "dự kiến 1,8")
    #expect(summary.rows[4].remarks == "theo lịch mời")
    #expect(self.summary(drive).rows[4].count == nil)
    #expect(DaySummary.day(of: drive, assignments: plan) == FourDonors.date(20))
    #expect(DaySummary.day(of: drive, assignments: nil) == FourDonors.date(9))
  }

  @Test func bloodUnitsStandAgainstTheTarget() throws {
    let drive = try drive(days: [9])
    func status(_ counts: [Words.SummaryRow: Int], _ people: Int? = nil) -> Report
      .BloodUnitStatus?
    {
      Report(
        of: drive, assignments: people.map { (0..<$0).map { assignment($0, session: 0) } },
        counts: counts, day: FourDonors.date(9), wording: words
      ).bloodUnits
    }
    #expect(status([:]) == nil)
    let expected = try #require(status([:], 3) as Report.BloodUnitStatus?)
    #expect(abs(expected.units - 1.8) < 1e-12 && expected.target == 2)
    #expect(!expected.isCounted && !expected.isReached)
    let counted = try #require(status([.bloodUnitsDay: 2], 3))
    #expect(counted.isCounted && counted.isReached && !counted.isExceeded)
    #expect(status([.bloodUnitsDay: 3])?.isExceeded == true)
  }
}
