import ArgumentParser
import Console
import DriveFiles
import Drives
import KhungGio
import UnitLists
import Wording

/// `khunggio cancel`: takes people who withdraw out of the lists, with a reason.
struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Takes people who withdraw off the lists, or brings them back.",
    discussion: """
      Examples:
        khunggio cancel my-drive "Nguyễn Văn An" 0912345678 --reason "ốm"
        khunggio cancel my-drive --unit thpt-1
        khunggio cancel my-drive --from rut-ten.xlsx
        khunggio cancel my-drive --back an

      WHO is an id, a name (marks may be left out) or a telephone number. --unit
      alone withdraws a whole unit; --back alone undoes the last cancellation.
      Who withdrew is kept in DRIVE/drive.sqlite: a list sent again does not bring
      them back. All of them are taken out, or nobody.

      Exit status: 0 done; 64 wrong usage; 65 somebody is not known for sure,
      nothing was written; 66 a file is missing; 73, 74 cannot be written.
      """)

  @Argument(help: "The drive: a folder with drive.yaml.")
  var drive: String

  @Argument(help: ArgumentHelp("Ids, names or telephone numbers.", valueName: "who"))
  var who: [String] = []

  @Option(help: ArgumentHelp("The unit they are of; alone, all of it.", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("A list of who withdraws.", valueName: "list"))
  var from: String?

  @Option(help: ArgumentHelp("The reason, for the history.", valueName: "text"))
  var reason = ""

  @Flag(help: "Bring people who have withdrawn back.")
  var back = false

  @Flag(help: "Show who would be taken out, and write nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Option(help: "The language of what is printed, vi or en; the drive's own by default.")
  var language: Language?

  @OptionGroup var locking: LockOptions

  func validate() throws {
    guard back || !who.isEmpty || unit != nil || from != nil else {
      throw ValidationError("Name who withdraws: ids, names, telephone numbers, --unit or --from.")
    }
    guard reason.isEmpty || !back else {
      throw ValidationError("--reason is for those who withdraw, not for --back.")
    }
  }

  func run() throws {
    let options = DriveOptions(drive, language: language)
    let (lists, wording) = try options.openLists(changingFor: "cancel", locking)
    var withdraw = WithdrawPeople(lists)
    withdraw.who = who
    withdraw.unit = unit
    withdraw.list = from
    withdraw.reason = reason
    withdraw.bringsBack = back
    withdraw.isPreview = dryRun
    let lines = WithdrawalLines(wording: wording, zone: lists.draft.timeZone)
    let changed: ChangedWithdrawals
    do throws(UseCaseError) {
      changed = try withdraw.perform()
    } catch {
      switch error.cause as? WithdrawalError {
      case .unclear(let problems)?: try refuse(lines.lines(of: problems), wording)
      case .missingList(let problems)?:
        lines.lines(of: problems).forEach(Diagnostics.line)
      case .invalidDrive?, nil: break
      }
      throw options.reported(error, in: wording)
    }
    try write(changed, lines, wording)
  }

  private func refuse(_ lines: [String], _ wording: Words) throws {
    (lines + [wording.nobodyWasWithdrawn]).forEach(Diagnostics.line)
    guard json else { return }
    var output = Output()
    output.line(
      JSONValue.object([
        ("written", .bool(false)), ("people", .array([])),
        ("problems", .array(lines.map { .string($0) })),
      ]).document)
    try output.finish()
  }

  private func write(
    _ changed: ChangedWithdrawals, _ lines: WithdrawalLines, _ wording: Words
  ) throws {
    let command = DriveCommands(drive)
    let next =
      changed.isPublished
      ? command("replan", back ? [] : ["--fill"])
      : command(changed.leavesPeople ? "plan" : "import")
    var output = Output()
    if json {
      output.line(changed.json.adding([("next", .string(next))]).document)
    } else {
      lines.lines(of: changed, isBack: back, isPreview: dryRun).forEach { output.line($0) }
      if !dryRun, !back {
        output.line(wording.withdrawalCanBeUndone(command("cancel", ["--back"])))
      }
      output.line(wording.next(next))
    }
    try output.finish()
  }
}
