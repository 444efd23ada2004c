import Hummingbird

/// The routes of the organiser's pages.
package struct OrganiserPages: Sendable {
  package init() {}

  package func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.get("/") { _, _ in "KhungGio" }
    return router
  }
}
