import DriveFiles
import Foundation
import Invitations

/// A folder that documents are written into: all of them or, when something fails, none.
///
/// They are written into a new folder first. Where the folder is not there yet, the new one gets
/// its name in one step; else each file is moved to its place, so that whoever looks finds the old
/// file or the new one, never half of one.
struct DocumentFolder {
  private let url: URL
  private let files = FileManager.default

  /// Why documents were not written.
  enum Fault: Error {
    /// Files with these names are there already.
    case filesAreThere([String])
    /// The system's reason.
    case output(OutputFault)
  }

  /// The folder at a place.
  init(at url: URL) { self.url = url }

  /// Writes documents.
  ///
  /// - Parameters:
  ///   - documents: the documents, each with a path of its own.
  ///   - force: whether files that are there are replaced.
  /// - Throws: why nothing was written.
  func write(_ documents: [Document], force: Bool) throws(Fault) {
    let present = documents.map(\.path.text).filter {
      files.fileExists(atPath: url.appendingPathComponent($0).path)
    }
    guard force || present.isEmpty else { throw .filesAreThere(present) }
    do throws(OutputFault) {
      try checkPlaces(of: documents, present: present)
      try writeAll(documents)
    } catch {
      throw .output(error)
    }
  }

  /// The files in the folders of these documents that are none of them, in the order of their
  /// names.
  func others(than documents: [Document]) -> [String] {
    let written = Set(documents.map(\.path.text))
    let folders = Set(documents.map { $0.path.folders.joined(separator: "/") }).sorted()
    return folders.flatMap { folder -> [String] in
      let place = url.appendingPathComponent(folder)
      let names = (try? files.contentsOfDirectory(atPath: place.path)) ?? []
      return names.sorted().filter { !$0.hasPrefix(".") }.compactMap { name in
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        var isFolder: ObjCBool = false
        _ = files.fileExists(
          atPath: url.appendingPathComponent(path).path, isDirectory: &isFolder)
        // At the top there may be anything; below, it is ours.
        return written.contains(path) || isFolder.boolValue || folder.isEmpty ? nil : path
      }
    }
  }

  /// Looks beforehand at what would stop the moving half-way.
  private func checkPlaces(of documents: [Document], present: [String]) throws(OutputFault) {
    for path in present {
      var isFolder: ObjCBool = false
      let place = url.appendingPathComponent(path).path
      if files.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue {
        throw .cannotCreate(path: place, reason: String(cString: strerror(EISDIR)))
      }
    }
    for path in Set(documents.map(\.path.folders)) {
      let place = path.reduce(url) { $0.appendingPathComponent($1) }.path
      guard access(place, F_OK) != 0 || access(place, W_OK | X_OK) == 0 else {
        throw .cannotCreate(path: place, reason: String(cString: strerror(errno)))
      }
    }
  }

  private func writeAll(_ documents: [Document]) throws(OutputFault) {
    let target = url.resolvingSymlinksInPath()
    removeLeftovers(of: target)
    let isNew = !files.fileExists(atPath: target.path)
    let beside = try newFolder(for: target, isNew: isNew)
    do throws(OutputFault) {
      var folders: Set<[String]> = []
      for document in documents {
        if folders.insert(document.path.folders).inserted {
          try make(folder(of: document.path, in: beside))
        }
        var file = try OutputFile(at: beside.appendingPathComponent(document.path.text))
        try file.write(document.bytes)
        try file.finish()
      }
      if isNew {
        try move(beside, to: target)
      } else {
        for path in folders { try make(path.reduce(target) { $0.appendingPathComponent($1) }) }
        for document in documents {
          try move(
            beside.appendingPathComponent(document.path.text),
            to: target.appendingPathComponent(document.path.text))
        }
        try? files.removeItem(at: beside)
      }
    } catch {
      try? files.removeItem(at: beside)
      throw told(error)
    }
  }

  private func folder(of path: DocumentPath, in url: URL) -> URL {
    path.folders.reduce(url) { $0.appendingPathComponent($1) }
  }

  private static let ending = ".tmp"

  /// An empty folder beside the target, or in it where it is there already.
  private func newFolder(for target: URL, isNew: Bool) throws(OutputFault) -> URL {
    let parent = isNew ? target.deletingLastPathComponent() : target
    try make(parent)
    let name = ".khunggio-\(ProcessInfo.processInfo.processIdentifier)" + DocumentFolder.ending
    let folder = parent.appendingPathComponent(name, isDirectory: true)
    try? files.removeItem(at: folder)
    guard mkdir(folder.path, 0o755) == 0 else { throw cannotCreate(url) }
    return folder
  }

  private func make(_ folder: URL) throws(OutputFault) {
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: folder.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw .cannotCreate(path: folder.path, reason: String(cString: strerror(ENOTDIR)))
      }
      return
    }
    try make(folder.deletingLastPathComponent())
    guard mkdir(folder.path, 0o755) == 0 || errno == EEXIST else { throw cannotCreate(folder) }
  }

  private func move(_ from: URL, to: URL) throws(OutputFault) {
    guard rename(from.path, to.path) == 0 else { throw cannotCreate(to) }
  }

  private func cannotCreate(_ url: URL) -> OutputFault {
    let number = errno
    let reason = String(cString: strerror(number))
    return number == ENOSPC
      ? .cannotWrite(path: url.path, reason: reason)
      : .cannotCreate(path: url.path, reason: reason)
  }

  /// The fault by the place that was asked for, not by the one where things are made first.
  private func told(_ fault: OutputFault) -> OutputFault {
    guard fault.path.contains("/.khunggio-") else { return fault }
    switch fault {
    case .cannotWrite(_, let reason): return .cannotWrite(path: url.path, reason: reason)
    case .cannotCreate(_, let reason): return .cannotCreate(path: url.path, reason: reason)
    case .folderNotEmpty: return .folderNotEmpty(path: url.path)
    }
  }

  /// Clears what killed runs have left.
  private func removeLeftovers(of target: URL) {
    for folder in [target.deletingLastPathComponent(), target] {
      for name in (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
      where name.hasPrefix(".khunggio-") && name.hasSuffix(DocumentFolder.ending) {
        let number = name.dropFirst(".khunggio-".count).dropLast(DocumentFolder.ending.count)
        guard let process = Int32(number), kill(process, 0) != 0, errno == ESRCH else { continue }
        try? files.removeItem(at: folder.appendingPathComponent(name))
      }
    }
  }
}
