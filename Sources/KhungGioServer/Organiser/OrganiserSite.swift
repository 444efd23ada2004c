package import Drives
import Hummingbird
import Synchronization
package import Wording

/// The organiser's pages: their listener, and what they share.
package struct OrganiserSite: Sendable {
  /// Where it is reached.
  package let site = SiteAddress("127.0.0.1", names: ["localhost"])
  /// The organiser's sessions.
  package let sessions = OrganiserSessions()
  /// The drive that the pages are of.
  package let drive: CurrentDrive
  /// The language where nobody has chosen one.
  package let usualLanguage: Language
  /// Tells every open page what happens.
  package let events = EventHub()
  private let parts = PartList()

  /// The organiser's pages.
  ///
  /// - Parameters:
  ///   - drive: the drive that they are of.
  ///   - language: the language where nobody has chosen one.
  package init(of drive: CurrentDrive, language: Language) {
    self.drive = drive
    usualLanguage = language
  }

  /// The address that opens a session, once.
  ///
  /// - Parameter random: what its token is drawn from.
  /// - Returns: the address; to be asked for once it listens.
  package func newAddress(from random: inout some RandomNumberGenerator) -> String {
    site.url + "/k/" + sessions.newToken(from: &random)
  }

  /// The listener.
  ///
  /// - Parameters:
  ///   - port: the port; 0 for any that is free.
  ///   - parts: the pages.
  ///   - note: notes each answer.
  /// - Returns: the listener.
  package func listener(
    port: Int, parts: [any OrganiserPart], note: @escaping @Sendable (AnswerNote) -> Void = { _ in }
  ) -> Listener {
    self.parts.set(parts)
    let rules = RequestRules(
      site: site, visitors: sessions,
      refusals: { refusal, context, request in
        let wording = words(context)
        return refusal.response(
          to: request, in: wording, folder: drive.folder ?? "",
          links: context.visitor == .organiser ? links(in: wording) : [])
      }, note: note)
    return Listener(site, port: port, rules: rules) { router in
      Assets.addRoute(to: router)
      SignIn(site: site, sessions: sessions, usualLanguage: usualLanguage).addRoute(to: router)
      let routes = router.group().add(middleware: OnlyVisitors.organiser)
      routes.get("/api/events") { [events] _, _ -> Response in
        EventStream.response(of: await events.events())
      }
      for part in parts { part.addRoutes(to: routes) }
    }
  }

  /// The places on the bar; none before a drive is chosen.
  ///
  /// - Parameter wording: the language.
  /// - Returns: the places, from the left.
  package func links(in wording: Words) -> [Page.Link] {
    drive.folder == nil ? [] : parts.all.flatMap { $0.links(in: wording) }
  }

  /// The language of a request.
  ///
  /// - Parameter context: what is known of it.
  /// - Returns: the language that was chosen in this browser, or the usual one.
  package func words(_ context: PageContext) -> Words {
    Words(language: context.language ?? usualLanguage)
  }
}

/// The pages, known once they are all made.
private final class PartList: Sendable {
  private let parts = Mutex<[any OrganiserPart]>([])

  var all: [any OrganiserPart] { parts.withLock { $0 } }

  func set(_ parts: [any OrganiserPart]) { self.parts.withLock { $0 = parts } }
}
