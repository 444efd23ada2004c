import Formulation
import IntegerProgramming

/// Pricing where the cost term `fair` counts.
///
/// The term is convex in the number of people left out. A price of each of them in its place makes the
/// problem one without it: at any price, a schedule costs at least what it costs at the price, less the
/// most by which the price exceeds the term (Fenchel's inequality). At the price of the last person whom the
/// best schedule leaves out both are equal.
extension UnitPricer {
  /// What leaving one more person out has to save, in cost.
  private static let leastSaved = 1e-9

  /// A good schedule: prices are tried until at the price of one more person left out no more are.
  mutating func fairEstimate() -> Estimate {
    var best = Estimate(
      value: .infinity, schedule: last?.schedule ?? Schedule(placements: []))
    var (low, high) = (0, problem.size)
    var guess = last.map { problem.peopleLeftOut(of: $0.schedule) } ?? 0
    for _ in 0..<parameters.mostPrices {
      charge(problem.fair.cost(ofFurther: 1, after: guess))
      let answer = pricedEstimate()
      let found = settled(answer.schedule)
      if found.value < best.value { best = found }
      let leftOut = problem.peopleLeftOut(of: answer.schedule)
      if leftOut <= guess {
        high = guess
        guess = max(low, min(guess - 1, problem.peopleLeftOut(of: found.schedule)))
      } else {
        low = guess + 1
        guess = min(leftOut, (low + high) / 2)
      }
      if low >= high { break }
    }
    last = best
    return best
  }

  /// A lower bound of the cost of every schedule.
  mutating func fairBound(_ effort: Effort, solver: any Solver) -> Double {
    guard var best = last else { return -.infinity }
    var bound = -Double.infinity
    for _ in 0..<parameters.mostPricesOfBound {
      let price = provingPrice(of: best.schedule)
      charge(price)
      let leftOut = problem.peopleLeftOut(of: best.schedule)
      last = Estimate(
        value: value(of: best.schedule) + price * Double(leftOut), schedule: best.schedule)
      let priced = pricedBound(effort, solver: solver)
      bound = max(bound, priced - problem.fair.conjugate(at: price, most: mostLeftOut))
      guard let last else { break }
      let found = settled(last.schedule)
      guard found.value < best.value - effort.tolerance else { break }
      best = found
    }
    last = best
    return bound
  }

  /// How many people may be left out: all but those who are pinned.
  private var mostLeftOut: Int {
    problem.classes.reduce(0) { $1.unplacedCost.isFinite ? $0 + $1.count * $1.size : $0 }
  }

  /// What leaving an item out saves of its own cost, for each of its people.
  private func saved(byLeavingOut number: Int, of slot: Int) -> Double {
    let itemClass = problem.classes[number]
    return (priced[slot * matrix.lanes + number / 4][number % 4] - itemClass.unplacedCost)
      / Double(itemClass.size)
  }

  /// A price at which a schedule is among the best, if it is the best: between what the last person left
  /// out costs and what one more would, and no more than leaving out one more saves.
  private func provingPrice(of schedule: Schedule) -> Double {
    let leftOut = problem.peopleLeftOut(of: schedule)
    let next = problem.fair.cost(ofFurther: 1, after: leftOut)
    guard leftOut > 0 else { return next }
    let last = problem.fair.cost(ofFurther: 1, after: leftOut - 1)
    let mostSaved = schedule.placements.reduce(-Double.infinity) {
      guard problem.classes[Int($1.itemClass)].unplacedCost.isFinite else { return $0 }
      return max($0, saved(byLeavingOut: Int($1.itemClass), of: Int($1.slot)))
    }
    return min(next, max(last, mostSaved))
  }

  /// A schedule without those who cost more in their slots than by being left out, the dearest first; of a
  /// unit that stays whole somebody stays in each slot.
  private func settled(_ schedule: Schedule) -> Estimate {
    var settled = schedule
    var leftOut = problem.peopleLeftOut(of: schedule)
    var items = [Int](repeating: 0, count: problem.slots.count)
    for placement in schedule.placements { items[Int(placement.slot)] += Int(placement.count) }
    let order = schedule.placements.indices
      .filter { problem.classes[Int(schedule.placements[$0].itemClass)].unplacedCost.isFinite }
      .map { place -> (saved: Double, place: Int) in
        let placement = schedule.placements[place]
        return (saved(byLeavingOut: Int(placement.itemClass), of: Int(placement.slot)), place)
      }
      .sorted { ($1.saved, $0.place) < ($0.saved, $1.place) }
    for (saved, place) in order {
      let slot = Int(schedule.placements[place].slot)
      let size = problem.classes[Int(schedule.placements[place].itemClass)].size
      while settled.placements[place].count > 0, !problem.isWhole || items[slot] > 1,
        saved * Double(size) - problem.fair.cost(ofFurther: size, after: leftOut)
          > UnitPricer.leastSaved
      {
        settled.placements[place].count -= 1
        items[slot] -= 1
        leftOut += size
      }
    }
    settled.placements.removeAll { $0.count == 0 }
    return Estimate(
      value: value(of: settled) + problem.fair.cost(leavingOut: leftOut), schedule: settled)
  }

  /// What a schedule costs at the prices of its slots, without the cost term `fair`.
  private func value(of schedule: Schedule) -> Double {
    var waiting = problem.classes.map(\.count)
    var value = problem.openingCost(of: problem.usedSlots(of: schedule))
    for placement in schedule.placements {
      let number = Int(placement.itemClass)
      waiting[number] -= Int(placement.count)
      value +=
        Double(placement.count)
        * priced[Int(placement.slot) * matrix.lanes + number / 4][number % 4]
    }
    for (number, count) in waiting.enumerated() where count > 0 {
      value +=
        Double(count) * min(problem.classes[number].unplacedCost, UnitMatrix.forbidden / 10)
    }
    return value
  }
}
