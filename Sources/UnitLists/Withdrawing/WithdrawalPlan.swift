public import DriveFiles
import Drives
public import Identities

/// What taking people out of a drive's lists, or putting them back, would change.
public struct WithdrawalPlan: Sendable {
  /// The lists that change; write them with ``ImportCommit``.
  public let lists: [DraftDrive.List]
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
  ///   - draft: the drive.
  ///   - known: what is known of its people beyond its lists.
  public init(
    withdrawing registrants: [Int], from draft: DraftDrive, known: KnownIdentities
  ) {
    var changes = ListChanges(draft, known)
    let rows = changes.remove(registrants)
    self.init(changes, rows, draft)
  }

  /// Puts people back.
  ///
  /// - Parameters:
  ///   - rows: their rows.
  ///   - draft: the drive.
  ///   - known: what is known of its people beyond its lists.
  public init(
    returning rows: [WithdrawnRow], to draft: DraftDrive, known: KnownIdentities
  ) {
    var changes = ListChanges(draft, known)
    changes.restore(rows)
    self.init(changes, rows, draft)
  }

  private init(_ changes: ListChanges, _ rows: [WithdrawnRow], _ draft: DraftDrive) {
    self.rows = rows
    lists = changes.changed + (changes.record.map { [$0] } ?? [])
    let all = changes.all
    leavesPeople = !all.isEmpty
    guard leavesPeople, !lists.isEmpty else { return }
    do throws(DriveFileProblems) {
      _ = try draft.drive(with: all)
    } catch {
      problems = error.problems
    }
  }
}

extension ListChanges {
  fileprivate init(_ draft: DraftDrive, _ known: KnownIdentities) {
    self.init(
      draft: draft, units: draft.units.map(\.id),
      texts: FieldTexts(of: draft),
      ids: PermanentIDs(of: draft, known: known))
  }
}
