import Annealing
import Drives
import Formulation
import Relaxation
import SolverTestSupport
import Testing

/// How annealing cools down, by its formulas; and how large problems are cut.
@Suite struct AnnealingScheduleTests {
  private let scheduleSettings = AnnealingParameters(threads: 1).scheduleSettings
  private var maker: AnnealingSchedule.Maker {
    AnnealingSchedule.Maker(scheduleSettings: scheduleSettings)
  }

  private func near(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-9 * max(abs(one), abs(other))
  }

  @Test func aRampGoesInEqualRatios() {
    let ramp = AnnealingSchedule.Ramp(100, 1)
    #expect(ramp.at(0) == 100 && near(ramp.at(1), 1) && near(ramp.at(0.5), 10))
    for part in [0.1, 0.4, 0.7] { #expect(near(ramp.at(part) / ramp.at(part + 0.1), 1.584893192)) }
  }

  /// From what a place is worth to a thousandth, in equal ratios, at the middle of each sweep.
  @Test(arguments: [0.0, 20, 3_000])
  func softSweepsCoolDown(_ priceScale: Double) {
    let schedule = maker.relaxed(sweeps: 50, scheduleSettings.few, priceScale: priceScale)
    #expect(schedule.sweeps == 50 && !schedule.isEnforced)
    #expect(schedule.itemMoves == 3 && schedule.exchanges == 1)
    #expect(schedule.itemTemperature == 0.05)
    let ramp = AnnealingSchedule.Ramp(max(3, priceScale / 10), max(0.1, priceScale / 1_000))
    for sweep in 0..<50 {
      #expect(near(schedule.temperature(of: sweep), ramp.at((Double(sweep) + 0.5) / 50)))
    }
    let again = maker.relaxedFromPlan(sweeps: 50, scheduleSettings.few, priceScale: priceScale)
    let cooler = AnnealingSchedule.Ramp(max(1, priceScale / 30), max(0.1, priceScale / 1_000))
    for sweep in 0..<50 {
      #expect(near(again.temperature(of: sweep), cooler.at((Double(sweep) + 0.5) / 50)))
    }
  }

  @Test(arguments: [0.0, 20, 3_000])
  func firmSweepsEnforceLimits(_ priceScale: Double) {
    let schedule = maker.enforced(sweeps: 40, scheduleSettings.few, priceScale: priceScale)
    #expect(schedule.isEnforced && schedule.penalty(of: 3) == nil)
    #expect(schedule.exchanges == 2 && schedule.itemTemperature == 1)
    let ramp = AnnealingSchedule.Ramp(max(0.3, priceScale / 100), 0.05)
    for sweep in 0..<40 {
      #expect(near(schedule.temperature(of: sweep), ramp.at((Double(sweep) + 0.5) / 40)))
    }
  }

  /// Of few people limits get more strongly penalised evenly; of many only up to the middle for
  /// most of the way. Peaks never get more strongly penalised than that.
  @Test func limitsGetStiffer() throws {
    let few = maker.relaxed(sweeps: 1_000, scheduleSettings.few, priceScale: 1)
    let ramp = AnnealingSchedule.Ramp(0.2, 20)
    for sweep in [0, 300, 999] {
      let penalty = try #require(few.penalty(of: sweep))
      #expect(near(penalty.limits, ramp.at((Double(sweep) + 0.5) / 1_000)))
      #expect(penalty.presences == penalty.limits)
    }
    let many = maker.relaxed(sweeps: 1_000, scheduleSettings.many, priceScale: 1)
    let (before, after) = (
      AnnealingSchedule.Ramp(0.2, 20), AnnealingSchedule.Ramp(20, 20_000)
    )
    for sweep in [0, 400, 849, 850, 900, 999] {
      let part = (Double(sweep) + 0.5) / 1_000
      let penalty = try #require(many.penalty(of: sweep))
      #expect(
        near(
          penalty.limits,
          part < 0.85 ? before.at(part / 0.85) : after.at((part - 0.85) / 0.15)))
      #expect(near(penalty.presences, min(20, penalty.limits)))
    }
    let again = try #require(
      maker.relaxedFromPlan(sweeps: 1_000, scheduleSettings.few, priceScale: 1).penalty(of: 0))
    #expect(again.limits > 6 && again.limits < 6.1)
  }

  /// Pieces one after another are the whole.
  @Test(arguments: [1, 3, 4, 7])
  func piecesMakeUpTheWhole(_ count: Int) throws {
    let whole = maker.relaxed(sweeps: 84, scheduleSettings.few, priceScale: 50)
    let pieces = (0..<count).map { whole.piece($0, of: count) }
    #expect(pieces.reduce(0) { $0 + $1.sweeps } == 84)
    var sweep = 0
    for piece in pieces {
      for number in 0..<piece.sweeps {
        #expect(near(piece.temperature(of: number), whole.temperature(of: sweep)))
        let (one, other) = (
          try #require(piece.penalty(of: number)), try #require(whole.penalty(of: sweep))
        )
        #expect(near(one.limits, other.limits))
        sweep += 1
      }
    }
    // Sweeps that do not divide evenly are all done.
    let odd = maker.enforced(sweeps: 10, scheduleSettings.few, priceScale: 1)
    #expect((0..<count).map { odd.piece($0, of: count).sweeps }.reduce(0, +) == 10)
  }

  /// Units whose sessions lie in one block are in its part, each once; at the next turn blocks begin half
  /// a block later.
  @Test(arguments: 0..<40)
  func partsAreBlocksOfSessions(_ seed: Int) {
    let shape = RandomUnits.Shape().with {
      $0.units = 4...6
      $0.people = 1...2
      $0.slots = 6...6
      $0.sessions = 6...6
      $0.limits = 0.5
    }
    let problem = RandomUnits.example(seed, shape).problem
    var parameters = AnnealingParameters(threads: 1)
    parameters.sessionsOfPart = 2
    #expect(SessionParts(problem, parameters).count == 1)
    parameters.inParts = problem.people
    #expect(SessionParts(problem, parameters).count == 3)
    parameters.inParts = problem.people + 1
    #expect(SessionParts(problem, parameters).count == 1)
    parameters.inParts = 1
    let parts = SessionParts(problem, parameters)
    for turn in 0..<4 {
      var expected: [[Int]] = [[], [], []]
      for (number, unit) in problem.units.enumerated() {
        let blocks = Set(unit.sessions.map { ($0.rawValue + (turn % 2 == 0 ? 0 : 1)) % 6 / 2 })
        if let block = blocks.first, blocks.count == 1 { expected[block].append(number) }
      }
      #expect(parts.units(turn: turn) == expected.filter { !$0.isEmpty })
    }
  }
}
