import Annealing
import Formulation
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// What the capacity model charges while people are rearranged is what the formulas say, change by
/// change.
@Suite struct AugmentedLagrangianTests {
  private func near(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) < 1e-6 * max(1, abs(one), abs(other))
  }

  /// Some schedules in the capacity model, by both ways of counting.
  private func filled(
    _ units: AnnealedUnits, _ random: inout SplitMix64
  ) -> (AugmentedLagrangian, LiteralLagrangian) {
    var (energy, literal) = (units.energy, LiteralLagrangian(units))
    for (unit, schedules) in units.pool.enumerated() where random.happens(0.8) {
      let place = random.number(0...schedules.count - 1)
      energy.add(units.candidates.range(of: unit).lowerBound + place, times: 1)
      literal.add(schedules[place], of: unit)
    }
    return (energy, literal)
  }

  @Test(arguments: 0..<60, [false, true])
  func aCandidateIsWeighedByWhatItAdds(_ seed: Int, _ isEnforced: Bool) {
    guard let units = AnnealedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    var (energy, literal) = filled(units, &random)
    for factor in [0.3, 4.0, 30.0] {
      if isEnforced {
        energy.enforce(units.sessions)
        literal.enforce()
      } else {
        // Each time later than the first, tensions become prices.
        let given = stiffnessOf(factor)
        energy.relax(given, of: units.sessions)
        literal.relax(given)
      }
      for (unit, schedules) in units.pool.enumerated() {
        for (place, schedule) in schedules.enumerated().prefix(60) {
          let number = units.candidates.range(of: unit).lowerBound + place
          var more = literal
          more.add(schedule, of: unit)
          let expected =
            units.problem.units[unit].cost(of: schedule) + more.energy - literal.energy
          #expect(near(energy.evaluate(number), expected))
        }
      }
    }
  }

  /// The penalty of limits a schedule has at some sweep that is nearest to a factor: schedules
  /// alone make them.
  private func stiffnessOf(_ factor: Double) -> AnnealingSchedule.Penalties {
    let settings = AnnealedUnits.parameters.scheduleSettings.few
    let schedule = AnnealedUnits.maker.relaxed(sweeps: 400, settings, priceScale: 1)
    let all = (0..<400).compactMap { schedule.penalty(of: $0) }
    return all.min { abs($0.limits - factor) < abs($1.limits - factor) } ?? all[0]
  }

  /// People added to a load, and peaks settled, are reported at what they change.
  @Test(arguments: 0..<60, [false, true])
  func peopleAreChargedWhatTheyChange(_ seed: Int, _ isEnforced: Bool) {
    guard let units = AnnealedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    var (energy, literal) = filled(units, &random)
    if isEnforced {
      energy.enforce(units.sessions)
      literal.enforce()
    } else {
      energy.relax(stiffnessOf(2), of: units.sessions)
      literal.relax(stiffnessOf(2))
    }
    #expect(energy.isEnforced == isEnforced)
    var people = [Int](repeating: 0, count: units.rows.loadCount)
    for _ in 0..<60 {
      let load = random.number(0...units.rows.loadCount - 1)
      let count = people[load] > 0 && random.happens(0.5) ? -1 : random.number(1...2)
      let before = literal.energy
      units.rows.add(Double(count), of: load, to: &literal.activity)
      people[load] += count
      var change = energy.add(Double(count), to: load)
      change += energy.settle(units.problem.capacity.slots[load / units.rows.kindCount].session)
      #expect(near(change, literal.energy - before))
      if isEnforced {
        #expect(zip(energy.excesses, literal.excesses).allSatisfy { near($0, $1) })
      }
      let isKept = (0..<units.rows.limitCount).allSatisfy {
        literal.activity[$0] <= units.rows.bounds[$0] + 1e-7
      }
      #expect(energy.isKept(in: units.sessions) == isKept)
    }
  }

  /// A candidate that is added and taken out again leaves nothing behind.
  @Test(arguments: 0..<40)
  func whatIsTakenOutIsGone(_ seed: Int) {
    guard let units = AnnealedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    for isEnforced in [false, true] {
      var (energy, _) = filled(units, &random)
      if isEnforced {
        energy.enforce(units.sessions)
      } else {
        energy.relax(stiffnessOf(5), of: units.sessions)
      }
      let all = units.candidates.costs.indices
      let before = all.map { energy.evaluate($0) }
      let excesses = energy.excesses
      for _ in 0..<20 {
        let number = random.number(0...all.count - 1)
        energy.add(number, times: 1)
        energy.add(number, times: -1)
      }
      #expect(zip(before, all.map { energy.evaluate($0) }).allSatisfy { near($0, $1) })
      if isEnforced { #expect(zip(excesses, energy.excesses).allSatisfy { near($0, $1) }) }
    }
  }

  /// What others use counts from the beginning.
  @Test(arguments: 0..<20)
  func whatOthersUseIsThere(_ seed: Int) {
    guard let units = AnnealedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let schedules = units.schedules(&random)
    let activity = Occupancy(schedules, of: units.problem, rows: units.rows).activity
    var energy = AugmentedLagrangian(
      units.problem, rows: units.rows, prices: units.prices, candidates: units.candidates,
      activity: activity)
    var literal = LiteralLagrangian(units)
    literal.activity = activity
    energy.enforce(units.sessions)
    literal.enforce()
    for number in units.candidates.range(of: 0) {
      var more = literal
      more.add(units.pool[0][number], of: 0)
      #expect(
        near(energy.evaluate(number), units.candidates.costs[number] + more.energy - literal.energy)
      )
    }
  }
}

/// Candidates laid out flat are the units' schedules, in order.
@Suite struct CandidatesTests {
  @Test(arguments: 0..<40)
  func eachScheduleHasItsCostAndItsUses(_ seed: Int) {
    guard let units = AnnealedUnits(seed) else { return }
    let (candidates, rows) = (units.candidates, units.rows)
    var number = 0
    for (unit, schedules) in units.pool.enumerated() {
      #expect(candidates.range(of: unit) == number..<number + schedules.count)
      for schedule in schedules {
        #expect(candidates.schedules[number] == schedule)
        #expect(candidates.costs[number] == units.problem.units[unit].cost(of: schedule))
        var activity = [Double](repeating: 0, count: rows.count)
        units.problem.units[unit].forEachLoad(of: schedule, kindCount: rows.kindCount) {
          rows.add($1, of: $0, to: &activity)
        }
        let uses = candidates.uses[
          Int(candidates.starts[number])..<Int(candidates.starts[number + 1])]
        #expect(uses.map { Int($0.row) } == activity.indices.filter { activity[$0] > 0 })
        #expect(uses.allSatisfy { abs($0.amount - activity[Int($0.row)]) < 1e-12 })
        #expect(
          Int(candidates.limitEnds[number])
            == Int(candidates.starts[number]) + uses.count { Int($0.row) < rows.limitCount })
        number += 1
      }
    }
    #expect(candidates.costs.count == number)
    #expect(candidates.mostOfUnit == units.pool.map(\.count).max())
  }
}
