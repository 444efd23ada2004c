import Foundation
import Synchronization

/// Keeps events as they come from many devices at once: whatever waits joins the next step, so that
/// twenty devices wait for one disk and not for twenty.
public final class ArrivalLog: Sendable {
  /// What has become of a device's events, or why nothing could be kept.
  public typealias Answer = Result<[ArrivalOutcome], HistoryError>

  private struct Waiting {
    let sent: SentArrivals
    let answer: @Sendable (Answer) -> Void
  }

  private struct State {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  private let history: History
  private let clock: @Sendable () -> String
  private let kept: @Sendable ([Arrival]) -> Void
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "khunggio.arrivals")

  /// A log that keeps events in a history.
  ///
  /// - Parameters:
  ///   - history: the history.
  ///   - clock: tells when it is: `2026-11-22T02:40:11Z`.
  ///   - kept: called with what was kept by one step, in order, before anybody is answered.
  public init(
    _ history: History, clock: @escaping @Sendable () -> String,
    kept: @escaping @Sendable ([Arrival]) -> Void = { _ in }
  ) {
    self.history = history
    self.clock = clock
    self.kept = kept
  }

  /// Keeps the events that a device sent.
  ///
  /// - Parameters:
  ///   - events: the events, in the order in which they happened.
  ///   - device: the device.
  /// - Returns: what has become of each, once it is on the disk.
  /// - Throws: why none of them could be kept: the device sends them again.
  public func keep(
    _ events: [NewArrival], of device: Int
  ) async throws(HistoryError) -> [ArrivalOutcome] {
    let sent = SentArrivals(device: device, events: events)
    let answer = await withCheckedContinuation { continuation in
      add(Waiting(sent: sent) { continuation.resume(returning: $0) })
    }
    return try answer.get()
  }

  private func add(_ waiting: Waiting) {
    let begins = state.withLock { state in
      state.waiting.append(waiting)
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if begins { queue.async { [self] in writeAll() } }
  }

  /// Writes until nothing waits.
  private func writeAll() {
    while true {
      let next = state.withLock { state in
        let next = state.waiting
        state.waiting = []
        if next.isEmpty { state.isWriting = false }
        return next
      }
      guard !next.isEmpty else { return }
      write(next)
    }
  }

  private func write(_ next: [Waiting]) {
    do throws(HistoryError) {
      let outcomes = try history.keep(next.map(\.sent), at: clock())
      let added = outcomes.joined().compactMap { outcome in
        if case .kept(let arrival) = outcome { arrival } else { nil }
      }
      if !added.isEmpty { kept(added) }
      for (waiting, outcome) in zip(next, outcomes) { waiting.answer(.success(outcome)) }
    } catch {
      for waiting in next { waiting.answer(.failure(error)) }
    }
  }
}
