import ArgumentParser
import Console
import KhungGio
import Wording

/// `khunggio who`: whose the code on a slip is.
struct WhoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "Finds the person whose slip has a code, and the slot.",
    discussion: """
      Examples:
        khunggio who my-drive KG-7Q2M-4K0X3F9A7BCD
        khunggio who my-drive 4k0x3f9a7bcd --json

      The code is what a scanner reads, or what is printed beside it, in capitals or
      not, with or without KG-. The plan is the last published, or DRIVE/plan.json
      where none was.

      Exit status: 0 it is somebody's; 65 it is nobody's, of another drive, or no
      code; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Argument(help: "The code.")
  var code: String

  @Option(
    help: ArgumentHelp("The plan: a file, or a revision number.", valueName: "plan"))
  var plan: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (drive, wording) = try options.open()
    var find = FindSlipHolder(code, on: drive)
    find.plan = plan
    find.notice = options.notices(in: wording)
    let found: SlipHolders
    do throws(UseCaseError) {
      found = try find.perform()
    } catch {
      if let slip = error.cause as? SlipError, let error = Words.CodeError(rawValue: slip.rawValue)
      {
        try refuse(error, wording)
      }
      throw ErrorReport(wording: wording, options: options, drive: drive.drive)
        .tell(error, ofPlan: plan)
    }
    var output = Output()
    if json {
      output.line(found.json.document)
    } else {
      if found.people.count > 1 { Diagnostics.line(wording.codeOfSeveral(found.people.count)) }
      let lines = SlipLines(on: drive.drive, wording: wording)
      for person in found.people { lines.lines(of: person).forEach { output.line($0) } }
    }
    try output.finish()
  }

  private func refuse(_ error: Words.CodeError, _ wording: Words) throws {
    if json {
      var output = Output()
      output.line(
        JSONValue.object([
          ("code", .string(TextWidth.printable(code))), ("status", .string(error.rawValue)),
        ]).document)
      try output.finish()
    }
    Diagnostics.line(wording.codeError(error, TextWidth.printable(code)))
  }
}
