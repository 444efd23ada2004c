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

  private init(prices: HallPrices, pricers: [UnitPricer], schedules: [Schedule]) {
    self.prices = prices
    self.pricers = pricers
    self.schedules = schedules
  }

  /// The same for the same units in a hall with other limits.
  func moved(from hall: Hall, to other: Hall) -> HallPricing {
    HallPricing(
      prices: PriceBook(prices, of: hall).prices(for: other), pricers: pricers,
      schedules: schedules)
  }
}
