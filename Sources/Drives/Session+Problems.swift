extension Session {
  /// Every problem of the session at an index of the drive.
  func addProblems(to found: inout ProblemList, as session: Int) {
    let part = DriveProblem.Part.session(session)
    found.requireIdentifier(id, part)
    found.requireClockTime(opens, part, "opens")
    found.requireClockTime(closes, part, "closes")
    let hoursAreSound = ClockTime.day.contains(opens) && ClockTime.day.contains(closes)
    if hoursAreSound && opens >= closes {
      found.add(
        part, "closes", .emptyInterval(from: ClockTime.text(opens), to: ClockTime.text(closes)))
    }
    found.require(slotMinutes, in: 1, Sane.minutes, part, "slot_minutes")
    if let arrivalsPerSlot {
      found.require(arrivalsPerSlot, in: 0, Sane.people, part, "arrivals_per_slot")
    }
    addProblemsOfStages(to: &found, as: session)
    let stagesAreSound =
      !stages.isEmpty && stages.allSatisfy { (1...Sane.minutes).contains($0.minutes) }
    if hoursAreSound && opens < closes && (1...Sane.minutes).contains(slotMinutes)
      && stagesAreSound && slotStarts.isEmpty
    {
      found.add(part, "closes", .noSlotFits(stay: stay, slotMinutes: slotMinutes))
    }
    addProblemsOfCrowdLimits(to: &found, as: session)
    bloodUnits.addProblems(to: &found, as: .bloodUnits(session: session))
    found.require(arriveBefore, in: 0, Sane.minutes, part, "arrive_before")
    if let reserve {
      found.require(
        reserve.perSlot, in: 0, Sane.people, .reserve(session: session), "per_slot")
    }
    addProblemsOfSimulation(to: &found, as: session)
  }

  private func addProblemsOfStages(to found: inout ProblemList, as session: Int) {
    if stages.isEmpty { found.add(.session(session), "stages", .empty) }
    found.addDuplicates(stages.map(\.id), key: "id") { .stage(session: session, stage: $0) }
    var deferring: String?
    for (index, stage) in stages.enumerated() {
      let part = DriveProblem.Part.stage(session: session, stage: index)
      found.requireIdentifier(stage.id, part)
      found.require(stage.minutes, in: 1, Sane.minutes, part, "minutes")
      if stage.zone.isEmpty || stage.zone == CrowdLimit.everywhere {
        found.add(part, "zone", .badZone(stage.zone))
      }
      if stage.defers {
        if let deferring { found.add(part, "defers", .secondDeferringStage(first: deferring)) }
        deferring = deferring ?? stage.id
      }
      stage.servers.addProblems(to: &found, session: session, stage: index)
      if let overload = stage.overload {
        let part = DriveProblem.Part.overload(session: session, stage: index)
        found.require(overload.most, in: .real(0, Double(Sane.people)), part, "most")
        found.require(overload.weight, in: .real(0, Sane.weight), part, "weight")
      }
    }
  }

  private func addProblemsOfCrowdLimits(to found: inout ProblemList, as session: Int) {
    let zones = stages.map(\.zone)
    for (row, limit) in crowdLimits.enumerated() {
      let part = DriveProblem.Part.crowdLimit(session: session, row: row)
      if limit.zone != CrowdLimit.everywhere && !zones.contains(limit.zone) {
        var known: [String] = []
        for zone in zones where !known.contains(zone) { known.append(zone) }
        found.add(part, "zone", .unknownZone(limit.zone, known: known))
      }
      found.require(limit.limit, in: 0, Sane.people, part, "limit")
      found.requireWindow(from: limit.from, to: limit.to, part)
    }
  }
}

extension Staffing {
  /// Every problem of the servers of a stage.
  func addProblems(to found: inout ProblemList, session: Int, stage: Int) {
    let part = DriveProblem.Part.stage(session: session, stage: stage)
    switch self {
    case .constant(let count): found.require(count, in: 0, Sane.people, part, "servers")
    case .shifts(let shifts):
      if shifts.isEmpty { found.add(part, "servers", .empty) }
      for (row, shift) in shifts.enumerated() {
        let part = DriveProblem.Part.shift(session: session, stage: stage, row: row)
        found.require(shift.count, in: 0, Sane.people, part, "count")
        found.requireWindow(from: shift.interval.from, to: shift.interval.to, part)
      }
      addOverlaps(of: shifts, to: &found, session: session, stage: stage)
    }
  }

  /// Sorted by their begin, a row that overlaps any earlier one overlaps the one that ends last.
  private func addOverlaps(
    of shifts: [Shift], to found: inout ProblemList, session: Int, stage: Int
  ) {
    let order = shifts.indices.filter { shifts[$0].interval.from < shifts[$0].interval.to }
      .sorted { (shifts[$0].interval.from, $0) < (shifts[$1].interval.from, $1) }
    guard var last = order.first else { return }
    for row in order.dropFirst() {
      if shifts[row].interval.overlaps(shifts[last].interval) {
        found.add(
          .shift(session: session, stage: stage, row: max(row, last)), "from",
          .overlapsRow(min(row, last)))
      }
      if shifts[row].interval.to > shifts[last].interval.to { last = row }
    }
  }
}

extension BloodUnits {
  /// Every problem of target and ceiling.
  func addProblems(to found: inout ProblemList, as part: DriveProblem.Part) {
    let bounds = DriveProblem.Bounds.real(0, Double(Sane.people))
    if let target { found.require(target, in: bounds, part, "target") }
    if let ceiling { found.require(ceiling, in: bounds, part, "ceiling") }
  }
}

extension Turnout {
  /// Every problem of the rates and of the probability.
  func addProblems(to found: inout ProblemList) {
    rates.addProblems(to: &found, of: .turnout)
    if case .probability(let probability) = planFor {
      found.require(probability, in: .realBelow(0.5, 1), .turnout, "plan_for")
    }
    found.addDuplicates(kinds.map(\.name), key: "kinds", of: DriveProblem.Part.kind)
    for (index, kind) in kinds.enumerated() {
      if kind.name.isEmpty { found.add(.kind(index), "kinds", .empty) }
      kind.rates.addProblems(to: &found, of: .kind(index))
      if let party = kind.party {
        found.require(party, in: 1, Sane.party, .kind(index), "party")
      }
    }
  }
}

extension Rates {
  /// Every problem of the two rates.
  func addProblems(to found: inout ProblemList, of part: DriveProblem.Part) {
    found.require(show, in: .real(0, 1), part, "show_rate")
    found.require(deferral, in: .real(0, 1), part, "deferral_rate")
  }
}

extension MaxAway {
  /// Every problem of the number.
  func addProblems(to found: inout ProblemList, of part: DriveProblem.Part) {
    switch self {
    case .people(let people): found.require(people, in: 1, Sane.people, part, "max_away")
    case .percent(let percent):
      found.require(percent, in: .realAbove(0, 100), part, "max_away")
    }
  }
}
