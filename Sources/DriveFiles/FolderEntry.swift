package import Foundation

/// Something below a folder that is no folder itself.
package struct FolderEntry: Equatable, Sendable {
  /// Its path below the folder, parts between slashes.
  package let path: String
  /// Whether it is a regular file: no link, no device.
  package let isRegular: Bool

  /// Everything below a folder but folders, in the order of names; links are not followed.
  ///
  /// - Parameter folder: the folder.
  /// - Returns: what is there; nothing where it cannot be listed.
  package static func all(in folder: URL) -> [FolderEntry] { all(in: folder, below: "") }

  private static func all(in folder: URL, below prefix: String) -> [FolderEntry] {
    let place = prefix.isEmpty ? folder : folder.appendingPathComponent(prefix, isDirectory: true)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.sorted().flatMap { name -> [FolderEntry] in
      let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
      var status = stat()
      guard lstat(folder.appendingPathComponent(path).path, &status) == 0 else { return [] }
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR { return all(in: folder, below: path) }
      return [FolderEntry(path: path, isRegular: kind == S_IFREG)]
    }
  }
}
