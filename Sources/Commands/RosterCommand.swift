import ArgumentParser
import Console
import Drives
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio roster`: who of the volunteers helps when and where.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Makes the roster of volunteers: every half hour, fewest hours, shared.",
    discussion: """
      Examples:
        khunggio roster data/thanh-xuan-2021
        khunggio roster data/thanh-xuan-2021 --simulated
        khunggio roster data/thanh-xuan-2021 --format pdf,ics --out roster

      Volunteers stand in DRIVE/volunteers.csv:
        id,name,phone,skills,available,longest,most
      and roles in drive.yaml:
        roles:
          - {id: guide, name: Guides, need: 2}
          - id: care
            need: {one_per: 6, zone: rest, least: 1}
            skills: [first_aid]

      The roster leaves as few people missing as can be, then takes the fewest hours,
      then shares them most evenly; each is proven, or a bound is printed.

      Exit status: 0 done; 3 somebody is missing; 64 wrong usage; 65 bad data; 66 an
      input is missing; 73, 74 cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("The plan; DRIVE/plan.json by default.", valueName: "file"))
  var plan: String?

  @Flag(help: "Cover what 95 % of simulated days do not exceed, not only who is expected.")
  var simulated = false

  @Option(help: ArgumentHelp("How often the day is simulated.", valueName: "number"))
  var runs = 1000

  @Option(help: ArgumentHelp("The random seed of the simulation.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("The most seconds for each of a day's three steps.", valueName: "seconds"))
  var timeLimit: Double = 30

  @Option(help: ArgumentHelp("Formats of files: text,xlsx,pdf,ics.", valueName: "formats"))
  var format: String?

  @Option(help: ArgumentHelp("The folder to write into, made if need be.", valueName: "folder"))
  var out: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func validate() throws {
    try formats.check(writingInto: out)
    guard (1...100_000).contains(runs) else {
      throw ValidationError("--runs is a whole number from 1 to 100000.")
    }
    guard timeLimit > 0, timeLimit.isFinite else {
      throw ValidationError("--time-limit is a number of seconds above 0.")
    }
  }

  private var formats: FormatList<MadeRoster.Form> { FormatList(text: format) }

  func run() throws {
    try options.check(folder: out)
    let (drive, wording) = try options.open()
    var make = MakeRoster(drive)
    make.plan = plan
    make.isSimulated = simulated
    make.runs = runs
    make.seed = seed
    make.seconds = timeLimit
    make.language = options.language
    make.notice = options.notices(in: wording)
    let made = try options.run(make, on: drive.drive, plan: plan, in: wording)
    var output = Output()
    if let out {
      let forms = try formats.forms()
      let written = try options.doing(in: wording) {
        () throws(UseCaseError) in
        try made.write(into: out, as: forms, in: wording, force: force)
      }
      output.line(wording.rosterWritten(written.files.count, into: out))
    } else if json {
      output.line(made.json.document)
    } else {
      made.documents(in: wording).lines.forEach { output.line($0) }
    }
    try output.finish()
    if !made.gaps.isEmpty { throw ExitStatus.findings }
  }
}
