import CFiles
import Foundation

/// A folder that is there and one with new files change places in one step: whoever looks, and whenever
/// the process is killed, finds the old files or the new ones.
///
/// Files of the old folder that are not replaced are in both, as the same files. What somebody puts
/// into the old folder while the new one is made is moved over before the old one is removed.
struct FolderExchange {
  private let name: String
  private let target: URL
  /// The new folder before, the old one afterwards.
  private let beside: URL

  /// More files that stay than this are not linked, but the new ones are moved between them.
  private static let mostFiles = 5_000

  /// An exchange.
  ///
  /// - Parameters:
  ///   - name: the name that the folders of this run begin with.
  ///   - target: the folder that is there.
  init(_ name: String, of target: URL) {
    self.name = name
    self.target = target
    beside = target.deletingLastPathComponent()
      .appendingPathComponent(name + StagedName.exchanged, isDirectory: true)
  }

  /// Whether a folder may be replaced by another one of the same name: not one that holds a drive,
  /// whose locks and journals know it, nor one that the command was started in, nor a disk of its own,
  /// nor one with links.
  ///
  /// - Parameter target: the folder.
  /// - Returns: whether it may.
  static func isPossible(for target: URL) -> Bool {
    let parent = target.deletingLastPathComponent()
    guard let status = FileStatus.of(target), status.st_mode & S_IFMT == S_IFDIR,
      let above = FileStatus.of(parent), above.st_dev == status.st_dev,
      access(parent.path, W_OK | X_OK) == 0, access(target.path, W_OK | X_OK) == 0,
      cfiles_has_attributes(target.path) == 0
    else { return false }
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      .resolvingSymlinksInPath().path
    guard here != target.path, !here.hasPrefix(target.path + "/") else { return false }
    let entries = FolderEntry.all(in: target)
    return entries.count <= mostFiles
      && entries.allSatisfy { entry in
        let name = entry.path.split(separator: "/").last.map(String.init) ?? ""
        return entry.isRegular && name != DriveFolder.driveName && !name.hasSuffix(".sqlite")
          && !entry.path.hasPrefix(StagedName.prefix)
      }
  }

  /// Replaces the folder by one with new files.
  ///
  /// - Parameter staged: a folder with the new files, which get a second name and stay.
  /// - Returns: whether it is done; if not, the folder is as it was.
  func replace(withFilesIn staged: URL) -> Bool {
    let new = Set(FolderEntry.all(in: staged).map(\.path))
    let staying = FolderEntry.all(in: target).map(\.path).filter { !new.contains($0) }
    // A folder of other things keeps its identity, which other programs may know. A list of lines
    // cannot hold a name of two.
    guard staying.count <= new.count, !new.contains(where: { $0.contains("\n") }) else {
      return false
    }
    let isReady =
      makeFolders(like: target, in: beside) && makeFolders(like: staged, in: beside)
      && staying.allSatisfy { link($0, from: target) } && new.allSatisfy { link($0, from: staged) }
      && write(new.sorted())
    guard isReady, cfiles_exchange(beside.path, target.path) == 0 else {
      try? FileManager.default.removeItem(at: beside)
      return false
    }
    synchronise(target.deletingLastPathComponent())
    clear()
    return true
  }

  /// Removes the old folder after an exchange, except for what is nowhere else.
  func clear() {
    let list = target.appendingPathComponent(name + StagedName.list)
    if FileStatus.of(beside) != nil,
      FileStatus.of(beside.appendingPathComponent(name + StagedName.list)) == nil
    {
      guard let text = try? String(contentsOf: list, encoding: .utf8) else { return }
      let new = Set(text.split(separator: "\n").map(String.init))
      for entry in FolderEntry.all(in: beside) where !new.contains(entry.path) {
        let (old, place) = (
          beside.appendingPathComponent(entry.path), target.appendingPathComponent(entry.path)
        )
        guard FileStatus.of(old)?.st_ino != FileStatus.of(place)?.st_ino else { continue }
        try? StagedFolder.make(place.deletingLastPathComponent())
        guard rename(old.path, place.path) == 0 else { return }
      }
      guard (try? FileManager.default.removeItem(at: beside)) != nil else { return }
    }
    unlink(list.path)
  }

  /// Removes what a process that was killed before an exchange had made.
  ///
  /// - Parameters:
  ///   - name: the name that its folders begin with.
  ///   - parent: where they are.
  static func removeUnused(_ name: String, in parent: URL) {
    let folder = parent.appendingPathComponent(name + StagedName.exchanged, isDirectory: true)
    // One without its list has changed places already, or was never complete; only the first may
    // hold what is nowhere else, and its own folder's next run clears it.
    let others = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    let isExchanged = others.contains { other in
      FileStatus.of(parent.appendingPathComponent("\(other)/\(name)\(StagedName.list)")) != nil
        && other != name + StagedName.exchanged
    }
    if !isExchanged { try? FileManager.default.removeItem(at: folder) }
  }

  /// Makes the folders below a folder in another one, with their owners and permissions.
  private func makeFolders(like folder: URL, in copy: URL) -> Bool {
    guard let status = FileStatus.of(folder) else { return false }
    if mkdir(copy.path, 0o700) == 0 {
      _ = chown(copy.path, status.st_uid, status.st_gid)
      _ = chmod(copy.path, status.st_mode & 0o7777)
    } else if errno != EEXIST {
      return false
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      return false
    }
    return names.allSatisfy { name in
      let below = folder.appendingPathComponent(name, isDirectory: true)
      guard FileStatus.of(below).map({ $0.st_mode & S_IFMT == S_IFDIR }) == true else {
        return true
      }
      return makeFolders(like: below, in: copy.appendingPathComponent(name, isDirectory: true))
    }
  }

  private func link(_ path: String, from folder: URL) -> Bool {
    linkat(
      AT_FDCWD, folder.appendingPathComponent(path).path,
      AT_FDCWD, beside.appendingPathComponent(path).path, 0) == 0
  }

  private func write(_ names: [String]) -> Bool {
    do throws(OutputError) {
      var file = try OutputFile(at: beside.appendingPathComponent(name + StagedName.list))
      try file.write(names.map { $0 + "\n" }.joined())
      try file.finish()
      return true
    } catch {
      return false
    }
  }

  /// Makes sure the disk knows what has changed places. Some file systems cannot.
  private func synchronise(_ folder: URL) {
    let opened = open(folder.path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { return }
    _ = fsync(opened)
    close(opened)
  }
}
