import Synchronization

/// Tells whose a cookie is.
package protocol VisitorList: Sendable {
  /// Whose a cookie is.
  ///
  /// - Parameter cookie: the value of the cookie.
  /// - Returns: the visitor; nil for nobody's.
  func visitor(ofCookie cookie: String) -> Visitor?
}

/// The organiser's sessions: a one-use address opens one, a cookie continues it. Nothing of it is kept
/// when the program ends.
package final class OrganiserSessions: VisitorList {
  private struct State {
    var tokens: Set<String> = []
    var cookies: Set<String> = []
  }

  private let state = Mutex(State())

  package init() {}

  /// Makes the token of an address that opens one session.
  ///
  /// - Parameter random: what it is drawn from.
  /// - Returns: 128 bits as 32 hexadecimal digits.
  package func newToken(from random: inout some RandomNumberGenerator) -> String {
    let token = Secret.hexadecimal(from: &random)
    state.withLock { _ = $0.tokens.insert(token) }
    return token
  }

  /// Uses a token up.
  ///
  /// - Parameters:
  ///   - token: the token.
  ///   - random: what the cookie is drawn from.
  /// - Returns: the value of the cookie of the session; nil for a token that is not known or was used.
  package func open(
    _ token: String, from random: inout some RandomNumberGenerator
  ) -> String? {
    let cookie = Secret.hexadecimal(from: &random)
    return state.withLock { state in
      guard state.tokens.remove(token) != nil else { return nil }
      state.cookies.insert(cookie)
      return cookie
    }
  }

  package func visitor(ofCookie cookie: String) -> Visitor? {
    state.withLock { $0.cookies.contains(cookie) } ? .organiser : nil
  }
}

/// What nobody can guess.
package enum Secret {
  private static let words = 2

  /// 128 random bits.
  ///
  /// - Parameter random: what they are drawn from; in use the system's generator.
  /// - Returns: 32 hexadecimal digits.
  package static func hexadecimal(from random: inout some RandomNumberGenerator) -> String {
    (0..<words).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
