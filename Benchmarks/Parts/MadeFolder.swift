import DriveFiles
import Foundation
import SyntheticDrives

/// A synthetic drive's folder, gone when it is no longer held.
final class MadeFolder {
  private let url: URL

  /// The path of the folder.
  var path: String { url.path }

  /// Makes the folder.
  init(people: Int) throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "khunggio-benchmark-\(UUID().uuidString)")
    try DriveFolder.write(try SyntheticDrive.make(registrants: people), to: url)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
