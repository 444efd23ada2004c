public import DriveStore
import Foundation

/// Records events that a device at the door sent.
public struct CheckIn: UseCase {
  /// The path of the drive's folder.
  public var path: String
  /// The device.
  public var device: Int
  /// What happened, in order.
  public var events: [NewArrival]
  /// When it is kept; nil for now.
  public var moment: Moment?

  /// The most events that are sent together.
  public static let mostEvents = 200

  /// Records events.
  ///
  /// - Parameters:
  ///   - events: what happened, in order.
  ///   - device: the device.
  ///   - path: the path of the drive's folder.
  public init(_ events: [NewArrival], of device: Int, inDrive path: String) {
    self.events = events
    self.device = device
    self.path = path
  }

  /// Records the events: all that can be kept, or where the disk fails none.
  ///
  /// - Parameter context: not used.
  /// - Returns: what has become of each.
  /// - Throws: why none of them was kept.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> RecordedArrivals {
    do throws(HistoryError) {
      let history = try History(in: URL(fileURLWithPath: path, isDirectory: true))
      let outcomes = try history.keep(
        [SentArrivals(device: device, events: events)], at: (moment ?? .now).text)
      return RecordedArrivals(events: events, outcomes: outcomes[0])
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// What has become of events that a device sent.
public struct RecordedArrivals: JSONDocument, Equatable {
  /// The events.
  public let events: [NewArrival]
  /// For each what has become of it.
  public let outcomes: [ArrivalOutcome]

  /// What has become of events.
  ///
  /// - Parameters:
  ///   - events: the events.
  ///   - outcomes: for each what has become of it.
  public init(events: [NewArrival], outcomes: [ArrivalOutcome]) {
    self.events = events
    self.outcomes = outcomes
  }

  /// The ids of those that are kept, now or before, and of those that never can be.
  public var json: JSONValue {
    let named = zip(events, outcomes)
    return .object([
      ("kept", .array(named.filter { $0.1.isStored }.map { .string($0.0.id) })),
      (
        "refused",
        .array(
          named.compactMap { event, outcome in
            guard case .refused(let reason) = outcome else { return nil }
            return .object([("id", .string(event.id)), ("why", .string(reason.rawValue))])
          })
      ),
    ])
  }
}
