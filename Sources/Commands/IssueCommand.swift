import ArgumentParser
import Console
import KhungGio
import Wording

/// `khunggio issue`: publishes a plan.
struct IssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration("issue", Words.typed.issueHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.plan)) var plan: String?
  @Option(help: .of(\.reason)) var reason = ""
  @Option(help: .of(\.issueTime)) var time: String?
  @OptionGroup var locking: LockOptions
  @Flag(help: .of(\.jsonOnly)) var json = false

  func validate() throws {
    if let time { try refuse(unless: Moment(time)?.text == time) { $0.noTime(time) } }
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
    try Output.show(json ? revision.json : nil) {
      DriveLines(wording: wording, command: options.commands).lines(of: revision, on: drive.drive)
    }
  }
}
