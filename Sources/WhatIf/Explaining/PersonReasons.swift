public import Drives
public import Plans

/// Why one person has no slot, slot by slot.
public struct PersonReason: Equatable, Sendable {
  /// The person.
  public let registrant: RegistrantIndex
  /// The people whose slots are listed: the person, with all companions.
  public let companions: [RegistrantIndex]
  /// Every slot inside the hours of the person, the companions and the unit, and what leaves no room
  /// in it; nothing does where a place is free.
  public let slots: [Obstructed]
  /// The reason that planning gave.
  public let stated: Unplaced.Reason

  /// A slot and what leaves no room in it.
  public struct Obstructed: Equatable, Sendable {
    /// The slot.
    public let slot: SlotStart
    /// The limits one more would break, each with its first and last minutes.
    public let obstacles: [TightConstraint]
  }

  /// The reasons of everyone without a slot.
  static func all(of plan: Plan, on drive: Drive) -> [PersonReason] {
    let unplaced = Set(plan.unplaced.map(\.registrant))
    var groups: [RegistrantIndex: [RegistrantIndex]] = [:]
    for members in drive.companions {
      for member in members where unplaced.contains(member) { groups[member] = members }
    }
    let people = Set(groups.values.joined())
    var obstacles = SlotObstacles(
      assignments: plan.assignments.filter { !people.contains($0.registrant) }, drive: drive)
    return plan.unplaced.map { left in
      let members = groups[left.registrant] ?? [left.registrant]
      let open = drive.everySlot.filter { slot in
        members.allSatisfy { drive.isAllowed(slot, to: drive.registrants[$0]) }
      }
      return PersonReason(
        registrant: left.registrant, companions: members,
        slots: open.map { Obstructed(slot: $0, obstacles: obstacles.of(members, in: $0)) },
        stated: left.reason)
    }
  }
}

/// What one more group of people in a slot would break, found by the audit.
private struct SlotObstacles {
  let assignments: [Assignment]
  let drive: Drive
  private var known: [Key: [TightConstraint]] = [:]

  private struct Key: Hashable {
    let slot: SlotStart
    let kinds: [Int?]
    let unit: UnitIndex?
  }

  init(assignments: [Assignment], drive: Drive) {
    self.assignments = assignments
    self.drive = drive
  }

  mutating func of(_ members: [RegistrantIndex], in slot: SlotStart) -> [TightConstraint] {
    let people = members.map { drive.registrants[$0] }
    let unit = people[0].unit
    // What concerns the capacity model is the same for every unit.
    let key = Key(
      slot: slot, kinds: people.map(\.kind).sorted { ($0 ?? -1) < ($1 ?? -1) },
      unit: drive.maxAway(ofUnit: unit) == nil && !drive.staysWhole(unit) ? nil : unit)
    if let known = known[key] { return known }
    let added = members.map { Assignment(registrant: $0, slot: slot) }
    let violations = Audit(of: assignments + added, on: drive).violations
    var spans: [TightConstraint] = []
    for violation in violations where Self.rules.contains(violation.rule) {
      let session = violation.session.map { drive.sessions[$0] }
      let from = violation.minute ?? session?.opens ?? slot.start
      // A limit on a whole slot or session holds as long.
      let length: Int
      switch violation.rule {
      case .arrivalsPerSlot: length = session?.slotMinutes ?? 1
      case .bloodCeiling: length = (session?.closes ?? from + 1) - from
      case .whole: length = drive.sessions[slot.session].slotMinutes
      default: length = 1
      }
      if let place = spans.firstIndex(where: {
        $0.rule == violation.rule && $0.session == violation.session
          && $0.subject == violation.subject
      }) {
        let old = spans[place]
        spans[place] = TightConstraint(
          rule: old.rule, session: old.session, subject: old.subject, from: min(old.from, from),
          to: max(old.to, from + length))
      } else {
        spans.append(
          TightConstraint(
            rule: violation.rule, session: violation.session, subject: violation.subject,
            from: from, to: from + length))
      }
    }
    known[key] = spans
    return spans
  }

  private static let rules: Set<HardRule> = [
    .arrivalsPerSlot, .stageCapacity, .crowdLimit, .bloodCeiling, .maxAway, .whole,
  ]
}
