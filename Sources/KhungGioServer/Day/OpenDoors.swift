import DriveStore
import Foundation
package import KhungGio
import Synchronization

/// The doors of the drives that the pages are of: one book each, which the organiser's page and the
/// phones share.
package final class OpenDoors: Sendable {
  private struct State {
    var books: [String: DoorBook] = [:]
    var site: DoorSite?
  }

  private let state = Mutex(State())
  private let clock: @Sendable () -> Moment

  /// No doors yet.
  ///
  /// - Parameter clock: tells when it is.
  package init(clock: @escaping @Sendable () -> Moment = { .now }) { self.clock = clock }

  /// The door of a drive, opened where it is not.
  ///
  /// - Parameter folder: the path of the drive's folder.
  /// - Returns: the door.
  /// - Throws: where no plan was published, or why something cannot be read.
  package func book(of folder: String) throws(UseCaseError) -> DoorBook {
    if let book = state.withLock({ $0.books[folder] }) { return book }
    let opened = try DoorBook(folder, clock: clock)
    return state.withLock { state in
      // Whoever was quicker has opened the same.
      if let book = state.books[folder] { return book }
      state.books[folder] = opened
      return opened
    }
  }

  /// The door that phones reach; nil where they reach none.
  package var site: DoorSite? { state.withLock { $0.site } }

  /// Phones reach a door.
  func open(_ site: DoorSite) { state.withLock { $0.site = site } }
}
