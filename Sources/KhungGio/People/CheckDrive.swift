public import DriveFiles
public import Drives
import Foundation
import Invitations
public import Wording

/// Reads everything in a drive's folder, and sums the drive up.
public struct CheckDrive: UseCase {
  /// The path of the folder.
  public var drive: String

  /// Checks a drive.
  ///
  /// - Parameter drive: the path of its folder.
  public init(_ drive: String) { self.drive = drive }

  /// Reads the drive.
  ///
  /// - Parameter context: not used.
  /// - Returns: the drive, with or without lists of people.
  /// - Throws: every problem of its files.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> CheckedDrive {
    do throws(DriveFileProblems) {
      let url = URL(fileURLWithPath: drive, isDirectory: true)
      if let draft = try DraftDrive.withoutLists(at: url) { return .withoutLists(draft) }
    } catch {
      throw UseCaseError(error)
    }
    return .whole(try OpenDrive(reading: drive).folder)
  }
}

/// A drive whose files are without error.
public enum CheckedDrive: JSONDocument {
  /// It has no lists of people yet.
  case withoutLists(DraftDrive)
  /// It has everything.
  case whole(DriveFolder)

  /// The language the drive asks for.
  public var language: Language {
    switch self {
    case .withoutLists(let draft): draft.language
    case .whole(let folder): folder.drive.language
    }
  }

  /// One JSON document.
  public var json: JSONValue { json(in: nil) }

  /// One JSON document.
  ///
  /// - Parameter wording: the language to say every warning and note in, too; nil for none.
  /// - Returns: the document.
  public func json(in wording: Words?) -> JSONValue {
    switch self {
    case .withoutLists(let draft):
      .object([
        ("version", .integer(1)), ("problems", .array([])), ("warnings", .array([])),
        (
          "drive",
          CheckedDrive.summary(
            draft.name, people: 0, units: draft.units.count, sessions: draft.sessions.count,
            notes: wording.map { [$0.noListsYet] })
        ), ("sessions", .array([])),
      ])
    case .whole(let folder):
      .object([
        ("version", .integer(1)), ("problems", .array([])),
        ("warnings", .problems(folder.warnings, in: wording)),
        ("notes", .problems(folder.notes, in: wording, areNotes: true)),
        (
          "drive",
          CheckedDrive.summary(
            folder.drive.name, people: folder.drive.registrants.count,
            units: folder.drive.units.count, sessions: folder.drive.sessions.count,
            notes: wording.map { PrintedDrive(of: folder.drive, wording: $0).notes })
        ), ("sessions", CheckedDrive.sessions(of: folder.drive)),
      ])
    }
  }

  private static func summary(
    _ name: String, people: Int, units: Int, sessions: Int, notes: [String]?
  ) -> JSONValue {
    .object(
      [
        ("name", .string(name)), ("registrants", .integer(people)), ("units", .integer(units)),
        ("sessions", .integer(sessions)),
      ] + (notes.map { [("notes", .array($0.map { .string($0) }))] } ?? []))
  }

  private static func sessions(of drive: Drive) -> JSONValue {
    .array(
      zip(drive.sessions, CapacityEstimate.all(on: drive)).map { session, room in
        .object([
          ("id", .string(session.id)), ("date", .string(session.date.isoText)),
          ("slots", .integer(session.slotStarts.count)), ("room", .optional(room?.people)),
          ("limited_by", .optional(room?.rule.rawValue)),
        ])
      })
  }

  /// The document of a drive whose files have problems.
  ///
  /// - Parameters:
  ///   - problems: the problems.
  ///   - wording: the language to say each of them in, too; nil for none.
  /// - Returns: the document.
  public static func json(of problems: DriveFileProblems, in wording: Words?) -> JSONValue {
    .object([
      ("version", .integer(1)), ("problems", .problems(problems.problems, in: wording)),
      ("warnings", .array([])), ("drive", .null), ("sessions", .array([])),
    ])
  }
}
