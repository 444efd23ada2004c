public import Diagnostics
import DriveFiles
import Foundation
import Invitations

/// A folder that documents are written into: all of them or, when something fails, none.
///
/// They are written into a staging folder first, so that whoever looks finds the old file or the new
/// one, never half of one.
struct DocumentFolder {
  private let path: String
  private let url: URL
  private let files = FileManager.default

  /// The folder at a place.
  init(at path: String) {
    self.path = path
    url = URL(fileURLWithPath: path, isDirectory: true)
  }

  /// Writes documents.
  ///
  /// - Parameters:
  ///   - documents: the documents, each with a path of its own.
  ///   - force: whether files that are there are replaced.
  /// - Throws: why nothing was written.
  func write(_ documents: [Document], force: Bool) throws(UseCaseError) {
    do throws(OutputError) { try StagedFolder.repair(url) } catch { throw UseCaseError(error) }
    let present = documents.map(\.path.text).filter {
      files.fileExists(atPath: url.appendingPathComponent($0).path)
    }
    guard force || present.isEmpty else {
      throw UseCaseError(FilesAreThere(folder: path, files: present))
    }
    do throws(OutputError) {
      try checkPlaces(of: documents, present: present)
      try writeAll(documents)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Makes documents form by form, then writes all of them or none.
  ///
  /// - Parameters:
  ///   - forms: the forms, in the order in which the files are named.
  ///   - force: whether files that are there are replaced.
  ///   - make: the documents of a form.
  /// - Returns: the files written.
  /// - Throws: why a form cannot be made, or why nothing was written.
  func write<Form>(
    _ forms: [Form], force: Bool, _ make: (Form) throws(LetterError) -> [Document]
  ) throws(UseCaseError) -> WrittenFiles {
    var documents: [Document] = []
    do throws(LetterError) {
      for form in forms { documents += try make(form) }
    } catch {
      throw UseCaseError(error)
    }
    try write(documents, force: force)
    return WrittenFiles(folder: path, files: documents.map(\.path.text))
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
  private func checkPlaces(of documents: [Document], present: [String]) throws(OutputError) {
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

  private func writeAll(_ documents: [Document]) throws(OutputError) {
    let folder = try StagedFolder(for: url)
    for document in documents { try folder.write(document.bytes, to: document.path.text) }
    try folder.finish()
  }
}

/// Files are there already that may not be replaced.
public struct FilesAreThere: KhungGioError, Equatable {
  /// The path of their folder, as it was given.
  public let folder: String
  /// Their paths in it.
  public let files: [String]

  /// What went wrong, by a name for programs.
  public var code: String { "files-are-there" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .cannotCreate }
}
