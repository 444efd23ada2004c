/// The parameters of pricing a unit.
///
/// Numbers were halved and doubled one by one (`python -m peers.parameters`; 1 December 2026): what
/// changed stands in Benchmarks/parameters.md, and which were not. Where a comment names another
/// experiment, that set the number.
package struct PricingParameters: Sendable {
  /// Of a unit that stays whole, how many runs are filled for one answer at most, the most promising first.
  package var mostFillings = 6
  /// Rounds of moves within a run; more seldom change anything.
  package var mostRoundsOfFilling = 20
  /// What a move within a run, or another run, has to save, in cost.
  package var leastSaved = 1e-7
  /// Where the cost term `fair` counts, how many prices in its place are tried for one answer at most, and
  /// for one bound.
  package var mostPrices = 6
  package var mostPricesOfBound = 2

  /// The usual ones.
  package init() {}
}
