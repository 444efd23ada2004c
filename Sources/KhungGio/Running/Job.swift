import Foundation
import IntegerProgramming
import Synchronization

/// Work that was started on a thread of its own.
public struct Job<Value: Sendable>: Sendable {
  /// How far it has come, in order; ends with the work. To be read once. A reader that is too slow
  /// misses the oldest.
  public let progress: AsyncStream<WorkProgress>
  private let cancellation: Cancellation
  private let outcome = JobOutcome<Value>()

  /// The most values of progress that wait for a reader.
  private static var mostWaiting: Int { 4096 }

  /// The bytes of the thread's stack, as many as a program's first thread usually has.
  private static var stackSize: Int { 8 << 20 }

  /// Starts work.
  ///
  /// - Parameters:
  ///   - cancellation: set from anywhere to stop it.
  ///   - work: the work.
  init(
    cancellation: Cancellation,
    _ work: @escaping @Sendable (WorkContext) throws(UseCaseError) -> Value
  ) {
    self.cancellation = cancellation
    let (stream, continuation) = AsyncStream.makeStream(
      of: WorkProgress.self, bufferingPolicy: .bufferingNewest(Self.mostWaiting))
    progress = stream
    let outcome = outcome
    let thread = Thread {
      let result = Result<Value, UseCaseError> { () throws(UseCaseError) -> Value in
        try work(WorkContext(cancellation: cancellation) { continuation.yield($0) })
      }
      continuation.finish()
      outcome.end(with: result)
    }
    thread.stackSize = Self.stackSize
    thread.start()
  }

  /// What comes of it; waits until it is done. Cancelling the waiting task stops the work.
  public var value: Value {
    get async throws(UseCaseError) {
      let result = await withTaskCancellationHandler {
        await withCheckedContinuation { outcome.wait($0) }
      } onCancel: {
        cancellation.cancel()
      }
      return try result.get()
    }
  }

  /// Asks it to stop with the best that is known by then.
  public func cancel() { cancellation.cancel() }
}

/// What comes of a job, and who waits for it.
private final class JobOutcome<Value: Sendable>: Sendable {
  typealias Ending = Result<Value, UseCaseError>

  private struct State {
    var ending: Ending?
    var waiting: [CheckedContinuation<Ending, Never>] = []
  }

  private let state = Mutex(State())

  func wait(_ continuation: CheckedContinuation<Ending, Never>) {
    let ending = state.withLock { state -> Ending? in
      if state.ending == nil { state.waiting.append(continuation) }
      return state.ending
    }
    if let ending { continuation.resume(returning: ending) }
  }

  func end(with ending: Ending) {
    let waiting = state.withLock { state in
      state.ending = ending
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: ending) }
  }
}
