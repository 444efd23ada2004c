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

  /// The units whose people are rearranged.
  let units: [UnitProblem]
  let hall: Hall
  let rows: HallRows
  let groups: [Group]
  /// For each unit, its groups.
  let groupsOfUnit: [Range<Int>]
  /// For each unit, where its slots begin in lists by unit and slot.
  let firstSlotOfUnit: [Int]
  let kinds: [KindCount]
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
  let splitWeight: Double
  let blockWeight: Double
  /// The cost while nobody has a slot.
  let costOfNobody: Double

  /// - Parameters:
  ///   - units: the units whose people are rearranged.
  ///   - hall: the hall they share.
  ///   - rows: its limits and presences.
  ///   - fixedCost: what no arrangement avoids.
  init(_ units: [UnitProblem], hall: Hall, rows: HallRows, fixedCost: Double) {
    self.units = units
    self.hall = hall
    self.rows = rows
    splitWeight = units.first?.splitWeight ?? 0
    blockWeight = units.first?.blockWeight ?? 0
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
    var cost = fixedCost
    for (unit, description) in units.enumerated() {
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
  }
}
