import ArgumentParser
import Foundation

/// A file that is written beside its place and then renamed, so that it is whole or not there.
struct Saving {
  /// Why it could not be written; nil where it was.
  let failure: Failure?

  /// Why a file could not be written.
  struct Failure: Error {
    /// What to exit with.
    let status: ExitCode
    /// The system's words.
    let reason: String
  }

  /// Writes text to a path.
  init(_ text: String, at path: String) {
    self.init(at: path) { file throws(Failure) in
      try Saving.write(text, to: file)
    }
  }

  /// Has a file written to a path.
  init(at path: String, _ write: (_ file: Int32) throws(Failure) -> Void) {
    do throws(Failure) {
      try Saving.replace(path, write)
      failure = nil
    } catch {
      failure = error
    }
  }

  private static func replace(
    _ path: String, _ write: (_ file: Int32) throws(Failure) -> Void
  ) throws(Failure) {
    // A pipe or a device is written to, not replaced.
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard !isThere || status.st_mode & S_IFMT == S_IFREG else {
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw Failure(status: ExitStatus.cannotCreate, reason: String(cString: strerror(EISDIR)))
      }
      let file = open(path, O_WRONLY)
      guard file >= 0 else { throw failed(ExitStatus.cannotCreate) }
      defer { close(file) }
      return try write(file)
    }
    let beside = "\(path).\(getpid()).part"
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard file >= 0 else { throw failed(ExitStatus.cannotCreate) }
    do throws(Failure) {
      try write(file)
      guard close(file) == 0 else { throw failed(ExitStatus.cannotWrite) }
      guard rename(beside, path) == 0 else { throw failed(ExitStatus.cannotCreate) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  /// Writes all of a text to an open file.
  static func write(_ text: String, to file: Int32) throws(Failure) {
    var text = text
    let failure: Failure? = text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Foundation.write(
          file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          return failed(ExitStatus.cannotWrite)
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  private static func failed(_ status: ExitCode) -> Failure {
    Failure(status: status, reason: String(cString: strerror(errno)))
  }
}
