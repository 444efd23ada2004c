import ArgumentParser
import Console
import DriveFiles
import Foundation
import KhungGio
import WhatIf
import Wording

/// `khunggio capacity`: the least values with which everyone has a slot.
struct CapacityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Finds the least capacity with which everyone has a slot.",
    discussion: """
      Examples:
        khunggio capacity data/tiny --minimize sessions.room.stages.bed.servers
        khunggio capacity data/tiny --minimize sessions.room.closes --json

      With two keys it finds every way that no other has less of both for. The same
      as khunggio whatif --require everyone-placed --minimize KEY. khunggio keys
      lists all keys; their values are whole numbers or times.

      Exit status: 0 done; 3 however far the keys are changed, somebody has no slot;
      2 stopped before it was found; 64 wrong usage, such as an unknown key; 65 bad
      data; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("Find the least value, of one key or two.", valueName: "key"))
  var minimize: [String] = []

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var planning: PlanningArguments

  @OptionGroup var search: SearchOptions

  func validate() throws {
    guard (1...2).contains(minimize.count), Set(minimize).count == minimize.count else {
      throw ValidationError("--minimize is given for one key, or for two.")
    }
  }

  func run() throws {
    let (variants, wording) = try options.readVariants()
    try KeyCheck(variants).check(minimize, of: "--minimize", wording: wording)
    if let wanted = variants.base.dayPromise {
      Diagnostics.line(wording.promiseOfVariants(wanted))
    }
    let output = CapacityOutput(
      keys: minimize, variants: variants, options: options, isJSON: json)
    try output.write(
      FindLeastCapacity(
        of: minimize, variants,
        options: try planning.options(seed: search.seed, threads: search.threads)),
      wording: wording)
  }
}

/// Looks at keys before anything is planned.
struct KeyCheck {
  private let variants: DriveVariants

  init(_ variants: DriveVariants) { self.variants = variants }

  /// Says of every unknown key what is nearest to it, and refuses a key that is given twice.
  ///
  /// - Parameters:
  ///   - keys: the keys as they are written.
  ///   - option: the option that names them.
  ///   - wording: the language.
  /// - Throws: the exit status, or an error of usage.
  func check(_ keys: [String], of option: String, wording: Words) throws {
    let errors = keys.compactMap(variants.error(ofKey:))
    guard errors.isEmpty else {
      for error in errors { Diagnostics.line(wording.words(for: .setting(error))) }
      throw ExitStatus.wrongUsage
    }
    try Self.refuseTwice(keys.map { variants.written($0) ?? $0 }, of: option)
  }

  /// Refuses a key that is given twice.
  static func refuseTwice(_ keys: [String], of option: String) throws {
    guard let twice = keys.first(where: { key in keys.count { $0 == key } > 1 }) else { return }
    throw ValidationError("\(option) \(twice) is given twice; give all its values at once.")
  }
}

/// The least capacity as a command prints it.
struct CapacityOutput {
  let keys: [String]
  let variants: DriveVariants
  let options: DriveOptions
  let isJSON: Bool

  /// Searches, and prints what is found.
  ///
  /// - Parameters:
  ///   - work: the search.
  ///   - wording: the language.
  /// - Throws: the exit status.
  func write(_ work: FindLeastCapacity, wording: Words) throws {
    let result: LeastCapacityFound
    do throws(UseCaseError) {
      result = try Running(wording, progress: .nowhere, stopping: wording.stoppingSweep).run(work)
    } catch {
      switch error.cause {
      case is StoppedError: Diagnostics.line(wording.explainStopped)
      case is CapacityError:
        Diagnostics.line(wording.notMinimizable(keys.joined(separator: ", ")))
      default: throw options.reported(error, of: variants.base, in: wording)
      }
      throw ExitStatus.status(of: error.category)
    }
    if isJSON {
      var output = Output()
      output.line(result.json.document)
      try output.finish()
    }
    guard let found = result.found else {
      if !isJSON { Diagnostics.line(wording.noLeast(result.unplaced)) }
      throw ExitStatus.findings
    }
    if !isJSON { try write(found, wording: wording) }
  }

  private func write(_ found: LeastCapacity.Found, wording: Words) throws {
    var output = Output()
    let current = keys.map { key in
      variants.currentValues(at: key).compactMap(\.self).joined(separator: ", ")
    }
    PrintedCapacity(of: found, current: current, wording: wording).lines
      .forEach { output.line($0) }
    let sets = found.best.flatMap { ["--set", "\($0.key)=\($0.value)"] }
    output.line("")
    output.line(
      wording.next(
        (["khunggio", "whatif", options.drive] + sets).map(shellWord).joined(separator: " ")))
    try output.finish()
  }
}
