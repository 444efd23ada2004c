import Drives
import Plans

/// Cost terms `moved` and `promised`: what it costs that someone with a published slot has another
/// one now, or none.
struct MovedCosts {
  private let weight: Double
  /// What it costs, for each unit of priority, that somebody with a published slot has none.
  private let promisedWeight: Double
  /// The priority of each registrant; empty where nobody has a published slot.
  private let priorities: [Int]
  /// For each registrant the slot told; empty where nobody was told one.
  private let told: [SlotStart?]

  /// The costs of a drive whose people were told these slots.
  init(_ drive: Drive, told assignments: [Assignment]) {
    weight = drive.weights[.moved]
    promisedWeight = drive.weights[.promised]
    guard !assignments.isEmpty else {
      (told, priorities) = ([], [])
      return
    }
    var told = [SlotStart?](repeating: nil, count: drive.registrants.count)
    for assignment in assignments where told[assignment.registrant] == nil {
      told[assignment.registrant] = assignment.slot
    }
    self.told = told
    priorities = drive.registrants.map(\.priority)
  }

  /// The slot a registrant was told; nil for none.
  func slotTold(to registrant: Int) -> SlotStart? { told.isEmpty ? nil : told[registrant] }

  /// What a slot costs someone who was told one, or none.
  func cost(ofBeingTold told: SlotStart?, in slot: SlotStart) -> Double {
    told == nil || told == slot ? 0 : weight
  }

  /// What having no slot costs a registrant.
  func costWithoutSlot(of registrant: Int) -> Double {
    slotTold(to: registrant) == nil
      ? 0 : weight + promisedWeight * Double(priorities[registrant])
  }

  /// The priorities of those of some people who have a published slot.
  func promisedPriorities(of registrants: [Int]) -> Int {
    registrants.reduce(0) { slotTold(to: $1) == nil ? $0 : $0 + priorities[$1] }
  }

  /// How many of some people are moved by being in a slot.
  func count(_ registrants: [Int], in slot: CapacityModel.Slot) -> Int {
    let slot = SlotStart(session: slot.session, start: slot.start)
    return registrants.count { slotTold(to: $0).map { $0 != slot } ?? false }
  }

  /// How many of some people are moved by having no slot.
  func countWithoutSlot(_ registrants: [Int]) -> Int {
    registrants.count { slotTold(to: $0) != nil }
  }
}
