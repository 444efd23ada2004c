/// What stays the same while people are rearranged, laid out in flat lists.
struct ArrangementFrame: Sendable {
  /// A class of a unit.
  struct Group: Sendable {
    let unit: Int32
    let firstCell: Int32
    let slotCount: Int32
    /// How many people one item is, and how many items there are.
    let size: Int32
    let count: Int32
    /// Where its kinds are in `kinds`.
    let firstKind: Int32
    let lastKind: Int32
    /// What an item without a slot costs; 0 for pinned ones, which never wait for long.
    let costOfWaiting: Double
    let isPinned: Bool
  }

  /// How many people of a kind an item brings.
  struct KindCount: Sendable {
    let kind: Int32
    let people: Double
  }

  /// What one person of a load adds to a limit or a presence.
  struct Row: Sendable {
    let number: Int32
    let isLimit: Bool
    let coefficient: Double
  }

  let problem: PlanningProblem
  let groups: [Group]
  /// For each unit, its groups.
  let groupsOfUnit: [Range<Int>]
  /// For each unit, where its slots begin in lists by unit and slot.
  let firstSlotOfUnit: [Int]
  let kinds: [KindCount]
  let kindCount: Int
  let groupOfCell: [Int32]
  let unitSlotOfCell: [Int32]
  let hallSlotOfCell: [Int32]
  let cellCosts: [Double]
  /// For each slot of each unit, whether it continues the run of the one before it.
  let follows: [Bool]
  /// For each slot of each unit, where its away sets begin in `awaySets`.
  let awayStarts: [Int32]
  let awaySets: [Int32]
  /// The most people away in each away set.
  let awayCaps: [Int32]
  /// For each load, where its rows begin in `rows`.
  let rowStarts: [Int32]
  let rows: [Row]
  /// The bounds of all limits, and a zero for each presence.
  let bounds: [Double]
  /// The rows of each session's presences.
  let presenceRows: [Range<Int>]
  let splitWeight: Double
  let blockWeight: Double
  /// The cost while nobody has a slot.
  let costOfNobody: Double

  init(_ problem: PlanningProblem) {
    self.problem = problem
    let hall = problem.hall
    kindCount = hall.kinds.count
    splitWeight = problem.units.first?.splitWeight ?? 0
    blockWeight = problem.units.first?.blockWeight ?? 0
    var groups: [Group] = []
    var groupsOfUnit: [Range<Int>] = []
    var firstSlotOfUnit: [Int] = []
    var kinds: [KindCount] = []
    var groupOfCell: [Int32] = []
    var unitSlotOfCell: [Int32] = []
    var hallSlotOfCell: [Int32] = []
    var cellCosts: [Double] = []
    var follows: [Bool] = []
    var awayStarts: [Int32] = [0]
    var awaySets: [Int32] = []
    var awayCaps: [Int32] = []
    var cost = problem.fixedCost
    for (unit, description) in problem.units.enumerated() {
      let firstGroup = groups.count
      for itemClass in description.classes {
        let isPinned = itemClass.unplacedCost.isInfinite
        let firstKind = kinds.count
        kinds += itemClass.people.map {
          KindCount(kind: Int32($0.kind), people: Double($0.count))
        }
        groups.append(
          Group(
            unit: Int32(unit), firstCell: Int32(cellCosts.count),
            slotCount: Int32(description.slots.count), size: Int32(itemClass.size),
            count: Int32(itemClass.count), firstKind: Int32(firstKind),
            lastKind: Int32(kinds.count), costOfWaiting: isPinned ? 0 : itemClass.unplacedCost,
            isPinned: isPinned))
        if !isPinned { cost += Double(itemClass.count) * itemClass.unplacedCost }
        cellCosts += itemClass.costs
        for (place, slot) in description.slots.enumerated() {
          groupOfCell.append(Int32(groups.count - 1))
          unitSlotOfCell.append(Int32(follows.count + place))
          hallSlotOfCell.append(Int32(slot))
        }
      }
      groupsOfUnit.append(firstGroup..<groups.count)
      firstSlotOfUnit.append(follows.count)
      follows += description.followsPrevious
      for place in description.slots.indices {
        for (number, set) in description.awaySets.enumerated() where set.contains(place) {
          awaySets.append(Int32(awayCaps.count + number))
        }
        awayStarts.append(Int32(awaySets.count))
      }
      awayCaps += description.awaySets.map { _ in Int32(description.mostAway ?? 0) }
    }
    self.groups = groups
    self.groupsOfUnit = groupsOfUnit
    self.firstSlotOfUnit = firstSlotOfUnit
    self.kinds = kinds
    self.groupOfCell = groupOfCell
    self.unitSlotOfCell = unitSlotOfCell
    self.hallSlotOfCell = hallSlotOfCell
    self.cellCosts = cellCosts
    self.follows = follows
    self.awayStarts = awayStarts
    self.awaySets = awaySets
    self.awayCaps = awayCaps
    costOfNobody = cost

    var rowsOfLoad = hall.limitsOfLoad.map { shares in
      shares.map {
        Row(number: Int32($0.limit), isLimit: true, coefficient: $0.coefficient)
      }
    }
    var rowCount = hall.limits.count
    var presenceRows: [Range<Int>] = []
    for presences in hall.presences {
      for (place, presence) in presences.enumerated() {
        for term in presence.terms {
          rowsOfLoad[term.load].append(
            Row(
              number: Int32(rowCount + place), isLimit: false, coefficient: term.coefficient))
        }
      }
      presenceRows.append(rowCount..<rowCount + presences.count)
      rowCount += presences.count
    }
    var rowStarts: [Int32] = [0]
    for rows in rowsOfLoad {
      rowStarts.append(rowStarts[rowStarts.count - 1] + Int32(rows.count))
    }
    self.rowStarts = rowStarts
    rows = Array(rowsOfLoad.joined())
    bounds =
      hall.limits.map(\.bound)
      + [Double](repeating: 0, count: rowCount - hall.limits.count)
    self.presenceRows = presenceRows
  }
}
