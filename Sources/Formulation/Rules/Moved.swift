import Drives
import Plans

/// Cost terms `moved` and `promised`: what it costs that someone with a published slot has another
/// one now, or none.
struct MovedCosts {
  private let weight: Double
  /// What it costs, for each unit of priority, that somebody with a published slot has none.
  private let promisedWeight: Double
  /// The priority of each registrant; empty where nobody has a published slot.
  private let priorities: PerRegistrant<Int>
  /// The published slot of each registrant; empty where nobody has one.
  private let published: PerRegistrant<SlotStart?>

  /// The costs of a drive with these published slots.
  init(_ drive: Drive, published assignments: [Assignment]) {
    weight = drive.weights[.moved]
    promisedWeight = drive.weights[.promised]
    guard !assignments.isEmpty else {
      (published, priorities) = (PerRegistrant([]), PerRegistrant([]))
      return
    }
    var published = PerRegistrant<SlotStart?>(repeating: nil, for: drive.registrants.places)
    for assignment in assignments where published[assignment.registrant] == nil {
      published[assignment.registrant] = assignment.slot
    }
    self.published = published
    priorities = PerRegistrant(drive.registrants.lazy.map(\.priority))
  }

  /// The published slot of a registrant; nil for none.
  func publishedSlot(of registrant: RegistrantIndex) -> SlotStart? {
    published.isEmpty ? nil : published[registrant]
  }

  /// The cost of a slot for somebody with a published slot, or without one.
  func cost(ofPublished published: SlotStart?, in slot: SlotStart) -> Double {
    published == nil || published == slot ? 0 : weight
  }

  /// What having no slot costs a registrant.
  func costWithoutSlot(of registrant: RegistrantIndex) -> Double {
    publishedSlot(of: registrant) == nil
      ? 0 : weight + promisedWeight * Double(priorities[registrant])
  }

  /// The priorities of those of some people who have a published slot.
  func promisedPriorities(of registrants: [RegistrantIndex]) -> Int {
    registrants.reduce(0) { publishedSlot(of: $1) == nil ? $0 : $0 + priorities[$1] }
  }

  /// How many of some people are moved by being in a slot.
  func count(_ registrants: [RegistrantIndex], in slot: CapacityModel.Slot) -> Int {
    let slot = slot.slotStart
    return registrants.count { publishedSlot(of: $0).map { $0 != slot } ?? false }
  }

  /// How many of some people are moved by having no slot.
  func countWithoutSlot(_ registrants: [RegistrantIndex]) -> Int {
    registrants.count { publishedSlot(of: $0) != nil }
  }
}
