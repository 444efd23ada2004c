public import DriveFiles
public import Drives
import GLPK
import IntegerProgramming
import Planning
import Plans
public import WhatIf
import Wording

/// Finds out why someone has no slot, and what would place everyone.
public struct ExplainDrive: UseCase {
  /// The drive and its variants.
  public let variants: DriveVariants
  /// How the drive and its variants are planned; without a time limit it takes
  /// ten times as long as planning, at least two seconds.
  public let options: PlanningOptions

  /// Explaining a drive.
  ///
  /// - Parameters:
  ///   - variants: the drive and its variants.
  ///   - options: how they are planned; the time limit is that of all of it.
  public init(_ variants: DriveVariants, options: PlanningOptions = PlanningOptions()) {
    self.variants = variants
    self.options = options
  }

  /// Explains on the calling thread.
  ///
  /// - Parameter context: how to stop it, and whom to tell how far it has come.
  /// - Returns: the explanation; where it was stopped, what is known by then.
  /// - Throws: ``UseCaseError`` with a `PlanningError` where the drive as it is has no plan.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ExplainedDrive {
    let watch = Stopwatch()
    let explainer = Explainer(
      of: variants,
      planner: VariantPlanner(
        solver: GLPKSolver(), gap: options.gap, parameters: try options.planningParameters(),
        cancellation: context.cancellation),
      solver: GLPKSolver(), threads: options.threads,
      limits: Explainer.Limits(seconds: options.timeLimit))
    do throws(PlanningError) {
      let explanation = try explainer.explain { explained in
        var progress = WorkProgress(.explaining, seconds: watch.seconds)
        progress.done = explained.done
        progress.total = explained.driveParameters
        progress.found = explained.found
        context.report(progress)
      }
      return ExplainedDrive(
        explanation: explanation, drive: variants.base,
        isStopped: context.cancellation.isCancelled)
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// Why someone has no slot, and what would place everyone.
public struct ExplainedDrive: Encodable, Sendable {
  /// The explanation.
  public let explanation: Explanation
  /// The drive as it is.
  public let drive: Drive
  /// Whether it was stopped before everything was looked at.
  public let isStopped: Bool

  /// Writes the explanation with any encoder; reasons are in the drive's language.
  ///
  /// - Parameter encoder: the encoder.
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try json { Words(language: drive.language).sentence(for: $0, on: drive) }.encode(to: encoder)
  }

  /// The explanation with the keys of `explain --json`.
  ///
  /// - Parameter sentence: why a person has no slot, in the words of a language.
  /// - Returns: the document.
  public func json(reason sentence: (PersonReason) -> String) -> JSONValue {
    var entries: [(key: String, value: JSONValue)] = [
      ("unplaced", .integer(explanation.plan.unplaced.count)),
      ("binding", .array(explanation.tightConstraints.map(json))),
      ("fixes", .array(explanation.fixes.map(Self.json))),
      ("pairs", .array(explanation.pairs.map(Self.json))),
      ("unreachable", .array(explanation.unreachable.map { .string(drive.registrants[$0].id) })),
      ("complete", .bool(explanation.isComplete)),
    ]
    if let left = explanation.unplacedWithAll {
      entries.append(("unplaced_with_all", .integer(left)))
    }
    entries.append(("worth", .array(explanation.gains.map(Self.json))))
    let people = explanation.people.map { reason in
      JSONValue.object([
        ("registrant", .string(drive.registrants[reason.registrant].id)),
        ("reason", .string(sentence(reason))),
      ])
    }
    entries.append(("people", .array(people)))
    entries.append(("units", .array(explanation.units(of: drive).map(json))))
    return .object(entries)
  }

  private func json(of reason: UnitReason) -> JSONValue {
    let unit = reason.leftOut
    return .object([
      ("unit", .string(drive.units[unit.unit].id)), ("people", .integer(unit.people)),
      ("without_slot", .integer(unit.leftOut)), ("share", .number(unit.share)),
      ("comparison", .string(unit.comparison.rawValue)), ("cause", .string(unit.cause.rawValue)),
      ("rules", .array(unit.rules.map { .string($0.rawValue) })),
      (
        "limits",
        .array(
          reason.limits.map {
            .object([("rule", .string($0.rule.rawValue)), ("subject", .string($0.subject))])
          })
      ),
    ])
  }

  private func json(of full: Explanation.Full) -> JSONValue {
    let tight = full.limit
    return .object([
      ("rule", .string(tight.rule.rawValue)),
      ("session", .optional(tight.session.map { drive.sessions[$0].id })),
      ("subject", .string(tight.subject)), ("from", .string(ClockTime.text(tight.from))),
      ("to", .string(ClockTime.text(tight.to))), ("keeps_out", .bool(full.keepsOut)),
    ])
  }

  private static func json(of fix: Explanation.Fix) -> JSONValue {
    .object([
      ("set", json(of: fix.settings)), ("unplaced_after", .integer(fix.unplacedAfter)),
      ("smallest", .bool(fix.isSmallest)),
    ])
  }

  private static func json(of gain: Explanation.Gain) -> JSONValue {
    .object([
      ("set", json(of: [gain.setting])), ("estimated", .optional(gain.estimate)),
      ("placed", .integer(gain.placed)), ("saved", .number(gain.saved)),
    ])
  }

  private static func json(of settings: [Setting]) -> JSONValue {
    .object(settings.map { ($0.key, .string($0.value)) })
  }
}
