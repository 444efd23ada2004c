public import Foundation

/// A folder whose files appear together: they are written into a staging folder first.
///
/// Where the target is not there yet, or empty, the staging folder takes its place in one step.
/// Otherwise each file is moved to its place; a process that is killed meanwhile leaves the staging
/// folder, marked as complete, and whoever writes there next moves the rest first.
public struct StagedFolder: ~Copyable {
  /// Where the files are written until then.
  public let url: URL
  private let target: URL
  private let isNew: Bool
  private var isFinished = false

  private static let prefix = ".khunggio-"
  private static let unfinished = ".tmp"
  private static let complete = ".ready"

  /// Begins a folder: finishes what a killed process had completed, and removes what it had not.
  ///
  /// - Parameter target: the folder to write into, made if need be, with every folder above it.
  /// - Throws: ``OutputError`` where it cannot be made.
  public init(for target: URL) throws(OutputError) {
    let target = target.resolvingSymlinksInPath()
    try StagedFolder.recover(target)
    let status = StagedFolder.status(of: target)
    let entries = try? FileManager.default.contentsOfDirectory(atPath: target.path)
    let isNew = status == nil || entries?.isEmpty == true
    let parent = isNew ? target.deletingLastPathComponent() : target
    try StagedFolder.make(parent)
    // Several threads of a process may write beside each other.
    let name =
      "\(StagedFolder.prefix)\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)"
    let url = parent.appendingPathComponent(name + StagedFolder.unfinished, isDirectory: true)
    try? FileManager.default.removeItem(at: url)
    guard mkdir(url.path, 0o700) == 0 else { throw StagedFolder.cannotCreate(target) }
    // A folder that is replaced keeps its permissions.
    if let status { _ = chmod(url.path, status.st_mode & 0o7777) }
    self.init(url: url, target: target, isNew: isNew)
  }

  private init(url: URL, target: URL, isNew: Bool) {
    self.url = url
    self.target = target
    self.isNew = isNew
  }

  deinit { if !isFinished { try? FileManager.default.removeItem(at: url) } }

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - path: its path in the folder, such as `pdf/cong-an.pdf`.
  /// - Throws: ``OutputError``, by the place asked for.
  public func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let place = url.appendingPathComponent(path)
    do throws(OutputError) {
      try StagedFolder.make(place.deletingLastPathComponent())
      var file = try OutputFile(at: place)
      try file.write(bytes)
      try file.finish()
    } catch {
      throw error.at(target.path)
    }
  }

  /// Puts everything in its place.
  ///
  /// - Throws: ``OutputError`` where that is not possible.
  public consuming func finish() throws(OutputError) {
    if isNew {
      guard rename(url.path, target.path) == 0 else { throw StagedFolder.cannotCreate(target) }
    } else {
      let name = url.deletingPathExtension().lastPathComponent + StagedFolder.complete
      let ready = target.appendingPathComponent(name, isDirectory: true)
      guard rename(url.path, ready.path) == 0 else { throw StagedFolder.cannotCreate(target) }
      isFinished = true
      do throws(OutputError) {
        try StagedFolder.move(from: ready, to: target)
      } catch {
        // Only of a process that was killed is the rest moved by the next one.
        try? FileManager.default.removeItem(at: ready)
        throw error
      }
      return
    }
    isFinished = true
  }

  /// Makes a folder, with every folder above it, each to be entered by its owner alone.
  ///
  /// - Parameter folder: the folder; one that is there stays as it is.
  /// - Throws: ``OutputError`` where it cannot be made.
  public static func make(_ folder: URL) throws(OutputError) {
    if let status = status(of: folder) {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw .cannotCreate(path: folder.path, reason: String(cString: strerror(ENOTDIR)))
      }
      return
    }
    try make(folder.deletingLastPathComponent())
    guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else { throw cannotCreate(folder) }
  }

  /// Moves every file of a folder to its place in another one, and removes the folder.
  private static func move(from source: URL, to target: URL) throws(OutputError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: source.path).sorted()
    } catch {
      throw .cannotWrite(path: target.path, reason: error.localizedDescription)
    }
    for name in names {
      let (from, to) = (source.appendingPathComponent(name), target.appendingPathComponent(name))
      if let status = status(of: from), status.st_mode & S_IFMT == S_IFDIR,
        self.status(of: to) != nil
      {
        try move(from: from, to: to)
      } else {
        guard rename(from.path, to.path) == 0 else { throw cannotCreate(to) }
      }
    }
    guard rmdir(source.path) == 0 else { throw cannotCreate(source) }
  }

  /// Finishes what killed processes had completed, and removes what they had not.
  private static func recover(_ target: URL) throws(OutputError) {
    for folder in [target.deletingLastPathComponent(), target] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() where name.hasPrefix(prefix) {
        let place = folder.appendingPathComponent(name, isDirectory: true)
        func isOfDeadProcess(_ ending: String) -> Bool {
          name.hasSuffix(ending)
            && Int32(name.dropFirst(prefix.count).dropLast(ending.count).prefix { $0 != "-" })
              .map(ProcessNumber.isDead) == true
        }
        if isOfDeadProcess(unfinished) {
          try? FileManager.default.removeItem(at: place)
        } else if folder == target, isOfDeadProcess(complete) {
          try move(from: place, to: target)
        }
      }
    }
  }

  private static func status(of url: URL) -> stat? {
    var status = stat()
    return stat(url.path, &status) == 0 ? status : nil
  }

  private static func cannotCreate(_ url: URL) -> OutputError {
    let number = errno
    let reason = String(cString: strerror(number))
    return number == ENOSPC || number == EIO
      ? .cannotWrite(path: url.path, reason: reason)
      : .cannotCreate(path: url.path, reason: reason)
  }
}
