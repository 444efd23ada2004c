import DriveFiles
public import Drives
public import Foundation
import IntegerProgramming
public import SyntheticDrives

/// Makes a larger, synthetic drive; the same options give the same bytes.
public struct GenerateDrive: UseCase {
  /// How many people are on the lists.
  public let registrants: Int
  /// How many units; nil for as many as usual for so many people.
  public let units: Int?
  /// How many sessions; nil for as many as usual for so many people.
  public let sessions: Int?
  /// Another seed gives another drive of the same kind.
  public let seed: UInt64
  /// How much room there is.
  public let tightness: Tightness
  /// The language of the drive.
  public let language: Language
  /// The folder to make, which must not exist, or must be empty; nil for none.
  public let folder: URL?

  /// A synthetic drive.
  ///
  /// - Parameters:
  ///   - registrants: how many people are on the lists, from 1 to 10,000,000.
  ///   - units: how many units, from 1 to that of the people; nil for as many as usual.
  ///   - sessions: how many sessions, from 1 to 10,000; nil for as many as usual.
  ///   - seed: another seed gives another drive of the same kind.
  ///   - tightness: how much room there is.
  ///   - language: the language of the drive.
  ///   - folder: the folder to make; nil for none.
  /// - Throws: ``OptionError`` for a number that is not possible.
  public init(
    registrants: Int, units: Int? = nil, sessions: Int? = nil, seed: UInt64 = 1,
    tightness: Tightness = .normal, language: Language = .vietnamese, to folder: URL? = nil
  ) throws(OptionError) {
    guard (1...10_000_000).contains(registrants) else {
      throw OptionError("registrants", "\(registrants)")
    }
    if let units, !(1...registrants).contains(units) { throw OptionError("units", "\(units)") }
    if let sessions, !(1...10_000).contains(sessions) {
      throw OptionError("sessions", "\(sessions)")
    }
    self.registrants = registrants
    self.units = units
    self.sessions = sessions
    self.seed = seed
    self.tightness = tightness
    self.language = language
    self.folder = folder
  }

  /// Makes the drive, on the calling thread.
  ///
  /// - Parameter context: simulates no part.
  /// - Returns: the drive.
  /// - Throws: ``UseCaseError`` with an `OutputError`, or a ``InternalError``.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> GeneratedDrive {
    let drive: Drive
    do throws(InvalidDrive) {
      drive = try SyntheticDrive.make(
        registrants: registrants, units: units, sessions: sessions, seed: seed,
        tightness: tightness, language: language)
    } catch {
      throw UseCaseError(InternalError("\(error.problems)"))
    }
    if let folder {
      do throws(OutputError) {
        try DriveFolder.write(drive, to: folder)
      } catch {
        throw UseCaseError(error)
      }
    }
    return GeneratedDrive(drive: drive)
  }
}

/// A synthetic drive.
public struct GeneratedDrive: JSONDocument {
  /// The drive.
  public let drive: Drive

  /// How large it is.
  public var json: JSONValue {
    .object([
      ("registrants", .integer(drive.registrants.count)), ("units", .integer(drive.units.count)),
      ("sessions", .integer(drive.sessions.count)),
    ])
  }
}
