import Drives
import Plans
import Simulation
import TestSupport
import Testing

@Suite struct PropertyTests {
  /// A day with everything: changing servers, limits, lateness, walks, mixtures, walk-ins.
  private func busyDrive(people: Int = 80) throws -> Drive {
    let screening = Staffing.shifts([
      Staffing.Shift(interval: MinuteInterval(from: 480, to: 520), count: 4),
      Staffing.Shift(interval: MinuteInterval(from: 525, to: 600), count: 3),
    ])
    let session = Day.session(
      closes: 600,
      stages: [
        Day.stage("desk", zone: "hall", servers: .constant(3), service: .exponential(mean: 2)),
        Day.stage(
          "screening", zone: "hall", servers: screening, defers: true,
          service: .lognormal(mean: 5, deviation: 2)),
        Day.stage(
          "bed", zone: "beds", servers: .constant(5),
          service: .mixture([
            Distribution.Part(part: 0.9, distribution: .normal(mean: 9, deviation: 1)),
            Distribution.Part(part: 0.1, distribution: .triangular(low: 5, mode: 9, high: 30)),
          ])),
      ], limits: [CrowdLimit(zone: "*", limit: 25), CrowdLimit(zone: "beds", limit: 6)],
      arrive: .spread, lateness: .normal(mean: 0, deviation: 5), walk: .exponential(mean: 0.5),
      walkIns: WalkIns(perHour: 5, from: 490, to: 560))
    return try Day.drive([session], people: people, rates: Rates(show: 0.8, deferral: 0.3))
  }

  private func plan(people: Int = 80) -> [Assignment] {
    Day.plan((0..<people).map { 480 + 10 * ($0 % 8) })
  }

  @Test func runsAreTheSameWhateverTheThreads() throws {
    let drive = try busyDrive()
    let one = Simulator(runs: 203, seed: 9, threads: 1).simulate(plan(), on: drive)
    for threads in [2, 3, 8] {
      #expect(Simulator(runs: 203, seed: 9, threads: threads).simulate(plan(), on: drive) == one)
    }
    #expect(Simulator(runs: 203, seed: 10, threads: 2).simulate(plan(), on: drive) != one)
  }

  @Test func aRunIsTheSameHoweverManyFollow() throws {
    let drive = try busyDrive()
    let few = Simulator(runs: 1, seed: 4).simulate(plan(), on: drive)
    // With one run every quantile is that run; with two, p05 and p95 are the two.
    let two = Simulator(runs: 2, seed: 4).simulate(plan(), on: drive)
    let served = few.sessions[0].served.p05
    #expect([two.sessions[0].served.p05, two.sessions[0].served.p95].contains(served))
  }

  @Test func theOrderOfThePlanDoesNotMatter() throws {
    let drive = try busyDrive()
    let simulator = Simulator(runs: 50, seed: 2)
    #expect(
      simulator.simulate(plan(), on: drive) == simulator.simulate(plan().reversed(), on: drive))
  }

  @Test func peopleDrawTheSameNumbersUnderEveryPlan() throws {
    // Without walk-ins and with everyone served, who comes and who gives does not depend on when.
    let session = Day.session(closes: 600, stages: [Day.stage("desk", servers: .constant(4))])
    let drive = try Day.drive([session], people: 40, rates: Rates(show: 0.6, deferral: 0.3))
    let simulator = Simulator(runs: 200, seed: 3)
    let plans = Baseline.allCases.map { $0.assignments(on: drive, besides: []) }
    let simulated = plans.map { simulator.simulate($0, on: drive).sessions[0] }
    #expect(Set(simulated.map(\.served.mean)).count == 1)
    #expect(Set(simulated.map(\.bloodUnits.mean)).count == 1)
    #expect(Set(simulated.map(\.minutesWaiting.mean)).count == 3)
  }

  @Test func nobodyIsLostAndEveryMinuteIsCounted() throws {
    let drive = try busyDrive()
    let runs = 300
    let day = Simulator(runs: runs, seed: 6).simulate(plan(), on: drive).sessions[0]
    // 80 · 0.8 invited and 5 · 70 / 60 walk-ins.
    let coming = 64 + 5 * 70.0 / 60
    let deviation = ((80 * 0.8 * 0.2 + 5 * 70.0 / 60) / Double(runs)).squareRoot()
    #expect(abs(day.served.mean - coming) < 2.576 * deviation)
    #expect(day.turnedAway == 0)
    // Little's law: heads over time are people times minutes, but for waiting outside.
    let headMinutes = day.crowd.mean.reduce(0, +)
    #expect(abs(headMinutes - day.served.mean * day.minutesInSystem.mean) < 0.01 * headMinutes)
    // Stages and zones add up to the whole house.
    for minute in day.crowd.mean.indices {
      let stages = day.stages.reduce(0) { $0 + $1.headcount.mean[minute] }
      #expect(areClose(stages, day.crowd.mean[minute], within: 1e-9))
    }
    #expect(day.crowdLimits[0].headcount == day.crowd)
    #expect(day.crowdLimits[1].headcount == day.stages[2].headcount)
    for limit in day.crowdLimits {
      #expect(limit.peaks.count == runs && limit.worstMinuteOver <= limit.runsOver)
    }
    #expect(day.peakPresent.max == day.crowdLimits[0].peaks.last)
  }

  @Test func withManyServersPlanningAndPlayingAgree() throws {
    // Nobody waits, so that the heads expected at each minute are those of the plan, but that
    // planning has people come at the beginning of a minute, and playing within it.
    var random = TestSupport.SplitMix64(seed: 11)
    let session = Day.session(
      closes: 600,
      stages: [
        Day.stage("desk", servers: .constant(200), defers: true),
        Day.stage("bed", minutes: 12, servers: .constant(200)),
      ], arrive: .spread)
    let drive = try Day.drive([session], people: 60, rates: Rates(show: 0.7, deferral: 0.4))
    let plan = Day.plan((0..<60).map { _ in 480 + 10 * random.number(0...7) })
    let day = Simulator(runs: 4000, seed: 1).simulate(plan, on: drive).sessions[0]
    let expected = Presence.all(of: plan, on: drive)[0].expected(inZone: "*")
    for minute in 1..<expected.count {
      let between = (expected[minute] + expected[minute - 1]) / 2
      #expect(abs(day.crowd.mean[minute] - between) < 0.6, "\(minute)")
    }
    #expect(day.minutesWaiting.mean == 0)
  }

  @Test func progressCountsToTheEnd() throws {
    var published: [Int] = []
    _ = Simulator(runs: 103).simulate([], on: try busyDrive()) { published.append($0) }
    #expect(published == published.sorted() && published.last == 103 && published.count == 25)
  }
}
