package import Foundation
import Wording

/// Reads whole files, and says what stands in the way.
package enum InputFile {
  /// Larger files are refused: twenty million people's lists have less.
  package static let mostBytes = 2 << 30

  /// The bytes of a regular file without a byte order mark, or nil with the reason in the log.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - name: what problems call it.
  ///   - most: the most bytes it may have.
  ///   - log: where problems go.
  /// - Returns: the bytes; nil where there are none to read.
  static func bytes(
    of url: URL, named name: String, most: Int = mostBytes, log: inout ProblemLog
  ) -> [UInt8]? {
    log.begin(name)
    do throws(Refusal) {
      let bytes = try bytes(of: url, most: most)
      return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    } catch {
      switch error {
      case .missing:
        log.add(DriveFileProblem(code: .missingInput, file: name, value: name))
      case .notRegular:
        log.add(
          DriveFileProblem(code: .unreadable, file: name, value: name, expected: .file(name)))
      case .tooLarge(let size):
        log.add(
          DriveFileProblem(
            code: .tooLarge, file: name, value: "\(size / 1_000_000) MB",
            expected: .megabytes(most / 1_000_000)))
      case .unreadable:
        log.add(
          DriveFileProblem(code: .unreadable, file: name, value: name, hint: .allowReading))
      }
      return nil
    }
  }

  /// Why a file is not read.
  package enum Refusal: Error, Equatable {
    /// There is none.
    case missing
    /// It is a folder, a pipe or a device: one of them might never end.
    case notRegular
    /// It has so many bytes.
    case tooLarge(Int)
    /// The system does not let it be read.
    case unreadable
  }

  /// The bytes of a regular file.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - most: the most bytes it may have.
  /// - Returns: the bytes.
  /// - Throws: why it is not read.
  package static func bytes(of url: URL, most: Int = mostBytes) throws(Refusal) -> [UInt8] {
    // Opening a pipe would wait for whoever writes to it.
    let descriptor = open(url.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing : errno == ENXIO ? .notRegular : .unreadable
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    let size = Int(status.st_size)
    guard size <= most else { throw .tooLarge(size) }
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, size - done, off_t(done))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw .unreadable }
      guard read > 0 else { break }
      done += read
    }
    if done < size { bytes.removeLast(size - done) }
    return bytes
  }

  /// Whether the bytes are UTF-16, which nothing else here could be: its mark, or many a NUL in the
  /// beginning.
  static func isUTF16(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(64).count { $0 == 0 } > 8
  }
}

extension String {
  /// The text in Unicode normal form C.
  ///
  /// Nothing below U+0300 and nothing of Latin Extended Additional, where the Vietnamese letters
  /// are, needs composing, so that most names are let through after a look at their bytes.
  package var normalised: String {
    var bytes = utf8.makeIterator()
    while let byte = bytes.next() {
      if byte < 0x80 { continue }
      if byte <= 0xCB {
        _ = bytes.next()
      } else if byte == 0xE1, let second = bytes.next(), (0xB8...0xBB).contains(second) {
        _ = bytes.next()
      } else {
        return precomposedStringWithCanonicalMapping
      }
    }
    return self
  }
}
