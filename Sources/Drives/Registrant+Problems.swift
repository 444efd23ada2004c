extension Drive {
  /// Every problem of the people, in list order; one pass, and one over what concerns several.
  func addProblemsOfRegistrants(to found: inout ProblemList) {
    let latestBirth = sessions.map(\.date.year).max() ?? CalendarDate.latestYear
    var firstWithIdentifier: [String: Int] = [:]
    firstWithIdentifier.reserveCapacity(registrants.count)
    var groups: [Companions: Int] = [:]
    for (index, registrant) in registrants.enumerated() {
      let part = DriveProblem.Part.registrant(index)
      if registrant.id.isEmpty {
        found.add(part, "id", .empty)
      } else if let first = firstWithIdentifier.updateValue(index, forKey: registrant.id) {
        found.add(part, "id", .duplicate(id: registrant.id, first: first))
        firstWithIdentifier[registrant.id] = first
      }
      let hasUnit = units.places.contains(registrant.unit)
      if !hasUnit { found.add(part, "unit", .noSuchPart(registrant.unit.rawValue)) }
      if let kind = registrant.kind, !turnout.kinds.indices.contains(kind) {
        found.add(part, "kind", .noSuchPart(kind))
      }
      found.require(registrant.priority, in: 1, Sane.priority, part, "priority")
      if let birthYear = registrant.birthYear {
        found.require(birthYear, in: Sane.earliestBirth, latestBirth, part, "birth_year")
      }
      if let party = registrant.party { found.require(party, in: 1, Sane.party, part, "party") }
      if !registrant.available.isEmpty {
        addProblemsOfAvailability(of: registrant, part, to: &found)
      }
      if let preferred = registrant.preferred {
        addProblems(of: preferred, part, to: &found)
      }
      if let pinned = registrant.pinned {
        addProblems(ofPin: pinned, registrant, hasUnit: hasUnit, part, to: &found)
        guard let companions = registrant.companions else { continue }
        if let other = groups[companions], registrants[other].pinned != pinned {
          found.add(part, "pinned", .pinApartFromCompanion(other: other))
        } else if groups[companions] == nil {
          groups[companions] = index
        }
      }
    }
  }

  /// Every problem of a start that somebody would like.
  func addProblems(
    of preferred: PreferredStart, _ part: DriveProblem.Part, to found: inout ProblemList
  ) {
    found.requireClockTime(preferred.start, part, "preferred")
    if let session = preferred.session, !sessions.places.contains(session) {
      found.add(part, "preferred", .noSuchPart(session.rawValue))
    }
  }

  private func addProblemsOfAvailability(
    of registrant: Registrant, _ part: DriveProblem.Part, to found: inout ProblemList
  ) {
    for availability in registrant.available {
      let interval = availability.interval
      if !ClockTime.day.contains(interval.from) || !ClockTime.day.contains(interval.to)
        || interval.from >= interval.to
      {
        found.requireWindow(
          from: interval.from, to: interval.to, part, keys: ("available", "available"))
      }
      if let session = availability.session, !sessions.places.contains(session) {
        found.add(part, "available", .noSuchPart(session.rawValue))
      }
    }
  }

  private func addProblems(
    ofPin pinned: SlotStart, _ registrant: Registrant, hasUnit: Bool, _ part: DriveProblem.Part,
    to found: inout ProblemList
  ) {
    guard sessions.places.contains(pinned.session) else {
      found.add(part, "pinned", .noSuchPart(pinned.session.rawValue))
      return
    }
    guard sessions[pinned.session].slotStarts.contains(pinned.start) else {
      found.add(part, "pinned", .noSuchSlot(session: pinned.session, start: pinned.start))
      return
    }
    if isHeldBack(registrant) {
      found.add(part, "pinned", .pinOfHeldBack)
    } else if !isAvailable(registrant, for: pinned) {
      found.add(part, "pinned", .pinOutsideAvailability)
    }
    if hasUnit && !isOpen(pinned, to: units[registrant.unit]) {
      found.add(part, "pinned", .pinOutsideUnitWindow)
    }
  }
}
