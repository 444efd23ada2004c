import Drives
package import HTTPTypes
package import Hummingbird
package import Wording

/// A page: what stands around what it shows.
package struct Page: Sendable {
  /// A place on the bar.
  package struct Link: Equatable, Sendable {
    /// Where it leads.
    package let path: String
    /// What it is called.
    package let text: String

    /// A place on the bar.
    package init(_ path: String, _ text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The language.
  package let wording: Words
  /// What the page is called.
  package let title: String
  /// What it is a page of, such as the drive; empty for nothing.
  package let subject: String
  /// The places on the bar.
  package let links: [Link]
  /// The path of this page.
  package let path: String
  /// The scripts it uses, by the names of the assets.
  package let scripts: [String]
  /// Attributes of the body that its scripts read.
  package let data: [(name: String, value: String)]

  /// A page.
  ///
  /// - Parameters:
  ///   - title: what it is called.
  ///   - subject: what it is a page of; empty for nothing.
  ///   - path: its path.
  ///   - links: the places on the bar.
  ///   - scripts: the scripts it uses, by the names of the assets.
  ///   - data: attributes of the body that its scripts read, without `data-`.
  ///   - wording: the language.
  package init(
    _ title: String, of subject: String = "", at path: String, links: [Link] = [],
    scripts: [String] = [], data: [(name: String, value: String)] = [], in wording: Words
  ) {
    self.title = title
    self.subject = subject
    self.path = path
    self.links = links
    self.scripts = scripts
    self.data = data
    self.wording = wording
  }

  /// The whole document.
  ///
  /// - Parameter content: what it shows.
  /// - Returns: the document.
  package func document(_ content: HTML) -> HTML {
    let language = wording.language
    let whole = subject.isEmpty ? title : "\(title) – \(subject)"
    let scripts = scripts.map { name -> HTML in
      "<script type=\"module\" src=\"\(Assets.path(of: name))\"></script>\n"
    }
    let attributes = data.map { name, value -> HTML in " data-\(name)=\"\(value)\"" }
    return """
      <!doctype html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(whole)</title>
      <link rel="icon" href="\(Assets.path(of: "icon.svg"))" type="image/svg+xml">
      <link rel="stylesheet" href="\(Assets.path(of: "style.css"))">
      \(scripts)</head>
      <body\(attributes)>
      <a class="skip" href="#content">\(wording.skipToContent)</a>
      \(bar)
      <main id="content" tabindex="-1">
      <h1>\(title)</h1>
      \(content)
      </main>
      <div id="said" class="said" role="status" aria-live="polite"></div>
      </body>
      </html>

      """
  }

  private var bar: HTML {
    let places = links.map { link -> HTML in
      let isHere: HTML = link.path == path ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(link.path)\"\(isHere)>\(link.text)</a></li>"
    }
    let other = wording.otherLanguage
    return """
      <header class="bar">
      <p class="subject">\(subject.isEmpty ? "KhungGio" : subject)</p>
      <nav aria-label="\(wording.pagesLabel)"><ul>\(places)</ul></nav>
      <p class="language"><a href="\(path)?lang=\(other.code)" lang="\(other.code)" hreflang="\(other.code)">\(other.name)</a></p>
      </header>
      """
  }

  /// The document as an answer.
  ///
  /// - Parameters:
  ///   - content: what it shows.
  ///   - status: its status.
  /// - Returns: the answer.
  package func response(_ content: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .contentLanguage: wording.language.rawValue,
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: document(content).text)))
  }
}
