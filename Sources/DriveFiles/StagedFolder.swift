public import Foundation

/// A folder whose files appear together: they are written into a staging folder first.
///
/// Where the target is not there yet, or empty, the staging folder takes its place in one step. Where
/// it is there, a folder with the new files and those that stay changes places with it in one step
/// (``FolderExchange``). Where that is not possible, such as in a drive's own folder, file after file
/// is moved (``FileMoves``): an error takes all of them back, and what a killed process has not moved
/// is moved before anything else the next time.
public struct StagedFolder: ~Copyable {
  /// Where the files are written until then.
  public let url: URL
  private let target: URL
  private let isNew: Bool
  private let name: String
  private var isFinished = false

  /// Begins a folder: finishes what a killed process had completed, and removes what it had not.
  ///
  /// - Parameter target: the folder to write into, made if need be, with every folder above it.
  /// - Throws: ``OutputError`` where it cannot be made.
  public init(for target: URL) throws(OutputError) {
    let target = target.resolvingSymlinksInPath()
    try StagedFolder.repair(target)
    let status = FileStatus.following(target)
    let entries = try? FileManager.default.contentsOfDirectory(atPath: target.path)
    let isNew = status == nil || entries?.isEmpty == true
    let isBeside = isNew || FolderExchange.isPossible(for: target)
    let parent = isBeside ? target.deletingLastPathComponent() : target
    try StagedFolder.make(parent)
    let name = StagedName.new()
    let url = parent.appendingPathComponent(name + StagedName.unfinished, isDirectory: true)
    try? FileManager.default.removeItem(at: url)
    guard mkdir(url.path, 0o700) == 0 else { throw .system(target) }
    // A folder that is replaced keeps its permissions.
    if isNew, let status { _ = chmod(url.path, status.st_mode & 0o7777) }
    self.init(url: url, target: target, isNew: isNew, name: name)
  }

  private init(url: URL, target: URL, isNew: Bool, name: String) {
    self.url = url
    self.target = target
    self.isNew = isNew
    self.name = name
  }

  deinit { if !isFinished { try? FileManager.default.removeItem(at: url) } }

  /// Writes a file, with the owner and the permissions of the one that it replaces.
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
    if let old = FileStatus.following(target.appendingPathComponent(path)),
      old.st_mode & S_IFMT == S_IFREG
    {
      _ = chown(place.path, old.st_uid, old.st_gid)
      _ = chmod(place.path, old.st_mode & 0o7777)
    }
  }

  /// Puts everything in its place.
  ///
  /// - Throws: ``OutputError`` where that is not possible; the folder then is as before.
  public consuming func finish() throws(OutputError) {
    if isNew {
      guard rename(url.path, target.path) == 0 else { throw .system(target) }
      isFinished = true
      return
    }
    if url.deletingLastPathComponent().path != target.path,
      FolderExchange(name, of: target).replace(withFilesIn: url)
    {
      // The files are in their places already; these are further names of them.
      try? FileManager.default.removeItem(at: url)
      isFinished = true
      return
    }
    let moves = FileMoves(name, into: target)
    guard rename(url.path, moves.ready.path) == 0 else { throw .system(target) }
    isFinished = true
    try moves.perform()
  }

  /// Makes a folder, with every folder above it, each to be entered by its owner alone.
  ///
  /// - Parameter folder: the folder; one that is there stays as it is.
  /// - Throws: ``OutputError`` where it cannot be made.
  public static func make(_ folder: URL) throws(OutputError) {
    if let status = FileStatus.following(folder) {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw .cannotCreate(path: folder.path, reason: String(cString: strerror(ENOTDIR)))
      }
      return
    }
    try make(folder.deletingLastPathComponent())
    guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else { throw .system(folder) }
  }

  /// Finishes what killed processes had completed in a folder, and removes what they had not: to be
  /// called before its files are read as one. Beginning a staged folder does so, too.
  ///
  /// - Parameter folder: the folder; nothing is done where it is not there.
  /// - Throws: ``OutputError`` where what was completed cannot be moved.
  public static func repair(_ folder: URL) throws(OutputError) {
    let target = folder.resolvingSymlinksInPath()
    for name in StagedName.dead(in: target, ending: StagedName.ready) {
      try FileMoves(name, into: target).finish()
    }
    for name in StagedName.dead(in: target, ending: StagedName.list) {
      FolderExchange(name, of: target).clear()
    }
    let parent = target.deletingLastPathComponent()
    for (folder, endings) in [
      (parent, [StagedName.unfinished]), (target, [StagedName.unfinished, StagedName.before]),
    ] {
      for ending in endings {
        for name in StagedName.dead(in: folder, ending: ending) {
          try? FileManager.default.removeItem(at: folder.appendingPathComponent(name + ending))
        }
      }
    }
    for name in StagedName.dead(in: parent, ending: StagedName.exchanged) {
      FolderExchange.removeUnused(name, in: parent)
    }
  }
}

extension StagedFolder {
  /// Moves what a killed process had completed and not moved, before a file is read that may have come
  /// to its place together with others.
  ///
  /// - Parameter file: the file; its folder and the one above are looked at.
  public static func repair(around file: URL) {
    let folder = file.deletingLastPathComponent()
    for place in [folder, folder.deletingLastPathComponent()] { FileMoves.finishAll(in: place) }
  }
}

/// The names of hidden folders and files that are there while files are being put in their places.
enum StagedName {
  static let prefix = ".khunggio-"
  /// A folder that is being written: to be removed where its process is dead.
  static let unfinished = ".tmp"
  /// A folder whose files are all there, and are being moved: to be moved on.
  static let ready = ".ready"
  /// What files that are being moved have replaced.
  static let before = ".before"
  /// A folder that changes places with another.
  static let exchanged = ".swap"
  /// In such a folder: the paths of its new files.
  static let list = ".names"

  /// A name that no other process and no other thread uses, without an ending.
  static func new() -> String {
    "\(prefix)\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)"
  }

  /// The names in a folder that dead processes have left, without their ending, in order.
  static func dead(in folder: URL, ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasPrefix(prefix) && $0.hasSuffix(ending) }
      .map { String($0.dropLast(ending.count)) }
      .filter { name in
        Int32(name.dropFirst(prefix.count).prefix { $0 != "-" }).map(ProcessNumber.isDead) == true
      }
  }
}

/// What the system knows of a file.
enum FileStatus {
  /// Of what a link leads to; nil where there is nothing.
  static func following(_ url: URL) -> stat? {
    var status = stat()
    return stat(url.path, &status) == 0 ? status : nil
  }

  /// Of a link itself; nil where there is nothing.
  static func of(_ url: URL) -> stat? {
    var status = stat()
    return lstat(url.path, &status) == 0 ? status : nil
  }

  /// Whether there is a folder, which a link may lead to.
  static func isFolder(_ url: URL) -> Bool {
    following(url).map { $0.st_mode & S_IFMT == S_IFDIR } == true
  }
}

extension OutputError {
  /// Why the last call of the system failed.
  ///
  /// - Parameter url: the place that could not be made.
  /// - Returns: the error.
  static func system(_ url: URL) -> OutputError {
    let number = errno
    let reason = String(cString: strerror(number))
    return number == ENOSPC || number == EIO
      ? .cannotWrite(path: url.path, reason: reason)
      : .cannotCreate(path: url.path, reason: reason)
  }
}
