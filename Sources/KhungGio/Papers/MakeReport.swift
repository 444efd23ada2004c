public import Diagnostics
import DriveFiles
public import Drives
import Foundation
public import Invitations
import Plans
public import Wording

/// Reports quotas, what each half hour needs, and the summary after the day.
public struct MakeReport: UseCase {
  /// The forms a report takes as a file.
  public enum Form: String, CaseIterable, Codable, Sendable {
    /// Lines for a terminal.
    case text
    /// A workbook.
    case xlsx
    /// Pages to be printed.
    case pdf
  }

  /// The drive.
  public var drive: OpenDrive
  /// The plan's file; nil for the drive's own, if there is one.
  public var plan: String?
  /// The path of a CSV file of what was counted.
  public var countsFile: String?
  /// What was counted; it takes the place of what the file says.
  public var counts: [Words.SummaryRow: Int] = [:]
  /// Whether what was counted at the doors fills in what nobody states otherwise.
  public var usesArrivals = true
  /// The day of the summary, such as 2021-12-09; nil for the day that most people are invited to.
  public var day: String?
  /// The language; nil for the drive's own.
  public var language: Language?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Reports on a drive.
  ///
  /// - Parameter drive: the drive.
  public init(_ drive: OpenDrive) { self.drive = drive }

  /// Makes the report.
  ///
  /// - Parameter context: not used.
  /// - Returns: the report.
  /// - Throws: ``ReportError``, every problem of the plan's file or of the file of counts.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> FinishedReport {
    var assignments: [Assignment]?
    if plan != nil || drive.isPlanned {
      assignments = try drive.readPlan(plan, notice: notice).file.assignments
    } else {
      notice(.noPlanYet)
    }
    let language = language ?? drive.drive.language
    var counts: [Words.SummaryRow: Int] = [:]
    if let countsFile {
      do throws(DriveFileProblems) {
        counts = try DayCountsFile(at: URL(fileURLWithPath: countsFile), language: language).counts
      } catch {
        throw UseCaseError(error)
      }
    }
    counts.merge(self.counts) { $1 }
    let date = try summaryDay(assignments)
    var isFromDoor = false
    if usesArrivals {
      let counted = try CountedDay(of: drive, on: date)
      isFromDoor = counted.counts.keys.contains { counts[$0] == nil }
      counts.merge(counted.counts) { stated, _ in stated }
    }
    return FinishedReport(
      report: Report(
        of: drive.drive, assignments: assignments, counts: counts,
        countedAtDoor: isFromDoor ? [.bloodUnitsDay] : [], day: date,
        wording: Words(language: language)))
  }

  private func summaryDay(_ assignments: [Assignment]?) throws(UseCaseError) -> CalendarDate {
    let days = Set(drive.drive.sessions.map(\.date)).sorted()
    if let day {
      guard let found = days.first(where: { $0.isoText == day }) else {
        throw UseCaseError(ReportError.noSuchDay(day, days: days))
      }
      return found
    }
    guard let found = DaySummary.day(of: drive.drive, assignments: assignments) else {
      throw UseCaseError(ReportError.noSession)
    }
    if days.count > 1 { notice(.summaryDay(found)) }
    return found
  }
}

/// Why there is no report.
public enum ReportError: KhungGioError, Equatable {
  /// The drive has no such day; with its days.
  case noSuchDay(String, days: [CalendarDate])
  /// The drive has no session.
  case noSession

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noSuchDay: "report-of-unknown-day"
    case .noSession: "report-without-session"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

/// A report.
public struct FinishedReport: JSONDocument, Equatable {
  /// What is reported.
  public let report: Report

  /// One JSON document.
  public var json: JSONValue { .report(report) }

  /// Writes the report into a folder, in every form or in none.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, made if need be.
  ///   - forms: the forms.
  ///   - force: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why a form cannot be made or written.
  public func write(
    into folder: String, as forms: Set<MakeReport.Form> = Set(MakeReport.Form.allCases),
    force: Bool = false
  ) throws(UseCaseError) -> WrittenFiles {
    return try DocumentFolder(at: folder).write(
      forms.sorted { $0.rawValue < $1.rawValue }, force: force
    ) {
      form throws(LetterError) in
      switch form {
      case .text: [ReportText(of: report).document]
      case .xlsx: [try ReportWorkbook.document(of: report)]
      case .pdf: [try ReportPaper.document(of: report)]
      }
    }
  }
}
