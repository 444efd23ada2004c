public import Diagnostics
public import Foundation
import Identities

/// All files of a drive in one file: a `tar` archive whose first entry names each of them with its size and
/// its SHA-256, and ends in the checksum of what it says.
public struct DriveBackup: Equatable, Sendable {
  /// A file of the drive.
  public struct File: Equatable, Sendable {
    /// Its path in the drive's folder, with slashes.
    public let path: String
    /// What stands in it.
    public let bytes: [UInt8]

    /// A file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The files, in the order of their paths.
  public let files: [File]

  /// What the names of such files end in.
  public static let ending = "khunggio"
  private static let manifest = "khunggio-backup.txt"
  private static let title = "khunggio-backup 1"
  /// The most bytes of a backup that is read.
  private static let mostBytes = 2 << 30

  /// A backup of files.
  ///
  /// - Parameter files: the files, in any order.
  public init(_ files: [File]) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  // MARK: - Making one

  /// The files of a drive's folder as they are, but for what programs leave there while they work, links,
  /// and other backups.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - store: the name of the store's file, which another room reads.
  /// - Returns: the files, the store's not among them.
  /// - Throws: ``BackupError/unreadable(path:)``.
  public static func files(of folder: URL, besides store: String) throws(BackupError) -> [File] {
    var files: [File] = []
    let entries = FolderEntry.all(in: folder).filter(\.isRegular)
    for path in entries.map(\.path) where path != store && !isPassing(path, store) {
      let url = folder.appendingPathComponent(path)
      do throws(InputFile.Refusal) {
        files.append(File(path: path, bytes: try InputFile.bytes(of: url, most: mostBytes)))
      } catch {
        throw .unreadable(path: path)
      }
    }
    return files
  }

  /// Whether a file is there only while a program works, or is a backup itself.
  private static func isPassing(_ path: String, _ store: String) -> Bool {
    path.split(separator: "/").contains { part in
      part.hasPrefix(".khunggio-") || part.hasSuffix(".tmp") || part == DriveLock.noteName
        || part.hasPrefix(store + "-") || (part.hasPrefix(store + ".") && part.hasSuffix(".new"))
        || part.hasSuffix("." + ending)
    }
  }

  /// The backup as bytes; the same files give the same bytes.
  ///
  /// - Throws: ``BackupError/pathTooLong(_:)``.
  public func bytes() throws(BackupError) -> [UInt8] {
    let made = archive().bytes()
    if let path = made.tooLong { throw .pathTooLong(path) }
    return made.bytes
  }

  /// Writes a backup: a file that only its owner may read, whole or not there.
  ///
  /// - Parameters:
  ///   - bytes: the backup.
  ///   - url: the file; one that is there is replaced.
  /// - Throws: why it cannot be written.
  public static func write(_ bytes: [UInt8], to url: URL) throws(OutputError) {
    // One that is replaced would keep its permissions.
    if FileManager.default.fileExists(atPath: url.path) { _ = chmod(url.path, 0o600) }
    var file = try OutputFile(at: url)
    try file.write(bytes)
    try file.finish()
  }

  private func archive() -> TarArchive {
    TarArchive(
      [TarArchive.Entry(path: Self.manifest, bytes: Array(manifestText.utf8))]
        + files.map { TarArchive.Entry(path: $0.path, bytes: $0.bytes) })
  }

  /// Each file on a line of its own: checksum, size, path; then the checksum of these lines.
  private var manifestText: String {
    let lines = files.map { file in
      "\(Hex.text(SHA256.digest(of: file.bytes)))  \(file.bytes.count)  \(file.path)\n"
    }
    let text = Self.title + "\n" + lines.joined()
    return text + Hex.text(SHA256.digest(of: Array(text.utf8))) + "\n"
  }

  // MARK: - Reading one

  /// Reads a backup and looks at every checksum.
  ///
  /// - Parameter url: the file.
  /// - Throws: ``BackupError``, where anything is not as it was written.
  public init(at url: URL) throws(BackupError) {
    let bytes: [UInt8]
    do throws(InputFile.Refusal) {
      bytes = try InputFile.bytes(of: url, most: Self.mostBytes)
    } catch {
      throw error == .missing ? .missing(path: url.path) : .unreadable(path: url.path)
    }
    let archive: TarArchive
    do throws(TarArchive.ReadingError) {
      archive = try TarArchive(reading: bytes)
    } catch {
      throw bytes.starts(with: Array(Self.manifest.utf8))
        ? .damaged(path: url.path, file: nil) : .notABackup(path: url.path)
    }
    guard let first = archive.entries.first, first.path == Self.manifest else {
      throw .notABackup(path: url.path)
    }
    let text = String(decoding: first.bytes, as: UTF8.self)
    guard text.hasPrefix("khunggio-backup ") else { throw .notABackup(path: url.path) }
    guard text.hasPrefix(Self.title + "\n") else { throw .newer(path: url.path) }
    let files = archive.entries.dropFirst().map { File(path: $0.path, bytes: $0.bytes) }
    if let unsafe = files.first(where: { !Self.staysInside($0.path) }) {
      throw .unsafePath(unsafe.path)
    }
    guard Set(files.map(\.path)).count == files.count else {
      throw .damaged(path: url.path, file: nil)
    }
    self.init(Array(files))
    guard manifestText == text else {
      throw .damaged(path: url.path, file: Self.damaged(files, text))
    }
  }

  /// The file whose checksum is not the one that was written down.
  private static func damaged(_ files: [File], _ text: String) -> String? {
    let lines = Set(text.split(separator: "\n").map(String.init))
    return files.first { file in
      !lines.contains(
        "\(Hex.text(SHA256.digest(of: file.bytes)))  \(file.bytes.count)  \(file.path)")
    }?.path
  }

  /// Whether a path leads to a file below a folder and nowhere else.
  private static func staysInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.isEmpty && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x5C }
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// Writes the files into a folder, all of them or none.
  ///
  /// - Parameter folder: the folder, which must not exist or be empty.
  /// - Throws: why nothing was written.
  public func restore(to folder: URL) throws(OutputError) {
    try DriveFolder.checkIsEmpty(folder)
    let staged = try StagedFolder(for: folder)
    for file in files { try staged.write(file.bytes, to: file.path) }
    try staged.finish()
  }
}

/// Why there is no backup, or none that can be read.
public enum BackupError: KhungGioError, Equatable {
  /// There is no such file.
  case missing(path: String)
  /// A file cannot be read.
  case unreadable(path: String)
  /// The file is no backup of a drive.
  case notABackup(path: String)
  /// A newer version of the program has made it.
  case newer(path: String)
  /// It is not as it was written; the first file that is not, where that is known.
  case damaged(path: String, file: String?)
  /// A path in it leads elsewhere.
  case unsafePath(String)
  /// A path is too long to be kept.
  case pathTooLong(String)
  /// A file stands where the backup is to be written.
  case isThere(path: String)

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .missing: "backup-missing"
    case .unreadable: "backup-unreadable"
    case .notABackup: "backup-is-none"
    case .newer: "backup-newer"
    case .damaged: "backup-damaged"
    case .unsafePath: "backup-path-unsafe"
    case .pathTooLong: "backup-path-too-long"
    case .isThere: "backup-is-there"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .missing, .unreadable: .inputMissing
    case .notABackup, .newer, .damaged, .unsafePath: .badData
    case .pathTooLong, .isThere: .cannotCreate
    }
  }
}
