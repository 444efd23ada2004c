import ArgumentParser
import Drives
import KhungGio
import Plans
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
      if let slip = error.cause as? SlipError, let fault = Words.CodeFault(rawValue: slip.rawValue)
      {
        try refuse(fault, wording)
      }
      throw ErrorReport(wording: wording, options: options, drive: drive.drive)
        .tell(error, ofPlan: plan ?? options.planPath)
    }
    var output = Output()
    if json {
      output.line(found.json.document)
    } else {
      if found.people.count > 1 { Diagnostics.line(wording.codeOfSeveral(found.people.count)) }
      for person in found.people {
        lines(person, on: drive.drive, wording).forEach { output.line($0) }
      }
    }
    try output.finish()
  }

  private func refuse(_ fault: Words.CodeFault, _ wording: Words) throws {
    if json {
      var output = Output()
      output.line(
        JSONValue.object([
          ("code", .string(TextWidth.printable(code))), ("status", .string(fault.rawValue)),
        ]).document)
      try output.finish()
    }
    Diagnostics.line(wording.codeFault(fault, TextWidth.printable(code)))
  }

  private func lines(_ holder: SlipHolder, on drive: Drive, _ wording: Words) -> [String] {
    func text(_ slot: NamedSlot) -> String {
      guard let session = drive.sessions.first(where: { $0.id == slot.session }) else {
        return slot.text
      }
      return "\(ClockTime.text(slot.start)), \(session.site.isEmpty ? session.id : session.site), "
        + session.date.isoText
    }
    let name = holder.identity.name.isEmpty ? holder.registrant : holder.identity.label
    let lines = [
      "\(name) [\(holder.registrant)]", wording.slipUnit(holder.unitName),
      wording.slipStatus(
        Words.SlipStatus(holder.status), slot: holder.slot.map(text), issue: holder.revision),
    ]
    return lines + holder.earlier.map { wording.slipEarlier(text($0.slot), issue: $0.revision) }
  }
}

extension Words.SlipStatus {
  /// What has become of somebody, as it is said.
  fileprivate init(_ status: SlipHolder.Status) {
    self =
      switch status {
      case .placed: .placed
      case .moved: .moved
      case .waiting: .waiting
      case .new: .new
      case .left: .left
      case .unplanned: .unplanned
      }
  }
}
