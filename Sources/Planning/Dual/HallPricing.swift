/// What pricing the hall came to: its prices, and pricers that hold what each unit answers to them.
struct HallPricing: Sendable {
  let prices: HallPrices
  let pricers: [UnitPricer]
  /// What each unit answered to prices near to these.
  let schedules: [Schedule]

  /// The outcome of an ascent.
  init(_ ascent: DualAscent) {
    prices = ascent.prices
    pricers = ascent.pricers
    schedules = ascent.schedules
  }

  /// The outcome of column generation.
  init(_ generation: ColumnGeneration) {
    prices = generation.prices
    pricers = generation.pricers
    schedules = pricers.map { $0.last?.schedule ?? $0.problem.emptySchedule }
  }
}
