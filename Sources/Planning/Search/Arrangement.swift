/// Everyone's slots while they are being rearranged: keeps the cost and what is left of every limit
/// up to date under moves of single items, each in time proportional to the limits it touches.
///
/// A *group* is a class of a unit; a *cell* is a group in one of its unit's slots.
struct Arrangement {
  /// A class of a unit.
  struct Group {
    let unit: Int
    let firstCell: Int
    let slotCount: Int
    let size: Int
    let count: Int
    let unplacedCost: Double
    let people: [(kind: Int, count: Int)]
    /// The kind, where one item is one person; -1 for companions.
    let singleKind: Int
  }

  let problem: PlanningProblem
  let groups: [Group]
  /// For each unit, its groups.
  let groupsOfUnit: [Range<Int>]
  /// For each unit, where its slots begin in lists by unit and slot.
  let firstSlotOfUnit: [Int]
  let groupOfCell: [Int32]
  let cellCosts: [Double]
  /// How many items are in each cell.
  private(set) var items: [Int32]
  /// How many items of each group have no slot.
  private(set) var waiting: [Int32]
  /// How many people are in each slot of each unit.
  private(set) var peopleInSlot: [Int32]
  /// The cells with items, by slot of the hall.
  private(set) var cellsInSlot: [[Int32]]
  /// All cells with items.
  private(set) var cellsInUse: [Int32] = []
  /// The groups with items that wait.
  private(set) var groupsWaiting: [Int32]
  /// What is left of each limit, and then, below zero, each minute's presence.
  private(set) var left: [Double]
  private(set) var peaks: [Double]
  /// How many times a limit was found exceeded since `exceeded` was last cleared.
  var exceeded = 0

  private var placeInSlot: [Int32]
  private var placeInUse: [Int32]
  private var placeWaiting: [Int32]
  private var costBesidePeaks: Double
  private let rowStarts: [Int32]
  private let rowNumbers: [Int32]
  private let rowCoefficients: [Double]
  private let limitCount: Int
  private let presenceStarts: [Int]
  private let hallSlots: [Int32]
  private let follows: [Bool]
  private let kindCount: Int
  private var away: [Int32]
  private let firstAwayOfUnit: [Int]
  private let awaySetsOfSlot: [[Int32]]

  /// Nobody has a slot yet, pinned people included.
  init(_ problem: PlanningProblem) {
    self.problem = problem
    let hall = problem.hall
    kindCount = hall.kinds.count
    var groups: [Group] = []
    var groupsOfUnit: [Range<Int>] = []
    var firstSlotOfUnit: [Int] = []
    var groupOfCell: [Int32] = []
    var cellCosts: [Double] = []
    var hallSlots: [Int32] = []
    var follows: [Bool] = []
    var firstAwayOfUnit: [Int] = []
    var awaySetsOfSlot: [[Int32]] = []
    var awayCount = 0
    var cost = problem.fixedCost
    for (unit, description) in problem.units.enumerated() {
      let first = groups.count
      for itemClass in description.classes {
        groups.append(
          Group(
            unit: unit, firstCell: cellCosts.count, slotCount: description.slots.count,
            size: itemClass.size, count: itemClass.count, unplacedCost: itemClass.unplacedCost,
            people: itemClass.people,
            singleKind: itemClass.size == 1 ? itemClass.people[0].kind : -1))
        cellCosts += itemClass.costs
        for _ in itemClass.costs { groupOfCell.append(Int32(groups.count - 1)) }
        if itemClass.unplacedCost.isFinite {
          cost += Double(itemClass.count) * itemClass.unplacedCost
        }
      }
      groupsOfUnit.append(first..<groups.count)
      firstSlotOfUnit.append(hallSlots.count)
      firstAwayOfUnit.append(awayCount)
      var sets = [[Int32]](repeating: [], count: description.slots.count)
      for (number, set) in description.awaySets.enumerated() {
        for slot in set { sets[slot].append(Int32(awayCount + number)) }
      }
      awaySetsOfSlot += sets
      awayCount += description.awaySets.count
      hallSlots += description.slots.map(Int32.init)
      follows += description.followsPrevious
    }
    self.groups = groups
    self.groupsOfUnit = groupsOfUnit
    self.firstSlotOfUnit = firstSlotOfUnit
    self.groupOfCell = groupOfCell
    self.cellCosts = cellCosts
    self.hallSlots = hallSlots
    self.follows = follows
    self.firstAwayOfUnit = firstAwayOfUnit
    self.awaySetsOfSlot = awaySetsOfSlot
    away = [Int32](repeating: 0, count: awayCount)
    items = [Int32](repeating: 0, count: cellCosts.count)
    placeInSlot = [Int32](repeating: -1, count: cellCosts.count)
    placeInUse = placeInSlot
    groupsWaiting = groups.indices.map(Int32.init)
    placeWaiting = groupsWaiting
    waiting = groups.map { Int32($0.count) }
    peopleInSlot = [Int32](repeating: 0, count: hallSlots.count)
    cellsInSlot = [[Int32]](repeating: [], count: hall.slots.count)
    costBesidePeaks = cost
    limitCount = hall.limits.count
    var rows = [[(Int32, Double)]](repeating: [], count: hall.loadCount)
    for (load, shares) in hall.limitsOfLoad.enumerated() {
      rows[load] = shares.map { (Int32($0.limit), $0.coefficient) }
    }
    var presenceStarts = [hall.limits.count]
    for presences in hall.presences {
      for (number, presence) in presences.enumerated() {
        for term in presence.terms {
          rows[term.load].append(
            (Int32(presenceStarts[presenceStarts.count - 1] + number), term.coefficient))
        }
      }
      presenceStarts.append(presenceStarts[presenceStarts.count - 1] + presences.count)
    }
    self.presenceStarts = presenceStarts
    left =
      hall.limits.map(\.bound)
      + [Double](repeating: 0, count: presenceStarts[presenceStarts.count - 1] - limitCount)
    peaks = [Double](repeating: 0, count: hall.presences.count)
    var starts: [Int32] = [0]
    for row in rows { starts.append(starts[starts.count - 1] + Int32(row.count)) }
    rowStarts = starts
    rowNumbers = rows.joined().map(\.0)
    rowCoefficients = rows.joined().map(\.1)
  }

  /// The cost, to be asked after ``settlePeaks(ofSlot:)`` of every slot touched.
  var cost: Double {
    costBesidePeaks + problem.hall.peakWeight * peaks.reduce(0, +)
  }

  /// The slot of the hall of a cell.
  @inline(__always)
  func hallSlot(ofCell cell: Int) -> Int {
    let group = groups[Int(groupOfCell[cell])]
    return Int(hallSlots[firstSlotOfUnit[group.unit] + cell - group.firstCell])
  }

  /// Puts an item that waits into a cell.
  mutating func put(_ cell: Int) { change(cell, by: 1) }

  /// Takes an item out of a cell, to wait.
  mutating func take(_ cell: Int) { change(cell, by: -1) }

  private mutating func change(_ cell: Int, by sign: Int32) {
    let number = Int(groupOfCell[cell])
    let group = groups[number]
    let unitSlot = firstSlotOfUnit[group.unit] + cell - group.firstCell
    let hallSlot = Int(hallSlots[unitSlot])
    items[cell] += sign
    waiting[number] -= sign
    if sign > 0 ? items[cell] == 1 : items[cell] == 0 {
      if sign > 0 {
        cellsInSlot[hallSlot].add(cell, places: &placeInSlot)
        cellsInUse.add(cell, places: &placeInUse)
      } else {
        cellsInSlot[hallSlot].remove(cell, places: &placeInSlot)
        cellsInUse.remove(cell, places: &placeInUse)
      }
    }
    if waiting[number] == 0 {
      groupsWaiting.remove(number, places: &placeWaiting)
    } else if sign < 0, waiting[number] == 1 {
      groupsWaiting.add(number, places: &placeWaiting)
    }
    let before = peopleInSlot[unitSlot]
    peopleInSlot[unitSlot] += sign * Int32(group.size)
    if before == 0 || peopleInSlot[unitSlot] == 0 {
      costBesidePeaks += Double(sign) * openingCost(ofUnitSlot: unitSlot, unit: group.unit)
    }
    costBesidePeaks +=
      Double(sign)
      * (cellCosts[cell] - (group.unplacedCost.isFinite ? group.unplacedCost : 0))
    for set in awaySetsOfSlot[unitSlot] {
      away[Int(set)] += sign * Int32(group.size)
      if sign > 0, Int(away[Int(set)]) > (problem.units[group.unit].mostAway ?? Int.max) {
        exceeded += 1
      }
    }
    if group.singleKind >= 0 {
      addLoad(hallSlot * kindCount + group.singleKind, Double(sign))
    } else {
      for (kind, count) in group.people {
        addLoad(hallSlot * kindCount + kind, Double(sign) * Double(count))
      }
    }
  }

  /// What using a slot of a unit costs next to the slots around it.
  private func openingCost(ofUnitSlot slot: Int, unit: Int) -> Double {
    let description = problem.units[unit]
    let end = unit + 1 < firstSlotOfUnit.count ? firstSlotOfUnit[unit + 1] : hallSlots.count
    let joinsBefore = follows[slot] && peopleInSlot[slot - 1] > 0
    let joinsAfter = slot + 1 < end && follows[slot + 1] && peopleInSlot[slot + 1] > 0
    var cost = description.splitWeight
    if !joinsBefore && !joinsAfter { cost += description.blockWeight }
    if joinsBefore && joinsAfter { cost -= description.blockWeight }
    return cost
  }

  @inline(__always)
  private mutating func addLoad(_ load: Int, _ people: Double) {
    for place in Int(rowStarts[load])..<Int(rowStarts[load + 1]) {
      let row = Int(rowNumbers[place])
      left[row] -= people * rowCoefficients[place]
      if left[row] < -1e-7, people > 0, row < limitCount { exceeded += 1 }
    }
  }

  /// Brings the peak of a slot's session up to date.
  mutating func settlePeak(ofSlot slot: Int) {
    let session = problem.hall.slots[slot].session
    var least = 0.0
    for row in presenceStarts[session]..<presenceStarts[session + 1] where left[row] < least {
      least = left[row]
    }
    peaks[session] = -least
  }

  /// Takes people out until every limit of the hall is kept, from the last units first; pinned ones
  /// stay.
  mutating func takeOutExcess() {
    for limit in problem.hall.limits.indices {
      for term in problem.hall.limits[limit].terms.reversed() where left[limit] < -1e-7 {
        let slot = term.load / kindCount
        for cell in cellsInSlot[slot].sorted().reversed() {
          let group = groups[Int(groupOfCell[Int(cell)])]
          let isPinned = group.unplacedCost.isInfinite
          guard !isPinned, group.people.contains(where: { $0.kind == term.load % kindCount })
          else { continue }
          while left[limit] < -1e-7, items[Int(cell)] > 0 { take(Int(cell)) }
        }
      }
    }
    for session in problem.hall.slotsOfSession {
      if let slot = session.first { settlePeak(ofSlot: slot) }
    }
    exceeded = 0
  }

  /// How many people have no slot.
  var peopleWaiting: Int {
    groupsWaiting.reduce(0) { $0 + Int(waiting[Int($1)]) * groups[Int($1)].size }
  }

  /// Everyone's schedule.
  var schedules: [Schedule] {
    groupsOfUnit.map { range in
      Schedule(
        placements: range.enumerated().flatMap { place, number -> [Schedule.Placement] in
          let group = groups[number]
          return (0..<group.slotCount).compactMap { slot in
            let count = items[group.firstCell + slot]
            return count > 0
              ? Schedule.Placement(itemClass: Int32(place), slot: Int32(slot), count: count) : nil
          }
        })
    }
  }

  /// Puts everyone as schedules say.
  mutating func put(_ schedules: [Schedule]) {
    for (unit, schedule) in schedules.enumerated() {
      for placement in schedule.placements {
        let group = groups[groupsOfUnit[unit].lowerBound + Int(placement.itemClass)]
        for _ in 0..<placement.count { put(group.firstCell + Int(placement.slot)) }
      }
    }
    for session in problem.hall.slotsOfSession {
      if let slot = session.first { settlePeak(ofSlot: slot) }
    }
  }
}

extension [Int32] {
  /// Adds a member to an unordered set kept as a list, with each member's place in `places`.
  fileprivate mutating func add(_ member: Int, places: inout [Int32]) {
    places[member] = Int32(count)
    append(Int32(member))
  }

  /// Removes a member of such a set.
  fileprivate mutating func remove(_ member: Int, places: inout [Int32]) {
    let place = Int(places[member])
    let last = removeLast()
    if Int(last) != member {
      self[place] = last
      places[Int(last)] = Int32(place)
    }
    places[member] = -1
  }
}
