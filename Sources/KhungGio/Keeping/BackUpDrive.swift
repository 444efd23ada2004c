import DriveFiles
import DriveStore
import Foundation

/// Writes everything a drive's folder has into one file with checksums, which only its owner may read.
public struct BackUpDrive: UseCase {
  /// The path of the drive's folder.
  public var drive: String
  /// The path of the file to write.
  public var file: String
  /// Whether a file that is there is replaced.
  public var force = false
  /// How long to wait, in seconds, while somebody else changes the drive.
  public var wait = DriveLocking.usualWait

  /// Backing up a drive.
  ///
  /// - Parameters:
  ///   - drive: the path of the drive's folder.
  ///   - file: the path of the file to write.
  public init(_ drive: String, to file: String) {
    self.drive = drive
    self.file = file
  }

  /// Writes the backup, whole or not at all, of the drive as it is at one moment.
  ///
  /// - Parameter context: not used.
  /// - Returns: what is in it.
  /// - Throws: `BackupError`, why the store cannot be read, or the file not be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> WrittenBackup {
    let url = URL(fileURLWithPath: drive, isDirectory: true)
    guard FileManager.default.fileExists(atPath: url.appendingPathComponent("drive.yaml").path)
    else { throw UseCaseError(PurgeError.noDrive(path: drive)) }
    guard force || !FileManager.default.fileExists(atPath: file) else {
      throw UseCaseError(BackupError.isThere(path: file))
    }
    let lock = try DriveLocking(url, for: .changing, work: "backup", waiting: wait)
    defer { lock.keepUntilHere() }
    var files: [DriveBackup.File]
    do throws(BackupError) {
      files = try DriveBackup.files(of: url, besides: History.fileName)
    } catch {
      throw UseCaseError(error)
    }
    if History.exists(in: url) {
      files.append(DriveBackup.File(path: History.fileName, bytes: try store(url)))
    }
    let backup = DriveBackup(files)
    let bytes: [UInt8]
    do throws(BackupError) {
      bytes = try backup.bytes()
    } catch {
      throw UseCaseError(error)
    }
    do throws(OutputError) {
      try DriveBackup.write(bytes, to: URL(fileURLWithPath: file))
    } catch {
      throw UseCaseError(error)
    }
    return WrittenBackup(file: file, files: backup.files.count, bytes: bytes.count)
  }

  /// The store as it is at one moment, whoever else has it open.
  private func store(_ url: URL) throws(UseCaseError) -> [UInt8] {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
      "khunggio-\(UUID().uuidString)", isDirectory: true)
    guard mkdir(scratch.path, 0o700) == 0 else {
      throw UseCaseError(
        OutputError.cannotCreate(path: scratch.path, reason: String(cString: strerror(errno))))
    }
    defer { try? FileManager.default.removeItem(at: scratch) }
    do throws(HistoryError) {
      return try History(in: url, waiting: wait).copied(in: scratch)
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// A backup that was written.
public struct WrittenBackup: JSONDocument, Equatable {
  /// The path of the file.
  public let file: String
  /// How many files are in it.
  public let files: Int
  /// How large it is.
  public let bytes: Int

  /// One JSON document.
  public var json: JSONValue {
    .object([("file", .string(file)), ("files", .integer(files)), ("bytes", .integer(bytes))])
  }
}

/// Puts a drive's folder back from a backup: the whole of it, or nothing.
public struct RestoreDrive: UseCase {
  /// The path of the backup.
  public var file: String
  /// The path of the folder to make, which must not exist or be empty.
  public var folder: String

  /// Restoring a drive.
  ///
  /// - Parameters:
  ///   - file: the path of the backup.
  ///   - folder: the path of the folder to make.
  public init(_ file: String, to folder: String) {
    self.file = file
    self.folder = folder
  }

  /// Looks at every checksum, then writes the folder in one step.
  ///
  /// - Parameter context: not used.
  /// - Returns: the files.
  /// - Throws: `BackupError`, or why the folder cannot be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> WrittenFiles {
    let backup: DriveBackup
    do throws(BackupError) {
      backup = try DriveBackup(at: URL(fileURLWithPath: file))
    } catch {
      throw UseCaseError(error)
    }
    do throws(OutputError) {
      try backup.restore(to: URL(fileURLWithPath: folder, isDirectory: true))
    } catch {
      throw UseCaseError(error)
    }
    return WrittenFiles(folder: folder, files: backup.files.map(\.path))
  }
}
