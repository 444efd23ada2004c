import Drives
import Formulation
public import Plans
import Relaxation

/// What planning one drive teaches for planning drives like it: who was invited when, the prices of
/// the hall, and how far the caps that stand in for a probability had to be moved.
///
/// Planning from one does less work, and its plan depends on it; the guarantees are the same.
public struct WarmStart: Sendable {
  /// Who was invited when, registrants as indices in the drive that is planned from it.
  let assignments: [Assignment]
  /// The prices of the hall, where they are known.
  let prices: PriceBook?
  /// By how many people each cap was changed from what planning begins with.
  let capChanges: [CrowdSurrogate.Place: Double]

  /// Begins from invitations alone.
  ///
  /// - Parameter assignments: who was invited when, registrants as indices in the drive that will be
  ///   planned; slots it does not have are passed over.
  public init(from assignments: [Assignment]) {
    self.init(assignments: assignments, prices: nil, capChanges: [:])
  }

  init(assignments: [Assignment], prices: PriceBook?, capChanges: [CrowdSurrogate.Place: Double]) {
    self.assignments = assignments
    self.prices = prices
    self.capChanges = capChanges
  }

  /// The same for a drive with other lists.
  ///
  /// - Parameter assignments: who was invited when, registrants as indices in that drive.
  /// - Returns: a start with these invitations and the prices and caps of this one.
  public func with(_ assignments: [Assignment]) -> WarmStart {
    WarmStart(assignments: assignments, prices: prices, capChanges: capChanges)
  }
}
