public import Drives

/// How far a session has come: who has come when, at a minute of its day. Simulating goes on from there.
public struct SessionProgress: Equatable, Sendable {
  /// Somebody who has come.
  public struct Arrival: Equatable, Sendable {
    /// When, in minutes of the day.
    public let minute: Double
    /// Whether the person may not give blood; nil while that is not known.
    public let isDeferred: Bool?

    /// Somebody who has come.
    ///
    /// - Parameters:
    ///   - minute: when, in minutes of the day.
    ///   - isDeferred: whether the person may not give blood; nil while that is not known.
    public init(minute: Double, isDeferred: Bool? = nil) {
      self.minute = minute
      self.isDeferred = isDeferred
    }
  }

  /// The minute of the day it is now.
  public let now: Int
  /// Who of those on the lists has come here, by the registrant's index; whether invited or not.
  public let registrants: [RegistrantIndex: Arrival]
  /// Who has come here without being on the lists.
  public let walkIns: [Arrival]

  /// How far a session has come.
  ///
  /// - Parameters:
  ///   - now: the minute of the day it is now.
  ///   - registrants: who of those on the lists has come here.
  ///   - walkIns: who has come here without being on the lists.
  public init(now: Int, registrants: [RegistrantIndex: Arrival] = [:], walkIns: [Arrival] = []) {
    self.now = now
    self.registrants = registrants
    self.walkIns = walkIns
  }
}

extension SessionProgress {
  /// How often somebody's day is drawn again that contradicts what is known; after that the person
  /// does not come. A day agrees with at least a part of 1 − show rate of all draws.
  static let mostDraws = 64
}
