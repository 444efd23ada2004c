import Annealing
import Drives
import Formulation
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// Schedules of all units as they are in the capacity model, and how they are repaired.
@Suite struct OccupancyTests {
  private func cases(
    _ part: Int
  ) -> [(seed: Int, units: AnnealedUnits, schedules: [[Schedule]])] {
    AnnealedUnits.cases(part * 4..<part * 4 + 4).map { seed, units in
      var random = TestSupport.SplitMix64(seed: UInt64(seed))
      return (seed, units, (0..<10).map { _ in units.schedules(&random) })
    }
  }

  @Test(arguments: 0..<30)
  func itKnowsItsRowsItsCostAndWhoWaits(_ part: Int) {
    for (_, units, all) in cases(part) {
      for schedules in all {
        let occupancy = Occupancy(schedules, of: units.problem, rows: units.rows)
        let people = units.problem.people(of: schedules)
        let rows = units.problem.capacity.limits + units.problem.capacity.excesses.flatMap(\.rows)
        for (row, activity) in zip(rows, occupancy.activity) {
          #expect(abs(row.use(by: people) - activity) < 1e-9)
        }
        #expect(abs(occupancy.cost - units.problem.cost(of: schedules)) < 1e-6)
        let placed = units.problem.assignments(of: schedules).count
        #expect(occupancy.peopleWaiting == units.drive.registrants.count - placed)
        #expect(
          occupancy.keepsLimits
            == units.problem.capacity.limits.allSatisfy { $0.use(by: people) <= $0.bound + 1e-7 })
      }
    }
  }

  /// A sum that lies just beyond a bound is kept, and one a little further is not.
  @Test func aLimitIsExceededBeyondTheTolerance() throws {
    let units = try #require(AnnealedUnits.cases(0..<20).first?.units)
    let problem = units.problem
    let schedules = units.pool.map { $0[$0.count - 1] }
    let people = problem.people(of: schedules)
    let first = try #require(people.first)
    for (excess, isKept) in [(0.5e-7, true), (2e-7, false), (-1e-9, true)] {
      let limit = CapacityRow(
        rule: .stageCapacity, session: 0, minute: 0, subject: 0,
        terms: [CapacityRow.Term(load: first.load, coefficient: 1)],
        bound: Double(first.people) - excess)
      let capacity = CapacityModel(
        slots: problem.capacity.slots, slotsOfSession: problem.capacity.slotsOfSession,
        kinds: problem.capacity.kinds, limits: [limit], excesses: problem.capacity.excesses)
      let occupancy = Occupancy(
        schedules, of: problem.with(capacity), rows: ConstraintMatrix(capacity))
      #expect(occupancy.keepsLimits == isKept)
    }
  }

  /// What is repaired keeps every limit, unless the pinned alone break one; whoever was in no
  /// limit's way keeps their slot; and nobody waits who fits in and whose slot is worth it.
  @Test(arguments: 0..<40)
  func whatIsMendedIsAPlan(_ part: Int) {
    for (seed, units, all) in cases(part) {
      let problem = units.problem
      let pinned = problem.units.map(\.pinnedSchedule)
      guard problem.isPlan(pinned) else { continue }
      for schedules in all {
        let before = Occupancy(schedules, of: problem, rows: units.rows)
        var mended = before
        mended.repair()
        #expect(problem.isPlan(mended.schedules), "seed \(seed)")
        #expect(abs(mended.cost - problem.cost(of: mended.schedules)) < 1e-6)
        if before.keepsLimits {
          #expect(mended.cost <= before.cost + 1e-9)
          for (old, new) in zip(schedules, mended.schedules) {
            for placement in old.placements {
              let there = new.placements.first {
                $0.itemClass == placement.itemClass && $0.slot == placement.slot
              }
              #expect(there?.count ?? 0 >= placement.count)
            }
          }
        }
        for (unit, schedule) in zip(problem.units, mended.schedules) {
          #expect(schedule.placements.allSatisfy { $0.count > 0 })
          for placement in unit.pinnedSchedule.placements {
            #expect(schedule.placements.contains(placement))
          }
        }
      }
    }
  }

  /// The rules that one more item would break are rules that its people would break, and none are
  /// broken where none is reported.
  @Test(arguments: 0..<40)
  func oneMoreBreaksWhatTheRulesSay(_ part: Int) {
    for (_, units, all) in cases(part) {
      let problem = units.problem
      var rules = LiteralRules(for: units.drive)
      for schedules in all.prefix(4) where problem.isPlan(schedules) {
        let occupancy = Occupancy(schedules, of: problem, rows: units.rows)
        for (number, unit) in problem.units.enumerated() {
          var left = unit.classes.map(\.count)
          for placement in schedules[number].placements {
            left[Int(placement.itemClass)] -= Int(placement.count)
          }
          for place in unit.classes.indices where left[place] > 0 {
            for slot in unit.slots.indices where unit.classes[place].costs[slot].isFinite {
              let broken = occupancy.rulesBroken(byAdding: place, to: slot, of: number)
              var more = schedules
              more[number].placements[more[number].placements.place(of: place, in: slot)]
                .count += 1
              let assignments = problem.assignments(of: more)
              let literal = Set(
                HardRule.allCases.filter { !rules.violations(of: $0, in: assignments).isEmpty })
              #expect(broken.isSubset(of: literal))
              #expect(broken.isEmpty == literal.isEmpty)
            }
          }
        }
      }
    }
  }
}
