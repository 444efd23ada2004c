import DriveFiles
import Drives
import Foundation
import Plans
import UnitLists

/// Pins people to the slots they have, or lets them go: the column `pinned` of their lists.
public struct PinPeople: UseCase {
  /// The path of the drive's folder.
  public var drive: String
  /// Whom.
  public var subject: MoveSubject
  /// Whether they are pinned, or let go.
  public var pins: Bool
  /// What the folder held when this was chosen.
  public var base: FolderState
  /// How long to wait, in seconds, for others who change the drive.
  public var wait = DriveLocking.usualWait

  /// The column.
  private static let column = "pinned"

  /// Pins people or lets them go.
  ///
  /// - Parameters:
  ///   - subject: whom.
  ///   - pins: whether they are pinned, or let go.
  ///   - drive: the path of the drive's folder.
  ///   - base: what the folder held when this was chosen.
  public init(_ subject: MoveSubject, pins: Bool, on drive: String, base: FolderState) {
    self.subject = subject
    self.pins = pins
    self.drive = drive
    self.base = base
  }

  /// Writes the lists.
  ///
  /// - Parameter context: not used.
  /// - Returns: how many people were pinned or let go.
  /// - Throws: ``StaleError`` where the folder holds something else by now, every problem that the
  ///   drive would have, such as pins that break a rule, or why the lists cannot be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PinnedPeople {
    let lists = try OpenLists(changing: drive, for: "serve", waiting: wait)
    guard FolderState(of: lists.draft.url) == base else { throw UseCaseError(StaleError()) }
    let slots = try slots()
    guard !slots.isEmpty else { throw UseCaseError(OptionError("subject", "")) }
    var changed: [DraftDrive.List] = []
    let all = lists.draft.lists.map { list in
      let new = self.list(list, with: slots)
      if let new { changed.append(new) }
      return new ?? list
    }
    do throws(DriveFileProblems) {
      _ = try lists.draft.drive(with: all)
    } catch {
      throw UseCaseError(error)
    }
    do throws(OutputError) {
      try ImportCommit.write(changed, into: lists.draft)
    } catch {
      throw UseCaseError(error)
    }
    return PinnedPeople(count: slots.count, arePinned: pins)
  }

  /// What stands in the column for each person concerned.
  private func slots() throws(UseCaseError) -> [RegistrantIndex: String] {
    // The lock is held already: only read.
    let url = URL(fileURLWithPath: drive, isDirectory: true)
    let place = url.appendingPathComponent(FolderState.planName)
    guard FileManager.default.fileExists(atPath: place.path) else {
      throw UseCaseError(PlanError.missing)
    }
    let read: (drive: Drive, plan: [Assignment])
    do throws(DriveFileProblems) {
      let drive = try DriveFolder(at: url).drive
      read = (drive, try PlanFile(at: place, for: drive, onlyItsOwn: true).assignments)
    } catch {
      throw UseCaseError(error)
    }
    guard subject.exists(on: read.drive) else { return [:] }
    let people = Set(subject.people(in: read.plan, on: read.drive))
    return Dictionary(
      read.plan.filter { people.contains($0.registrant) }.map { assignment in
        let session = read.drive.sessions[assignment.slot.session].id
        let start = ClockTime.text(assignment.slot.start)
        return (assignment.registrant, pins ? "\(session) \(start)" : "")
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A list with other pins; nil where it has none of these people.
  private func list(_ list: DraftDrive.List, with slots: [RegistrantIndex: String])
    -> DraftDrive.List?
  {
    let rows = list.rows.indices.filter {
      list.rows[$0].registrant.map { slots[RegistrantIndex($0)] != nil } ?? false
    }
    guard !rows.isEmpty else { return nil }
    var list = list
    let position: Int
    if let known = list.header.firstIndex(of: Self.column) {
      position = known
    } else {
      position = list.header.count
      list.header.append(Self.column)
      for row in list.rows.indices { list.rows[row].fields.append("") }
    }
    for row in rows {
      list.rows[row].fields[position] =
        list.rows[row].registrant.flatMap { slots[RegistrantIndex($0)] } ?? ""
    }
    return list
  }
}

/// People who were pinned or let go.
public struct PinnedPeople: JSONDocument, Equatable {
  /// How many.
  public let count: Int
  /// Whether they are pinned now.
  public let arePinned: Bool

  /// One JSON document.
  public var json: JSONValue {
    .object([("people", .integer(count)), ("pinned", .bool(arePinned))])
  }
}
