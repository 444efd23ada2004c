/// What can happen to somebody at the door.
public enum ArrivalKind: String, CaseIterable, Codable, Sendable {
  /// The person was let in.
  case enters = "in"
  /// The person has left.
  case leaves = "out"
  /// An event that was recorded did not happen.
  case undo
  /// The person may not give blood today, and leaves.
  case deferred
  /// Somebody came without an invitation.
  case walkIn = "walk-in"
  /// Somebody of the waiting list was called, and comes.
  case called
}

/// Whom an event is about.
public enum ArrivalSubject: Hashable, Sendable {
  /// Somebody on the lists, by id.
  case registrant(String)
  /// Somebody who came without an invitation, by the code that the device gave.
  case walkIn(String)
}

/// An event at the door, as a device has recorded it.
public struct NewArrival: Equatable, Sendable {
  /// The event's name: 36 characters, made by the device, never used twice.
  public var id: String
  /// The device counts its events from 1: a number that is missing is still on the device.
  public var number: Int
  /// What happened.
  public var kind: ArrivalKind
  /// The id of the session at whose door it happened.
  public var session: String
  /// Whom it is about; nil for an undo, which is about an event.
  public var subject: ArrivalSubject?
  /// The name of somebody who came without an invitation; empty for none.
  public var name: String
  /// The start of the slot that somebody was given at the door, `08:15`; empty for none.
  public var slot: String
  /// The event that did not happen; nil but for an undo.
  public var undoes: String?
  /// When, by the clock of the device; as it says.
  public var deviceTime: String

  /// An event.
  ///
  /// - Parameters:
  ///   - id: its name.
  ///   - number: its number on the device.
  ///   - kind: what happened.
  ///   - session: the id of the session.
  ///   - subject: whom it is about.
  ///   - name: the name of somebody without an invitation.
  ///   - slot: the start of the slot given.
  ///   - undoes: the event that did not happen.
  ///   - deviceTime: when, by the clock of the device.
  public init(
    id: String, number: Int, kind: ArrivalKind, session: String, subject: ArrivalSubject? = nil,
    name: String = "", slot: String = "", undoes: String? = nil, deviceTime: String
  ) {
    self.id = id
    self.number = number
    self.kind = kind
    self.session = session
    self.subject = subject
    self.name = name
    self.slot = slot
    self.undoes = undoes
    self.deviceTime = deviceTime
  }
}

/// An event at the door, as it is kept.
public struct Arrival: Equatable, Sendable {
  /// Its place among all events: they happened in this order, whatever clocks say.
  public let sequence: Int
  /// The device.
  public let device: Int
  /// What the device recorded; its number is another one where the device has used one twice.
  public let event: NewArrival
  /// The published plan that was current, by its number.
  public let issue: Int
  /// When it was kept, by the clock of this machine.
  public let keptTime: String

  /// An event that is kept.
  ///
  /// - Parameters:
  ///   - sequence: its place among all events.
  ///   - device: the device.
  ///   - event: what the device recorded.
  ///   - issue: the published plan that was current.
  ///   - keptTime: when it was kept.
  public init(sequence: Int, device: Int, event: NewArrival, issue: Int, keptTime: String) {
    self.sequence = sequence
    self.device = device
    self.event = event
    self.issue = issue
    self.keptTime = keptTime
  }
}

/// What has become of an event that a device sent.
public enum ArrivalOutcome: Equatable, Sendable {
  /// It is kept now.
  case kept(Arrival)
  /// It was kept before: nothing was added.
  case known(sequence: Int)
  /// It can never be kept.
  case refused(Reason)

  /// Why an event can never be kept.
  public enum Reason: String, Equatable, Sendable {
    /// It undoes an event that nobody has sent.
    case undoesNothing = "undoes-nothing"
    /// It is about nobody, or has no name of its own.
    case malformed
    /// The device was shut out, or never let in.
    case unknownDevice = "unknown-device"
  }

  /// Whether the event is in the store.
  public var isStored: Bool {
    if case .refused = self { return false }
    return true
  }
}

/// A device at the door.
public struct DoorDevice: Equatable, Sendable {
  /// Its number: the first is 1.
  public let number: Int
  /// What people call it.
  public let name: String
  /// Since when it is let in.
  public let time: String
  /// Since when it is shut out; nil while it is not.
  public let shutOut: String?
}

/// Numbers of a device's events that have not come yet.
public struct ArrivalGap: Equatable, Sendable {
  /// The device.
  public let device: Int
  /// The numbers that are missing among those before the last one that came.
  public let missing: [Int]
}
