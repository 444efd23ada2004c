public import DriveFiles
import Drives
import Planning
import Plans
public import Simulation
import Synchronization
public import Wording
import Workers

/// Plans variants of a drive, several in parallel.
public struct Sweep: Sendable {
  /// The drive and its variants.
  public let variants: DriveVariants
  /// Which variants.
  public let scenarios: Scenarios
  private var planner: VariantPlanner
  /// The plan of the drive as it is, once it was made.
  private var base: Result<Plan, PlanningError>?
  private let simulator: Simulator?
  private let calibratesDay: Bool

  /// A sweep.
  ///
  /// - Parameters:
  ///   - variants: the drive and its variants.
  ///   - scenarios: which variants.
  ///   - planner: what plans them.
  ///   - simulator: what simulates their days; nil for nothing.
  ///   - calibratesDay: whether plans keep what a drive promises of the whole day.
  public init(
    of variants: DriveVariants, _ scenarios: Scenarios, planner: VariantPlanner,
    simulator: Simulator? = nil, calibratesDay: Bool = true
  ) {
    self.variants = variants
    self.scenarios = scenarios
    self.planner = planner
    self.simulator = simulator
    self.calibratesDay = calibratesDay
  }

  /// Plans some rows, on so many threads; each row is the same on any number of them.
  ///
  /// - Parameters:
  ///   - numbers: which rows.
  ///   - threads: how many are planned in parallel.
  ///   - deliver: called with each row as soon as it is done, in any order, one at a time; returns
  ///     whether to continue.
  public func run(
    _ numbers: [Int], threads: Int, deliver: @Sendable (SweepRow) -> Bool
  ) {
    // Every row uses the warm start of the drive as it is, and nothing else.
    let sweep = numbers.isEmpty ? self : warmStarted()
    let state = Mutex((next: 0, isOver: false))
    let delivery = Mutex(true)
    Threads.perform(max(1, min(threads, numbers.count))) { _ in
      while true {
        let place = state.withLock { state -> Int? in
          guard !state.isOver, state.next < numbers.count else { return nil }
          state.next += 1
          return state.next - 1
        }
        guard let place, let row = sweep.row(numbers[place]) else { return }
        let goesOn = delivery.withLock { goesOn -> Bool in
          goesOn = goesOn && deliver(row)
          return goesOn
        }
        if !goesOn { state.withLock { $0.isOver = true } }
      }
    }
  }

  /// The same sweep after the drive as it is was planned, so that its rows begin from there.
  public func warmStarted() -> Sweep {
    var sweep = self
    do throws(PlanningError) {
      sweep.base = .success(try sweep.planner.warmStart(from: variants.base))
    } catch {
      sweep.base = .failure(error)
    }
    return sweep
  }

  /// One row; nil where somebody asked to stop before it was done.
  public func row(_ number: Int) -> SweepRow? {
    let settings = scenarios.settings(number)
    let outcome: SweepRow.Outcome
    do throws(VariantError) {
      outcome = self.outcome(of: try variants.drive(with: settings), isBase: number == 0)
    } catch {
      outcome = .invalid(RowProblem { $0.words(for: error) })
    }
    return planner.isStopped ? nil : SweepRow(number: number, settings: settings, outcome: outcome)
  }

  private func outcome(of drive: Drive, isBase: Bool) -> SweepRow.Outcome {
    do throws(PlanningError) {
      let (plan, keepsDay) = try plan(of: drive, isBase: isBase)
      let simulated = simulator.map {
        SimulatedFigures(of: $0.simulate(plan.assignments, on: drive).total)
      }
      return .planned(Figures(of: plan, on: drive, simulated: simulated, keepsDay: keepsDay))
    } catch {
      return .invalid(RowProblem { $0.words(for: error) })
    }
  }

  private func plan(
    of drive: Drive, isBase: Bool
  ) throws(PlanningError) -> (plan: Plan, keepsDay: Bool?) {
    guard calibratesDay, drive.dayPromise != nil else {
      return (isBase ? try basePlan() : try planner.variantPlan(drive), nil)
    }
    var isFirst = true
    return try planner.promised(drive) { drive throws(PlanningError) in
      defer { isFirst = false }
      guard isBase else { return try planner.variantPlan(drive) }
      return isFirst ? try basePlan() : try planner.plan(drive)
    }
  }

  private func basePlan() throws(PlanningError) -> Plan {
    switch base {
    case .success(let plan): return plan
    case .failure(let error): throw error
    case nil: return try planner.plan(variants.base)
    }
  }
}

extension Words {
  /// Why there is no such variant, on one line.
  public func words(for error: VariantError) -> String {
    switch error {
    case .setting(.unknownKey(let key, let nearest)): unknownKey(key, nearest: nearest)
    case .setting(.ambiguousKey(let key, let meanings)): ambiguousKey(key, meanings: meanings)
    case .setting(.notWritable(let key)): notWritable(key)
    case .setting(.notChangeable(let setting, let current)):
      notChangeable(setting.value, of: setting.key, current: current)
    case .files(let problems):
      problems.problems.prefix(2).map { $0.text(in: self).replacing("\n  ", with: "; ") }
        .joined(separator: "; ")
        + (problems.problems.count > 2 ? "; " + andMore(problems.problems.count - 2) : "")
    }
  }

  /// Why there is no plan, on one line.
  func words(for error: PlanningError) -> String {
    switch error {
    case .stoppedBeforeAnyPlan: stoppedBeforeAnyPlan
    case .pinsBreakRules(let violations):
      pinsBreakRules + " ("
        + Set(violations.map(\.rule)).map(limitName).sorted().joined(separator: ", ") + ")"
    case .internalError(let words): self.internalError(words)
    }
  }
}
