import Drives

extension DriveParts {
  /// Adds what timetables need, to some of the parts each: whole units, preferred starts of units,
  /// the cost of sessions and of unequal shares, overloads, parties, reserves, early arrivals.
  mutating func addTimetable(using random: inout SplitMix64) {
    whole = random.one(of: [.none, .none, .all, .upTo(1), .upTo(2), .upTo(3)])
    if random.happens(0.5) { weights[.session] = Double(random.number(1...20)) / 4 }
    let slots = zip(sessions.places, sessions).flatMap { index, session in
      session.slotStarts.map { SlotStart(session: index, start: $0) }
    }
    sessions = sessions.map { $0.asTimetable(using: &random) }
    units = units.map { $0.asTimetable(slots, using: &random) }
    turnout = Turnout(
      rates: turnout.rates, planFor: turnout.planFor,
      kinds: turnout.kinds.map { kind in
        DonorKind(
          name: kind.name, rates: kind.rates,
          party: random.happens(0.4) ? random.number(1...3) : nil)
      })
    registrants = registrants.map { person in
      Registrant(
        id: person.id, name: person.name, unit: person.unit, birthYear: person.birthYear,
        phone: person.phone, kind: person.kind, available: person.available,
        preferred: person.preferred, group: person.group, priority: person.priority,
        pinned: person.pinned, party: random.happens(0.3) ? random.number(1...3) : nil)
    }
    if random.happens(0.5) { weights[.fair] = random.one(of: [0.25, 3, 40.5, 600]) }
  }
}

extension Session {
  fileprivate func asTimetable(using random: inout SplitMix64) -> Session {
    let stages = stages.map { stage in
      Stage(
        id: stage.id, minutes: stage.minutes, zone: stage.zone, defers: stage.defers,
        servers: stage.servers,
        overload: random.happens(0.4)
          ? Overload(
            most: random.one(of: [0, 0.4, 1, 2.5]), weight: random.one(of: [0, 3, 20]))
          : nil, service: stage.service)
    }
    return Session(
      id: id, site: site, address: address, date: date, opens: opens, closes: closes,
      slotMinutes: slotMinutes, arrivalsPerSlot: arrivalsPerSlot, stages: stages,
      crowdLimits: crowdLimits, bloodUnits: bloodUnits,
      reserve: random.happens(0.3) ? Reserve(perSlot: random.number(0...2)) : nil,
      arriveBefore: random.one(of: [0, 0, 5, 15]), arrive: arrive, lateness: lateness,
      walk: walk, walkIns: walkIns)
  }
}

extension Unit {
  fileprivate func asTimetable(_ slots: [SlotStart], using random: inout SplitMix64) -> Unit {
    let wish = random.one(of: slots)
    return Unit(
      id: id, name: name, quota: quota, staff: staff, askedPercent: askedPercent, from: from,
      to: to, maxAway: maxAway, sessions: sessions,
      preferred: random.happens(0.4)
        ? PreferredStart(
          session: random.happens(0.4) ? wish.session : nil,
          start: wish.start + random.one(of: [0, 0, 1, -3]))
        : nil,
      whole: random.one(of: [nil, nil, nil, true, false]))
  }
}
