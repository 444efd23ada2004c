public import Drives
import Randomness

/// Made-up drives of any size, lifelike in what makes planning hard; the same arguments give the
/// same drive. Nobody in them exists.
public enum SyntheticDrive {
  /// Makes a drive.
  ///
  /// - Parameters:
  ///   - registrants: how many people are on the lists, at least 1.
  ///   - units: how many units they come from; nil for what is usual for so many people.
  ///   - sessions: how many sessions there are; nil for what is usual for so many people.
  ///   - seed: another seed gives another drive of the same kind.
  ///   - tightness: how much room the sessions have.
  ///   - language: the language of what is printed.
  /// - Returns: the drive.
  /// - Throws: ``InvalidDrive`` where the numbers make no drive, such as none of something.
  public static func make(
    registrants: Int, units: Int? = nil, sessions: Int? = nil, seed: UInt64 = 1,
    tightness: Tightness = .normal, language: Language = .vietnamese
  ) throws(InvalidDrive) -> Drive {
    var random = SplitMix64(seed: seed)
    let people = max(0, registrants)
    let unitCount = min(people, units ?? usualUnits(registrants: people))
    let sessionCount = max(0, sessions ?? usualSessions(registrants: people))

    let sizes = unitSizes(registrants: people, units: unitCount, using: &random)
    let day = Day(registrantsPerSession: people / max(1, sessionCount))
    let open = openSessions(sizes: sizes, sessions: sessionCount, using: &random)
    let demand = expectedDemand(sizes: sizes, open: open, sessions: sessionCount)
    let madeUnits = makeUnits(sizes: sizes, open: open, day: day, using: &random)
    let madeSessions = makeSessions(
      demand: demand, day: day, tightness: tightness, using: &random)
    let madeRegistrants = makeRegistrants(
      sizes: sizes, units: madeUnits, sessions: sessionCount, day: day, using: &random)

    return try Drive(
      name: language == .vietnamese
        ? "Ngày hội hiến máu thử nghiệm (\(people) người, hạt giống \(seed))"
        : "Synthetic drive (\(people) people, seed \(seed))",
      organizer: language == .vietnamese ? "Ban tổ chức thử nghiệm" : "Synthetic organizers",
      language: language, sessions: madeSessions, turnout: turnout, units: madeUnits,
      registrants: madeRegistrants)
  }

  /// How many units so many people usually come from.
  public static func usualUnits(registrants: Int) -> Int {
    interpolate(
      registrants,
      [(0, 0), (300, 40), (3_000, 200), (30_000, 1_000), (300_000, 5_000), (1_000_000, 10_000)])
  }

  /// How many sessions so many people usually need.
  public static func usualSessions(registrants: Int) -> Int {
    interpolate(
      registrants, [(0, 1), (300, 1), (3_000, 4), (30_000, 20), (300_000, 100), (1_000_000, 300)])
  }

  /// Straight lines between known points, the last one going on; at least 1.
  private static func interpolate(_ value: Int, _ points: [(Int, Int)]) -> Int {
    for (left, right) in zip(points, points.dropFirst())
    where value <= right.0 || right.0 == points[points.count - 1].0 {
      let share = Double(value - left.0) / Double(right.0 - left.0)
      return max(1, left.1 + Int((share * Double(right.1 - left.1)).rounded()))
    }
    return 1
  }
}

/// How much room the sessions of a synthetic drive have.
public enum Tightness: String, CaseIterable, Sendable {
  /// A quarter more places than people.
  case roomy
  /// A tenth more places than people.
  case normal
  /// A twentieth more places than people.
  case tight
  /// A tenth fewer places than people.
  case overfull

  /// Places per person in the narrowest stage.
  var placesPerPerson: Double {
    switch self {
    case .roomy: return 1.25
    case .normal: return 1.1
    case .tight: return 1.05
    case .overfull: return 0.9
    }
  }
}
