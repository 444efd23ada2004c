package import Hummingbird
package import Wording

/// Some of the organiser's pages: places on the bar, and routes.
package protocol OrganiserPart: Sendable {
  /// The places on the bar, where a drive is open.
  ///
  /// - Parameter wording: the language.
  /// - Returns: the places, from the left.
  func links(in wording: Words) -> [Page.Link]

  /// Adds the routes. Only the organiser reaches them; ``RequestRules`` have been kept.
  ///
  /// - Parameter routes: the organiser's routes.
  func addRoutes(to routes: RouterGroup<PageContext>)

  /// Called when the program ends: files with people's data go.
  func end()
}

extension OrganiserPart {
  package func end() {}
}
