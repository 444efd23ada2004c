import DriveFiles
import Drives
import Planning
import Plans

/// Lists those without a slot, in the order in which freed places are given to them.
public struct ListWaiting: UseCase {
  /// The drive.
  public var drive: OpenDrive
  /// The plan: a revision number or a file; nil for the last published one, or the drive's own where
  /// none was published.
  public var plan: String?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Lists those without a slot in the plan that people go by.
  ///
  /// - Parameter drive: the drive.
  public init(_ drive: OpenDrive) { self.drive = drive }

  /// Finds them: first those whom the plan lists, whoever had a slot in an earlier revision before all
  /// others; then whoever registered since.
  ///
  /// - Parameter context: not used.
  /// - Returns: the waiting list.
  /// - Throws: ``PublishedSourceError`` where nothing is planned, or why the plan cannot be read.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> WaitingList {
    let own = try drive.records.isPublished() || !drive.isPlanned ? nil : drive.planPath
    let source = try drive.readPublished(plan ?? own, notice: notice)
    drive.reportDifferences(of: source, notice: notice)
    let now = drive.drive
    let listed = Set(source.plan.unplaced)
    let placed = Set(source.plan.invitations.map(\.registrant))
    let all = now.registrants.places.filter { !placed.contains(now.registrants[$0].id) }
    let isNew = { (person: RegistrantIndex) in !listed.contains(now.registrants[person].id) }
    let people =
      Waitlist(
        of: all.filter { !isNew($0) }, on: now, promised: source.placedEarlier(on: now)
      ).people
      + Waitlist(of: all.filter(isNew), on: now).people
    return WaitingList(
      people: people.map { index in
        let person = now.registrants[index]
        let unit = now.units[person.unit]
        return WaitingList.Person(
          registrant: person.id, name: person.name, unit: unit.id, unitName: unit.name,
          phone: person.phone, priority: person.priority, isNew: isNew(index))
      })
  }
}

/// Those without a slot, in order.
public struct WaitingList: JSONDocument, Equatable {
  /// Somebody without a slot.
  public struct Person: Equatable, Sendable {
    /// The id.
    public let registrant: String
    /// The name; empty for none.
    public let name: String
    /// The id of the unit.
    public let unit: String
    /// What the unit is called.
    public let unitName: String
    /// The telephone number as it is written; empty for none.
    public let phone: String
    /// The priority.
    public let priority: Int
    /// Whether the person registered after the plan was made.
    public let isNew: Bool
  }

  /// The people, whoever comes first first.
  public let people: [Person]

  /// One JSON document.
  public var json: JSONValue {
    .object([
      (
        "waiting",
        .array(
          people.enumerated().map { place, person in
            .object([
              ("place", .integer(place + 1)), ("registrant", .string(person.registrant)),
              ("name", .string(person.name)), ("unit", .string(person.unit)),
              ("priority", .integer(person.priority)), ("new", .bool(person.isNew)),
            ])
          })
      )
    ])
  }
}
