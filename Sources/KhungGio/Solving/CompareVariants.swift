public import DriveFiles
import Drives
import GLPK
import IntegerProgramming
import Planning
public import Simulation
import Synchronization
public import WhatIf

/// Plans every combination of changed values of a drive, and compares them.
public struct CompareVariants: UseCase {
  /// The drive and its variants.
  public let variants: DriveVariants
  /// The keys and their values.
  public let axes: [Axis]
  /// Which rows.
  public let part: SweepPart
  /// How each row is planned; the time limit is that of all of them.
  public let options: PlanningOptions
  /// How many rows are planned side by side; each row is the same for any number.
  public let rowsAtOnce: Int
  /// What simulates the days of each row; nil for nothing.
  public let simulator: Simulator?
  /// Where rows are kept as they come, and taken from where they are there; nil for nowhere.
  public let journal: String?
  /// The drive, as it was called.
  public let driveName: String
  /// Called with the rows in their order, as soon as all before them are there; says whether to go
  /// on.
  public var tell: @Sendable (SweepRow) -> Bool
  /// Whether rows keep what a drive promises of the whole day: each is planned and simulated in turn.
  public var calibratesDay = true
  /// Called before the first row is reported, once the file that keeps them is open.
  public var begin: @Sendable () -> Void = {}

  /// A comparison.
  ///
  /// - Parameters:
  ///   - axes: the keys and their values.
  ///   - variants: the drive and its variants.
  ///   - part: which rows.
  ///   - options: how each row is planned.
  ///   - rowsAtOnce: how many rows are planned side by side; nil for one per thread of the options.
  ///   - simulator: what simulates the days of each row; nil for nothing.
  ///   - journal: where rows are kept as they come; nil for nowhere.
  ///   - driveName: the drive, as it was called.
  ///   - tell: reported the rows in their order; says whether to go on.
  public init(
    _ axes: [Axis], of variants: DriveVariants, part: SweepPart = .all,
    options: PlanningOptions = PlanningOptions(), rowsAtOnce: Int? = nil,
    simulator: Simulator? = nil, journal: String? = nil, driveName: String = "",
    tell: @escaping @Sendable (SweepRow) -> Bool = { _ in true }
  ) {
    self.axes = axes
    self.variants = variants
    self.part = part
    self.options = options
    self.rowsAtOnce = rowsAtOnce ?? options.threads
    self.simulator = simulator
    self.journal = journal
    self.driveName = driveName
    self.tell = tell
  }

  /// What the rows are rows of.
  public var header: SweepHeader {
    SweepHeader(
      of: variants, axes: axes, drive: driveName, version: LibraryVersion.current, gap: options.gap,
      simulator: simulator,
      searchSeed: options.seed == PlanningParameters.usualSeed ? nil : options.seed,
      calibratesDay: calibratesDay)
  }

  /// Plans the rows, on the calling thread and others.
  ///
  /// - Parameter context: how to stop it, and whom to tell how far it has come.
  /// - Returns: the rows; where it was stopped, those that are done.
  /// - Throws: ``UseCaseError`` with an ``OptionError`` or a `RowsError`.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ComparedVariants {
    let watch = Stopwatch()
    let header = header
    let numbers: [Int]
    do throws(OptionError) {
      numbers = try part.numbers(of: header.scenarios.count)
    } catch {
      throw UseCaseError(error)
    }
    let cancellation = Cancellation { [options] in options.isOver(after: watch, context) }
    let sweep = Sweep(
      of: variants, header.scenarios,
      planner: VariantPlanner(
        solver: GLPKSolver(), gap: options.gap, parameters: try options.planningParameters(),
        cancellation: cancellation),
      simulator: simulator, calibratesDay: calibratesDay)
    let rows = SweepRows(numbers, tell: tell)
    do throws(RowsError) {
      try rows.open(journal, of: header, isBeside: part.isPart)
      begin()
      let missing = rows.missing
      if rows.reportNext().goesOn, !missing.isEmpty {
        sweep.run(missing, threads: rowsAtOnce) { row in
          let (count, goesOn) = rows.take(row)
          var progress = WorkProgress(.comparing, seconds: watch.seconds)
          (progress.done, progress.total) = (count, numbers.count)
          context.report(progress)
          return goesOn
        }
      }
      return ComparedVariants(header: header, rows: try rows.finish(), wanted: numbers.count)
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// The rows of a comparison.
public struct ComparedVariants: JSONDocument {
  /// What the rows are rows of.
  public let header: SweepHeader
  /// The rows, the drive as it is first.
  public let rows: [SweepRow]
  /// How many rows were wanted.
  public let wanted: Int

  /// Whether a row has no plan, or one that leaves somebody without a slot.
  public var leavesSomebodyOut: Bool { rows.contains { $0.figures?.unplaced != 0 } }

  /// Whether all rows that were wanted are there.
  public var isComplete: Bool { rows.count == wanted }

  /// The rows with the keys of `whatif --json`; of a row without a plan only that it is invalid.
  public var json: JSONValue {
    .object([
      ("base", rows.first.map(Self.row) ?? .null), ("rows", .array(rows.dropFirst().map(Self.row))),
    ])
  }

  private static func row(_ row: SweepRow) -> JSONValue {
    let set = ("set", JSONValue.object(row.settings.map { ($0.key, .string($0.value)) }))
    guard let figures = row.figures else {
      return .object([set, ("status", .string("invalid"))])
    }
    let keepsDay = figures.keepsDay.map { [("keeps_day", JSONValue.bool($0))] } ?? []
    return .object(
      [
        set, ("status", .string(figures.status.rawValue)), ("cost", .number(figures.total)),
        ("bound", .number(figures.bound)), ("gap", .number(figures.gap)),
        ("unplaced", .integer(figures.unplaced)), ("terms", .terms(of: figures.cost)),
        ("peak_expected", .number(figures.peakExpected)),
        ("expected_blood_units", .number(figures.expectedBloodUnits)),
        ("seconds", .optional(figures.seconds)),
      ] + keepsDay)
  }
}
