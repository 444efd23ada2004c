import Drives
import Plans
import TestSupport
import Testing

/// Room that a session keeps, against people who are really invited.
@Suite struct ReserveTests {
  /// A reserve is refused exactly where as many people of its rates, invited to every slot, would break
  /// a rule; what is said to be the most is the most.
  @Test func aReserveBreaksARuleWhereItsPeopleWould() throws {
    var (refused, accepted) = (0, 0)
    for seed in 0..<300 {
      var random = SplitMix64(seed: UInt64(seed))
      let drive = RandomDrive.drive(using: &random, waysAtMost: 60)
      let session = drive.sessions[0]
      var sound: [Bool] = []
      for perSlot in 0...4 {
        sound.append(try brokenRules(by: perSlot, in: session, of: drive).isEmpty)
      }
      for perSlot in 1...4 {
        let breach = breach(of: perSlot, in: session, of: drive)
        #expect((breach == nil) == sound[perSlot], "seed \(seed), \(perSlot) a slot")
        guard let breach else {
          accepted += 1
          continue
        }
        refused += 1
        #expect(breach.mostPerSlot == sound.lastIndex(of: true), "seed \(seed)")
        #expect(
          try brokenRules(by: perSlot, in: session, of: drive).contains(breach.rule),
          "seed \(seed)")
      }
    }
    #expect(refused > 100 && accepted > 100)
  }

  private func breach(of perSlot: Int, in session: Session, of drive: Drive) -> ReserveBreach? {
    do throws(InvalidDrive) {
      _ = try drive.alone(with: session.keeping(Reserve(perSlot: perSlot)))
      return nil
    } catch {
      for problem in error.problems {
        if case .reserveBreaks(let breach) = problem.kind {
          #expect(problem.part == .reserve(session: 0) && problem.key == "per_slot")
          return breach
        }
      }
      Issue.record("\(error)")
      return nil
    }
  }

  private func brokenRules(
    by perSlot: Int, in session: Session, of drive: Drive
  ) throws -> Set<HardRule> {
    guard perSlot > 0 else { return [] }
    let starts = session.slotStarts.flatMap { [Int](repeating: $0, count: perSlot) }
    let parts = DriveParts(
      sessions: [session],
      turnout: Turnout(
        rates: Rates(show: 1, deferral: drive.turnout.rates.deferral),
        planFor: drive.turnout.planFor),
      units: [Unit(id: "u")], registrants: starts.indices.map { Registrant(id: "\($0)", unit: 0) })
    let plan = starts.enumerated().map { person, start in
      Assignment(registrant: person, slot: SlotStart(session: 0, start: start))
    }
    return Set(Audit(of: plan, on: try parts.drive()).violations.map(\.rule))
  }
}

extension Drive {
  /// A session with the drive's turnout, and one person on the lists.
  fileprivate func alone(with session: Session) throws(InvalidDrive) -> Drive {
    try DriveParts(
      sessions: [session], turnout: Turnout(rates: turnout.rates, planFor: turnout.planFor),
      units: [Unit(id: "u")], registrants: [Registrant(id: "p", unit: 0)]
    ).drive()
  }
}

extension Session {
  fileprivate func keeping(_ reserve: Reserve) -> Session {
    Session(
      id: id, date: date, opens: opens, closes: closes, slotMinutes: slotMinutes,
      arrivalsPerSlot: arrivalsPerSlot, stages: stages, crowdLimits: crowdLimits,
      bloodUnits: bloodUnits, reserve: reserve)
  }
}
