public import Drives
public import Plans

/// What people on a drive's lists were informed of: who has which slot, who waits, who had a slot
/// earlier.
public struct PublishedSlots: Equatable, Sendable {
  /// The published slots of people on the lists.
  public let assignments: [Assignment]
  /// Whom the published plan lists as without a slot.
  public let waiting: [RegistrantIndex]
  /// Who had a slot in an earlier revision.
  public let placedEarlier: Set<RegistrantIndex>
  /// Whether nobody of the published plan is on the lists any more.
  public let allHaveWithdrawn: Bool

  /// What people were informed of.
  ///
  /// - Parameters:
  ///   - assignments: the published slots.
  ///   - waiting: who has none.
  ///   - placedEarlier: who had one in an earlier revision.
  public init(
    _ assignments: [Assignment] = [], waiting: [RegistrantIndex] = [],
    placedEarlier: Set<RegistrantIndex> = []
  ) {
    self.assignments = assignments
    self.waiting = waiting
    self.placedEarlier = placedEarlier
    allHaveWithdrawn = false
  }

  /// What a published plan reported the people on a drive's lists.
  ///
  /// - Parameters:
  ///   - source: the plan, by the ids that its people have on the lists.
  ///   - drive: the drive as it is.
  /// - Throws: ``UseCaseError`` with ``PublishedSourceError/ofAnotherDrive(_:)`` where none of its
  ///   people are on the lists, unless it is of this drive by its name or from its history, and so
  ///   everybody in it has withdrawn.
  public init(of source: PublishedSource, on drive: Drive) throws(UseCaseError) {
    assignments = source.plan.assignments(on: drive)
    allHaveWithdrawn = assignments.isEmpty && !source.plan.invitations.isEmpty
    let listed = Set(source.plan.unplaced)
    waiting = drive.registrants.places.filter { listed.contains(drive.registrants[$0].id) }
    placedEarlier = source.placedEarlier(on: drive)
    guard
      !allHaveWithdrawn || source.issue != nil || source.plan.drive == drive.name
        || !waiting.isEmpty
    else { throw UseCaseError(PublishedSourceError.ofAnotherDrive(source.origin)) }
  }
}
