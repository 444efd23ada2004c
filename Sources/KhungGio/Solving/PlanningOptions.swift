import GLPK
import IntegerProgramming
package import Planning

/// How plans are made: when to stop, how much to do, from which seed, on how many threads.
public struct PlanningOptions: Equatable, Sendable {
  /// The relative gap at which a plan counts as optimal, by default.
  public static let usualGap = 1e-4

  /// The relative gap at which a plan counts as optimal.
  public let gap: Double
  /// The seconds it may take in all; nil for no limit.
  public let timeLimit: Double?
  /// How much work to do, 1 being usual.
  public let effort: Double
  /// The random seed of the search.
  public let seed: UInt64
  /// The most threads side by side. The plan is the same for any number.
  public let threads: Int
  /// Other numbers of the search than the usual ones, by their names (Benchmarks/parameters.md).
  public let parameters: [String: Double]

  /// The usual options.
  public init() {
    let usual = PlanningParameters()
    (gap, timeLimit, effort) = (Self.usualGap, nil, 1)
    (seed, threads, parameters) = (usual.seed, usual.threads, [:])
  }

  /// Options.
  ///
  /// - Parameters:
  ///   - gap: the relative gap at which a plan counts as optimal, from 0 on.
  ///   - timeLimit: the seconds it may take, from 0 on; nil for no limit.
  ///   - effort: how much work to do, above 0.
  ///   - seed: the random seed of the search; nil for the usual one.
  ///   - threads: the most threads, at least 1; nil for one per processor.
  ///   - parameters: other numbers of the search, for experiments, by their names.
  /// - Throws: ``OptionError`` for a number that can be none of these.
  public init(
    gap: Double = PlanningOptions.usualGap, timeLimit: Double? = nil, effort: Double = 1,
    seed: UInt64? = nil, threads: Int? = nil, parameters: [String: Double] = [:]
  ) throws(OptionError) {
    guard gap.isFinite, gap >= 0 else { throw OptionError("gap", "\(gap)") }
    if let timeLimit, !timeLimit.isFinite || timeLimit < 0 {
      throw OptionError("timeLimit", "\(timeLimit)")
    }
    guard effort.isFinite, effort > 0 else { throw OptionError("effort", "\(effort)") }
    let usual = PlanningParameters()
    (self.gap, self.timeLimit, self.effort) = (gap, timeLimit, effort)
    (self.seed, self.threads) = (seed ?? usual.seed, threads ?? usual.threads)
    self.parameters = parameters
    do throws(ParameterError) {
      _ = try Self.parameters(self)
    } catch {
      switch error {
      case .threads(let threads): throw OptionError("threads", "\(threads)")
      case .unknown(let name): throw OptionError("parameter", name)
      case .number(let name, let value): throw OptionError("parameter", "\(name)=\(value)")
      }
    }
  }

  private static func parameters(_ options: Self) throws(ParameterError) -> PlanningParameters {
    try PlanningParameters(
      seed: options.seed, threads: options.threads, numbers: options.parameters)
  }

  /// What they come to in the solver's rooms.
  package func planningParameters() throws(UseCaseError) -> PlanningParameters {
    do throws(ParameterError) {
      return try Self.parameters(self)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// A planner with these options.
  ///
  /// - Parameters:
  ///   - cancellation: set from anywhere to stop.
  ///   - seconds: how many of the seconds are over already.
  /// - Returns: the planner.
  /// - Throws: ``UseCaseError`` where there is no working so.
  func planner(
    _ cancellation: Cancellation, after seconds: Double = 0
  ) throws(UseCaseError) -> Planner {
    Planner(
      solver: GLPKSolver(),
      limits: Planner.Limits(
        gap: gap, seconds: timeLimit.map { max(0, $0 - seconds) }, effort: effort,
        cancellation: cancellation),
      parameters: try planningParameters())
  }

  /// Whether somebody asked to stop, or the time is over.
  func isOver(after watch: Stopwatch, _ context: WorkContext) -> Bool {
    context.cancellation.isCancelled || timeLimit.map { watch.seconds >= $0 } ?? false
  }
}

extension WorkProgress {
  /// How far calibrating has come: so many plans.
  init(calibratedPlans: Int, seconds: Double) {
    self.init(.calibrating, seconds: seconds)
    done = calibratedPlans
  }

  /// How far planning has come.
  init(_ progress: Planner.Progress) {
    self.init(.planning, seconds: progress.seconds)
    incumbent = progress.cost
    unplaced = progress.unplaced
    bound = progress.bound
    openNodes = progress.openNodes
  }
}

/// Seconds since something began.
struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  /// The seconds since it was made.
  var seconds: Double { Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000 }
}
