import Drives
import HTTPTypes
import Hummingbird
import Wording

/// The one-use address that opens a session.
struct SignIn: Sendable {
  let site: SiteAddress
  let sessions: OrganiserSessions
  let usualLanguage: Language

  func addRoute(to router: Router<PageContext>) {
    router.get("/k/{token}") { _, context -> Response in
      let wording = Words(language: context.language ?? usualLanguage)
      let page = Page("KhungGio", at: "/", in: wording)
      var random = SystemRandomNumberGenerator()
      guard let token = context.parameters.get("token"),
        let cookie = sessions.open(token, from: &random)
      else {
        // Whoever is signed in already has only come back to an old tab.
        guard context.visitor == nil else { return leadsOn(page, wording) }
        return page.response(
          "<div class=\"card error-box\"><p>\(wording.addressWasUsed)</p></div>",
          status: .unauthorized)
      }
      var response = leadsOn(page, wording)
      response.setCookie(
        Cookie(
          name: site.cookieName, value: cookie, path: "/", httpOnly: true, sameSite: .strict))
      return response
    }
  }

  /// Leads to the first page. A page of its own and no redirect: the browser comes from a file, and
  /// would not send a strict cookie along a chain that began elsewhere.
  private func leadsOn(_ page: Page, _ wording: Words) -> Response {
    var response = page.response("<p><a href=\"/\">\(wording.goOn)</a></p>")
    response.headers[.refresh] = "0; url=/"
    return response
  }
}
