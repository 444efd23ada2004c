public import Diagnostics
import DriveFiles
import DriveStore
public import Drives
import Foundation
import Identities

/// Removes what a drive's folder has of people, some time after the day: lists, plans, the store, letters,
/// backups. What counts people and names nobody is kept.
public struct PurgeDrive: UseCase {
  /// How many days after the last session personal data is kept.
  public static let daysKept = 60

  /// The path of the drive's folder.
  public var drive: String
  /// Whether it is done at once, however long ago the day was.
  public var isNow = false
  /// The present day; nil for that of the clock in the drive's time zone.
  public var today: CalendarDate?
  /// Files and folders elsewhere that go, too: letters, backups.
  public var elsewhere: [String] = []
  /// Whether it is only said what would go.
  public var isPreview = false
  /// When it is done, for the totals; nil for now.
  public var moment: Moment?
  /// How long to wait, in seconds, while somebody else changes the drive.
  public var wait = DriveLocking.usualWait

  /// Removing personal data.
  ///
  /// - Parameter drive: the path of the drive's folder.
  public init(_ drive: String) { self.drive = drive }

  /// Removes personal data. Stopped half-way, it goes on when it is run again.
  ///
  /// - Parameter context: not used.
  /// - Returns: what went, and what is kept.
  /// - Throws: ``PurgeError``, or every problem of drive.yaml, without which nobody knows the day.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PurgedDrive {
    let url = URL(fileURLWithPath: drive, isDirectory: true)
    guard
      FileManager.default.fileExists(
        atPath: url.appendingPathComponent(PurgedFiles.settings).path)
    else { throw UseCaseError(PurgeError.noDrive(path: drive)) }
    let lock = try DriveLocking(url, for: .changing, work: "purge", waiting: wait)
    defer { lock.keepUntilHere() }
    let draft = try draft(url)
    let due = draft.flatMap { draft in
      draft.sessions.map(\.date).max().map { $0.adding(days: Self.daysKept) }
    }
    if !isNow, let due, let draft {
      let today = today ?? ReviewProgress.today(in: draft.timeZone)
      if today < due {
        return PurgedDrive(
          folder: drive, due: due, isDone: false, removed: [], kept: [], remaining: [])
      }
    }
    let traces = traces(of: draft, url)
    let files = PurgedFiles(in: url, traces: traces)
    if !isPreview {
      try writeTotals(of: draft, in: url)
      for path in files.removed { try remove(url.appendingPathComponent(path)) }
      files.removeEmptyFolders()
      for path in elsewhere {
        // What a killed command has left beside them goes, too.
        try? StagedFolder.repair(URL(fileURLWithPath: path))
        try removeAll(URL(fileURLWithPath: path))
      }
    }
    return PurgedDrive(
      folder: drive, due: due, isDone: !isPreview,
      removed: files.removed + elsewhere, kept: files.kept,
      remaining: isPreview ? [] : files.remaining())
  }

  private func draft(_ url: URL) throws(UseCaseError) -> DraftDrive? {
    do throws(DriveFileProblems) {
      return try DraftDrive(at: url)
    } catch {
      // At once everything goes, whatever is wrong with it.
      if isNow { return nil }
      throw UseCaseError(error)
    }
  }

  /// The names and numbers that are known of people.
  private func traces(of draft: DraftDrive?, _ url: URL) -> PersonalTraces {
    var traces = PersonalTraces()
    for person in draft?.registrants ?? [] {
      traces.add(person.name)
      traces.add(person.phone)
    }
    if History.exists(in: url), let texts = try? History(in: url, waiting: wait).namesAndPhones() {
      texts.forEach { traces.add($0) }
    }
    return traces
  }

  private func writeTotals(of draft: DraftDrive?, in url: URL) throws(UseCaseError) {
    let place = url.appendingPathComponent(PurgedFiles.totals)
    // Those of a run that was stopped count what was there before it.
    guard !FileManager.default.fileExists(atPath: place.path) else { return }
    let totals = PurgedTotals(of: draft, in: url, at: moment ?? .now)
    do throws(OutputError) {
      var file = try OutputFile(at: place)
      try file.write(totals.json.document + "\n")
      try file.finish()
    } catch {
      throw UseCaseError(error)
    }
  }

  private func remove(_ url: URL) throws(UseCaseError) {
    guard unlink(url.path) == 0 || errno == ENOENT else {
      throw UseCaseError(
        PurgeError.notRemoved(path: url.path, reason: String(cString: strerror(errno))))
    }
  }

  /// Removes a file, or a folder with everything in it; a link alone, not what it leads to.
  private func removeAll(_ url: URL) throws(UseCaseError) {
    var status = stat()
    guard lstat(url.path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { return try remove(url) }
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      throw UseCaseError(
        PurgeError.notRemoved(path: url.path, reason: error.localizedDescription))
    }
  }
}

/// Why personal data is still there.
public enum PurgeError: KhungGioError, Equatable {
  /// The folder is none of a drive: nothing is removed from others.
  case noDrive(path: String)
  /// A file cannot be removed.
  case notRemoved(path: String, reason: String)

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noDrive: "purge-without-drive"
    case .notRemoved: "purge-not-removed"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .noDrive: .inputMissing
    case .notRemoved: .cannotWrite
    }
  }
}

/// What became of the personal data of a drive.
public struct PurgedDrive: JSONDocument, Equatable {
  /// A file that still has names or telephone numbers in it.
  public struct Remaining: Equatable, Sendable {
    /// Its path in the drive's folder.
    public let path: String
    /// How many names and numbers.
    public let count: Int
  }

  /// The path of the folder, as it was given.
  public let folder: String
  /// From when personal data goes; nil where the day is not known.
  public let due: CalendarDate?
  /// Whether it is gone.
  public let isDone: Bool
  /// What went, or would go.
  public let removed: [String]
  /// The files that are kept.
  public let kept: [String]
  /// Kept files in which people are named all the same.
  public let remaining: [Remaining]

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("folder", .string(folder)), ("due", .optional(due?.isoText)), ("purged", .bool(isDone)),
      ("removed", .array(removed.map { .string($0) })),
      ("kept", .array(kept.map { .string($0) })),
      (
        "remaining",
        .array(
          remaining.map {
            .object([("file", .string($0.path)), ("names_and_phones", .integer($0.count))])
          })
      ),
    ])
  }
}

extension CalendarDate {
  /// The day so many days later; the last day of the calendar where there is none.
  fileprivate func adding(days: Int) -> CalendarDate {
    var day = self
    for _ in 0..<days {
      day =
        CalendarDate(year: day.year, month: day.month, day: day.day + 1)
        ?? CalendarDate(year: day.year, month: day.month + 1, day: 1)
        ?? CalendarDate(year: day.year + 1, month: 1, day: 1) ?? CalendarDate.latest
    }
    return day
  }
}
