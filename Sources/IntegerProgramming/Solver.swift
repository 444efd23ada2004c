import Synchronization

/// Something that solves integer programs and their linear relaxations.
///
/// Both calls are synchronous, may be made from several threads at once, and never abort the
/// process: whatever goes wrong comes back as an outcome.
public protocol Solver: Sendable {
  /// Solves the program, integrality included.
  func solve(_ program: IntegerProgram, within limits: SolveLimits) -> Outcome

  /// Solves the program without its integrality, from a starting basis if one is given.
  func relax(
    _ program: IntegerProgram, from basis: Basis?, within limits: SolveLimits
  ) -> RelaxationOutcome
}

/// How far a solve may go.
public struct SolveLimits: Sendable {
  /// The seconds it may take, measured by the solver's own monotonic clock; nil for no limit.
  public var seconds: Double?
  /// The nodes of the search tree it may open; nil for no limit. Repeats exactly, as clocks do not.
  public var nodes: Int?
  /// The megabytes the solver may hold; nil for no limit.
  public var megabytes: Int?
  /// The relative gap at which it may stop and call the solution optimal.
  public var relativeGap: Double
  /// Set from anywhere to make it stop soon.
  public var cancellation: Cancellation?
  /// Whether the program is small and hard enough that every preparation pays: it is simplified before
  /// it is solved, with all kinds of cuts. A solver may pass over it.
  public var preparesThoroughly = false

  /// Limits; unlimited by default.
  public init(
    seconds: Double? = nil, nodes: Int? = nil, megabytes: Int? = nil, relativeGap: Double = 0,
    cancellation: Cancellation? = nil
  ) {
    self.seconds = seconds
    self.nodes = nodes
    self.megabytes = megabytes
    self.relativeGap = relativeGap
    self.cancellation = cancellation
  }
}

/// A flag that asks a running solve to stop; set once, never cleared.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)
  private let isOver: (@Sendable () -> Bool)?

  /// Not yet cancelled.
  public init() { isOver = nil }

  /// Not yet cancelled; cancelled as well from the first time on that something is said to be over.
  ///
  /// - Parameter isOver: whether it is, such as another cancellation or a time; asked often, from any
  ///   thread.
  public init(orWhen isOver: @escaping @Sendable () -> Bool) { self.isOver = isOver }

  /// Asks to stop. Safe from any thread.
  public func cancel() { flag.store(true, ordering: .releasing) }

  /// Whether somebody asked to stop.
  public var isCancelled: Bool {
    if flag.load(ordering: .acquiring) { return true }
    guard let isOver, isOver() else { return false }
    cancel()
    return true
  }
}

/// What came of solving an integer program: why it stopped and what is held are separate.
public enum Outcome: Equatable, Sendable {
  /// Proven best, within the gap asked for.
  case optimal(Solution, bound: Double)
  /// Stopped with a solution; nothing is better than the bound.
  case feasible(Solution, bound: Double, StopReason)
  /// Stopped without a solution; nothing is better than the bound.
  case nothingFound(bound: Double, StopReason)
  /// Proven to have no solution.
  case infeasible
  /// Better and better solutions without end.
  case unbounded
  /// The program is malformed: which part, in words.
  case invalidProgram(String)
  /// The solver failed: its own words.
  case failure(String)
}

/// Why a solve stopped before it was done.
public enum StopReason: Equatable, Sendable {
  /// Its seconds were over.
  case time
  /// Its nodes were used up.
  case nodes
  /// Somebody cancelled it.
  case cancelled
}

/// Values for the variables of a program.
public struct Solution: Equatable, Sendable {
  /// The objective, constant included.
  public let objective: Double
  /// One value per variable; integer variables are rounded to whole numbers.
  public let values: [Double]

  /// A solution.
  public init(objective: Double, values: [Double]) {
    self.objective = objective
    self.values = values
  }
}

/// What came of solving a linear relaxation.
public enum RelaxationOutcome: Equatable, Sendable {
  /// Solved to optimality.
  case optimal(Relaxation)
  /// Stopped; no proven statement.
  case stopped(StopReason)
  /// Proven to have no solution.
  case infeasible
  /// Better and better solutions without end.
  case unbounded
  /// The program is malformed: which part, in words.
  case invalidProgram(String)
  /// The solver failed: its own words.
  case failure(String)
}

/// An optimal solution of a linear program, primal and dual.
public struct Relaxation: Equatable, Sendable {
  /// The objective, constant included.
  public let objective: Double
  /// One value per variable.
  public let values: [Double]
  /// The dual value of each row: what the objective changes by, per unit of the row's bound.
  public let duals: [Double]
  /// The reduced cost of each variable: cost minus dual-weighted coefficients.
  public let reducedCosts: [Double]
  /// The basis, to start a neighbouring program from.
  public let basis: Basis

  /// A solution of a linear program.
  public init(
    objective: Double, values: [Double], duals: [Double], reducedCosts: [Double], basis: Basis
  ) {
    self.objective = objective
    self.values = values
    self.duals = duals
    self.reducedCosts = reducedCosts
    self.basis = basis
  }
}

/// Which variables and rows are basic. A basis of a smaller program starts a larger one: variables
/// and rows it does not name begin non-basic at a bound and basic, respectively.
public struct Basis: Equatable, Sendable {
  /// Where a variable or the value of a row stands.
  public enum Status: UInt8, Sendable {
    /// In the basis.
    case basic
    /// At its least value.
    case atLower
    /// At its greatest value.
    case atUpper
    /// Non-basic without bounds, at zero.
    case free
    /// Fixed, its bounds being equal.
    case fixed
  }

  /// One status per variable.
  public var variables: [Status]
  /// One status per row.
  public var rows: [Status]

  /// A basis.
  public init(variables: [Status], rows: [Status]) {
    self.variables = variables
    self.rows = rows
  }
}
