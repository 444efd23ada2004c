package import HTTPTypes

extension HTTPField.Name {
  /// A name that is spelt as names of headers are.
  private static func named(_ name: String) -> HTTPField.Name {
    // Names below hold letters and hyphens only, which every header's name may.
    HTTPField.Name(name) ?? .accept
  }

  /// Where browsers say how near the page is that asks.
  package static var secFetchSite: HTTPField.Name { named("Sec-Fetch-Site") }
  static var host: HTTPField.Name { named("Host") }
  static var referrerPolicy: HTTPField.Name { named("Referrer-Policy") }
  static var openerPolicy: HTTPField.Name { named("Cross-Origin-Opener-Policy") }
  static var refresh: HTTPField.Name { named("Refresh") }
  static var lastEventID: HTTPField.Name { named("Last-Event-ID") }
}
