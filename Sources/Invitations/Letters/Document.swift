/// A file to be written, whole, in memory.
public struct Document: Equatable, Sendable {
  /// Where it goes, below the folder for all of them.
  public let path: DocumentPath
  /// What it holds.
  public let bytes: [UInt8]

  /// A document of bytes.
  public init(path: DocumentPath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A document of text in UTF-8.
  public init(path: DocumentPath, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// A path that leads to a file below a folder and nowhere else, on every system: only
/// ``DocumentNames`` makes one.
public struct DocumentPath: Hashable, Sendable {
  /// The folders, from the outermost on.
  public let folders: [String]
  /// The file's name.
  public let name: String

  init(folders: [String], name: String) {
    self.folders = folders
    self.name = name
  }

  /// The path with slashes.
  public var text: String { (folders + [name]).joined(separator: "/") }
}
