import Foundation
import HTTPTypes
import Hummingbird
import Wording

/// The page of phones at the door. It holds no names: they come with the list, for devices only.
struct DoorPages: Sendable {
  let door: DoorSite

  /// Where phones open the door.
  static let path = "/cua"
  /// How long, in seconds, a phone may open the page without asking: the whole day, for where the
  /// connection is lost.
  private static let secondsKept = 43_200

  func addRoutes(to router: Router<PageContext>) {
    router.get("/") { _, _ -> Response in
      Response(status: .seeOther, headers: [.location: Self.path])
    }
    router.get("/cua") { _, context -> Response in page(code: "", context) }
    for path in ["/c/{code}", "/C/{code}"] {
      router.get(.init(path)) { _, context -> Response in
        page(code: context.parameters.get("code") ?? "", context)
      }
    }
  }

  private func page(code: String, _ context: PageContext) -> Response {
    let words = door.words(context)
    let json = JSONTexts.text(of: words.doorTexts)
    let unreachable = words.doorTexts.first { $0.name == "disconnected" }?.text ?? ""
    let signs = code.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    var response = Page(
      words.doorTitle, at: Self.path, scripts: ["door.js"],
      data: [
        ("page", "door"), ("texts", json), ("code", signs),
        ("drive", String(door.site.port)), ("unreachable", unreachable),
      ], in: words
    ).response(content(words))
    response.headers[.cacheControl] = "private, max-age=\(Self.secondsKept)"
    return response
  }

  private func content(_ words: Words) -> HTML {
    """
    <link rel="stylesheet" href="\(Assets.path(of: "door.css"))">
    <noscript><p class="card error-box">\(words.doorNeedsScript)</p></noscript>
    <section id="join" hidden aria-label="\(words.joinButton)">
    <form class="card">
    <label>\(words.pinLabel)
    <input name="pin" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="off" required></label>
    <label>\(words.deviceNameLabel)
    <input name="name" maxlength="60" placeholder="\(words.deviceNameExample)" autocomplete="off" required></label>
    <div class="row"><button class="main" type="submit">\(words.joinButton)</button></div>
    <p class="hint">\(words.joinNote)</p>
    <p><a href="\(TryPage.path)">\(words.tryDeviceTitle)</a></p>
    </form>
    </section>
    <section id="door" hidden aria-label="\(words.doorTitle)">
    <div class="door-head">
    <p><span id="present" class="heads">–</span> <small>\(words.dayFacts.present)</small></p>
    <p id="admission" role="status"></p>
    <p class="lines"><span id="connection" role="status"></span><span id="queue"></span></p>
    <p id="sessions" hidden><label>\(words.doorSessionLabel) <select id="session"></select></label></p>
    <form id="search-form" role="search">
    <label class="unseen" for="search">\(words.doorSearchLabel)</label>
    <input id="search" type="search" placeholder="\(words.doorSearchLabel)" autocomplete="off"
      autocapitalize="off" spellcheck="false" enterkeyhint="search">
    </form>
    </div>
    <ul id="results" class="people"></ul>
    <p id="more" class="soft" role="status"></p>
    <div class="row"><button id="walk-in" type="button">\(words.walkInButton)</button>
    <button id="log" type="button">\(words.doorLogButton)</button></div>
    <div id="done" class="done" role="status" hidden></div>
    <dialog id="sheet" data-name-label="\(words.walkInNameLabel)" aria-label="\(words.doorTitle)"></dialog>
    </section>
    """
  }
}
