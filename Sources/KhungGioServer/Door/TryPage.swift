import Foundation
import Hummingbird
import KhungGio
import Wording

/// The page on which a phone is tried out before the day: it needs no PIN, knows nobody, and writes nothing
/// but a line of its own into the phone.
struct TryPage: Sendable {
  let door: DoorSite

  static let path = "/thu"

  func addRoutes(to router: Router<PageContext>) {
    router.get("/thu") { _, context -> Response in page(in: door.words(context)) }
    router.get("/api/try") { _, _ -> Response in try .json(Seen(time: door.book.now.text)) }
    router.get("/api/try/live") { _, _ -> Response in
      let (stream, continuation) = AsyncStream.makeStream(of: PageEvent.self)
      continuation.yield(PageEvent("tried"))
      continuation.finish()
      return EventStream.response(of: stream)
    }
  }

  /// What a phone compares its clock with.
  private struct Seen: Encodable {
    let time: String
  }

  private func page(in words: Words) -> Response {
    let texts = JSONTexts.text(of: words.tryDeviceTexts)
    return Page(
      words.tryDeviceTitle, at: Self.path, scripts: ["try.js"], data: [("texts", texts)], in: words
    ).response(
      """
      <noscript><p class="card error-box">\(words.doorNeedsScript)</p></noscript>
      <p class="hint">\(words.tryDeviceHint)</p>
      <p id="verdict" class="card" role="status"></p>
      <ul id="tries" class="choices"></ul>
      <p><a class="button" href="\(DoorPages.path)">\(words.toTheDoor)</a></p>
      """)
  }
}

/// Texts that a script puts together, as an attribute of the page.
enum JSONTexts {
  /// The texts by their names, as one JSON object.
  ///
  /// - Parameter texts: the texts.
  /// - Returns: the object.
  static func text(of texts: [(name: String, text: String)]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let values = Dictionary(
      texts.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    return (try? encoder.encode(values)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
