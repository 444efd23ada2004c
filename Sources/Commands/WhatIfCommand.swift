import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
import Simulation
import WhatIf
import Wording

/// `khunggio whatif`: plans variants of a drive and compares them.
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Plans every combination of changed values and compares them.",
    discussion: """
      Examples:
        khunggio whatif data/tiny --set sessions.room.closes=08:45,09:00
        khunggio whatif data/tiny --set 'sessions.*.stages.bed.servers=+1,+2' --csv
        khunggio whatif data/tiny --set turnout.show_rate=0.7,0.9 --simulate 1000
        khunggio whatif data/tiny --require everyone-placed \\
          --minimize sessions.room.stages.bed.servers

      A KEY is a dotted path into drive.yaml with ids for entries of lists, * for all
      of them; units.ID.to and the like are columns of units.csv; khunggio keys lists
      all. A value is the new value, or a change of the old one: +2, -10%, +30 minutes
      of a time. A name with dots, blanks, =, * or quotes stands in double quotes, as
      does a value with commas: --set 'units."v 2".max_away=+1'.

      --apply ROW writes the values of a row into drive.yaml and units.csv: what changes
      is shown first, and written after yes, or with --yes.

      On many machines: --shard K/N plans a part of the rows into --resume FILE, and
      --merge FILE... puts the parts together; --script prints such a job.

      Exit status: 0 done; 3 done, but a row is invalid or leaves someone without a
      slot; 2 stopped before all rows were planned; 64 wrong usage, such as an
      unknown key; 65 bad data; 66 an input or a row is missing; 73, 74 a file
      cannot be written. A part of the rows (--shard, --rows) that is done exits 0.
      """)

  @Argument(help: "The drive: a folder with drive.yaml, units.csv and registrants/*.csv.")
  var drive: String?

  @Option(help: "The language of what is printed, vi or en; the drive's own by default.")
  var language: Language?

  @Option(help: ArgumentHelp("A key and its values.", valueName: "key=v1,v2,..."))
  var set: [String] = []

  @OptionGroup var form: SweepOutput

  @OptionGroup var planning: PlanningArguments

  @Option(help: ArgumentHelp("Number of simulated days for every row.", valueName: "runs"))
  var simulate: Int?

  @Option(help: ArgumentHelp("Random seed of --simulate.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Save rows here as they finish, and reuse those already there.", valueName: "file"))
  var resume: String?

  @Option(help: ArgumentHelp("Plan part K of N of the rows.", valueName: "k/n"))
  var shard: String?

  @Flag(help: "Parts are counted from 0, as some schedulers do.")
  var shardIndex0 = false

  @Option(help: ArgumentHelp("Plan these rows only.", valueName: "3,17,20-25"))
  var rows: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Put files of rows together.", valueName: "files"))
  var merge: [String] = []

  @Option(help: ArgumentHelp("Print a job that plans in parts: parallel or slurm."))
  var script: JobScript.Scheduler?

  @Option(help: ArgumentHelp("How many parts a --script has.", valueName: "n"))
  var shards: Int?

  @Option(help: ArgumentHelp("What must hold: everyone-placed.", valueName: "what"))
  var require: Requirement?

  @Option(help: ArgumentHelp("Find the least value, of one key or two.", valueName: "key"))
  var minimize: [String] = []

  @Option(help: ArgumentHelp("The most rows planned at the same time.", valueName: "n"))
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: ArgumentHelp("Random seed of the search.", valueName: "number"))
  var searchSeed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Most threads that plan one row; it is the same for any number.", valueName: "n"))
  var searchThreads: Int?

  @Option(
    help: ArgumentHelp(
      "Write the values of this row into the drive, after showing what changes.",
      valueName: "row"))
  var apply: Int?

  @Flag(help: "Write what --apply shows without asking.")
  var yes = false

  @OptionGroup var locking: LockOptions

  /// What must hold in the least capacity.
  enum Requirement: String, ExpressibleByArgument {
    case everyonePlaced = "everyone-placed"
  }

  /// Which rows.
  private var part: SweepPart? {
    if let shard { return Shard(written: shard, fromZero: shardIndex0).map(SweepPart.shard) }
    if let rows { return RowNumbers(written: rows).map(SweepPart.rows) }
    return .all
  }

  /// Whether only a part of the rows is planned.
  private var isPart: Bool { shard != nil || rows != nil }

  /// The keys and values as they are written, whatever drive they are for.
  private var writtenAxes: [Axis] { self.set.compactMap { Axis(written: $0) } }

  /// The keys and values for a drive, whose names may hold `=`.
  private func axes(of variants: DriveVariants) -> [Axis] {
    self.set.compactMap { text in
      let axis = Axis(written: text) { variants.error(ofKey: $0) == nil }
      guard let axis, SettingKey.divisions(of: axis.written).first?.key != axis.key else {
        return axis
      }
      // A key with `=` outside of quotes is read back only in quotes.
      return Axis(key: variants.written(axis.key) ?? axis.key, values: axis.values)
    }
  }

  func validate() throws {
    let isReadable: (String) -> Bool = { text in
      SettingKey.divisions(of: text).contains { SettingValues.read($0.values) != nil }
    }
    if let wrong = set.first(where: { !isReadable($0) }) {
      throw ValidationError(
        """
        --set is KEY=V1,V2,..., such as sessions.hall.closes=11:30,12:00; it was \(wrong). \
        A value with a comma, and a name with =, stands in double quotes.
        """)
    }
    try KeyCheck.refuseTwice(writtenAxes.map(\.key), of: "--set")
    guard Scenarios(writtenAxes).count <= Scenarios.most else {
      throw ValidationError(
        "--set: at most \(Scenarios.most) rows are planned at a time; give fewer values.")
    }
    if let simulate, !(1...Simulator.mostRuns).contains(simulate) {
      throw ValidationError(
        "--simulate is a whole number from 1 to \(Simulator.mostRuns); it was \(simulate).")
    }
    if let shard, part == nil {
      throw ValidationError(
        "--shard is K/N with K from \(shardIndex0 ? "0 to N-1" : "1 to N"); it was \(shard).")
    }
    guard threads >= 1 else { throw ValidationError("--threads is at least 1; it was \(threads).") }
    guard searchThreads.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--search-threads is at least 1; it was \(searchThreads ?? 0).")
    }
    guard shard == nil || rows == nil else {
      throw ValidationError("--shard and --rows exclude each other; leave one of them out.")
    }
    if let rows, RowNumbers(written: rows) == nil {
      throw ValidationError("--rows are numbers such as 3,17,20-25; it was \(rows).")
    }
    if merge.isEmpty {
      guard drive != nil else { throw ValidationError("Missing expected argument '<drive>'.") }
      guard !set.isEmpty || require != nil || (apply != nil && resume != nil) else {
        throw ValidationError("Nothing is changed: give at least one --set KEY=V1,V2,....")
      }
    } else {
      guard drive == nil, set.isEmpty else {
        throw ValidationError(
          "--merge needs no drive and no --set: its files know them. Files come last.")
      }
    }
    guard (require == nil) == minimize.isEmpty else {
      throw ValidationError("--require and --minimize belong together.")
    }
    guard minimize.count <= 2, Set(minimize).count == minimize.count else {
      throw ValidationError("--minimize is given for one key, or for two.")
    }
    guard require == nil || (shard == nil && rows == nil && script == nil && set.isEmpty) else {
      throw ValidationError("--minimize finds its values itself: it takes no --set and no parts.")
    }
    guard (script == nil) == (shards == nil), shards.map({ (1...100_000).contains($0) }) ?? true
    else {
      throw ValidationError("--script and --shards N belong together, with N from 1 on.")
    }
    guard apply == nil || (merge.isEmpty && require == nil && script == nil && !isPart) else {
      throw ValidationError(
        "--apply ROW belongs to --set, or to --resume FILE with rows of this drive.")
    }
    guard apply != nil || !yes else { throw ValidationError("--yes belongs to --apply ROW.") }
    // Of files to be put together the keys are known later.
    _ = try form.measures(of: merge.isEmpty ? writtenAxes : nil, isSimulated: simulate != nil)
  }

  func run() throws {
    if !merge.isEmpty {
      return try MergedOutput(files: merge, output: resume, language: language, form: form).write()
    }
    var options = DriveOptions()
    options.drive = drive ?? ""
    options.language = language
    if form.frontier != nil { try options.check(form.picture, for: .picture) }
    try options.check(resume, for: .rows)
    let (variants, wording) = try options.readVariants()
    let axes = axes(of: variants)
    try KeyCheck(variants).check(axes.map(\.key) + minimize, of: "--set", wording: wording)
    if let apply { return try runApply(apply, axes, of: options, wording: wording) }
    if let script, let shards {
      var output = Output()
      output.text(
        JobScript(scheduler: script, shards: shards, arguments: arguments).text(
          fromZero: shardIndex0))
      return try output.finish()
    }
    let planningOptions = try planning.options(seed: searchSeed, threads: searchThreads)
    if let wanted = variants.base.dayPromise {
      Diagnostics.line(wording.promiseOfVariants(wanted))
    }
    guard require == nil else {
      return try CapacityOutput(
        keys: minimize, variants: variants, options: options, isJSON: form.json
      ).write(
        FindLeastCapacity(of: minimize, variants, options: planningOptions), wording: wording)
    }
    let work = CompareVariants(
      axes, of: variants, part: part ?? .all, options: planningOptions, rowsAtOnce: threads,
      simulator: simulate.map { Simulator(runs: $0, seed: seed) }, journal: resume,
      driveName: drive ?? "")
    try runSweep(work, of: options, wording: wording)
  }

  private func runSweep(
    _ comparison: CompareVariants, of options: DriveOptions, wording: Words
  ) throws {
    var work = comparison
    let running = Running(
      wording, progress: .init(isAskedFor: planning.progress), stopping: wording.stoppingSweep)
    let isPrinted = !isPart && !form.json && form.frontier == nil
    let printer = RowsPrinter(work.header, isCSV: form.csv, wording: wording, line: running.line)
    if isPrinted {
      work.begin = { printer.begin() }
      work.tell = { printer.print($0) }
    }
    let compared: ComparedVariants
    do throws(UseCaseError) {
      compared = try running.run(work)
    } catch {
      if let cause = error.cause as? OptionError, cause.option == "rows" {
        Diagnostics.line("--rows \(cause.value): 0…\(work.header.scenarios.count - 1)")
        throw ExitStatus.wrongUsage
      }
      throw options.reported(error, in: wording)
    }
    try printer.check()
    guard compared.isComplete else {
      let again = resume.map { arguments + ["--resume", $0] }
      Diagnostics.line(
        wording.sweepStopped(
          compared.rows.count, of: compared.wanted,
          command: again.map { (["khunggio"] + $0).map(shellWord).joined(separator: " ") }))
      throw ExitStatus.nothingFound
    }
    if isPart {
      guard resume == nil else { return }
      var output = Output()
      output.text(SweepDocument.lines(of: compared.rows, compared.header))
      return try output.finish()
    }
    try form.write(compared, isPrinted: isPrinted, wording: wording)
  }

  /// The arguments that say which rows there are and how they are made.
  var arguments: [String] {
    var words = ["whatif", drive ?? ""] + self.set.flatMap { ["--set", $0] }
    if planning.gap != PlanningOptions.usualGap { words += ["--gap", "\(planning.gap)"] }
    if let simulate { words += ["--simulate", "\(simulate)", "--seed", "\(seed)"] }
    if let searchSeed { words += ["--search-seed", "\(searchSeed)"] }
    if let language { words += ["--language", language.rawValue] }
    return words
  }
}
