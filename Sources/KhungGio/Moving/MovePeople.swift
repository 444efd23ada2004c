import DriveFiles
public import Drives
import Foundation
import Identities
public import Plans
import Wording

/// Moves people by hand in a drive's own plan, and saves it: also where rules are broken then, which is
/// said and keeps the plan from being published.
public struct MovePeople: UseCase {
  /// The path of the drive's folder.
  public var drive: String
  /// Whom.
  public var subject: MoveSubject
  /// To which slot, of a unit its first one; nil to take their slots from them.
  public var slot: SlotStart?
  /// What the folder held when this was chosen.
  public var base: FolderState
  /// How long to wait, in seconds, for others who change the drive.
  public var wait = DriveLocking.usualWait

  /// Moves people.
  ///
  /// - Parameters:
  ///   - subject: whom.
  ///   - slot: to which slot; nil to take their slots from them.
  ///   - drive: the path of the drive's folder.
  ///   - base: what the folder held when this was chosen.
  public init(_ subject: MoveSubject, to slot: SlotStart?, on drive: String, base: FolderState) {
    self.subject = subject
    self.slot = slot
    self.drive = drive
    self.base = base
  }

  /// Changes the plan.
  ///
  /// - Parameter context: not used.
  /// - Returns: the plan before and now.
  /// - Throws: ``StaleError`` where the folder holds something else by now, ``OptionError`` where
  ///   nobody is moved, or why the plan cannot be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> MovedPeople {
    let opened = try OpenDrive(changing: drive, for: "serve", waiting: wait)
    guard FolderState(of: opened.url) == base else { throw UseCaseError(StaleError()) }
    guard subject.exists(on: opened.drive) else { throw UseCaseError(OptionError("subject", "")) }
    let read = try opened.readPlan(nil) { _ in }
    guard
      let assignments = subject.moved(to: slot, in: read.file.assignments, on: opened.drive)
    else { throw UseCaseError(OptionError("slot", "")) }
    let published = read.file.statement.published(read.file.assignments)
    let audit = Audit(of: assignments, on: opened.drive, published: published)
    let plan = read.file.plan(with: assignments, cost: audit.cost, on: opened.drive)
    let text = PlanText(
      of: plan, on: opened.drive, wording: Words(language: opened.drive.language),
      changes: read.file.statement.changes == nil
        ? nil
        : PublishedPlan(of: published, on: opened.drive).changes(
          to: PublishedPlan(of: assignments, on: opened.drive),
          order: opened.drive.registrants.map(\.id)),
      key: try KeptKey(in: opened.url, making: true, language: opened.drive.language).key)
    do throws(OutputError) {
      try text.write(to: URL(fileURLWithPath: opened.planPath))
    } catch {
      throw UseCaseError(error)
    }
    return MovedPeople(
      before: read.bytes, now: Array(text.text.utf8), audit: audit,
      people: subject.people(in: read.file.assignments, on: opened.drive).count)
  }
}

extension PlanFile {
  /// The plan of the file with other assignments; who has a slot no longer has none by choice.
  ///
  /// - Parameters:
  ///   - assignments: who is invited when.
  ///   - cost: what that costs.
  ///   - drive: the drive.
  ///   - newReasons: why people have lost their slot, where that is known.
  /// - Returns: the plan.
  func plan(
    with assignments: [Assignment], cost: Cost, on drive: Drive, newReasons: [Unplaced] = []
  ) -> Plan {
    let placed = Set(assignments.map(\.registrant))
    let reasons = Dictionary(
      (newReasons + unplaced).map { ($0.registrant, $0.reason) },
      uniquingKeysWith: { first, _ in first })
    return Plan(
      assignments: assignments,
      unplaced: drive.registrants.places.filter { !placed.contains($0) }.map {
        Unplaced(registrant: $0, reason: reasons[$0] ?? .written(""))
      },
      // The bound holds for every plan that breaks no rule; one that breaks some may cost less.
      cost: cost, bound: min(bound ?? 0, cost.total), status: .feasible, seconds: seconds ?? 0)
  }
}

/// People who were moved by hand.
public struct MovedPeople: JSONDocument {
  /// plan.json as it was.
  public let before: [UInt8]
  /// plan.json as it is.
  public let now: [UInt8]
  /// What the plan comes to.
  public let audit: Audit
  /// How many people were moved.
  public let people: Int

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("moved", .integer(people)), ("cost", .number(audit.cost.total)),
      ("violations", .integer(audit.violations.count)),
    ])
  }
}
