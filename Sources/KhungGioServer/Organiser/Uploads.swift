import Foundation

/// Files that came from the browser, in a folder that only this user can read, gone with this value.
final class Uploads: Sendable {
  /// One file as a script sends it.
  struct Sent: Decodable, Sendable {
    /// Its name.
    let name: String
    /// What it holds.
    let content: Data
  }

  /// Where they are, in the order in which they came.
  let paths: [String]
  private let folder: URL

  /// The largest body with files, in bytes: 20 MB of files as text of base 64.
  static let largestBody = 28 << 20

  /// Keeps files.
  ///
  /// - Parameter files: the files.
  /// - Throws: why they cannot be written.
  init(_ files: [Sent]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("khunggio-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    var used: Set<String> = []
    var paths: [String] = []
    for file in files {
      let place = folder.appendingPathComponent(Uploads.name(file.name, besides: &used))
      guard
        FileManager.default.createFile(
          atPath: place.path, contents: file.content, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      paths.append(place.path)
    }
    self.paths = paths
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A name that leads nowhere else and that no other file has.
  private static func name(_ name: String, besides used: inout Set<String>) -> String {
    let plain = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map {
          $0.value < 0x20 || $0 == "/" || $0 == "\\" || $0.value == 0x7F ? "-" : $0
        })
    ).precomposedStringWithCanonicalMapping
    let visible = plain.hasPrefix(".") || plain.isEmpty ? "_" + plain : plain
    let short = visible.utf8.count > 200 ? String(visible.suffix(60)) : visible
    let dot = short.lastIndex(of: ".") ?? short.endIndex
    var candidate = short
    var number = 2
    while !used.insert(candidate.lowercased()).inserted {
      candidate = "\(short[..<dot]) (\(number))\(short[dot...])"
      number += 1
    }
    return candidate
  }
}
