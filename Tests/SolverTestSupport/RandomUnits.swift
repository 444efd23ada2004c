package import Drives
package import Formulation
package import Plans
import TestSupport

/// Drives of one or few units whose people are of few sorts, so that several are interchangeable and
/// every schedule of a unit can be looked at. They have everything that decides a schedule: kinds,
/// companions, pins, windows, wishes, priorities, max-away, several sessions, published slots.
package enum RandomUnits {
  /// How large and of what sort a drive is.
  package struct Shape: Sendable {
    /// How many units there are.
    package var units = 1...1
    /// How many people each unit has.
    package var people = 2...6
    /// How many slots all sessions have together, at least one each.
    package var slots = 2...5
    /// How many sessions there are.
    package var sessions = 1...2
    /// How crowd limits are read.
    package var planFor = PlanFor.expected
    /// How often a limit on crowds, arrivals, blood units or absences is there, from 0 to 1.
    package var limits = 0.4
    /// How often somebody is pinned or has companions.
    package var ties = 0.15
    /// How often a unit stays whole.
    package var wholes = 0.0
    /// How often a stage may be overloaded, and donors of a kind come in parties.
    package var extras = 0.0
    /// How often unequal shares of people left out cost something.
    package var fair = 0.0

    /// One unit of up to six people and five slots, with some limits.
    package init() {}

    /// The same shape with something else.
    package func with(_ change: (inout Shape) -> Void) -> Shape {
      var shape = self
      change(&shape)
      return shape
    }
  }

  /// A drive, and the slots published before.
  package struct Example: Sendable {
    /// The drive.
    package let drive: Drive
    /// Who was published which slot before.
    package let published: [Assignment]
    /// The problem that planning makes of both.
    package let problem: PlanningProblem
  }

  /// Draws a drive of a shape.
  ///
  /// - Parameters:
  ///   - seed: decides what is drawn.
  ///   - shape: how large it is, and of what sort.
  /// - Returns: the drive, a valid one.
  package static func example(_ seed: Int, _ shape: Shape = Shape()) -> Example {
    var random = SplitMix64(seed: UInt64(bitPattern: Int64(seed)) &* 7_919 &+ 17)
    for _ in 0..<200 {
      // A pin may break a rule of its own drive: draw again.
      guard let drive = try? parts(shape, &random).drive() else { continue }
      let published = published(on: drive, &random)
      let problem = PlanningProblem(of: drive, published: published)
      if problem.units.isEmpty { continue }
      return Example(drive: drive, published: published, problem: problem)
    }
    preconditionFailure("no random unit is valid")
  }

  private static func parts(_ shape: Shape, _ random: inout SplitMix64) -> DriveParts {
    let sessionCount = random.number(shape.sessions)
    let slotCount = max(sessionCount, random.number(shape.slots))
    let unitCount = random.number(shape.units)
    let people = (0..<unitCount).map { _ in random.number(shape.people) }
    let all = people.reduce(0, +)
    var sessions: [Session] = []
    for number in 0..<sessionCount {
      let slots =
        slotCount * (number + 1) / sessionCount - slotCount * number / sessionCount
      sessions.append(session(number, slots: slots, people: all, shape, &random))
    }
    let kinds = random.number(0...2)
    var weights = Weights()
    for term in CostTerm.weighted
    where term != .unplaced && term != .fair && random.happens(0.7) {
      weights[term] = Double(random.number(0...24)) / 4
    }
    weights[.unplaced] = Double(random.number(8...80)) / 4
    let slots = zip(sessions.places, sessions).flatMap { index, session in
      session.slotStarts.map { SlotStart(session: index, start: $0) }
    }
    let units = (0..<unitCount).map { number in
      Unit(
        id: "u\(number)",
        from: random.happens(0.15) ? random.one(of: slots).start : nil,
        maxAway: random.happens(shape.limits) ? .people(random.number(1...3)) : nil,
        sessions: random.happens(0.15) ? [SessionIndex(random.number(0...sessionCount - 1))] : [],
        whole: shape.wholes > 0 && random.happens(shape.wholes) ? true : nil)
    }
    var registrants: [Registrant] = []
    for unit in 0..<unitCount {
      let sorts = (0..<random.number(1...3)).map { _ in sort(slots, kinds: kinds, &random) }
      for number in 0..<people[unit] {
        let sort = random.one(of: sorts)
        let isTied = random.happens(shape.ties)
        registrants.append(
          Registrant(
            id: "p\(unit)-\(number)", unit: UnitIndex(unit), kind: sort.kind,
            available: sort.available,
            preferred: sort.preferred,
            group: isTied && random.happens(0.7) ? "\(random.number(0...1))" : "",
            priority: sort.priority,
            pinned: isTied && random.happens(0.3) ? random.one(of: slots) : nil))
      }
    }
    if shape.fair > 0, random.happens(shape.fair) {
      weights[.fair] = Double(random.number(1...80)) / 4
    }
    return DriveParts(
      sessions: sessions,
      turnout: Turnout(
        rates: rates(&random), planFor: shape.planFor,
        kinds: (0..<kinds).map {
          DonorKind(
            name: "k\($0)", rates: rates(&random),
            party: shape.extras > 0 && random.happens(shape.extras) ? 2 : nil)
        }),
      weights: weights, units: units, registrants: registrants)
  }

  private struct Sort {
    let kind: Int?
    let available: [Availability]
    let preferred: PreferredStart?
    let priority: Int
  }

  private static func sort(
    _ slots: [SlotStart], kinds: Int, _ random: inout SplitMix64
  ) -> Sort {
    let wish = random.one(of: slots)
    let open = random.one(of: slots)
    return Sort(
      kind: kinds > 0 && random.happens(0.6) ? random.number(0...kinds - 1) : nil,
      available: random.happens(0.25)
        ? [
          Availability(
            session: nil,
            interval: MinuteInterval(from: open.start, to: open.start + random.number(5...25)))
        ] : [],
      preferred: random.happens(0.7)
        ? PreferredStart(
          session: random.happens(0.3) ? wish.session : nil,
          start: wish.start + random.one(of: [0, 0, 2, -3]))
        : nil,
      priority: random.one(of: [1, 1, 2, 4]))
  }

  private static func session(
    _ number: Int, slots: Int, people: Int, _ shape: Shape, _ random: inout SplitMix64
  ) -> Session {
    let slotMinutes = random.one(of: [2, 5, 5, 7])
    let lengths = (0..<random.number(1...3)).map { _ in random.number(2...8) }
    let opens = 480 + random.number(0...2) * 10
    let deferring = random.number(0...lengths.count)
    let stages = lengths.enumerated().map { place, minutes in
      Stage(
        id: "j\(place)", minutes: minutes, zone: random.one(of: ["hall", "beds"]),
        defers: place == deferring,
        servers: .constant(
          random.happens(shape.limits) ? random.number(1...max(1, people / 2)) : people),
        overload: shape.extras > 0 && random.happens(shape.extras)
          ? Overload(most: Double(random.number(1...3)) / 2, weight: Double(random.number(0...20)))
          : nil)
    }
    let limits =
      random.happens(shape.limits)
      ? [
        CrowdLimit(
          zone: random.one(of: ["*"] + stages.map(\.zone)),
          limit: random.number(1...max(1, people - 1)))
      ] : []
    return Session(
      id: "s\(number)", date: FourDonors.date(random.number(9...10)), opens: opens,
      closes: opens + slots * slotMinutes - 1 + lengths.reduce(0, +)
        + random.number(0...slotMinutes - 1),
      slotMinutes: slotMinutes,
      arrivalsPerSlot: random.happens(shape.limits / 2) ? random.number(1...3) : nil,
      stages: stages, crowdLimits: limits,
      bloodUnits: BloodUnits(
        ceiling: random.happens(shape.limits / 3) ? Double(random.number(2...people * 2)) / 2 : nil)
    )
  }

  private static func rates(_ random: inout SplitMix64) -> Rates {
    Rates(show: random.one(of: [0.5, 0.75, 0.8, 1]), deferral: random.one(of: [0, 0.125, 0.5]))
  }

  private static func published(
    on drive: Drive, _ random: inout SplitMix64
  ) -> [Assignment] {
    guard random.happens(0.3) else { return [] }
    let slots = drive.everySlot
    return drive.registrants.places.filter { _ in random.happens(0.5) }.map {
      Assignment(registrant: $0, slot: random.one(of: slots))
    }
  }
}
