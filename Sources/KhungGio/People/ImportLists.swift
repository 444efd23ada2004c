import DriveFiles
import Drives
public import Foundation
import Identities
public import UnitLists
public import Wording

/// Reads the lists that units send, and finds what importing them does: the value that comes of it is
/// shown first and then written, so that what is written is what was shown.
public struct ImportLists: UseCase {
  /// What becomes of people who are not on a list that their unit sends again.
  public enum Missing: Sendable {
    /// They stay on the lists, and whether they have withdrawn stays open.
    case open
    /// They stay on the lists.
    case kept
    /// They are taken off the lists.
    case takenOut
  }

  /// The drive, opened to be changed.
  public var lists: OpenLists
  /// The paths of the lists, or of folders of them.
  public var files: [String]
  /// What columns hold, before anything is guessed.
  public var mappings: [ColumnMapping] = []
  /// The id of the unit that all lists are of; nil to find it in them.
  public var unit: String?
  /// Whether units that the lists name and the drive does not have are added to it.
  public var addsUnits = false
  /// The rules of eligibility.
  public var eligibility = Eligibility.circular2013
  /// What becomes of people who are not on a list that their unit sends again.
  public var missing = Missing.open
  /// Whether people who have withdrawn and are named again are brought back.
  public var bringsBack = false
  /// Whether the other rows are imported where some are refused.
  public var leavesOutRefused = false
  /// Whether the text of every cell of a person's row is reported.
  public var keepsCells = false

  /// Imports lists into a drive.
  ///
  /// - Parameters:
  ///   - files: the paths of the lists, or of folders of them.
  ///   - lists: the drive, opened to be changed.
  public init(_ files: [String], into lists: OpenLists) {
    self.files = files
    self.lists = lists
  }

  /// Reads the lists; writes nothing.
  ///
  /// - Parameter context: not used.
  /// - Returns: what importing them does.
  /// - Throws: ``OptionError`` for a unit that the drive does not have, or why the drive's key or
  ///   history cannot be read.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PreparedImport {
    let draft = lists.draft
    let saved = SavedMappings(of: draft)
    if let unit, !draft.units.contains(where: { $0.id == unit }) {
      throw UseCaseError(OptionError("unit", unit))
    }
    let sent = SentFiles(at: files)
    var options = ImportOptions()
    options.mappings = mappings
    options.savedMappings = saved.mappings
    options.unit = unit
    options.makesUnits = addsUnits
    options.keepsCells = keepsCells
    options.eligibility = eligibility
    options.withdrawn = try lists.records.withdrawals(notOn: draft)
    options.bringsBack = bringsBack
    options.replaces = missing == .takenOut
    options.identities = try lists.records.knownIdentities()
    let plan = ImportPlan(of: sent.lists, into: draft, options: options, flagged: sent.diagnostics)
    return PreparedImport(
      plan: plan, lists: lists, files: sent.lists, saved: saved,
      isStopped: plan.isRefused && !(leavesOutRefused && plan.driveProblems.isEmpty),
      isOpen: missing == .open && plan.missing.contains(where: \.isResent))
  }
}

/// What importing lists does, exactly as ``write(at:replacing:)`` then does it.
public struct PreparedImport: JSONDocument {
  /// How an import ends.
  public enum Outcome: Equatable, Sendable {
    /// Everything is imported.
    case complete
    /// Done, but refused rows are left out, or a list may have been left unread.
    case incomplete
    /// Done, but whether people who are not on a list sent again have withdrawn stays open.
    case open
    /// Something is refused: nothing is written.
    case refused
    /// A file is missing.
    case missingInput
  }

  /// What was found, row by row.
  public let plan: ImportPlan
  private let lists: OpenLists
  private let files: [SentFile]
  private let saved: SavedMappings
  /// Whether nothing is written since something is refused.
  public let isStopped: Bool
  private let isOpen: Bool

  fileprivate init(
    plan: ImportPlan, lists: OpenLists, files: [SentFile], saved: SavedMappings, isStopped: Bool,
    isOpen: Bool
  ) {
    self.plan = plan
    self.lists = lists
    self.files = files
    self.saved = saved
    self.isStopped = isStopped
    self.isOpen = isOpen
  }

  /// The drive's folder.
  var folder: URL { lists.draft.url }

  /// How it ends.
  public var outcome: Outcome {
    if plan.isMissingInput { return .missingInput }
    if isStopped { return .refused }
    if plan.isRefused || plan.mayHaveLeftListUnread { return .incomplete }
    return isOpen ? .open : .complete
  }

  /// Writes the lists, what was said of their columns, and who withdrew or is back; does nothing where
  /// something is refused.
  ///
  /// - Parameters:
  ///   - moment: when.
  ///   - reason: why people who are not on a list sent again are taken out, as the history keeps it.
  /// - Returns: whether anything could be written.
  /// - Throws: why it cannot be written.
  @discardableResult
  public func write(
    at moment: Moment = .now, replacing reason: String = ""
  ) throws(UseCaseError) -> Bool {
    guard !isStopped else { return false }
    let draft = lists.draft
    if !plan.replaced.isEmpty {
      try lists.records.withdraw(
        plan.replaced, writing: plan.files, newUnits: plan.newUnits, into: draft, at: moment,
        reason: reason)
    }
    do throws(OutputError) {
      if plan.replaced.isEmpty {
        try ImportCommit.write(plan.files, newUnits: plan.newUnits, into: draft)
      }
      if !plan.mappings.isEmpty {
        var saved = saved
        saved.keep(plan.mappings)
        try saved.write(into: draft)
      }
    } catch {
      throw UseCaseError(error)
    }
    if plan.bringsBack, !plan.withdrawn.isEmpty {
      try lists.records.bringBack(plan.withdrawn.map(\.number), at: moment)
    }
    return true
  }

  /// Writes the lists that something is wrong with back, their errors marked.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder to write into, made if need be.
  ///   - wording: the language of the marks.
  ///   - mayReplace: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: why one cannot be written.
  public func writeMarked(
    into folder: String, wording: Words, mayReplace: Bool = false
  ) throws(UseCaseError) -> [URL] {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    do throws(OutputError) {
      try OutputPlace.check(folder: folder, of: lists.draft.url)
      try StagedFolder.make(url)
      return try MarkedLists(plan, wording: wording).write(files, to: url, mayReplace: mayReplace)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// One JSON document, of what is not written yet.
  public var json: JSONValue { json(isWritten: false, in: nil) }
}
