import Drives
import Plans
import Simulation
import TestSupport
import Testing

/// Three people, two at 08:00 and one at 08:10, one desk (5 minutes), one bed (10 minutes):
///
///     first    desk 480–485              bed 485–495
///     second   waits 5, desk 485–490     waits 5,  bed 495–505
///     third    desk 490–495              waits 10, bed 505–515
@Suite struct HandWorkedTests {
  private let starts = [480, 480, 490]

  @Test func everyNumberOfADayWithoutChance() throws {
    let day = try Day.simulate(Day.session(closes: 510), starts: starts)
    #expect(day.served == CountSpread(mean: 3, p05: 3, p95: 3))
    #expect(day.bloodUnits.mean == 3 && day.turnedAway == 0)
    #expect(day.minutesInSystem.median == 25)
    #expect(day.minutesInSystem.low == 25 && day.minutesInSystem.high == 25)
    #expect(areClose(day.minutesInSystem.mean, 65 / 3, within: 1e-6))
    #expect(day.minutesInSystem.p95 == 25)
    #expect(areClose(day.minutesWaiting.mean, 20 / 3, within: 1e-6))
    #expect(day.minutesWaiting.p95 == 10)
    #expect(day.peakPresent == PeakSpread(mean: 3, p95: 3, max: 3))
    #expect(day.overrunMinutes == MinutesSpread(mean: 5, p95: 5))
    let (desk, bed) = (day.stages[0], day.stages[1])
    #expect(desk.utilisation == 1 && areClose(desk.meanQueue, 5.0 / 15))
    #expect(areClose(desk.meanWait, 5.0 / 3, within: 1e-6) && desk.p95Wait == 5)
    #expect(areClose(bed.utilisation, 30.0 / 35) && areClose(bed.meanQueue, 15.0 / 35))
    #expect(bed.meanWait == 5 && bed.p95Wait == 10)
  }

  @Test func headsAreCountedMinuteByMinute() throws {
    let day = try Day.simulate(Day.session(closes: 510), starts: starts)
    #expect(day.minutes == 480..<515)
    func heads(_ minutes: Int...) -> [Int] { minutes.map { day.crowd.p95[$0 - 480] } }
    #expect(heads(480, 485, 489, 490, 494, 495, 504, 505, 514) == [2, 2, 2, 3, 3, 2, 2, 1, 1])
    #expect(day.crowd.mean == day.crowd.p95.map(Double.init) && day.crowd.p05 == day.crowd.p95)
    func beds(_ minutes: Int...) -> [Int] {
      minutes.map { day.stages[1].headcount.p95[$0 - 480] }
    }
    #expect(beds(484, 485, 490, 494, 495, 505, 514) == [0, 1, 2, 2, 2, 1, 1])
    #expect(day.stages[1].waiting[489 - 480] == 0 && day.stages[1].waiting[490 - 480] == 1)
  }

  @Test func limitsHoldInTheirZoneAndWindowOnly() throws {
    let day = try Day.simulate(
      Day.session(limits: [
        CrowdLimit(zone: "*", limit: 2), CrowdLimit(zone: "*", limit: 3),
        CrowdLimit(zone: "desk", limit: 1), CrowdLimit(zone: "desk", limit: 1, from: 485),
        CrowdLimit(zone: "*", limit: 2, from: 495), CrowdLimit(zone: "*", limit: 2, to: 490),
        CrowdLimit(zone: "*", limit: 1, from: 496, to: 497),
      ]), starts: starts)
    #expect(day.crowdLimits.map(\.runsOver) == [1, 0, 1, 0, 0, 0, 1])
    #expect(day.crowdLimits.map(\.worstMinuteOver) == [1, 0, 1, 0, 0, 0, 1])
    #expect(day.crowdLimits.map(\.peaks) == [[3], [3], [2], [1], [2], [2], [2]])
  }

  @Test func whoIsEarlyWaitsOutside() throws {
    // Seven minutes early: 473, 473 and 483; nobody enters before 480.
    let day = try Day.simulate(Day.session(lateness: .fixed(-7)), starts: starts)
    #expect(areClose(day.minutesInSystem.mean, (22 + 32 + 32) / 3, within: 1e-6))
    #expect(areClose(day.minutesWaiting.mean, (7 + 17 + 17) / 3, within: 1e-6))
    #expect(day.crowd.p95[0] == 2 && day.crowd.p95[3] == 3)
    #expect(areClose(day.stages[0].meanWait, (0 + 5 + 7) / 3, within: 1e-6))
  }

  @Test func walkingTakesTimeAndCountsWhereOneGoes() throws {
    let day = try Day.simulate(Day.session(walk: .fixed(2)), starts: starts)
    // Beds 487–497, 497–507, 507–517.
    #expect(areClose(day.minutesInSystem.mean, (17 + 27 + 27) / 3, within: 1e-6))
    #expect(areClose(day.minutesWaiting.mean, (0 + 10 + 10) / 3, within: 1e-6))
    #expect(day.stages[1].headcount.p95[5] == 1 && day.stages[1].waiting[5] == 0)
    #expect(day.crowd.p95[5] == 2)
  }

  @Test func theDeferredLeaveAfterTheStageThatDefers() throws {
    let stages = [Day.stage("desk", defers: true), Day.stage("bed", minutes: 10)]
    let day = try Day.simulate(
      Day.session(stages: stages), starts: starts, rates: Rates(show: 1, deferral: 1))
    #expect(day.served.mean == 3 && day.bloodUnits.mean == 0)
    #expect(day.stages[1].utilisation == 0 && day.stages[1].meanQueue == 0)
    #expect(areClose(day.minutesInSystem.mean, (5 + 10 + 5) / 3, within: 1e-6))
  }

  @Test func withoutAnyServerPeopleWaitUntilClosing() throws {
    let stages = [Day.stage("desk"), Day.stage("bed", servers: .constant(0))]
    let day = try Day.simulate(Day.session(stages: stages), starts: starts)
    #expect(day.served.mean == 0 && day.turnedAway == 3 && day.bloodUnits.mean == 0)
    #expect(day.minutesInSystem.median == 0)
    #expect(day.crowd.p95[59] == 3 && day.overrunMinutes.mean == 0)
  }

  @Test func nobodyComes() throws {
    let day = try Day.simulate(Day.session(), starts: starts, rates: Rates(show: 0, deferral: 0))
    #expect(day.served.mean == 0 && day.peakPresent.max == 0)
    #expect(day.crowd.mean == [Double](repeating: 0, count: 60))
    #expect(day.bottleneck == nil)
  }

  @Test func theLongestQueueIsFound() throws {
    let day = try Day.simulate(Day.session(), starts: starts)
    // At the bed one waits from 490 to 495 and one from 495 to 505.
    let bottleneck = try #require(day.bottleneck)
    #expect(bottleneck.stage == 1 && bottleneck.minutes == 490..<505)
    #expect(bottleneck.waiting == 1 && bottleneck.meanWait == 5 && bottleneck.isFelt)
  }
}

extension HandWorkedTests {
  /// `field/planning`, utilisation-over-1: the overtime of a server whose shift has ended counts.
  @Test func overtimeIsTimeOfTheServers() throws {
    // Two servers from 480 to 490, one from 490 on. Three come at 480 and are served for 20 minutes:
    // two at once until 500, one of them in overtime from 490; the third from 500 to 520.
    let servers = Staffing.shifts([
      Staffing.Shift(interval: MinuteInterval(from: 480, to: 490), count: 2),
      Staffing.Shift(interval: MinuteInterval(from: 490, to: 600), count: 1),
    ])
    let session = Day.session(
      closes: 600,
      stages: [Day.stage("desk", zone: "hall", servers: servers, service: .fixed(20))],
      arrive: .start)
    let drive = try Day.drive([session], people: 3)
    let simulated = Simulator(runs: 1, seed: 1).simulate(Day.plan([480, 480, 480]), on: drive)
    // Busy 60 of 2 · 10 + 1 · 30 + 10 minutes of overtime.
    #expect(simulated.sessions[0].stages[0].utilisation == 1)
    // Two come, and one more at 540: idle from 500 to 540.
    let later = Simulator(runs: 1, seed: 1).simulate(Day.plan([480, 480, 540]), on: drive)
    #expect(abs(later.sessions[0].stages[0].utilisation - 60.0 / (20 + 70 + 10)) < 1e-12)
  }

  /// Any staffing, any day: utilisation is never above 1.
  @Test func utilisationIsNeverAboveOne() throws {
    var random = SplitMix64(seed: 17)
    for _ in 0..<200 {
      var shifts: [Staffing.Shift] = []
      var from = 480
      while from < 590 {
        let to = min(600, from + random.number(1...40))
        shifts.append(
          Staffing.Shift(interval: MinuteInterval(from: from, to: to), count: random.number(0...4)))
        from = to + (random.happens(0.2) ? random.number(1...9) : 0)
      }
      let session = Day.session(
        closes: 600,
        stages: [
          Day.stage(
            "desk", zone: "hall", servers: .shifts(shifts),
            service: .exponential(mean: Double(random.number(1...50))))
        ], arrive: .start)
      let people = random.number(1...30)
      let drive = try Day.drive([session], people: people)
      let starts = (0..<people).map { _ in 480 + 10 * random.number(0...9) }
      let simulated = Simulator(runs: 3, seed: 5).simulate(Day.plan(starts), on: drive)
      #expect((0...1).contains(simulated.sessions[0].stages[0].utilisation))
    }
  }
}
