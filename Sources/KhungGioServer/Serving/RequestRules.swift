import Drives
import HTTPTypes
package import Hummingbird

/// What every request of a listener has to keep, whatever its route, and what every answer carries: the
/// host list, the origin of writes, the type of bodies, whose cookie came along, and the headers that
/// keep other pages out. The only place that says it.
package struct RequestRules: RouterMiddleware {
  package typealias Context = PageContext

  /// Where the listener is reached.
  let site: SiteAddress
  /// Whose cookies are whose.
  let visitors: any VisitorList
  /// Says of a request that was refused, or of an error, what the reader sees.
  let refusals: @Sendable (Refusal, PageContext, Request) -> Response
  /// Notes each answer: the pattern of the route and never the path, which may name people.
  let note: @Sendable (AnswerNote) -> Void

  /// The query that chooses a language, and the cookie that keeps it.
  static let languageQuery = "lang"
  /// The largest body of a write, in bytes, where the route allows no more.
  package static let largestBody = 1 << 20
  /// The methods that there are.
  private static let allowed = "GET, HEAD, POST, DELETE"
  private static let yearInSeconds = 31_536_000

  package init(
    site: SiteAddress, visitors: any VisitorList,
    refusals: @escaping @Sendable (Refusal, PageContext, Request) -> Response,
    note: @escaping @Sendable (AnswerNote) -> Void = { _ in }
  ) {
    self.site = site
    self.visitors = visitors
    self.refusals = refusals
    self.note = note
  }

  package func handle(
    _ request: Request, context: PageContext,
    next: (Request, PageContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var context = context
    let chosen = request.uri.queryParameters[Self.languageQuery[...]].flatMap {
      Language(rawValue: String($0))
    }
    context.language =
      chosen ?? request.cookies[languageCookie].flatMap { Language(rawValue: $0.value) }
    var response: Response
    do {
      try check(request)
      context.visitor = request.cookies[site.cookieName].flatMap {
        visitors.visitor(ofCookie: $0.value)
      }
      response = try await next(request, context)
    } catch {
      let refusal = Refusal(error)
      response = refusals(refusal, context, request)
      if case .notAllowed(let methods) = refusal { response.headers[.allow] = methods }
    }
    addHeaders(to: &response)
    if let chosen {
      response.setCookie(
        Cookie(
          name: languageCookie, value: chosen.rawValue, maxAge: Self.yearInSeconds, path: "/",
          httpOnly: true, sameSite: .lax))
    }
    note(
      AnswerNote(
        method: request.method.rawValue, route: context.endpointPath ?? "–",
        status: response.status.code, seconds: Double((.now - start) / .microseconds(1)) / 1e6))
    return response
  }

  private var languageCookie: String { site.cookieName + "-lang" }

  /// Refuses what may come from another page.
  private func check(_ request: Request) throws(Refusal) {
    // One host and no other: not a second line, either.
    guard let host = request.head.authority, site.isNamed(host), request.headers[.host] == nil
    else {
      throw .wrongHost
    }
    switch request.method {
    case .get, .head: return
    case .post, .delete: break
    default: throw .notAllowed(Self.allowed)
    }
    // The one defence that holds on plain http: browsers set it on every write and pages cannot.
    guard request.headers[.origin] == "http://" + host else { throw .wrongOrigin }
    let nearness = request.headers[.secFetchSite]
    guard nearness == nil || nearness == "same-origin" else { throw .wrongOrigin }
    let type = request.headers[.contentType]?.split(separator: ";").first ?? ""
    guard type.lowercased() == "application/json" else { throw .wrongType }
  }

  private func addHeaders(to response: inout Response) {
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
      + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.crossOriginResourcePolicy] = "same-origin"
    response.headers[.referrerPolicy] = "no-referrer"
    response.headers[.openerPolicy] = "same-origin"
    // Whatever does not say otherwise holds people's data.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
  }
}

/// What is noted of an answer: nothing that names people.
package struct AnswerNote: Equatable, Sendable {
  /// The method.
  package let method: String
  /// The pattern of the route, such as `/c/{code}`.
  package let route: String
  /// The status.
  package let status: Int
  /// How long it took.
  package let seconds: Double
}

/// Lets only some visitors to the routes of a group.
package struct OnlyVisitors: RouterMiddleware {
  package typealias Context = PageContext

  private let isWelcome: @Sendable (Visitor) -> Bool

  /// Lets only some visitors through.
  ///
  /// - Parameter isWelcome: whether a visitor is let through.
  package init(_ isWelcome: @escaping @Sendable (Visitor) -> Bool) { self.isWelcome = isWelcome }

  /// Lets only the organiser through.
  package static var organiser: OnlyVisitors { OnlyVisitors { $0 == .organiser } }

  package func handle(
    _ request: Request, context: PageContext,
    next: (Request, PageContext) async throws -> Response
  ) async throws -> Response {
    guard let visitor = context.visitor, isWelcome(visitor) else { throw Refusal.nobody }
    return try await next(request, context)
  }
}
