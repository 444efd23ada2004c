package import Formulation
import Foundation
package import Randomness

/// How many people of each kind every slot takes: an integer point within the capacity rows, close
/// to the wanted one.
///
/// With more people than places nearly every slot has to be full, as in bin packing. Annealing of
/// schedules reaches that by chance only; on the numbers alone a million moves a second are
/// possible (simulated annealing: Kirkpatrick, Gelatt and Vecchi, 1983, "Optimization by Simulated
/// Annealing", doi:10.1126/science.220.4598.671).
package struct SlotAllocation: Sendable {
  /// For each load.
  package private(set) var people: [Int]
  /// How many people have a place.
  package private(set) var placed = 0
  private let wanted: [Double]
  private let kindCount: Int
  private let bounds: [Double]
  /// Where the limits of each load begin; one more than there are loads.
  private let starts: [Int]
  private let entries: [ConstraintMatrix.Entry]
  /// How much of each limit is used.
  private var activity: [Double]
  private var placedOfKind: [Int]
  private let comingOfKind: [Int]
  private let parameters: AllocationParameters

  /// Starts close to the wanted numbers, within the capacity rows.
  ///
  /// - Parameters:
  ///   - wanted: the wanted number of people, by load.
  ///   - problem: whose people they are.
  ///   - rows: the capacity rows.
  ///   - parameters: the costs and temperatures.
  package init(
    near wanted: [Double], of problem: PlanningProblem, rows: ConstraintMatrix,
    parameters: AllocationParameters
  ) {
    self.parameters = parameters
    self.wanted = wanted
    kindCount = rows.kindCount
    bounds = rows.bounds
    var starts = [0]
    var entries: [ConstraintMatrix.Entry] = []
    for load in wanted.indices {
      entries += rows.entries(of: load).filter(\.isLimit)
      starts.append(entries.count)
    }
    (self.starts, self.entries) = (starts, entries)
    people = [Int](repeating: 0, count: wanted.count)
    activity = [Double](repeating: 0, count: rows.limitCount)
    placedOfKind = [Int](repeating: 0, count: kindCount)
    var coming = placedOfKind
    for itemClass in problem.units.flatMap(\.classes) {
      for (kind, count) in itemClass.people { coming[kind] += count * itemClass.count }
    }
    comingOfKind = coming
    // Round robin, so that no slot fills up before the others.
    for count in 0..<Int((wanted.max() ?? 0).rounded(.up)) {
      for load in wanted.indices where Double(count) < wanted[load] - 0.5 && fits(load) {
        add(1, load)
      }
    }
  }

  /// Anneals.
  ///
  /// - Parameters:
  ///   - moves: how many moves to try.
  ///   - heat: the factor of the first temperature; a higher one places more people, farther from
  ///     the wanted numbers.
  ///   - random: the source of random numbers.
  package mutating func anneal(moves: Int, heat: Double, using random: inout SplitMix64) {
    var best = people
    var (cost, least) = (0.0, 0.0)
    let first = heat * parameters.temperatures.first
    let ratio = parameters.temperatures.last / first
    for number in 0..<moves {
      let temperature = first * pow(ratio, Double(number) / Double(moves))
      guard let move = proposeMove(using: &random) else { continue }
      let change = self.change(by: move)
      guard change <= 0 || random.fraction() < exp(-change / temperature), make(move) else {
        continue
      }
      cost += change
      if cost < least - 1e-9 { (best, least) = (people, cost) }
    }
    for load in best.indices { add(best[load] - people[load], load) }
  }

  /// One person more in some loads and less in others; -1 stands for none.
  private struct Move {
    var out = (-1, -1)
    var into = (-1, -1)
  }

  private func proposeMove(using random: inout SplitMix64) -> Move? {
    let out = random.below(people.count)
    let into =
      random.chance(0.5)
      ? out / kindCount * kindCount + random.below(kindCount) : random.below(people.count)
    switch random.below(4) {
    case 0: return Move(into: (into, -1))
    case 1: return people[out] > 0 ? Move(out: (out, -1)) : nil
    case 2: return people[out] > 0 && out != into ? Move(out: (out, -1), into: (into, -1)) : nil
    default:
      // Two people of different kinds change slots.
      guard people[out] > 0, people[into] > 0, out / kindCount != into / kindCount,
        out % kindCount != into % kindCount
      else { return nil }
      return Move(
        out: (out, into),
        into: (
          into / kindCount * kindCount + out % kindCount,
          out / kindCount * kindCount + into % kindCount
        ))
    }
  }

  private func change(by move: Move) -> Double {
    change(by: -1, move.out.0) + change(by: -1, move.out.1) + change(by: 1, move.into.0)
      + change(by: 1, move.into.1)
  }

  @inline(__always)
  private func change(by count: Int, _ load: Int) -> Double {
    guard load >= 0 else { return 0 }
    let over = Double(people[load]) - wanted[load]
    return parameters.costOfPerson * (abs(over + Double(count)) - abs(over))
      - parameters.costWithoutPlace * Double(count)
  }

  /// Makes a move if the capacity rows allow it.
  private mutating func make(_ move: Move) -> Bool {
    add(-1, move.out.0)
    add(-1, move.out.1)
    if fits(move.into.0) {
      add(1, move.into.0)
      if fits(move.into.1) {
        add(1, move.into.1)
        return true
      }
      add(-1, move.into.0)
    }
    add(1, move.out.0)
    add(1, move.out.1)
    return false
  }

  @inline(__always)
  private mutating func add(_ count: Int, _ load: Int) {
    guard load >= 0 else { return }
    people[load] += count
    placed += count
    placedOfKind[load % kindCount] += count
    for number in starts[load]..<starts[load + 1] {
      activity[Int(entries[number].row)] += Double(count) * entries[number].coefficient
    }
  }

  /// Whether one more person of a load fits in.
  @inline(__always)
  private func fits(_ load: Int) -> Bool {
    guard load >= 0 else { return true }
    guard placedOfKind[load % kindCount] < comingOfKind[load % kindCount] else { return false }
    for number in starts[load]..<starts[load + 1] {
      let entry = entries[number]
      if activity[Int(entry.row)] + entry.coefficient
        > bounds[Int(entry.row)] + Occupancy.tolerance
      {
        return false
      }
    }
    return true
  }
}
