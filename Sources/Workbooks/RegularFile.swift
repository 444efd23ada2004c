import Foundation

/// A file that is open for reading, and is no pipe, device or folder: those might never end.
struct RegularFile: ~Copyable {
  private let descriptor: Int32
  /// Its size in bytes.
  let size: Int

  /// Opens a file.
  ///
  /// - Parameter path: where it is.
  /// - Throws: ``WorkbookError/unreadable(reason:)``, or ``WorkbookError/notAWorkbook`` where it is
  ///   no regular file.
  init(path: String) throws(WorkbookError) {
    // Opening a pipe would wait for whoever writes to it.
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(reason: RegularFile.systemReason) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = RegularFile.systemReason
      close(descriptor)
      throw .unreadable(reason: reason)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAWorkbook
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  private static var systemReason: String { String(cString: strerror(errno)) }

  /// Another descriptor of the file, at its beginning, for whoever closes it.
  func duplicate() throws(WorkbookError) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0, lseek(copy, 0, SEEK_SET) == 0 else {
      throw .unreadable(reason: RegularFile.systemReason)
    }
    return copy
  }

  /// Some bytes of the file; fewer where it ends.
  ///
  /// - Parameters:
  ///   - offset: where they begin.
  ///   - count: how many.
  /// - Returns: the bytes.
  /// - Throws: ``WorkbookError/unreadable(reason:)``.
  func bytes(at offset: Int, count: Int) throws(WorkbookError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: min(count, max(0, size - offset)))
    var done = 0
    while done < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done,
          off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw .unreadable(reason: RegularFile.systemReason) }
      guard read > 0 else { break }
      done += read
    }
    return Array(bytes.prefix(done))
  }
}
