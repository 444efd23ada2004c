public import DriveFiles
import Drives
public import Plans
public import Simulation

/// What one variant of a drive comes to.
public struct SweepRow: Equatable, Sendable {
  /// Its place in the sweep; 0 is the drive as it is.
  public let number: Int
  /// What was changed.
  public let settings: [Setting]
  /// What came of it.
  public let outcome: Outcome

  /// A row.
  ///
  /// - Parameters:
  ///   - number: its place in the sweep; 0 is the drive as it is.
  ///   - settings: what was changed.
  ///   - outcome: what came of it.
  public init(number: Int, settings: [Setting], outcome: Outcome) {
    self.number = number
    self.settings = settings
    self.outcome = outcome
  }

  /// What came of a variant.
  public enum Outcome: Equatable, Sendable {
    /// An audited plan.
    case planned(Figures)
    /// There is no plan, since the values make no valid drive: why.
    case invalid(RowProblem)
  }

  /// The same row, as a file keeps it: without what differs from run to run.
  public var withoutSeconds: SweepRow {
    guard let figures else { return self }
    return SweepRow(number: number, settings: settings, outcome: .planned(figures.withoutSeconds))
  }

  /// The figures of its plan; nil where it has none.
  public var figures: Figures? {
    guard case .planned(let figures) = outcome else { return nil }
    return figures
  }
}

/// What a plan comes to, in numbers.
public struct Figures: Equatable, Sendable {
  /// Whether the gap asked for was reached.
  public let status: Plan.Status
  /// The cost by term.
  public let cost: Cost
  /// The total cost, as stated.
  public let total: Double
  /// The proven lower bound of the cost.
  public let bound: Double
  /// How many people have no slot.
  public let unplaced: Int
  /// The most people expected at one minute in one session.
  public let peakExpected: Double
  /// The blood units expected of all sessions.
  public let expectedBloodUnits: Double
  /// How long planning took; nil where the figures come from a file.
  public let seconds: Double?
  /// What happened when the day was simulated; nil where it was not.
  public let simulated: SimulatedFigures?
  /// Whether simulated days were seen to keep what the variant promises of the whole day; nil where it
  /// promises nothing of it.
  public let keepsDay: Bool?

  /// How far the cost may be from the best, relative.
  public var gap: Double { Plan.gap(cost: total, bound: bound) }

  /// Figures of these parts.
  public init(
    status: Plan.Status, cost: Cost, total: Double, bound: Double, unplaced: Int,
    peakExpected: Double, expectedBloodUnits: Double, seconds: Double?,
    simulated: SimulatedFigures?,
    keepsDay: Bool? = nil
  ) {
    self.keepsDay = keepsDay
    self.status = status
    // A term that every plan has is there, whatever it costs: figures from a file are equal to those
    // of the plan.
    var cost = cost
    for term in CostTerm.always { cost[term] = cost[term] }
    self.cost = cost
    self.total = total
    self.bound = bound
    self.unplaced = unplaced
    self.peakExpected = peakExpected
    self.expectedBloodUnits = expectedBloodUnits
    self.seconds = seconds
    self.simulated = simulated
  }

  /// The figures of a plan.
  init(of plan: Plan, on drive: Drive, simulated: SimulatedFigures?, keepsDay: Bool?) {
    let summaries = plan.summaries(on: drive)
    self.init(
      status: plan.status, cost: plan.cost, total: plan.cost.total, bound: plan.bound,
      unplaced: plan.unplaced.count,
      peakExpected: summaries.map(\.peakExpected).max() ?? 0,
      expectedBloodUnits: summaries.reduce(0) { $0 + $1.expectedBloodUnits },
      seconds: plan.seconds, simulated: simulated, keepsDay: keepsDay)
  }

  /// The same figures, as a file keeps them: without what differs from run to run.
  public var withoutSeconds: Figures {
    Figures(
      status: status, cost: cost, total: total, bound: bound, unplaced: unplaced,
      peakExpected: peakExpected, expectedBloodUnits: expectedBloodUnits, seconds: nil,
      simulated: simulated, keepsDay: keepsDay)
  }
}

/// What happened when the day of a plan was simulated many times, in few numbers.
public struct SimulatedFigures: Equatable, Sendable {
  /// How long people waited on average, in minutes.
  public let meanWait: Double
  /// How long 95 % of them waited at most.
  public let p95Wait: Double
  /// The most people in one house at one time of a run, on average.
  public let meanPeak: Double
  /// The same, in 95 % of the runs at most.
  public let p95Peak: Int
  /// How long after closing the last one left, on average.
  public let meanOverrun: Double
  /// The same, in 95 % of the runs at most.
  public let p95Overrun: Double

  /// Figures of these parts.
  public init(
    meanWait: Double, p95Wait: Double, meanPeak: Double, p95Peak: Int, meanOverrun: Double,
    p95Overrun: Double
  ) {
    self.meanWait = meanWait
    self.p95Wait = p95Wait
    self.meanPeak = meanPeak
    self.p95Peak = p95Peak
    self.meanOverrun = meanOverrun
    self.p95Overrun = p95Overrun
  }

  /// What happened in all sessions together.
  public init(of total: SimulatedTotal) {
    self.init(
      meanWait: total.minutesWaiting.mean, p95Wait: total.minutesWaiting.p95,
      meanPeak: total.peakPresent.mean, p95Peak: total.peakPresent.p95,
      meanOverrun: total.overrunMinutes.mean, p95Overrun: total.overrunMinutes.p95)
  }
}
