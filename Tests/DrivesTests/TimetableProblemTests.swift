import Drives
import TestSupport
import Testing

/// What timetables need, where it makes no drive, and what holds where it does.
extension DriveProblemTests {
  @Test func whatTimetablesNeedHasRanges() {
    let person = DriveProblem.Part.registrant(0)
    expect([
      outside(.reserve(session: 0), "per_slot", "-1", .whole(0, 10_000_000)),
      outside(.kind(0), "party", "0", .whole(1, 1000)),
      outside(.rules, "up_to", "0", .whole(1, 10_000_000)),
      outside(.weights, "session", "-1.0", .real(0, 1e9)),
      outside(.unit(0), "preferred", "1441", .whole(0, 1440)),
      problem(.unit(1), "preferred", .noSuchPart(1)),
      outside(person, "party", "1001", .whole(1, 1000)),
    ]) {
      $0.sessions = [Self.session(reserve: Reserve(perSlot: -1))]
      $0.turnout = Turnout(
        rates: $0.turnout.rates,
        kinds: [DonorKind(name: "first", rates: $0.turnout.rates, party: 0)])
      $0.whole = .upTo(0)
      $0.weights[.session] = -1
      $0.units = [
        Unit(id: "u", preferred: PreferredStart(start: 1441)),
        Unit(id: "v", preferred: PreferredStart(session: 1, start: 450)),
      ]
      $0.registrants[0] = Registrant(id: "1", unit: 0, party: 1001)
    }
    let part = DriveProblem.Part.overload(session: 0, stage: 0)
    expect([
      outside(part, "most", "-0.5", .real(0, 10_000_000)),
      outside(part, "weight", "nan", .real(0, 1e9)),
      outside(.session(0), "arrive_before", "-1", .whole(0, 1440)),
    ]) {
      let stage = Stage(
        id: "desk", minutes: 5, zone: "hall", servers: .constant(2),
        overload: Overload(most: -0.5, weight: .nan))
      $0.sessions = [Self.session(stages: [stage], arriveBefore: -1)]
    }
  }

  /// Five slots of ten minutes from 07:30 on; k people of each are k/2 at the desk from 07:34 on.
  @Test func aReserveThatBreaksARuleByItselfIsRefused() {
    func breach(
      _ rule: HardRule, _ subject: String, slot: Int?, minute: Int?, most: Int
    ) -> DriveProblem {
      problem(
        .reserve(session: 0), "per_slot",
        .reserveBreaks(
          ReserveBreach(
            rule: rule, subject: subject, slot: slot, minute: minute, mostPerSlot: most)))
    }
    expect([breach(.arrivalsPerSlot, "s", slot: 450, minute: nil, most: 1)]) {
      $0.sessions = [Self.session(arrivalsPerSlot: 1, reserve: Reserve(perSlot: 2))]
    }
    expect([]) { $0.sessions = [Self.session(reserve: Reserve(perSlot: 4))] }
    expect([breach(.stageCapacity, "desk", slot: 450, minute: 454, most: 4)]) {
      $0.sessions = [Self.session(reserve: Reserve(perSlot: 5))]
    }
    // 2.5 at the desk, where two are served and half a person may wait.
    let waiting = Stage(
      id: "desk", minutes: 5, zone: "hall", servers: .constant(2),
      overload: Overload(most: 0.5, weight: 0))
    expect([]) {
      $0.sessions = [Self.session(stages: [waiting], reserve: Reserve(perSlot: 5))]
    }
    // 5 · 2 · 0.75 units.
    expect([breach(.bloodCeiling, "s", slot: nil, minute: nil, most: 1)]) {
      $0.sessions = [
        Self.session(bloodUnits: BloodUnits(ceiling: 7), reserve: Reserve(perSlot: 2))
      ]
    }
    // Two of a slot are at the desk with a half each at 07:34, both with a quarter.
    let one = [CrowdLimit(zone: "hall", limit: 1)]
    expect([breach(.crowdLimit, "hall", slot: 450, minute: 454, most: 1)]) {
      $0.turnout = Turnout(
        rates: $0.turnout.rates, planFor: .probability(0.8), kinds: $0.turnout.kinds)
      $0.sessions = [Self.session(crowdLimits: one, reserve: Reserve(perSlot: 2))]
    }
    expect([breach(.crowdLimit, "hall", slot: 450, minute: 450, most: 0)]) {
      $0.turnout = Turnout(
        rates: $0.turnout.rates, planFor: .everyone, kinds: $0.turnout.kinds)
      $0.sessions = [Self.session(crowdLimits: one, reserve: Reserve(perSlot: 2))]
    }
  }

  @Test func aUnitSaysWhatHoldsForItsPeople() throws {
    var parts = Self.parts
    parts.whole = .upTo(1)
    parts.units[1] = Unit(id: "v", preferred: PreferredStart(start: 460))
    parts.registrants += [
      Registrant(id: "4", unit: 1, preferred: PreferredStart(start: 470), party: 4)
    ]
    parts.turnout = Turnout(
      rates: parts.turnout.rates,
      kinds: [DonorKind(name: "first", rates: parts.turnout.rates, party: 2)])
    let drive = try parts.drive()
    #expect(drive.units.places.map(drive.staysWhole) == [false, false])
    #expect((0..<4).map { drive.preferredStart(of: $0)?.start } == [nil, nil, 460, 470])
    #expect((0..<4).map(drive.party) == [2, 1, 1, 4])
    let rates = parts.turnout.rates
    #expect(
      drive.donorClasses == [1, 2, 4].map { DonorClass(rates: rates, party: $0) })
    #expect(drive.donorClass(of: 3) == drive.donorClasses[2])
    parts.units[0] = Unit(id: "u", whole: true)
    parts.units[1] = Unit(id: "v", whole: false)
    parts.whole = .all
    let other = try parts.drive()
    #expect(other.units.places.map(other.staysWhole) == [true, false])
  }
}
