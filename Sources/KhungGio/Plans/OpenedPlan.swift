public import DriveFiles
import DriveStore
public import Drives
public import Foundation
import Identities

/// A plan file that was read once and whose people were compared with those on the lists.
public struct OpenedPlan: Sendable {
  /// What the file says.
  public let file: PlanFile
  /// Its bytes.
  public let bytes: [UInt8]

  /// Reads a plan file.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - folder: the drive's folder.
  ///   - drive: the drive it is for.
  ///   - onlyItsOwn: whether a plan of another drive is a problem.
  ///   - isHeld: whether the caller holds the drive's folder already.
  ///   - seconds: how long to wait for others who change the drive, where its history has to be asked
  ///     whom the plan was made for.
  /// - Throws: ``UseCaseError``: every problem of the file, such as people who are others than have
  ///   their ids now.
  public init(
    at url: URL, inDrive folder: URL, for drive: Drive, onlyItsOwn: Bool = false,
    isHeld: Bool = false, waiting seconds: Double = 30
  ) throws(UseCaseError) {
    do throws(DriveFileProblems) {
      let bytes = try PlanFile.bytes(at: url, language: drive.language)
      var people = KnownPeople(key: try DriveKeyFile.read(in: folder, language: drive.language))
      func reading() -> Result<PlanFile, DriveFileProblems> {
        Result { () throws(DriveFileProblems) in
          try PlanFile(
            bytes, named: url.lastPathComponent, for: drive, onlyItsOwn: onlyItsOwn,
            people: people)
        }
      }
      var read = reading()
      // Whom a plan that does not say so, or that is refused, was issued for, so that every problem
      // names the people.
      if (try? read.get().personCheck) ?? .unmarked == .unmarked {
        people.issued = Self.issuedPeople(bytes, folder, isHeld: isHeld, seconds: seconds)
        if !people.issued.isEmpty { read = reading() }
      }
      file = try read.get()
      self.bytes = bytes
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Who the people of a plan that does not say so were, where it was issued; nobody where the history
  /// cannot be read now.
  private static func issuedPeople(
    _ bytes: [UInt8], _ folder: URL, isHeld: Bool, seconds: Double
  ) -> [String: Identity] {
    guard History.exists(in: folder) else { return [:] }
    guard !isHeld else { return issuedPeople(bytes, folder) }
    do throws(DriveLock.LockError) {
      let lock = try DriveLock(
        folder, for: .changing, work: "", time: Date().formatted(.iso8601),
        pauses: Int(seconds * 100))
      defer { lock.keepUntilHere() }
      return issuedPeople(bytes, folder)
    } catch {
      return [:]
    }
  }

  private static func issuedPeople(_ bytes: [UInt8], _ folder: URL) -> [String: Identity] {
    let sum = Checksum(of: bytes)
    do throws(HistoryError) {
      let history = try History(in: folder)
      guard let issue = try history.issues().last(where: { $0.checksum == sum }) else { return [:] }
      return try history.invitations(of: issue.number).mapValues(\.identity)
    } catch {
      return [:]
    }
  }
}
