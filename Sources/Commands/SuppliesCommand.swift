import ArgumentParser
import Console
import Drives
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio supplies`: what to order, and what it costs.
struct SuppliesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supplies",
    abstract: "Reckons what to order and the budget, with the sum in words.",
    discussion: """
      Examples:
        khunggio supplies my-drive --begin
        khunggio supplies my-drive --volunteers 30 --volumes 250=20,350=50,450=30
        khunggio supplies my-drive --volunteers 30 --volumes 350=100 --out budget

      Items stand in DRIVE/supplies.csv: item,unit,per,amount,pack,price,floor,note.
      per is one of invited, present, blood_unit, blood_unit 250, blood_unit 350,
      blood_unit 450, volunteer, fixed. --begin writes one with usual items, among them
      the least gifts of Circular 17/2020/TT-BYT.

      Exit status: 0 done; 3 a price is below what a rule demands; 64 wrong usage;
      65 bad data; 66 an input is missing; 73, 74 cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("The plan; DRIVE/plan.json by default.", valueName: "file"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "With what probability it is enough for those who come.", valueName: "probability"))
  var certainty: Double = 0.95

  @Option(help: ArgumentHelp("How many volunteers there are.", valueName: "number"))
  var volunteers: Int?

  @Option(
    help: ArgumentHelp("Shares of blood units by ml: 250=20,350=50,450=30.", valueName: "shares"))
  var volumes: String?

  @Flag(help: "Write supplies.csv with usual items, to be changed.")
  var begin = false

  @Option(help: ArgumentHelp("Formats of files: text,xlsx,pdf.", valueName: "formats"))
  var format: String?

  @Option(help: ArgumentHelp("The folder to write into, made if need be.", valueName: "folder"))
  var out: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func validate() throws {
    try formats.check(writingInto: out)
    _ = try shares()
    guard certainty >= 0.5, certainty < 1 else {
      throw ValidationError("--certainty is a probability from 0.5 up to below 1.")
    }
    guard (volunteers ?? 0) >= 0 else {
      throw ValidationError("--volunteers is a whole number from 0 on.")
    }
  }

  private var formats: FormatList<MakeReport.Form> { FormatList(text: format) }

  private func shares() throws -> [Int: Double] {
    var shares: [Int: Double] = [:]
    for part in (volumes ?? "").split(separator: ",") {
      let pair = part.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
      guard pair.count == 2, let volume = Int(pair[0]), Words.SupplyBasis.volumes.contains(volume),
        let share = Double(pair[1]), share.isFinite, share >= 0
      else {
        throw ValidationError(
          "--volumes: \"\(part)\" is not ML=SHARE with one of 250, 350, 450, such as 350=50.")
      }
      shares[volume] = share
    }
    return shares
  }

  func run() throws {
    try options.check(folder: out)
    let (drive, wording) = try options.open()
    var reckon = ReckonSupplies(drive)
    reckon.plan = plan
    reckon.certainty = certainty
    reckon.volunteers = volunteers
    reckon.volumes = try shares()
    reckon.language = options.language
    reckon.notice = options.notices(in: wording)
    var output = Output()
    if begin {
      let begun = try options.doing(in: wording) { () throws(UseCaseError) in try reckon.begin() }
      for file in begun.files { output.line(wording.saved("\(begun.folder)/\(file)")) }
      output.line(wording.next(options.command("supplies")))
      return try output.finish()
    }
    let made = try options.run(reckon, on: drive.drive, plan: plan, in: wording)
    let forms = try formats.forms()
    if let out {
      let written = try options.doing(in: wording) {
        () throws(UseCaseError) in
        try made.write(into: out, as: forms, in: wording, force: force)
      }
      output.line(wording.reportWritten(written.files, in: out))
    } else if json {
      output.line(made.json.document)
    } else {
      SupplyDocuments(of: made.list, wording: wording).lines.forEach { output.line($0) }
    }
    try output.finish()
    if made.list.rows.contains(where: \.isBelowFloor) { throw ExitStatus.findings }
  }
}
