import DriveFiles
import Foundation

/// A folder that pictures are written to.
struct PictureFolder {
  private let url: URL

  /// The folder at a place, made where there is none.
  ///
  /// - Throws: ``OutputFault/cannotCreate(path:reason:)``.
  init(at url: URL) throws(OutputFault) {
    self.url = url
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .cannotCreate(path: url.path, reason: String(cString: strerror(errno)))
    }
  }

  /// Writes one picture; a file of its name is replaced, as it is made from the plan anyway.
  ///
  /// - Parameters:
  ///   - svg: the document.
  ///   - name: the name of the file.
  /// - Throws: an ``OutputFault``, where the file cannot be written.
  func write(_ svg: String, as name: String) throws(OutputFault) {
    var file = try OutputFile(at: url.appendingPathComponent(name))
    try file.write(svg)
    try file.finish()
  }
}
