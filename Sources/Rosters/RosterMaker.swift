public import Diagnostics
import Drives
public import IntegerProgramming

/// Makes rosters: day after day, each as an integer program of its own.
///
/// A day's roster leaves as few people missing as can be; of all such rosters it has the fewest hours; of
/// all such it shares them most evenly. Each step is solved to its proven end, or to a bound.
public struct RosterMaker: Sendable {
  /// What solves the programs.
  public var solver: any Solver
  /// The most seconds for a day; nil for no limit.
  public var seconds: Double?
  /// Set from anywhere to stop with the best that is known by then.
  public var cancellation: Cancellation

  /// The most variables of a program.
  private static let mostDuties = 60_000

  /// A maker.
  ///
  /// - Parameters:
  ///   - solver: what solves the programs.
  ///   - seconds: the most seconds for a day.
  ///   - cancellation: set from anywhere to stop.
  public init(
    solver: any Solver, seconds: Double? = nil, cancellation: Cancellation = Cancellation()
  ) {
    self.solver = solver
    self.seconds = seconds
    self.cancellation = cancellation
  }

  /// Makes the roster of all days.
  ///
  /// - Parameter task: what is to be covered.
  /// - Returns: the roster.
  /// - Throws: what the solver says where it fails.
  public func roster(for task: RosterTask) throws(RosterProgramError) -> Roster {
    var earlier = [Int](repeating: 0, count: task.volunteers.count)
    var days: [DayRoster] = []
    for date in task.days {
      let day = try roster(of: date, for: task, earlier: earlier)
      for shift in day.shifts { earlier[shift.volunteer] += shift.halfHours }
      days.append(day)
    }
    return Roster(days: days)
  }

  private func roster(
    of date: CalendarDate, for task: RosterTask, earlier: [Int]
  ) throws(RosterProgramError) -> DayRoster {
    let program = RosterProgram(task, on: date, earlier: earlier, mostDuties: Self.mostDuties)
    let needed = program.needs.reduce(0) { $0 + $1.people.reduce(0, +) }
    var best = [Double](repeating: 0, count: program.duties.count)
    var cost = RosterCost(missing: needed, halfHours: 0, unevenness: 0)
    var bound = RosterCost(missing: 0, halfHours: 0, unevenness: 0)
    // Each step begins with the roster of the one before, which is kept where nothing better is found.
    for aim in [RosterProgram.Aim.missing, .halfHours, .unevenness] {
      guard !program.duties.isEmpty, needed > 0 else {
        bound = cost
        break
      }
      let found = try solve(
        program.program(
          aim, missing: aim == .missing ? nil : cost.missing,
          halfHours: aim == .unevenness ? cost.halfHours : nil))
      if let values = found.values {
        best = Array(values.prefix(program.duties.count))
        cost = self.cost(of: best, in: program, values)
      }
      switch aim {
      case .missing: bound.missing = min(cost.missing, found.bound)
      case .halfHours: bound.halfHours = min(cost.halfHours, found.bound)
      case .unevenness: bound.unevenness = min(cost.unevenness, found.bound)
      }
      // What comes after a number that is not proven, is the best of no set of rosters.
      if aim == .missing, bound.missing < cost.missing { break }
      if aim == .halfHours, bound.halfHours < cost.halfHours { break }
    }
    let shifts = program.shifts(of: best).sorted {
      ($0.session, $0.role, $0.interval.from, $0.volunteer)
        < ($1.session, $1.role, $1.interval.from, $1.volunteer)
    }
    return DayRoster(date: date, shifts: shifts, cost: cost, bound: bound)
  }

  private func cost(
    of duties: [Double], in program: RosterProgram, _ values: [Double]
  ) -> RosterCost {
    var cost = RosterCost(missing: 0, halfHours: 0, unevenness: 0)
    var there = program.needs.map { [Int](repeating: 0, count: $0.people.count) }
    for (duty, value) in zip(program.duties, duties) where value > 0 {
      let people = Int(value.rounded())
      cost.halfHours += people * duty.halfHours
      cost.unevenness += people * program.unevenness(of: duty)
      let start = program.needs[duty.need].start
      for shift in duty.shifts {
        for minute in stride(from: shift.from, to: shift.to, by: RosterTask.step) {
          there[duty.need][(minute - start) / RosterTask.step] += people
        }
      }
    }
    for (need, there) in zip(program.needs, there) {
      for (wanted, there) in zip(need.people, there) { cost.missing += max(0, wanted - there) }
    }
    return cost
  }

  /// Bounds are of whole numbers: a little above one is the next.
  private static let tolerance = 1e-6

  private func solve(
    _ program: IntegerProgram
  ) throws(RosterProgramError) -> (values: [Double]?, bound: Int) {
    var limits = SolveLimits(seconds: seconds, cancellation: cancellation)
    limits.preparesThoroughly = true
    func whole(_ bound: Double) -> Int {
      bound.isFinite ? max(0, Int((bound - Self.tolerance * max(1, bound)).rounded(.up))) : 0
    }
    switch solver.solve(program, within: limits) {
    case .optimal(let solution, let bound): return (solution.values, whole(bound))
    case .feasible(let solution, let bound, _): return (solution.values, whole(bound))
    case .nothingFound(let bound, _): return (nil, whole(bound))
    // Rows that hold with the roster before cannot be without a solution, but for rounding.
    case .infeasible: return (nil, 0)
    case .unbounded: throw RosterProgramError("unbounded")
    case .invalidProgram(let words), .failure(let words): throw RosterProgramError(words)
    }
  }
}

/// The solver could not solve the program of a roster.
public struct RosterProgramError: Error, Equatable, Sendable {
  /// Its own words.
  public let words: String

  init(_ words: String) { self.words = words }
}

extension RosterProgramError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String { "roster-not-solved" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .internalError }
}
