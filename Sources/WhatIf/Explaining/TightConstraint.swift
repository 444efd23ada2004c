public import Drives
import Plans

/// A limit that leaves no room for one more person, or for people who come together, during some
/// minutes.
public struct TightConstraint: Hashable, Sendable {
  /// The rule.
  public let rule: HardRule
  /// The session; nil for what concerns all of a day's.
  public let session: SessionIndex?
  /// The id of the stage or unit, the zone, or the session where the whole of it is meant.
  public let subject: String
  /// The first minute.
  public let from: Int
  /// The first minute after.
  public let to: Int

  /// A limit of these parts.
  public init(rule: HardRule, session: SessionIndex?, subject: String, from: Int, to: Int) {
    self.rule = rule
    self.session = session
    self.subject = subject
    self.from = from
    self.to = to
  }
}

/// Where a plan has no room for one more person, or for people who come together: a limit that could
/// take one more person keeps a whole class out all the same.
struct TightConstraintSearch {
  let drive: Drive
  let assignments: [Assignment]
  /// Those who would be added together, for each such group: `[group][member]`.
  private let groups: [[DonorClass]]
  /// How many people the smallest group of each unit has.
  private let sizes: [UnitIndex: Int]

  /// The limits of a plan.
  ///
  /// - Parameters:
  ///   - assignments: the plan.
  ///   - drive: the drive it is for.
  ///   - people: who might be added; everyone where that is nobody.
  init(of assignments: [Assignment], on drive: Drive, people: [RegistrantIndex]) {
    self.drive = drive
    self.assignments = assignments
    let wanted = Set(people)
    var groups: [[DonorClass]] = []
    var known: Set<[DonorClass]> = []
    var sizes: [UnitIndex: Int] = [:]
    for members in drive.companions where wanted.isEmpty || !wanted.isDisjoint(with: members) {
      let classes = members.map(drive.donorClass(of:))
      if known.insert(classes).inserted { groups.append(classes) }
      let unit = drive.registrants[members[0]].unit
      sizes[unit] = min(sizes[unit] ?? members.count, members.count)
    }
    (self.groups, self.sizes) = (groups, sizes)
  }

  /// How many people the smallest group has.
  private var fewest: Int { groups.map(\.count).min() ?? 1 }

  /// How many come with the smallest group, those who come along included.
  private var fewestPresent: Int { groups.map { $0.reduce(0) { $0 + $1.party } }.min() ?? 1 }

  /// Every limit without room, by session, rule, subject and minute.
  func all(units: [UnitIndex]) -> [TightConstraint] {
    let presences = Presence.all(of: assignments, on: drive, withReserve: true)
    var found: [TightConstraint] = []
    for (index, session) in zip(drive.sessions.places, drive.sessions) {
      let presence = presences[index]
      for (place, stage) in session.stages.enumerated() {
        let share = added(to: [place], of: session).reduce(0) { $0 + $1.probability }
        let more = stage.overload?.most ?? 0
        found += spans(index, .stageCapacity, stage.id) { minute in
          let there = expected(presence.stages[place], presence, at: minute)
          return reaches(session, [place], minute)
            && there + share > Double(stage.servers.count(at: minute)) + more + 1e-6
        }
      }
      for limit in session.crowdLimits {
        let stages = session.stages.indices.filter { limit.covers(session.stages[$0]) }
        let isFull = fullness(of: limit, stages, index, presence)
        found += spans(index, .crowdLimit, limit.zone) { minute in
          limit.holds(at: minute) && reaches(session, stages, minute) && isFull(minute)
        }
      }
      found += bindingsOfInvitations(index)
    }
    return found + units.flatMap(bindings(ofUnit:))
  }

  private func expected(_ counts: [Double], _ presence: Presence, at minute: Int) -> Double {
    presence.minutes.contains(minute) ? counts[minute - presence.minutes.lowerBound] : 0
  }

  /// The most that the group easiest to add may add to some stages at one minute, a draw a member.
  private func added(to stages: [Int], of session: Session) -> [PoissonBinomial.Group] {
    groups.map { members in
      session.offsetsInside.map { offset in
        members.map {
          PoissonBinomial.Group(
            count: 1,
            probability: min(
              1, session.probability(ofBeingIn: stages, offset: offset, rates: $0.rates)),
            size: $0.party)
        }
      }.max { Self.expected($0) < Self.expected($1) } ?? []
    }.min { Self.expected($0) < Self.expected($1) } ?? []
  }

  private static func expected(_ draws: [PoissonBinomial.Group]) -> Double {
    draws.reduce(0) { $0 + $1.probability * Double($1.size) }
  }

  /// Whether anybody invited to some slot may be in one of the stages at a minute.
  private func reaches(_ session: Session, _ stages: [Int], _ minute: Int) -> Bool {
    session.slotStarts.contains { start in
      stages.contains { session.occupancy(ofStage: $0, offset: minute - start) > 0 }
    }
  }

  private func fullness(
    of limit: CrowdLimit, _ stages: [Int], _ index: SessionIndex, _ presence: Presence
  ) -> (Int) -> Bool {
    let session = drive.sessions[index]
    let added = added(to: stages, of: session)
    switch drive.turnout.planFor {
    case .expected:
      let counts = presence.expected(inZone: limit.zone)
      return {
        expected(counts, presence, at: $0) + Self.expected(added) > Double(limit.limit) + 1e-6
      }
    case .everyone:
      let crowd = InvitedCrowd(of: assignments, index, stages, drive)
      return { minute in
        crowd.draws(at: minute).reduce(fewestPresent) { $0 + $1.count * $1.size } > limit.limit
      }
    case .probability(let wanted):
      let crowd = InvitedCrowd(of: assignments, index, stages, drive)
      return { minute in
        let present = PoissonBinomial(crowd.draws(at: minute) + added)
        guard present.boundOfProbability(ofMoreThan: limit.limit) > 1 - wanted else { return false }
        return present.probability(atMost: limit.limit) < wanted - 1e-9
      }
    }
  }

  private func bindingsOfInvitations(_ index: SessionIndex) -> [TightConstraint] {
    let session = drive.sessions[index]
    var found: [TightConstraint] = []
    let own = assignments.filter { $0.slot.session == index }
    let reserved = session.reservedPerSlot
    if let most = session.arrivalsPerSlot {
      let counts = Dictionary(grouping: own, by: \.slot.start).mapValues(\.count)
      found += spans(index, .arrivalsPerSlot, session.id) { minute in
        let start = minute - (minute - session.opens) % session.slotMinutes
        return session.slotStarts.contains(start)
          && counts[start, default: 0] + reserved + fewest > most
      }
    }
    if let ceiling = session.bloodUnits.ceiling {
      let walkIn = drive.turnout.reserveRates.expectedBloodUnits
      let units = own.reduce(Double(session.reservedPeople) * walkIn) {
        $0 + drive.rates(of: drive.registrants[$1.registrant]).expectedBloodUnits
      }
      let more = groups.map { $0.reduce(0) { $0 + $1.rates.expectedBloodUnits } }.min() ?? 0
      if units + more > ceiling + 1e-6 {
        found.append(
          TightConstraint(
            rule: .bloodCeiling, session: index, subject: session.id, from: session.opens,
            to: session.closes))
      }
    }
    return found
  }

  private func bindings(ofUnit unit: UnitIndex) -> [TightConstraint] {
    guard let most = drive.maxAway(ofUnit: unit) else { return [] }
    let members = Set(drive.members[unit])
    let own = assignments.filter { members.contains($0.registrant) }
    let byDate = Dictionary(grouping: own) { drive.sessions[$0.slot.session].date }
    return byDate.sorted { $0.key < $1.key }.flatMap { _, own in
      let away = own.map { drive.sessions[$0.slot.session].away(fromSlotAt: $0.slot.start) }
      let first = away.map(\.from).min() ?? 0
      return TightConstraint.spans(first..<(away.map(\.to).max() ?? first), gap: 1) { minute in
        away.count { $0.contains(minute) } + sizes[unit, default: 1] > most
      }.map {
        TightConstraint(
          rule: .maxAway, session: nil, subject: drive.units[unit].id, from: $0.lowerBound,
          to: $0.upperBound)
      }
    }
  }

  private func spans(
    _ index: SessionIndex, _ rule: HardRule, _ subject: String, _ isFull: (Int) -> Bool
  ) -> [TightConstraint] {
    let session = drive.sessions[index]
    return TightConstraint.spans(
      session.opens..<max(session.opens, session.closes), gap: session.slotMinutes, isFull
    ).map {
      TightConstraint(
        rule: rule, session: index, subject: subject, from: $0.lowerBound, to: $0.upperBound)
    }
  }
}

extension TightConstraint {
  /// Runs of full minutes; a gap shorter than a slot is none, since nobody could be invited into it.
  package static func spans(_ minutes: Range<Int>, gap: Int, _ isFull: (Int) -> Bool) -> [Range<
    Int
  >] {
    var spans: [Range<Int>] = []
    for minute in minutes where isFull(minute) {
      if let last = spans.last, minute - last.upperBound < gap {
        spans[spans.count - 1] = last.lowerBound..<minute + 1
      } else {
        spans.append(minute..<minute + 1)
      }
    }
    return spans
  }
}

/// The people invited to a session, and those it keeps room for, who may be in some of its stages, as
/// independent draws.
struct InvitedCrowd {
  private let session: Session
  /// The donor classes, and last those for whom room is kept.
  private let classes: [DonorClass]
  /// How many of each class may come in each slot.
  private let counts: [(start: Int, byClass: [Int])]
  private let shares: [[Double]]

  init(of assignments: [Assignment], _ index: SessionIndex, _ stages: [Int], _ drive: Drive) {
    session = drive.sessions[index]
    let classes = drive.donorClasses + [DonorClass(rates: drive.turnout.reserveRates)]
    self.classes = classes
    let session = session
    shares = classes.map { donors in
      session.offsetsInside.map {
        session.probability(ofBeingIn: stages, offset: $0, rates: donors.rates)
      }
    }
    let numbers = Dictionary(
      drive.donorClasses.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let none = [Int](repeating: 0, count: drive.donorClasses.count)
    var byStart: [Int: [Int]] = [:]
    for start in session.slotStarts { byStart[start] = none + [session.reservedPerSlot] }
    for assignment in assignments where assignment.slot.session == index {
      let number = numbers[drive.donorClass(of: assignment.registrant)] ?? 0
      byStart[assignment.slot.start, default: none + [0]][number] += 1
    }
    counts = byStart.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Everyone who may be there at a minute.
  func draws(at minute: Int) -> [PoissonBinomial.Group] {
    var draws: [PoissonBinomial.Group] = []
    for (start, byClass) in counts {
      let offset = minute - start
      for (number, count) in byClass.enumerated()
      where count > 0 && shares[number].indices.contains(offset) && shares[number][offset] > 0 {
        draws.append(
          PoissonBinomial.Group(
            count: count, probability: min(1, shares[number][offset]), size: classes[number].party))
      }
    }
    return draws
  }
}
