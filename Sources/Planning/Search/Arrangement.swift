/// Everyone's slots while they are being rearranged: keeps the cost and what is left of every limit
/// up to date under moves of single items, each in time proportional to the limits it touches.
///
/// A *group* is a class of a unit; a *cell* is a group in one of its unit's slots. What never changes
/// stands in the ``ArrangementFrame``.
struct Arrangement {
  let frame: ArrangementFrame
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
  /// What is left of each limit and then, below zero, each minute's presence.
  private(set) var left: [Double]
  private(set) var peaks: [Double]
  /// How many times a limit was found exceeded since this was last cleared.
  var exceeded = 0

  /// Where set, for each presence its target: presences above it cost the square of the excess, so
  /// that lowering one of many equal peaks is worth something.
  private(set) var targets: [Double] = []
  private var excess = 0.0
  private var limitWeight = 0.0
  private var placeInSlot: [Int32]
  private var placeInUse: [Int32]
  private var placeWaiting: [Int32]
  private var costBesidePeaks: Double
  private var away: [Int32]

  /// Nobody of the frame's units has a slot yet, pinned people included.
  ///
  /// - Parameters:
  ///   - frame: what stays the same.
  ///   - others: how much of each row people of other units use, who stay where they are; nil for
  ///     none.
  init(_ frame: ArrangementFrame, next others: [Double]? = nil) {
    self.frame = frame
    items = [Int32](repeating: 0, count: frame.cellCosts.count)
    placeInSlot = [Int32](repeating: -1, count: frame.cellCosts.count)
    placeInUse = placeInSlot
    groupsWaiting = (0..<Int32(frame.groups.count)).map { $0 }
    placeWaiting = groupsWaiting
    waiting = frame.groups.map(\.count)
    peopleInSlot = [Int32](repeating: 0, count: frame.follows.count)
    cellsInSlot = [[Int32]](repeating: [], count: frame.hall.slots.count)
    left = frame.rows.bounds
    if let others {
      for row in left.indices { left[row] -= others[row] }
    }
    peaks = [Double](repeating: 0, count: frame.rows.presences.count)
    costBesidePeaks = frame.costOfNobody
    away = [Int32](repeating: 0, count: frame.awayCaps.count)
  }

  /// The cost, to be asked after ``settlePeak(ofSession:)`` of every session touched.
  var cost: Double { costBesidePeaks + frame.hall.peakWeight * peaks.reduce(0, +) }

  /// The cost with the squares of the excesses over targets for the peaks.
  var softCost: Double { costBesidePeaks + 0.7 * frame.hall.peakWeight * excess }

  /// Sets a target for each session's peak, or takes the targets away.
  ///
  /// - Parameters:
  ///   - peaks: the targets, by session; nil for none.
  ///   - limitWeight: where more than zero, limits may be broken as well, at the square of the excess
  ///     times this.
  mutating func aim(at peaks: [Double]?, limitWeight: Double = 0) {
    targets = []
    excess = 0
    self.limitWeight = limitWeight
    guard let peaks else { return }
    targets = [Double](repeating: 0, count: left.count)
    for (session, rows) in frame.rows.presences.enumerated() {
      for row in rows {
        targets[row] = peaks[session]
        excess += Arrangement.square(over: -left[row] - peaks[session])
      }
    }
    guard limitWeight > 0 else { return }
    for row in 0..<frame.rows.limitCount {
      excess += limitWeight * Arrangement.square(over: -left[row])
    }
  }

  @inline(__always)
  private static func square(over excess: Double) -> Double {
    excess > 0 ? excess * excess : 0
  }

  /// Puts an item that waits into a cell.
  mutating func put(_ cell: Int) { change(cell, by: 1) }

  /// Takes an item out of a cell, to wait.
  mutating func take(_ cell: Int) { change(cell, by: -1) }

  private mutating func change(_ cell: Int, by sign: Int32) {
    let number = Int(frame.groupOfCell[cell])
    let group = frame.groups[number]
    let unitSlot = Int(frame.unitSlotOfCell[cell])
    let hallSlot = Int(frame.hallSlotOfCell[cell])
    items[cell] += sign
    waiting[number] -= sign
    if sign > 0 {
      if items[cell] == 1 {
        cellsInSlot[hallSlot].add(cell, places: &placeInSlot)
        cellsInUse.add(cell, places: &placeInUse)
      }
      if waiting[number] == 0 { groupsWaiting.remove(number, places: &placeWaiting) }
    } else {
      if items[cell] == 0 {
        cellsInSlot[hallSlot].remove(cell, places: &placeInSlot)
        cellsInUse.remove(cell, places: &placeInUse)
      }
      if waiting[number] == 1 { groupsWaiting.add(number, places: &placeWaiting) }
    }
    let before = peopleInSlot[unitSlot]
    let after = before + sign * group.size
    peopleInSlot[unitSlot] = after
    let weight = Double(sign)
    if before == 0 || after == 0 { costBesidePeaks += weight * openingCost(unitSlot) }
    costBesidePeaks += weight * frame.cellCosts[cell] - weight * group.costOfWaiting
    for place in Int(frame.awayStarts[unitSlot])..<Int(frame.awayStarts[unitSlot + 1]) {
      let set = Int(frame.awaySets[place])
      away[set] += sign * group.size
      if sign > 0, away[set] > frame.awayCaps[set] { exceeded += 1 }
    }
    for place in Int(group.firstKind)..<Int(group.lastKind) {
      let kind = frame.kinds[place]
      addLoad(hallSlot * frame.rows.kindCount + Int(kind.kind), weight * kind.people)
    }
  }

  /// What using a slot of a unit costs next to the slots around it.
  private func openingCost(_ unitSlot: Int) -> Double {
    let joinsBefore = frame.follows[unitSlot] && peopleInSlot[unitSlot - 1] > 0
    let joinsAfter =
      unitSlot + 1 < frame.follows.count && frame.follows[unitSlot + 1]
      && peopleInSlot[unitSlot + 1] > 0
    let runs = joinsBefore ? (joinsAfter ? -1.0 : 0) : (joinsAfter ? 0 : 1)
    return frame.splitWeight + runs * frame.blockWeight
  }

  @inline(__always)
  private mutating func addLoad(_ load: Int, _ people: Double) {
    for entry in frame.rows.entries(of: load) {
      let row = Int(entry.row)
      let change = people * entry.coefficient
      let rest = left[row] - change
      left[row] = rest
      if !targets.isEmpty, !entry.isLimit || limitWeight > 0 {
        let over = -rest - targets[row]
        let squares = Arrangement.square(over: over) - Arrangement.square(over: over - change)
        excess += entry.isLimit ? limitWeight * squares : squares
      } else if entry.isLimit, rest < -1e-7, people > 0 {
        exceeded += 1
      }
    }
  }

  /// Brings the peak of a session up to date.
  mutating func settlePeak(ofSession session: Int) {
    var least = 0.0
    for row in frame.rows.presences[session] { least = min(least, left[row]) }
    peaks[session] = -least
  }

  /// Brings all peaks up to date.
  mutating func settlePeaks() {
    for session in peaks.indices { settlePeak(ofSession: session) }
  }
}

extension Arrangement {
  /// Puts everyone as schedules say.
  mutating func put(_ schedules: [Schedule]) {
    for (unit, schedule) in schedules.enumerated() {
      for placement in schedule.placements {
        let number = frame.groupsOfUnit[unit].lowerBound + Int(placement.itemClass)
        let cell = Int(frame.groups[number].firstCell) + Int(placement.slot)
        for _ in 0..<placement.count { put(cell) }
      }
    }
    settlePeaks()
  }

  /// Everyone's schedule.
  var schedules: [Schedule] {
    frame.groupsOfUnit.map { range in
      var placements: [Schedule.Placement] = []
      for (place, number) in range.enumerated() {
        let group = frame.groups[number]
        for slot in 0..<group.slotCount where items[Int(group.firstCell + slot)] > 0 {
          placements.append(
            Schedule.Placement(
              itemClass: Int32(place), slot: slot, count: items[Int(group.firstCell + slot)]))
        }
      }
      return Schedule(placements: placements)
    }
  }

  /// How many people have no slot.
  var peopleWaiting: Int {
    groupsWaiting.reduce(0) { $0 + Int(waiting[Int($1)] * frame.groups[Int($1)].size) }
  }

  /// Takes people out until every limit of the hall is kept, from the last units first; pinned ones
  /// stay.
  mutating func takeOutExcess() {
    let hall = frame.hall
    for limit in hall.limits.indices {
      for term in hall.limits[limit].terms.reversed() where left[limit] < -1e-7 {
        for cell in cellsInSlot[term.load / frame.rows.kindCount].sorted().reversed() {
          let group = frame.groups[Int(frame.groupOfCell[Int(cell)])]
          let kinds = frame.kinds[Int(group.firstKind)..<Int(group.lastKind)]
          guard !group.isPinned,
            kinds.contains(where: { Int($0.kind) == term.load % frame.rows.kindCount })
          else { continue }
          while left[limit] < -1e-7, items[Int(cell)] > 0 { take(Int(cell)) }
        }
      }
    }
    settlePeaks()
    exceeded = 0
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
