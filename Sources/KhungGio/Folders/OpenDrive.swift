public import DriveFiles
public import Drives
public import Foundation
import UnitLists

/// A drive's folder, read whole and found without error: what use cases work on.
public struct OpenDrive: Sendable {
  /// The path of the folder, as it was given.
  public let path: String
  /// The folder.
  public let url: URL
  /// What its files say.
  public let folder: DriveFolder
  /// The hold of whoever changes the drive; nil for those who read it.
  private let lock: DriveLocking?

  /// The drive.
  public var drive: Drive { folder.drive }
  /// The path of its own plan.
  public var planPath: String { (path.hasSuffix("/") ? path : path + "/") + "plan.json" }
  /// Whether it has a plan of its own.
  public var isPlanned: Bool { FileManager.default.fileExists(atPath: planPath) }
  /// Whether this value keeps all others from changing the drive.
  public var isHeld: Bool { lock != nil }
  /// What the folder keeps beside the lists.
  var records: DriveRecords { DriveRecords(url: url, isHeld: isHeld, language: drive.language) }

  /// Reads a drive, not while somebody changes it.
  ///
  /// - Parameters:
  ///   - path: the path of the folder.
  ///   - seconds: how long to wait for somebody who changes it.
  /// - Throws: every problem of its files, or that others do not let go of it.
  public init(
    reading path: String, waiting seconds: Double = DriveLocking.usualWait
  ) throws(UseCaseError) {
    let url = URL(fileURLWithPath: path, isDirectory: true)
    let lock = try DriveLocking(url, for: .reading, waiting: seconds)
    defer { lock.keepUntilHere() }
    try self.init(path, url, lock: nil)
  }

  /// Reads a drive to change it; nobody else does as long as this value lives.
  ///
  /// - Parameters:
  ///   - path: the path of the folder.
  ///   - work: what is done, for others who wait: the name of a command.
  ///   - seconds: how long to wait for others.
  /// - Throws: every problem of its files, or that others do not let go of it.
  public init(
    changing path: String, for work: String, waiting seconds: Double = DriveLocking.usualWait
  ) throws(UseCaseError) {
    let url = URL(fileURLWithPath: path, isDirectory: true)
    try self.init(
      path, url, lock: try DriveLocking(url, for: .changing, work: work, waiting: seconds))
  }

  private init(_ path: String, _ url: URL, lock: DriveLocking?) throws(UseCaseError) {
    do throws(DriveFileProblems) {
      folder = try DriveFolder(at: url)
    } catch {
      throw UseCaseError(error)
    }
    self.path = path
    self.url = url
    self.lock = lock
  }

  /// Looks at a folder that documents are to be written into, before anything is computed.
  func check(folder: String) throws(UseCaseError) {
    do throws(OutputError) {
      try OutputPlace.check(folder: folder, of: url)
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// A drive whose lists may still be missing, or are about to change.
public struct OpenLists: Sendable {
  /// The path of the folder, as it was given.
  public let path: String
  /// What the drive is, and its lists.
  public let draft: DraftDrive
  /// The hold of whoever changes the drive; nil for those who read it.
  private let lock: DriveLocking?

  /// What the folder keeps beside the lists.
  var records: DriveRecords {
    DriveRecords(url: draft.url, isHeld: lock != nil, language: draft.language)
  }

  /// Reads a drive that need not have lists yet, not while somebody changes it. What an import that
  /// was killed has left is put in order first where it has left the lists aside.
  ///
  /// - Parameters:
  ///   - path: the path of the folder.
  ///   - seconds: how long to wait for somebody who changes it.
  /// - Throws: every problem of its files, or that others do not let go of it.
  public init(
    reading path: String, waiting seconds: Double = DriveLocking.usualWait
  ) throws(UseCaseError) {
    let url = URL(fileURLWithPath: path, isDirectory: true)
    if ImportCommit.isInterrupted(url) {
      _ = try OpenLists(changing: path, for: "import", waiting: seconds)
    }
    let lock = try DriveLocking(url, for: .reading, waiting: seconds)
    defer { lock.keepUntilHere() }
    try self.init(path, lock: nil)
  }

  /// Reads a drive to change its lists; nobody else changes it as long as this value lives. What an
  /// import that was killed has left is put in order first.
  ///
  /// - Parameters:
  ///   - path: the path of the folder.
  ///   - work: what is done, for others who wait: the name of a command.
  ///   - seconds: how long to wait for others.
  /// - Throws: every problem of its files, or that others do not let go of it.
  public init(
    changing path: String, for work: String, waiting seconds: Double = DriveLocking.usualWait
  ) throws(UseCaseError) {
    let url = URL(fileURLWithPath: path, isDirectory: true)
    let lock = try DriveLocking(url, for: .changing, work: work, waiting: seconds)
    ImportCommit.recover(url)
    try self.init(path, lock: lock)
  }

  private init(_ path: String, lock: DriveLocking?) throws(UseCaseError) {
    do throws(DriveFileProblems) {
      draft = try DraftDrive(at: URL(fileURLWithPath: path, isDirectory: true))
    } catch {
      throw UseCaseError(error)
    }
    self.path = path
    self.lock = lock
  }
}
