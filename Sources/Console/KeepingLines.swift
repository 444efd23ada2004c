import DriveFiles
import Drives
package import KhungGio
package import Wording

/// What came of keeping a drive, and of letting go of what it has of people, in words.
package struct KeepingLines {
  private let wording: Words

  /// What came of it, in words.
  ///
  /// - Parameter wording: the language.
  package init(wording: Words) { self.wording = wording }

  /// Why there is no backup, or none that can be read.
  func words(of error: BackupError) -> String {
    switch error {
    case .missing(let path): wording.backupMissing(path)
    case .unreadable(let path): wording.backupUnreadable(path)
    case .notABackup(let path): wording.notABackup(path)
    case .newer(let path): wording.backupNewer(path)
    case .damaged(let path, let file): wording.backupDamaged(path, file: file)
    case .unsafePath(let path): wording.backupPathUnsafe(path)
    case .pathTooLong(let path): wording.backupPathTooLong(path)
    case .isThere(let path): wording.backupIsThere(path)
    }
  }

  /// Why personal data is still there.
  func words(of error: PurgeError) -> String {
    switch error {
    case .noDrive(let path): wording.noDriveFolder(path)
    case .notRemoved(let path, let reason): wording.notRemoved(path, reason: reason)
    }
  }

  /// A backup that was written.
  package func lines(of backup: WrittenBackup) -> [String] {
    [
      wording.backupWritten(
        backup.file, files: backup.files, kilobytes: (backup.bytes + 999) / 1000),
      wording.backupHasPeople,
    ]
  }

  /// What became of personal data.
  ///
  /// - Parameters:
  ///   - purged: what went.
  ///   - isPreview: whether it only would go.
  ///   - hasElsewhere: whether other places were named.
  /// - Returns: the lines.
  package func lines(
    of purged: PurgedDrive, isPreview: Bool, hasElsewhere: Bool
  ) -> [String] {
    if isPreview, !purged.kept.isEmpty {
      return [wording.purgePreview(purged.removed.count)] + purged.removed.map { "  " + $0 }
        + [wording.purgeKeeps(purged.kept)]
    }
    guard purged.isDone else {
      return purged.due.map {
        TextWidth.wrapped(
          wording.purgeLater($0, days: PurgeDrive.daysKept), to: TextWidth.page)
      } ?? []
    }
    var lines = [wording.purged(purged.removed.count)]
    lines.append(wording.purgeKeeps(purged.kept))
    lines +=
      purged.remaining.isEmpty
      ? [wording.nothingPersonalLeft]
      : purged.remaining.map { wording.personalLeft(in: $0.path, count: $0.count) }
    if !hasElsewhere { lines.append(wording.purgeElsewhere) }
    return lines.flatMap { TextWidth.wrapped(TextWidth.printable($0), to: TextWidth.page) }
  }
}
