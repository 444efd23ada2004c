package import Drives
import Foundation
import Hummingbird
package import KhungGio
import Synchronization
import Wording

/// Everything that `serve` runs: the organiser's pages on this machine.
package final class PageServer: Sendable {
  private let site: OrganiserSite
  private let parts: [any OrganiserPart]
  private let doors: OpenDoors
  private let door = Mutex<DoorSite?>(nil)
  private let begun = Mutex(false)
  private let note: @Sendable (AnswerNote) -> Void

  /// A server.
  ///
  /// - Parameters:
  ///   - drive: the path of the drive's folder; nil where one is to be chosen first.
  ///   - folder: the path of the folder whose drives can be chosen.
  ///   - language: the language where nobody has chosen one.
  ///   - clock: tells when it is.
  ///   - note: notes each answer.
  package init(
    drive: String?, folder: String, language: Language,
    clock: @escaping @Sendable () -> Moment = { .now },
    note: @escaping @Sendable (AnswerNote) -> Void = { _ in }
  ) {
    let site = OrganiserSite(of: CurrentDrive(drive), language: language)
    self.site = site
    self.note = note
    doors = OpenDoors(clock: clock)
    parts = OrganiserParts.all(of: site, drivesIn: folder, doors: doors)
  }

  /// Opens the door of the drive to phones, before the pages run.
  ///
  /// - Parameter address: the one address of this machine at which they reach it.
  /// - Throws: why it cannot be opened, such as that no plan was published.
  package func openDoor(at address: String) throws(UseCaseError) {
    guard let folder = site.drive.folder else { return }
    let opened = DoorSite(try doors.book(of: folder), at: address, language: site.usualLanguage)
    doors.open(opened)
    door.withLock { $0 = opened }
  }

  /// The address that the pages are reached at; to be asked for once they are.
  package var url: String { site.site.url }

  /// The address that is listened on, without the port.
  package var address: String { site.site.address }

  /// Where phones open the door; nil where they reach none. To be asked for once it listens.
  package var doorURL: String? { door.withLock { $0?.url } }

  /// Every route of the organiser's pages: its method and its pattern.
  package var routes: [(method: String, path: String)] {
    site.listener(port: 0, parts: parts).routes
  }

  /// Whether it has begun to listen.
  package var hasBegun: Bool { begun.withLock { $0 } }

  /// The address that opens a session, once.
  ///
  /// - Parameter random: what its token is drawn from.
  /// - Returns: the address.
  package func newAddress(from random: inout some RandomNumberGenerator) -> String {
    site.newAddress(from: &random)
  }

  /// Runs until SIGINT or SIGTERM, or until the task is cancelled.
  ///
  /// - Parameters:
  ///   - port: the port; 0 for any that is free.
  ///   - ready: called once everything listens.
  /// - Throws: where the port cannot be listened on.
  package func run(port: Int, ready: @escaping @Sendable () -> Void) async throws {
    let watch = DriveWatch(site)
    let watching = Task { await watch.run() }
    defer {
      watching.cancel()
      for part in parts { part.end() }
    }
    var listeners = [site.listener(port: port, parts: parts, note: note)]
    // Phones know the port from printed links: the next one, or any where the organiser's is any.
    if let door = door.withLock({ $0 }) {
      listeners.append(door.listener(port: port == 0 ? 0 : port + 1, note: note))
    }
    try await WebServer(listeners).run { [self] in
      begun.withLock { $0 = true }
      ready()
    }
  }
}
