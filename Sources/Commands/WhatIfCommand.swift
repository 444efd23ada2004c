public import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
public import KhungGio
import Simulation
import WhatIf
import Wording

/// `khunggio whatif`: plans variants of a drive and compares them.
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration("whatif", Words.typed.whatifHelp)

  @Argument(help: .of(\.drive)) var drive: String?
  @Option(help: .of(\.languageOrOwn)) var language: Language?
  @Option(help: .of(\.set)) var set: [String] = []
  @OptionGroup var form: SweepOutput
  @OptionGroup var planning: PlanningArguments
  @Option(help: .of(\.simulateRows)) var simulate: Int?
  @Option(help: .of(\.simulateSeed)) var seed: UInt64 = 1
  @Option(help: .of(\.resume)) var resume: String?
  @Option(help: .of(\.shard)) var shard: String?
  @Flag(help: .of(\.shardIndex0)) var shardIndex0 = false
  @Option(help: .of(\.rows)) var rows: String?
  @Option(parsing: .upToNextOption, help: .of(\.merge)) var merge: [String] = []
  @Option(help: .of(\.script)) var script: JobScript.Scheduler?
  @Option(help: .of(\.shards)) var shards: Int?
  @Option(help: .of(\.require)) var require: Requirement?
  @Option(help: .of(\.minimize)) var minimize: [String] = []
  @Option(help: .of(\.rowsAtOnce)) var threads: Int = ProcessInfo.processInfo.activeProcessorCount
  @Option(help: .of(\.searchSeed)) var searchSeed: UInt64?
  @Option(help: .of(\.rowThreads)) var searchThreads: Int?
  @Option(help: .of(\.apply)) var apply: Int?
  @Flag(help: .of(\.applyUnasked)) var yes = false
  @OptionGroup var locking: LockOptions

  /// What must hold in the least capacity.
  enum Requirement: String, ExpressibleByArgument {
    case everyonePlaced = "everyone-placed"
  }

  /// Which rows.
  private var part: SweepPart? { SweepPart(shard: shard, fromZero: shardIndex0, rows: rows) }
  /// Whether only a part of the rows is planned.
  private var isPart: Bool { part?.isPart == true }

  func validate() throws {
    let axes = try meaning { try Axis.all(written: set, of: "--set") }
    try validateNumbers()
    try validateModes()
    // Of files to be put together the keys are known later.
    _ = try form.measures(of: merge.isEmpty ? axes : nil, isSimulated: simulate != nil)
  }

  private func validateNumbers() throws {
    try refuse("--simulate", simulate, outside: 1, Simulator.mostRuns)
    if let shard { try refuse(unless: part != nil) { $0.noShard(shard, fromZero: shardIndex0) } }
    try refuse("--threads", threads, outside: 1)
    try refuse("--search-threads", searchThreads, outside: 1)
    try refuse(unless: shard == nil || rows == nil) { $0.exclude("--shard", "--rows") }
    if let rows { try refuse(unless: RowNumbers(written: rows) != nil) { $0.noRows(rows) } }
  }

  private func validateModes() throws {
    if merge.isEmpty {
      try refuse(unless: drive != nil) { $0.driveIsMissing }
      try refuse(unless: !set.isEmpty || require != nil || (apply != nil && resume != nil)) {
        $0.nothingIsChanged
      }
    } else {
      try refuse(unless: drive == nil && set.isEmpty) { $0.mergeNeedsNothing }
    }
    try refuse(unless: (require == nil) == minimize.isEmpty) {
      $0.belongTogether("--require", "--minimize")
    }
    try refuse(unless: minimize.count <= 2 && Set(minimize).count == minimize.count) {
      $0.oneKeyOrTwo
    }
    try refuse(unless: require == nil || (!isPart && script == nil && set.isEmpty)) {
      $0.minimizeFindsValues
    }
    try refuse(unless: (script == nil) == (shards == nil) && (1...100_000).contains(shards ?? 1)) {
      $0.scriptNeedsShards
    }
    try refuse(
      unless: apply == nil || (merge.isEmpty && require == nil && script == nil && !isPart)
    ) {
      $0.applyNeedsRows
    }
    try refuse(unless: apply != nil || !yes) { $0.isFor("--yes", "--apply ROW") }
  }

  func run() throws {
    if !merge.isEmpty { return try form.printMerged(merge, to: resume, language: language) }
    let options = DriveOptions(drive ?? "", language: language)
    if form.frontier != nil { try options.check(form.picture, for: .picture) }
    try options.check(resume, for: .rows)
    let (variants, wording) = try options.readVariants()
    let axes = set.compactMap { Axis(written: $0, for: variants) }
    try options.doing(in: wording) { try variants.check(axes.map(\.key) + minimize, of: "--set") }
    if let apply { return try runApply(apply, axes, of: options, wording) }
    if let script, let shards {
      let job = JobScript(scheduler: script, shards: shards, command: command())
      return try Output.show(text: job.text(fromZero: shardIndex0))
    }
    let planningOptions = try planning.options(seed: searchSeed, threads: searchThreads)
    guard require == nil else {
      return try options.printLeastCapacity(
        FindLeastCapacity(of: minimize, variants, options: planningOptions), json: form.json,
        wording)
    }
    try runSweep(
      CompareVariants(
        axes, of: variants, part: part ?? .all, options: planningOptions, rowsAtOnce: threads,
        simulator: simulate.map { Simulator(runs: $0, seed: seed) }, journal: resume,
        driveName: options.drive),
      of: options, wording)
  }

  private func runSweep(
    _ comparison: CompareVariants, of options: DriveOptions, _ wording: Words
  ) throws {
    var work = comparison
    let running = Running(
      options, on: work.variants.base, in: wording, progress: planning.showing,
      stopping: wording.stoppingSweep)
    let isPrinted = !isPart && !form.json && form.frontier == nil
    let printer = RowsPrinter(SweepLines(work.header, isCSV: form.csv, wording: wording)) {
      running.line.clear()
      try Output.show(text: $0)
    }
    if isPrinted {
      work.begin = { printer.begin() }
      work.tell = { printer.add($0) }
    }
    let last = work.header.scenarios.count - 1
    let compared = try running.run(work) { error in
      guard let cause = error as? OptionError, cause.option == "rows" else { return nil }
      return ["--rows \(cause.value): 0…\(last)"]
    }
    try printer.check()
    guard compared.isComplete else {
      Diagnostics.line(
        wording.sweepStopped(
          compared.rows.count, of: compared.wanted,
          command: resume.map { command(["--resume", $0]) }))
      throw ExitStatus.nothingFound
    }
    guard isPart else {
      return try form.write(compared, of: options, isPrinted: isPrinted, wording)
    }
    if resume == nil {
      try Output.show(text: SweepDocument.lines(of: compared.rows, compared.header))
    }
  }

  /// Writes the values of a row into the drive's files, after showing what changes.
  private func runApply(
    _ row: Int, _ axes: [Axis], of options: DriveOptions, _ wording: Words
  ) throws {
    let prepared = try options.doing(in: wording) {
      let axes = axes.isEmpty ? try ApplyVariant.axes(ofRows: resume ?? "") : axes
      return try PreparedVariant(
        ApplyVariant(row, of: axes), to: options.drive, waiting: locking.wait)
    }
    let lines = VariantLines(wording: wording, command: options.commands)
    try Output.show { lines.lines(of: prepared) }
    guard !prepared.edits.isEmpty else { return }
    guard yes || Diagnostics.answer(to: wording.askApply + " ").map(wording.isYes) == true else {
      let rows = set.isEmpty ? resume.map { ["--resume", $0] } ?? [] : []
      return Diagnostics.line(wording.onlyShown(command(rows + ["--apply", "\(row)", "--yes"])))
    }
    try options.doing(in: wording) { try prepared.write() }
    try Output.show { lines.writtenLines(of: prepared) }
  }

  /// The command that says which rows there are and how they are made.
  private func command(_ rest: [String] = []) -> String {
    var command = SweepCommand(drive ?? "", set: set)
    command.gap = planning.gap
    command.simulated = simulate.map { ($0, seed) }
    command.searchSeed = searchSeed
    command.language = language
    return command(rest)
  }
}

extension JobScript.Scheduler: ExpressibleByArgument {}
