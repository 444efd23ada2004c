public import Drives
public import Plans

/// Calibrates planned crowd limits by simulation: plans, simulates the day, plans again with lower
/// limits, until the probability that a limit is ever exceeded is small enough.
///
/// Planning models neither queues nor lateness; their effect on crowds is measured by simulation
/// and reserved by planning for less than the limit.
public struct Calibrator: Sendable {
  private let simulator: Simulator
  private let rounds: Int

  /// A calibrator.
  ///
  /// - Parameters:
  ///   - simulator: simulates the day.
  ///   - rounds: how often it plans at most.
  public init(simulator: Simulator, rounds: Int = 10) {
    self.simulator = simulator
    self.rounds = max(1, rounds)
  }

  /// Days that are simulated for each plan, usually: so many tell 1 % from 2 % on most days.
  static let usualRuns = 4000

  /// The calibrator of every command, so that all find the same of the same plan.
  ///
  /// - Parameter threads: the most threads side by side; the outcome is the same for any number.
  /// - Returns: the calibrator.
  public static func usual(threads: Int) -> Calibrator {
    Calibrator(simulator: Simulator(runs: usualRuns, seed: 1, threads: threads))
  }

  /// Calibrates the plan of a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - published: the published slots, where plans are made around them: for the terms `moved` and
  ///     `promised`.
  ///   - allowed: the most a limit's chance of being broken may be.
  ///   - gap: how near to its bound a plan is called optimal.
  ///   - isStopped: whether to leave it at the plans and the simulated days that are done.
  ///   - progress: called before each plan with the number of plans made.
  ///   - plan: plans a drive.
  /// - Returns: the plan, what it cost, and whether the chance is small enough.
  /// - Throws: why the drive itself has no plan.
  public func calibrate<Failure: Error>(
    _ drive: Drive, published: [Assignment] = [], allowed: Double, gap: Double,
    isStopped: () -> Bool = { false },
    progress: (_ plans: Int) -> Void = { _ in }, plan: (Drive) throws(Failure) -> Plan
  ) throws(Failure) -> Calibration {
    var limits = PlannedLimits(of: drive)
    var tried: Set<PlannedLimits> = [limits]
    progress(0)
    let first = try plan(drive)
    var current = first
    var trials: [Calibration.Trial] = []
    for count in 1... {
      let simulated = simulator.simulate(current.assignments, on: drive, isStopped: isStopped)
      // Fewer days than asked for show nothing.
      let trial = Calibration.Trial(
        limits: limits, plan: current, simulated: simulated,
        isReached: simulated.runs == simulator.runs
          && limits.areKept(in: simulated, allowed: allowed))
      trials.append(trial)
      limits = limits.adjusted(to: trial, allowed: allowed)
      guard count < rounds, tried.insert(limits).inserted, !isStopped(),
        let adjusted = try? drive.with(sessions: limits.sessions(of: drive))
      else { break }
      progress(count)
      // Where lower limits leave no plan, those before were the last that do.
      guard let next = try? plan(adjusted) else { break }
      current = next
    }
    return Calibration(
      of: drive, published: published, first: first, trials: trials, gap: gap,
      checkedBy: Simulator(
        runs: simulator.runs, seed: simulator.seed &+ 1, threads: simulator.threads),
      isStopped: isStopped)
  }
}

/// For each session and crowd limit the number that is planned for instead of it.
struct PlannedLimits: Hashable, Sendable {
  private(set) var numbers: [[Int]]

  init(of drive: Drive) {
    numbers = drive.sessions.map { $0.crowdLimits.map(\.limit) }
  }

  /// The sessions of a drive with these numbers in the place of their limits.
  func sessions(of drive: Drive) -> [Session] {
    zip(drive.sessions, numbers).map { session, numbers in
      session.limited(
        to: zip(session.crowdLimits, numbers).map { limit, number in
          CrowdLimit(zone: limit.zone, limit: number, from: limit.from, to: limit.to)
        })
    }
  }

  /// Whether no limit is broken more often than allowed, as far as so many runs can tell.
  func areKept(in simulated: SimulatedPlan, allowed: Double) -> Bool {
    simulated.sessions.allSatisfy { session in
      session.crowdLimits.allSatisfy { $0.isKept(allowed: allowed, runs: simulated.runs) }
    }
  }

  /// Lower where a limit was broken too often, by as many people as there were too many; a little
  /// higher again where there was room left.
  func adjusted(to trial: Calibration.Trial, allowed: Double) -> PlannedLimits {
    var adjusted = self
    for session in trial.simulated.sessions {
      for (index, limit) in session.crowdLimits.enumerated() {
        let crowd = limit.peaks[Rank.of(1 - allowed, among: limit.peaks.count) - 1]
        let planned = numbers[session.session.rawValue][index]
        if !limit.isKept(allowed: allowed, runs: trial.simulated.runs) {
          adjusted.numbers[session.session.rawValue][index] = max(
            0, planned - max(1, crowd - limit.limit))
        } else if trial.isReached {
          adjusted.numbers[session.session.rawValue][index] = min(
            limit.limit, planned + max(0, limit.limit - crowd))
        }
      }
    }
    return adjusted
  }
}

extension SimulatedLimit {
  /// Whether the limit is broken in no larger part of all possible days than allowed: the upper end
  /// of Wilson's 95 % interval (1927), so that a lucky sample does not pass for safety.
  func isKept(allowed: Double, runs: Int) -> Bool {
    guard allowed > 0 else { return runsOver == 0 }
    let over = Int((runsOver * Double(runs)).rounded())
    return WilsonInterval(over, of: runs, quantile: WilsonInterval.oneSided).high <= allowed
  }
}
