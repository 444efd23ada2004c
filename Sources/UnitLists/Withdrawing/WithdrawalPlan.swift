public import DriveFiles
import Drives
public import Identities

/// What taking people out of a drive's lists, or putting them back, would change.
public struct WithdrawalPlan: Sendable {
  /// The lists that change; write them with ``ImportCommit``.
  public let lists: [DriveFrame.List]
  /// The rows that are taken out or put back.
  public let rows: [WithdrawnRow]
  /// Whether anybody is left on the lists.
  public let leavesPeople: Bool
  /// What would be wrong with the drive.
  public private(set) var problems: [DriveFileProblem] = []

  /// Takes people out.
  ///
  /// - Parameters:
  ///   - registrants: who, as indices in the drive.
  ///   - frame: the drive.
  ///   - known: what is known of its people beyond its lists.
  public init(
    withdrawing registrants: [Int], from frame: DriveFrame, known: KnownIdentities
  ) {
    var changes = ListChanges(frame, known)
    let rows = changes.remove(registrants)
    self.init(changes, rows, frame)
  }

  /// Puts people back.
  ///
  /// - Parameters:
  ///   - rows: their rows.
  ///   - frame: the drive.
  ///   - known: what is known of its people beyond its lists.
  public init(
    returning rows: [WithdrawnRow], to frame: DriveFrame, known: KnownIdentities
  ) {
    var changes = ListChanges(frame, known)
    changes.restore(rows)
    self.init(changes, rows, frame)
  }

  private init(_ changes: ListChanges, _ rows: [WithdrawnRow], _ frame: DriveFrame) {
    self.rows = rows
    lists = changes.changed + (changes.record.map { [$0] } ?? [])
    let all = changes.all
    leavesPeople = !all.isEmpty
    guard leavesPeople, !lists.isEmpty else { return }
    do throws(DriveFileProblems) {
      _ = try frame.drive(with: all)
    } catch {
      problems = error.problems
    }
  }
}

extension ListChanges {
  fileprivate init(_ frame: DriveFrame, _ known: KnownIdentities) {
    self.init(
      frame: frame, units: frame.units.map(\.id),
      texts: FieldTexts(sessions: frame.sessions.map(\.id), kinds: frame.kinds.map(\.name)),
      ids: PermanentIDs(of: frame, known: known))
  }
}
