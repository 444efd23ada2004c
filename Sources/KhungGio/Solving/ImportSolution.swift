public import Diagnostics
import DriveFiles
public import Drives
import Foundation
import GLPK
import IntegerProgramming
import Planning
public import Plans

/// Makes a plan of what another solver reports for the exported program.
public struct ImportSolution: UseCase {
  /// The drive as it is.
  public let drive: Drive
  /// What the solver has written.
  public let report: String
  /// The exported program, in MPS format; nil where it is not at hand.
  public let exported: String?
  /// The published slots, as reported to ``ExportProgram``.
  public let published: [Assignment]
  /// Whether the weight `promised` counts, as reported to ``ExportProgram``.
  public let keepsPromises: Bool

  /// The published plan that the slots are of; nil for none, or where it is not at hand.
  public private(set) var source: PublishedSource?

  /// How much work the bound is, of what planning is.
  private static let effortOfBound = 0.15

  /// An import.
  ///
  /// - Parameters:
  ///   - report: what the solver has written.
  ///   - drive: the drive as it is.
  ///   - exported: the exported program; nil where it is not at hand.
  ///   - published: the published slots, as reported to the export.
  ///   - keepsPromises: whether the weight `promised` counts, as reported to the export.
  public init(
    _ report: String, for drive: Drive, exported: String? = nil, published: [Assignment] = [],
    keepsPromises: Bool = true
  ) {
    self.report = report
    self.drive = drive
    self.exported = exported
    self.published = published
    self.keepsPromises = keepsPromises
  }

  /// An import from files.
  ///
  /// - Parameters:
  ///   - path: what the solver has written.
  ///   - opened: the drive.
  ///   - program: the exported program; nil where it is not at hand.
  ///   - name: the published plan, as reported to the export; nil for none.
  ///   - keepsPromises: whether the weight `promised` counts, as reported to the export.
  ///   - notice: receives what is worth knowing.
  /// - Throws: ``UseCaseError`` with the problems of the files.
  public init(
    file path: String, for opened: OpenDrive, program: String? = nil, published name: String? = nil,
    keepsPromises: Bool = true, notice: DriveNotices = { _ in }
  ) throws(UseCaseError) {
    let source = try opened.readPublished(ifNamed: name, notice: notice)
    var exported: String?
    if let program { exported = try Self.text(of: program, for: opened.drive) }
    self.init(
      try Self.text(of: path, for: opened.drive), for: opened.drive, exported: exported,
      published: source?.plan.assignments(on: opened.drive) ?? [], keepsPromises: keepsPromises)
    self.source = source
  }

  private static func text(of path: String, for drive: Drive) throws(UseCaseError) -> String {
    do throws(DriveFileProblems) {
      return String(
        decoding: try PlanFile.bytes(
          at: URL(fileURLWithPath: path), language: drive.language), as: UTF8.self)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Reads the report, audits what it says, and proves a bound by planning for a short while.
  ///
  /// - Parameter context: how to stop it.
  /// - Returns: the plan, or the audit of one that breaks a rule.
  /// - Throws: ``UseCaseError`` with a ``SolutionError``, what is wrong with the report, or a
  ///   `PlanningError`.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ImportedSolution {
    let watch = Stopwatch()
    let drive = keepsPromises ? self.drive : try self.drive.withoutPromises()
    let program = DriveProgram(of: drive, published: published)
    let reading = try read(program)
    guard reading.audit.violations.isEmpty else {
      return ImportedSolution(
        drive: drive, audit: reading.audit, plan: nil, costOfPlanning: .infinity)
    }
    let quick: Plan
    do throws(PlanningError) {
      quick = try Planner(
        solver: GLPKSolver(),
        limits: Planner.Limits(
          gap: PlanningOptions.usualGap, effort: Self.effortOfBound,
          cancellation: context.cancellation)
      ).plan(drive, published: published) { context.report(WorkProgress($0)) }
    } catch {
      throw UseCaseError(error)
    }
    return ImportedSolution(
      drive: drive, audit: reading.audit,
      plan: program.plan(
        reading, bound: quick.bound, gap: PlanningOptions.usualGap, seconds: watch.seconds),
      costOfPlanning: quick.cost.total)
  }

  private func read(_ program: DriveProgram) throws(UseCaseError) -> DriveProgram.Reading {
    if let exported {
      guard let columns = MPSColumns(exported) else {
        throw UseCaseError(SolutionError.noProgram)
      }
      guard columns == MPSColumns(of: program.program) else {
        throw UseCaseError(SolutionError.programOfOtherDrive)
      }
    }
    let file: SolutionFile
    do throws(SolutionFile.ReadingError) {
      file = try SolutionFile(report, of: program.program)
    } catch {
      throw UseCaseError(error)
    }
    guard !file.countsVariables || exported != nil else {
      throw UseCaseError(SolutionError.countsVariables)
    }
    do throws(InvalidSolution) {
      return try program.reading(file.values)
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// Why a report cannot be used, whatever its values say.
public enum SolutionError: KhungGioError, Equatable {
  /// The exported program is none.
  case noProgram
  /// The exported program is not that of the drive as it is.
  case programOfOtherDrive
  /// The report counts variables: only the exported program tells which they are.
  case countsVariables

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noProgram: "solution-without-program"
    case .programOfOtherDrive: "solution-of-other-drive"
    case .countsVariables: "solution-counts-variables"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .noProgram, .programOfOtherDrive: .badData
    case .countsVariables: .usage
    }
  }
}

/// What a solver's report came to.
public struct ImportedSolution: JSONDocument {
  /// The drive it was planned for.
  public let drive: Drive
  /// The audit of what the report says.
  public let audit: Audit
  /// The plan; nil where a rule is broken.
  public let plan: Plan?
  /// What the plan costs that planning for a short while made; infinite where none was made.
  public let costOfPlanning: Double

  /// Whether planning for a short while found a cheaper plan.
  public var planningIsCheaper: Bool {
    guard let plan else { return false }
    return costOfPlanning < plan.cost.total - Self.leastDifference
  }

  /// Costs that differ by less are the same.
  private static let leastDifference = 1e-6

  /// The plan with the keys of plan.json; the audit where a rule is broken.
  public var json: JSONValue {
    plan.map { JSONValue.plan($0, on: drive) }
      ?? AuditedPlan(audit: audit, statements: [], drive: drive).json
  }
}
