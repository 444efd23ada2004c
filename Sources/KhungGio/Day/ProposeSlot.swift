public import Drives
import Plans

/// Proposes a slot to somebody who comes without an invitation: the first in which one more person
/// breaks no limit.
public struct ProposeSlot: UseCase {
  /// The drive on its day.
  public var day: OpenDay
  /// What has happened.
  public var record: DayRecord
  /// When it is; nil for now.
  public var moment: Moment?

  /// Proposes a slot.
  ///
  /// - Parameters:
  ///   - day: the drive on its day.
  ///   - record: what has happened.
  public init(_ day: OpenDay, _ record: DayRecord) {
    self.day = day
    self.record = record
  }

  /// Looks for the slot.
  ///
  /// - Parameter context: not used.
  /// - Returns: the slot, if there is one.
  /// - Throws: where the drive cannot be asked.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ProposedSlot {
    let state = DayState(day, record, at: moment ?? .now)
    let offers = try SlotOffers(state)
    return ProposedSlot(
      slot: offers.offers(to: offers.stranger, after: 0).first?.slot, drive: day.drive.drive)
  }
}

/// A slot for somebody without an invitation.
public struct ProposedSlot: JSONDocument {
  /// The slot; nil where every slot of the day that is still to come is full.
  public let slot: SlotStart?
  /// The drive.
  public let drive: Drive

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("session", .optional(slot.map { drive.sessions[$0.session].id })),
      ("slot", .optional(slot.map { ClockTime.text($0.start) })),
    ])
  }
}
