import ArgumentParser
import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import UnitLists
import Wording

/// `khunggio import`: reads the lists that units send into the drive's own.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads the lists that units send into a drive.",
    discussion: """
      Examples:
        khunggio import data/thanh-xuan-2021 data/thanh-xuan-2021/inbox --dry-run
        khunggio import my-drive list.xlsx --map "Ngày tháng=birth_year"

      Reads .xlsx, .csv and .tsv. All lists are imported, or none. --json says of each
      column what it was read as and how sure that is, gives each cell as it was read,
      and names each row left out.

      Who is not on a list that a unit sends again is kept and named: --replace takes
      them out, --keep keeps them without a question. Who withdrew stays out of a list
      sent again, unless --again.

      Exit status: 0 done; 3 done, but refused rows were left out, a list sent again
      lacks people, or a file of a folder or a hidden sheet may hold a list and was
      not read; 65 something is refused, nothing was written; 66 a file is missing;
      73, 74 cannot be written.
      """)

  @Argument(help: "The drive: a folder with drive.yaml.")
  var drive: String

  @Argument(help: "The lists, or folders of them.")
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "What a column holds, by its heading or letter.", valueName: "column=field"))
  var map: [String] = []

  @Option(help: ArgumentHelp("The unit that all lists are of.", valueName: "id"))
  var unit: String?

  @Flag(help: "Add the units that the lists name and the drive does not have.")
  var newUnits = false

  @Option(
    help: ArgumentHelp("Write the lists back with their errors marked.", valueName: "folder"))
  var mark: String?

  @Flag(help: "Let marked lists replace files that are there.")
  var force = false

  @Flag(help: "Show what would be imported, and write nothing.")
  var dryRun = false

  @Flag(help: "Import the other rows if some are refused.")
  var withoutRefused = false

  @Flag(help: "Take out whoever is not on the new list of their unit.")
  var replace = false

  @Flag(help: "Keep whoever is not on the new list of their unit, without a question.")
  var keep = false

  @Flag(help: "Bring back whoever withdrew and is named again.")
  var again = false

  @OptionGroup var eligibility: EligibilityOptions

  @OptionGroup var holding: HoldOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  @Option(help: "The language of what is printed, vi or en; the drive's own by default.")
  var language: Language?

  func validate() throws {
    guard !replace || !keep else {
      throw ValidationError("--replace and --keep exclude each other; leave one of them out.")
    }
    for text in map where ColumnMapping(text) == nil {
      throw ValidationError(
        "--map \(text): write column=field; fields: \(ListField.names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let url = URL(fileURLWithPath: drive, isDirectory: true)
    let hold = try holding.hold(
      url, for: "import", wording: Words(language: language ?? .vietnamese))
    defer { hold.holdUntilHere() }
    ImportCommit.recover(url)
    let (frame, wording) = try FrameReading.read(url, language: language)
    var saved = SavedMappings(of: frame)
    let sent = SentFiles(at: files)
    let files = sent.lists
    var options = try options(frame, saved, wording)
    options.identities = try KnownIdentities(of: url, wording: wording)
    let plan = ImportPlan(of: files, into: frame, options: options, told: sent.remarks)
    let isStopped = plan.isRefused && !(withoutRefused && plan.driveProblems.isEmpty)
    report(plan, wording)
    if let mark { try write(marksOf: plan, files, to: mark, wording) }
    if !isStopped, !dryRun {
      let moment = Moment.now
      if !plan.replaced.isEmpty {
        try Withdrawals.commit(
          plan.files, newUnits: plan.newUnits, of: plan.replaced, into: frame, at: moment,
          reason: wording.notOnResentList(day(moment.text, frame, wording)), wording: wording)
      }
      do throws(OutputFault) {
        if plan.replaced.isEmpty {
          try ImportCommit.write(plan.files, newUnits: plan.newUnits, into: frame)
        }
        if !plan.mappings.isEmpty {
          saved.keep(plan.mappings)
          try saved.write(into: frame)
        }
      } catch {
        throw error.told(in: wording)
      }
      if plan.bringsBack, !plan.withdrawn.isEmpty {
        do throws(HistoryFault) {
          try History(in: url).bringBack(plan.withdrawn.map(\.number), time: moment.text)
        } catch {
          throw error.told(in: wording)
        }
      }
    }
    try printResult(plan, frame, isStopped: isStopped, wording)
    guard !plan.isMissingInput else { throw ExitStatus.missingInput }
    guard !isStopped else { throw ExitStatus.badData }
    guard !plan.isRefused, !plan.mayHaveLeftListUnread else { throw ExitStatus.findings }
    // Whether those not on a list sent again have withdrawn is a question that stays open.
    guard replace || keep || !plan.missing.contains(where: \.isResent) else {
      throw ExitStatus.findings
    }
  }

  private func options(
    _ frame: DriveFrame, _ saved: SavedMappings, _ wording: Words
  ) throws -> ImportOptions {
    if let unit, !frame.units.contains(where: { $0.id == unit }) {
      throw ValidationError("--unit \(unit): the drive has no such unit.")
    }
    var options = ImportOptions()
    options.mappings = map.compactMap { ColumnMapping($0) }
    options.savedMappings = saved.mappings
    options.unit = unit
    options.makesUnits = newUnits
    options.keepsCells = json
    options.eligibility = eligibility.rules
    options.withdrawn = try Withdrawals.read(frame.url, notOn: frame, wording: wording)
    options.bringsBack = again
    options.replaces = replace
    return options
  }

  /// Everything there is to say, on standard error.
  private func report(_ plan: ImportPlan, _ wording: Words) {
    var text = ""
    for (file, remarks) in Grouped(plan.remarks, by: \.file).groups {
      for remark in remarks.prefix(ProblemReport.mostOfFile) {
        text += remark.text(in: wording) + "\n"
      }
      let more = remarks.count - ProblemReport.mostOfFile
      if more > 0 { text += "\(file): \(wording.andMore(more))\n" }
    }
    Diagnostics.lines(text)
    ProblemReport(plan.driveProblems, wording: wording).write()
  }

  private func write(
    marksOf plan: ImportPlan, _ files: [SentFile], to folder: String, _ wording: Words
  ) throws {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    do throws(OutputFault) {
      try OutputPlace.check(folder: folder, of: URL(fileURLWithPath: drive, isDirectory: true))
      try StagedFolder.make(url)
      let marked = try MarkedLists(plan, wording: wording)
        .write(files, to: url, mayReplace: force)
      for file in marked { Diagnostics.line(wording.marked(file.relativePath)) }
    } catch {
      throw error.told(in: wording)
    }
  }

  /// The day of a moment on the drive's clock.
  private func day(_ time: String, _ frame: DriveFrame, _ wording: Words) -> String {
    let zone = TimeZone(identifier: frame.timeZone) ?? .current
    let clock = Moment(time)?.onTheClock(of: zone, in: wording) ?? time
    // The day stands on one side of the blank, the time of day on the other.
    return clock.split(separator: " ").map(String.init).first { !$0.contains(":") } ?? clock
  }

  private func printResult(
    _ plan: ImportPlan, _ frame: DriveFrame, isStopped: Bool, _ wording: Words
  ) throws {
    let report = ImportReport(plan, wording: wording) { day($0, frame, wording) }
    var output = Output()
    if json {
      output.line(report.json(isWritten: !isStopped && !dryRun))
    } else {
      for line in report.lines { output.line(line) }
      if isStopped {
        ImportReport.folded(wording.nothingImported).forEach { output.line($0) }
      } else if dryRun {
        output.line(wording.onlyPreview)
      } else if plan.lists.isEmpty {
        output.line(wording.nothingToImport)
      } else {
        output.line(wording.imported(plan.lists.count))
        if plan.identified > 0 { output.line(wording.idsGiven(plan.identified)) }
        output.line(wording.next("khunggio check \(shellWord(drive))"))
      }
    }
    try output.finish()
  }
}

/// Who may give blood, where that is other than usual.
struct EligibilityOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The youngest age on the day.", valueName: "years"))
  var youngest = Eligibility.circular2013.ages.lowerBound

  @Option(help: ArgumentHelp("The oldest age on the day.", valueName: "years"))
  var oldest = Eligibility.circular2013.ages.upperBound

  @Option(help: ArgumentHelp("The least weight of women, in kg.", valueName: "kg"))
  var womenFrom = Eligibility.circular2013.leastWeightOfWomen

  @Option(help: ArgumentHelp("The least weight of men, in kg.", valueName: "kg"))
  var menFrom = Eligibility.circular2013.leastWeightOfMen

  @Option(help: ArgumentHelp("The fewest weeks between donations.", valueName: "weeks"))
  var weeks = Eligibility.circular2013.weeksBetween

  @Flag(help: "Do not check age, weight and last donation.")
  var anyone = false

  func validate() throws {
    guard youngest <= oldest else { throw ValidationError("--youngest is above --oldest.") }
  }

  /// The rules.
  var rules: Eligibility {
    var rules = Eligibility(
      source: Eligibility.circular2013.source, ages: youngest...max(youngest, oldest),
      leastWeightOfWomen: womenFrom, leastWeightOfMen: menFrom, weeksBetween: weeks)
    if rules != .circular2013 { rules.source = "--youngest, --oldest, --women-from, …" }
    rules.isLookedAt = !anyone
    return rules
  }
}
