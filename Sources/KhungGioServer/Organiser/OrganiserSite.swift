import Drives
import Hummingbird
package import Wording

/// The organiser's pages: their routes and what they share.
package struct OrganiserSite: Sendable {
  /// Where it is reached.
  package let site = SiteAddress("127.0.0.1", names: ["localhost"])
  /// The organiser's sessions.
  package let sessions = OrganiserSessions()
  /// The language where nobody has chosen one.
  let usualLanguage: Language

  /// The listener.
  ///
  /// - Parameters:
  ///   - port: the port; 0 for any that is free.
  ///   - note: notes each answer.
  package func listener(
    port: Int, note: @escaping @Sendable (AnswerNote) -> Void = { _ in }
  ) -> Listener {
    let rules = RequestRules(
      site: site, visitors: sessions,
      refusals: { refusal, context, request in
        refusal.response(to: request, in: words(context))
      }, note: note)
    return Listener(site, port: port, rules: rules) { router in
      Assets.addRoute(to: router)
      SignIn(site: site, sessions: sessions, usualLanguage: usualLanguage).addRoute(to: router)
    }
  }

  /// The language of a request.
  func words(_ context: PageContext) -> Words {
    Words(language: context.language ?? usualLanguage)
  }
}
