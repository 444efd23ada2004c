public import DriveFiles
public import Foundation

/// A drive's folder, held: while this value lives nobody else changes it.
public final class DriveLocking: Sendable {
  /// How long, in seconds, to wait for others who change the same drive, by default.
  public static let usualWait = 30.0

  private let lock: DriveLock

  /// Locks a drive's folder, and waits while others hold the lock.
  ///
  /// - Parameters:
  ///   - folder: the drive's folder.
  ///   - use: what for.
  ///   - work: what is done meanwhile, for others who wait: the name of a command.
  ///   - seconds: how long to wait.
  /// - Throws: `DriveLock.LockError`, where others do not let go of it in time.
  public init(
    _ folder: URL, for use: DriveLock.Use, work: String = "", waiting seconds: Double = usualWait
  ) throws(UseCaseError) {
    do throws(DriveLock.LockError) {
      lock = try DriveLock(
        folder, for: use, work: work, time: Moment.now.text, pauses: Int(seconds * 100))
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Extends the lifetime of the lock to the point of the call.
  public func keepUntilHere() {}
}
