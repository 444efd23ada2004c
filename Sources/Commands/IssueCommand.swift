import ArgumentParser
import Console
import Foundation
import KhungGio
import Wording

/// `khunggio issue`: publishes a plan.
struct IssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Publishes a plan, with a revision number.",
    discussion: """
      Examples:
        khunggio issue data/tiny
        khunggio issue my-drive --plan plan-b.json --reason "trường hủy"

      The plan is stored in full in DRIVE/drive.sqlite, with the time, the reason and
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

  @OptionGroup var locking: LockOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    if let time, Moment(time)?.text != time {
      throw ValidationError("--time \(time): write it like 2026-11-22T02:40:11Z.")
    }
  }

  func run() throws {
    let (drive, wording) = try options.open(changingFor: "issue", locking)
    var publish = PublishPlan(drive)
    publish.plan = plan
    publish.reason = reason
    publish.moment = time.flatMap(Moment.init)
    publish.wait = locking.wait
    publish.notice = options.notices(in: wording)
    let revision = try options.run(publish, on: drive.drive, plan: plan, in: wording)
    var output = Output()
    if json {
      output.line(revision.json.document)
    } else {
      let clock = revision.moment.onTheClock(of: drive.drive.zone, in: wording)
      output.line(wording.issued(revision.number, people: revision.invited, at: clock))
      let next = revision.number == 1 ? ["--out"] : ["--changes", "--out"]
      output.line(
        wording.next(
          (["khunggio", "invite", options.drive] + next).map(shellWord).joined(separator: " ")
            + " " + wording.folderWord))
    }
    try output.finish()
  }
}
