/// Looks at the clock and at the cancellation.
package struct Deadline: Sendable {
  private let clock: @Sendable () -> Double
  private let start: Double
  private let end: Double
  private let cancellation: Cancellation

  /// Starts at once.
  ///
  /// - Parameters:
  ///   - seconds: how long there is; nil for without end.
  ///   - cancellation: set from anywhere to be over at once.
  ///   - clock: seconds since some moment, never going back.
  package init(
    seconds: Double?, cancellation: Cancellation, clock: @escaping @Sendable () -> Double
  ) {
    self.clock = clock
    self.cancellation = cancellation
    let now = clock()
    start = now
    end = seconds.map { now + $0 } ?? .infinity
  }

  /// A deadline that is over once a part of the time is, if there is a limit at all.
  package func part(_ part: Double) -> Deadline {
    Deadline(from: start, to: start + part * (end - start), like: self)
  }

  private init(from start: Double, to deadline: Double, like other: Deadline) {
    self.start = start
    end = deadline
    clock = other.clock
    cancellation = other.cancellation
  }

  /// Whether there is a limit of time.
  package var isLimited: Bool { end.isFinite }

  /// The seconds since the start.
  package var seconds: Double { clock() - start }

  /// Whether the time is over or somebody cancelled.
  package var isOver: Bool { cancellation.isCancelled || clock() >= end }

  /// Limits of a solve that ends no later.
  package func solveLimits(nodes: Int? = nil, relativeGap: Double = 0) -> SolveLimits {
    SolveLimits(
      seconds: end.isFinite ? max(0.001, end - clock()) : nil, nodes: nodes,
      megabytes: nil, relativeGap: relativeGap, cancellation: cancellation)
  }
}
