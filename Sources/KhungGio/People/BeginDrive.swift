import DriveFiles
public import Drives
import Foundation
public import UnitLists

/// Makes the folder of a new drive from a few answers.
public struct BeginDrive: UseCase {
  /// The path of the folder, which must not exist or must be empty.
  public var folder: String
  /// The answers.
  public var answers: NewDrive
  /// The language of the drive.
  public var language: Language

  /// Begins a drive.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, which must not exist or must be empty.
  ///   - answers: the answers.
  ///   - language: the language of the drive.
  public init(at folder: String, answers: NewDrive, language: Language = .vietnamese) {
    self.folder = folder
    self.answers = answers
    self.language = language
  }

  /// Looks at the folder before anybody answers a question.
  ///
  /// - Parameter folder: its path.
  /// - Throws: why no drive can be made there.
  public static func check(_ folder: String) throws(UseCaseError) {
    do throws(OutputError) {
      try OutputPlace.check(folder: folder, of: nil)
      try DriveFolder.checkIsEmpty(URL(fileURLWithPath: folder, isDirectory: true))
    } catch {
      throw UseCaseError(error)
    }
  }

  /// A name for the folder of a new drive: of the drive's name and year, in letters that every system
  /// and every shell takes.
  ///
  /// - Parameters:
  ///   - answers: the answers.
  ///   - others: the names that are taken.
  /// - Returns: the name.
  public static func folderName(for answers: NewDrive, besides others: [String]) -> String {
    var names = FileNames()
    for name in others { names.use(name) }
    let year = answers.date.map { " \($0.year)" } ?? ""
    let plain = Folding.words(answers.name + year).replacing(" ", with: "-")
    return names.name(for: plain, ending: "")
  }

  /// Makes the folder, whole or not at all.
  ///
  /// - Parameter context: not used.
  /// - Returns: what was made.
  /// - Throws: `InvalidDrive` where the answers make no drive, or why the folder cannot be made.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> BegunDrive {
    try BeginDrive.check(folder)
    let drive: Drive
    do throws(InvalidDrive) {
      drive = try answers.drive(language: language)
    } catch {
      throw UseCaseError(error)
    }
    do throws(OutputError) {
      try DriveFolder.begin(drive, at: URL(fileURLWithPath: folder, isDirectory: true))
    } catch {
      throw UseCaseError(error)
    }
    return BegunDrive(
      folder: folder, date: drive.sessions[0].date,
      units: answers.units.isEmpty ? 0 : drive.units.count)
  }
}

/// A drive that has just begun.
public struct BegunDrive: JSONDocument, Equatable {
  /// The path of its folder, as it was given.
  public let folder: String
  /// The day.
  public let date: CalendarDate
  /// How many units are known.
  public let units: Int

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("folder", .string(folder)), ("date", .string(date.isoText)), ("units", .integer(units)),
    ])
  }
}
