public import Drives
public import Plans

/// Those who were told no slot, in the order in which freed places go to them: by priority, then in
/// list order.
public struct Waitlist: Equatable, Sendable {
  /// The people, as indices in the drive's registrants.
  public let people: [Int]

  /// The waitlist of some people.
  ///
  /// - Parameters:
  ///   - people: whoever has no slot.
  ///   - drive: the drive.
  public init(of people: some Sequence<Int>, on drive: Drive) {
    self.people = people.sorted {
      (-drive.registrants[$0].priority, $0) < (-drive.registrants[$1].priority, $1)
    }
  }

  /// Gives free places to them one after another, while nobody else moves.
  ///
  /// - Parameters:
  ///   - kept: who keeps which slot; must break no rule.
  ///   - drive: the drive.
  /// - Returns: who gets which slot. Companions who wait too come along.
  public func fill(_ kept: [Assignment], on drive: Drive) -> [Assignment] {
    var filling = Filling(kept, on: drive)
    for person in people { filling.place(person, among: Set(people)) }
    return filling.added
  }
}

/// Places given away one by one. A slot that is full for somebody of a kind stays full.
private struct Filling {
  struct Place: Hashable {
    let slot: SlotStart
    let rates: Rates
  }

  let drive: Drive
  private let slots: [SlotStart]
  private var assignments: [Assignment]
  private var cost: Double
  private var full: Set<Place> = []
  private var placed: Set<Int>
  private(set) var added: [Assignment] = []

  init(_ kept: [Assignment], on drive: Drive) {
    self.drive = drive
    assignments = kept
    placed = Set(kept.map(\.registrant))
    slots = drive.sessions.enumerated().flatMap { index, session in
      session.slotStarts.map { SlotStart(session: index, start: $0) }
    }
    cost = Cost(of: kept, on: drive).total
  }

  /// Gives someone who waits, with all companions, the cheapest slot in which no rule is broken.
  mutating func place(_ person: Int, among waiting: Set<Int>) {
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
        // The limits of the hall do not know who it is.
        if people.count == 1, !audit.violations.contains(where: { $0.rule == .maxAway }) {
          full.insert(Place(slot: slot, rates: drive.rates(of: drive.registrants[person])))
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

  private func isAllowed(_ person: Int, in slot: SlotStart) -> Bool {
    let registrant = drive.registrants[person]
    return drive.isAvailable(registrant, for: slot)
      && drive.isOpen(slot, to: drive.units[registrant.unit])
      && (registrant.pinned.map { $0 == slot } ?? true)
      && !full.contains(Place(slot: slot, rates: drive.rates(of: registrant)))
  }
}

extension Planner {
  /// Plans a drive again after freed places were given to those who wait, who keep a place.
  ///
  /// - Parameters:
  ///   - drive: what to plan.
  ///   - told: the slots people were told.
  ///   - waitlist: who waits, in order.
  /// - Returns: the drive in which whoever got a place counts so much that nobody takes it away, and
  ///   who that is.
  public func filled(
    _ drive: Drive, told: [Assignment], waitlist: Waitlist
  ) -> (drive: Drive, people: [Int]) {
    let released = Set(fewestMoved(drive, told: told).people)
    let kept = told.filter { !released.contains($0.registrant) }
    let pinned = FrozenBlocks(kept, on: drive).everyone
    let people = waitlist.fill(pinned, on: drive).map(\.registrant)
    guard !people.isEmpty else { return (drive, []) }
    let unplaced = drive.weights[.unplaced]
    var registrants = drive.registrants
    for person in people {
      // As much as a thousand others, as far as numbers stay exact next to it.
      let priority = unplaced > 0 ? Int(min(1e6, 1e6 / unplaced)) : 1
      registrants[person] = registrants[person].counting(
        max(priority, registrants[person].priority))
    }
    return ((try? drive.with(registrants: registrants)) ?? drive, people.sorted())
  }
}
