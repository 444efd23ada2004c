public import DriveFiles
public import Drives
public import Plans

/// Why people have no slot, and which changes would place everyone.
public struct Explanation: Equatable, Sendable {
  /// The plan of the drive as it is.
  public let plan: Plan
  /// The limits without room, in time; first those that keep people out.
  public let tightConstraints: [Full]
  /// The effect of each parameter alone; first those that place everyone.
  public let fixes: [Fix]
  /// Pairs of parameters that place everyone, where no single one does.
  public let pairs: [Fix]
  /// How many people have no slot with every parameter at its largest step; nil where that was not
  /// evaluated.
  public let unplacedWithAll: Int?
  /// The people without an allowed slot under every change, as indices in the drive's registrants:
  /// they are reported separately, and changes are sought that place all others.
  public let unreachable: [RegistrantIndex]
  /// Whether everything was looked at: nobody asked to stop, and the time was enough.
  public let isComplete: Bool
  /// The gain from one more of something.
  public let gains: [Gain]
  /// Why each person without a slot has none.
  public let people: [PersonReason]

  /// Why each unit with people without a slot has them, the largest share first.
  ///
  /// - Parameter drive: the drive.
  /// - Returns: the reasons.
  public func units(of drive: Drive) -> [UnitReason] {
    UnitReason.all(of: people, plan, on: drive)
  }

  /// A limit without room.
  public struct Full: Equatable, Sendable {
    /// The limit and its minutes.
    public let limit: TightConstraint
    /// Whether the linear program has a price for it: whether one more of it would let somebody in. Where
    /// it has none at all, as it may divide people who come together, every full limit may keep them out.
    public let keepsOut: Bool
  }

  /// Changes, and what planning the drive with them came to.
  public struct Fix: Equatable, Sendable {
    /// The changes: of one parameter, or of two.
    public let settings: [Setting]
    /// What the parameters are.
    public let driveParameters: [DriveParameter]
    /// The current value at each key, in short.
    public let current: [String]
    /// How many people then have no slot.
    public let unplacedAfter: Int
    /// Whether all whom the changes open a slot to have one.
    public let isEnough: Bool
    /// Whether it is shown that one step less is not enough.
    public let isSmallest: Bool
  }

  /// One more of something: what a linear program estimates, and what planning shows.
  public struct Gain: Equatable, Sendable {
    /// One more.
    public let setting: Setting
    /// Of what.
    public let driveParameter: DriveParameter
    /// How many more people the linear program would place; nil where it was not asked.
    public let estimate: Double?
    /// How many more people are placed.
    public let placed: Int
    /// By how much at least the cost falls where everyone has a slot already: the old bound less the
    /// new cost.
    public let saved: Double
  }
}
