import Formulation

extension PlanAnnealing {
  /// The rounds for sessions with fewer places than people. The price of a place is carried by one
  /// row for all places; the prices of the other rows stay as low as where everyone fits.
  func packingRounds(
    placing people: Int, effort: Double
  ) -> [AnnealingRound] {
    func sweeps(_ usual: Double) -> Int { self.sweeps(usual, effort: effort) }
    let numbers = parameters.allocation
    let settings = isSmall ? parameters.scheduleSettings.few : parameters.scheduleSettings.many
    let priceScale = min(numbers.mostPriceScale, highestPrice)
    // Within an allocation nobody competes for places, so that prices are low.
    let priceScaleOfAllocation = parameters.priceOfCrowding
    func ofSize<Number>(_ pair: (few: Number, many: Number)) -> Number {
      isSmall ? pair.few : pair.many
    }
    let packing = AllocationPacking(
      problem: problem, rows: rows, prices: prices, placing: people,
      moves: Int(numbers.movesOfLoad * effort) * rows.loadCount, tries: ofSize(numbers.tries),
      relaxed: annealingSchedule.relaxedFromPlan(
        sweeps: sweeps(ofSize(numbers.packingRelaxed)), settings, priceScale: priceScaleOfAllocation
      ),
      enforced: annealingSchedule.enforced(
        sweeps: sweeps(numbers.packingEnforced), settings, priceScale: priceScaleOfAllocation),
      parameters: parameters, deadline: deadline)
    let enforced = annealingSchedule.enforced(
      sweeps: sweeps(numbers.enforced), settings, priceScale: priceScaleOfAllocation)
    let first = AnnealingRound(
      runs: numbers.plans.first,
      relaxed: annealingSchedule.relaxed(
        sweeps: sweeps(ofSize(numbers.firstRelaxed)), settings, priceScale: priceScale),
      packing: packing, enforced: enforced)
    let next = AnnealingRound(
      runs: numbers.plans.next,
      relaxed: annealingSchedule.relaxedFromPlan(
        sweeps: sweeps(ofSize(numbers.nextRelaxed)), settings, priceScale: priceScale),
      packing: packing, enforced: enforced)
    // Everybody who fits in is in: now only who is where matters.
    let last = AnnealingRound(
      runs: numbers.plans.next,
      relaxed: annealingSchedule.relaxedFromPlan(sweeps: 0, settings, priceScale: priceScale),
      enforced: annealingSchedule.enforced(
        sweeps: sweeps(ofSize(numbers.last)), settings, priceScale: priceScaleOfAllocation))
    return (hasPlan ? [] : [first])
      + [AnnealingRound](repeating: next, count: ofSize(numbers.nextRounds))
      + (ofSize(numbers.last) > 0 ? [last] : [])
  }
}
