import ArgumentParser
import Drives
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio report`: quotas, what the hospital needs, the summary after the day.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Reports quotas, needs by half hour, and the day's results.",
    discussion: """
      Examples:
        khunggio report data/thanh-xuan-2021
        khunggio report data/thanh-xuan-2021 --counted blood_units_day=152
        khunggio report data/tiny --format xlsx,pdf --out report

      Without --out the report is printed; with it files are written, text, xlsx
      and pdf by default. --counted and --after fill in the summary; a CSV file
      for --after has the columns item,count. The items: registered_month,
      blood_units_month, articles, banners, registered_day, blood_units_day,
      supported.

      Exit status: 0 done; 64 wrong usage; 65 bad data; 66 an input is missing;
      73, 74 cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("The plan; DRIVE/plan.json by default.", valueName: "file"))
  var plan: String?

  @Option(help: ArgumentHelp("What was counted: a CSV file, item,count.", valueName: "file"))
  var after: String?

  @Option(help: ArgumentHelp("What was counted, one item; may be repeated.", valueName: "item=n"))
  var counted: [String] = []

  @Option(help: ArgumentHelp("The day of the summary: 2021-12-09.", valueName: "date"))
  var day: String?

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
    _ = try countedItems()
    guard !json || out == nil else {
      throw ValidationError("--json prints, and --out writes files; leave one of them out.")
    }
  }

  private var formats: FormatList<MakeReport.Form> { FormatList(text: format) }

  private func countedItems() throws -> [Words.SummaryRow: Int] {
    var counts: [Words.SummaryRow: Int] = [:]
    for text in counted {
      let parts = text.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      let items = Words.SummaryRow.allCases.map(\.rawValue).joined(separator: ", ")
      guard parts.count == 2, let item = Words.SummaryRow(rawValue: parts[0]) else {
        throw ValidationError("--counted: \"\(text)\" is not ITEM=NUMBER with one of \(items).")
      }
      guard let count = Int(parts[1]), count >= 0 else {
        throw ValidationError("--counted: \"\(parts[1])\" is no whole number from 0 on.")
      }
      counts[item] = count
    }
    return counts
  }

  func run() throws {
    try options.check(folder: out)
    let (drive, wording) = try options.open()
    let made = try finished(drive, wording)
    guard let out else {
      var output = Output()
      if json {
        output.line(made.json.document)
      } else {
        ReportText(of: made.report).lines.forEach { output.line($0) }
      }
      return try output.finish()
    }
    let forms = try formats.forms()
    let written = try options.doing(in: wording) {
      () throws(UseCaseError) in try made.write(into: out, as: forms, force: force)
    }
    var output = Output()
    output.line(wording.reportWritten(written.files, in: out))
    try output.finish()
  }

  private func finished(_ drive: OpenDrive, _ wording: Words) throws -> FinishedReport {
    var make = MakeReport(drive)
    make.plan = plan
    make.countsFile = after
    make.counts = try countedItems()
    make.day = day
    make.language = options.language
    make.notice = options.notices(in: wording)
    do throws(UseCaseError) {
      return try make.perform()
    } catch {
      switch error.cause as? ReportError {
      case .noSuchDay(let day, let days)?:
        let known = days.map(\.isoText).joined(separator: ", ")
        throw ValidationError("--day: the drive has no day \"\(day)\"; its days are \(known).")
      case .noSession?: throw ValidationError("The drive has no session.")
      case nil:
        throw ErrorReport(wording: wording, options: options, drive: drive.drive)
          .tell(error, ofPlan: plan)
      }
    }
  }
}
