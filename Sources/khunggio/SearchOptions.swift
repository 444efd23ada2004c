import ArgumentParser
import Planning

/// How plans are searched for, beside when to stop.
struct SearchOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Random seed of the search.", valueName: "number"))
  var seed: UInt64 = PlanningParameters.usualSeed

  @Option(
    help: ArgumentHelp(
      "Most threads side by side; the plan is the same for any number.", valueName: "n"))
  var threads: Int = PlanningParameters().threads

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads is at least 1; it was \(threads).") }
  }

  /// What they come to.
  ///
  /// - Throws: ``ParameterError`` where there is no working on so many threads.
  func parameters() throws(ParameterError) -> PlanningParameters {
    try PlanningParameters(seed: seed, threads: threads)
  }
}

/// How much work making one plan is.
struct EffortOption: ParsableArguments {
  @Option(help: ArgumentHelp("Work to do, 1 being usual.", valueName: "factor"))
  var effort: Double = 1

  func validate() throws {
    guard effort.isFinite, effort > 0 else {
      throw ValidationError("--effort is a number above 0, such as 2; it was \(effort).")
    }
  }
}
