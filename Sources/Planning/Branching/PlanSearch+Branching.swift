/// How small drives are handed over to branch and price.
extension PlanSearch {
  /// Whether branch and price leads anywhere: with more people nodes take long, and with many more too
  /// long for any limit of time.
  var suitsTree: Bool {
    isTreeWanted && PlanSearch.suitsTree(people: problem.people, watch)
  }

  /// Whether branch and price leads anywhere with so many people.
  static func suitsTree(people: Int, _ watch: Watch) -> Bool {
    people <= (watch.isLimited ? mostPeopleInTime : mostPeopleOfTree)
  }

  private static let mostPeopleOfTree = 100
  private static let mostPeopleInTime = 299
  /// Work before the plans are annealed in earnest, as a part of all.
  private static let firstPart = 0.25

  /// How much work the tree does at the usual effort, about a quarter of a microsecond each: less than two
  /// seconds of up to 12 people, four of more; less where a drive like it has been planned before.
  static func usualWork(people: Int, isWarm: Bool) -> Double {
    (people <= 12 ? 6e6 : 16e6) / (isWarm ? 4 : 1)
  }

  private var usualWork: Double { PlanSearch.usualWork(people: problem.people, isWarm: isWarm) }

  /// A first look at the tree, from a quick plan: most small drives are proven by that.
  mutating func branchFirst(effort: Double) {
    branch(work: usualWork * PlanSearch.firstPart * effort)
  }

  /// Goes on with the tree: as long as there is time where that is limited, else for the usual work.
  mutating func branch(effort: Double) {
    branch(work: watch.isLimited ? .infinity : usualWork * effort)
  }

  private mutating func branch(work: Double) {
    guard !isDone else { return }
    var tree = tree ?? makeTree()
    tree.offer(best)
    for (unit, schedules) in pool.schedules.enumerated() {
      for schedule in schedules { tree.add(schedule, of: unit) }
    }
    tree.run(work: work < 1e15 ? Int(work) : .max)
    keep(tree.schedules)
    raise(tree.bound)
    self.tree = tree
  }

  private func makeTree() -> BranchAndPrice {
    BranchAndPrice(
      problem, schedules: best, cost: cost, bound: bound, prices: provingPrices ?? prices,
      solver: solver, watch: watch, gap: gap
    ) { [report] tree in report(tree.cost, tree.peopleLeftOut, tree.bound) }
  }
}
