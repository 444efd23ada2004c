import Drives
import Foundation
import Randomness
import Simulation
import Testing

/// Queues that have been solved with pen and paper: the mean wait lies in its 99 % confidence
/// interval, which is narrow.
@Suite struct ClosedFormTests {
  /// Mean waits of independent replications, each after its beginning was forgotten.
  private func expectMeanWait(
    _ exact: Double, arrivalsPerMinute rate: Double, servers: Int, service: Distribution,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (between, minutes) = (Sampler(.exponential(mean: 1 / rate)), Sampler(service))
    let (replications, forgotten, counted) = (200, 4000, 16_000)
    let means = (0..<replications).map { replication in
      var numbers = SplitMix64(seed: UInt64(replication + 1) << 32)
      var queue = StageQueue(ServingCapacity(constant: servers))
      var (time, sum) = (0.0, 0.0)
      for person in 0..<forgotten + counted {
        time += between.draw(&numbers)
        let begin = queue.serve(joiningAt: time, for: minutes.draw(&numbers))
        if person >= forgotten { sum += begin - time }
      }
      return sum / Double(counted)
    }
    let mean = means.reduce(0, +) / Double(replications)
    let variance =
      means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(replications - 1)
    // The 99.5 % point of Student's distribution with 199 degrees of freedom.
    let halfWidth = 2.6008 * (variance / Double(replications)).squareRoot()
    #expect(abs(mean - exact) <= halfWidth, sourceLocation: sourceLocation)
    #expect(halfWidth < 0.05 * exact, sourceLocation: sourceLocation)
  }

  @Test(arguments: [0.5, 0.8]) func oneServerOfExponentialTimes(load: Double) {
    // M/M/1 with services of one minute.
    expectMeanWait(
      load / (1 - load), arrivalsPerMinute: load, servers: 1, service: .exponential(mean: 1))
  }

  @Test(arguments: [(2, 0.75), (5, 0.85), (12, 0.9)])
  func severalServersOfExponentialTimes(servers: Int, load: Double) {
    // M/M/c by Erlang's formula C, from his formula B.
    let offered = load * Double(servers)
    var blocked = 1.0
    for server in 1...servers { blocked = offered * blocked / (Double(server) + offered * blocked) }
    let waiting = blocked / (1 - load * (1 - blocked))
    expectMeanWait(
      waiting / (Double(servers) - offered), arrivalsPerMinute: offered, servers: servers,
      service: .exponential(mean: 1))
  }

  @Test(arguments: [0.5, 0.8]) func oneServerOfFixedTimes(load: Double) {
    // M/D/1, by Pollaczek and Khinchine.
    expectMeanWait(
      load / (2 * (1 - load)), arrivalsPerMinute: load, servers: 1, service: .fixed(1))
  }

  @Test func aWholeDayOfWalkInsInTheSteadyState() throws {
    // M/M/3 with 36 arrivals an hour and 4 minutes each; the crowd from the tenth hour on.
    let session = Session(
      id: "day", date: CalendarDate.latest, opens: 0, closes: 1440, slotMinutes: 60,
      stages: [Day.stage("desk", servers: .constant(3), service: .exponential(mean: 4))],
      walkIns: WalkIns(perHour: 36))
    let drive = try Day.drive([session], people: 1, rates: Rates(show: 1, deferral: 0.25))
    let day = Simulator(runs: 1000, seed: 5).simulate([], on: drive).sessions[0]
    let offered = 2.4
    let empty = 1 / (1 + offered + offered * offered / 2 + 13.824 / 6 / (1 - 0.8))
    let waiting = 13.824 / 6 / (1 - 0.8) * empty
    let present = offered + waiting * 0.8 / (1 - 0.8)
    let counted = day.crowd.mean[600..<1400]
    let mean = counted.reduce(0, +) / Double(counted.count)
    #expect(abs(mean - present) < 0.01 * present, "\(mean) \(present)")
    #expect(abs(day.served.mean - 864) < 2.576 * (864.0 / 1000).squareRoot())
    #expect(abs(day.bloodUnits.mean - 648) < 2.576 * (648.0 / 1000).squareRoot())
  }
}
