public import Foundation

/// A folder for the files of one run, in memory where the system has such a place.
public struct Scratch: Sendable {
  /// The folder.
  public let url: URL

  init() throws {
    let memory = "/dev/shm"
    let parent =
      FileManager.default.isWritableFile(atPath: memory)
      ? URL(fileURLWithPath: memory, isDirectory: true) : FileManager.default.temporaryDirectory
    url = parent.appendingPathComponent("khunggio-fuzzing-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  /// Writes a file that stays as it is.
  ///
  /// - Parameters:
  ///   - text: what it holds.
  ///   - path: its path in the folder; folders on the way are made.
  /// - Returns: where it is.
  /// - Throws: why it cannot be written.
  @discardableResult
  public func write(_ text: String, to path: String) throws -> URL {
    let place = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
    return place
  }
}

/// A file whose bytes are replaced again and again.
public struct InputPlace {
  /// Where it is.
  public let url: URL
  private let path: [CChar]

  /// A file.
  ///
  /// - Parameters:
  ///   - path: its path in the folder.
  ///   - scratch: the folder.
  /// - Throws: why it cannot be written.
  public init(_ path: String, in scratch: Scratch) throws {
    url = try scratch.write("", to: path)
    self.path = Array(url.path.utf8CString)
  }

  /// Replaces the bytes.
  public func put(_ bytes: UnsafeRawBufferPointer) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(file >= 0)
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = Foundation.write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      precondition(count > 0)
      done += count
    }
  }

  /// Replaces the bytes.
  public func put(_ bytes: UnsafeBufferPointer<UInt8>) { put(UnsafeRawBufferPointer(bytes)) }
}
