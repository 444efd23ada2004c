import Drives

/// The costs of people in slots, each list made once however many people share it: the rules
/// `availability`, `unit-window` and `pinned`, and the cost term `preference`.
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
