import ArgumentParser
import Console
import KhungGio
import Planning
import Wording

/// When planning stops, and whether it tells how far it has come: for every command that plans.
struct PlanningArguments: ParsableArguments {
  @Option(help: .of(\.timeLimit)) var timeLimit: Double?
  @Option(help: .of(\.gap)) var gap: Double = PlanningOptions.usualGap
  @Flag(help: .of(\.progress)) var progress = false

  /// Where the progress is shown.
  var showing: ProgressLine.Showing { ProgressLine.Showing(isAskedFor: progress) }

  func validate() throws {
    try refuse(unless: gap.isFinite && gap >= 0) { $0.number("--gap", such: "0.01", was: gap) }
    let limit = timeLimit ?? 0
    try refuse(unless: limit.isFinite && limit >= 0) {
      $0.number("--time-limit", such: "60", was: limit)
    }
  }

  /// What they come to, with the options of the search.
  func options(
    seed: UInt64? = nil, threads: Int? = nil, effort: Double = 1, parameters: [String] = []
  ) throws -> PlanningOptions {
    try meaning {
      try PlanningOptions(
        gap: gap, timeLimit: timeLimit, effort: effort, seed: seed, threads: threads,
        parameters: PlanningOptions.parameters(written: parameters))
    }
  }

  /// What they come to, with the options of the search.
  func options(_ search: SearchOptions, _ work: EffortOption? = nil) throws -> PlanningOptions {
    try options(
      seed: search.seed, threads: search.threads, effort: work?.effort ?? 1,
      parameters: search.parameter)
  }
}

/// From which seed plans are searched for, on how many threads, and with which numbers.
struct SearchOptions: ParsableArguments {
  @Option(help: .of(\.searchSeed)) var seed: UInt64 = PlanningParameters.usualSeed
  @Option(help: .of(\.threads)) var threads: Int = PlanningParameters().threads
  @Option(help: .of(\.parameter)) var parameter: [String] = []

  func validate() throws { try refuse("--threads", threads, outside: 1) }
}

/// How much work making one plan is.
struct EffortOption: ParsableArguments {
  @Option(help: .of(\.effort)) var effort: Double = 1

  func validate() throws {
    try refuse(unless: effort.isFinite && effort > 0) {
      $0.number("--effort", isAboveZero: true, such: "2", was: effort)
    }
  }
}

/// How long to wait for others who change the same drive.
struct LockOptions: ParsableArguments {
  @Option(help: .of(\.wait)) var wait: Double = DriveLocking.usualWait

  func validate() throws {
    try refuse(unless: wait.isFinite && (0...86_400).contains(wait)) {
      $0.number("--wait", such: "30", was: wait)
    }
  }
}
