public import WhatIf

/// How far a use case has come.
public struct WorkProgress: Equatable, Sendable {
  /// What is being done.
  public enum Phase: String, CaseIterable, Codable, Sendable {
    /// Plans are made and bounds proven.
    case planning
    /// Plans are made and simulated in turn; ``WorkProgress/done`` counts the plans.
    case calibrating
    /// Days are simulated; ``WorkProgress/done`` counts them.
    case simulating
    /// Variants are planned; ``WorkProgress/done`` counts the rows.
    case comparing
    /// Parameters of the drive are tried; ``WorkProgress/done`` counts them.
    case explaining
  }

  /// What is being done.
  public let phase: Phase
  /// Seconds since the use case began.
  public let seconds: Double
  /// The cost of the best plan so far; nil before there is one, and where no single plan is made.
  public var incumbent: Double?
  /// How many people that plan leaves without a slot.
  public var unplaced: Int?
  /// The proven lower bound of the cost so far.
  public var bound: Double?
  /// Open nodes of the search tree; nil before branching.
  public var openNodes: Int?
  /// How many of ``total`` are done.
  public var done: Int?
  /// Of how many; nil where that is not known.
  public var total: Int?
  /// A change that was just found to place everyone, while explaining.
  public var found: Explanation.Fix?

  /// How far it has come.
  ///
  /// - Parameters:
  ///   - phase: what is being done.
  ///   - seconds: seconds since the use case began.
  public init(_ phase: Phase, seconds: Double) {
    self.phase = phase
    self.seconds = seconds
  }
}
