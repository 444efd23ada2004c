import Drives

/// A drive as planning sees it: a hall with limits on loads, and units that share it.
struct PlanningProblem: Sendable {
  let hall: Hall
  /// The units that have somebody to place.
  let units: [UnitProblem]
  /// The people who can be placed nowhere, with their weighted cost, which no plan avoids.
  let nowhere: [Int]
  let fixedCost: Double

  init(of drive: Drive, caps: CrowdCaps = CrowdCaps()) {
    let hall = Hall(of: drive, caps: caps)
    var tables = CostTables(drive: drive, hall: hall)
    var units: [UnitProblem] = []
    var nowhere: [Int] = []
    var fixedCost = 0.0
    for unit in drive.units.indices where !drive.members[unit].isEmpty {
      let built = UnitProblem.make(unit: unit, of: drive, hall: hall, tables: &tables)
      if let problem = built.problem { units.append(problem) }
      nowhere += built.nowhere
      for registrant in built.nowhere {
        fixedCost += drive.weights[.unplaced] * Double(drive.registrants[registrant].priority)
      }
    }
    self.hall = hall
    self.units = units
    self.nowhere = nowhere
    self.fixedCost = fixedCost
  }
}

/// The costs of people in slots, each list made once however many people share it.
struct CostTables {
  /// What decides a person's costs in the slots open to the unit.
  struct Key: Hashable {
    let slots: Int
    let available: [Availability]
    let preferred: PreferredStart?
    let pinned: SlotStart?
  }

  /// What decides which slots are open to a unit.
  struct Window: Hashable {
    let from: Int?
    let to: Int?
    let sessions: [Int]
  }

  let drive: Drive
  let hall: Hall
  private var windows: [Window: Int] = [:]
  private var slotLists: [[Int]] = []
  private var lists: [Key: Int] = [:]
  private(set) var costs: [[Double]] = []

  init(drive: Drive, hall: Hall) {
    self.drive = drive
    self.hall = hall
  }

  /// The number of the list of slots open to a unit: rule `unit-window`.
  mutating func openSlots(of unit: Unit) -> (number: Int, slots: [Int]) {
    let window = Window(from: unit.from, to: unit.to, sessions: unit.sessions)
    if let number = windows[window] { return (number, slotLists[number]) }
    let sessions = unit.sessions.isEmpty ? Array(drive.sessions.indices) : unit.sessions.sorted()
    let slots = sessions.flatMap { session in
      hall.slotsOfSession[session].filter { slot in
        drive.isOpen(SlotStart(session: session, start: hall.slots[slot].start), to: unit)
      }
    }
    windows[window] = slotLists.count
    slotLists.append(slots)
    return (slotLists.count - 1, slots)
  }

  /// The number in `costs` of a person's costs in a list of slots: the cost term `preference`, and
  /// infinity where the rules `availability` and `pinned` forbid the slot.
  mutating func costList(of person: Registrant, inSlots number: Int) -> Int {
    let key = Key(
      slots: number, available: person.available, preferred: person.preferred,
      pinned: person.pinned)
    if let list = lists[key] { return list }
    let weight = drive.weights[.preference]
    let list = slotLists[number].map { slot -> Double in
      let place = SlotStart(session: hall.slots[slot].session, start: hall.slots[slot].start)
      guard drive.isAvailable(person, for: place), person.pinned == nil || person.pinned == place
      else { return .infinity }
      return weight == 0 ? 0 : weight * drive.preferenceDistance(from: person.preferred, to: place)
    }
    lists[key] = costs.count
    costs.append(list)
    return costs.count - 1
  }
}
