import Drives
import Formulation
public import Plans
import Relaxation

/// A warm start for planning similar drives: the assignments, the dual values, and the changes of
/// the surrogate.
///
/// Planning from one does less work, and its plan depends on it; the guarantees are the same.
public struct WarmStart: Sendable {
  /// Who was invited when, registrants as indices in the drive that is planned from it.
  let assignments: [Assignment]
  /// The dual values of the capacity rows, where they are known.
  let prices: PriceBook?
  /// By how many people each bound was changed from what planning begins with.
  let surrogateChanges: [CrowdSurrogate.Place: Double]

  /// Begins from invitations alone.
  ///
  /// - Parameter assignments: who was invited when, registrants as indices in the drive that will be
  ///   planned; slots it does not have are passed over.
  public init(from assignments: [Assignment]) {
    self.init(assignments: assignments, prices: nil, surrogateChanges: [:])
  }

  init(
    assignments: [Assignment], prices: PriceBook?, surrogateChanges: [CrowdSurrogate.Place: Double]
  ) {
    self.assignments = assignments
    self.prices = prices
    self.surrogateChanges = surrogateChanges
  }

  /// The same for a drive with other lists.
  ///
  /// - Parameter assignments: who was invited when, registrants as indices in that drive.
  /// - Returns: a start with these invitations and the prices and surrogate bounds of this one.
  public func with(_ assignments: [Assignment]) -> WarmStart {
    WarmStart(assignments: assignments, prices: prices, surrogateChanges: surrogateChanges)
  }
}
