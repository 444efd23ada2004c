import ArgumentParser
import Console
import DriveFiles
import KhungGio
import Wording

/// `khunggio history`: every plan that was issued.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration("history", Words.typed.historyHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.revision)) var plan: Int?
  @Flag(help: .of(\.jsonOnly)) var json = false

  func run() throws {
    let (lists, wording) = try options.openLists()
    let history = ListRevisions(lists)
    if let plan {
      let bytes = try options.doing(in: wording) { try history.plan(of: plan) }
      return try Output.show(text: String(decoding: bytes, as: UTF8.self))
    }
    let revisions = try options.run(history, in: wording)
    try Output.show(json ? revisions.json : nil) {
      DriveLines(wording: wording, command: options.commands)
        .lines(of: revisions, zone: lists.draft.timeZone)
    }
  }
}
