import ArgumentParser
import Console
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio report`: quotas, what the hospital needs, the summary after the day.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration("report", Words.typed.reportHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.plan)) var plan: String?
  @Option(help: .of(\.countsFile)) var after: String?
  @Option(help: .of(\.counted)) var counted: [String] = []
  @Option(help: .of(\.summaryDay)) var day: String?
  @OptionGroup var files: FileOptions<MakeReport.Form>

  func validate() throws {
    _ = try counts()
    try refuse(unless: !files.json || files.out == nil) { $0.printsOrWrites }
  }

  private func counts() throws -> [Words.SummaryRow: Int] {
    try meaning { try MakeReport.counts(written: counted) }
  }

  func run() throws {
    try options.check(folder: files.out)
    let (drive, wording) = try options.open()
    var make = MakeReport(drive)
    make.plan = plan
    make.countsFile = after
    make.counts = try counts()
    make.day = day
    make.language = options.language
    make.notice = options.notices(in: wording)
    let made = try options.run(make, on: drive.drive, plan: plan, in: wording)
    try files.write(
      made, of: options, in: wording, lines: { ReportText(of: made.report).lines },
      said: { wording.reportWritten($0.files, in: $0.folder) })
  }
}
