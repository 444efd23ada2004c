import Testing
import Wording

/// Text inside HTML and XML.
@Suite struct MarkupTextTests {
  @Test(arguments: [
    ("", ""), ("Giọt máu hồng", "Giọt máu hồng"), ("A & B", "A &amp; B"),
    ("<b>\"x\"</b>", "&lt;b&gt;&quot;x&quot;&lt;/b&gt;"), ("O'Neill", "O&#39;Neill"),
    ("&amp;", "&amp;amp;"), ("\n\t", "\n\t"),
  ])
  func nothingIsMarkup(text: String, escaped: String) {
    #expect(MarkupText.escaped(text) == escaped)
  }
}
