public import DriveFiles
import Foundation

/// Changes settings of a drive in its files, and keeps everything else that stands there, comments too:
/// what would change, then the writing.
public struct ChangeSettings: UseCase {
  /// The path of the drive's folder.
  public var drive: String
  /// The settings, each a key and its new value.
  public var settings: [Setting]
  /// What the folder held when they were chosen.
  public var base: FolderState
  /// Whether they are written; otherwise it is only shown what would change.
  public var writes = false
  /// How long to wait, in seconds, for others who change the drive.
  public var wait = DriveLocking.usualWait

  /// Changes settings.
  ///
  /// - Parameters:
  ///   - settings: the settings.
  ///   - drive: the path of the drive's folder.
  ///   - base: what the folder held when they were chosen.
  public init(_ settings: [Setting], of drive: String, base: FolderState) {
    self.settings = settings
    self.drive = drive
    self.base = base
  }

  /// Finds what changes, and writes it if that is wanted.
  ///
  /// - Parameter context: not used.
  /// - Returns: the edits.
  /// - Throws: ``StaleError`` where the folder holds something else by now, a `VariantError` for keys
  ///   and values that cannot be, or why a file cannot be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ChangedSettings {
    let url = URL(fileURLWithPath: drive, isDirectory: true)
    let lock = try DriveLocking(
      url, for: writes ? .changing : .reading, work: "serve", waiting: wait)
    defer { lock.keepUntilHere() }
    // A plan that changed meanwhile does not matter to settings.
    guard FolderState(of: url).inputs == base.inputs else { throw UseCaseError(StaleError()) }
    let variants: DriveVariants
    do throws(DriveFileProblems) {
      variants = try DriveVariants(at: url, needsLists: false)
    } catch {
      throw UseCaseError(error)
    }
    let edits: [FileEdit]
    do throws(VariantError) {
      edits = try variants.edits(for: settings)
    } catch {
      throw UseCaseError(error)
    }
    guard writes else { return ChangedSettings(edits: edits, isWritten: false) }
    do throws(OutputError) {
      try DriveVariants.write(edits, into: url)
    } catch {
      throw UseCaseError(error)
    }
    return ChangedSettings(edits: edits, isWritten: true)
  }
}

/// Changes of a drive's settings.
public struct ChangedSettings: JSONDocument {
  /// The edits, file by file; none where nothing changes.
  public let edits: [FileEdit]
  /// Whether they are written.
  public let isWritten: Bool

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("written", .bool(isWritten)),
      (
        "files",
        .array(
          edits.map { edit in
            .object([
              ("name", .string(edit.name)),
              ("difference", .array(edit.difference.map { .string($0) })),
            ])
          })
      ),
    ])
  }
}
