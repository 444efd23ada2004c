import Annealing
public import Drives
import Formulation
public import IntegerProgramming
public import Plans

/// The whole problem of a drive as one program, and the way back: what values of its variables say of
/// people's slots. Where `plan_for` is a probability it has no rows for crowd limits; its variables are
/// those of the exported program all the same.
public struct DriveProgram: Sendable {
  /// The program; its variables and rows are called as in the exported one.
  public var program: IntegerProgram { compact.program }
  private let compact: CompactProgram
  private let problem: PlanningProblem
  private let drive: Drive
  private let published: [Assignment]

  /// The program of a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - published: the published slots, as the program was exported.
  public init(of drive: Drive, published: [Assignment] = []) {
    self.drive = drive
    self.published = published
    problem = PlanningProblem(of: drive, published: published)
    compact = CompactProgram(problem, namedAfter: drive)
  }

  /// What values say: who is in which slot, and what an audit finds there.
  public struct Reading: Sendable {
    /// Who is in which slot, in list order.
    public let assignments: [Assignment]
    /// Which rules that breaks, and what it costs.
    public let audit: Audit
    fileprivate let schedules: [Schedule]
  }

  /// How far from a whole number a whole variable may be: solvers take 1e-6, reports are rounded.
  private static let mostFraction = 1e-4

  /// By how much, of its largest term, a row may be broken in which some variable is no whole number:
  /// reports have six digits. Rows of whole numbers are kept exactly.
  private static let mostError = 1e-3

  /// Reads values of the program's variables.
  ///
  /// - Parameter values: one for each variable; what is whole may differ a little from a whole number.
  /// - Returns: what they say, audited; it may break rules.
  /// - Throws: why they are no solution: not whole, or a row is broken that says what variables mean.
  public func reading(_ values: [Double]) throws(InvalidSolution) -> Reading {
    let values = try whole(values)
    for violation in program.violations(of: values, tolerance: 1e-6) {
      switch violation {
      case .count, .wholeness: continue
      case .bounds(let variable, let excess):
        guard program.isInteger[variable] || excess > DriveProgram.mostError else { continue }
        throw .outOfBounds(program.variableNames[variable], value: values[variable])
      case .row(let row, let excess):
        let name = program.rowNames[row]
        guard !CompactNames.isOfRule(name), excess > tolerance(of: row, at: values)
        else { continue }
        throw .rowIsBroken(name, excess: excess)
      }
    }
    let schedules = compact.schedules(of: Solution(objective: 0, values: values))
    let assignments = problem.assignments(of: schedules)
    return Reading(
      assignments: assignments, audit: Audit(of: assignments, on: drive, published: published),
      schedules: schedules)
  }

  private func whole(_ values: [Double]) throws(InvalidSolution) -> [Double] {
    var whole = values
    for variable in values.indices where program.isInteger[variable] {
      whole[variable] = values[variable].rounded()
      guard abs(whole[variable] - values[variable]) <= DriveProgram.mostFraction else {
        throw .notWhole(program.variableNames[variable], value: values[variable])
      }
    }
    return whole
  }

  private func tolerance(of row: Int, at values: [Double]) -> Double {
    var largest = 1.0
    var isWhole = true
    for place in program.termRows.indices where Int(program.termRows[place]) == row {
      let variable = Int(program.termVariables[place])
      isWhole = isWhole && program.isInteger[variable]
      largest = max(largest, abs(program.termCoefficients[place] * values[variable]))
    }
    return isWhole ? 1e-6 : DriveProgram.mostError * largest
  }

  /// A plan of what was read, where it breaks no rule.
  ///
  /// - Parameters:
  ///   - reading: what was read.
  ///   - bound: a proven lower bound of the cost of every plan that breaks no rule.
  ///   - gap: the relative gap at which a plan counts as optimal.
  ///   - seconds: how long it took.
  /// - Returns: the plan, with the reasons why people have no slot.
  public func plan(
    _ reading: Reading, bound: Double, gap: Double, seconds: Double
  ) -> Plan {
    var crowd: ExactCrowd?
    if case .probability(let wanted) = drive.turnout.planFor {
      crowd = ExactCrowd(drive, probability: wanted)
    }
    var arrangement = Arrangement(problem, rows: ConstraintMatrix(problem.capacity), crowd: crowd)
    arrangement.adopt(reading.schedules)
    let cost = reading.audit.cost
    let proven = min(bound, cost.total)
    let isProven = Plan.gap(cost: cost.total, bound: proven) <= gap
    return Plan(
      assignments: reading.assignments,
      unplaced: UnplacedReasons(arrangement, on: drive, isStopped: false).all, cost: cost,
      bound: proven,
      status: isProven ? .optimal : .feasible, seconds: seconds, isStopped: !isProven)
  }
}

/// Why values are no solution of a drive's program.
public enum InvalidSolution: Error, Equatable, Sendable {
  /// A variable that is whole has another value.
  case notWhole(String, value: Double)
  /// A variable is outside its bounds.
  case outOfBounds(String, value: Double)
  /// A row is broken that says what variables mean, by so much.
  case rowIsBroken(String, excess: Double)
}
