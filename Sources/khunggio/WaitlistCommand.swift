import ArgumentParser
import DriveFiles
import DriveStore
import Drives
import Foundation
import Invitations
import KhungGio
import Planning
import Plans
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
    help: ArgumentHelp("The plan: a file, or the number of an issue.", valueName: "plan"))
  var plan: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (folder, wording) = try options.read()
    let drive = folder.drive
    let isPlanned = FileManager.default.fileExists(atPath: options.planPath)
    let isPublished = try Withdrawals.isPublished(options.url, wording: wording)
    let source = try PublishedSource(
      plan ?? (isPublished || !isPlanned ? nil : options.planPath), of: options, wording: wording
    ).recognised(on: drive)
    source.tellCorrections(wording: wording)
    source.tellVanishedSessions(on: drive, wording: wording)
    let waiting = Set(source.plan.unplaced)
    let placed = Set(source.plan.invitations.map(\.registrant))
    let all = drive.registrants.indices.filter { !placed.contains(drive.registrants[$0].id) }
    let isNew = { (person: Int) in !waiting.contains(drive.registrants[person].id) }
    let people =
      Waitlist(
        of: all.filter { !isNew($0) }, on: drive, promised: source.placedEarlier(on: drive)
      ).people
      + Waitlist(of: all.filter(isNew), on: drive).people
    var output = Output()
    if json {
      output.line(document(people, isNew, drive).document)
    } else {
      lines(people, isNew, drive, wording).forEach { output.line($0) }
    }
    try output.finish()
    if !people.isEmpty { throw ExitStatus.findings }
  }

  private func lines(
    _ people: [Int], _ isNew: (Int) -> Bool, _ drive: Drive, _ wording: Words
  ) -> [String] {
    guard !people.isEmpty else { return [wording.nobodyWaits] }
    let rows = people.map { index in
      let person = drive.registrants[index]
      return PrintedWaitlist.Row(
        name: person.name.isEmpty ? person.id : person.name,
        unit: drive.units[person.unit].name, phone: person.phone, priority: person.priority,
        isNew: isNew(index))
    }
    return PrintedWaitlist(rows, wording: wording).lines
      + ["", wording.next(options.command("replan", "--fill"))]
  }

  private func document(_ people: [Int], _ isNew: (Int) -> Bool, _ drive: Drive) -> JSONValue {
    .object([
      (
        "waiting",
        .array(
          people.enumerated().map { place, index in
            let person = drive.registrants[index]
            return .object([
              ("place", .integer(place + 1)), ("registrant", .string(person.id)),
              ("name", .string(person.name)), ("unit", .string(drive.units[person.unit].id)),
              ("priority", .integer(person.priority)), ("new", .bool(isNew(index))),
            ])
          })
      )
    ])
  }
}
