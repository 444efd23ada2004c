import Drives
import Pictures
import Plans
import TestSupport
import Testing
import Wording

@Suite struct DayChartTests {
  @Test func theCurvesAreThoseWorkedOutByHand() throws {
    let day = try FourInvited.day()
    let whole = day.whole.expected
    // 08:00: two people, each arriving in that minute with one chance in five.
    #expect(abs(whole[480] - 0.32) < 1e-9)
    #expect(abs(whole[489] - 2.4) < 1e-9)
    let peak = try #require(whole.peak)
    #expect(peak.minute == 494 && abs(peak.value - 2.8) < 1e-9)
    #expect(whole[479] == 0 && whole[540] == 0)
    #expect(day.stages.map(\.name) == ["tiếp đón", "khám sàng lọc", "lấy máu"])
    #expect(abs(day.stages[1].expected[489] - 1.6) < 1e-9)
    #expect(day.invited == 4)
    #expect(day.minutes == 480..<540)
  }

  @Test func limitsHoldInTheirHoursAndAreBrokenByTheRule() throws {
    let day = try FourInvited.day(FourInvited.limited)
    // 08:06: 1.92 people; 08:07: 2.08, and never again less than 2 until the limit ends.
    #expect(
      day.whole.limits == [
        DayChart.Limit(number: 2, minutes: 485..<500, broken: [487..<500]),
        DayChart.Limit(number: 4, minutes: 480..<540),
      ])
    #expect(day.zones.map(\.name) == ["beds"])
    #expect(day.zones[0].limits == [DayChart.Limit(number: 2, minutes: 480..<540)])
    // The screening has two desks until 08:10; then one, with 1.44 people in its first minute.
    #expect(
      day.stages[1].limits == [
        DayChart.Limit(number: 2, minutes: 480..<490),
        DayChart.Limit(number: 1, minutes: 490..<540, broken: [490..<493]),
      ])
  }

  @Test func theRunsOfASimulationBreakALimitToo() throws {
    let day = try FourInvited.day(
      FourDonors.session(crowdLimits: [CrowdLimit(zone: "*", limit: 2)]), band: FourInvited.band)
    let limit = try #require(day.whole.limits.first)
    // The plan exceeds two people from 08:07 on; the runs' 95 % point from the opening to 08:30.
    #expect(limit.broken.first?.lowerBound == 487)
    #expect(day.whole.breaches(of: limit) == [480..<510])
  }

  @Test func theBusiestSessionsAreThoseWithBreachesThenTheFullest() throws {
    let calm = try FourInvited.day()
    let broken = try FourInvited.day(FourInvited.limited)
    let full = try FourInvited.day(band: FourInvited.band)
    #expect(DayChart.busiest(of: [calm, full, broken, calm], most: 2) == [1, 2])
    #expect(DayChart.busiest(of: [calm, full, calm], most: 2) == [0, 1])
    #expect(DayChart.busiest(of: [], most: 3) == [])
  }

  @Test func runsThatLastLongerThanTheDayAreShownToTheirEnd() throws {
    let late = RunBand(
      runs: 10, low: MinuteCurve(from: 475, values: [0]),
      high: MinuteCurve(from: 475, values: [Double](repeating: 1, count: 80)))
    #expect(try FourInvited.day(band: late).minutes == 475..<555)
  }

  @Test func theSentencesSayWhatIsDrawn() throws {
    let fine = try FourInvited.day()
    #expect(
      Words(language: .vietnamese).sentences(on: fine) == [
        "Mời 4 người; đông nhất dự kiến 2,8 người, lúc 08:14.",
        "Với số người dự kiến, không vượt giới hạn hay số chỗ phục vụ nào.",
      ])
    let broken = try FourInvited.day(FourInvited.limited, language: .english)
    #expect(
      Words(language: .english).sentences(on: broken)[1]
        == "Over the limit: everywhere 08:07–08:20, up to 2.8 against 2; "
        + "screening 08:10–08:13, up to 1.4 against 1.")
  }
}
