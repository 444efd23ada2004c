import Synchronization

/// Keeps people from guessing the PIN: a few wrong ones from one address, some more from all together,
/// and then no PIN is right until the organiser makes a new one.
package final class PINGuard: Sendable {
  /// How many wrong PINs may come from one address.
  package static let mostOfAddress = 5
  /// How many may come from all together: else somebody with many addresses could go on.
  package static let mostInAll = 30

  private struct State {
    var wrong: [String: Int] = [:]
    var all = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// What comes of a try.
  package enum Verdict: Equatable, Sendable {
    /// The PIN is right.
    case right
    /// It is wrong.
    case wrong
    /// It does not matter what it is.
    case locked
  }

  /// Judges a try.
  ///
  /// - Parameters:
  ///   - pin: what was tried.
  ///   - right: the PIN.
  ///   - address: where the try comes from.
  /// - Returns: what comes of it.
  package func verdict(on pin: String, right: String, from address: String) -> Verdict {
    state.withLock { state in
      guard state.all < Self.mostInAll, state.wrong[address, default: 0] < Self.mostOfAddress
      else { return .locked }
      if pin == right { return .right }
      state.wrong[address, default: 0] += 1
      state.all += 1
      return .wrong
    }
  }

  /// Whether no PIN is right until there is a new one.
  package var isLocked: Bool { state.withLock { $0.all >= Self.mostInAll } }

  /// There is a new PIN: nobody has guessed at it.
  package func reset() { state.withLock { $0 = State() } }
}
