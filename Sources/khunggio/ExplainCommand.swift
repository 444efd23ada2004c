import ArgumentParser
import DriveFiles
import Drives
import Foundation
import GLPK
import IntegerProgramming
import KhungGio
import Planning
import Plans
import Synchronization
import WhatIf
import Wording

/// `khunggio explain`: why someone has no slot, and what would place everyone.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains why someone has no slot, and what would place everyone.",
    discussion: """
      Examples:
        khunggio explain data/tiny
        khunggio explain data/thanh-xuan-2021 --json

      It tells which limits are full at what times; for every lever (servers, crowd
      limits, arrivals per slot, closing, slot length, people away, blood ceiling,
      units' hours) the smallest whole step with which everyone has a slot, or how
      far it gets; pairs of levers where none does it alone; and for each person
      without a slot the reason. Whatever it tells was planned.

      It takes ten times as long as planning, at least two seconds, and with fewer
      than a thousand people ten at most; --time-limit lets it look longer. Ctrl-C stops with what
      is known by then.

      Exit status: 0 everyone has a slot; 3 someone has none; 2 stopped by Ctrl-C;
      65 bad data; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var search: SearchOptions

  @Flag(help: "Print everything, however long.")
  var all = false

  @Option(help: ArgumentHelp("Time limit in seconds.", valueName: "seconds"))
  var timeLimit: Double?

  @Flag(help: "Show progress even if standard error is not a terminal.")
  var progress = false

  func validate() throws {
    guard timeLimit.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw ValidationError("--time-limit is a number of seconds from 0 on, such as 60.")
    }
  }

  func run() throws {
    let (variants, wording) = try options.readVariants()
    let cancellation = Cancellation()
    let explainer = Explainer(
      of: variants,
      planner: VariantPlanner(
        solver: GLPKSolver(), parameters: try search.parameters(), cancellation: cancellation),
      solver: GLPKSolver(), threads: search.threads, limits: Explainer.Limits(seconds: timeLimit))
    let line = Mutex(ProgressLine(wording: wording, isAskedFor: progress))
    let start = ContinuousClock.now
    let result = Interruption.watching(
      for: cancellation, heard: { Diagnostics.line("\n" + wording.stoppingSweep) }
    ) {
      Result<Explanation, PlanningFault> { () throws(PlanningFault) -> Explanation in
        try explainer.explain { progress in
          let seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
          let found = progress.found.map { fix in
            PrintedExplanation.words(for: fix, on: variants.base, wording: wording)
          }
          line.withLock {
            let state = wording.explaining(progress.done, of: progress.levers)
            $0.show(found.map { state + "; " + wording.foundEnough($0) } ?? state, at: seconds)
          }
        }
      }
    }
    line.withLock { $0.clear() }
    switch result {
    case .failure(let fault): throw fault.told(of: variants.base, in: wording)
    case .success(let explanation):
      try write(explanation, on: variants.base, wording: wording)
      if cancellation.isCancelled {
        Diagnostics.line(wording.explainStopped)
        throw ExitStatus.nothingFound
      }
      if !explanation.plan.unplaced.isEmpty { throw ExitStatus.findings }
    }
  }

  private func write(_ explanation: Explanation, on drive: Drive, wording: Words) throws {
    var output = Output()
    if json {
      output.line(document(of: explanation, on: drive, wording: wording).document)
    } else {
      PrintedExplanation(of: explanation, on: drive, wording: wording).lines(isWhole: all)
        .forEach { output.line($0) }
      // What is enough comes first, even where it is two changes.
      if let fix = explanation.fixes.first(where: \.isEnough) ?? explanation.pairs.first
        ?? explanation.fixes.first
      {
        let sets = fix.settings.flatMap { ["--set", "\($0.key)=\($0.value)"] }
        let words = (["khunggio", "whatif", options.drive] + sets).map(shellWord)
        output.line("")
        output.line(wording.next(words.joined(separator: " ")))
      }
    }
    try output.finish()
  }

  private func document(
    of explanation: Explanation, on drive: Drive, wording: Words
  ) -> JSONValue {
    var entries: [(key: String, value: JSONValue)] = [
      ("unplaced", .integer(explanation.plan.unplaced.count)),
      ("binding", .array(explanation.binding.map { Self.json(of: $0, on: drive) })),
      ("fixes", .array(explanation.fixes.map(Self.json))),
      ("pairs", .array(explanation.pairs.map(Self.json))),
    ]
    entries.append(
      (
        "unreachable",
        .array(explanation.unreachable.map { .string(drive.registrants[$0].id) })
      ))
    entries.append(("complete", .bool(explanation.isComplete)))
    if let left = explanation.unplacedWithAll {
      entries.append(("unplaced_with_all", .integer(left)))
    }
    entries.append(
      (
        "worth",
        .array(
          explanation.worth.map { worth in
            .object([
              ("set", Self.json(of: [worth.setting])), ("estimated", .optional(worth.estimate)),
              ("placed", .integer(worth.placed)), ("saved", .number(worth.saved)),
            ])
          })
      ))
    entries.append(
      (
        "people",
        .array(
          explanation.people.map { reason in
            .object([
              ("registrant", .string(drive.registrants[reason.registrant].id)),
              ("reason", .string(wording.sentence(for: reason, on: drive))),
            ])
          })
      ))
    return .object(entries)
  }

  private static func json(of full: Explanation.Full, on drive: Drive) -> JSONValue {
    let binding = full.limit
    return .object([
      ("rule", .string(binding.rule.rawValue)),
      ("session", .optional(binding.session.map { drive.sessions[$0].id })),
      ("subject", .string(binding.subject)), ("from", .string(ClockTime.text(binding.from))),
      ("to", .string(ClockTime.text(binding.to))), ("keeps_out", .bool(full.keepsOut)),
    ])
  }

  private static func json(of fix: Explanation.Fix) -> JSONValue {
    .object([
      ("set", json(of: fix.settings)), ("unplaced_after", .integer(fix.unplacedAfter)),
      ("smallest", .bool(fix.isSmallest)),
    ])
  }

  private static func json(of settings: [Setting]) -> JSONValue {
    .object(settings.map { ($0.key, .string($0.value)) })
  }
}
