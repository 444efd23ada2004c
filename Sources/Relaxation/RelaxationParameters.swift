package import UnitPricing

/// The parameters of dual values, bounds and columns.
///
/// Numbers were halved and doubled one by one (`python -m peers.parameters`; 1 December 2026): what
/// changed stands in Benchmarks/parameters.md, and which were not. Where a comment names another
/// experiment, that set the number.
/// "The ladder" are the drives of `make bench-peers` (Benchmarks/README.md).
package struct RelaxationParameters: Sendable {
  /// The most threads that price units; dual values do not depend on it.
  package var threads: Int
  /// How units are priced.
  package var pricing = PricingParameters()

  /// Steps on the columns of the pool between two rounds of pricing: a step costs a hundredth of
  /// such a round (ladder, 28 November 2026).
  package var stepsInPool = 200
  /// The relative gain these steps must predict for another round of pricing.
  package var leastPromise = 1e-6
  /// The step towards the duals that the pool suggests: grows after a success, shrinks after a
  /// failure, has a minimum.
  package var part = (growth: 1.5, shrinkage: 0.7, least: 0.1)
  /// Bisections of the price of a place, where there are more people than places.
  package var halvings = 14
  /// The weight of a new solution in the average, and the factors of the step after a gain and
  /// after so many steps without one.
  package var partOfSolution = 0.1
  package var step = (growth: 1.5, shrinkage: 0.7, failures: 3)
  /// Fewer units are priced by one thread; more in so many parts.
  package var unitsOfOnePart = 400
  package var parts = 8
  /// From this fraction of people placed on, places do not count as scarce.
  package var nearlyEveryone = 0.999
  /// With more sessions than these, one program of the whole placement takes long.
  package var sessionsTogether = 40
  /// In larger drives a fraction of a person matters little, and the linear program gets large.
  package var mostPeopleCounted = 10_000
  /// Up to so many variables, how many people fit in at most is an integer program of everybody's slots,
  /// with so many nodes at most: of 30 people of whom four stay out it proves four in a tenth of a second,
  /// where a bound by sessions says three (`generate --registrants 30 --units 4 --tightness overfull`;
  /// 30 November 2026: the gap went from 24 % to none).
  package var mostVariablesOfPlacement = 1_500
  package var nodesOfPlacement = 1_000
  /// Up to so many numbers of the last slots' companions, how many groups fit in is found by dynamic
  /// programming (`thcs-tran-quang-khai-2021-lop`: 99.5 % of gap without it; 1 December 2026).
  package var statesOfPacking = 2_000
  /// With more loads than these, the program of whole arrivals takes too long (a fifth of a second; 29
  /// November 2026).
  package var mostLoadsCounted = 40
  /// The smoothing factor of dual values in column generation, and its reduction after each
  /// mis-price.
  package var smoothing = (first: 0.6, less: 0.15)
  /// The steps and sets of slots of a unit's proof at the end of column generation.
  package var proof = (steps: 100, sets: 10_000)
  /// A column improves with a reduced cost below this, in cost.
  package var leastReducedCost = 1e-7
  /// The tolerance between a unit's priced schedule and its proven bound, in cost.
  package var toleranceOfProof = 1e-6

  /// - Parameter threads: the most threads that price units.
  package init(threads: Int) { self.threads = threads }
}
