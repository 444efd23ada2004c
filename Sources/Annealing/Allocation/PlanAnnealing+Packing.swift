import Formulation

extension PlanAnnealing {
  /// The waves where not everyone fits in: what a place is worth is the price of all places together,
  /// and the others are as low as where everyone does.
  func packingWaves(
    placing people: Int, effort: Double
  ) -> [Wave] {
    func sweeps(_ usual: Double) -> Int { self.sweeps(usual, effort: effort) }
    let course = isSmall ? Cooling.Course.few : .many
    let worth = min(100, highestPrice)
    // Within quotas nobody competes for a place any more.
    let worthInQuotas = PlanAnnealing.dear
    let packing = QuotaPacking(
      problem: problem, rows: rows, prices: prices, placing: people,
      moves: Int(15_000 * effort) * rows.loadCount, tries: isSmall ? 3 : 1,
      soft: .softAgain(sweeps: sweeps(isSmall ? 1_000 : 600), course, worth: worthInQuotas),
      firm: .firm(sweeps: sweeps(200), course, worth: worthInQuotas), watch: watch)
    let firm = Cooling.firm(sweeps: sweeps(100), course, worth: worthInQuotas)
    let first = Wave(
      runs: 4, soft: .soft(sweeps: sweeps(isSmall ? 500 : 800), course, worth: worth),
      packing: packing, firm: firm)
    let again = Wave(
      runs: 2, soft: .softAgain(sweeps: sweeps(isSmall ? 200 : 400), course, worth: worth),
      packing: packing, firm: firm)
    return (hasPlan ? [] : [first]) + [Wave](repeating: again, count: isSmall ? 3 : 1)
  }
}
