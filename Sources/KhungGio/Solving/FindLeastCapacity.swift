public import Diagnostics
public import DriveFiles
import Drives
import GLPK
import IntegerProgramming
import Planning
import Plans
public import WhatIf

/// Finds the least values of one key of a drive's files, or of two, with which everyone has a slot.
public struct FindLeastCapacity: UseCase {
  /// The drive and its variants.
  public let variants: DriveVariants
  /// One key, or two.
  public let keys: [String]
  /// How the variants are planned.
  public let options: PlanningOptions

  /// A search.
  ///
  /// - Parameters:
  ///   - keys: one key, or two.
  ///   - variants: the drive and its variants.
  ///   - options: how the variants are planned; the time limit is that of the whole search.
  public init(
    of keys: [String], _ variants: DriveVariants, options: PlanningOptions = PlanningOptions()
  ) {
    self.keys = keys
    self.variants = variants
    self.options = options
  }

  /// Searches on the calling thread.
  ///
  /// - Parameter context: how to stop it.
  /// - Returns: the least values, or how many people have no slot however far the keys are changed.
  /// - Throws: ``UseCaseError`` with a ``CapacityError``, a ``StoppedError`` or a `PlanningError`.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> LeastCapacityFound {
    let parameters = try options.planningParameters()
    let planner = VariantPlanner(
      solver: GLPKSolver(), gap: options.gap, parameters: parameters,
      cancellation: context.cancellation)
    guard
      let search = LeastCapacity(
        of: keys, variants, planner: planner, solver: GLPKSolver(), seconds: options.timeLimit)
    else { throw UseCaseError(CapacityError.notMinimizable(keys)) }
    let outcome: LeastCapacity.Outcome
    do throws(PlanningError) {
      outcome = try search.search()
    } catch {
      // Whatever was thrown because of the stop says less than the stop itself.
      if error.category == .stopped { throw UseCaseError(StoppedError()) }
      throw UseCaseError(error)
    }
    switch outcome {
    case .stopped: throw UseCaseError(StoppedError())
    case .notEnough(let unplaced): return LeastCapacityFound(found: nil, unplaced: unplaced)
    case .found(let found):
      return LeastCapacityFound(found: found, unplaced: found.plan.unplaced.count)
    }
  }
}

/// Why there is no least capacity to look for.
public enum CapacityError: KhungGioError, Equatable {
  /// The values of a key are neither whole numbers nor times.
  case notMinimizable([String])

  /// What went wrong, by a name for programs.
  public var code: String { "capacity-not-minimizable" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

/// The least capacity, or that there is none.
public struct LeastCapacityFound: JSONDocument {
  /// The least values; nil where however far the keys are changed somebody has no slot.
  public let found: LeastCapacity.Found?
  /// How many people have no slot with them, or however far the keys are changed.
  public let unplaced: Int

  /// What was found, with the keys of `capacity --json`.
  public var json: JSONValue {
    guard let found else {
      return .object([("best", .null), ("unplaced_after", .integer(unplaced))])
    }
    let keepsDay = found.keepsDay.map { [("keeps_day", JSONValue.bool($0))] } ?? []
    return .object([
      (
        "best",
        .object([("set", Self.set(found.best)), ("unplaced", .integer(unplaced))] + keepsDay)
      ),
      ("ways", .array(found.ways.map { .object([("set", Self.set($0))]) })),
      ("sheets", .array(Self.sheets(of: found))),
    ])
  }

  private static func set(_ settings: [Setting]) -> JSONValue {
    .object(
      settings.map { setting in
        (setting.key, Int(setting.value).map(JSONValue.integer) ?? .string(setting.value))
      })
  }

  private static func sheets(of found: LeastCapacity.Found) -> [JSONValue] {
    CapacitySheet.all(of: found.plan.assignments, on: found.drive).map { sheet in
      let session = found.drive.sessions[sheet.session]
      let halfHours = sheet.halfHours.map { half in
        JSONValue.object([
          ("from", .string(ClockTime.text(half.interval.from))),
          ("to", .string(ClockTime.text(half.interval.to))),
          (
            "servers",
            .object(
              zip(session.stages, half.stages).map {
                ($0.id, .integer(PrintedCapacity.servers(for: $1.expected)))
              })
          ), ("present_expected", .number(half.present.expected)),
          ("expected_blood_units", .number(half.expectedBloodUnits)),
        ])
      }
      return .object([("session", .string(session.id)), ("half_hours", .array(halfHours))])
    }
  }
}
