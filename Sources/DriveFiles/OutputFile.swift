import CFiles
public import Foundation

/// A file written out of sight and moved to its place when it is whole, so that whoever looks finds
/// the old file or the new one, never half of one.
///
/// A file that is replaced keeps its permissions; a new one can be read by its owner alone, since
/// what is written here names people.
public struct OutputFile: ~Copyable {
  private let path: String
  private let place: Place
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isFinished = false
  private static let bufferSize = 1 << 20

  /// Where the bytes go until the file is whole.
  private enum Place {
    /// Into the place itself: a pipe or device, which has no beside.
    case itself
    /// Into a file without a name, of which nothing is left where the process is killed.
    case unnamed
    /// Into a file beside the place, where the system knows no files without names.
    case beside(String)
  }

  /// Begins a file.
  ///
  /// - Parameter url: where it shall be; a file there is replaced at the end.
  /// - Throws: ``OutputError/cannotCreate(path:reason:)``.
  public init(at url: URL) throws(OutputError) {
    let path = url.resolvingSymlinksInPath().path
    var status = stat()
    let isThere = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    guard !isThere || kind != S_IFDIR else {
      throw .cannotCreate(path: url.path, reason: String(cString: strerror(EISDIR)))
    }
    if isThere, kind != S_IFREG {
      let opened = open(path, O_WRONLY | O_CLOEXEC)
      guard opened >= 0 else { throw OutputFile.cannotCreate(url) }
      self.init(path: path, place: .itself, descriptor: opened)
      return
    }
    // Also of a new file: a key is written once, and what a killed process left of it would stay for ever.
    OutputFile.removeLeftovers(of: path)
    var place = Place.unnamed
    var opened = cfiles_open_unnamed((path as NSString).deletingLastPathComponent)
    if opened < 0 {
      let beside = OutputFile.nameBeside(path)
      place = .beside(beside)
      opened = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard opened >= 0 else { throw OutputFile.cannotCreate(url) }
    if isThere {
      // Whose it is, and who may read it, stay as they are; where the system forbids the first, the
      // second still holds.
      _ = fchown(opened, status.st_uid, status.st_gid)
      _ = fchmod(opened, status.st_mode & 0o7777)
    }
    self.init(path: path, place: place, descriptor: opened)
  }

  private init(path: String, place: Place, descriptor: Int32) {
    self.path = path
    self.place = place
    self.descriptor = descriptor
    buffer.reserveCapacity(OutputFile.bufferSize + 4096)
  }

  deinit {
    guard !isFinished else { return }
    close(descriptor)
    if case .beside(let name) = place { unlink(name) }
  }

  /// Adds text at the end.
  ///
  /// - Throws: ``OutputError/cannotWrite(path:reason:)``.
  public mutating func write(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Adds bytes at the end.
  ///
  /// - Throws: ``OutputError/cannotWrite(path:reason:)``.
  public mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Ends the file: makes sure the disk has it, and moves it to its place.
  ///
  /// - Throws: ``OutputError/cannotWrite(path:reason:)``; the place then is as before.
  public consuming func finish() throws(OutputError) {
    try flush()
    switch place {
    case .itself:
      // A pipe cannot be synchronised, and need not be.
      break
    case .unnamed:
      guard fsync(descriptor) == 0 else { throw error() }
      let beside = OutputFile.nameBeside(path)
      let number = cfiles_name(descriptor, beside)
      guard number == 0 else { throw error(number) }
      guard rename(beside, path) == 0 else {
        let error = error()
        unlink(beside)
        throw error
      }
      OutputFile.synchroniseFolder(of: path)
    case .beside(let name):
      guard fsync(descriptor) == 0, rename(name, path) == 0 else { throw error() }
      OutputFile.synchroniseFolder(of: path)
    }
    isFinished = true
    guard close(descriptor) == 0 else { throw error() }
  }

  private mutating func flush() throws(OutputError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Foundation.write(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 {
        guard errno == EINTR else { throw error() }
        continue
      }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func error(_ number: Int32 = errno) -> OutputError {
    .cannotWrite(path: path, reason: String(cString: strerror(number)))
  }

  private static func cannotCreate(_ url: URL) -> OutputError {
    .cannotCreate(path: url.path, reason: String(cString: strerror(errno)))
  }

  private static let ending = ".tmp"

  /// A name beside a place that no other process uses.
  private static func nameBeside(_ path: String) -> String {
    "\(path).\(ProcessInfo.processInfo.processIdentifier)\(ending)"
  }

  /// Removes what a process that was killed has left beside a place, if anything.
  private static func removeLeftovers(of path: String) {
    var found = glob_t()
    defer { globfree(&found) }
    let special: Set<Character> = ["\\", "*", "?", "["]
    let literal = path.map { special.contains($0) ? "\\\($0)" : "\($0)" }.joined()
    guard glob("\(literal).[0-9]*\(ending)", GLOB_NOSORT, nil, &found) == 0 else { return }
    for index in 0..<Int(found.gl_pathc) {
      guard let name = found.gl_pathv[index].map({ String(cString: $0) }) else { continue }
      let number = name.utf8.dropFirst(path.utf8.count + 1).dropLast(ending.utf8.count)
      guard let process = Int32(String(Substring(number))), ProcessNumber.isDead(process)
      else { continue }
      unlink(name)
    }
  }

  /// Makes sure the disk knows the file's new name. Some file systems cannot; the file is whole
  /// all the same.
  private static func synchroniseFolder(of path: String) {
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    _ = fsync(folder)
    close(folder)
  }
}

/// Numbers of processes, as they are in the names of files that are being written.
enum ProcessNumber {
  /// Whether no process has a number any more.
  static func isDead(_ process: Int32) -> Bool {
    process > 0 && kill(process, 0) != 0 && errno == ESRCH
  }
}
