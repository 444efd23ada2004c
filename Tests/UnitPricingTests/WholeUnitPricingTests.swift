import Drives
import Formulation
import GLPK
import Plans
import TestSupport
import Testing
import UnitPricing

/// Units that stay whole: every run of slots is looked at, and what is proven is no more than the least cost
/// of any schedule, which exact pricing finds.
@Suite struct WholeUnitPricingTests {
  @Test(arguments: 0..<8)
  func itsBoundIsNoMoreThanTheCheapestSchedule(_ part: Int) throws {
    var looked = 0
    for seed in 0..<20 {
      var random = SplitMix64(seed: UInt64(77_000 + part * 20 + seed))
      let drive = RandomDrive.drive(
        using: &random, reading: seed % 2 == 0 ? .expected : .everyone, people: 3...6,
        asTimetable: true)
      let problem = PlanningProblem(of: drive, published: [])
      let exact = ExactPricing(drive)
      let most = problem.capacity.mostPeopleOfSlots
      for (number, unit) in problem.units.enumerated() where unit.isWhole {
        let loadPrices = (0..<problem.capacity.loadCount).map { _ in
          Double(random.number(0...40)) / 8 - 1
        }
        guard let cheapest = exact.cheapest(of: number, loadPrices) else { continue }
        var pricer = UnitPricer(unit, in: problem.capacity, mostPeople: most)
        let kindCount = problem.capacity.kinds.count
        let improvedEstimate = pricer.estimate(loadPrices, kindCount: kindCount)
        let bound = pricer.prove(tolerance: 1e-9, steps: 10, sets: 4_000, solver: GLPKSolver())
        let published = "part \(part), seed \(seed), unit \(unit.unit)"
        #expect(bound <= cheapest.value + 1e-6, "\(published)")
        // What is answered is a schedule, and costs what is said.
        var value = unit.cost(of: improvedEstimate.schedule)
        for (load, people) in unit.loads(of: improvedEstimate.schedule, capacity: problem.capacity)
        {
          value += loadPrices[load] * Double(people)
        }
        #expect(unit.keepsWhole(improvedEstimate.schedule), "\(published)")
        #expect(value.isInfinite || abs(value - improvedEstimate.value) < 1e-6, "\(published)")
        #expect(improvedEstimate.value >= bound - 1e-6, "\(published)")
        looked += 1
      }
    }
    #expect(looked >= 3)
  }
}
