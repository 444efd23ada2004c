public import DriveFiles
public import Drives
public import Foundation
public import Identities

/// The key of a drive for what is saved: read, or made where there is none yet.
public struct KeptKey: Sendable {
  /// The key; nil where there is none and it cannot be kept.
  public let key: DriveKey?
  /// Why a new key could not be kept; nil otherwise.
  public let error: OutputError?
  /// The file of the key.
  public let url: URL

  /// Reads the key of a drive.
  ///
  /// - Parameters:
  ///   - folder: the drive's folder.
  ///   - isMade: whether a key is made and kept where there is none yet.
  ///   - language: the language of problems.
  /// - Throws: ``UseCaseError`` with the problems of its file.
  public init(
    in folder: URL, making isMade: Bool, language: Language = .vietnamese
  ) throws(UseCaseError) {
    url = folder.appendingPathComponent(DriveKeyFile.name)
    do throws(DriveFileProblems) {
      if let key = try DriveKeyFile.read(in: folder, language: language) {
        (self.key, error) = (key, nil)
        return
      }
      guard isMade else {
        (key, error) = (nil, nil)
        return
      }
      var random = SystemRandomNumberGenerator()
      let made = DriveKey(from: &random)
      switch Self.keep(made, in: folder) {
      case .success(true): (key, error) = (made, nil)
      // Another program was faster.
      case .success(false):
        (key, error) = (try DriveKeyFile.read(in: folder, language: language), nil)
      case .failure(let error): (key, self.error) = (nil, error)
      }
    } catch {
      throw UseCaseError(error)
    }
  }

  private static func keep(_ key: DriveKey, in folder: URL) -> Result<Bool, OutputError> {
    Result { () throws(OutputError) in try DriveKeyFile.keep(key, in: folder) }
  }
}
