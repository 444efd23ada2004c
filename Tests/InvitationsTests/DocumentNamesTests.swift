import Foundation
import Invitations
import Testing

/// Names that lead nowhere but to a file of their own.
@Suite struct DocumentNamesTests {
  private func names(_ texts: [String]) -> [String] {
    var names = DocumentNames(in: "html")
    return texts.map { names.path(for: $0, ending: ".html").text }
  }

  @Test(arguments: [
    ("quan-uy", "html/quan-uy.html"), ("Trường Mầm non 3", "html/Trường Mầm non 3.html"),
    ("../../etc/passwd", "html/-..-etc-passwd.html"), ("..", "html/_.html"),
    ("/etc", "html/-etc.html"), ("C:\\x", "html/C--x.html"), ("a\u{0}b\nc", "html/a-b-c.html"),
    (".hidden", "html/hidden.html"), ("dot. ", "html/dot.html"), ("", "html/_.html"),
    ("CON", "html/_CON.html"), ("nul.txt", "html/_nul.txt.html"), ("Com1 .x", "html/_Com1 .x.html"),
    ("LPT²", "html/LPT-.html"), ("console", "html/console.html"), ("~", "html/-.html"),
  ])
  func everyTextHasASafeName(text: String, path: String) {
    #expect(names([text]) == [path])
  }

  @Test func noTwoAreTheSameForAnySystem() {
    let paths = names([
      "Hòa", "hòa", "ho\u{300}a", "HÒA", "a/b", "a\\b", "a:b", "ﬁ", "FI", "x-2", "x", "X",
    ])
    let folded = paths.map { path in
      path.decomposedStringWithCompatibilityMapping.lowercased()
        .precomposedStringWithCanonicalMapping
    }
    #expect(Set(folded).count == paths.count, "\(paths)")
    #expect(paths.suffix(3) == ["html/x-2.html", "html/x.html", "html/X-3.html"])
  }

  @Test func longNamesAreCutBetweenLetters() {
    let long = String(repeating: "Trường ", count: 60)
    let paths = names([long, long + "khác"])
    #expect(Set(paths).count == 2)
    for path in paths { #expect(path.utf8.count < 120 && path.hasPrefix("html/Trường Trường")) }
  }
}
