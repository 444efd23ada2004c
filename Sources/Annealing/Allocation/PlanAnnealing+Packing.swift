import Formulation

extension PlanAnnealing {
  /// The waves where not everyone fits in: what a place is worth is the price of all places together,
  /// and the others are as low as where everyone does.
  func packingWaves(
    placing people: Int, effort: Double
  ) -> [Wave] {
    func sweeps(_ usual: Double) -> Int { self.sweeps(usual, effort: effort) }
    let numbers = parameters.allocation
    let course = isSmall ? parameters.courses.few : parameters.courses.many
    let worth = min(numbers.mostWorth, highestPrice)
    // Within quotas nobody competes for a place any more.
    let worthInQuotas = parameters.priceOfCrowding
    func ofSize<Number>(_ pair: (few: Number, many: Number)) -> Number {
      isSmall ? pair.few : pair.many
    }
    let packing = AllocationPacking(
      problem: problem, rows: rows, prices: prices, placing: people,
      moves: Int(numbers.movesOfLoad * effort) * rows.loadCount, tries: ofSize(numbers.tries),
      soft: cooling.softAgain(
        sweeps: sweeps(ofSize(numbers.packingRelaxed)), course, worth: worthInQuotas),
      firm: cooling.firm(sweeps: sweeps(numbers.packingEnforced), course, worth: worthInQuotas),
      parameters: parameters, deadline: deadline)
    let firm = cooling.firm(sweeps: sweeps(numbers.enforced), course, worth: worthInQuotas)
    let first = Wave(
      runs: numbers.plans.first,
      soft: cooling.soft(sweeps: sweeps(ofSize(numbers.firstRelaxed)), course, worth: worth),
      packing: packing, firm: firm)
    let next = Wave(
      runs: numbers.plans.next,
      soft: cooling.softAgain(sweeps: sweeps(ofSize(numbers.nextRelaxed)), course, worth: worth),
      packing: packing, firm: firm)
    return (hasPlan ? [] : [first])
      + [Wave](repeating: next, count: ofSize(numbers.nextRounds))
  }
}
