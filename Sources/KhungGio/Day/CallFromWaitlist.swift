public import Drives
import Plans

/// Lists whom of the waiting list to call now, with the slot and what comes of it.
public struct CallFromWaitlist: UseCase {
  /// The drive on its day.
  public var day: OpenDay
  /// What has happened.
  public var record: DayRecord
  /// When it is; nil for now.
  public var moment: Moment?
  /// How many minutes people need to come here.
  public var travelMinutes = CallFromWaitlist.usualTravel
  /// The most people that are listed.
  public var most = CallFromWaitlist.usualMost

  /// How many minutes people need to come here, by default.
  public static let usualTravel = 30
  /// How many people are listed, by default.
  public static let usualMost = 10

  /// Lists whom to call.
  ///
  /// - Parameters:
  ///   - day: the drive on its day.
  ///   - record: what has happened.
  public init(_ day: OpenDay, _ record: DayRecord) {
    self.day = day
    self.record = record
  }

  /// Looks who could come, in the order of the waiting list: the slots of those before count as taken.
  ///
  /// - Parameter context: how to stop it.
  /// - Returns: whom to call.
  /// - Throws: where the waiting list cannot be read.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> CallList {
    let state = DayState(day, record, at: moment ?? .now)
    let drive = day.drive.drive
    let waiting = try ListWaiting(day.drive).perform(context).people
    let offers = try SlotOffers(state)
    var candidates: [CallList.Candidate] = []
    for person in waiting where candidates.count < most && !context.cancellation.isCancelled {
      guard let place = day.places[person.registrant],
        state.record(of: place).map({ !$0.hasCome && $0.call == nil }) ?? true,
        let offer = offers.offers(to: place, after: travelMinutes).first
      else { continue }
      candidates.append(
        CallList.Candidate(
          id: person.registrant, name: person.name.isEmpty ? person.registrant : person.name,
          unit: person.unitName, phone: person.phone, slot: offer.slot,
          bloodUnits: offer.bloodUnits, peak: offer.peak))
    }
    return CallList(candidates: candidates, missing: state.missing.count, drive: drive)
  }
}

/// Whom of the waiting list to call.
public struct CallList: JSONDocument {
  /// Somebody to call.
  public struct Candidate: Equatable, Sendable {
    /// The id.
    public let id: String
    /// The name.
    public let name: String
    /// What the unit is called.
    public let unit: String
    /// The telephone number; empty for none.
    public let phone: String
    /// The slot, were this person alone called.
    public let slot: SlotStart
    /// How many more blood units are expected.
    public let bloodUnits: Double
    /// The most people expected at once in the session, were this person alone called.
    public let peak: Double
  }

  /// The people, whoever comes first first.
  public let candidates: [Candidate]
  /// How many of those invited are no longer expected: their places are free.
  public let missing: Int
  /// The drive.
  public let drive: Drive

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("missing", .integer(missing)),
      (
        "call",
        .array(
          candidates.map { person in
            .object([
              ("registrant", .string(person.id)), ("name", .string(person.name)),
              ("unit", .string(person.unit)), ("phone", .string(person.phone)),
              ("session", .string(drive.sessions[person.slot.session].id)),
              ("slot", .string(ClockTime.text(person.slot.start))),
              ("blood_units", .number(person.bloodUnits)), ("peak", .number(person.peak)),
            ])
          })
      ),
    ])
  }
}
