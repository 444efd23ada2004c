import Foundation
import KhungGio
import Synchronization

/// Tells open pages when the drive's files change, whoever changed them.
struct DriveWatch: Sendable {
  private let site: OrganiserSite

  /// How often it looks, in milliseconds.
  private static let pause = 1000

  init(_ site: OrganiserSite) { self.site = site }

  /// Looks until the task is cancelled.
  func run() async {
    var before: [String: FileStamp]?
    var folder: String?
    while !Task.isCancelled {
      if let now = site.drive.folder {
        let stamps = FileStamp.all(inDrive: now)
        if folder == now, let before, before != stamps {
          let state = try? await Waiting.run {
            FolderState(of: URL(fileURLWithPath: now, isDirectory: true))
          }
          if let state {
            await site.events.send(
              PageEvent(
                "drive", data: "{\"inputs\":\"\(state.inputs)\",\"plan\":\"\(state.plan)\"}"))
          }
        }
        (before, folder) = (stamps, now)
      }
      try? await Task.sleep(for: .milliseconds(Self.pause))
    }
  }
}

/// What tells one version of a file from the next without reading it.
private struct FileStamp: Equatable {
  let seconds: Int
  let nanoseconds: Int
  let size: Int64
  let number: UInt64

  /// The files of a drive: settings, units, the plan, lists.
  static func all(inDrive folder: String) -> [String: FileStamp] {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    let lists = "registrants"
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: url.appendingPathComponent(lists).path)) ?? []
    var stamps: [String: FileStamp] = [:]
    for path in ["drive.yaml", "units.csv", "plan.json"] + names.map({ "\(lists)/\($0)" }) {
      var status = stat()
      guard stat(url.appendingPathComponent(path).path, &status) == 0 else { continue }
      #if os(macOS)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      stamps[path] = FileStamp(
        seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec), size: Int64(status.st_size),
        number: UInt64(status.st_ino))
    }
    return stamps
  }
}
