import ArgumentParser
import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import Invitations
import KhungGio
import Plans
import Wording

/// `khunggio issue`: keeps a plan as the one that people are told.
struct IssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Publishes a plan, with a revision number.",
    discussion: """
      Examples:
        khunggio issue data/tiny
        khunggio issue my-drive --plan plan-b.json --reason "trường hủy"

      The plan is kept whole in DRIVE/drive.sqlite, with the time, the reason and
      the checksums of the files it was made from. One that breaks a rule, as the
      lists stand now, is not.

      Exit status: 0 done; 3 the plan breaks a rule, nothing was published; 65 bad
      data; 66 an input is missing; 73 somebody else changes the drive, or the
      history cannot be opened; 74 it cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("The plan; DRIVE/plan.json by default.", valueName: "file"))
  var plan: String?

  @Option(help: ArgumentHelp("The reason, for the history.", valueName: "text"))
  var reason = ""

  @Option(
    help: ArgumentHelp(
      "When, if not now: 2026-11-22T02:40:11Z.", valueName: "time"))
  var time: String?

  @OptionGroup var holding: HoldOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    if let time, Moment(time)?.text != time {
      throw ValidationError("--time \(time): write it like 2026-11-22T02:40:11Z.")
    }
  }

  func run() throws {
    let refusal = Words(language: options.language ?? .vietnamese)
    let hold = try holding.hold(options.url, for: "issue", wording: refusal)
    let (folder, wording) = try options.read(isHeld: true)
    let drive = folder.drive
    guard plan != nil || FileManager.default.fileExists(atPath: path) else {
      Diagnostics.line(wording.planFirst(options.command("plan")))
      throw ExitStatus.missingInput
    }
    let (file, bytes) = try options.readPlanBytes(
      plan, for: drive, onlyItsOwn: true, isHeld: true)
    let audit = Audit(of: file.assignments, on: drive)
    guard audit.violations.isEmpty else {
      PrintedAudit(violations: audit.violations, on: drive, wording: wording).lines
        .forEach(Diagnostics.line)
      Diagnostics.line("")
      Diagnostics.line(wording.notIssued(path))
      throw ExitStatus.findings
    }
    let key = try options.keyForSaving(wording: wording)
    let moment = time.flatMap(Moment.init) ?? .now
    let number: Int
    do throws(HistoryFault) {
      number = try History(in: options.url, waiting: holding.wait).append(
        NewIssue(
          time: moment.text, reason: TextWidth.printable(reason), plan: bytes,
          inputs: DriveFolder.inputs(at: options.url).map {
            Issue.Input(file: $0.path, checksum: Checksum(of: $0.bytes))
          },
          invitations: invitations(of: file, on: drive, key)))
    } catch {
      throw error.told(in: wording)
    }
    _ = consume hold
    try write(number, at: moment, people: file.assignments.count, drive, wording)
  }

  private var path: String { plan ?? options.planPath }

  private func invitations(
    of file: PlanFile, on drive: Drive, _ key: DriveKey?
  ) -> [NewIssue.Invitation] {
    let people = drive.people(key: key)
    let codes = key.map { RegistrationCodes(of: drive, key: $0) }
    return file.assignments.map { assignment in
      NewIssue.Invitation(
        person: people[assignment.registrant],
        session: drive.sessions[assignment.slot.session].id,
        slot: ClockTime.text(assignment.slot.start),
        code: codes?.code(of: assignment.registrant) ?? "")
    }
  }

  private func write(
    _ number: Int, at moment: Moment, people: Int, _ drive: Drive, _ wording: Words
  ) throws {
    var output = Output()
    if json {
      output.line(
        JSONValue.object([
          ("number", .integer(number)), ("time", .string(moment.text)),
          ("reason", .string(reason)), ("invited", .integer(people)),
        ]).document)
    } else {
      let zone = TimeZone(identifier: drive.timeZone) ?? .current
      output.line(
        wording.issued(number, people: people, at: moment.onTheClock(of: zone, in: wording)))
      let next = number == 1 ? ["--out"] : ["--changes", "--out"]
      output.line(
        wording.next(
          (["khunggio", "invite", options.drive] + next).map(shellWord).joined(separator: " ")
            + " " + wording.folderWord))
    }
    try output.finish()
  }
}
