public import Foundation

/// A file written beside its place and moved there when it is whole, so that whoever looks finds
/// the old file or the new one, never half of one.
public struct OutputFile: ~Copyable {
  private let path: String
  /// Where the bytes go until the file is whole; nil for a pipe or device, which has no beside.
  private let beside: String?
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isFinished = false
  private static let bufferSize = 1 << 20

  /// Begins a file.
  ///
  /// - Parameter url: where it shall be; a file there is replaced at the end.
  /// - Throws: ``OutputFault/cannotCreate(path:reason:)``.
  public init(at url: URL) throws(OutputFault) {
    let place = url.resolvingSymlinksInPath().path
    var status = stat()
    let isThere = stat(place, &status) == 0
    let kind = status.st_mode & S_IFMT
    guard !isThere || kind != S_IFDIR else {
      throw .cannotCreate(path: url.path, reason: String(cString: strerror(EISDIR)))
    }
    let name = "\(place).\(ProcessInfo.processInfo.processIdentifier).tmp"
    let isDevice = isThere && kind != S_IFREG
    let opened =
      isDevice
      ? open(place, O_WRONLY) : open(name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644)
    guard opened >= 0 else {
      throw .cannotCreate(path: url.path, reason: String(cString: strerror(errno)))
    }
    self.init(path: place, beside: isDevice ? nil : name, descriptor: opened)
  }

  private init(path: String, beside: String?, descriptor: Int32) {
    self.path = path
    self.beside = beside
    self.descriptor = descriptor
    buffer.reserveCapacity(OutputFile.bufferSize + 4096)
  }

  deinit {
    guard !isFinished else { return }
    close(descriptor)
    if let beside { unlink(beside) }
  }

  /// Adds text at the end.
  ///
  /// - Throws: ``OutputFault/cannotWrite(path:reason:)``.
  public mutating func write(_ text: String) throws(OutputFault) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Adds bytes at the end.
  ///
  /// - Throws: ``OutputFault/cannotWrite(path:reason:)``.
  public mutating func write(_ bytes: [UInt8]) throws(OutputFault) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Ends the file: makes sure the disk has it, and moves it to its place.
  ///
  /// - Throws: ``OutputFault/cannotWrite(path:reason:)``; the place then is as before.
  public consuming func finish() throws(OutputFault) {
    try flush()
    // A pipe cannot be synchronised, and need not be.
    guard beside == nil || fsync(descriptor) == 0 else { throw fault() }
    if let beside, rename(beside, path) != 0 { throw fault() }
    isFinished = true
    guard close(descriptor) == 0 else { throw fault() }
    if beside != nil { OutputFile.synchroniseFolder(of: path) }
  }

  private mutating func flush() throws(OutputFault) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Foundation.write(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 {
        guard errno == EINTR else { throw fault() }
        continue
      }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func fault() -> OutputFault {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }

  /// Makes sure the disk knows the file's new name. Some file systems cannot; the file is whole
  /// all the same.
  private static func synchroniseFolder(of path: String) {
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY)
    guard folder >= 0 else { return }
    _ = fsync(folder)
    close(folder)
  }
}
