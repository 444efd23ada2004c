public import Drives
import IntegerProgramming
public import Plans

extension Planner {
  /// A drive in which people are pinned to the published slots.
  ///
  /// - Parameters:
  ///   - frozen: who shall keep which slot; those whom the drive itself pins stay pinned as they are.
  ///   - drive: the drive.
  /// - Returns: the drive with these people pinned.
  /// - Throws: ``FreezeConflict`` where not all of them can keep their slots.
  public func freeze(_ frozen: [Assignment], on drive: Drive) throws(FreezeConflict) -> Drive {
    let blocks = FrozenBlocks(frozen, on: drive)
    let everyone = blocks.everyone
    let violations =
      Audit(of: drive.fillingGaps(of: everyone), on: drive).violations + blocks.violations
    if violations.isEmpty, let pinned = blocks.pinnedDrive { return pinned }
    let deadline = Deadline(
      seconds: limits.seconds, cancellation: limits.cancellation, clock: clock)
    let release = SmallestRelease(blocks, solver: solver, deadline: deadline)
    throw FreezeConflict(
      contradictions: FreezeConflict.contradictions(
        violations, of: everyone, frozen: frozen, on: drive),
      release: release.people, atLeast: release.atLeast)
  }
}

/// Why people cannot all keep their published slots, and who would have to be released.
public struct FreezeConflict: Error, Equatable, Sendable {
  /// The conflicting limits.
  public let contradictions: [Contradiction]
  /// The smallest set found whose release lets the others keep their slots, in list order.
  public let release: [RegistrantIndex]
  /// A proven lower bound of the number of people to release.
  public let atLeast: Int

  /// A limit, where and when it is broken, and by whom.
  public struct Contradiction: Equatable, Sendable {
    /// What is broken, minute by minute.
    public let violations: [Audit.Violation]
    /// The frozen people involved, in list order.
    public let people: [RegistrantIndex]
  }

  static func contradictions(
    _ violations: [Audit.Violation], of everyone: [Assignment], frozen: [Assignment],
    on drive: Drive
  ) -> [Contradiction] {
    struct Place: Hashable {
      let rule: HardRule
      let session: SessionIndex?
      let subject: String
    }
    var order: [Place] = []
    var groups: [Place: [Audit.Violation]] = [:]
    for violation in violations {
      let place = Place(
        rule: violation.rule, session: violation.session, subject: violation.subject)
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(violation)
    }
    return order.map { place in
      let violations = groups[place] ?? []
      let people = frozen.filter { assignment in
        violations.contains { drive.concerns($0, assignment) }
      }
      return Contradiction(violations: violations, people: people.map(\.registrant).sorted())
    }
  }
}

extension Drive {
  /// Whether somebody in a slot is involved in a violation.
  fileprivate func concerns(_ violation: Audit.Violation, _ assignment: Assignment) -> Bool {
    let person = registrants[assignment.registrant]
    switch violation.rule {
    case .closing, .availability, .unitWindow, .pinned, .oneSlot:
      return person.id == violation.subject
    case .companions:
      return "\(units[person.unit].id)/\(person.group)" == violation.subject
    case .whole: return units[person.unit].id == violation.subject
    case .maxAway where units[person.unit].id != violation.subject: return false
    default: break
    }
    let slot = assignment.slot
    guard hasSlot(slot), violation.session.map({ $0 == slot.session }) ?? true else { return false }
    guard let minute = violation.minute else { return true }
    let session = sessions[slot.session]
    func isIn(_ stages: (Stage) -> Bool) -> Bool {
      session.stages.indices.contains { stage in
        stages(session.stages[stage])
          && session.occupancy(ofStage: stage, offset: minute - slot.start) > 0
      }
    }
    switch violation.rule {
    case .arrivalsPerSlot: return slot.start == minute
    case .stageCapacity: return isIn { $0.id == violation.subject }
    case .crowdLimit:
      return isIn {
        violation.subject == CrowdLimit.everywhere || $0.zone == violation.subject
      }
    default: return session.away(fromSlotAt: slot.start).contains(minute)
    }
  }
}
