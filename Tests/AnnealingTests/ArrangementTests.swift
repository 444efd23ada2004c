import Annealing
import Drives
import Formulation
import Plans
import TestSupport
import Testing

/// A plan that is changed person by person knows its cost without adding it up again.
@Suite struct ArrangementTests {
  @Test(arguments: 0..<80)
  func itsCostIsTheAuditsAndNothingIsBroken(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(9_300 + seed))
    let reading = RandomDrive.Reading.allCases[seed % 3]
    let drive = RandomDrive.drive(using: &random, reading: reading, asTimetable: seed >= 40)
    let problem = PlanningProblem(of: drive, published: [])
    var crowd: ExactCrowd?
    if case .probability(let wanted) = drive.turnout.planFor {
      crowd = ExactCrowd(drive, probability: wanted)
    }
    var plan = Arrangement(problem, rows: ConstraintMatrix(problem.capacity), crowd: crowd)
    plan.fill(from: problem.units.map(\.pinnedSchedule))
    // Pins may contradict each other: such a drive has no plan.
    guard Audit(of: problem.assignments(of: plan.schedules), on: drive).violations.isEmpty else {
      return
    }
    for _ in 0..<60 {
      guard let item = plan.everyItem.randomOne(&random) else { break }
      let slots = plan.itemClass(item).costs.indices
      let slot = slots.lowerBound + random.number(0...max(0, slots.count - 1))
      let isPinned = plan.itemClass(item).unplacedCost.isInfinite
      if plan.count(of: item, in: slot) > 0, !isPinned, random.happens(0.5) {
        plan.take(item, from: slot)
      } else if plan.waiting[item.unit][item.number] > 0, plan.fits(item, in: slot) {
        plan.put(item, in: slot)
      }
      let assignments = problem.assignments(of: plan.schedules)
      let audit = Audit(of: assignments, on: drive)
      // Whoever leaves may leave the others of a unit apart, until somebody fills the gap.
      #expect(audit.violations.isEmpty == plan.isWhole)
      #expect(abs(plan.cost - audit.cost.total) < 1e-6)
      #expect(audit.violations.allSatisfy { $0.rule == .whole })
    }
  }
}

extension [Arrangement.Item] {
  fileprivate func randomOne(_ random: inout SplitMix64) -> Arrangement.Item? {
    isEmpty ? nil : self[random.number(0...count - 1)]
  }
}
