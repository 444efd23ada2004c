import ArgumentParser
import Console
import KhungGio
import Wording

/// `khunggio waitlist`: who waits, in order.
struct WaitlistCommand: ParsableCommand {
  static let configuration = CommandConfiguration("waitlist", Words.typed.waitlistHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.planOrRevision)) var plan: String?
  @Flag(help: .of(\.jsonOnly)) var json = false

  func run() throws {
    let (drive, wording) = try options.open()
    var list = ListWaiting(drive)
    list.plan = plan
    list.notice = options.notices(in: wording, zone: drive.drive.zone)
    let waiting = try options.run(list, on: drive.drive, in: wording)
    try Output.show(json ? waiting.json : nil) {
      DriveLines(wording: wording, command: options.commands).lines(of: waiting.people)
    }
    if !waiting.people.isEmpty { throw ExitStatus.findings }
  }
}
