public import IntegerProgramming

/// What work is given along: how to stop it, and whom to tell how far it has come.
public struct WorkContext: Sendable {
  /// Set from anywhere to stop with the best that is known by then.
  public let cancellation: Cancellation
  /// Called with how far it has come; on any thread, one call at a time.
  public let report: @Sendable (WorkProgress) -> Void

  /// What work is given along.
  ///
  /// - Parameters:
  ///   - cancellation: set from anywhere to stop.
  ///   - report: reported how far it has come.
  public init(
    cancellation: Cancellation = Cancellation(),
    report: @escaping @Sendable (WorkProgress) -> Void = { _ in }
  ) {
    self.cancellation = cancellation
    self.report = report
  }
}
