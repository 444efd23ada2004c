package import Annealing
package import Relaxation
package import UnitPricing
import Workers

/// The parameters of planning besides the drive and ``Planner/Limits``: size thresholds, shares of
/// the work, tolerances.
///
/// Numbers were halved and doubled one by one (`python -m peers.parameters`; 1 December 2026): what
/// changed stands in Benchmarks/parameters.md, and which were not. Where a comment names another
/// experiment, that set the number.
/// "The ladder" are the drives of `make bench-peers` (Benchmarks/README.md).
public struct PlanningParameters: Sendable {
  /// The random seed; the same drive and seed give the same plan.
  public let seed: UInt64
  /// How many threads work in parallel at most; the plan does not depend on it.
  public let threads: Int

  package var relaxation: RelaxationParameters
  package var annealing: AnnealingParameters
  package var search = SearchParameters()
  package var tree = TreeParameters()
  package var exact = ExactParameters()
  package var surrogate = SurrogateParameters()

  /// The seed that plans are made with by default.
  public static let usualSeed: UInt64 = 20_211_209

  /// Parameters with a seed and a number of threads.
  ///
  /// - Parameters:
  ///   - seed: the random seed.
  ///   - threads: the most threads, at least 1.
  ///   - numbers: other numbers than the usual ones, by their names (Benchmarks/parameters.md).
  /// - Throws: ``ParameterError`` where the number of threads is none, where there is no number of a
  ///   name, or where it cannot be what it is to be.
  public init(
    seed: UInt64 = usualSeed, threads: Int, numbers: [String: Double] = [:]
  ) throws(ParameterError) {
    guard threads >= 1 else { throw .threads(threads) }
    self.init(seed, threads)
    for (name, value) in numbers.sorted(by: { $0.key < $1.key }) {
      guard let number = NamedNumber.all.first(where: { $0.name == name }) else {
        throw .unknown(name)
      }
      try number.set(value, in: &self)
    }
  }

  /// All numbers but seed and threads, by their names, and whether they are whole ones.
  public var numbers: [(name: String, value: Double, isWhole: Bool)] {
    NamedNumber.all.map { ($0.name, $0.value(in: self), $0.isWhole) }
  }

  /// Parameters with the usual seed and a thread for each processor.
  public init() { self.init(PlanningParameters.usualSeed, Threads.processors) }

  /// The same parameters with less work for the proof of small drives.
  ///
  /// - Parameter share: the part of the usual work, above 0 and at most 1.
  /// - Returns: the parameters.
  public func proving(withShare share: Double) -> PlanningParameters {
    var changed = self
    changed.tree.work.few *= share
    changed.tree.work.many *= share
    changed.tree.nodesOfPlacing = Int(Double(tree.nodesOfPlacing) * share)
    changed.tree.mostNearbyWork = Int(Double(tree.mostNearbyWork) * share)
    changed.tree.moreWhereSomebodyMayFit.rounds = 0
    return changed
  }

  private init(_ seed: UInt64, _ threads: Int) {
    self.seed = seed
    self.threads = max(1, threads)
    relaxation = RelaxationParameters(threads: self.threads)
    annealing = AnnealingParameters(threads: self.threads)
    tree.threads = self.threads
  }
}

/// Why there are no such parameters.
public enum ParameterError: Error, Equatable, Sendable {
  /// This number of threads is not possible.
  case threads(Int)
  /// There is no number of this name.
  case unknown(String)
  /// The number of this name cannot be that.
  case number(String, Double)
}

/// How the work of one search is shared between prices, plans and proof.
package struct SearchParameters: Sendable {
  /// Below this size plans are fast to make, and many are made.
  package var few = 2_000
  /// From so many people on, prices are not settled twice; from so many on, units prove less.
  package var large = 100_000
  package var largest = 500_000
  /// With more units, or more people, the relaxation takes too long as a linear program: of 3,000 people
  /// of 100 units at four sessions one had not ended after ten minutes (`generate --registrants 3000
  /// --units 100 --sessions 4`; 30 November 2026).
  package var mostOfPrograms = (units: 100, people: 2_000)
  /// Rounds of searching for columns: in a sketch, at first, after each proof, and to appraise prices.
  package var rounds = (sketch: 20, first: 60, next: 20, appraisal: 15)
  /// By how much the first step changes the price it changes most, in cost: from nothing, and from
  /// prices that are good.
  package var firstStep = (fresh: 0.5, warm: 0.1)
  /// The parts of limited time at which a sketch's prices, the first ones, the next, the last, and those
  /// of an appraisal are settled; the rest is for plans and the proof.
  package var timeOf = (sketch: 0.1, first: 0.35, next: 0.4, last: 0.45, appraisal: 0.8)
  /// Steps of a unit's multipliers in a first proof, and in others.
  package var stepsOfProof = (first: 10, others: 200)
  /// Sets of slots that a unit looks at in a proof, usually, and in the last one of some thousand people and
  /// of more. Four million: 0.06 % more bound of 3,000 people in no more time, 0.4 % where units are large
  /// (seeds 11 to 13 and 103); 30,000 people would take 45 s longer (1 December 2026).
  package var setsOfProof = (usual: 4_000, lastOfSome: 4_000_000, lastOfMany: 40_000)
  /// Looks around the best prices for more columns: usually, and for few people from nothing; and by
  /// which part a price differs at most, for few and for more.
  package var looks = (usual: 10, few: 30)
  package var noise = (few: 0.5, many: 0.2)
  /// Columns of each unit that plans are annealed out of: of many people, of few, and of few beside
  /// another drive's.
  package var choices = (many: 12, few: 15, warm: 8)
  /// The gap and rounds of column generation.
  package var generation = (gap: 1e-5, rounds: 60)
  /// The effort of a sketch; the part of the effort of a quick first plan; the effort after a placement.
  package var effort = (sketch: 0.1, quickDivisor: 12.0, afterPlacing: 0.5)
  /// Nodes of the program of whole arrivals.
  package var nodesOfIntegerArrivals = 2_000
  /// Changes that the last step looks at, at the usual effort, and the least part of it.
  package var changesOfLastStep = 20_000.0
  package var leastEffortOfLastStep = 0.1
  /// In drives of more people, nobody is tried once more where the search has tried everyone by the
  /// rules already.
  package var mostPeopleTriedTwice = 5_000
  /// From so many people of a unit on average, plans that keep units whole are searched, too, where the
  /// gap is so large, and with what part of the usual effort. By `khunggio plan` on the timetables of
  /// docs/timetables.md (1 December 2026): bo-de-2021, gap 11.9 %, 1,704.8 → 1,659.5 (usual effort:
  /// 1,654.6) in 13 s for 9; the four with gaps of at most 4 % gain nothing for a third more time.
  package var leastPeopleOfWholeUnit = 20
  package var leastGapOfWholeUnits = 0.05
  package var effortOfWholeUnits = 0.5
  /// A plan is better with a cost less by this, and a bound better by that.
  package var leastSaved = 1e-9
  package var leastRise = 1e-12

  /// How many sets of slots a unit looks at in the last proof.
  ///
  /// - Parameters:
  ///   - people: how many people the drive has.
  ///   - inParts: from how many people on drives are annealed in parts.
  /// - Returns: the sets, at most.
  package func setsOfLastProof(of people: Int, inParts: Int) -> Int {
    if people < few || people >= largest { return setsOfProof.usual }
    return people < inParts ? setsOfProof.lastOfSome : setsOfProof.lastOfMany
  }
}

/// How branch and price goes about small drives.
package struct TreeParameters: Sendable {
  /// How many threads process nodes in parallel at most; the plan does not depend on it.
  package var threads = 1
  /// How many nodes are processed at once, where a node takes so much work on average (10 ms): with two, one
  /// thread often waits for the other (`field/small/40-103` in 10 s: gap 3.0 % with two, proven with four, on two
  /// processors; 1 December 2026).
  package var nodesAtOnce = (count: 4, leastWork: 40_000)
  /// How units that are too large for a graph are priced.
  package var pricing = PricingParameters()
  /// The largest drives for branch and price, without a time limit and with one.
  package var mostPeople = (usual: 100, inTime: 299)
  /// Work before the plans are annealed in earnest, as a part of all.
  package var firstPart = 0.25
  /// Work at the usual effort, in about a quarter of a microsecond each, up to so many people, and of
  /// more: less than two seconds, and four of more (`data/`, 30 November 2026). By so much less where a
  /// drive like it has been planned before.
  package var work = (few: 6e6, many: 16e6, divisorWarm: 4.0)
  package var fewPeople = 12
  /// Up to so many people the search goes on, so often and with so much of the effort for new plans, as
  /// long as somebody who has no slot may fit in by the bound: of 18 people, one more is placed by that
  /// (`python -m peers.small_drives --first 376 --drives 1`; 30 November 2026). A longer proof alone
  /// does not find the plan.
  package var moreWhereSomebodyMayFit = (people: 24, rounds: 3, effort: 2.0)
  /// Small drives are solved to this part of the gap asked for: where somebody is left out, which costs a
  /// thousand, a gap of 1e-4 of all would hide the other costs (`python -m peers.small_drives`: six of eight drives
  /// that were not at the best known cost; 1 December 2026).
  package var partOfGap = 0.01
  /// Two costs nearer than this part are the same.
  package var tolerance = 1e-7
  /// Up to so many people a unit's graph may have so many arcs; of more people, nodes take too long
  /// otherwise.
  package var arcs = [(people: 24, arcs: 1_500_000), (people: 64, arcs: 600_000)]
  package var arcsOfMany = 150_000
  /// How many arcs the graphs with all own rows may have together in drives of so few people: of 13 people of
  /// one unit, a gap of 33 % after 15 s with 1.5 million, proven in 3 s with six (`python -m peers.goals`,
  /// random drive 10107; 1 December 2026).
  package var arcsOfAllRows = (people: 24, arcs: 6_000_000)
  /// How large a graph may be where others leave little room: those that need more are not worth it.
  package var mostArcsBeside = 100_000
  /// How many arcs the graph of a unit's arrivals alone may have; the steps of its multipliers at each prices,
  /// and for a proof.
  package var mostArcsOfLoads = 100_000
  package var stepsOfLoads = (pricing: 4, proof: 60)
  /// All arcs of the graphs that are kept at once, and the work that making one is.
  package var mostStored = 12_000_000
  package var workOfArc = 4
  /// Own rows that count more slots than these are left out of a graph, one attempt after another, up to
  /// so many people and of more, where few attempts lead anywhere.
  package var windows = (
    people: 64, few: [Int.max, 4, 3, 2, 1], many: [Int.max, 2]
  )
  /// Labels of the enumeration of a unit's columns, and the work of one. Enumerations that are cut off take at most
  /// this part of the work of the tree (`field/small/40-103`: they were three quarters of it; 1 December 2026).
  package var mostLabels = 250_000
  package var workOfLabel = 2
  package var shareOfCutOffs = 0.05
  /// The most columns of a unit that are listed, and the work of making one (`field/small/60-103`: lists of 130,000
  /// and 180,000 columns took 14 s instead of 5 at the usual effort, and proved no more; 1 December 2026).
  package var mostListed = 50_000
  package var workOfColumn = 16
  /// Columns looked at in the search for the best choice of them, for a proof.
  package var mostLooks = 30_000_000
  /// What one search among choices may look at in any case; all of them together take at most this part of the
  /// work of the tree, a look being so much of it (`field/small/150-101`: three quarters of the time went into
  /// searches that were cut off, 11 nodes a second with this instead of 3; 30 November 2026).
  package var leastLooks = 2_000_000
  package var looksOfWork = (part: 0.25, looks: 20)
  /// Once enumeration or a search has been cut off, it is tried again with the slack smaller by this, and
  /// the search at every so many nodes.
  package var shareOfCutOff = 0.8
  package var nodesBetweenTries = 16
  /// The same where only a better plan is looked for; each try with the slack over so much.
  package var cheapest = (
    labels: 40_000, looks: 10_000_000, tries: 6, shrinkage: 1.6, share: 0.05
  )
  /// The same where all but two or three units keep their schedules, and the work of all that.
  package var nearby = (labels: 60_000, looks: 3_000_000)
  package var mostNearbyWork = 2_000_000
  /// How many numbers are tried for a branching.
  package var mostCandidates = 8
  /// Nodes of the program that bounds what leaving people out costs.
  package var nodesOfPlacing = 3_000
  /// The parts of the dual values of presence rows at which a greatest peak is looked for.
  package var partsOfPeakDuals = [0.7, 0.3, 0]
  /// Columns of each unit that a node begins with, its rounds, and its proofs by pricers at most.
  package var firstColumns = 40
  package var rounds = 200
  package var proofs = 6
  /// What an artificial variable costs, as a multiple of the cost.
  package var partOfArtificial = 10.0
  /// The work of a node besides, and of bounding what leaving people out costs.
  package var workOfNode = 5_000
  package var workOfPlacing = 300_000
  /// With so few units there is no neighbourhood that is smaller than the whole.
  package var fewUnits = 3
  /// A graph that keeps at most this part of its arcs replaces the larger one.
  package var shareOfReduced = 0.75
  /// An excess is split while its interval is worth more than this part of the gap.
  package var leastWidth = 0.2
  /// A plan and a bound are better by as much as in the search; a slope less than this part of a weight is none.
  package var leastSaved = SearchParameters().leastSaved
  package var leastRise = SearchParameters().leastRise
  package var leastPart = 1e-9

  /// How many arcs a unit's graph may have, of a drive with so many people.
  package func mostArcs(of people: Int) -> Int {
    arcs.first { people <= $0.people }?.arcs ?? arcsOfMany
  }

  /// How many arcs a unit's graph may have that keeps all own rows.
  ///
  /// - Parameters:
  ///   - people: how many people the drive has.
  ///   - units: how many units.
  /// - Returns: the arcs.
  package func mostArcsOfAllRows(of people: Int, units: Int) -> Int {
    let shared = people <= arcsOfAllRows.people ? arcsOfAllRows.arcs / max(1, units) : 0
    return max(mostArcs(of: people), shared)
  }

  /// How many columns a search among choices may look at.
  ///
  /// - Parameters:
  ///   - work: what the tree has done.
  ///   - looks: how many columns earlier searches have looked at.
  /// - Returns: the columns.
  package func looks(afterWork work: Int, looks: Int) -> Int {
    let share = Int(Double(work) * looksOfWork.part) * looksOfWork.looks - looks
    return min(mostLooks, max(leastLooks, share))
  }

  /// How many slots own rows may count, one attempt after another.
  package func windows(of people: Int) -> [Int] {
    people <= windows.people ? windows.few : windows.many
  }
}

/// How small drives are solved as one program.
package struct ExactParameters: Sendable {
  /// The most assignment variables of a problem that is worth solving as one program.
  package var mostVariables = 1_500
  /// With more variables the tree seldom closes, so that it gets this fraction of the usual nodes; where
  /// units stay whole, which makes nodes long, there is none (of `emerson-2015`, 900 people in 24 units
  /// that stay whole, it took 14 of 18 seconds of the processors; 30 November 2026).
  package var mostVariablesOfSmall = 250
  package var effortOfCosts = 0.25
  /// The most rounds of crowd cuts, each with a new tree, in small programs and in others.
  package var rounds = (small: 60, others: 6)
  /// The fewest nodes of a tree; and the work of the others, in variables to the powers 3/2 and 2.
  package var leastNodes = 50
  package var nodes = (linear: 5_000_000.0, square: 25_000_000.0)
  /// The gap at which leaving out the fewest is solved, and the part of the gap asked for at which the
  /// costs are.
  package var gapOfPlacing = 1e-6
  package var partOfGap = 10.0
}

/// How the surrogate of the chance constraints is adjusted.
package struct SurrogateParameters: Sendable {
  /// In drives of more people than these, the search for what holds for everyone takes part of the
  /// usual effort.
  package var mostPeopleOfSmall = 400
  /// In drives of more people than these, the bound is found with little work.
  package var mostPeopleBoundedAnew = 100
  /// With less of the cost charged for crowds than this part, no crowd limit matters.
  package var leastCharge = 1e-4
  /// How often rows are adjusted, and loosened to let more people in, at most.
  package var mostAdjustments = 100
  package var mostLoosenings = 3
  /// Looser rows are tried while they save this part of the cost: their bound is lower, whatever the
  /// plan costs (`thanh-xuan-2021`: gaps of 0.2 to 0.3 % instead of 0.9 to 1.0 %; 28 November 2026).
  package var leastSavedByLoosening = 1e-3
  /// How often a sketch adjusts the first rows.
  package var sketches = 2
  /// By how much less than the usual is done after rows have been adjusted.
  package var effortDivisor = 4.0
}
