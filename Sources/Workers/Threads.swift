import Foundation
import Synchronization

/// Work in parallel, on a number of threads that the caller chooses.
///
/// Where the system has no memory for another thread, the work is done on those there are: a program
/// under a tight memory limit becomes slower, and never waits for a thread that cannot come.
public enum Threads {
  /// How many threads the machine runs at once.
  public static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Does a number of pieces of work, each once, and returns when all are done.
  ///
  /// - Parameters:
  ///   - count: how many pieces there are.
  ///   - threads: how many threads to use at most, the caller's among them.
  ///   - piece: does the piece of a number from 0 on. In which order, and on which thread, is open.
  public static func perform(
    _ count: Int, threads: Int = processors, _ piece: @Sendable (_ number: Int) -> Void
  ) {
    withoutActuallyEscaping(piece) { piece in
      let work = Work(count: count, piece: piece)
      var helpers: [Helper] = []
      for _ in 1..<max(1, min(threads, count)) {
        guard let helper = Helper(work) else { break }
        helpers.append(helper)
      }
      work.run()
      for helper in helpers { helper.join() }
    }
  }
}

/// Pieces of work that threads take one after another.
private final class Work: Sendable {
  private let next = Atomic(0)
  private let count: Int
  private let piece: @Sendable (Int) -> Void

  init(count: Int, piece: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.piece = piece
  }

  func run() {
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      piece(number)
    }
  }
}

/// A thread that helps with work.
private struct Helper {
  private let thread: pthread_t

  /// Begins to help; nil where the system has no room for another thread.
  init?(_ work: Work) {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let argument = Unmanaged.passRetained(work)
    let status = pthread_create(
      &thread, nil,
      { pointer in
        let pointer: UnsafeMutableRawPointer? = pointer
        if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
        return nil
      }, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      return nil
    }
    #if canImport(Darwin)
      guard let thread else { return nil }
    #endif
    self.thread = thread
  }

  func join() { pthread_join(thread, nil) }
}
