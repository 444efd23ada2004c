import DriveFiles
import Invitations
import Plans
import Workbooks

/// Packs the letters of a plan into one ZIP archive, in memory: the same files that ``WriteLetters``
/// writes.
public struct PackLetters: UseCase {
  /// What is written, and how; its folder does not matter.
  public var letters: WriteLetters

  /// Packs letters.
  ///
  /// - Parameter drive: the drive.
  public init(of drive: OpenDrive) { letters = WriteLetters(of: drive, into: "") }

  /// Makes the letters.
  ///
  /// - Parameter context: not used.
  /// - Returns: the archive.
  /// - Throws: ``PlanError/notInvitable(_:)`` where the plan breaks rules, or why letters cannot be
  ///   made.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PackedLetters {
    let made = try letters.made()
    let parts = made.documents.flatMap(\.documents).map { (name: $0.path.text, bytes: $0.bytes) }
    do throws(WorkbookError) {
      return PackedLetters(
        written: WrittenLetters(made, folder: ""),
        bytes: parts.isEmpty ? [] : try ZipWriter.bytes(of: parts))
    } catch {
      throw UseCaseError(LetterError.unwritable(error.reason))
    }
  }
}

/// Letters in one archive.
public struct PackedLetters: JSONDocument {
  /// What the archive has.
  public let written: WrittenLetters
  /// The archive; empty where nobody is informed of anything.
  public let bytes: [UInt8]

  /// One JSON document.
  public var json: JSONValue { written.json }
}
