import ArgumentParser
import DriveFiles
import DriveStore
import Drives
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

      Exit status: 0 done; 65 bad data; 66 there is no such issue; 73 somebody else
      changes the drive.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("Print a published plan, byte for byte.", valueName: "number"))
  var plan: Int?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (frame, wording) = try FrameReading.read(options.url, language: options.language)
    let hold = try DriveHold.take(
      options.url, for: .changing, work: "history", seconds: DriveHold.patienceOfReaders,
      wording: wording)
    var issues: [Issue] = []
    var sizes: [History.Size] = []
    var bytes: [UInt8]?
    if History.exists(in: options.url) {
      do throws(HistoryFault) {
        let history = try History(in: options.url)
        issues = try history.issues()
        if let plan { bytes = try history.plan(of: plan) } else { sizes = try history.sizes() }
      } catch {
        throw error.told(in: wording)
      }
    }
    _ = consume hold
    var output = Output()
    if let plan {
      guard let bytes else {
        Diagnostics.line(wording.noSuchIssue(plan, last: issues.count))
        throw ExitStatus.missingInput
      }
      output.text(String(decoding: bytes, as: UTF8.self))
    } else if json {
      output.line(document(issues, sizes).document)
    } else {
      lines(issues, sizes, zone: frame.timeZone, wording).forEach { output.line($0) }
    }
    try output.finish()
  }

  private func lines(
    _ issues: [Issue], _ sizes: [History.Size], zone: String, _ wording: Words
  ) -> [String] {
    guard let last = issues.last else {
      return [wording.noSuchIssue(0, last: 0), wording.next(options.command("issue"))]
    }
    let zone = TimeZone(identifier: zone) ?? .current
    let lines = PrintedHistory(
      zip(issues, sizes).map { issue, size in
        PrintedHistory.Row(
          number: issue.number,
          time: Moment(issue.time)?.onTheClock(of: zone, in: wording) ?? issue.time,
          invited: size.invited, moved: size.moved, came: size.came, gone: size.gone,
          reason: issue.reason)
      }, wording: wording
    ).lines
    return lines + ["", wording.changedSince(last.number, changedFiles(since: last))]
  }

  /// Files of the drive that are not as they were, or not there any more.
  private func changedFiles(since issue: Issue) -> [String] {
    let now = Dictionary(
      uniqueKeysWithValues: DriveFolder.inputs(at: options.url).map {
        ($0.path, Checksum(of: $0.bytes))
      })
    let then = Dictionary(uniqueKeysWithValues: issue.inputs.map { ($0.file, $0.checksum) })
    return Set(now.keys).union(then.keys).filter { now[$0] != then[$0] }.sorted()
  }

  private func document(_ issues: [Issue], _ sizes: [History.Size]) -> JSONValue {
    .object([
      (
        "issues",
        .array(
          zip(issues, sizes).map { issue, size in
            .object([
              ("number", .integer(issue.number)), ("time", .string(issue.time)),
              ("reason", .string(issue.reason)), ("invited", .integer(size.invited)),
              ("moved", .integer(size.moved)), ("came", .integer(size.came)),
              ("gone", .integer(size.gone)), ("plan_sha256", .string(issue.checksum.text)),
              (
                "inputs",
                .object(issue.inputs.map { ($0.file, .string($0.checksum.text)) })
              ),
            ])
          })
      )
    ])
  }
}
