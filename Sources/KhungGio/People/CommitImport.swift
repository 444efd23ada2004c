import DriveFiles
import Foundation
import UnitLists

/// Writes an import that somebody has looked at, exactly as it was shown: where the drive has changed
/// since, nothing is written.
public struct CommitImport: UseCase {
  /// The import.
  public var prepared: PreparedImport
  /// What the folder held before the import was prepared.
  public var base: FolderState
  /// Why people who are not on a list sent again are taken out, as the history keeps it.
  public var reason = ""
  /// When; nil for now.
  public var moment: Moment?
  /// How long to wait, in seconds, for others who change the drive.
  public var wait = DriveLocking.usualWait

  /// Writes an import.
  ///
  /// - Parameters:
  ///   - prepared: the import.
  ///   - base: what the folder held before the import was prepared.
  public init(_ prepared: PreparedImport, base: FolderState) {
    self.prepared = prepared
    self.base = base
  }

  /// Writes the lists.
  ///
  /// - Parameter context: not used.
  /// - Returns: what was written.
  /// - Throws: ``StaleError`` where the folder holds something else by now, or why it cannot be
  ///   written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> CommittedImport {
    let lock = try DriveLocking(prepared.folder, for: .changing, work: "serve", waiting: wait)
    defer { lock.keepUntilHere() }
    guard FolderState(of: prepared.folder) == base else { throw UseCaseError(StaleError()) }
    let isWritten = try prepared.write(at: moment ?? .now, replacing: reason)
    return CommittedImport(isWritten: isWritten, lists: isWritten ? prepared.plan.lists.count : 0)
  }
}

/// An import that was written.
public struct CommittedImport: JSONDocument, Equatable {
  /// Whether anything could be written: nothing is where something is refused.
  public let isWritten: Bool
  /// How many lists changed or began.
  public let lists: Int

  /// One JSON document.
  public var json: JSONValue {
    .object([("written", .bool(isWritten)), ("lists", .integer(lists))])
  }
}
