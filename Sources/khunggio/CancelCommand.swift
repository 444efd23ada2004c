import ArgumentParser
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

  @OptionGroup var holding: HoldOptions

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
    let (lists, wording) = try options.openLists(changingFor: "cancel", holding)
    var withdraw = WithdrawPeople(lists)
    withdraw.who = who
    withdraw.unit = unit
    withdraw.list = from
    withdraw.reason = reason
    withdraw.bringsBack = back
    withdraw.isPreview = dryRun
    let changed: ChangedWithdrawals
    do throws(UseCaseError) {
      changed = try withdraw.perform()
    } catch {
      switch error.cause {
      case WithdrawalError.unclear(let problems):
        try refuse(problems, zone: lists.frame.timeZone, wording)
      case WithdrawalError.missingList(let problems):
        lines(problems, zone: lists.frame.timeZone, wording).forEach(Diagnostics.line)
        throw ExitStatus.missingInput
      default:
        throw ErrorReport(wording: wording, options: options)
          .tell(error, ofPlan: options.planPath)
      }
      throw ExitStatus.badData
    }
    try write(changed, wording)
  }

  private func refuse(_ problems: [WithdrawalProblem], zone: String, _ wording: Words) throws {
    let lines = lines(problems, zone: zone, wording)
    lines.forEach(Diagnostics.line)
    Diagnostics.line(wording.nobodyWasWithdrawn)
    guard json else { return }
    var output = Output()
    output.line(
      JSONValue.object([
        ("written", .bool(false)), ("people", .array([])),
        ("problems", .array(lines.map { .string($0) })),
      ]).document)
    try output.finish()
  }

  private func lines(
    _ problems: [WithdrawalProblem], zone: String, _ wording: Words
  ) -> [String] {
    problems.flatMap { problem -> [String] in
      switch problem {
      case .noPeopleOfUnit(let unit, let known):
        [wording.noPeopleOfUnit(unit, known: known)]
      case .several(let text, let people):
        [wording.severalPeople(text, people.count)] + people.map { "  " + line($0) }
      case .nobody(let text, let near, let isBack):
        [wording.nobodyNamed(text, hasNear: !near.isEmpty, isBack: isBack)]
          + near.map { "  " + line($0) }
      case .withdrawnAlready(let text, let time):
        [
          wording.hasWithdrawnAlready(
            text, at: Moment.onTheClock(time, of: zone, in: wording))
        ]
      case .remark(let remark): [remark.text(in: wording)]
      }
    }
  }

  /// Somebody as people know them: name, year of birth, unit, id.
  private func line(_ person: FindablePerson) -> String {
    let name = person.name.isEmpty ? person.id : person.name
    let parts = [
      name, person.birthYear.map { "\($0)" } ?? "", person.unitName, "(\(person.id))",
    ]
    return TextWidth.printable(parts.filter { !$0.isEmpty }.joined(separator: " · "))
  }

  private func write(_ changed: ChangedWithdrawals, _ wording: Words) throws {
    let words =
      changed.isPublished
      ? ["khunggio", "replan", drive] + (back ? [] : ["--fill"])
      : changed.leavesPeople ? ["khunggio", "plan", drive] : ["khunggio", "import", drive]
    let next = words.map(shellWord).joined(separator: " ")
    var output = Output()
    if json {
      output.line(changed.json.adding([("next", .string(next))]).document)
    } else {
      output.line(heading(changed.people.count, wording))
      for person in changed.people { output.line("  " + line(person)) }
      if !reason.isEmpty { output.line(wording.withdrawalReason(reason)) }
      if !changed.leavesPeople { output.line(wording.nobodyIsLeft) }
      if dryRun {
        output.line(wording.nobodyWasWithdrawn)
      } else if !back {
        output.line(
          wording.withdrawalCanBeUndone("khunggio cancel \(shellWord(drive)) --back"))
      }
      output.line(wording.next(next))
    }
    try output.finish()
  }

  private func heading(_ people: Int, _ wording: Words) -> String {
    switch (back, dryRun) {
    case (false, false): wording.withdrawnFromLists(people)
    case (false, true): wording.wouldWithdraw(people)
    case (true, false): wording.broughtBack(people)
    case (true, true): wording.wouldBringBack(people)
    }
  }
}
