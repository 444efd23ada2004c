import ArgumentParser
import Console
import Invitations
import KhungGio
import Wording

/// `khunggio waitlist`: those without a slot, in order.
struct WaitlistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waitlist",
    abstract: "Shows the waiting list, in order.",
    discussion: """
      Examples:
        khunggio waitlist my-drive
        khunggio waitlist my-drive --plan my-drive/plan.json --json

      The plan is the last published one by default, or DRIVE/plan.json where none was.
      `khunggio replan --fill` gives freed places away in this order.

      Exit status: 0 nobody waits; 3 somebody does; 65 bad data; 66 an input is
      missing.
      """)

  @OptionGroup var options: DriveOptions

  @Option(
    help: ArgumentHelp("The plan: a file, or a revision number.", valueName: "plan"))
  var plan: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (drive, wording) = try options.open()
    var list = ListWaiting(drive)
    list.plan = plan
    list.notice = options.notices(in: wording, zone: drive.drive.zone)
    let waiting = try options.run(list, on: drive.drive, in: wording)
    var output = Output()
    if json {
      output.line(waiting.json.document)
    } else {
      lines(waiting.people, wording).forEach { output.line($0) }
    }
    try output.finish()
    if !waiting.people.isEmpty { throw ExitStatus.findings }
  }

  private func lines(_ people: [WaitingList.Person], _ wording: Words) -> [String] {
    guard !people.isEmpty else { return [wording.nobodyWaits] }
    let rows = people.map { person in
      PrintedWaitlist.Row(
        name: person.name.isEmpty ? person.registrant : person.name, unit: person.unitName,
        phone: person.phone, priority: person.priority, isNew: person.isNew)
    }
    return PrintedWaitlist(rows, wording: wording).lines
      + ["", wording.next(options.command("replan", "--fill"))]
  }
}
