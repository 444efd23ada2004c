public import Drives
public import Foundation
public import Identities
import Wording

/// The file with a drive's key, `drive.key` in its folder, which only its owner may read. It is made
/// by whatever first saves a plan, and goes where the drive goes.
public enum DriveKeyFile {
  /// The name of the file, inside a drive's folder.
  public static let name = "drive.key"
  /// What stands before the digits of the key.
  private static let beginning = "khunggio-key 1 "

  /// The key of a drive.
  ///
  /// - Parameters:
  ///   - folder: the drive's folder.
  ///   - language: the language of problems.
  /// - Returns: the key; nil where there is none yet.
  /// - Throws: why the file cannot be read.
  public static func read(
    in folder: URL, language: Language = .vietnamese
  ) throws(DriveFileProblems) -> DriveKey? {
    let url = folder.appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    var log = ProblemLog()
    let bytes = InputFile.bytes(of: url, named: name, most: mostBytes, log: &log)
    if let bytes {
      let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(
        in: .whitespacesAndNewlines)
      let digits = text.hasPrefix(beginning) ? String(text.dropFirst(beginning.count)) : ""
      if let key = Hex.bytes(digits).flatMap({ DriveKey(bytes: $0) }) { return key }
      log.add(
        DriveFileProblem(
          code: .syntax, file: name, row: 1,
          expected: .oneOf([beginning + "0123456789abcdef…"]), hint: .bringBackCopy))
    }
    throw DriveFileProblems(problems: log.sorted(), wording: Words(language: language))
  }

  private static let mostBytes = 4096

  /// Keeps a key for a drive that has none; where another program was faster, its key counts.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - folder: the drive's folder.
  /// - Returns: whether it is kept; false where there is one already.
  /// - Throws: why it cannot be written.
  public static func keep(_ key: DriveKey, in folder: URL) throws(OutputError) -> Bool {
    let path = folder.appendingPathComponent(name).path
    let beside = "\(path).\(ProcessInfo.processInfo.processIdentifier).tmp"
    unlink(beside)
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    defer { unlink(beside) }
    let text = Array((beginning + Hex.text(key.bytes) + "\n").utf8)
    let isWritten = text.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == text.count
    let isKept = isWritten && fsync(file) == 0
    let reason = String(cString: strerror(errno))
    close(file)
    guard isKept else { throw .cannotWrite(path: path, reason: reason) }
    // A link never replaces what is there.
    if link(beside, path) == 0 { return true }
    guard errno != EEXIST else { return false }
    guard !FileManager.default.fileExists(atPath: path) else { return false }
    guard rename(beside, path) == 0 else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    return true
  }
}
