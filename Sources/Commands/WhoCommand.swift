import ArgumentParser
import Console
import KhungGio
import Wording

/// `khunggio who`: whose the code on a slip is.
struct WhoCommand: ParsableCommand {
  static let configuration = CommandConfiguration("who", Words.typed.whoHelp)

  @OptionGroup var options: DriveOptions
  @Argument(help: .of(\.slipCode)) var code: String
  @Option(help: .of(\.planOrRevision)) var plan: String?
  @Flag(help: .of(\.jsonOnly)) var json = false

  func run() throws {
    let (drive, wording) = try options.open()
    var find = FindSlipHolder(code, on: drive)
    find.plan = plan
    find.notice = options.notices(in: wording)
    let lines = SlipLines(on: drive.drive, wording: wording)
    let code = TextWidth.printable(code)
    let found = try options.run(find, on: drive.drive, plan: plan, in: wording) { error in
      guard let slip = error as? SlipError, let words = lines.words(of: slip, code) else {
        return nil
      }
      if json { try Output.show(slip.json(of: code)) { [] } }
      return [words]
    }
    if !json, found.people.count > 1 { Diagnostics.line(wording.codeOfSeveral(found.people.count)) }
    try Output.show(json ? found.json : nil) { found.people.flatMap(lines.lines) }
  }
}
