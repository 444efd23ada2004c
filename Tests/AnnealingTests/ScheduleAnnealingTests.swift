import Annealing
import Drives
import Formulation
import IntegerProgramming
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// Each move knows what it costs: what annealing keeps in its books is what is added up again.
@Suite struct ScheduleAnnealingTests {
  private func near(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) < 1e-6 * max(1, abs(one), abs(other))
  }

  /// Whether every unit's books are right: its cost, who waits, its candidate, where its people are; and
  /// whether no rule that moves have to keep is broken.
  private func expectBooksAreRight(_ annealing: ScheduleAnnealing, _ units: AnnealedUnits) {
    for (number, unit) in units.problem.units.enumerated() {
      let state = annealing.states[number]
      let schedule = Schedule(placements: state.placements)
      #expect(near(state.cost, unit.cost(of: schedule)))
      var left = unit.classes.map(\.count)
      for placement in state.placements {
        left[Int(placement.itemClass)] -= Int(placement.count)
        #expect(placement.count > 0)
        #expect(unit.classes[Int(placement.itemClass)].costs[Int(placement.slot)].isFinite)
      }
      #expect(left.allSatisfy { $0 >= 0 } && state.waiting == left.reduce(0, +))
      let order = state.placements.map { [$0.itemClass, $0.slot] }
      #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
      #expect(Set(order).count == order.count)
      if let candidate = state.candidate {
        #expect(units.candidates.schedules[candidate] == schedule)
        #expect(units.candidates.range(of: number).contains(candidate))
      }
      #expect(unit.allows(schedule))
      for (itemClass, count) in zip(unit.classes, left) where itemClass.unplacedCost.isInfinite {
        #expect(count == 0)
      }
    }
  }

  /// Whether the rows are used as much as the units' schedules do, by what every candidate would cost.
  private func expectRowsAreRight(_ annealing: ScheduleAnnealing, _ units: AnnealedUnits) {
    var literal = LiteralLagrangian(units)
    for (unit, schedule) in annealing.schedules.enumerated() { literal.add(schedule, of: unit) }
    literal.enforce()
    var energy = annealing.energy
    energy.enforce(units.sessions)
    #expect(zip(energy.excesses, literal.excesses).allSatisfy { near($0, $1) })
    for number in units.candidates.range(of: 0).prefix(20) {
      var more = literal
      more.add(units.candidates.schedules[number], of: 0)
      let expected = units.candidates.costs[number] + more.energy - literal.energy
      #expect(near(energy.evaluate(number), expected))
    }
  }

  /// What moves are there: of single items, and exchanges of two units.
  enum Move: CaseIterable, Sendable { case items, exchange }

  @Test(arguments: 0..<30, Move.allCases)
  func everyMoveKeepsItsBooks(_ part: Int, _ move: Move) {
    let shape = AnnealedUnits.shape.with {
      $0.wholes = part % 3 == 0 ? 0.5 : 0
      $0.fair = part % 2 == 0 ? 1 : 0
    }
    for (seed, units) in AnnealedUnits.cases(part * 3..<part * 3 + 3, shape) {
      for isEnforced in [false, true] {
        var random = SplitMix64(seed: UInt64(seed))
        var annealing = units.annealing(from: units.schedules(&random), seed: seed)
        if isEnforced {
          annealing.energy.enforce(units.sessions)
        } else if let penalty = AnnealedUnits.sweeps(3, isEnforced: false).penalty(of: 1) {
          annealing.energy.relax(penalty, of: units.sessions)
        }
        for step in 0..<120 {
          let temperature = random.one(of: [0.01, 2, 500])
          switch move {
          case .items:
            annealing.moveItems(
              of: random.number(0...units.problem.units.count - 1), temperature)
          case .exchange: annealing.exchange(temperature)
          }
          if step % 10 == 9 {
            expectBooksAreRight(annealing, units)
            expectRowsAreRight(annealing, units)
          }
        }
      }
    }
  }

  /// At a temperature near zero nothing is done that costs more: the whole cost, rows included, never
  /// rises.
  @Test(arguments: 0..<30, Move.allCases)
  func withoutWarmthNothingGetsDearer(_ part: Int, _ move: Move) {
    for (seed, units) in AnnealedUnits.cases(part * 3..<part * 3 + 3) {
      var random = SplitMix64(seed: UInt64(seed))
      var annealing = units.annealing(from: units.schedules(&random), seed: seed)
      annealing.energy.enforce(units.sessions)
      func cost(_ annealing: ScheduleAnnealing) -> Double {
        var literal = LiteralLagrangian(units)
        var sum = 0.0
        for (unit, schedule) in annealing.schedules.enumerated() {
          literal.add(schedule, of: unit)
          sum += units.problem.units[unit].cost(of: schedule)
        }
        literal.enforce()
        return sum + literal.energy
      }
      var before = cost(annealing)
      for _ in 0..<150 {
        switch move {
        case .items:
          annealing.moveItems(of: random.number(0...units.problem.units.count - 1), 1e-9)
        case .exchange: annealing.exchange(1e-9)
        }
        let after = cost(annealing)
        #expect(after <= before + 1e-6 * max(1, abs(before)), "seed \(seed)")
        before = after
      }
    }
  }

  /// A unit that is taken out costs what all cost less without it, itself included.
  @Test(arguments: 0..<60, [false, true])
  func takingOutTellsWhatAUnitCosts(_ seed: Int, _ isEnforced: Bool) {
    guard let units = AnnealedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let schedules = units.schedules(&random)
    var annealing = units.annealing(from: schedules, seed: seed)
    var literal = LiteralLagrangian(units)
    for (unit, schedule) in schedules.enumerated() { literal.add(schedule, of: unit) }
    if isEnforced {
      annealing.energy.enforce(units.sessions)
      literal.enforce()
    } else if let penalty = AnnealedUnits.sweeps(3, isEnforced: false).penalty(of: 1) {
      annealing.energy.relax(penalty, of: units.sessions)
      literal.relax(penalty)
    }
    for unit in units.problem.units.indices {
      var without = literal
      without.add(schedules[unit], of: unit, times: -1)
      let expected =
        units.problem.units[unit].cost(of: schedules[unit]) + literal.energy - without.energy
      // As placements, and as a candidate.
      var other = annealing
      #expect(near(other.remove(unit), expected))
      other.insert(unit)
      let place = units.pool[unit].firstIndex(of: schedules[unit]) ?? 0
      other = annealing
      _ = other.remove(unit)
      let count = other.evaluateChoices(unit, currentEnergy: expected)
      #expect(count == units.pool[unit].count + 1)
      #expect(near(other.energies[place], expected) && other.energies[count - 1] == expected)
      other.apply(unit, place)
      other.insert(unit)
      #expect(other.evaluateChoices(unit, currentEnergy: 0) == units.pool[unit].count)
      #expect(near(other.remove(unit), expected))
      // The choice after the last is what it does already.
      other.apply(unit, units.pool[unit].count)
      #expect(other.schedules[unit] == schedules[unit])
    }
  }

  /// What a run comes to with limits enforced breaks none, and costs what it says.
  @Test(arguments: 0..<30)
  func theBestSchedulesKeepEveryLimit(_ part: Int) {
    let shape = AnnealedUnits.shape.with {
      $0.wholes = part % 3 == 0 ? 0.5 : 0
      $0.fair = part % 2 == 0 ? 1 : 0
    }
    for (seed, units) in AnnealedUnits.cases(part * 3..<part * 3 + 3, shape) {
      var random = SplitMix64(seed: UInt64(seed))
      var annealing = units.annealing(from: units.schedules(&random), seed: seed)
      annealing.run(AnnealedUnits.sweeps(20, isEnforced: false))
      expectBooksAreRight(annealing, units)
      #expect(annealing.best == nil)
      #expect(annealing.bestSchedules == annealing.schedules)
      annealing.run(AnnealedUnits.sweeps(20, isEnforced: true))
      expectBooksAreRight(annealing, units)
      expectRowsAreRight(annealing, units)
      guard let best = annealing.best else { continue }
      #expect(units.problem.isPlan(best.schedules))
      #expect(near(best.cost + units.problem.constant, units.problem.cost(of: best.schedules)))
      #expect(annealing.bestSchedules == best.schedules)
      let least = units.problem.leastCost(atMost: 4_000)
      if let least { #expect(units.problem.cost(of: best.schedules) >= least - 1e-6) }
    }
  }

  /// Of so small problems nearly every optimum is found; never is a cost below it.
  @Test func nearlyAllOptimaAreFound() {
    let shape = AnnealedUnits.shape.with { $0.units = 1...3 }
    var (cases, found) = (0, 0)
    for (seed, units) in AnnealedUnits.cases(700..<900, shape) {
      guard let least = units.problem.leastCost(atMost: 6_000) else { continue }
      var annealing = units.annealing(from: units.pool.map { $0[0] }, seed: seed)
      annealing.run(AnnealedUnits.sweeps(60, isEnforced: false))
      annealing.run(AnnealedUnits.sweeps(60, isEnforced: true))
      cases += 1
      if units.problem.cost(of: annealing.bestSchedules) < least + 1e-6 { found += 1 }
    }
    #expect(cases >= 80)
    #expect(found * 100 >= cases * 85, "\(found) of \(cases)")
  }

  @Test(arguments: 0..<6)
  func theSameSeedComesToTheSame(_ seed: Int) {
    guard let units = AnnealedUnits(seed) else { return }
    let runs = [1, 1, 2].map { seed in
      var annealing = units.annealing(from: units.pool.map { $0[0] }, seed: seed)
      annealing.run(AnnealedUnits.sweeps(15, isEnforced: true))
      return annealing.schedules
    }
    #expect(runs[0] == runs[1])
  }

  @Test(arguments: 0..<6)
  func aRunThatIsOverChangesNothing(_ seed: Int) {
    guard let units = AnnealedUnits(seed) else { return }
    let cancellation = Cancellation()
    cancellation.cancel()
    let start = units.pool.map { $0[$0.count - 1] }
    var annealing = ScheduleAnnealing(
      units.problem.units, start: start, energy: units.energy, seed: 1,
      moves: AnnealedUnits.parameters.moves,
      deadline: Deadline(seconds: nil, cancellation: cancellation) { 0 })
    annealing.run(AnnealedUnits.sweeps(15, isEnforced: false))
    #expect(annealing.schedules == start)
  }

  // MARK: Chance

  /// Each choice as often as its Boltzmann factor says, within what twenty thousand draws tell.
  @Test func choicesAreDrawnByTheirBoltzmannFactors() throws {
    let units = try #require(
      AnnealedUnits.cases(0..<40).first { $0.units.pool[0].count > 4 }?.units)
    var annealing = units.annealing(from: units.pool.map { $0[0] }, seed: 8)
    let temperature = 2.0
    let energies: [Double] = [7, 5, 6, 5 + 2 * 29, 5 + 2 * 31]
    for (place, energy) in energies.enumerated() { annealing.energies[place] = energy }
    var counts = energies.map { _ in 0.0 }
    let draws = 20_000
    for _ in 0..<draws { counts[annealing.sample(5, temperature)] += 1 / Double(draws) }
    let weights: [Double] = [0.36788, 1, 0.60653]
    let total = weights.reduce(0, +)
    for place in 0..<3 { #expect(abs(counts[place] - weights[place] / total) < 0.015) }
    #expect(counts[3] == 0 && counts[4] == 0)
    // Near zero the least alone; where all are the same, each alike.
    for _ in 0..<100 { #expect(annealing.sample(4, 1e-6) == 1) }
    for place in 0..<4 { annealing.energies[place] = 3 }
    var alike = [0, 0, 0, 0]
    for _ in 0..<4_000 { alike[annealing.sample(4, 1)] += 1 }
    #expect(alike.allSatisfy { abs($0 - 1_000) < 120 })
  }

  /// What saves is always accepted; what costs its temperature once in e.
  @Test func changesAreAcceptedByMetropolis() throws {
    let units = try #require(AnnealedUnits.cases(0..<40).first?.units)
    var annealing = units.annealing(from: units.pool.map { $0[0] }, seed: 5)
    for _ in 0..<200 {
      #expect(annealing.accepts(-1, 0.1) && annealing.accepts(0, 1e-9))
      let (isNearNothing, isDear) = (annealing.accepts(1e-12, 1e-15), annealing.accepts(1, 1e-3))
      #expect(isNearNothing && !isDear)
    }
    var accepted = 0
    for _ in 0..<20_000 where annealing.accepts(3, 3) { accepted += 1 }
    #expect(abs(Double(accepted) / 20_000 - 0.36788) < 0.015)
  }

  /// Whoever is beside a slot of the capacity model is another unit with somebody in it, or next to
  /// it.
  @Test(arguments: 0..<40)
  func aNeighbourIsInTheSlotOrNextToIt(_ seed: Int) {
    guard let units = AnnealedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let schedules = units.schedules(&random)
    var annealing = units.annealing(from: schedules, seed: seed)
    for slot in units.problem.capacity.slots.places {
      for first in units.problem.units.indices {
        let near = Set(
          units.problem.units.indices.filter { unit in
            unit != first
              && schedules[unit].placements.contains {
                abs(units.problem.units[unit].slots[Int($0.slot)].distance(to: slot)) <= 1
              }
          })
        var found: Set<Int> = []
        for _ in 0..<60 {
          if let other = annealing.other(than: first, in: slot, tries: 64) { found.insert(other) }
        }
        #expect(found == near)
        #expect(annealing.other(than: first, in: slot, tries: 0) == nil)
      }
    }
  }
}
