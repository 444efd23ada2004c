import ArgumentParser
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Plans
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

  /// The forms a report takes as a file.
  private enum Form: String, CaseIterable {
    case text, xlsx, pdf
  }

  func validate() throws {
    _ = try forms()
    _ = try countedItems()
    guard format == nil || out != nil else {
      throw ValidationError("--format is of files; --out FOLDER says where they go.")
    }
    guard !json || out == nil else {
      throw ValidationError("--json prints, and --out writes files; leave one of them out.")
    }
  }

  private func forms() throws -> [Form] {
    guard let format else { return Form.allCases }
    return try format.split(separator: ",", omittingEmptySubsequences: false).map { name in
      let name = name.trimmingCharacters(in: .whitespaces).lowercased()
      guard let form = Form(rawValue: name) else {
        throw ValidationError("--format: \"\(name)\" is none of text, xlsx, pdf.")
      }
      return form
    }
  }

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
    let (folder, wording) = try options.read()
    let drive = folder.drive
    let assignments = try readPlan(for: drive, wording: wording)
    var counts = try readCounts(wording: wording)
    counts.merge(try countedItems()) { $1 }
    let report = Report(
      of: drive, assignments: assignments, counts: counts,
      day: try summaryDay(of: drive, assignments: assignments, wording: wording), wording: wording)
    guard let out else {
      var output = Output()
      if json {
        output.line(JSONValue.report(report).document)
      } else {
        ReportText(of: report).lines.forEach { output.line($0) }
      }
      return try output.finish()
    }
    let documents = try made(of: report)
    try DocumentFolder(at: URL(fileURLWithPath: out, isDirectory: true))
      .writeTold(documents, force: force, to: out, wording: wording)
    var output = Output()
    output.line(wording.reportWritten(documents.map(\.path.text), in: out))
    try output.finish()
  }

  /// Who is invited when; nil where there is no plan yet, which is said.
  private func readPlan(for drive: Drive, wording: Words) throws -> [Assignment]? {
    guard plan != nil || FileManager.default.fileExists(atPath: options.planPath) else {
      Diagnostics.line(wording.reportWithoutPlan(options.command("plan")))
      return nil
    }
    return try options.readPlan(plan, for: drive, onlyItsOwn: true).assignments
  }

  private func readCounts(wording: Words) throws -> [Words.SummaryRow: Int] {
    guard let after else { return [:] }
    do throws(DriveFileProblems) {
      return try DayCountsFile(at: URL(fileURLWithPath: after), language: wording.language).counts
    } catch {
      ProblemReport(error.problems, wording: wording).write(withSum: true)
      throw options.status(of: error)
    }
  }

  private func summaryDay(
    of drive: Drive, assignments: [Assignment]?, wording: Words
  ) throws -> CalendarDate {
    let days = Set(drive.sessions.map(\.date)).sorted()
    if let day {
      guard let found = days.first(where: { $0.isoText == day }) else {
        let known = days.map(\.isoText).joined(separator: ", ")
        throw ValidationError("--day: the drive has no day \"\(day)\"; its days are \(known).")
      }
      return found
    }
    guard let found = DaySummary.day(of: drive, assignments: assignments) else {
      throw ValidationError("The drive has no session.")
    }
    if days.count > 1 { Diagnostics.line(wording.summaryOfDay(found)) }
    return found
  }

  private func made(of report: Report) throws -> [Document] {
    do throws(LetterFault) {
      var documents: [Document] = []
      for form in Set((try? forms()) ?? []).sorted(by: { $0.rawValue < $1.rawValue }) {
        switch form {
        case .text: documents.append(ReportText(of: report).document)
        case .xlsx: documents.append(try ReportWorkbook.document(of: report))
        case .pdf: documents.append(try ReportPaper.document(of: report))
        }
      }
      return documents
    } catch {
      throw error.told(in: report.wording)
    }
  }
}
