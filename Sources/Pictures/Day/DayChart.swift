public import Drives

/// How many people are in one session over its day: in the whole of it, in the zones that have a
/// limit of their own, and in each stage.
public struct DayChart: Equatable, Sendable {
  /// The session's name, `[A-Za-z0-9_-]+`.
  public let session: String
  /// What the picture is of.
  public let title: String
  /// When and where.
  public let place: String
  /// How many people are invited.
  public let invited: Int
  /// The minutes shown.
  public let minutes: Range<Int>
  /// The whole session.
  public let whole: Panel
  /// The zones with a limit.
  public let zones: [Panel]
  /// The stages, in the order a donor passes them.
  public let stages: [Panel]
  /// How crowd limits are meant.
  public let planFor: PlanFor

  /// The number present somewhere, and what it is held against.
  public struct Panel: Equatable, Sendable {
    /// The zone's or the stage's name in the drive; empty for the whole session.
    public let name: String
    /// The name in words, as it is drawn.
    public let title: String
    /// Whether people over a limit wait for it, as they do for servers; over a crowd limit they may
    /// not be at all.
    public let isQueued: Bool
    /// The number the plan lets expect.
    public let expected: MinuteCurve
    /// The runs of a simulation, where one was made.
    public let band: RunBand?
    /// The limits or the servers, each over its minutes.
    public let limits: [Limit]

    /// A panel of these parts.
    ///
    /// - Parameters:
    ///   - name: the zone's or the stage's name.
    ///   - title: the name in words; the name itself by default.
    ///   - isQueued: whether people over a limit wait for it.
    ///   - expected: the number expected.
    ///   - band: the runs of a simulation.
    ///   - limits: what the numbers are held against.
    public init(
      name: String, title: String? = nil, isQueued: Bool = false, expected: MinuteCurve,
      band: RunBand? = nil, limits: [Limit]
    ) {
      self.name = name
      self.title = title ?? name
      self.isQueued = isQueued
      self.expected = expected
      self.band = band
      self.limits = limits
    }
  }

  /// A number not to be exceeded during some minutes.
  public struct Limit: Equatable, Sendable {
    /// The number.
    public let number: Int
    /// The minutes.
    public let minutes: Range<Int>
    /// Those of the minutes at which the plan breaks it, by the rule the plan is held to.
    public let broken: [Range<Int>]

    /// A limit of these parts.
    ///
    /// - Parameters:
    ///   - number: the most.
    ///   - minutes: when it holds.
    ///   - broken: when the plan breaks it.
    public init(number: Int, minutes: Range<Int>, broken: [Range<Int>] = []) {
      self.number = number
      self.minutes = minutes
      self.broken = broken
    }
  }

  /// A day of these parts.
  ///
  /// - Parameters:
  ///   - session: the session's name.
  ///   - title: what the picture is of.
  ///   - place: when and where.
  ///   - invited: how many are invited.
  ///   - minutes: the minutes shown; more where the curves say more.
  ///   - whole: the whole session.
  ///   - zones: the zones with a limit.
  ///   - stages: the stages.
  ///   - planFor: how crowd limits are meant.
  public init(
    session: String, title: String, place: String, invited: Int, minutes: Range<Int>, whole: Panel,
    zones: [Panel], stages: [Panel], planFor: PlanFor = .expected
  ) {
    self.planFor = planFor
    self.session = session
    self.title = title
    self.place = place
    self.invited = invited
    self.whole = whole
    self.zones = zones
    self.stages = stages
    var shown = minutes
    for panel in [whole] + zones + stages {
      let curves = [panel.expected, panel.band?.high].compactMap { $0?.minutes }
      for minutes in curves where !minutes.isEmpty {
        shown =
          min(shown.lowerBound, minutes.lowerBound)..<max(shown.upperBound, minutes.upperBound)
      }
    }
    self.minutes = shown
  }
}

extension DayChart {
  /// The sessions to look at first: those with a breach, then those with the most people at once.
  ///
  /// - Parameters:
  ///   - days: one per session.
  ///   - most: how many are wanted.
  /// - Returns: the indices of some of them, in their own order.
  public static func busiest(of days: [DayChart], most: Int) -> [Int] {
    func isBreached(_ day: DayChart) -> Bool {
      ([day.whole] + day.zones + day.stages).contains(where: \.isBreached)
    }
    let ranked = days.enumerated().map { index, day in
      (index: index, breach: isBreached(day) ? 1 : 0, people: day.whole.highest)
    }.sorted { ($1.breach, $1.people, $0.index) < ($0.breach, $0.people, $1.index) }
    return ranked.prefix(most).map(\.index).sorted()
  }
}

extension DayChart.Panel {
  /// The number that counts against a limit at a minute: the plan's or, where nobody may wait, the
  /// band's upper edge if that is higher.
  package func most(at minute: Int) -> Double {
    isQueued ? expected[minute] : max(expected[minute], band?.high[minute] ?? 0)
  }

  /// The largest number present, plan or band.
  var highest: Double { max(expected.peak?.value ?? 0, band?.high.peak?.value ?? 0) }

  /// The stretches in which a limit is exceeded, by the plan or, where nobody may wait, by one run
  /// in twenty.
  package func breaches(of limit: DayChart.Limit) -> [Range<Int>] {
    let broken = Set(limit.broken.joined())
    return limit.minutes.stretches {
      broken.contains($0) || (!isQueued && (band?.high[$0] ?? 0) > Double(limit.number) + 1e-9)
    }
  }

  /// Whether some limit is exceeded at some minute.
  var isBreached: Bool { limits.contains { !breaches(of: $0).isEmpty } }
}

extension Range<Int> {
  /// The longest runs of consecutive numbers that all satisfy a condition.
  func stretches(where isInside: (Int) -> Bool) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    for number in self where isInside(number) {
      if let last = stretches.last, last.upperBound == number {
        stretches[stretches.count - 1] = last.lowerBound..<number + 1
      } else {
        stretches.append(number..<number + 1)
      }
    }
    return stretches
  }
}
