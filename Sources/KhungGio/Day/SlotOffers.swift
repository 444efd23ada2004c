import Drives
import Plans

/// Looks for slots of today in which one more person breaks no limit.
struct SlotOffers {
  private let state: DayState
  private let drive: Drive
  private let kept: [Assignment]
  private let before: [Audit.Violation]

  /// A slot for one more person, with what comes of it.
  struct Offer {
    let slot: SlotStart
    /// How many more blood units are expected.
    let bloodUnits: Double
    /// The most people expected at once in the slot's session, then.
    let peak: Double
  }

  /// Slots for people without an invitation, or of the waiting list.
  ///
  /// - Parameter state: where the day stands.
  /// - Throws: where the drive with the people who came without an invitation is none.
  init(_ state: DayState) throws(UseCaseError) {
    self.state = state
    let drive = state.day.drive.drive
    let walkIns = state.walkInSlots
    do throws(InvalidDrive) {
      // The room that is kept free is for those who come without an invitation: they count themselves.
      self.drive = try drive.withoutReserves(
        units: drive.units + [Unit(id: SlotOffers.unit(beside: drive))],
        registrants: drive.registrants
          + (0...walkIns.count).map {
            Registrant(
              id: SlotOffers.person($0, beside: drive), unit: drive.units.places.upperBound)
          })
    } catch {
      throw UseCaseError(InternalError("\(error.problems)"))
    }
    kept =
      state.assignments
      + walkIns.enumerated().map { number, slot in
        Assignment(
          registrant: drive.registrants.places.upperBound.advanced(by: 1 + number), slot: slot)
      }
    before = Audit(of: kept, on: self.drive).violations
  }

  /// The place on the lists of somebody who is not on them.
  var stranger: RegistrantIndex { state.day.drive.drive.registrants.places.upperBound }

  /// The slots in which somebody breaks no rule that is not broken already, from the next on.
  ///
  /// - Parameters:
  ///   - person: the person's place on the lists.
  ///   - minutes: how many minutes the person needs to come here.
  ///   - most: the most slots that are looked for.
  /// - Returns: the slots, the earliest first.
  func offers(to person: RegistrantIndex, after minutes: Int, most: Int = 1) -> [Offer] {
    var found: [Offer] = []
    let registrant = drive.registrants[person]
    for session in state.sessions where found.count < most {
      let earliest = state.minute(in: session) + minutes
      for start in drive.sessions[session].slotStarts where found.count < most {
        let slot = SlotStart(session: session, start: start)
        guard start + drive.sessions[session].slotMinutes > earliest,
          drive.isAvailable(registrant, for: slot),
          drive.isOpen(slot, to: drive.units[registrant.unit])
        else { continue }
        let trial = kept + [Assignment(registrant: person, slot: slot)]
        guard !addsToViolations(Audit(of: trial, on: drive).violations) else { continue }
        let rates = drive.rates(of: registrant)
        let presence = Presence.all(of: trial, on: drive)[session]
        found.append(
          Offer(
            slot: slot, bloodUnits: rates.expectedBloodUnits,
            peak: presence.expected(inZone: CrowdLimit.everywhere).max() ?? 0))
      }
    }
    return found
  }

  /// Whether anything is broken that was not, or more than it was.
  private func addsToViolations(_ after: [Audit.Violation]) -> Bool {
    after.contains { violation in
      !before.contains { old in
        old.rule == violation.rule && old.session == violation.session
          && old.minute == violation.minute && old.subject == violation.subject
          && old.amount >= violation.amount - SlotOffers.rounding
      }
    }
  }

  private static let rounding = 1e-9

  /// An id that no unit has.
  private static func unit(beside drive: Drive) -> String {
    free("walk-in", beside: Set(drive.units.map(\.id)))
  }

  private static func person(_ number: Int, beside drive: Drive) -> String {
    free("walk-in-\(number)", beside: Set(drive.registrants.map(\.id)))
  }

  private static func free(_ id: String, beside ids: Set<String>) -> String {
    ids.contains(id) ? free(id + "-", beside: ids) : id
  }
}

extension Drive {
  /// The same drive with other people, and no room kept free.
  fileprivate func withoutReserves(
    units: [Unit], registrants: [Registrant]
  ) throws(InvalidDrive) -> Drive {
    try with(sessions: sessions.map { $0.changed(reserve: .some(nil)) })
      .with(units: units, registrants: registrants)
  }
}

extension Session {
  /// The same session with other stages, no or another lateness, or no room kept free.
  ///
  /// - Parameters:
  ///   - stages: the stages; nil for its own.
  ///   - lateness: how late people come; nil for its own.
  ///   - reserve: the room kept free; nil for its own.
  /// - Returns: the session.
  func changed(
    stages: [Stage]? = nil, lateness: Distribution? = nil, reserve: Reserve?? = nil
  ) -> Session {
    Session(
      id: id, site: site, address: address, date: date, opens: opens, closes: closes,
      slotMinutes: slotMinutes, arrivalsPerSlot: arrivalsPerSlot, stages: stages ?? self.stages,
      crowdLimits: crowdLimits, bloodUnits: bloodUnits, reserve: reserve ?? self.reserve,
      arriveBefore: arriveBefore, arrive: arrive, lateness: lateness ?? self.lateness, walk: walk,
      walkIns: walkIns)
  }
}
