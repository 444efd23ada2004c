import DriveFiles
public import Drives
import IntegerProgramming
import Invitations
public import Plans
public import Simulation

/// Simulates the day of a plan many times, and that of other ways to invite.
public struct SimulateDay: UseCase {
  /// A way to invite.
  public struct Way: Equatable, Sendable {
    /// What it is called: the path of a plan, or the name of a baseline.
    public let name: String
    /// Who is invited when.
    public let assignments: [Assignment]

    /// A way to invite.
    ///
    /// - Parameters:
    ///   - name: what it is called.
    ///   - assignments: who is invited when.
    public init(_ name: String, _ assignments: [Assignment]) {
      self.name = name
      self.assignments = assignments
    }
  }

  /// The drive.
  public let drive: Drive
  /// The ways to invite; first the plan itself.
  public let ways: [Way]
  /// How often each day is simulated.
  public let runs: Int
  /// The random seed of the simulation. A person draws the same numbers in a run under every plan.
  public let seed: UInt64
  /// Whether the ways are compared with each other.
  public let compares: Bool

  /// Simulating the day of a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - drive: the drive.
  ///   - others: other plans to compare it with; nil for no comparison. With an empty list it is
  ///     compared with the baselines alone.
  ///   - runs: how often each day is simulated.
  ///   - seed: the random seed.
  /// - Throws: ``OptionError`` for a number of runs that is not possible.
  public init(
    _ plan: Way, on drive: Drive, comparedWith others: [Way]? = nil, runs: Int = 1000,
    seed: UInt64 = 1
  ) throws(OptionError) {
    guard (1...Simulator.mostRuns).contains(runs) else { throw OptionError("runs", "\(runs)") }
    self.drive = drive
    self.runs = runs
    self.seed = seed
    compares = others != nil
    guard let others else {
      ways = [plan]
      return
    }
    let baselines = Baseline.allCases.map { baseline in
      Way(baseline.rawValue, baseline.assignments(on: drive, besides: plan.assignments))
    }
    ways = [plan] + baselines + others
  }

  /// Simulating the day of plans from files.
  ///
  /// - Parameters:
  ///   - opened: the drive.
  ///   - path: the plan; nil for the drive's own.
  ///   - others: files of other plans to compare it with; nil for no comparison.
  ///   - runs: how often each day is simulated.
  ///   - seed: the random seed.
  ///   - notice: receives what is worth knowing.
  /// - Throws: ``UseCaseError`` with an ``OptionError`` for a number of runs that is not possible, or
  ///   with the problems of the files.
  public init(
    _ opened: OpenDrive, plan path: String?, comparedWith others: [String]? = nil, runs: Int = 1000,
    seed: UInt64 = 1, notice: DriveNotices = { _ in }
  ) throws(UseCaseError) {
    let plan = Way(
      path ?? "plan", try opened.readPlan(path, notice: notice).file.assignments)
    var ways: [Way]?
    if let others {
      ways = []
      for other in others {
        ways?.append(Way(other, try opened.readPlan(other, notice: notice).file.assignments))
      }
    }
    do throws(OptionError) {
      try self.init(plan, on: opened.drive, comparedWith: ways, runs: runs, seed: seed)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Simulates on the calling thread.
  ///
  /// - Parameter context: how to stop it, and whom to tell how far it has come.
  /// - Returns: what happened, of every way.
  /// - Throws: ``UseCaseError`` with a ``StoppedError`` where it was stopped.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> SimulatedDay {
    let watch = Stopwatch()
    let simulator = Simulator(runs: runs, seed: seed)
    var simulated: [SimulatedPlan] = []
    for (index, way) in ways.enumerated() {
      let result = simulator.simulate(
        way.assignments, on: drive,
        progress: { done in
          var progress = WorkProgress(.simulating, seconds: watch.seconds)
          progress.done = index * runs + done
          progress.total = ways.count * runs
          context.report(progress)
        }, isStopped: { context.cancellation.isCancelled })
      guard result.runs == runs else { throw UseCaseError(StoppedError()) }
      simulated.append(result)
    }
    return SimulatedDay(
      drive: drive, ways: ways, simulated: simulated, runs: runs, seed: seed, compares: compares)
  }
}

/// What happened on the simulated days.
public struct SimulatedDay: JSONDocument {
  /// The drive.
  public let drive: Drive
  /// The ways to invite.
  public let ways: [SimulateDay.Way]
  /// What happened, way by way.
  public let simulated: [SimulatedPlan]
  /// How often each day was simulated.
  public let runs: Int
  /// The random seed.
  public let seed: UInt64
  /// Whether the ways are compared with each other.
  public let compares: Bool

  /// What happened, with the keys of `simulate --json`.
  public var json: JSONValue {
    let head: [(key: String, value: JSONValue)] = [
      ("runs", .integer(runs)), ("seed", .unsigned(seed)),
    ]
    guard compares else {
      return .object(head + [("sessions", sessions(of: simulated[0]))])
    }
    let plans = zip(ways, simulated).map { way, simulated in
      JSONValue.object([
        ("name", .string(way.name)),
        ("people_outside_hours", .integer(drive.invitedOutsideTheirHours(way.assignments))),
        ("units", .figures(UnitFigures(of: way.assignments, on: drive))),
        ("runs_over_any_limit", .number(simulated.total.runsOverAnyLimit)),
        ("sessions", sessions(of: simulated)),
      ])
    }
    return .object(head + [("plans", .array(plans))])
  }

  private func sessions(of simulated: SimulatedPlan) -> JSONValue {
    .array(simulated.sessions.map { .simulated($0, on: drive) })
  }
}
