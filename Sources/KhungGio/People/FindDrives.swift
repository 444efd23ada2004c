import DriveFiles
public import Drives
import Foundation

/// Finds the drives in a folder: those of its folders that have a drive.yaml.
public struct FindDrives: UseCase {
  /// The path of the folder.
  public var folder: String

  /// Finds drives.
  ///
  /// - Parameter folder: the path of the folder.
  public init(in folder: String) { self.folder = folder }

  /// Whether a folder is one of a drive.
  ///
  /// - Parameter path: its path.
  /// - Returns: whether it has a drive.yaml.
  public static func isDrive(_ path: String) -> Bool {
    FileManager.default.fileExists(
      atPath: URL(fileURLWithPath: path, isDirectory: true)
        .appendingPathComponent(DriveFolder.driveName).path)
  }

  /// Looks into the folder.
  ///
  /// - Parameter context: not used.
  /// - Returns: the drives, by the names of their folders.
  public func perform(_ context: WorkContext) -> FoundDrives {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
    return FoundDrives(
      drives: names.filter { !$0.hasPrefix(".") }.compactMap { name in
        let place = url.appendingPathComponent(name, isDirectory: true)
        let settings = place.appendingPathComponent(DriveFolder.driveName)
        guard FileManager.default.fileExists(atPath: settings.path) else { return nil }
        // One with problems is listed, too: opening it says what they are.
        let draft = try? DraftDrive(at: place)
        return FoundDrives.Found(
          folder: name, name: draft?.name ?? name, dates: draft?.sessions.map(\.date) ?? [],
          people: draft?.registrants.count)
      })
  }
}

/// The drives of a folder.
public struct FoundDrives: JSONDocument, Equatable {
  /// A drive.
  public struct Found: Equatable, Sendable {
    /// The name of its folder.
    public let folder: String
    /// What it is called; the name of its folder where its files have problems.
    public let name: String
    /// The days of its sessions.
    public let dates: [CalendarDate]
    /// How many people are on its lists; nil where its files have problems.
    public let people: Int?
  }

  /// The drives.
  public let drives: [Found]

  /// One JSON document.
  public var json: JSONValue {
    .object([
      (
        "drives",
        .array(
          drives.map {
            .object([
              ("folder", .string($0.folder)), ("name", .string($0.name)),
              ("dates", .array($0.dates.map { .string($0.isoText) })),
              ("people", .optional($0.people)),
            ])
          })
      )
    ])
  }
}
