import Drives
import Simulation
import TestSupport
import Testing

/// Days that are simulated from a moment on: what has happened stays as it is.
@Suite struct ProgressTests {
  /// One desk of five minutes, one bed of ten. Known: somebody came at 08:02, somebody without an
  /// invitation at 08:03. It is 08:05: the second of the slot of 08:00 no longer comes, the third comes
  /// at 08:10.
  ///
  ///     first    desk 482–487   bed 487–497
  ///     walk-in  desk 487–492   bed 497–507
  ///     third    desk 492–497   bed 507–517
  @Test func whatIsKnownIsFixed() throws {
    let drive = try Day.drive([Day.session()], people: 3)
    let day = Simulator(runs: 1).simulate(
      Day.plan([480, 480, 490]), on: drive,
      since: [
        SessionProgress(
          now: 485, registrants: [0: .init(minute: 482)], walkIns: [.init(minute: 483)])
      ]
    ).sessions[0]
    #expect(day.served == CountSpread(mean: 3, p05: 3, p95: 3) && day.bloodUnits.mean == 3)
    #expect(areClose(day.minutesInSystem.mean, (15 + 24 + 27) / 3, within: 1e-6))
    let heads = [481, 482, 483, 487, 490, 497, 507, 516].map { day.crowd.p95[$0 - 480] }
    #expect(heads == [0, 1, 2, 2, 3, 2, 1, 1])
  }

  /// Whoever is known to be deferred, and known not to be, whatever the rates say.
  @Test func aKnownDeferralIsNotDrawn() throws {
    let stages = [Day.stage("desk", defers: true), Day.stage("bed", minutes: 10)]
    let drive = try Day.drive(
      [Day.session(stages: stages)], people: 2, rates: Rates(show: 0.5, deferral: 0.5))
    let day = Simulator(runs: 40).simulate(
      Day.plan([480, 480]), on: drive,
      since: [
        SessionProgress(
          now: 500,
          registrants: [
            0: .init(minute: 480, isDeferred: true), 1: .init(minute: 481, isDeferred: false),
          ])
      ]
    ).sessions[0]
    #expect(day.served == CountSpread(mean: 2, p05: 2, p95: 2))
    #expect(day.bloodUnits == CountSpread(mean: 1, p05: 1, p95: 1))
  }

  /// Half of those invited come, at any minute of 08:00–08:10. Of whoever has not come by 08:05 one in
  /// three comes: 0.5 · 0.5 of 1 − 0.5 · 0.5.
  @Test func whoHasNotComeYetComesByBayes() throws {
    let drive = try Day.drive(
      [Day.session(arrive: .spread)], people: 1, rates: Rates(show: 0.5, deferral: 0))
    let runs = 20_000
    let day = Simulator(runs: runs).simulate(
      Day.plan([480]), on: drive, since: [SessionProgress(now: 485)]
    ).sessions[0]
    // Four standard deviations.
    #expect(areClose(day.served.mean, 1 / 3, within: 4 * (2.0 / 9 / Double(runs)).squareRoot()))
    #expect(day.crowd.p95[0..<5].allSatisfy { $0 == 0 })
  }

  /// Somebody who came to another session than the plan says counts there alone, and somebody on the
  /// lists without a slot counts, too.
  @Test func whoCameElsewhereCountsThere() throws {
    let drive = try Day.drive(
      [Day.session(), Day.session().moved(to: "other")], people: 2)
    let day = Simulator(runs: 1).simulate(
      Day.plan([480]), on: drive,
      since: [
        SessionProgress(now: 485),
        SessionProgress(now: 485, registrants: [0: .init(minute: 481), 1: .init(minute: 484)]),
      ])
    #expect(day.sessions.map(\.served.mean) == [0, 2])
  }

  /// Before anything has happened, the day is the day.
  @Test func nothingKnownChangesNothing() throws {
    let drive = try Day.drive(
      [Day.session(arrive: .spread, walkIns: WalkIns(perHour: 6))], people: 3,
      rates: Rates(show: 0.5, deferral: 0.2))
    let plan = Day.plan([480, 490, 500])
    let simulator = Simulator(runs: 200)
    #expect(
      simulator.simulate(plan, on: drive, since: [SessionProgress(now: 0)])
        == simulator.simulate(plan, on: drive))
  }

  /// By hand: 7 of 10 with z = 1.96 is (0.7 + 0.19208 ± 1.96 · √(0.021 + 0.0096040)) / 1.38416.
  @Test func wilsonsInterval() {
    let interval = WilsonInterval(7, of: 10)
    #expect(areClose(interval.low, 0.3967732, within: 1e-6))
    #expect(areClose(interval.high, 0.8922107, within: 1e-6))
    #expect(WilsonInterval(0, of: 0) == WilsonInterval(0, of: 0, quantile: 1))
    #expect(WilsonInterval(0, of: 5).low == 0 && WilsonInterval(5, of: 5).high == 1)
  }
}

extension Session {
  /// The same session by another id.
  fileprivate func moved(to id: String) -> Session {
    Session(
      id: id, date: date, opens: opens, closes: closes, slotMinutes: slotMinutes, stages: stages,
      arrive: arrive)
  }
}
