import CFiles
public import DriveFiles
public import Foundation

/// Writes what an import changes, all of it or nothing.
public enum ImportCommit {
  /// Writes lists into a drive's folder.
  ///
  /// All lists are written into a new folder beside the old one, and the two change places in one
  /// step: whoever looks, and whenever the run is killed, finds the old lists or the new ones.
  ///
  /// - Parameters:
  ///   - lists: the lists that change or begin; the file of one without anybody goes.
  ///   - newUnits: the units that units.csv gets.
  ///   - draft: the drive.
  /// - Throws: why they cannot be written; the drive then is as before.
  public static func write(
    _ lists: [DraftDrive.List], newUnits: [ImportPlan.NewUnit] = [], into draft: DraftDrive
  ) throws(OutputError) {
    guard !lists.isEmpty else { return }
    let folder = draft.url.resolvingSymlinksInPath()
    let old = folder.appendingPathComponent(DraftDrive.listsName, isDirectory: true)
    let process = ProcessInfo.processInfo.processIdentifier
    let new = folder.appendingPathComponent(".\(DraftDrive.listsName).\(process).tmp")
    try makeFolder(new, like: old)
    do throws(OutputError) {
      try keep(old, in: new, except: Set(lists.map(\.name)))
      for list in lists where list.hasPeople {
        let place = new.appendingPathComponent(list.name)
        try keepMode(of: old.appendingPathComponent(list.name), at: place)
        try write(list.bytes, to: place)
      }
      let units = folder.appendingPathComponent(DraftDrive.unitsName)
      let bytes = draft.unitsFile(adding: newUnits.map { ($0.id, $0.name) })
      try replace(units, with: bytes) { () throws(OutputError) in try exchange(old, new) }
    } catch {
      try? FileManager.default.removeItem(at: new)
      throw error
    }
    // Now the old lists.
    try? FileManager.default.removeItem(at: new)
  }

  /// Gives units.csv its new units before the lists come that name them, and takes them back where
  /// the lists cannot come.
  private static func replace(
    _ url: URL, with bytes: [UInt8]?, before rest: () throws(OutputError) -> Void
  ) throws(OutputError) {
    guard let bytes else { return try rest() }
    let old: Data
    do {
      old = try Data(contentsOf: url)
    } catch {
      throw .cannotWrite(path: url.path, reason: error.localizedDescription)
    }
    try write(bytes, to: url)
    do throws(OutputError) {
      try rest()
    } catch {
      try write([UInt8](old), to: url)
      throw error
    }
  }

  private static func write(_ bytes: [UInt8], to url: URL) throws(OutputError) {
    var file = try OutputFile(at: url)
    try file.write(bytes)
    try file.finish()
  }

  /// Makes the new folder: to be entered by its owner alone, or with the permissions of the old one,
  /// which must be writable, since its files are removed in the end.
  private static func makeFolder(_ url: URL, like old: URL) throws(OutputError) {
    var status = stat()
    let isThere = stat(old.path, &status) == 0
    guard !isThere || access(old.path, W_OK | X_OK) == 0 else { throw error(old) }
    try? FileManager.default.removeItem(at: url)
    guard mkdir(url.path, 0o700) == 0 else { throw error(url) }
    if isThere {
      _ = chown(url.path, status.st_uid, status.st_gid)
      _ = chmod(url.path, status.st_mode & 0o7777)
    }
  }

  /// Puts the files that stay into the new folder, too, as the same files where that is possible.
  private static func keep(
    _ old: URL, in new: URL, except changed: Set<String>
  ) throws(OutputError) {
    guard FileManager.default.fileExists(atPath: old.path) else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: old.path)
    } catch {
      throw .cannotWrite(path: old.path, reason: error.localizedDescription)
    }
    for name in names where !changed.contains(name) {
      let (from, to) = (old.appendingPathComponent(name), new.appendingPathComponent(name))
      if link(from.path, to.path) == 0 { continue }
      do {
        try FileManager.default.copyItem(at: from, to: to)
      } catch {
        throw .cannotWrite(path: to.path, reason: error.localizedDescription)
      }
    }
  }

  /// A list that is written again keeps the permissions it had.
  private static func keepMode(of old: URL, at new: URL) throws(OutputError) {
    var status = stat()
    guard stat(old.path, &status) == 0 else { return }
    let file = open(new.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw error(new) }
    defer { close(file) }
    _ = fchown(file, status.st_uid, status.st_gid)
    _ = fchmod(file, status.st_mode & 0o7777)
  }

  private static func exchange(_ old: URL, _ new: URL) throws(OutputError) {
    guard FileManager.default.fileExists(atPath: old.path) else {
      guard rename(new.path, old.path) == 0 else { throw error(old) }
      return
    }
    switch cfiles_exchange(new.path, old.path) {
    case 0: return
    case EINVAL, ENOSYS, ENOTSUP: try exchangeInTwoSteps(old, new)
    case let number:
      throw .cannotCreate(path: old.path, reason: String(cString: strerror(number)))
    }
  }

  /// On file systems that cannot exchange: for a moment the old lists have another name, under
  /// which the next import finds them if this one is killed right then.
  private static func exchangeInTwoSteps(_ old: URL, _ new: URL) throws(OutputError) {
    let aside = aside(of: old)
    try? FileManager.default.removeItem(at: aside)
    guard rename(old.path, aside.path) == 0 else { throw error(old) }
    guard rename(new.path, old.path) == 0 else {
      let error = error(old)
      rename(aside.path, old.path)
      throw error
    }
    try? FileManager.default.removeItem(at: aside)
  }

  private static func lists(of drive: URL) -> URL {
    drive.resolvingSymlinksInPath()
      .appendingPathComponent(DraftDrive.listsName, isDirectory: true)
  }

  private static func aside(of old: URL) -> URL {
    old.deletingLastPathComponent().appendingPathComponent(".\(DraftDrive.listsName).old")
  }

  /// Whether a killed import has left the lists aside.
  ///
  /// - Parameter drive: the drive's folder.
  /// - Returns: true where there are no lists but those that it has left aside.
  public static func isInterrupted(_ drive: URL) -> Bool {
    let old = lists(of: drive)
    return !FileManager.default.fileExists(atPath: old.path)
      && FileManager.default.fileExists(atPath: aside(of: old).path)
  }

  /// Brings back lists that a killed import has left aside, and clears what else it left.
  ///
  /// - Parameter drive: the drive's folder.
  public static func recover(_ drive: URL) {
    let old = lists(of: drive)
    let files = FileManager.default
    let folder = old.deletingLastPathComponent()
    for name in (try? files.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let parts = name.split(separator: ".")
      guard parts.count == 3, parts[0] == DraftDrive.listsName, parts[2] == "tmp",
        let process = Int32(parts[1]), kill(process, 0) != 0
      else { continue }
      try? files.removeItem(at: folder.appendingPathComponent(name))
    }
    if isInterrupted(drive) { rename(aside(of: old).path, old.path) }
  }

  private static func error(_ url: URL) -> OutputError {
    .cannotCreate(path: url.path, reason: String(cString: strerror(errno)))
  }
}
