public import Drives
public import Plans

/// The rules of the contract written down word for word, as slowly as they read: person by person,
/// arrival minute by arrival minute, outcome by outcome. It shares no arithmetic with the rooms it
/// is there to check.
public struct LiteralRules {
  let drive: Drive
  var presences: [PresenceKey: [Int: Double]] = [:]

  struct PresenceKey: Hashable {
    let rates: Rates
    let slot: SlotStart
    let stage: Int
  }

  /// The rules for a drive.
  public init(for drive: Drive) { self.drive = drive }

  /// Every violation of a rule, in no particular order.
  public mutating func violations(
    of rule: HardRule, in plan: [Assignment]
  ) -> [Audit.Violation] {
    switch rule {
    case .closing: closing(plan)
    case .arrivalsPerSlot: arrivalsPerSlot(plan)
    case .stageCapacity: stageCapacity(plan)
    case .crowdLimit: crowdLimit(plan)
    case .bloodCeiling: bloodCeiling(plan)
    case .availability: availability(plan)
    case .unitWindow: unitWindow(plan)
    case .maxAway: maxAway(plan)
    case .companions: companions(plan)
    case .whole: whole(plan)
    case .pinned: pinned(plan)
    case .oneSlot: oneSlot(plan)
    }
  }

  /// Whether a plan breaks no rule.
  public mutating func allow(_ plan: [Assignment]) -> Bool {
    for rule in HardRule.allCases where !violations(of: rule, in: plan).isEmpty {
      return false
    }
    return true
  }
}

// MARK: Rules of slots and people

extension LiteralRules {
  /// b + δ − 1 + stay <= closes.
  private func closing(_ plan: [Assignment]) -> [Audit.Violation] {
    Set(plan.map(\.slot)).compactMap { slot in
      let session = drive.sessions[slot.session]
      let end = slot.start + session.slotMinutes - 1 + stay(of: session)
      return end <= session.closes
        ? nil
        : Audit.Violation(
          rule: .closing, session: slot.session, minute: slot.start, subject: session.id,
          amount: Double(end - session.closes))
    }
  }

  private func arrivalsPerSlot(_ plan: [Assignment]) -> [Audit.Violation] {
    Set(plan.map(\.slot)).compactMap { slot in
      let session = drive.sessions[slot.session]
      var invited = plan.count { $0.slot == slot }
      if slotStarts(of: session).contains(slot.start) { invited += session.reserve?.perSlot ?? 0 }
      guard let most = session.arrivalsPerSlot, invited > most else {
        return nil
      }
      return Audit.Violation(
        rule: .arrivalsPerSlot, session: slot.session, minute: slot.start,
        subject: session.id, amount: Double(invited - most))
    }
  }

  /// Only in an allowed slot of an allowed session.
  private func availability(_ plan: [Assignment]) -> [Audit.Violation] {
    plan.compactMap { assignment in
      let (slot, session) = (assignment.slot, drive.sessions[assignment.slot.session])
      let person = drive.registrants[assignment.registrant]
      let endsInTime = slot.start + session.slotMinutes - 1 + stay(of: session) <= session.closes
      var grid: Set<Int> = []
      var start = session.opens
      while start <= slot.start {
        grid.insert(start)
        start += session.slotMinutes
      }
      var isAvailable = person.available.isEmpty
      for interval in person.available
      where interval.session == nil || interval.session == slot.session {
        let minutes = slot.start..<slot.start + session.slotMinutes
        if minutes.allSatisfy({ interval.interval.from <= $0 && $0 < interval.interval.to }) {
          isAvailable = true
        }
      }
      if isAvailable && (grid.contains(slot.start) || !endsInTime) { return nil }
      return Audit.Violation(
        rule: .availability, session: slot.session, minute: slot.start, subject: person.id,
        amount: 1)
    }
  }

  private func unitWindow(_ plan: [Assignment]) -> [Audit.Violation] {
    plan.compactMap { assignment in
      let slot = assignment.slot
      let person = drive.registrants[assignment.registrant]
      let unit = drive.units[person.unit]
      let last = slot.start + drive.sessions[slot.session].slotMinutes
      var isInside = true
      if let from = unit.from, slot.start < from { isInside = false }
      if let to = unit.to, last > to { isInside = false }
      if !unit.sessions.isEmpty, !unit.sessions.contains(slot.session) { isInside = false }
      return isInside
        ? nil
        : Audit.Violation(
          rule: .unitWindow, session: slot.session, minute: slot.start, subject: person.id,
          amount: 1)
    }
  }

  /// People with b <= τ < b + δ − 1 + stay, all sessions of that date together.
  private func maxAway(_ plan: [Assignment]) -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, unit) in zip(drive.units.places, drive.units) {
      let most: Int
      switch unit.maxAway ?? drive.maxAway {
      case nil: continue
      case .people(let people): most = people
      case .percent(let percent):
        let all = unit.staff ?? drive.registrants.count { $0.unit == index }
        let counts = 1...max(1, all)
        most = counts.last { Double($0 * 100) <= percent * Double(all) } ?? 1
      }
      for date in Set(drive.sessions.map(\.date)) {
        for minute in 0..<1440 {
          let away = plan.count { assignment in
            let session = drive.sessions[assignment.slot.session]
            let start = assignment.slot.start
            return drive.registrants[assignment.registrant].unit == index && session.date == date
              && start <= minute && minute < start + session.slotMinutes - 1 + stay(of: session)
          }
          if away > most {
            violations.append(
              Audit.Violation(
                rule: .maxAway, session: nil, minute: minute, subject: unit.id,
                amount: Double(away - most)))
          }
        }
      }
    }
    return violations
  }

  private func companions(_ plan: [Assignment]) -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, unit) in zip(drive.units.places, drive.units) {
      let members = drive.registrants.places.filter { drive.registrants[$0].unit == index }
      for group in Set(members.map { drive.registrants[$0].group }) where group != "" {
        let slots = members.filter { drive.registrants[$0].group == group }.map { person in
          Set(plan.filter { $0.registrant == person }.map(\.slot))
        }
        let together = slots.map { one in slots.count { $0 == one } }.max() ?? 0
        if together < slots.count {
          violations.append(
            Audit.Violation(
              rule: .companions, session: nil, minute: nil, subject: unit.id + "/" + group,
              amount: Double(slots.count - together)))
        }
      }
    }
    return violations
  }

  /// All placed people of the unit come in one session and in one run of consecutive slots.
  private func whole(_ plan: [Assignment]) -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, unit) in zip(drive.units.places, drive.units) {
      let size = drive.registrants.count { $0.unit == index }
      var staysWhole: Bool
      switch drive.whole {
      case .none: staysWhole = false
      case .all: staysWhole = true
      case .upTo(let most): staysWhole = size <= most
      }
      if let own = unit.whole { staysWhole = own }
      let runs = runs(plan, ofUnit: index)
      if staysWhole && runs > 1 {
        violations.append(
          Audit.Violation(
            rule: .whole, session: nil, minute: nil, subject: unit.id, amount: Double(runs - 1)))
      }
    }
    return violations
  }

  private func pinned(_ plan: [Assignment]) -> [Audit.Violation] {
    zip(drive.registrants.places, drive.registrants).compactMap { index, person in
      guard let pin = person.pinned,
        !plan.contains(Assignment(registrant: index, slot: pin))
      else { return nil }
      return Audit.Violation(
        rule: .pinned, session: pin.session, minute: pin.start, subject: person.id, amount: 1)
    }
  }

  private func oneSlot(_ plan: [Assignment]) -> [Audit.Violation] {
    zip(drive.registrants.places, drive.registrants).compactMap { index, person in
      let slots = plan.count { $0.registrant == index }
      return slots <= 1
        ? nil
        : Audit.Violation(
          rule: .oneSlot, session: nil, minute: nil, subject: person.id, amount: Double(slots - 1))
    }
  }
}
