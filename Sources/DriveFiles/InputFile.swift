import Foundation
import Wording

/// Reads whole files, and says what stands in the way.
enum InputFile {
  /// Larger files are refused: twenty million people's lists have less.
  static let mostBytes = 2 << 30

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
    let path = url.resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      log.add(DriveFileProblem(code: .missingInput, file: name, value: name))
      return nil
    }
    // A pipe or a device might never end.
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      log.add(
        DriveFileProblem(code: .unreadable, file: name, value: name, expected: .file(name)))
      return nil
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    guard size <= most else {
      log.add(
        DriveFileProblem(
          code: .tooLarge, file: name, value: "\(size / 1_000_000) MB",
          expected: .megabytes(most / 1_000_000)))
      return nil
    }
    guard let data = try? Data(contentsOf: url) else {
      log.add(
        DriveFileProblem(code: .unreadable, file: name, value: name, hint: .allowReading))
      return nil
    }
    let bytes = [UInt8](data)
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// Whether the bytes are UTF-16, which nothing else here could be: its mark, or a NUL in the
  /// beginning.
  static func isUTF16(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(64).contains(0)
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
