import ArgumentParser
import DriveFiles
import Drives
import Foundation
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
      all. A value is what shall stand there, or a change of it: +2, -10%, +30 minutes
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

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(help: "Print CSV instead of text.")
  var csv = false

  @Option(help: ArgumentHelp("Stop a row at this optimality gap.", valueName: "gap"))
  var gap: Double = 1e-4

  @Option(help: ArgumentHelp("Number of simulated days for every row.", valueName: "runs"))
  var simulate: Int?

  @Option(help: ArgumentHelp("Random seed.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Mark and draw the Pareto frontier of two figures or keys.", valueName: "x,y"))
  var frontier: String?

  @Option(help: ArgumentHelp("Where --frontier draws.", valueName: "file"))
  var picture = "frontier.svg"

  @Option(
    help: ArgumentHelp(
      "Keep rows here as they come, and take those that are there.", valueName: "file"))
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

  @Option(
    help: ArgumentHelp(
      "Write the values of this row into the drive, after showing what changes.",
      valueName: "row"))
  var apply: Int?

  @Flag(help: "Write what --apply shows without asking.")
  var yes = false

  @OptionGroup var holding: HoldOptions

  @Flag(help: "Show progress even if standard error is not a terminal.")
  var progress = false

  /// What must hold in the least capacity.
  enum Requirement: String, ExpressibleByArgument {
    case everyonePlaced = "everyone-placed"
  }

  /// A part of the rows.
  struct Shard: Equatable {
    /// Which part, from 0.
    let index: Int
    /// Of how many.
    let count: Int

    /// The part that `K/N` says.
    init?(written text: String, fromZero: Bool) {
      let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map {
        $0.allSatisfy(\.isASCII) && !$0.hasPrefix("+") ? Int($0) : nil
      }
      guard numbers.count == 2, let index = numbers[0], let count = numbers[1],
        (1...1_000_000).contains(count)
      else { return nil }
      self.index = fromZero ? index : index - 1
      self.count = count
      guard (0..<count).contains(self.index) else { return nil }
    }
  }

  var part: Shard? { shard.flatMap { Shard(written: $0, fromZero: shardIndex0) } }

  /// The keys and values as they are written, whatever drive they are for.
  private var writtenAxes: [Axis] { self.set.compactMap { Axis(written: $0) } }

  /// The keys and values for a drive, whose names may hold `=`.
  private func axes(of variants: DriveVariants) -> [Axis] {
    self.set.compactMap { text in
      let axis = Axis(written: text) { variants.fault(ofKey: $0) == nil }
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
    try refuseKeysGivenTwice(writtenAxes.map(\.key))
    guard Scenarios(writtenAxes).count <= Scenarios.most else {
      throw ValidationError(
        "--set: at most \(Scenarios.most) rows are planned at a time; give fewer values.")
    }
    guard gap.isFinite, gap >= 0 else {
      throw ValidationError("--gap is a number from 0 on, such as 0.01; it was \(gap).")
    }
    if let simulate, !(1...Simulator.mostRuns).contains(simulate) {
      throw ValidationError(
        "--simulate is a whole number from 1 to \(Simulator.mostRuns); it was \(simulate).")
    }
    guard !(json && csv) else {
      throw ValidationError("--json and --csv exclude each other; leave one of them out.")
    }
    if let shard, part == nil {
      throw ValidationError(
        "--shard is K/N with K from \(shardIndex0 ? "0 to N-1" : "1 to N"); it was \(shard).")
    }
    guard threads >= 1 else { throw ValidationError("--threads is at least 1; it was \(threads).") }
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
    if let frontier { _ = try measures(frontier, axes: writtenAxes, isKnown: merge.isEmpty) }
  }

  func run() throws {
    if !merge.isEmpty { return try runMerge() }
    var options = DriveOptions()
    options.drive = drive ?? ""
    options.language = language
    if frontier != nil { try options.check(picture, for: .picture) }
    try options.check(resume, for: .rows)
    let (variants, wording) = try options.readVariants()
    let axes = axes(of: variants)
    try checkKeys(axes.map(\.key) + minimize, of: variants, wording: wording)
    try refuseKeysGivenTwice((axes.map(\.key) + minimize).map { variants.written($0) ?? $0 })
    if let apply { return try runApply(apply, axes, of: options, wording: wording) }
    if let script, let shards {
      var output = Output()
      output.text(
        JobScript(scheduler: script, shards: shards, arguments: arguments).text(
          fromZero: shardIndex0))
      return try output.finish()
    }
    if require != nil { return try runCapacity(of: variants, wording: wording) }
    try runSweep(axes, of: variants, wording: wording)
  }

  private func refuseKeysGivenTwice(_ keys: [String]) throws {
    guard let twice = keys.first(where: { key in keys.count { $0 == key } > 1 }) else { return }
    throw ValidationError("--set \(twice) is given twice; give all its values at once.")
  }

  /// Says of every unknown key what is nearest to it.
  private func checkKeys(_ keys: [String], of variants: DriveVariants, wording: Words) throws {
    let faults = keys.compactMap(variants.fault(ofKey:))
    guard !faults.isEmpty else { return }
    for fault in faults { Diagnostics.line(wording.words(for: .setting(fault))) }
    throw ExitStatus.wrongUsage
  }

  /// The two measures of a frontier.
  func measures(_ text: String, axes: [Axis], isKnown: Bool) throws -> (Measure, Measure) {
    let names = Measure.names(in: text)
    guard names.count == 2 else {
      throw ValidationError("--frontier is X,Y, such as peak_expected,cost; it was \(text).")
    }
    let found = names.map { Measure(named: $0, axes: axes) }
    guard let x = found[0], let y = found[1] else {
      // Of files to be put together the keys are known later.
      guard isKnown else { return try measures("cost,unplaced", axes: [], isKnown: true) }
      throw ValidationError(
        "--frontier knows \(Measure.figures.joined(separator: ", ")) and the keys of --set.")
    }
    guard simulate != nil || !isKnown || !names.contains(where: Measure.played.contains) else {
      throw ValidationError("--frontier \(text) needs --simulate RUNS.")
    }
    return (x, y)
  }

  /// The arguments that say which rows there are and how they are made.
  var arguments: [String] {
    var words = ["whatif", drive ?? ""] + self.set.flatMap { ["--set", $0] }
    if gap != 1e-4 { words += ["--gap", "\(gap)"] }
    if let simulate { words += ["--simulate", "\(simulate)", "--seed", "\(seed)"] }
    if let language { words += ["--language", language.rawValue] }
    return words
  }
}

/// Numbers of rows as people write them: `3,17,20-25`.
struct RowNumbers {
  let numbers: [Int]

  init?(written text: String) {
    var numbers: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        0 <= first, first <= last, last < 10_000_000
      else { return nil }
      numbers += first...last
    }
    self.numbers = Array(Set(numbers)).sorted()
  }

  /// The numbers as people write them.
  static func written(_ numbers: [Int]) -> String {
    var parts: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = parts.last, last.upperBound == number - 1 {
        parts[parts.count - 1] = last.lowerBound...number
      } else {
        parts.append(number...number)
      }
    }
    return parts.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ",")
  }
}
