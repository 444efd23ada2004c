public import DriveFiles
import Drives
public import Plans

/// Why a drive does not fit, and what would make it fit.
public struct Explanation: Equatable, Sendable {
  /// The plan of the drive as it is.
  public let plan: Plan
  /// The limits without room, in time; first those that keep people out.
  public let binding: [Full]
  /// What each lever does by itself; first those that place everyone.
  public let fixes: [Fix]
  /// Two levers that do it together, where no single one does.
  public let pairs: [Fix]
  /// How many people stay without a slot when every lever is pulled as far as it goes; nil where
  /// that was not looked at.
  public let unplacedWithAll: Int?
  /// Whom no lever opens a slot to, as indices in the drive's registrants: they are told apart, and
  /// the rest is asked what places everyone else.
  public let unreachable: [Int]
  /// Whether everything was looked at: nobody asked to stop, and the time was enough.
  public let isComplete: Bool
  /// What one more of something is worth.
  public let worth: [Worth]
  /// Why each person without a slot has none.
  public let people: [PersonReason]

  /// A limit without room.
  public struct Full: Equatable, Sendable {
    /// The limit and its minutes.
    public let limit: Binding
    /// Whether the linear program has a price for it: whether one more of it would let somebody in. Where
    /// it has none at all, as it may divide people who come together, every full limit may keep them out.
    public let keepsOut: Bool
  }

  /// Changes, and what planning the drive with them came to.
  public struct Fix: Equatable, Sendable {
    /// The changes: of one lever, or of two.
    public let settings: [Setting]
    /// What the levers are.
    public let levers: [Lever]
    /// What stands at each key now, in few words.
    public let standing: [String]
    /// How many people then have no slot.
    public let unplacedAfter: Int
    /// Whether all whom the changes open a slot to have one.
    public let isEnough: Bool
    /// Whether it was shown that one step less does not do.
    public let isSmallest: Bool
  }

  /// One more of something: what a linear program estimates, and what planning shows.
  public struct Worth: Equatable, Sendable {
    /// One more.
    public let setting: Setting
    /// Of what.
    public let lever: Lever
    /// How many more people the linear program would place; nil where it was not asked.
    public let estimate: Double?
    /// How many more people are placed.
    public let placed: Int
    /// By how much at least the cost falls where everyone has a slot already: the old bound less the
    /// new cost.
    public let saved: Double
  }
}
