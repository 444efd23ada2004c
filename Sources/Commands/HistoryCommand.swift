import ArgumentParser
import Console
import DriveFiles
import DriveStore
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio history`: every plan that was issued.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Lists the published plans, or prints one of them.",
    discussion: """
      Examples:
        khunggio history data/tiny
        khunggio history my-drive --plan 3 > plan-3.json

      Exit status: 0 done; 65 bad data; 66 there is no such revision; 73 somebody
      changes the drive.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("Print a published plan, byte for byte.", valueName: "number"))
  var plan: Int?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (lists, wording) = try options.openLists()
    let history = ListRevisions(lists)
    var output = Output()
    if let plan {
      let bytes = try options.doing(in: wording) {
        () throws(UseCaseError) in try history.plan(of: plan)
      }
      output.text(String(decoding: bytes, as: UTF8.self))
    } else {
      let revisions = try options.run(history, in: wording)
      if json {
        output.line(revisions.json.document)
      } else {
        lines(revisions, zone: lists.draft.timeZone, wording).forEach { output.line($0) }
      }
    }
    try output.finish()
  }

  private func lines(_ revisions: Revisions, zone: String, _ wording: Words) -> [String] {
    guard let last = revisions.rows.last else {
      return [wording.noSuchIssue(0, last: 0), wording.next(options.command("issue"))]
    }
    let lines = PrintedHistory(
      revisions.rows.map { row in
        PrintedHistory.Row(
          number: row.issue.number,
          time: Moment.onTheClock(row.issue.time, of: zone, in: wording),
          invited: row.size.invited, moved: row.size.moved, came: row.size.came,
          gone: row.size.gone, reason: row.issue.reason)
      }, wording: wording
    ).lines
    return lines + ["", wording.changedSince(last.issue.number, revisions.changedFiles)]
  }
}
