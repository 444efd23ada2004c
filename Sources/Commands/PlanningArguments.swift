import ArgumentParser
import KhungGio
import Planning

/// When planning stops, and whether it tells how far it has come: for every command that plans.
struct PlanningArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Time limit in seconds.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: ArgumentHelp("Stop at this optimality gap.", valueName: "gap"))
  var gap: Double = PlanningOptions.usualGap

  @Flag(help: "Show progress even if standard error is not a terminal.")
  var progress = false

  func validate() throws {
    guard gap.isFinite, gap >= 0 else {
      throw ValidationError("--gap is a number from 0 on, such as 0.01; it was \(gap).")
    }
    guard timeLimit.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw ValidationError("--time-limit is a number of seconds from 0 on, such as 60.")
    }
  }

  /// What they come to, with the options of the search.
  ///
  /// - Parameters:
  ///   - seed: the random seed of the search; nil for the usual one.
  ///   - threads: the most threads of one plan; nil for one per processor.
  ///   - effort: how much work to do.
  /// - Returns: the options.
  /// - Throws: an error of usage.
  func options(
    seed: UInt64? = nil, threads: Int? = nil, effort: Double = 1
  ) throws -> PlanningOptions {
    do throws(OptionError) {
      return try PlanningOptions(
        gap: gap, timeLimit: timeLimit, effort: effort, seed: seed, threads: threads)
    } catch {
      throw ValidationError("\(error.option): \(error.value)")
    }
  }
}

/// From which seed plans are searched for, and on how many threads.
struct SearchOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Random seed of the search.", valueName: "number"))
  var seed: UInt64 = PlanningParameters.usualSeed

  @Option(
    help: ArgumentHelp(
      "The most threads; the plan is the same for any number.", valueName: "n"))
  var threads: Int = PlanningParameters().threads

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads is at least 1; it was \(threads).") }
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
