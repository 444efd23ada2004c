import Foundation
import Synchronization

/// The drive that the pages are of: one at a time.
package final class CurrentDrive: Sendable {
  private let state: Mutex<String?>

  /// The drive that the pages are of.
  ///
  /// - Parameter folder: the path of its folder; nil where one is to be chosen first.
  package init(_ folder: String?) { state = Mutex(folder) }

  /// The path of its folder; nil where one is to be chosen first.
  package var folder: String? { state.withLock { $0 } }

  /// The path of its folder.
  ///
  /// - Returns: the path.
  /// - Throws: ``Refusal/noDrive`` where one is to be chosen first.
  package func path() throws -> String {
    guard let folder else { throw Refusal.noDrive }
    return folder
  }

  /// Changes to another drive.
  ///
  /// - Parameter folder: the path of its folder.
  package func open(_ folder: String) { state.withLock { $0 = folder } }
}

/// Work that waits for files or other programs, away from the threads that answer requests.
package enum Waiting {
  /// Does the work on a thread of its own.
  ///
  /// - Parameter work: the work.
  /// - Returns: what comes of it.
  /// - Throws: what the work throws.
  package static func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try work() }) }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }
}
