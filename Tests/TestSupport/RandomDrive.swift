public import Drives

/// Small drives that have everything the contract knows: several sessions on one day or two, kinds,
/// zones, changing capacity, companions, pins, windows, limits of every sort, roomy and overfull.
public enum RandomDrive {
  /// How a random drive's crowd limits are to be read.
  public enum Reading: CaseIterable, Sendable {
    /// `plan_for: expected`.
    case expected
    /// `plan_for: everyone`.
    case everyone
    /// `plan_for` a probability.
    case probability
  }

  /// A valid random drive of at most six people, with at most so many ways to place them.
  ///
  /// - Parameters:
  ///   - random: draws it.
  ///   - reading: how its crowd limits are to be read; nil for any.
  ///   - ways: how many ways there are to place people, at most.
  ///   - people: how many people there are; nil for at most six.
  ///   - isTimetable: whether it also has what timetables need: whole units, overloads, parties, and
  ///     so on.
  /// - Returns: the drive.
  public static func drive(
    using random: inout SplitMix64, reading: Reading? = nil, waysAtMost ways: Int = 800,
    people: ClosedRange<Int>? = nil, asTimetable isTimetable: Bool = false
  ) -> Drive {
    var problems: [DriveProblem] = []
    for _ in 0..<100 {
      do {
        var parts = parts(using: &random, reading: reading, waysAtMost: ways, people: people)
        if isTimetable { parts.addTimetable(using: &random) }
        return try parts.drive()
      } catch {
        // A pin may break a rule of its own drive: draw again.
        problems = error.problems
      }
    }
    preconditionFailure("no random drive is valid: \(problems)")
  }

  private static func parts(
    using random: inout SplitMix64, reading: Reading?, waysAtMost ways: Int,
    people range: ClosedRange<Int>?
  ) -> DriveParts {
    let people = range.map { random.number($0) } ?? random.one(of: [1, 2, 3, 3, 4, 4, 5, 6])
    var sessions: [Session] = []
    for slots in slotCounts(people: people, ways: ways, using: &random) {
      sessions.append(
        session(
          id: "s\(sessions.count)", slots: slots, people: people, using: &random))
    }
    var weights = Weights()
    if random.happens(0.3) {
      for term in CostTerm.always + [.promised] {
        weights[term] = Double(random.number(0...20)) / 4
      }
    }
    let kinds = random.number(0...2)
    let units = (0..<random.number(1...3)).map {
      unit(id: "u\($0)", sessions: sessions, using: &random)
    }
    var registrants: [Registrant] = []
    for index in 0..<people {
      registrants.append(
        registrant(index, sessions: sessions, units: units, kinds: kinds, using: &random))
    }
    return DriveParts(
      sessions: sessions,
      turnout: Turnout(
        rates: rates(using: &random), planFor: planFor(reading, using: &random),
        kinds: (0..<kinds).map { DonorKind(name: "k\($0)", rates: rates(using: &random)) }),
      maxAway: random.happens(0.3) ? maxAway(using: &random) : nil, weights: weights,
      units: units, registrants: registrants)
  }

  /// How many slots each session has, so that people have at most so many ways to be placed.
  private static func slotCounts(
    people: Int, ways: Int, using random: inout SplitMix64
  ) -> [Int] {
    var most = 1
    while most < 12,
      (0..<people).reduce(1.0, { count, _ in count * Double(most + 2) }) <= Double(ways)
    {
      most += 1
    }
    var left = random.number(max(1, most - 2)...most)
    var counts: [Int] = []
    while left > 0 {
      let count = counts.count == 2 ? left : random.number(1...left)
      counts.append(count)
      left -= count
    }
    return counts
  }

  private static func session(
    id: String, slots: Int, people: Int, using random: inout SplitMix64
  ) -> Session {
    let slotMinutes = random.one(of: [1, 2, 3, 5, 7])
    let opens = random.number(95...100) * 5
    let lengths = (0..<random.number(1...3)).map { _ in random.number(1...6) }
    let closes =
      opens + slots * slotMinutes - 1 + lengths.reduce(0, +)
      + random.number(0...slotMinutes - 1)
    let deferring = random.number(0...lengths.count)
    var stages: [Stage] = []
    for (place, minutes) in lengths.enumerated() {
      stages.append(
        Stage(
          id: "j\(place)", minutes: minutes, zone: random.one(of: ["hall", "beds"]),
          defers: place == deferring,
          servers: staffing(from: opens, to: closes, people: people, using: &random)))
    }
    var limits: [CrowdLimit] = []
    for _ in 0..<random.number(0...2) {
      let from = random.number(opens...max(opens, closes - 2))
      limits.append(
        CrowdLimit(
          zone: random.one(of: ["*"] + stages.map(\.zone)), limit: random.number(1...people),
          from: random.happens(0.4) ? from : nil,
          to: random.happens(0.4) ? random.number(from + 1...max(from + 1, closes)) : nil))
    }
    return Session(
      id: id, date: FourDonors.date(random.number(9...10)), opens: opens, closes: closes,
      slotMinutes: slotMinutes, arrivalsPerSlot: random.happens(0.3) ? random.number(1...3) : nil,
      stages: stages, crowdLimits: limits,
      bloodUnits: BloodUnits(
        ceiling: random.happens(0.3) ? Double(random.number(2...people * 4 + 2)) / 4 : nil))
  }

  private static func staffing(
    from: Int, to: Int, people: Int, using random: inout SplitMix64
  ) -> Staffing {
    guard random.happens(0.3) else { return .constant(random.number(1...people)) }
    let change = random.number(from + 1...to)
    let again = min(to + 1, change + random.number(0...2))
    return .shifts([
      Staffing.Shift(
        interval: MinuteInterval(from: from, to: change), count: random.number(1...people)),
      Staffing.Shift(
        interval: MinuteInterval(from: again, to: to + 2), count: random.number(1...people)),
    ])
  }

  private static func planFor(_ reading: Reading?, using random: inout SplitMix64) -> PlanFor {
    switch reading ?? random.one(of: Reading.allCases) {
    case .expected: .expected
    case .everyone: .everyone
    case .probability: .probability(random.one(of: [0.5, 0.75, 0.9, 0.95, 0.999]))
    }
  }

  private static func rates(using random: inout SplitMix64) -> Rates {
    Rates(
      show: random.one(of: [0, 0.5, 0.7, 0.8, 0.8, 0.95, 1]),
      deferral: random.one(of: [0, 0.1, 0.375, 0.5, 1]))
  }

  private static func maxAway(using random: inout SplitMix64) -> MaxAway {
    random.happens(0.5)
      ? .people(random.number(1...4)) : .percent(random.one(of: [10, 33.4, 50, 75, 100]))
  }

  private static func unit(
    id: String, sessions: [Session], using random: inout SplitMix64
  ) -> Unit {
    let slots = allSlots(of: sessions)
    let early = random.one(of: slots).start
    let late = max(early, random.one(of: slots).start) + 1
    // Drawn from a copy, so that all else stays as it is without staff.
    var ofStaff = random
    return Unit(
      id: id, staff: ofStaff.happens(0.5) ? ofStaff.number(0...12) : nil,
      from: random.happens(0.2) ? early - random.number(0...2) : nil,
      to: random.happens(0.2) ? late + random.number(0...7) : nil,
      maxAway: random.happens(0.3) ? maxAway(using: &random) : nil,
      sessions: random.happens(0.2)
        ? sessions.places.filter { $0 == 0 || random.happens(0.5) } : [])
  }

  private static func registrant(
    _ index: Int, sessions: [Session], units: [Unit], kinds: Int, using random: inout SplitMix64
  ) -> Registrant {
    let slots = allSlots(of: sessions)
    let unit = UnitIndex(random.number(0...units.count - 1))
    let session = SessionIndex(random.number(0...sessions.count - 1))
    var available: [Availability] = []
    for _ in 0..<(random.happens(0.3) ? random.number(1...2) : 0) {
      let from = random.one(of: slots).start - random.number(0...1)
      available.append(
        Availability(
          session: random.happens(0.3) ? session : nil,
          interval: MinuteInterval(from: from, to: from + random.number(2...15))))
    }
    let wish = random.one(of: slots)
    return Registrant(
      id: "p\(index)", unit: unit, kind: kinds > 0 && random.happens(0.6) ? index % kinds : nil,
      available: available,
      preferred: random.happens(0.5)
        ? PreferredStart(
          session: random.happens(0.4) ? wish.session : nil,
          start: wish.start + random.one(of: [0, 0, 0, 1, 4, -3]))
        : nil,
      group: random.happens(0.3) ? "\(random.number(0...1))" : "",
      priority: random.one(of: [1, 1, 1, 2, 5]),
      pinned: random.happens(0.08) ? random.one(of: slots) : nil)
  }

  /// Every slot of some sessions.
  private static func allSlots(of sessions: [Session]) -> [SlotStart] {
    zip(sessions.places, sessions).flatMap { index, session in
      session.slotStarts.map { SlotStart(session: index, start: $0) }
    }
  }
}
