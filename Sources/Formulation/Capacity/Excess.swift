package import Drives

/// What a session costs by how far some presence exceeds a profile at its worst minute: the cost terms
/// `peak`, of everyone present over nobody, and `overload`, of the people in a stage over its servers.
///
/// It costs weight · max over rows of (Σ coefficient · load − bound), which is never below 0.
package struct Excess: Sendable {
  /// The session.
  package let session: SessionIndex
  /// The stage, as an index in the session; nil for everyone present.
  package let stage: Int?
  /// What one person of it costs.
  package let weight: Double
  /// The most it can be in any plan.
  package let most: Double
  /// The presence at the minutes at which it can exceed the profile most; a bound is the profile. The
  /// rows of a stage have one without terms, so that the largest excess is at least 0.
  package let rows: [CapacityRow]

  package init(
    session: SessionIndex, stage: Int?, weight: Double, most: Double, rows: [CapacityRow]
  ) {
    self.session = session
    self.stage = stage
    self.weight = weight
    self.most = most
    self.rows = rows
  }

  /// More than any session's presence can be.
  private static let beyond = 1e6

  /// The values it can have.
  package var range: ClosedRange<Double> { 0...min(Excess.beyond, most) }

  /// The subject of its rows: what tells them apart from those of others of the session.
  package static func subject(ofStage stage: Int?) -> Int { stage.map { $0 + 1 } ?? 0 }
}
