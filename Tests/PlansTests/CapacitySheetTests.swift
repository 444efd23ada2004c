import Drives
import Plans
import TestSupport
import Testing

@Suite struct CapacitySheetTests {
  /// An and Bình come at 08:00, Chi and Dũng at 08:25; 0.8 of each, 0.6 give blood.
  private let plan = [
    invite(0, at: 480), invite(1, at: 480), invite(2, at: 505), invite(3, at: 505),
  ]

  private func sheet(_ planFor: PlanFor, show: Double = 0.8) throws -> CapacitySheet {
    let drive = try fourDonors {
      $0.sessions = [
        FourDonors.session(
          donation: .shifts([
            Staffing.Shift(interval: MinuteInterval(from: 480, to: 500), count: 4),
            Staffing.Shift(interval: MinuteInterval(from: 500, to: 540), count: 1),
          ]),
          crowdLimits: [
            CrowdLimit(zone: "*", limit: 9), CrowdLimit(zone: "*", limit: 8, from: 535),
            CrowdLimit(zone: "beds", limit: 2),
          ])
      ]
      $0.turnout = Turnout(rates: Rates(show: show, deferral: 0.25), planFor: planFor)
    }
    return try #require(CapacitySheet.all(of: plan, on: drive).first)
  }

  @Test func everyHalfHourNamesWhatItNeeds() throws {
    let sheet = try sheet(.expected)
    #expect(sheet.session == 0 && sheet.invited == 4)
    #expect(sheet.halfHours.map(\.interval.from) == [480, 510])
    #expect(sheet.halfHours.map(\.invited) == [4, 0])
    #expect(sheet.halfHours.map { ($0.expectedArrivals * 10).rounded() } == [32, 0])
    // All of a slot are at the reception at its last minute: 1.6 of two.
    let reception = sheet.halfHours[0].stages[0]
    #expect(abs(reception.expected - 1.6) < 1e-12)
    #expect(reception.needed == 2 && reception.available == 9 && !reception.isShort)
    // At 08:30 the second slot's are still at the reception; from 08:35 on one bed is left for them.
    #expect(sheet.halfHours[1].stages.map(\.needed) == [2, 2, 2])
    #expect(sheet.halfHours[1].stages.map(\.available) == [9, 9, 1])
    #expect(sheet.halfHours[1].stages.map(\.isShort) == [false, false, true])
    #expect(sheet.stagePeaks.map(\.needed) == [2, 2, 2])
    #expect(sheet.halfHours.map(\.present.available) == [9, 8])
  }

  /// One bed fewer for one minute is what there is in that half hour, from the opening to the closing;
  /// whoever is there later finds none.
  @Test func staffIsCountedFromTheOpeningToTheClosing() throws {
    func beds(_ start: Int, _ from: Int, _ to: Int) throws -> [Int?] {
      let shifts = [(480, from, 4), (from, to, 1), (to, 540, 4)].filter { $0.0 < $0.1 }.map {
        Staffing.Shift(interval: MinuteInterval(from: $0.0, to: $0.1), count: $0.2)
      }
      let drive = try fourDonors {
        $0.sessions = [FourDonors.session(donation: .shifts(shifts))]
      }
      return CapacitySheet.all(of: [invite(0, at: start)], on: drive)[0].halfHours.map {
        $0.stages[2].available
      }
    }
    #expect(try beds(480, 480, 481) == [1, 4])
    #expect(try beds(480, 509, 510) == [1, 4])
    #expect(try beds(480, 510, 511) == [4, 1])
    #expect(try beds(480, 539, 540) == [4, 1])
    #expect(try beds(535, 539, 540) == [4, 1, 0])
    // However many servers there are, whoever is still there after the closing has none.
    let late = CapacitySheet.all(of: [invite(0, at: 535)], on: try fourDonors())[0]
    #expect(late.halfHours.map { $0.stages[0].available } == [9, 9, 0])
    #expect(late.halfHours.map { $0.stages.map(\.needed) } == [[0, 0, 0], [1, 0, 0], [1, 1, 1]])
    #expect(late.halfHours.allSatisfy { $0.present.available == nil && !$0.present.isShort })
  }

  /// One person each five minutes for whom room is kept: ten minutes before the screening ends, and of
  /// three quarters ten more.
  @Test func roomThatIsKeptCountsAmongThosePresent() throws {
    let drive = try fourDonors {
      $0.sessions = [FourDonors.session(reserve: Reserve(perSlot: 1))]
    }
    let sheet = CapacitySheet.all(of: [], on: drive)[0]
    #expect(abs(sheet.halfHours[0].present.expected - (10 + 0.75 * 10) / 5) < 1e-12)
    #expect(sheet.halfHours[0].present.needed == 4)
  }

  @Test func aBloodUnitCountsWhereItsDrawingEnds() throws {
    let sheet = try sheet(.expected)
    // Arrivals from 08:00 to 08:04 are done by 08:20 to 08:24, those from 08:25 by 08:45 to 08:49.
    #expect(sheet.halfHours.map { ($0.expectedBloodUnits * 10).rounded() } == [12, 12])
    #expect(abs(sheet.expectedBloodUnits - 2.4) < 1e-12)
    // Whoever comes at 08:10 is drawn until 08:30, the last minute being 08:29; at 08:11, a minute later.
    let one = CapacitySheet.all(of: [invite(0, at: 490)], on: try fourDonors())[0]
    #expect(abs(one.halfHours[0].expectedBloodUnits - 0.12) < 1e-12)
    #expect(abs(one.halfHours[1].expectedBloodUnits - 0.48) < 1e-12)
  }

  @Test func theCrowdIsReadAsTheDrivePlans() throws {
    // Of the two of a slot each comes with 0.8: none 0.04, at most one 0.36, at most two 1.
    // With 0.4: none 0.36, at most one 0.84.
    func present(_ planFor: PlanFor, show: Double = 0.8) throws -> [Int] {
      try sheet(planFor, show: show).halfHours.map(\.present.needed)
    }
    #expect(try present(.expected) == [2, 2])
    #expect(try present(.everyone) == [2, 2])
    #expect(try present(.probability(0.5)) == [2, 2])
    #expect(try present(.probability(0.84), show: 0.4) == [1, 1])
    #expect(try present(.probability(0.85), show: 0.4) == [2, 2])
    #expect(try sheet(.everyone).stagePeaks.map(\.needed) == [2, 2, 2])
    #expect(try sheet(.probability(0.99)).stagePeaks.map(\.needed) == [2, 2, 2])
  }

  @Test(arguments: [(0.03, 0), (0.04, 0), (0.05, 1), (0.36, 1), (0.37, 2), (0.99, 2)])
  func aQuantileIsTheLeastNumberNotExceeded(wanted: Double, number: Int) {
    let draws = PoissonBinomial([PoissonBinomial.Group(count: 2, probability: 0.8)])
    #expect(draws.quantile(wanted, tolerance: 1e-9) == number)
    let certain = [PoissonBinomial.Group(count: 3, probability: 1)]
    #expect(PoissonBinomial(certain).quantile(wanted) == 3)
  }
}
