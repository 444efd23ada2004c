import KhungGioServer
import Testing

/// What is put into pages and streams.
@Suite struct MarkupTests {
  @Test func textsAreEscapedAndMarkupIsNot() {
    let hostile = "<script>alert(\"An & 'Bình'\")</script>"
    let cell: HTML = "<td title=\"\(hostile)\">\(hostile)</td>"
    let escaped = "&lt;script&gt;alert(&quot;An &amp; &#39;Bình&#39;&quot;)&lt;/script&gt;"
    #expect(cell.text == "<td title=\"\(escaped)\">\(escaped)</td>")
    let row: HTML = "<tr>\([cell, cell])\(3)</tr>"
    #expect(row.text == "<tr>" + cell.text + cell.text + "3</tr>")
    let nothing: HTML? = nil
    let button: HTML = "<button\("disabled", if: true)\("hidden", if: false)>\(nothing)</button>"
    #expect(button.text == "<button disabled></button>")
  }

  @Test func eventsAreReadLineByLine() {
    #expect(PageEvent("drive", data: "{}").text == "event: drive\ndata: {}\n\n")
    #expect(PageEvent("x", data: "a\n\nb").text == "event: x\ndata: a\ndata: \ndata: b\n\n")
    #expect(
      PageEvent("x", data: "a\nb", id: 7).text == "id: 7\nevent: x\ndata: a\ndata: b\n\n")
  }
}
