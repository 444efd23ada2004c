import DriveFiles
import DriveStore
public import Drives
import Foundation
import Identities
public import Invitations
import Plans
import Wording

/// Writes what is sent and printed for a plan: letters, workbooks, calendars, messages, slips.
public struct WriteLetters: UseCase {
  /// The drive.
  public var drive: OpenDrive
  /// The path of the folder to write into, made if need be.
  public var folder: String
  /// The plan's file; nil for the drive's own.
  public var plan: String?
  /// The formats, each once.
  public var formats = LetterFormat.usual
  /// Whether files that are there are replaced.
  public var force = false
  /// Whether only those are reported whose published slot changed.
  public var tellsChanges = false
  /// The revision to tell changes from; nil for the one before the plan.
  public var since: Int?
  /// Whether the letters are to be signed; drafts say on every page that they are.
  public var isFinal = false
  /// Whether names, telephone numbers and years of birth are hidden.
  public var isRedacted = false
  /// The path of a folder with templates to use instead of the usual ones.
  public var templates: String?
  /// The language of the letters; nil for the drive's own.
  public var language: Language?
  /// Where phones open the door, for links in the QR codes of slips; nil for codes alone.
  public var door: DoorAddress?
  /// The id of the unit that alone gets letters; nil for all.
  public var unit: String?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Writes the letters of a drive's own plan.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - folder: the path of the folder to write into.
  public init(of drive: OpenDrive, into folder: String) {
    self.drive = drive
    self.folder = folder
  }

  /// Writes the letters, all of them or none. The plan's file is read once.
  ///
  /// - Parameter context: not used.
  /// - Returns: what was written.
  /// - Throws: ``PlanError/notInvitable(_:)`` where the plan breaks rules, ``FilesAreThere``, or why
  ///   letters cannot be made or written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> WrittenLetters {
    try drive.check(folder: folder)
    let made = try made()
    let all = made.documents.flatMap(\.documents)
    let target = DocumentFolder(at: folder)
    if !all.isEmpty { try target.write(all, force: force) }
    return WrittenLetters(
      made, folder: folder, olderFiles: all.isEmpty ? [] : target.others(than: all))
  }

  /// The letters, all in memory.
  ///
  /// - Returns: the documents, and what they say.
  /// - Throws: ``PlanError/notInvitable(_:)`` where the plan breaks rules, or why letters cannot be
  ///   made.
  func made() throws(UseCaseError) -> MadeLetters {
    let read = try drive.readPlan(plan, notice: notice)
    let audit = Audit(of: read.file.assignments, on: drive.drive)
    guard audit.violations.isEmpty else {
      throw UseCaseError(PlanError.notInvitable(audit.violations))
    }
    reportOfPeopleOutside(read.file)
    let key = try keyOfSlips()
    let context = try revisionContext(of: read, key: key)
    let wording = Words(language: language ?? drive.drive.language)
    let all = Letters(
      of: context.drive, assignments: read.file.assignments, unplaced: read.file.unplaced,
      edition: LetterEdition(
        number: context.number, sequence: context.number ?? 0, isFinal: isFinal,
        isRedacted: isRedacted),
      wording: wording, changes: context.changes, firstPublished: context.firstPublished)
    let letters = unit.map { all.only($0) } ?? all
    let codes = key.map { RegistrationCodes(of: drive.drive, key: $0, issued: context.codes) }
    return MadeLetters(
      documents: try rendered(of: letters, codes), letters: letters,
      isPublished: context.number != nil && context.isPublished)
  }

  private func reportOfPeopleOutside(_ file: PlanFile) {
    var isKnown = PerRegistrant(repeating: false, for: drive.drive.registrants.places)
    for assignment in file.assignments { isKnown[assignment.registrant] = true }
    for entry in file.unplaced { isKnown[entry.registrant] = true }
    let unknown = isKnown.count { !$0 }
    if unknown > 0 { notice(.peopleOutsidePlan(unknown)) }
  }

  /// The key of the drive, made where slips need one; without it their codes could be made up.
  private func keyOfSlips() throws(UseCaseError) -> DriveKey? {
    guard formats.contains(.pdf) else { return try drive.records.key() }
    switch try drive.keyForSaving() {
    case .success(let key): return key
    case .failure(let error): throw UseCaseError(error)
    }
  }

  /// What people know of the plan already.
  private func revisionContext(
    of read: OpenedPlan, key: DriveKey?
  ) throws(UseCaseError) -> RevisionContext {
    let isPublished = try drive.records.isPublished()
    guard isPublished || !tellsChanges else {
      throw UseCaseError(PlanError.nothingPublishedToChange)
    }
    guard isPublished,
      let history = try drive.records.quietHistory(
        for: "invite",
        { history throws(HistoryError) in
          try PublishedHistory(history, of: read.bytes, since: since)
        })
    else { return RevisionContext(nothingOf: drive.drive) }
    if let since, !(1...max(1, history.last)).contains(since) {
      throw UseCaseError(PublishedSourceError.noSuchRevision(since, last: history.last))
    }
    if !history.isPublished, tellsChanges {
      notice(.changesNotPublished(path: plan ?? drive.planPath))
    }
    do throws(InvalidDrive) {
      return try RevisionContext(
        of: read.file.assignments, on: drive.drive, key: key, history, tellsChanges: tellsChanges)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// The documents by format, all in memory.
  private func rendered(
    of letters: Letters, _ codes: RegistrationCodes?
  ) throws(UseCaseError) -> [(format: LetterFormat, documents: [Document])] {
    do throws(LetterError) {
      let texts = try LetterTexts(
        wording: letters.wording, changed: try TemplateFolder.read(templates))
      var made: [(format: LetterFormat, documents: [Document])] = []
      for format in formats {
        made.append(
          (format, try format.documents(of: letters, texts: texts, codes: codes, door: door)))
      }
      return made
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// Letters before they are written anywhere.
struct MadeLetters {
  /// The documents by format.
  let documents: [(format: LetterFormat, documents: [Document])]
  /// What they say.
  let letters: Letters
  /// Whether the plan is the last published one.
  let isPublished: Bool
}

/// The letters that were written.
public struct WrittenLetters: JSONDocument, Equatable {
  /// The files of one format.
  public struct Format: Equatable, Sendable {
    /// The format.
    public let format: LetterFormat
    /// Their paths in the folder.
    public let files: [DocumentPath]
  }

  /// The path of the folder, as it was given.
  public let folder: String
  /// The files by format.
  public let formats: [Format]
  /// How many units are informed something.
  public let units: Int
  /// How many people are invited.
  public let invited: Int
  /// How many people on the lists have no slot.
  public let withoutSlot: Int
  /// How many people are reported that their invitation is called off.
  public let withdrawn: Int
  /// Files in the same folders that are none of these.
  public let olderFiles: [String]
  /// Whether the plan is the last published one.
  public let isPublished: Bool

  init(_ made: MadeLetters, folder: String, olderFiles: [String] = []) {
    self.folder = folder
    formats = made.documents.map { Format(format: $0.format, files: $0.documents.map(\.path)) }
    (units, invited) = (made.letters.units.count, made.letters.invited)
    (withoutSlot, withdrawn) = (made.letters.withoutSlot, made.letters.withdrawn)
    self.olderFiles = olderFiles
    isPublished = made.isPublished
  }

  /// How many files there are.
  public var count: Int { formats.reduce(0) { $0 + $1.files.count } }

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("folder", .string(folder)),
      (
        "files",
        .object(
          formats.map { ($0.format.rawValue, .array($0.files.map { .string($0.text) })) })
      ), ("units", .integer(units)), ("invited", .integer(invited)),
      ("without_slot", .integer(withoutSlot)), ("withdrawn", .integer(withdrawn)),
      ("older_files", .array(olderFiles.map { .string($0) })), ("published", .bool(isPublished)),
    ])
  }
}

/// Writes the usual templates of letters into a folder, to be changed there.
public struct CopyTemplates: UseCase {
  /// The path of the folder to write into, made if need be.
  public var folder: String
  /// The language of the templates.
  public var language: Language
  /// Whether files that are there are replaced.
  public var force = false

  /// Writes the usual templates.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder to write into.
  ///   - language: the language of the templates.
  public init(into folder: String, language: Language) {
    self.folder = folder
    self.language = language
  }

  /// Writes the templates, all of them or none.
  ///
  /// - Parameter context: not used.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why they cannot be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> WrittenFiles {
    let documents = LetterTexts.templates(in: Words(language: language))
    try DocumentFolder(at: folder).write(documents, force: force)
    return WrittenFiles(folder: folder, files: documents.map(\.path.text))
  }
}
