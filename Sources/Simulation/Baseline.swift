public import Drives
public import Plans

/// A way to invite people without planning, to compare a plan with. Everyone on the lists is
/// invited, whatever they or their unit wished; in a drive of several sessions, to the session that
/// the plan sends them to.
public enum Baseline: String, CaseIterable, Sendable {
  /// All at once: everyone to the first slot.
  case everyoneAtOpening = "everyone-at-opening"
  /// The same number of people every hour, in list order, to the first slot of the hour.
  case hourlyBlocks = "hourly-blocks"
  /// The same number of people to every slot, in list order.
  case evenSpread = "even-spread"

  /// Who is invited when.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - plan: the plan to compare with.
  /// - Returns: one assignment per registrant, in list order.
  public func assignments(on drive: Drive, besides plan: [Assignment]) -> [Assignment] {
    var sessions = PerRegistrant<SessionIndex?>(repeating: nil, for: drive.registrants.places)
    for assignment in plan { sessions[assignment.registrant] = assignment.slot.session }
    var people = PerSession<[RegistrantIndex]>(repeating: [], for: drive.sessions.places)
    for registrant in drive.registrants.places {
      people[sessions[registrant] ?? Baseline.firstSession(of: registrant, on: drive)]
        .append(registrant)
    }
    var assignments: [Assignment] = []
    for (session, registrants) in zip(people.indices, people) {
      let starts = starts(of: drive.sessions[session])
      for (place, registrant) in registrants.enumerated() {
        let start = starts[place * starts.count / registrants.count]
        assignments.append(
          Assignment(registrant: registrant, slot: SlotStart(session: session, start: start)))
      }
    }
    return assignments.sorted { $0.registrant < $1.registrant }
  }

  /// The slots people are invited to, in rising order; never none.
  private func starts(of session: Session) -> [Int] {
    switch self {
    case .everyoneAtOpening: return Array(session.slotStarts.prefix(1))
    case .evenSpread: return session.slotStarts
    case .hourlyBlocks:
      var starts: [Int] = []
      for start in session.slotStarts
      where start >= session.opens + 60 * starts.count {
        starts.append(start)
      }
      return starts
    }
  }

  /// The first session that somebody without a slot could have come to.
  private static func firstSession(of registrant: RegistrantIndex, on drive: Drive) -> SessionIndex
  {
    let person = drive.registrants[registrant]
    let unit = drive.units[person.unit]
    return drive.sessions.places.first { session in
      drive.sessions[session].slotStarts.contains { start in
        let slot = SlotStart(session: session, start: start)
        return drive.isOpen(slot, to: unit) && drive.isAvailable(person, for: slot)
      }
    } ?? unit.sessions.first ?? SessionIndex(0)
  }
}

extension Drive {
  /// How many of those invited cannot come then, by their own hours or their unit's.
  ///
  /// - Parameter assignments: who is invited when.
  /// - Returns: how many.
  public func invitedOutsideTheirHours(_ assignments: [Assignment]) -> Int {
    assignments.count { assignment in
      let person = registrants[assignment.registrant]
      return !isAvailable(person, for: assignment.slot)
        || !isOpen(assignment.slot, to: units[person.unit])
    }
  }
}
