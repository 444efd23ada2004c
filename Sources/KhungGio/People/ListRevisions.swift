import DriveFiles
public import DriveStore
import Drives
import Foundation

/// Lists the published plans of a drive.
public struct ListRevisions: UseCase {
  /// The drive, which need not have lists.
  public var lists: OpenLists

  /// Lists the published plans of a drive.
  ///
  /// - Parameter lists: the drive, which need not have lists.
  public init(_ lists: OpenLists) { self.lists = lists }

  /// Reads the history.
  ///
  /// - Parameter context: not used.
  /// - Returns: the published plans; none where there is no history.
  /// - Throws: why the history cannot be read.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> Revisions {
    let read = try lists.records.quietHistory(for: "history") { history throws(HistoryError) in
      (issues: try history.issues(), sizes: try history.sizes())
    }
    let rows = zip(read?.issues ?? [], read?.sizes ?? []).map(Revisions.Row.init)
    return Revisions(
      rows: rows, changedFiles: rows.last.map { changedFiles(since: $0.issue) } ?? [])
  }

  /// The plan's file of a revision, byte for byte.
  ///
  /// - Parameter number: the revision number.
  /// - Returns: the bytes.
  /// - Throws: ``PublishedSourceError/noSuchRevision(_:last:)``, or why the history cannot be read.
  public func plan(of number: Int) throws(UseCaseError) -> [UInt8] {
    let read = try lists.records.quietHistory(for: "history") { history throws(HistoryError) in
      (bytes: try history.plan(of: number), last: try history.last())
    }
    guard let bytes = read?.bytes else {
      throw UseCaseError(PublishedSourceError.noSuchRevision(number, last: read?.last ?? 0))
    }
    return bytes
  }

  /// Files of the drive that are not as they were, or not there any more.
  private func changedFiles(since issue: Issue) -> [String] {
    let now = Dictionary(
      uniqueKeysWithValues: DriveFolder.inputs(at: lists.draft.url).map {
        ($0.path, Checksum(of: $0.bytes))
      })
    let then = Dictionary(uniqueKeysWithValues: issue.inputs.map { ($0.file, $0.checksum) })
    return Set(now.keys).union(then.keys).filter { now[$0] != then[$0] }.sorted()
  }
}

/// The published plans of a drive.
public struct Revisions: JSONDocument, Equatable {
  /// One published plan.
  public struct Row: Equatable, Sendable {
    /// What the history keeps of it.
    public let issue: Issue
    /// How many people it invites, and how they differ from the revision before.
    public let size: History.Size
  }

  /// One per revision, by number.
  public let rows: [Row]
  /// The files of the drive that are not as they were when the last plan was published.
  public let changedFiles: [String]

  /// One JSON document.
  public var json: JSONValue {
    .object([
      (
        "issues",
        .array(
          rows.map { row in
            .object([
              ("number", .integer(row.issue.number)), ("time", .string(row.issue.time)),
              ("reason", .string(row.issue.reason)), ("invited", .integer(row.size.invited)),
              ("moved", .integer(row.size.moved)), ("came", .integer(row.size.came)),
              ("gone", .integer(row.size.gone)),
              ("plan_sha256", .string(row.issue.checksum.text)),
              (
                "inputs",
                .object(row.issue.inputs.map { ($0.file, .string($0.checksum.text)) })
              ),
            ])
          })
      )
    ])
  }
}
