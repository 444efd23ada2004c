public import Drives

/// What a session needs, half hour by half hour: how many desks, screeners, beds and chairs, how
/// many people are there, how many blood units come. It is what a hospital asks for beforehand.
public struct CapacitySheet: Equatable, Sendable {
  /// The session.
  public let session: SessionIndex
  /// The half hours of the clock, from the opening until the last has left.
  public let halfHours: [HalfHour]

  /// How long a row of the sheet is, in minutes.
  public static let step = 30

  /// What one half hour needs.
  public struct HalfHour: Equatable, Sendable {
    /// When: a half hour of the clock.
    public let interval: MinuteInterval
    /// How many people are invited to slots that start in it.
    public let invited: Int
    /// How many of them are expected to come, those who come along aside.
    public let expectedArrivals: Double
    /// The people in the whole session, read as the drive plans for crowds: the number expected,
    /// everyone, or the number not exceeded with a probability; with those who come along and those
    /// for whom room is kept. What is there for them is the least crowd limit.
    public let present: Need
    /// The need of each stage, in their order: servers for the people expected, as the rule
    /// `stage-capacity` has it, with those for whom room is kept and without those who may wait.
    /// What is there for it are its servers.
    public let stages: [Need]
    /// The blood units that are drawn by its end and were not by its beginning, on average.
    public let expectedBloodUnits: Double
  }

  /// How many are needed and how many there are.
  public struct Need: Equatable, Sendable {
    /// The largest number of people expected at a minute.
    public let expected: Double
    /// The least whole number that suffices at every single minute.
    public let needed: Int
    /// The least number there is at a minute; nil for no limit.
    public let available: Int?

    /// Whether there are fewer than are needed.
    public var isShort: Bool { available.map { $0 < needed } ?? false }
  }

  /// The largest need of each stage over the day.
  public var stagePeaks: [Need] {
    guard let first = halfHours.first else { return [] }
    return first.stages.indices.map { stage in
      CapacitySheet.peak(halfHours.map { $0.stages[stage] })
    }
  }

  /// The largest number of people in the session over the day.
  public var presentPeak: Need { CapacitySheet.peak(halfHours.map(\.present)) }

  /// The blood units of the whole session.
  public var expectedBloodUnits: Double { halfHours.reduce(0) { $0 + $1.expectedBloodUnits } }

  /// How many people are invited.
  public var invited: Int { halfHours.reduce(0) { $0 + $1.invited } }

  private static func peak(_ needs: [Need]) -> Need {
    Need(
      expected: needs.map(\.expected).max() ?? 0, needed: needs.map(\.needed).max() ?? 0,
      available: needs.compactMap(\.available).max())
  }

  /// The sheets of all sessions, in the drive's order.
  ///
  /// - Parameters:
  ///   - assignments: who is invited when.
  ///   - drive: the drive.
  /// - Returns: one sheet per session.
  public static func all(of assignments: [Assignment], on drive: Drive) -> [CapacitySheet] {
    InvitedSession.all(of: assignments, on: drive).enumerated().map { index, invited in
      CapacitySheet(invited, index: SessionIndex(index), planFor: drive.turnout.planFor)
    }
  }

  init(_ invited: InvitedSession, index: SessionIndex, planFor: PlanFor) {
    let session = invited.session
    let minutes = invited.minutes
    let everywhere = Array(session.stages.indices)
    let wholes = Needs(of: everywhere, invited, planFor)
    let parts = everywhere.map { Needs(ofStage: $0, invited) }
    let drawn = invited.expectedBloodUnitsByMinute
    let first = minutes.lowerBound / CapacitySheet.step * CapacitySheet.step
    // The last to leave are there until the minute before `minutes` ends.
    self.session = index
    halfHours = stride(from: first, to: max(minutes.upperBound, first + 1), by: CapacitySheet.step)
      .map { start in
        let interval = MinuteInterval(from: start, to: start + CapacitySheet.step)
        let slots = invited.slots.filter { interval.contains($0.start) }
        let held = session.crowdLimits.filter { $0.zone == CrowdLimit.everywhere }
        let inside = (interval.from..<interval.to).filter(minutes.contains)
        let limits = held.filter { inside.contains(where: $0.holds) }.map(\.limit)
        return HalfHour(
          interval: interval, invited: slots.reduce(0) { $0 + $1.invited },
          expectedArrivals: slots.reduce(0) { sum, slot in
            sum
              + zip(slot.byClass, invited.classes).reduce(0) {
                $0 + Double($1.0) * $1.1.rates.show
              }
          },
          present: wholes.need(in: inside, available: limits.min()),
          stages: everywhere.map { stage in
            // Staff is asked for only while the session is open.
            let open = inside.filter { session.opens <= $0 && $0 < session.closes }
            return parts[stage].need(
              in: inside, available: open.map(session.stages[stage].servers.count).min() ?? 0)
          },
          expectedBloodUnits: inside.reduce(0) { $0 + (drawn[$1] ?? 0) })
      }
  }
}

/// The people in some stages, minute by minute, those for whom room is kept among them.
private struct Needs {
  private let first: Int
  private let expected: [Double]
  private let needed: [Int]

  init(of stages: [Int], _ invited: InvitedSession, _ planFor: PlanFor) {
    first = invited.minutes.lowerBound
    expected = invited.expected(in: stages, counting: .parties, withReserve: true)
    switch planFor {
    case .expected:
      needed = expected.map(Needs.whole)
    case .everyone:
      needed = invited.draws(in: stages) { _ in true }.map {
        $1.reduce(0) { $0 + $1.count * $1.size }
      }
    case .probability(let wanted):
      needed = invited.draws(in: stages) { _ in true }.map {
        // As tolerant as the audit, so that a number it accepts is enough here, too.
        PoissonBinomial($1).quantile(wanted, tolerance: probabilityTolerance)
      }
    }
  }

  /// The need of a stage: servers for all who are expected but those who may wait there.
  init(ofStage stage: Int, _ invited: InvitedSession) {
    first = invited.minutes.lowerBound
    expected = invited.expected(in: [stage], counting: .invited, withReserve: true)
    let waiting = invited.session.stages[stage].overload?.most ?? 0
    needed = expected.map { Needs.whole(max(0, $0 - waiting)) }
  }

  /// The least whole number that is enough for a number of people expected.
  private static func whole(_ expected: Double) -> Int {
    Int((expected - expectationTolerance).rounded(.up))
  }

  func need(in minutes: [Int], available: Int?) -> CapacitySheet.Need {
    CapacitySheet.Need(
      expected: minutes.map { expected[$0 - first] }.max() ?? 0,
      needed: minutes.map { needed[$0 - first] }.max() ?? 0, available: available)
  }
}

extension InvitedSession {
  /// The blood units whose drawing is expected to end just before each minute.
  fileprivate var expectedBloodUnitsByMinute: [Int: Double] {
    guard let stage = session.donationStage else { return [:] }
    let duration = session.stageOffsets[stage] + session.stages[stage].minutes
    var units: [Int: Double] = [:]
    for slot in slots {
      let given = zip(slot.byClass, classes).reduce(0) {
        $0 + Double($1.0) * $1.1.rates.expectedBloodUnits
      }
      for arrival in slot.start..<slot.start + session.slotMinutes {
        // The last minute of drawing, so that a unit counts in the half hour that ends with it.
        units[arrival + duration - 1, default: 0] += given / Double(session.slotMinutes)
      }
    }
    return units
  }
}
