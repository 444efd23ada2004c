package import Drives
import Foundation
import Hummingbird
import Synchronization
import Wording

/// Everything that `serve` runs: the organiser's pages on this machine.
package final class PageServer: Sendable {
  private let site: OrganiserSite
  private let parts: [any OrganiserPart]
  private let begun = Mutex(false)
  private let note: @Sendable (AnswerNote) -> Void

  /// A server.
  ///
  /// - Parameters:
  ///   - drive: the path of the drive's folder; nil where one is to be chosen first.
  ///   - folder: the path of the folder whose drives can be chosen.
  ///   - language: the language where nobody has chosen one.
  ///   - note: notes each answer.
  package init(
    drive: String?, folder: String, language: Language,
    note: @escaping @Sendable (AnswerNote) -> Void = { _ in }
  ) {
    let site = OrganiserSite(of: CurrentDrive(drive), language: language)
    self.site = site
    self.note = note
    parts = OrganiserParts.all(of: site, drivesIn: folder)
  }

  /// The address that the pages are reached at; to be asked for once they are.
  package var url: String { site.site.url }

  /// The address that is listened on, without the port.
  package var address: String { site.site.address }

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
    try await WebServer([site.listener(port: port, parts: parts, note: note)]).run { [self] in
      begun.withLock { $0 = true }
      ready()
    }
  }
}
