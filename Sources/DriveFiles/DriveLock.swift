public import Foundation

/// A lock on a drive's folder: exclusive for changes, shared for reading. The system releases it
/// when the process ends, however it ends.
public struct DriveLock: ~Copyable, Sendable {
  /// The purpose of the lock.
  public enum Use: Sendable {
    /// Reading, which others may do too.
    case reading
    /// Changing, which nobody else may do meanwhile, nor read.
    case changing
  }

  /// Why a drive cannot be locked.
  public enum LockError: Error, Equatable, Sendable {
    /// Somebody else holds it: since when and for what, as far as they said.
    case inUse(since: String?, work: String?)
  }

  private let descriptor: Int32
  private let note: URL?

  /// Locks a drive's folder, and waits while others hold the lock.
  ///
  /// - Parameters:
  ///   - folder: the drive's folder; one that cannot be held, such as where it does not exist or
  ///     its file system knows no locks, is not.
  ///   - use: what for.
  ///   - work: what is done meanwhile, for others who wait: the name of a command.
  ///   - time: when it begins, shown to others who wait.
  ///   - pauses: how often to look again, 10 ms apart.
  /// - Throws: ``LockError/inUse(since:work:)``, where others do not let go of it in time.
  public init(
    _ folder: URL, for use: Use, work: String, time: String, pauses: Int
  ) throws(LockError) {
    let url = folder.resolvingSymlinksInPath()
    let note = url.appendingPathComponent(DriveLock.noteName)
    let opened = open(url.path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      (descriptor, self.note) = (-1, nil)
      return
    }
    let operation = (use == .changing ? LOCK_EX : LOCK_SH) | LOCK_NB
    var isHeld = flock(opened, operation) == 0
    var pausesLeft = pauses
    while !isHeld, errno == EWOULDBLOCK || errno == EINTR, pausesLeft > 0 {
      pausesLeft -= 1
      usleep(10_000)
      isHeld = flock(opened, operation) == 0
    }
    guard isHeld || errno != EWOULDBLOCK else {
      close(opened)
      let words =
        (try? String(contentsOf: note, encoding: .utf8))?
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
      throw .inUse(
        since: words.first, work: words.count > 1 && !words[1].isEmpty ? words[1] : nil)
    }
    descriptor = opened
    guard isHeld, use == .changing else {
      self.note = nil
      return
    }
    // Only for others to read: what is held does not depend on it.
    self.note = DriveLock.write("\(time)\n\(work)\n", to: note) ? note : nil
  }

  /// Writes a note, but never through a link that somebody has put in its place.
  private static func write(_ text: String, to note: URL) -> Bool {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = open(note.path, flags, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1
    else { return false }
    let bytes = Array(text.utf8)
    return Foundation.write(file, bytes, bytes.count) == bytes.count
  }

  /// Extends the lifetime of the lock to the point of the call.
  public borrowing func keepUntilHere() {}

  deinit {
    guard descriptor >= 0 else { return }
    if let note { unlink(note.path) }
    close(descriptor)
  }

  /// Where whoever changes a drive says since when.
  package static let noteName = ".in-use"
}
