import Drives

/// The costs of people in slots, each distinct list stored once: the rules `availability`,
/// `unit-window` and `pinned`, and the cost terms `preference` and `moved`.
struct CostTables {
  /// What decides a person's costs in the slots open to the unit.
  struct Key: Hashable {
    let slots: Int
    let available: [Availability]
    let preferred: PreferredStart?
    let pinned: SlotStart?
    let isHeldBack: Bool
    let published: SlotStart?
  }

  /// What decides which slots are open to a unit.
  struct Window: Hashable {
    let from: Int?
    let to: Int?
    let sessions: [SessionIndex]
  }

  let drive: Drive
  let capacity: CapacityModel
  let moved: MovedCosts
  private var windows: [Window: Int] = [:]
  private var slotLists: [[SlotIndex]] = []
  private var lists: [Key: Int] = [:]
  private(set) var costs: [[Double]] = []

  init(drive: Drive, capacity: CapacityModel, moved: MovedCosts) {
    self.drive = drive
    self.capacity = capacity
    self.moved = moved
  }

  /// The number of the list of slots open to a unit: rule `unit-window`.
  mutating func openSlots(of unit: Unit) -> (number: Int, slots: [SlotIndex]) {
    let window = Window(from: unit.from, to: unit.to, sessions: unit.sessions)
    if let number = windows[window] { return (number, slotLists[number]) }
    let sessions = unit.sessions.isEmpty ? Array(drive.sessions.places) : unit.sessions.sorted()
    let slots = sessions.flatMap { session in
      capacity.slotsOfSession[session].filter {
        drive.isOpen(capacity.slots[$0].slotStart, to: unit)
      }
    }
    windows[window] = slotLists.count
    slotLists.append(slots)
    return (slotLists.count - 1, slots)
  }

  /// The number in `costs` of a registrant's costs in a list of slots: the cost terms `preference`
  /// and `moved`, and infinity where the rules `availability` and `pinned` forbid the slot.
  mutating func costList(of registrant: RegistrantIndex, inSlots number: Int) -> Int {
    let person = drive.registrants[registrant]
    let published = moved.publishedSlot(of: registrant)
    let key = Key(
      slots: number, available: person.available,
      preferred: drive.preferredStart(of: registrant),
      pinned: person.pinned, isHeldBack: drive.isHeldBack(person), published: published)
    if let list = lists[key] { return list }
    let weight = drive.weights[.preference]
    let list = slotLists[number].map { slot -> Double in
      let place = capacity.slots[slot].slotStart
      guard drive.isAvailable(person, for: place), person.pinned == nil || person.pinned == place
      else { return .infinity }
      let preference =
        weight == 0 ? 0 : weight * drive.preferenceDistance(from: key.preferred, to: place)
      return preference + moved.cost(ofPublished: published, in: place)
    }
    lists[key] = costs.count
    costs.append(list)
    return costs.count - 1
  }

  /// What leaving registrants out costs: the cost terms `unplaced`, `moved` and `promised`.
  func costWithoutSlot(of registrants: [RegistrantIndex]) -> Double {
    registrants.reduce(0) { sum, registrant in
      sum + drive.weights[.unplaced] * Double(drive.registrants[registrant].priority)
        + moved.costWithoutSlot(of: registrant)
    }
  }
}
