import DriveFiles
public import Drives
import Foundation
public import Invitations
import UnitLists
public import Wording

/// Looks which units have sent their lists, against what was asked for.
public struct ReviewProgress: UseCase {
  /// The drive, whose lists may still be missing.
  public var lists: OpenLists
  /// The path of a file with how many of each unit have given this year; nil for none.
  public var yearToDate: String?
  /// The day to look from.
  public var today: CalendarDate
  /// The language of the reminders; nil for the drive's own.
  public var language: Language?

  /// Looks at the lists of a drive.
  ///
  /// - Parameters:
  ///   - lists: the drive.
  ///   - today: the day to look from; ``today(in:)`` for the present one.
  public init(of lists: OpenLists, today: CalendarDate) {
    self.lists = lists
    self.today = today
  }

  /// The present day in a time zone.
  ///
  /// - Parameter zone: the time zone's name in the IANA database.
  /// - Returns: the day.
  public static func today(in zone: String) -> CalendarDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: Moment.now.date)
    return CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      ?? CalendarDate.latest
  }

  /// Looks at the lists.
  ///
  /// - Parameter context: not used.
  /// - Returns: how the units stand.
  /// - Throws: what is wrong with the file of the year.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ReviewedProgress {
    let draft = lists.draft
    var given: [Int: Int]?
    if let yearToDate {
      do throws(UnitCountsError) {
        given = try UnitCountsFile(at: URL(fileURLWithPath: yearToDate), for: draft.units).counts
      } catch {
        throw UseCaseError(error)
      }
    }
    var registered = PerUnit(repeating: 0, for: draft.units.places)
    let asked = draft.declarations.indices.filter { draft.declarations[$0].isInLists }
    var unanswered = registered
    for person in draft.registrants {
      registered[person.unit] += 1
      if asked.contains(where: { person.answer(to: $0) == nil }) { unanswered[person.unit] += 1 }
    }
    let answers = asked.map { question in
      let answered = draft.registrants.count { $0.answer(to: question) != nil }
      return ListProgress.Answers(
        declaration: draft.declarations[question], answered: answered,
        unanswered: draft.registrants.count - answered)
    }
    let counts = draft.units.places.map { unit in
      ListProgress.Count(
        unit: draft.units[unit], registered: registered[unit],
        yearToDate: given.map { $0[unit.rawValue] ?? 0 },
        unanswered: asked.isEmpty ? nil : unanswered[unit])
    }
    return ReviewedProgress(
      progress: ListProgress(
        of: counts, drive: draft.name, organizer: draft.organizer,
        day: draft.sessions.map(\.date).min() ?? today, lists: draft.collection, today: today,
        answers: answers),
      language: language ?? draft.language)
  }
}

/// How the units of a drive stand with their lists.
public struct ReviewedProgress: JSONDocument, Equatable {
  /// How the units stand.
  public let progress: ListProgress
  /// The language of the reminders.
  public let language: Language

  /// Writes the text for each unit that is to be reminded into a folder.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, made if need be.
  ///   - wording: the language.
  ///   - force: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why a file cannot be written.
  public func writeReminders(
    into folder: String, in wording: Words, force: Bool = false
  ) throws(UseCaseError) -> WrittenFiles {
    let documents = PrintedProgress(progress, wording: wording).documents
    if !documents.isEmpty { try DocumentFolder(at: folder).write(documents, force: force) }
    return WrittenFiles(folder: folder, files: documents.map(\.path.text))
  }

  /// One JSON document.
  public var json: JSONValue {
    let wording = Words(language: language)
    return .object([
      ("due", .optional(progress.lists.due?.isoText)), ("days_left", .optional(progress.daysLeft)),
      ("sent", .integer(progress.sent)), ("late", .integer(progress.late)),
      (
        "declarations",
        .array(
          progress.answers.map {
            .object([
              ("id", .string($0.declaration.id)), ("answered", .integer($0.answered)),
              ("unanswered", .integer($0.unanswered)),
            ])
          })
      ),
      (
        "units",
        .array(
          progress.rows.map { row in
            .object([
              ("id", .string(row.id)), ("name", .string(row.name)),
              ("quota", .optional(row.quota)), ("year_to_date", .optional(row.yearToDate)),
              ("registered", .integer(row.registered)), ("missing", .integer(row.missing)),
              ("unanswered", .optional(row.unanswered)),
              ("status", .string(row.status.rawValue)),
              (
                "reminder",
                row.isToRemind ? .string(progress.reminder(to: row, in: wording)) : .null
              ),
            ])
          })
      ),
    ])
  }
}
