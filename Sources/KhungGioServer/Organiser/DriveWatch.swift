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
  let changed: Date?
  let size: Int?
  let number: Int?

  /// The files of a drive: settings, units, the plan, lists.
  static func all(inDrive folder: String) -> [String: FileStamp] {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    let lists = "registrants"
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: url.appendingPathComponent(lists).path)) ?? []
    var stamps: [String: FileStamp] = [:]
    for path in ["drive.yaml", "units.csv", "plan.json"] + names.map({ "\(lists)/\($0)" }) {
      let file = url.appendingPathComponent(path).path
      guard let found = try? FileManager.default.attributesOfItem(atPath: file) else { continue }
      stamps[path] = FileStamp(
        changed: found[.modificationDate] as? Date, size: found[.size] as? Int,
        number: found[.systemFileNumber] as? Int)
    }
    return stamps
  }
}
