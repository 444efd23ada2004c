import DriveFiles
import DriveStore
import Foundation

/// The files of a drive's folder: those that stay when personal data goes, and all others.
struct PurgedFiles {
  /// The settings, which stay.
  static let settings = "drive.yaml"
  /// The units, which stay.
  static let units = "units.csv"
  /// The totals, which are written before anything goes.
  static let totals = "totals.json"

  private let folder: URL
  private let traces: PersonalTraces
  /// Whether there still is a list or a store.
  private let knowsPeople: Bool
  /// What goes: everything but the settings, the units, the supplies, the totals, and notes (`.md`) that name nobody.
  private(set) var removed: [String] = []
  /// What stays.
  private(set) var kept: [String] = []

  /// The files of a folder.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - traces: what is known of people.
  init(in folder: URL, traces: PersonalTraces) {
    self.folder = folder
    self.traces = traces
    let all = PurgedFiles.everything(in: folder)
    knowsPeople = all.contains(where: PurgedFiles.namesPeople)
    for path in all {
      if stays(path) { kept.append(path) } else { removed.append(path) }
    }
    // What tells the names goes last: stopped before, the rest can still be looked through.
    removed = removed.filter { !Self.namesPeople($0) } + removed.filter(Self.namesPeople)
  }

  /// Whether a file tells who the people are: a list, or the store.
  private static func namesPeople(_ path: String) -> Bool {
    path.hasPrefix(DraftDrive.listsName + "/") || path == History.fileName
  }

  private func stays(_ path: String) -> Bool {
    if [Self.settings, Self.units, Self.totals, SuppliesFile.name].contains(path) { return true }
    guard path.hasSuffix(".md"), !path.contains("/") else { return false }
    // Without a list and a store the notes were looked at when these went.
    guard !traces.isEmpty else { return !knowsPeople }
    return bytes(path).map { traces.count(in: $0) == 0 } ?? false
  }

  private func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: folder.appendingPathComponent(path).path).map {
      [UInt8]($0)
    }
  }

  /// Every path that is no folder, links among them, but for the note of the drive's lock.
  private static func everything(in folder: URL) -> [String] {
    FolderEntry.all(in: folder).map(\.path).filter { $0 != DriveLock.noteName }
  }

  /// Removes the folders in which nothing is left.
  func removeEmptyFolders() {
    let folders = Set(
      removed.flatMap { path -> [String] in
        let parts = path.split(separator: "/").dropLast()
        return parts.indices.map { parts[...$0].joined(separator: "/") }
      })
    for path in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      rmdir(folder.appendingPathComponent(path).path)
    }
  }

  /// The files that stay and in which people are named all the same.
  func remaining() -> [PurgedDrive.Remaining] {
    let paths = Self.everything(in: folder)
    return paths.compactMap { path in
      let count = bytes(path).map(traces.count) ?? 0
      return count > 0 ? PurgedDrive.Remaining(path: path, count: count) : nil
    }
  }
}
