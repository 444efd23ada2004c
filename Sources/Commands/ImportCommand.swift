import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
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

  @OptionGroup var locking: LockOptions

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
    let options = DriveOptions(drive, language: language)
    let (lists, wording) = try options.openLists(changingFor: "import", locking)
    if let unit, !lists.draft.units.contains(where: { $0.id == unit }) {
      throw ValidationError("--unit \(unit): the drive has no such unit.")
    }
    let prepared = try options.run(reading(lists), in: wording)
    let report = ImportReport(prepared.plan, wording: wording, zone: lists.draft.timeZone)
    report.diagnostics.forEach(Diagnostics.line)
    if let mark {
      let marked = try options.doing(in: wording) {
        () throws(UseCaseError) in
        try prepared.writeMarked(into: mark, wording: wording, mayReplace: force)
      }
      for file in marked { Diagnostics.line(wording.marked(file.relativePath)) }
    }
    let moment = Moment.now
    var isWritten = false
    if !dryRun {
      isWritten = try options.doing(in: wording) {
        () throws(UseCaseError) in
        try prepared.write(
          at: moment,
          replacing: wording.notOnResentList(
            Moment.day(moment.text, of: lists.draft.timeZone, in: wording)))
      }
    }
    try printResult(prepared, report, isWritten: isWritten, wording)
    switch prepared.outcome {
    case .complete: break
    case .incomplete, .open: throw ExitStatus.findings
    case .refused: throw ExitStatus.badData
    case .missingInput: throw ExitStatus.missingInput
    }
  }

  private func reading(_ lists: OpenLists) -> ImportLists {
    var reading = ImportLists(files, into: lists)
    reading.mappings = map.compactMap { ColumnMapping($0) }
    reading.unit = unit
    reading.addsUnits = newUnits
    reading.keepsCells = json
    reading.eligibility = eligibility.rules
    reading.missing = replace ? .takenOut : keep ? .kept : .open
    reading.bringsBack = again
    reading.leavesOutRefused = withoutRefused
    return reading
  }

  private func printResult(
    _ prepared: PreparedImport, _ report: ImportReport, isWritten: Bool, _ wording: Words
  ) throws {
    let plan = prepared.plan
    var output = Output()
    if json {
      output.line(prepared.json(isWritten: isWritten, in: wording).document)
    } else {
      for line in report.lines { output.line(line) }
      if prepared.isStopped {
        FoldedLine.folded(wording.nothingImported).forEach { output.line($0) }
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
