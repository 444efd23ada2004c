import Randomness

/// Units take turns in answering prices that rise with what the others use (an augmented Lagrangian,
/// Hestenes and Powell, 1969, minimised unit by unit): from schedules that are each best on their
/// own to schedules that nearly fit together.
struct UnitResponses {
  let problem: PlanningProblem
  let rows: HallRows
  let watch: Watch
  private var pricers: [UnitPricer]
  private(set) var schedules: [Schedule]
  private var costs: [Double]
  /// For each row its bound, or for a presence the peak aimed at; its price at that; how much of it
  /// is used; and how fast its price rises.
  private var bounds: [Double]
  private var prices: [Double]
  private var activity: [Double]
  private var stiffness: [Double]
  private var loadPrices: [Double]
  /// Marks the rows of the schedule that is weighed.
  private var isTouched: [Bool]

  /// Begins with what the units answered last, at the prices of an ascent.
  init(_ ascent: DualAscent) {
    problem = ascent.problem
    rows = ascent.rows
    watch = ascent.watch
    pricers = ascent.pricers
    schedules = ascent.schedules
    costs = zip(problem.units, schedules).map { $0.cost(of: $1) }
    bounds = rows.bounds
    prices = ascent.prices.limits + ascent.prices.presences.joined()
    activity = [Double](repeating: 0, count: rows.count)
    stiffness = activity
    isTouched = [Bool](repeating: false, count: rows.count)
    loadPrices = [Double](repeating: 0, count: problem.hall.loadCount)
    for unit in schedules.indices { add(schedules[unit], of: unit, times: 1) }
  }

  /// The peak each session's presences are aimed at.
  var peaks: [Double] { rows.presences.map { $0.isEmpty ? 0 : bounds[$0.lowerBound] } }

  /// Turns of all units in random order, prices rising ever faster.
  mutating func run(using random: inout SplitMix64) {
    for step in 0..<14 {
      // From a price that doubles at twice the bound to one that doubles within a hundredth.
      let factor = step < 12 ? pow2(-1 + 6 * Double(step) / 11) : pow2(Double(2 * step - 19))
      for row in stiffness.indices {
        stiffness[row] = factor * max(1, prices[row]) / max(1, rows.bounds[row], 20)
      }
      var order = Array(problem.units.indices)
      for place in order.indices.dropFirst().reversed() {
        order.swapAt(place, random.below(place + 1))
      }
      settlePeaks()
      for unit in order where !watch.isOver { answer(unit) }
    }
  }

  private func pow2(_ exponent: Double) -> Double {
    var power = 1.0
    for _ in 0..<Int(exponent.magnitude) { power *= 2 }
    power *= 1 + (exponent.magnitude - exponent.magnitude.rounded(.down))
    return exponent < 0 ? 1 / power : power
  }

  /// Sets each session's peak to where the prices of its presences add up to what the peak costs.
  private mutating func settlePeaks() {
    for range in rows.presences where !range.isEmpty {
      var low = 0.0
      var high = range.reduce(bounds[range.lowerBound]) { max($0, activity[$1]) } + 1
      for _ in 0..<40 {
        let middle = (low + high) / 2
        let sum = range.reduce(0) {
          $0 + max(0, prices[$1] + stiffness[$1] * (activity[$1] - middle))
        }
        if sum > problem.hall.peakWeight { low = middle } else { high = middle }
      }
      for row in range { bounds[row] = high }
    }
  }

  /// Has one unit answer, and keeps the answer that fits best with the others.
  private mutating func answer(_ unit: Int) {
    let old = schedules[unit]
    add(old, of: unit, times: -1)
    var best = (value: weigh(old, of: unit, cost: costs[unit]), schedule: old, cost: costs[unit])
    var trial: Schedule?
    for _ in 0..<3 {
      // At half of its own use, prices tell what all of it costs.
      if let trial { add(trial, of: unit, times: 0.5) }
      setLoadPrices(of: unit)
      if let trial { add(trial, of: unit, times: -0.5) }
      let answer = pricers[unit].estimate(loadPrices, kindCount: rows.kindCount).schedule
      if answer == trial || (trial == nil && answer == old) { break }
      let cost = problem.units[unit].cost(of: answer)
      let value = weigh(answer, of: unit, cost: cost)
      if value < best.value - 1e-9 { best = (value, answer, cost) }
      trial = answer
    }
    (schedules[unit], costs[unit]) = (best.schedule, best.cost)
    add(best.schedule, of: unit, times: 1)
  }

  private mutating func add(_ schedule: Schedule, of unit: Int, times: Double) {
    problem.units[unit].forEachLoad(of: schedule, kindCount: rows.kindCount) { load, people in
      rows.add(times * people, of: load, to: &activity)
    }
  }

  @inline(__always)
  private func price(of row: Int) -> Double {
    max(0, prices[row] + stiffness[row] * (activity[row] - bounds[row]))
  }

  private mutating func setLoadPrices(of unit: Int) {
    for slot in problem.units[unit].slots {
      for load in slot * rows.kindCount..<(slot + 1) * rows.kindCount {
        loadPrices[load] = rows.price(of: load) { price(of: $0) }
      }
    }
  }

  /// What a schedule and the rise of prices it brings cost.
  private mutating func weigh(_ schedule: Schedule, of unit: Int, cost: Double) -> Double {
    var touched: [Int] = []
    problem.units[unit].forEachLoad(of: schedule, kindCount: rows.kindCount) { load, _ in
      for entry in rows.entries(of: load) where !isTouched[Int(entry.row)] {
        isTouched[Int(entry.row)] = true
        touched.append(Int(entry.row))
      }
    }
    let before = touched.reduce(0) { $0 + penalty(of: $1) }
    add(schedule, of: unit, times: 1)
    let after = touched.reduce(0) { $0 + penalty(of: $1) }
    add(schedule, of: unit, times: -1)
    for row in touched { isTouched[row] = false }
    return cost + after - before
  }

  private func penalty(of row: Int) -> Double {
    let price = price(of: row)
    return price * price / (2 * stiffness[row])
  }
}
