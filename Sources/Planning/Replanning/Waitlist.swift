public import Drives
import IntegerProgramming
public import Plans

/// Those without a slot in the published plan, in the order in which freed places go to them: first
/// whoever had a slot in an earlier one, then by priority, then in list order.
public struct Waitlist: Equatable, Sendable {
  /// The people.
  public let people: [RegistrantIndex]

  /// The waitlist of some people.
  ///
  /// - Parameters:
  ///   - people: whoever has no slot.
  ///   - drive: the drive.
  ///   - promised: those of them who had a slot in an earlier published plan: they come first.
  public init(
    of people: some Sequence<RegistrantIndex>, on drive: Drive,
    promised: Set<RegistrantIndex> = []
  ) {
    func rank(_ person: RegistrantIndex) -> (Int, Int, RegistrantIndex) {
      (promised.contains(person) ? 0 : 1, -drive.registrants[person].priority, person)
    }
    self.people = people.sorted { rank($0) < rank($1) }
  }

  /// Gives free places to them one after another, while nobody else moves.
  ///
  /// - Parameters:
  ///   - kept: who keeps which slot; must break no rule.
  ///   - drive: the drive.
  /// - Returns: who gets which slot. Companions who wait too come along.
  public func fill(_ kept: [Assignment], on drive: Drive) -> [Assignment] {
    fill(kept, on: drive, until: nil)
  }

  /// The same, stopped when a deadline is over.
  func fill(_ kept: [Assignment], on drive: Drive, until deadline: Deadline?) -> [Assignment] {
    var filling = Filling(kept, on: drive)
    let waiting = Set(people)
    for person in people where !(deadline?.isOver ?? false) {
      filling.place(person, among: waiting)
    }
    return filling.added
  }
}

/// Places given away one by one. A slot that is full for somebody of a kind stays full.
private struct Filling {
  struct Place: Hashable {
    let slot: SlotStart
    let donors: DonorClass
  }

  let drive: Drive
  private let slots: [SlotStart]
  private var assignments: [Assignment]
  private var cost: Double
  private var full: Set<Place> = []
  private var placed: Set<RegistrantIndex>
  private(set) var added: [Assignment] = []

  init(_ kept: [Assignment], on drive: Drive) {
    self.drive = drive
    assignments = kept
    placed = Set(kept.map(\.registrant))
    slots = drive.everySlot
    cost = Cost(of: kept, on: drive).total
  }

  /// Gives a waiting person, with all companions, the cheapest feasible slot.
  mutating func place(_ person: RegistrantIndex, among waiting: Set<RegistrantIndex>) {
    let group = drive.registrants[person].group
    let unit = drive.registrants[person].unit
    let people =
      group.isEmpty
      ? [person] : drive.members[unit].filter { drive.registrants[$0].group == group }
    guard people.allSatisfy({ waiting.contains($0) && !placed.contains($0) }) else { return }
    var best: (cost: Double, added: [Assignment])?
    for slot in slots where people.allSatisfy({ isAllowed($0, in: slot) }) {
      let trial = people.map { Assignment(registrant: $0, slot: slot) }
      let audit = Audit(of: assignments + trial, on: drive)
      guard audit.violations.isEmpty else {
        // The limits of the capacity model do not know who it is.
        if people.count == 1, !audit.violations.contains(where: { $0.rule.isOfUnits }) {
          full.insert(Place(slot: slot, donors: drive.donorClass(of: person)))
        }
        continue
      }
      if audit.cost.total < best?.cost ?? .infinity { best = (audit.cost.total, trial) }
    }
    guard let best else { return }
    assignments += best.added
    added += best.added
    placed.formUnion(people)
  }

  private func isAllowed(_ person: RegistrantIndex, in slot: SlotStart) -> Bool {
    let registrant = drive.registrants[person]
    return drive.isAvailable(registrant, for: slot)
      && drive.isOpen(slot, to: drive.units[registrant.unit])
      && (registrant.pinned.map { $0 == slot } ?? true)
      && !full.contains(Place(slot: slot, donors: drive.donorClass(of: person)))
  }
}

extension HardRule {
  /// Whether it concerns one unit by itself.
  fileprivate var isOfUnits: Bool { self == .maxAway || self == .whole }
}
