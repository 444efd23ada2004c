public import DriveFiles
public import Drives
public import IntegerProgramming
public import Planning
public import Plans

/// Finds the least values of one key or two with which everyone has a slot.
public struct LeastCapacity: Sendable {
  private let variants: DriveVariants
  private let planner: VariantPlanner
  private let evaluations: EvaluationCache
  private let ranges: [Range]

  /// What was found.
  public struct Found: Sendable {
    /// The settings: the least of one key, or of two keys the least in all.
    public let best: [Setting]
    /// Every way to place everyone that no other has less of both for, the best included.
    public let ways: [[Setting]]
    /// The plan with the best settings.
    public let plan: Plan
    /// The drive with them.
    public let drive: Drive
    /// Whether simulated days were seen to keep what the drive promises of the whole day; nil where it
    /// promises nothing of it.
    public let keepsDay: Bool?
  }

  /// What came of the search.
  public enum Outcome: Sendable {
    /// The least values.
    case found(Found)
    /// However far the keys are changed, so many people have no slot; where everybody has one, what the
    /// drive promises of the whole day is not kept.
    case notEnough(unplaced: Int)
    /// Somebody asked to stop, or the time was over.
    case stopped
  }

  /// The values of one key, from the least: whole numbers, or times of the clock.
  private struct Range: MonotoneParameter {
    let key: String
    let first: Int
    let stepCount: Int
    let isTime: Bool
    let isMonotone = true

    func value(_ step: Int) -> Int { first + step - 1 }

    func setting(_ step: Int) -> Setting {
      let value = value(step)
      return Setting(key: key, value: isTime ? ClockTime.text(value) : "\(value)")
    }
  }

  /// A search; nil where a key's values are neither whole numbers nor times.
  ///
  /// - Parameters:
  ///   - keys: one key or two.
  ///   - variants: the drive and its variants.
  ///   - planner: what plans them.
  ///   - solver: what solves linear programs that say how far to look.
  ///   - seconds: how long the search may take, from now on; nil for no limit.
  ///   - clock: seconds since some moment, never going back.
  public init?(
    of keys: [String], _ variants: DriveVariants, planner: VariantPlanner, solver: any Solver,
    seconds: Double? = nil,
    clock: @escaping @Sendable () -> Double = { Planner.monotonicSeconds }
  ) {
    self.variants = variants
    let deadline = seconds.map { clock() + $0 } ?? .infinity
    self.planner = planner.ending { clock() >= deadline }
    evaluations = EvaluationCache(
      variants, planner: planner, solver: solver, clock: clock, deadline: deadline,
      calibratesDay: true)
    var ranges: [Range] = []
    for key in keys {
      let current = variants.currentValues(at: key).compactMap(\.self)
      let parts = current.flatMap { $0.split(separator: "/").map(String.init) }
      if !parts.isEmpty, parts.allSatisfy({ ClockTime.minute(of: $0) != nil }) {
        ranges.append(
          Range(key: key, first: 0, stepCount: ClockTime.day.upperBound + 1, isTime: true))
      } else if parts.allSatisfy({ Int($0) != nil }) {
        let most = max(variants.base.registrants.count, parts.compactMap { Int($0) }.max() ?? 0)
        ranges.append(Range(key: key, first: 1, stepCount: most, isTime: false))
      } else {
        return nil
      }
    }
    self.ranges = ranges
  }

  /// Searches.
  ///
  /// - Returns: what was found.
  /// - Throws: ``PlanningError`` where a drive has no plan at all.
  public func search() throws(PlanningError) -> Outcome {
    guard let ways = ranges.count == 1 ? single() : pairs() else {
      guard !planner.isStopped else { return .stopped }
      let most = ranges.map { $0.setting($0.stepCount) }
      return .notEnough(
        unplaced: evaluations.result(most).unplaced ?? variants.base.registrants.count)
    }
    let sums = ways.map { way in zip(ranges, way).reduce(0) { $0 + $1.0.value($1.1) } }
    let place = ways.indices.min { sums[$0] < sums[$1] } ?? 0
    let settings = ways.map { way in zip(ranges, way).map { $0.setting($1) } }
    guard !planner.isStopped, let drive = try? variants.drive(with: settings[place]) else {
      return .stopped
    }
    let (plan, keepsDay) = try planner.promised(drive) { drive throws(PlanningError) in
      try planner.plan(drive)
    }
    guard !planner.isStopped else { return .stopped }
    return .found(
      Found(
        best: settings[place], ways: settings, plan: plan, drive: drive, keepsDay: keepsDay))
  }

  private func single() -> [[Int]]? {
    DriveParameterSearch(evaluations: evaluations, driveParameter: ranges[0]).smallestStep().map {
      [[$0]]
    }
  }

  /// All ways of two keys that no other has less of both for: along the staircase, from the least
  /// value of the first.
  private func pairs() -> [[Int]]? {
    let (first, second) = (ranges[0], ranges[1])
    var ways: [[Int]] = []
    var most = second.stepCount
    while most >= 1, !evaluations.isStopped {
      let others = [second.setting(most)]
      guard
        let step = DriveParameterSearch(
          evaluations: evaluations, driveParameter: first, others: others
        ).smallestStep()
      else { break }
      let rest = Limited(range: second, stepCount: most)
      guard
        let other = DriveParameterSearch(
          evaluations: evaluations, driveParameter: rest, others: [first.setting(step)]
        )
        .smallestStep()
      else { break }
      ways.append([step, other])
      most = other - 1
    }
    return ways.isEmpty ? nil : ways
  }

  /// The first steps of a range.
  private struct Limited: MonotoneParameter {
    let range: Range
    let stepCount: Int
    let isMonotone = true

    func setting(_ step: Int) -> Setting { range.setting(step) }
  }
}
