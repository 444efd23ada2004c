import Drives
import Plans
import Wording

extension DriveFolderReading {
  /// Whether the pins can all be kept: every hard rule that a plan breaks is also broken by each
  /// plan that invites more people, so that the plan of the pinned people and their companions
  /// alone decides it.
  mutating func addProblemsOfPins(of drive: Drive) {
    let pinned = PinnedPlan(of: drive)
    guard !pinned.assignments.isEmpty, let lists else { return }
    var reported: Set<PinnedPlan.Conflict> = []
    for violation in Audit(of: pinned.assignments, on: drive).violations {
      let conflict = PinnedPlan.Conflict(
        rule: violation.rule, session: violation.session, subject: violation.subject)
      guard reported.insert(conflict).inserted,
        let registrant = pinned.lastPinned(concernedBy: violation, on: drive)
      else { continue }
      let place = lists.place(of: registrant, column: "pinned")
      log.add(
        DriveFileProblem(
          code: .pinsBreakRule, file: place.file, row: place.row, column: place.column,
          key: "pinned", value: "\(drive.registrants[registrant].id): \(place.value)",
          expected: .rule(
            violation.rule.rawValue, subject: violation.subject,
            at: violation.minute.map(ClockTime.text))))
    }
  }
}

/// The plan that invites only those whose slot is pinned, and those who come with them.
struct PinnedPlan {
  private(set) var assignments: [Assignment] = []

  /// What is reported once, whatever the number of minutes at which it holds.
  struct Conflict: Hashable {
    let rule: HardRule
    let session: SessionIndex?
    let subject: String
  }

  init(of drive: Drive) {
    let people = drive.registrants
    var slots = PerRegistrant<SlotStart?>(people.lazy.map(\.pinned))
    guard slots.contains(where: { $0 != nil }) else { return }
    var slotOfCompanions: [Companions: SlotStart] = [:]
    for person in people {
      if let companions = person.companions, let slot = person.pinned {
        slotOfCompanions[companions] = slot
      }
    }
    for (index, person) in zip(people.places, people) where slots[index] == nil {
      slots[index] = person.companions.flatMap { slotOfCompanions[$0] }
    }
    assignments = zip(slots.indices, slots).compactMap { index, slot in
      slot.map { Assignment(registrant: index, slot: $0) }
    }
  }

  /// The last pinned person, in list order, that a broken rule concerns.
  func lastPinned(concernedBy violation: Audit.Violation, on drive: Drive) -> RegistrantIndex? {
    let people = drive.registrants
    let isConcerned: (Assignment) -> Bool = { assignment in
      let person = people[assignment.registrant]
      switch violation.rule {
      case .availability, .unitWindow, .oneSlot, .pinned, .closing:
        return person.id == violation.subject
      case .companions:
        return "\(drive.units[person.unit].id)/\(person.group)" == violation.subject
      case .maxAway, .whole:
        guard drive.units[person.unit].id == violation.subject else { return false }
      case .arrivalsPerSlot, .stageCapacity, .crowdLimit, .bloodCeiling:
        guard violation.session == assignment.slot.session else { return false }
      }
      guard let minute = violation.minute else { return true }
      return drive.sessions[assignment.slot.session].away(fromSlotAt: assignment.slot.start)
        .contains(minute)
    }
    let concerned = assignments.last { people[$0.registrant].pinned != nil && isConcerned($0) }
    // Somebody who only comes along is reported at the pin they follow.
    let follower = assignments.last(where: isConcerned).flatMap { assignment in
      assignments.last {
        people[$0.registrant].pinned != nil && people[$0.registrant].companions != nil
          && people[$0.registrant].companions == people[assignment.registrant].companions
      }
    }
    return (concerned ?? follower ?? assignments.last { people[$0.registrant].pinned != nil })?
      .registrant
  }
}
