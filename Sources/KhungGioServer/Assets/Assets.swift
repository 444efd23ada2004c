import Foundation
package import Hummingbird

/// The files that pages use, inside the program itself, so that an installed one finds them. Their
/// addresses have a mark of what they hold: browsers keep them for a year and never ask again.
package enum Assets {
  /// One file.
  package struct Asset: Sendable {
    /// Its name.
    package let name: String
    /// What it holds.
    package let text: String

    var type: String {
      switch name.split(separator: ".").last {
      case "css": "text/css; charset=utf-8"
      case "js": "text/javascript; charset=utf-8"
      case "svg": "image/svg+xml"
      default: "application/octet-stream"
      }
    }
  }

  /// The path of a file.
  ///
  /// - Parameter name: its name.
  /// - Returns: the path, with the mark of what it holds.
  package static func path(of name: String) -> String {
    "/assets/\(mark)/\(name)"
  }

  /// Adds the route of the files.
  ///
  /// - Parameter router: the table of a listener.
  package static func addRoute(to router: some RouterMethods<PageContext>) {
    router.get("/assets/{mark}/{name}") { _, context -> Response in
      guard let name = context.parameters.get("name"), let asset = byName[name],
        context.parameters.get("mark") == mark
      else { throw Refusal.notFound }
      return Response(
        status: .ok,
        headers: [
          .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable",
        ], body: ResponseBody(byteBuffer: ByteBuffer(string: asset.text)))
    }
  }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// One mark for all files: modules name each other by relative addresses, so that all of them are of
  /// one version.
  private static let mark = mark(of: all.map(\.text).joined())

  /// FNV-1a: tells one version of a file from the next; nothing secret depends on it.
  private static func mark(of text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}
