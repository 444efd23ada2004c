package import Drives
import IntegerProgramming
package import Plans

/// The people who are to keep the published slots, as blocks that keep them together or not at all:
/// single people, and companions with those who follow them.
package struct FrozenBlocks {
  /// People who would be in one slot together.
  package struct Block {
    /// Everyone in it, companions who follow included.
    package let people: [RegistrantIndex]
    package let slot: SlotStart
    /// Whoever of them is frozen.
    package let frozen: [RegistrantIndex]
    /// Of the blocks with the same number only one can be kept: one group in different slots.
    package let group: Int?
  }

  let drive: Drive
  /// Those pinned by the drive itself, and their companions.
  package let fixed: [Assignment]
  package private(set) var blocks: [Block] = []
  /// The frozen people whose slot is infeasible by itself.
  package private(set) var hopeless: [RegistrantIndex] = []
  /// Violations that an audit cannot find: the session no longer exists.
  package private(set) var violations: [Audit.Violation] = []
  private let frozen: [Assignment]

  package init(_ frozen: [Assignment], on drive: Drive) {
    self.drive = drive
    self.frozen = frozen
    let pinOfCompanions = Dictionary(
      drive.registrants.compactMap { person in
        person.companions.flatMap { companions in person.pinned.map { (companions, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    func pin(_ registrant: RegistrantIndex) -> SlotStart? {
      let person = drive.registrants[registrant]
      return person.pinned ?? person.companions.flatMap { pinOfCompanions[$0] }
    }
    fixed = drive.registrants.places.compactMap { registrant in
      pin(registrant).map { Assignment(registrant: registrant, slot: $0) }
    }
    var groups: [Companions: [Assignment]] = [:]
    var order: [Companions] = []
    for assignment in frozen {
      let registrant = assignment.registrant
      let companions = drive.registrants[registrant].companions
      if !drive.sessions.places.contains(assignment.slot.session) {
        violations.append(
          Audit.Violation(
            rule: .closing, session: nil, minute: assignment.slot.start,
            subject: drive.registrants[registrant].id, amount: 1))
        hopeless.append(registrant)
      } else if let pinned = pin(registrant) {
        if pinned != assignment.slot { hopeless.append(registrant) }
      } else if let companions {
        if groups[companions] == nil { order.append(companions) }
        groups[companions, default: []].append(assignment)
      } else {
        add([registrant], in: assignment.slot, frozen: [registrant], group: nil)
      }
    }
    for (number, companions) in order.enumerated() {
      let published = groups[companions] ?? []
      let members = drive.members[companions.unit].filter {
        drive.registrants[$0].companions == companions
      }
      var slots: [SlotStart] = []
      for slot in published.map(\.slot) where !slots.contains(slot) { slots.append(slot) }
      for slot in slots {
        add(
          members, in: slot, frozen: published.filter { $0.slot == slot }.map(\.registrant),
          group: slots.count > 1 ? number : nil)
      }
    }
  }

  private mutating func add(
    _ people: [RegistrantIndex], in slot: SlotStart, frozen: [RegistrantIndex], group: Int?
  ) {
    let fits = people.allSatisfy { registrant in
      let person = drive.registrants[registrant]
      return drive.hasSlot(slot) && drive.isAvailable(person, for: slot)
        && drive.isOpen(slot, to: drive.units[person.unit])
    }
    if fits {
      blocks.append(Block(people: people, slot: slot, frozen: frozen, group: group))
    } else {
      hopeless += frozen
    }
  }

  /// Everyone in their published slots, and the companions with them; whoever's session is no more
  /// is left out.
  package var everyone: [Assignment] {
    var slots: [RegistrantIndex: SlotStart] = [:]
    for block in blocks {
      for registrant in block.people where slots[registrant] == nil {
        slots[registrant] = block.slot
      }
    }
    for assignment in fixed { slots[assignment.registrant] = assignment.slot }
    for assignment in frozen where drive.sessions.places.contains(assignment.slot.session) {
      slots[assignment.registrant] = assignment.slot
    }
    return slots.map { Assignment(registrant: $0.key, slot: $0.value) }
      .sorted { $0.registrant < $1.registrant }
  }

  /// The drive with everyone pinned; nil where that is no valid drive.
  package var pinnedDrive: Drive? {
    var registrants = drive.registrants
    for assignment in frozen {
      registrants[assignment.registrant] =
        registrants[assignment.registrant].pinned(to: assignment.slot)
    }
    return try? drive.with(registrants: registrants)
  }
}
