public import Drives

/// What happened when the day of a plan was simulated many times.
public struct SimulatedPlan: Equatable, Sendable {
  /// How often it was simulated.
  public let runs: Int
  /// The random seed.
  public let seed: UInt64
  /// One per session of the drive.
  public let sessions: [SimulatedSession]
  /// All sessions together.
  public let total: SimulatedTotal
}

/// What happened in one session, over all runs.
public struct SimulatedSession: Equatable, Sendable {
  /// The session.
  public let session: SessionIndex
  /// How many people were served: they came, and left after their last stage.
  public let served: CountSpread
  /// How many blood units were given.
  public let bloodUnits: CountSpread
  /// How many went home unserved on average, for want of any server.
  public let turnedAway: Double
  /// Who came to donation when all bags were used; nil where the session has no ceiling.
  public let shortage: BagShortage?
  /// How long people were in the system, from arrival to leaving.
  public let minutesInSystem: TimeInSystem
  /// How long each person waited in all, outside before the opening included.
  public let minutesWaiting: MinutesSpread
  /// The most people in the house at one time of a run.
  public let peakPresent: PeakSpread
  /// How long after closing the last person left.
  public let overrunMinutes: MinutesSpread
  /// For each crowd limit how often it was exceeded.
  public let crowdLimits: [SimulatedLimit]
  /// Every stage.
  public let stages: [SimulatedStage]
  /// The minutes of the day that the headcounts are of: from opening to closing, and on until in
  /// every run all had left.
  public let minutes: Range<Int>
  /// How many people were in the house.
  public let crowd: Headcount
}

/// What happened where a session's ceiling of blood units was reached: whoever came to donation after
/// was turned away.
public struct BagShortage: Equatable, Sendable {
  /// The part of the runs in which somebody was turned away.
  public let runs: Double
  /// How many were turned away, on average over all runs.
  public let turnedAway: Double
  /// When the first of them came, in minutes of the day, over the runs in which there were any: not
  /// earlier in 95 % of them, and the median; nil where there were none.
  public let begins: (early: Double, median: Double)?

  /// Equal shortages are so in every number.
  public static func == (left: BagShortage, right: BagShortage) -> Bool {
    left.runs == right.runs && left.turnedAway == right.turnedAway
      && left.begins?.early == right.begins?.early && left.begins?.median == right.begins?.median
  }
}

/// How often a crowd limit was exceeded, and how full its zone was.
public struct SimulatedLimit: Equatable, Sendable {
  /// A zone of the session's stages, or `*` for the whole session.
  public let zone: String
  /// The most people who may be present.
  public let limit: Int
  /// The part of the runs in which it was ever exceeded while it held.
  public let runsOver: Double
  /// The largest part of the runs in which it was exceeded at one and the same minute.
  public let worstMinuteOver: Double
  /// For each run the most people in the zone while the limit held, in rising order.
  public let peaks: [Int]
  /// How many people were in the zone, whether the limit held or not.
  public let headcount: Headcount
}

/// What happened at one stage.
public struct SimulatedStage: Equatable, Sendable {
  /// The stage's id.
  public let id: String
  /// Busy server-minutes as a part of the server-minutes from the opening to the stage's last
  /// departure, on average over the runs.
  public let utilisation: Double
  /// The number waiting for the stage, on average over the same time and the runs.
  public let meanQueue: Double
  /// How long people waited for it on average.
  public let meanWait: Double
  /// How long at most 95 % of the people waited for it.
  public let p95Wait: Double
  /// How many people were there: on the way to it, waiting for it, served.
  public let headcount: Headcount
  /// How many waited for it on average, at each minute.
  public let waiting: [Double]
}

/// How many people were there at each minute, over the runs.
public struct Headcount: Equatable, Sendable {
  /// The mean.
  public let mean: [Double]
  /// The number that was not exceeded in 5 % of the runs.
  public let p05: [Int]
  /// The number that was not exceeded in 95 % of the runs.
  public let p95: [Int]

  /// Means and quantiles of the same minutes.
  public init(mean: [Double], p05: [Int], p95: [Int]) {
    (self.mean, self.p05, self.p95) = (mean, p05, p95)
  }
}

/// A number of people or units, over the runs.
public struct CountSpread: Equatable, Sendable {
  /// The mean.
  public let mean: Double
  /// The number that was not exceeded in 5 % of the runs.
  public let p05: Int
  /// The number that was not exceeded in 95 % of the runs.
  public let p95: Int

  /// A mean and two quantiles.
  public init(mean: Double, p05: Int, p95: Int) {
    (self.mean, self.p05, self.p95) = (mean, p05, p95)
  }
}

/// Minutes, over people or runs.
public struct MinutesSpread: Equatable, Sendable {
  /// The mean.
  public let mean: Double
  /// What 95 % of them do not exceed.
  public let p95: Double

  /// A mean and a quantile.
  public init(mean: Double, p95: Double) { (self.mean, self.p95) = (mean, p95) }
}

/// A largest number, over the runs.
public struct PeakSpread: Equatable, Sendable {
  /// The mean.
  public let mean: Double
  /// What 95 % of the runs do not exceed.
  public let p95: Int
  /// The largest of all runs.
  public let max: Int

  /// A mean, a quantile and the largest.
  public init(mean: Double, p95: Int, max: Int) {
    (self.mean, self.p95, self.max) = (mean, p95, max)
  }
}

/// How long people were in the system.
public struct TimeInSystem: Equatable, Sendable {
  /// The median over the runs of each run's median over the people served.
  public let median: Double
  /// The 2.5 % point over the runs of the same.
  public let low: Double
  /// The 97.5 % point over the runs of the same.
  public let high: Double
  /// The mean over all people of all runs.
  public let mean: Double
  /// What 95 % of all people of all runs do not exceed.
  public let p95: Double
}

/// What happened in all sessions together.
public struct SimulatedTotal: Equatable, Sendable {
  /// How many people were invited.
  public let invited: Int
  /// How many people were served.
  public let served: CountSpread
  /// How many blood units were given.
  public let bloodUnits: CountSpread
  /// How long people were in the system on average.
  public let meanMinutesInSystem: Double
  /// How long people waited.
  public let minutesWaiting: MinutesSpread
  /// The most people in one house at one time of a run.
  public let peakPresent: PeakSpread
  /// The part of the runs in which any crowd limit was ever exceeded.
  public let runsOverAnyLimit: Double
  /// The longest overrun of a run's sessions.
  public let overrunMinutes: MinutesSpread
}
