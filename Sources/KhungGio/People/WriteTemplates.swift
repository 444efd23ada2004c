import DriveFiles
public import Drives
import Foundation
import Identities
import UnitLists
import Wording
import Workbooks

/// Writes a workbook for each unit to fill in. People the drive knows already stand in them, each with
/// an id that stays with the person.
public struct WriteTemplates: UseCase {
  /// The path of the drive's folder.
  public var drive: String
  /// The ids of the units; nil for all of them.
  public var units: [String]?
  /// The path of the folder to write into, made if need be.
  public var folder: String
  /// Whether files that are there are replaced.
  public var force = false
  /// The language of the workbooks; nil for the drive's own.
  public var language: Language?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Writes the workbooks of a drive.
  ///
  /// - Parameters:
  ///   - drive: the path of the drive's folder.
  ///   - folder: the path of the folder to write into.
  public init(of drive: String, into folder: String) {
    self.drive = drive
    self.folder = folder
  }

  /// Writes the workbooks, all of them or none.
  ///
  /// - Parameter context: not used.
  /// - Returns: the files written.
  /// - Throws: ``OptionError`` for a unit that the drive does not have, every problem of the drive's
  ///   files, or why something cannot be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> WrittenFiles {
    let lists = try identified()
    let draft = lists.draft
    var chosen = Array(draft.units.places)
    if let units {
      chosen = []
      for id in units {
        guard let unit = draft.units.index(ofID: id) else {
          throw UseCaseError(OptionError("units", id))
        }
        chosen.append(unit)
      }
    }
    let template = UnitTemplate(of: draft, wording: Words(language: language ?? draft.language))
    var names = FileNames()
    let targets = chosen.map { names.name(for: draft.units[$0].id, ending: ".xlsx") }
    do throws(OutputError) {
      try OutputPlace.check(folder: folder, of: draft.url)
      let url = URL(fileURLWithPath: folder, isDirectory: true)
      // All of them are looked at before the first is written.
      for target in targets where !force {
        let place = url.appendingPathComponent(target).path
        guard !FileManager.default.fileExists(atPath: place) else {
          throw .cannotCreate(path: place, reason: String(cString: strerror(EEXIST)))
        }
      }
      let staged = try StagedFolder(for: url)
      for (unit, target) in zip(chosen, targets) {
        try staged.write(bytes(of: template.workbook(for: unit), for: target), to: target)
      }
      try staged.finish()
    } catch {
      throw UseCaseError(error)
    }
    return WrittenFiles(folder: folder, files: targets)
  }

  /// The drive, whose people all have ids that stay with them before the workbooks go out.
  private func identified() throws(UseCaseError) -> OpenLists {
    let read = try OpenLists(reading: drive)
    guard read.draft.lists.contains(where: { !$0.header.contains("id") }) else { return read }
    if let notIdentified = try giveIDs() { return notIdentified }
    return try OpenLists(reading: drive)
  }

  /// Writes the ids into the lists. Where that is impossible, the drive as it was read.
  private func giveIDs() throws(UseCaseError) -> OpenLists? {
    let held = try OpenLists(changing: drive, for: "template")
    let ids = PermanentIDs(of: held.draft, known: try held.records.knownIdentities())
    do throws(OutputError) {
      try ImportCommit.write(ids.files, into: held.draft)
    } catch {
      notice(.idsNotGiven(error))
      return held
    }
    notice(.idsGiven(ids.identified))
    return nil
  }

  private func bytes(of workbook: Workbook, for path: String) throws(OutputError) -> [UInt8] {
    do throws(WorkbookError) {
      return try workbook.bytes()
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }
}

/// Files that were written into a folder.
public struct WrittenFiles: JSONDocument, Equatable {
  /// The path of the folder, as it was given.
  public let folder: String
  /// The paths of the files in it.
  public let files: [String]

  /// One JSON document.
  public var json: JSONValue {
    .object([("folder", .string(folder)), ("files", .array(files.map { .string($0) }))])
  }
}
