import Foundation
import Randomness

/// Units take turns in answering prices that rise with what the others use (an augmented Lagrangian,
/// Hestenes and Powell, 1969, minimised unit by unit): from schedules that are each best on their
/// own to schedules that nearly fit together.
struct UnitResponses {
  let hall: Hall
  let rows: HallRows
  let watch: Watch
  private var pricers: [UnitPricer]
  /// What the units answered, in the order of the pricers.
  private(set) var schedules: [Schedule]
  private var costs: [Double]
  /// The sessions the units can come to, and the rows of these.
  private let sessions: [Int]
  private let reach: [Range<Int>]
  /// For each row its bound, or for a presence the peak aimed at; its price at that; how much of it
  /// is used; and how fast its price rises.
  private var bounds: [Double]
  private let prices: [Double]
  private var activity: [Double]
  private var stiffness: [Double]
  private var loadPrices: [Double]
  /// Marks the rows of the schedule that is weighed.
  private var isTouched: [Bool]

  /// Begins with schedules.
  ///
  /// - Parameters:
  ///   - schedules: one per pricer.
  ///   - pricers: the pricers of the units that answer.
  ///   - prices: the hall's.
  ///   - others: how much of each row the units use that do not answer; nil for nothing.
  ///   - hall: the hall.
  ///   - rows: its rows.
  ///   - watch: when to stop.
  init(
    _ schedules: [Schedule], of pricers: [UnitPricer], at prices: HallPrices,
    next others: [Double]? = nil, hall: Hall, rows: HallRows, watch: Watch
  ) {
    self.hall = hall
    self.rows = rows
    self.watch = watch
    self.pricers = pricers
    self.schedules = schedules
    self.prices = prices.limits + prices.presences.joined()
    costs = zip(pricers, schedules).map { $0.problem.cost(of: $1) }
    sessions = Set(pricers.lazy.flatMap(\.problem.sessions)).sorted()
    reach = sessions.flatMap { [rows.limitsOfSession[$0], rows.presences[$0]] }
    bounds = rows.bounds
    activity = others ?? [Double](repeating: 0, count: rows.count)
    stiffness = [Double](repeating: 0, count: rows.count)
    isTouched = [Bool](repeating: false, count: rows.count)
    loadPrices = [Double](repeating: 0, count: hall.loadCount)
    for unit in schedules.indices { add(schedules[unit], of: unit, times: 1) }
  }

  /// Begins with what all units answered, at the hall's prices.
  init(_ pricing: HallPricing, hall: Hall, rows: HallRows, watch: Watch) {
    self.init(
      pricing.schedules, of: pricing.pricers, at: pricing.prices, hall: hall, rows: rows,
      watch: watch)
  }

  /// The peak each session's presences are aimed at.
  var peaks: [Double] { rows.presences.map { $0.isEmpty ? 0 : bounds[$0.lowerBound] } }

  /// From a price that doubles at twice the bound to one that doubles within a hundredth: twelve
  /// even steps, and two more.
  static let manyTurns: [Double] = turns(from: -1, in: 12)
  /// The same in fewer steps, from softer prices on.
  static let fewTurns: [Double] = turns(from: -2, in: 6)

  private static func turns(from softest: Double, in count: Int) -> [Double] {
    let step = (5 - softest) / Double(count - 1)
    return (0..<count).map { softest + step * Double($0) } + [5, 7]
  }

  /// Turns of all units in random order, prices rising ever faster.
  ///
  /// - Parameters:
  ///   - turns: for each turn, the power of two of how fast.
  ///   - random: the order.
  mutating func run(_ turns: [Double] = manyTurns, using random: inout SplitMix64) {
    for turn in turns {
      let factor = exp2(turn)
      for row in reach.joined() {
        stiffness[row] = factor * max(1, prices[row]) / max(1, rows.bounds[row], 20)
      }
      var order = Array(pricers.indices)
      for place in order.indices.dropFirst().reversed() {
        order.swapAt(place, random.below(place + 1))
      }
      settlePeaks()
      for unit in order where !watch.isOver { answer(unit) }
    }
  }

  /// Sets each session's peak to where the prices of its presences add up to what the peak costs.
  private mutating func settlePeaks() {
    for range in sessions.map({ rows.presences[$0] }) where !range.isEmpty {
      var low = 0.0
      var high = range.reduce(bounds[range.lowerBound]) { max($0, activity[$1]) } + 1
      for _ in 0..<40 {
        let middle = (low + high) / 2
        let sum = range.reduce(0) {
          $0 + max(0, prices[$1] + stiffness[$1] * (activity[$1] - middle))
        }
        if sum > hall.peakWeight { low = middle } else { high = middle }
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
      let cost = pricers[unit].problem.cost(of: answer)
      let value = weigh(answer, of: unit, cost: cost)
      if value < best.value - 1e-9 { best = (value, answer, cost) }
      trial = answer
    }
    (schedules[unit], costs[unit]) = (best.schedule, best.cost)
    add(best.schedule, of: unit, times: 1)
  }

  private mutating func add(_ schedule: Schedule, of unit: Int, times: Double) {
    pricers[unit].problem.forEachLoad(of: schedule, kindCount: rows.kindCount) { load, people in
      rows.add(times * people, of: load, to: &activity)
    }
  }

  @inline(__always)
  private func price(of row: Int) -> Double {
    max(0, prices[row] + stiffness[row] * (activity[row] - bounds[row]))
  }

  private mutating func setLoadPrices(of unit: Int) {
    for slot in pricers[unit].problem.slots {
      for load in slot * rows.kindCount..<(slot + 1) * rows.kindCount {
        loadPrices[load] = rows.price(of: load) { price(of: $0) }
      }
    }
  }

  /// What a schedule and the rise of prices it brings cost.
  private mutating func weigh(_ schedule: Schedule, of unit: Int, cost: Double) -> Double {
    var touched: [Int] = []
    pricers[unit].problem.forEachLoad(of: schedule, kindCount: rows.kindCount) { load, _ in
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
