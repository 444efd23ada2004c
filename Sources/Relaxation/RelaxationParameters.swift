/// Every number that prices, bounds and columns depend on, besides the problem.
///
/// Where a comment names no experiment, a number was set by hand and not measured by itself. "The
/// ladder" are the drives of `make bench-peers`; what it came to is in Benchmarks/README.md.
package struct RelaxationParameters: Sendable {
  /// How many threads look at units side by side at most; prices do not depend on it.
  package var threads: Int

  /// How many steps are taken among the columns known before units search for others again: a look at
  /// them costs a hundredth of a search (ladder, 28 November 2026).
  package var stepsInPool = 200
  /// What these steps must promise to gain, as a part of the value, for a search to be worth it.
  package var leastPromise = 1e-6
  /// How far prices go towards what the steps led to: longer where that paid, shorter where not, at
  /// least so far.
  package var part = (growth: 1.5, shrinkage: 0.7, least: 0.1)
  /// How often the price of a place is halved, where there are more people than places.
  package var halvings = 14
  /// The part of an answer in the mean of them; and how steps get longer after each gain, and shorter
  /// after so many without.
  package var partOfAnswer = 0.1
  package var step = (growth: 1.5, shrinkage: 0.7, failures: 3)
  /// Fewer units are looked at by one thread; more in so many parts.
  package var unitsOfOnePart = 400
  package var parts = 8
  /// With this part of the people placed there is room for nearly everyone.
  package var nearlyEveryone = 0.999
  /// With more sessions than these, one program of the whole placement takes long.
  package var sessionsTogether = 40
  /// Of more people, a part of one matters little, and the linear program gets large.
  package var mostPeopleCounted = 10_000
  /// With more loads than these, the program of whole arrivals takes too long (a fifth of a second; 29
  /// November 2026).
  package var mostLoadsCounted = 40
  /// How far column generation goes from the master program's prices towards the best ones at first,
  /// and by how much less each time that leads nowhere.
  package var smoothing = (first: 0.6, less: 0.15)
  /// The steps and sets of slots of a unit's proof at the end of column generation.
  package var proof = (steps: 100, sets: 10_000)
  /// A column improves with a reduced cost below this, in cost.
  package var leastReducedCost = 1e-7
  /// How far below its answer a unit's proof may stay, in cost.
  package var toleranceOfProof = 1e-6

  /// - Parameter threads: how many threads look at units side by side at most.
  package init(threads: Int) { self.threads = threads }
}
