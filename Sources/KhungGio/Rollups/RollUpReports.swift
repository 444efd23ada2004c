public import Diagnostics
import DriveFiles
public import Drives
import Foundation
import Invitations
import UnitLists
import Wording

/// Adds up the summaries that units, districts or sites sent back, and those of drives.
public struct RollUpReports: UseCase {
  /// The folders, or single files. Folders inside are levels; one with a drive.yaml is a drive.
  public var paths: [String]
  /// A file of who is to send; nil where nobody said.
  public var expected: String?
  /// The part of its people that each unit was asked for, in percent.
  public var askedPercent = 30.0
  /// The language of problems.
  public var language: Language = .vietnamese

  /// Rolling up folders.
  ///
  /// - Parameter paths: the folders.
  public init(_ paths: [String]) { self.paths = paths }

  /// Reads every file and adds up.
  ///
  /// - Parameter context: how to stop it.
  /// - Returns: the sums with their sources, and what is to be said of the files.
  /// - Throws: ``NothingToRollUp``, what is wrong with the file of who is expected, or with a drive.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> RolledUpReports {
    let absent = paths.filter { !FileManager.default.fileExists(atPath: $0) }
    guard absent.isEmpty else { throw UseCaseError(NothingToRollUp(paths: absent)) }
    var expected: ExpectedSenders?
    if let path = self.expected {
      do throws(UnitCountsError) {
        expected = try ExpectedSenders(at: URL(fileURLWithPath: path))
      } catch {
        throw UseCaseError(error)
      }
    }
    var gathering = Gathering(expected: expected)
    for path in paths {
      for found in FormFolder(path).found {
        guard !context.cancellation.isCancelled else { throw UseCaseError(StoppedError()) }
        if found.isDrive {
          try add(drive: found, to: &gathering)
        } else {
          gathering.add(SummaryFile(at: found.url, name: found.name), group: found.group)
        }
      }
    }
    guard gathering.hasAnything else { throw UseCaseError(NothingToRollUp(paths: paths)) }
    return RolledUpReports(
      rollup: Rollup(senders: gathering.senders, askedPercent: askedPercent),
      diagnostics: gathering.diagnostics)
  }

  private func add(drive found: FormFolder.Found, to gathering: inout Gathering)
    throws(UseCaseError)
  {
    let drive = try OpenDrive(reading: found.url.path)
    let report = try MakeReport(drive).perform().report
    var values: [Words.SummaryRow: Rollup.Value] = [:]
    for row in report.summary.rows {
      guard let count = row.count else { continue }
      values[row.subject] = Rollup.Value(count: count, file: found.name)
    }
    gathering.add(
      values, named: drive.drive.name, titles: [drive.drive.name, drive.drive.organizer],
      group: found.group, file: found.name, sheet: nil)
  }
}

/// There is no report in the folders.
public struct NothingToRollUp: KhungGioError, Equatable {
  /// The folders.
  public let paths: [String]

  /// What went wrong, by a name for programs.
  public var code: String { "rollup-of-nothing" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .inputMissing }
}

/// The files below a folder, and their levels.
struct FormFolder {
  struct Found {
    let url: URL
    let name: String
    let group: String
    let isDrive: Bool
  }

  private(set) var found: [Found] = []

  init(_ path: String) {
    let url = URL(fileURLWithPath: path)
    guard Self.isFolder(url) else {
      found.append(Found(url: url, name: url.lastPathComponent, group: "", isDrive: false))
      return
    }
    look(in: url, named: "", group: "")
  }

  private mutating func look(in folder: URL, named above: String, group: String) {
    if Self.exists(folder.appendingPathComponent("drive.yaml")) {
      let levels = group.split(separator: "/").dropLast().joined(separator: "/")
      found.append(
        Found(
          url: folder, name: above.isEmpty ? folder.lastPathComponent : above, group: levels,
          isDrive: true))
      return
    }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }.sorted()
    for name in names {
      let url = folder.appendingPathComponent(name)
      let path = above.isEmpty ? name : "\(above)/\(name)"
      if Self.isFolder(url) {
        look(in: url, named: path, group: path)
      } else if SummaryFile.endings.contains(url.pathExtension.lowercased()) {
        found.append(Found(url: url, name: path, group: group, isDrive: false))
      }
    }
  }

  private static func exists(_ url: URL) -> Bool {
    FileManager.default.fileExists(atPath: url.path)
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
