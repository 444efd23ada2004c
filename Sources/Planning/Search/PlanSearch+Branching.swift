import Formulation
import IntegerProgramming
import Relaxation

/// How small drives are handed over to branch and price.
extension PlanSearch {
  /// Whether branch and price leads anywhere: with more people nodes take long, and with many more too
  /// long for any limit of time.
  var suitsTree: Bool {
    isTreeWanted && parameters.tree.suits(people: problem.people, deadline)
  }

  private var usualWork: Double {
    parameters.tree.usualWork(people: problem.people, isWarm: isWarm)
  }

  /// A first look at the tree, from a quick plan: most small drives are proven by that.
  mutating func branchFirst(effort: Double) {
    branch(work: usualWork * parameters.tree.firstPart * effort)
  }

  /// Goes on with the tree for the usual work.
  mutating func branch(effort: Double) {
    if suitsTree { branch(work: usualWork * effort) }
  }

  /// Whether the gap leaves open that somebody who has no slot fits in.
  var mayPlaceMore: Bool {
    unplaced > 0 && !isDone && cost - bound >= problem.lowestCostWithoutSlot
  }

  private mutating func branch(work: Double) {
    guard !isDone else { return }
    var tree = tree ?? makeTree()
    tree.offer(best)
    tree.add(pool)
    tree.run(work: Int(work))
    improveBound(tree.bound)
    recordIncumbent(tree.schedules)
    self.tree = tree
  }

  private func makeTree() -> BranchAndPrice {
    BranchAndPrice(
      problem, schedules: best, cost: cost, bound: bound, prices: provingPrices ?? prices,
      solver: solver, deadline: deadline, gap: gap, parameters: parameters.tree
    ) { [report] tree in report(tree.cost, tree.peopleLeftOut, tree.bound, tree.openNodes) }
  }
}

extension TreeParameters {
  /// Whether branch and price leads anywhere with so many people.
  func suits(people: Int, _ deadline: Deadline) -> Bool {
    people <= (deadline.isLimited ? mostPeople.inTime : mostPeople.usual)
  }

  /// How often the search goes on where somebody without a slot may fit in.
  func roundsMore(people: Int) -> Int {
    people <= moreWhereSomebodyMayFit.people ? moreWhereSomebodyMayFit.rounds : 0
  }

  /// How much work the tree does at the usual effort.
  ///
  /// - Parameters:
  ///   - people: how many people the drive has.
  ///   - isWarm: whether a drive like it has been planned before.
  /// - Returns: the work, in about a quarter of a microsecond each.
  func usualWork(people: Int, isWarm: Bool) -> Double {
    (people <= fewPeople ? work.few : work.many) / (isWarm ? work.divisorWarm : 1)
  }
}
