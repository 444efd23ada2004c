import Dispatch
import Foundation
import Randomness
import Synchronization

/// Large neighbourhood search (Shaw, 1998): a few units that meet in the hall give up their slots,
/// answer prices in turns next to all others as they are, and are annealed; what comes of it is kept
/// if it is cheaper, or hardly dearer.
///
/// Several neighbourhoods, none sharing a unit, are tried side by side from the same plan, and then
/// kept or not one after another, so that what comes of it does not depend on how many run at once.
struct NeighbourhoodSearch {
  private let problem: PlanningProblem
  private let rows: HallRows
  private let pricers: [UnitPricer]
  private let prices: HallPrices
  private let watch: Watch
  private(set) var schedules: [Schedule]
  private var costs: [Double] = []
  private var activity: [Double] = []
  private var peaks: [Double] = []
  /// The units with people in each slot of the hall, in no order.
  private var unitsInSlot: [[Int]] = []
  /// What the schedules cost.
  private(set) var cost: Double
  /// The cheapest schedules so far, and what they cost.
  private(set) var best: (schedules: [Schedule], cost: Double)
  private var random: SplitMix64

  /// Begins with schedules that break no limit.
  ///
  /// - Parameters:
  ///   - start: one schedule per unit, and what they cost.
  ///   - pricing: what the hall is worth.
  ///   - problem: what is planned.
  ///   - rows: the hall's rows.
  ///   - seed: decides what is tried.
  ///   - watch: when to stop.
  init(
    _ start: (schedules: [Schedule], cost: Double), at pricing: HallPricing,
    problem: PlanningProblem, rows: HallRows, seed: UInt64, watch: Watch
  ) {
    self.problem = problem
    self.rows = rows
    self.watch = watch
    pricers = pricing.pricers
    prices = pricing.prices
    best = start
    (schedules, cost) = start
    random = SplitMix64(seed: seed)
    begin(with: start)
  }

  /// Goes on from schedules that break no limit.
  private mutating func begin(with start: (schedules: [Schedule], cost: Double)) {
    (schedules, cost) = start
    if cost < best.cost - 1e-9 { best = start }
    costs = zip(problem.units, schedules).map { $0.cost(of: $1) }
    activity = [Double](repeating: 0, count: rows.count)
    unitsInSlot = [[Int]](repeating: [], count: problem.hall.slots.count)
    for unit in schedules.indices {
      add(schedules[unit], of: unit, times: 1)
      for slot in slots(of: unit) { unitsInSlot[slot].append(unit) }
    }
    peaks = rows.presences.map { peak(in: $0, of: activity) }
  }

  /// Tries neighbourhoods.
  ///
  /// - Parameters:
  ///   - visitsPerUnit: how often a unit is in one, in the mean.
  ///   - heat: by how much one that is kept may cost more, in the mean.
  mutating func run(visitsPerUnit: Double, heat: Double) {
    var visits = Int(visitsPerUnit * Double(schedules.count))
    while visits > 0, !watch.isOver {
      let neighbourhoods = choose(max(1, min(32, schedules.count / 10)))
      let seeds = neighbourhoods.map { _ in random.next() }
      let done = Mutex<[Int: [Schedule]]>([:])
      let state = self
      DispatchQueue.concurrentPerform(iterations: neighbourhoods.count) { number in
        let answers = state.rearranged(neighbourhoods[number], seed: seeds[number])
        done.withLock { $0[number] = answers }
      }
      for (number, units) in neighbourhoods.enumerated() {
        guard let answers = done.withLock({ $0[number] }) else { continue }
        take(answers, of: units, allowed: -heat * log(max(1e-12, random.fraction())))
        visits -= units.count
      }
    }
  }

  /// Anneals everyone's slots together, which moves single people where whole units are stuck.
  ///
  /// - Parameters:
  ///   - frame: what stays the same.
  ///   - movesPerPerson: how many moves to try.
  ///   - hot: the first temperature.
  mutating func anneal(_ frame: ArrangementFrame, movesPerPerson: Int, hot: Double) {
    var arrangement = Arrangement(frame)
    arrangement.put(schedules)
    let run = AnnealingRun(
      peaks: peaks, limitWeight: 0, movesPerPerson: movesPerPerson, hot: hot, watch: watch)
    let annealed = run.result(from: arrangement, seed: random.next())
    guard annealed.cost < cost - 1e-9 else { return }
    begin(with: (annealed.schedules, annealed.cost))
  }

  /// Chooses neighbourhoods of units that meet in slots near one another.
  private mutating func choose(_ count: Int) -> [[Int]] {
    var isTaken = [Bool](repeating: false, count: schedules.count)
    var neighbourhoods: [[Int]] = []
    for _ in 0..<count {
      let first = random.below(schedules.count)
      guard !isTaken[first] else { continue }
      isTaken[first] = true
      var units = [first]
      let most = 4 + random.below(9)
      let own = slots(of: first)
      let around = own.isEmpty ? problem.units[first].slots : own
      var people = problem.units[first].size
      for _ in 0..<4 * most where units.count < most && people < 200 {
        let reach = random.below(8) - 4
        let slot = around[random.below(around.count)] + reach
        guard unitsInSlot.indices.contains(slot), !unitsInSlot[slot].isEmpty else { continue }
        let unit = unitsInSlot[slot][random.below(unitsInSlot[slot].count)]
        guard !isTaken[unit] else { continue }
        isTaken[unit] = true
        units.append(unit)
        people += problem.units[unit].size
      }
      neighbourhoods.append(units)
    }
    return neighbourhoods
  }

  /// What the units of a neighbourhood answer next to all others as they are.
  private func rearranged(_ units: [Int], seed: UInt64) -> [Schedule] {
    var others = activity
    for unit in units {
      problem.units[unit].forEachLoad(of: schedules[unit], kindCount: rows.kindCount) {
        rows.add(-$1, of: $0, to: &others)
      }
    }
    var random = SplitMix64(seed: seed)
    var pricers = units.map { self.pricers[$0] }
    for (place, unit) in units.enumerated() { pricers[place].start(from: schedules[unit]) }
    var responses = UnitResponses(
      units.map { schedules[$0] }, of: pricers, at: prices, next: others,
      hall: problem.hall, rows: rows, watch: watch)
    responses.run(UnitResponses.fewTurns, using: &random)
    let frame = ArrangementFrame(
      units.map { problem.units[$0] }, hall: problem.hall, rows: rows, fixedCost: 0)
    var arrangement = Arrangement(frame, next: others)
    arrangement.put(responses.schedules)
    let run = AnnealingRun(
      peaks: responses.peaks, limitWeight: 20, movesPerPerson: 40, hot: 0.15, watch: watch)
    return run.result(from: arrangement, seed: random.next()).schedules
  }

  /// Keeps what units answered, if no limit is broken and it costs at most `allowed` more.
  private mutating func take(_ answers: [Schedule], of units: [Int], allowed: Double) {
    let old = units.map { schedules[$0] }
    guard old != answers else { return }
    let before = activity
    for (unit, answer) in zip(units, answers) {
      add(schedules[unit], of: unit, times: -1)
      add(answer, of: unit, times: 1)
    }
    let sessions = Set(units.flatMap { problem.units[$0].sessions })
    let limits = sessions.lazy.map { [rows] in rows.limitsOfSession[$0] }
    guard limits.joined().allSatisfy({ [activity, rows] in activity[$0] <= rows.bounds[$0] + 1e-7 })
    else {
      activity = before
      return
    }
    let newCosts = zip(units, answers).map { problem.units[$0].cost(of: $1) }
    var difference = newCosts.reduce(0, +) - units.reduce(0) { $0 + costs[$1] }
    var newPeaks: [(session: Int, peak: Double)] = []
    for session in sessions.sorted() {
      let peak = peak(in: rows.presences[session], of: activity)
      difference += problem.hall.peakWeight * (peak - peaks[session])
      newPeaks.append((session, peak))
    }
    guard difference <= allowed else {
      activity = before
      return
    }
    cost += difference
    for (session, peak) in newPeaks { peaks[session] = peak }
    for (place, unit) in units.enumerated() {
      for slot in slots(of: unit) { unitsInSlot[slot].removeAll { $0 == unit } }
      schedules[unit] = answers[place]
      costs[unit] = newCosts[place]
      for slot in slots(of: unit) { unitsInSlot[slot].append(unit) }
    }
    if cost < best.cost - 1e-9 { best = (schedules, cost) }
  }

  private func peak(in range: Range<Int>, of activity: [Double]) -> Double {
    range.reduce(0) { max($0, activity[$1]) }
  }

  /// The slots of the hall a unit uses.
  private func slots(of unit: Int) -> [Int] {
    Set(schedules[unit].placements.lazy.map { problem.units[unit].slots[Int($0.slot)] }).sorted()
  }

  private mutating func add(_ schedule: Schedule, of unit: Int, times: Double) {
    problem.units[unit].forEachLoad(of: schedule, kindCount: rows.kindCount) {
      rows.add(times * $1, of: $0, to: &activity)
    }
  }
}
