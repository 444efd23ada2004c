import Drives
import TestSupport
import Testing

/// Parts that make no drive, and the problems they are refused with.
@Suite struct DriveProblemTests {
  /// One session of two stages, two units, three people; sound until changed.
  static var parts: DriveParts {
    DriveParts(
      sessions: [session()],
      turnout: Turnout(
        rates: Rates(show: 0.8, deferral: 0.25),
        kinds: [DonorKind(name: "first", rates: Rates(show: 0.5, deferral: 0.5))]),
      units: [Unit(id: "u"), Unit(id: "v")],
      registrants: [
        Registrant(id: "1", unit: 0, kind: 0, group: "x"), Registrant(id: "2", unit: 0),
        Registrant(id: "3", unit: 1),
      ])
  }

  static func session(
    id: String = "s", opens: Int = 450, closes: Int = 510, slotMinutes: Int = 10,
    arrivalsPerSlot: Int? = nil, stages: [Stage]? = nil, crowdLimits: [CrowdLimit] = [],
    bloodUnits: BloodUnits = BloodUnits(), reserve: Reserve? = nil, arriveBefore: Int = 0
  ) -> Session {
    Session(
      id: id, date: CalendarDate.latest, opens: opens, closes: closes, slotMinutes: slotMinutes,
      arrivalsPerSlot: arrivalsPerSlot,
      stages: stages ?? [stage("desk"), stage("bed", zone: "beds", defers: true)],
      crowdLimits: crowdLimits, bloodUnits: bloodUnits, reserve: reserve,
      arriveBefore: arriveBefore)
  }

  static func stage(
    _ id: String, minutes: Int = 5, zone: String = "hall", defers: Bool = false,
    servers: Staffing = .constant(2)
  ) -> Stage {
    Stage(id: id, minutes: minutes, zone: zone, defers: defers, servers: servers)
  }

  static func shift(_ from: Int, _ to: Int, _ count: Int = 1) -> Staffing.Shift {
    Staffing.Shift(interval: MinuteInterval(from: from, to: to), count: count)
  }

  func expect(
    _ expected: [DriveProblem], _ change: (inout DriveParts) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var parts = Self.parts
    change(&parts)
    do throws(InvalidDrive) {
      _ = try parts.drive()
      #expect(expected.isEmpty, sourceLocation: sourceLocation)
    } catch {
      #expect(error.problems == expected, sourceLocation: sourceLocation)
    }
  }

  func problem(
    _ part: DriveProblem.Part, _ key: String, _ kind: DriveProblem.Kind
  ) -> DriveProblem {
    DriveProblem(part: part, key: key, kind: kind)
  }

  func outside(
    _ part: DriveProblem.Part, _ key: String, _ value: String, _ bounds: DriveProblem.Bounds
  ) -> DriveProblem {
    problem(part, key, .outside(value: value, bounds))
  }

  @Test func soundPartsMakeADrive() { expect([]) { _ in } }

  @Test func thereMustBeASessionAndSomebody() {
    expect([problem(.drive, "sessions", .empty), problem(.drive, "registrants", .empty)]) {
      $0.sessions = []
      $0.registrants = []
    }
  }

  @Test func hoursAreOnTheClockAndInOrder() {
    let part = DriveProblem.Part.session(0)
    expect([outside(part, "opens", "-1", .whole(0, 1440))]) {
      $0.sessions = [Self.session(opens: -1)]
    }
    expect([outside(part, "closes", "1441", .whole(0, 1440))]) {
      $0.sessions = [Self.session(closes: 1441)]
    }
    expect([problem(part, "closes", .emptyInterval(from: "07:30", to: "07:30"))]) {
      $0.sessions = [Self.session(closes: 450)]
    }
  }

  @Test func oneSlotMustFitToTheMinute() {
    // A stay of 10 after the last of 10 arrivals: 10 + 10 - 1 minutes.
    expect([]) { $0.sessions = [Self.session(closes: 469)] }
    expect([problem(.session(0), "closes", .noSlotFits(stay: 10, slotMinutes: 10))]) {
      $0.sessions = [Self.session(closes: 468)]
    }
  }

  @Test(arguments: [0, -1, 1441, Int.max, Int.min])
  func lengthsAreMinutesOfADay(_ minutes: Int) {
    expect([outside(.session(0), "slot_minutes", "\(minutes)", .whole(1, 1440))]) {
      $0.sessions = [Self.session(slotMinutes: minutes)]
    }
    expect([outside(.stage(session: 0, stage: 0), "minutes", "\(minutes)", .whole(1, 1440))]) {
      $0.sessions = [Self.session(stages: [Self.stage("desk", minutes: minutes)])]
    }
  }

  @Test func stagesAreNamedOnceAndDeferOnce() {
    expect([
      problem(.stage(session: 0, stage: 1), "id", .duplicate(id: "a", first: 0)),
      problem(.stage(session: 0, stage: 1), "defers", .secondDeferringStage(first: "a")),
      problem(.stage(session: 0, stage: 2), "id", .badIdentifier("đ")),
      problem(.stage(session: 0, stage: 2), "zone", .badZone("*")),
    ]) {
      $0.sessions = [
        Self.session(stages: [
          Self.stage("a", defers: true), Self.stage("a", defers: true), Self.stage("đ", zone: "*"),
        ])
      ]
    }
    expect([problem(.session(0), "stages", .empty)]) { $0.sessions = [Self.session(stages: [])] }
  }

  @Test func sessionsAreNamedOnce() {
    expect([problem(.session(1), "id", .duplicate(id: "s", first: 0))]) {
      $0.sessions = [Self.session(), Self.session()]
    }
  }

  @Test func staffingHasRowsThatShareNoMinute() {
    let shift = { DriveProblem.Part.shift(session: 0, stage: 0, row: $0) }
    expect([
      outside(shift(0), "count", "-1", .whole(0, 10_000_000)),
      problem(shift(1), "to", .emptyInterval(from: "08:00", to: "07:00")),
      problem(shift(3), "from", .overlapsRow(0)), problem(shift(4), "from", .overlapsRow(0)),
    ]) {
      $0.sessions = [
        Self.session(stages: [
          Self.stage(
            "a",
            servers: .shifts([
              Self.shift(450, 500, -1), Self.shift(480, 420), Self.shift(500, 510),
              Self.shift(460, 470), Self.shift(480, 490),
            ]))
        ])
      ]
    }
    expect([problem(.stage(session: 0, stage: 0), "servers", .empty)]) {
      $0.sessions = [Self.session(stages: [Self.stage("a", servers: .shifts([]))])]
    }
  }

  @Test func crowdLimitsAreOfZonesAndNumbers() {
    let row = { DriveProblem.Part.crowdLimit(session: 0, row: $0) }
    expect([
      problem(row(0), "zone", .unknownZone("bed", known: ["hall", "beds"])),
      outside(row(1), "limit", "-1", .whole(0, 10_000_000)),
      problem(row(2), "to", .emptyInterval(from: "08:00", to: "08:00")),
      outside(row(3), "from", "-5", .whole(0, 1440)),
    ]) {
      $0.sessions = [
        Self.session(crowdLimits: [
          CrowdLimit(zone: "bed", limit: 1), CrowdLimit(zone: "*", limit: -1),
          CrowdLimit(zone: "beds", limit: 0, from: 480, to: 480),
          CrowdLimit(zone: "hall", limit: 0, from: -5, to: 3),
        ])
      ]
    }
  }

  @Test func bloodUnitsAreNumbers() {
    let part = DriveProblem.Part.bloodUnits(session: 0)
    let bounds = DriveProblem.Bounds.real(0, 10_000_000)
    // The hospital may take fewer than were wanted.
    expect([]) { $0.sessions = [Self.session(bloodUnits: BloodUnits(target: 2, ceiling: 1))] }
    expect([outside(part, "target", "nan", bounds), outside(part, "ceiling", "inf", bounds)]) {
      $0.sessions = [Self.session(bloodUnits: BloodUnits(target: .nan, ceiling: .infinity))]
    }
  }

  @Test func ratesAreParts() {
    expect([
      outside(.turnout, "show_rate", "1.5", .real(0, 1)),
      outside(.turnout, "deferral_rate", "nan", .real(0, 1)),
      outside(.turnout, "plan_for", "1.0", .realBelow(0.5, 1)),
      problem(.kind(1), "kinds", .duplicate(id: "a", first: 0)),
      outside(.kind(1), "show_rate", "-0.1", .real(0, 1)),
    ]) {
      $0.turnout = Turnout(
        rates: Rates(show: 1.5, deferral: .nan), planFor: .probability(1),
        kinds: [
          DonorKind(name: "a", rates: Rates(show: 0, deferral: 1)),
          DonorKind(name: "a", rates: Rates(show: -0.1, deferral: 1)),
        ])
    }
  }

  @Test func weightsAndMaxAwayHaveRanges() {
    expect([
      outside(.rules, "max_away", "0.0", .realAbove(0, 100)),
      outside(.weights, "split", "-1.0", .real(0, 1e9)),
      outside(.weights, "peak", "inf", .real(0, 1e9)),
      outside(.unit(0), "max_away", "0", .whole(1, 10_000_000)),
    ]) {
      $0.maxAway = .percent(0)
      $0.weights[.split] = -1
      $0.weights[.peak] = .infinity
      $0.units[0] = Unit(id: "u", maxAway: .people(0))
    }
  }

  @Test func unitsAreNamedOnceWithWindowsAndSessionsOfTheDrive() {
    expect([
      problem(.unit(1), "id", .duplicate(id: "u", first: 0)),
      outside(.unit(1), "quota", "-1", .whole(0, 10_000_000)),
      problem(.unit(1), "to", .emptyInterval(from: "08:20", to: "08:20")),
      problem(.unit(1), "session", .noSuchPart(1)),
    ]) {
      $0.units[1] = Unit(id: "u", quota: -1, from: 500, to: 500, sessions: [0, 1])
    }
  }

  @Test func peopleAreNamedOnceAndOfPartsOfTheDrive() {
    let person = { DriveProblem.Part.registrant($0) }
    expect([
      problem(person(0), "unit", .noSuchPart(2)), problem(person(0), "kind", .noSuchPart(1)),
      outside(person(0), "priority", "0", .whole(1, 1_000_000)),
      problem(person(1), "id", .empty),
      outside(person(1), "birth_year", "1899", .whole(1900, 2999)),
      problem(person(1), "available", .emptyInterval(from: "08:00", to: "08:00")),
      problem(person(1), "available", .noSuchPart(3)),
      problem(person(3), "id", .duplicate(id: "a", first: 2)),
      outside(person(3), "preferred", "1441", .whole(0, 1440)),
    ]) {
      $0.registrants = [
        Registrant(id: "1", unit: 2, kind: 1, priority: 0),
        Registrant(
          id: "", unit: 0, birthYear: 1899,
          available: [
            Availability(interval: MinuteInterval(from: 480, to: 480)),
            Availability(session: 3, interval: MinuteInterval(from: 480, to: 490)),
          ]),
        Registrant(id: "a", unit: 0),
        Registrant(id: "a", unit: 0, preferred: PreferredStart(start: 1441)),
      ]
    }
  }

  @Test func groupsAreOfTheirUnits() {
    expect([
      problem(.registrant(3), "pinned", .pinApartFromCompanion(other: 1))
    ]) {
      // Two units may both have a group "x": only companions of one unit are pinned together.
      let starts = $0.sessions[0].slotStarts
      let (first, second) = (
        SlotStart(session: 0, start: starts[0]), SlotStart(session: 0, start: starts[1])
      )
      $0.registrants = [
        Registrant(id: "1", unit: 0, group: "x", pinned: first),
        Registrant(id: "2", unit: 1, group: "x", pinned: second),
        Registrant(id: "3", unit: 0, group: "x", pinned: first),
        Registrant(id: "4", unit: 1, group: "x", pinned: first),
      ]
    }
  }

  @Test func pinsAreSlotsThatThePersonAndTheUnitCanKeep() {
    let person = { DriveProblem.Part.registrant($0) }
    let at = { SlotStart(session: 0, start: $0) }
    expect([
      problem(person(0), "pinned", .noSuchSlot(session: 0, start: 455)),
      problem(person(1), "pinned", .noSuchPart(1)),
      problem(person(2), "pinned", .pinOutsideAvailability),
      problem(person(3), "pinned", .pinOutsideUnitWindow),
      problem(person(5), "pinned", .pinApartFromCompanion(other: 4)),
    ]) {
      $0.units[1] = Unit(id: "v", from: 460)
      $0.registrants = [
        Registrant(id: "1", unit: 0, pinned: at(455)),
        Registrant(id: "2", unit: 0, pinned: SlotStart(session: 1, start: 450)),
        Registrant(
          id: "3", unit: 0,
          available: [
            Availability(interval: MinuteInterval(from: 450, to: 455)),
            Availability(interval: MinuteInterval(from: 455, to: 470)),
          ], pinned: at(450)),
        Registrant(id: "4", unit: 1, pinned: at(450)),
        Registrant(id: "5", unit: 0, group: "x", pinned: at(450)),
        Registrant(id: "6", unit: 0, group: "x", pinned: at(460)),
        Registrant(id: "7", unit: 0, group: "x"),
      ]
    }
  }

  @Test func boundsAreWrittenAsMathematicsDoes() {
    #expect(DriveProblem.Bounds.whole(1, 1440).text == "1…1440")
    #expect(DriveProblem.Bounds.real(0, 1).text == "0…1")
    #expect(DriveProblem.Bounds.realBelow(0.5, 1).text == "0.5 ≤ x < 1")
    #expect(DriveProblem.Bounds.realAbove(0, 100).text == "0 < x ≤ 100")
  }
}
