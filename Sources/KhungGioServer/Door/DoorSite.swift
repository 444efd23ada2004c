package import Drives
import HTTPTypes
import Hummingbird
package import KhungGio
import Wording

/// The door on phones: its listener, which knows nothing of the organiser's pages.
package struct DoorSite: Sendable {
  /// Where it is reached.
  package let site: SiteAddress
  /// What has happened, kept.
  package let book: DoorBook
  /// Keeps people from guessing the PIN.
  package let pinGuard = PINGuard()
  /// What all phones hear.
  let messages = StateMessages()
  /// The devices.
  package let visitors: DoorVisitors
  /// The language where nobody has chosen one.
  package let usualLanguage: Language

  /// The door of a drive.
  ///
  /// - Parameters:
  ///   - book: what has happened, kept.
  ///   - address: the one address that phones reach, never all of them.
  ///   - language: the language where nobody has chosen one.
  package init(_ book: DoorBook, at address: String, language: Language) {
    site = SiteAddress(address)
    self.book = book
    visitors = DoorVisitors(book)
    usualLanguage = language
  }

  /// Where phones open the door.
  package var url: String { site.url + DoorPages.path }

  /// Where a phone is tried out before the day.
  var tryURL: String { site.url + TryPage.path }

  /// The listener.
  ///
  /// - Parameters:
  ///   - port: the port; 0 for any that is free.
  ///   - note: notes each answer.
  /// - Returns: the listener.
  package func listener(
    port: Int, note: @escaping @Sendable (AnswerNote) -> Void = { _ in }
  ) -> Listener {
    let rules = RequestRules(
      site: site, visitors: visitors,
      refusals: { [usualLanguage] refusal, context, request in
        refusal.response(
          to: request, in: Words(language: context.language ?? usualLanguage))
      }, note: note)
    return Listener(site, port: port, rules: rules) { router in
      Assets.addRoute(to: router)
      DoorPages(door: self).addRoutes(to: router)
      TryPage(door: self).addRoutes(to: router)
      DoorRoutes(door: self).addRoutes(to: router)
    }
  }

  /// The language of a request.
  func words(_ context: PageContext) -> Words {
    Words(language: context.language ?? usualLanguage)
  }
}
