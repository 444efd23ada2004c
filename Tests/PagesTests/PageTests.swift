import Foundation
import Pages
import TestSupport
import Testing

@Suite struct PageTests {
  private func table(rows: Int) -> Table {
    Table(
      columns: [.fixed(40), .flexible(), .flexible(2)],
      header: [TableRow(["STT", "Họ và tên", "Đơn vị"].map { TableCell($0, .bold(12)) })],
      rows: (1...rows).map { row in
        TableRow([
          TableCell("\(row)", .plain(12), .right), TableCell("Nguyễn Thị Quỳnh Hương", .plain(12)),
          .tickBox,
        ])
      })
  }

  @Test func everyVietnameseLetterIsReadBackInOrder() throws {
    let vowels = "aăâeêioôơuưy"
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    let words = vowels.flatMap { vowel in
      tones.map { (String(vowel) + $0).precomposedStringWithCanonicalMapping }
    }
    let text = (words + words.map { $0.uppercased() } + ["Đ", "đ", "₫", "–", "…", "“”"])
      .joined(separator: " ")
    for look in [TextLook.plain(13), .bold(13), .italic(13), .boldItalic(13)] {
      let document = PagedDocument(title: "Chữ", blocks: [.text(text, look)])
      let pages = try PaperReader(document.bytes()).pages()
      #expect(pages == [text])
      #expect(pages.map { Array($0.utf8) } == [Array(text.utf8)])
    }
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    let document = PagedDocument(
      title: "Giấy mời", author: "Hội",
      blocks: [
        .text("Kính gửi", .bold(14)), .text("nghiêng", .italic(12)), .table(table(rows: 60)),
        .code("KG-1", size: 72, alignment: .right),
      ])
    let first = try document.bytes()
    #expect(try document.bytes() == first)
    var other = document
    other.created = "2021-12-02T00:00:00Z"
    #expect(try other.bytes() != first)
    #expect(String(decoding: first, as: UTF8.self).contains("20000101000000Z)"))
  }

  @Test func aHeaderStandsOnEveryPageItsTableReaches() throws {
    var document = PagedDocument(
      title: "Danh sách", blocks: [.text("Danh sách", .bold(14)), .table(table(rows: 150))])
    document.running.numbering = .foot
    let pages = try PaperReader(document.bytes()).pages()
    #expect(pages.count == 4)
    var rows: [Int] = []
    for (index, page) in pages.enumerated() {
      #expect(page.ranges(of: "STT Họ và tên Đơn vị").count == 1)
      #expect(page.hasSuffix(" \(index + 1)/4"))
      rows += page.matches(of: #/(\d+) Nguyễn/#).compactMap { Int($0.output.1) }
    }
    #expect(rows == Array(1...150))
  }

  @Test func noInkOutsideTheMargins() throws {
    let long = String(repeating: "nghiêng ngả đường dài ", count: 120)
    let document = PagedDocument(
      title: "Lề",
      blocks: [
        .paragraph(Paragraph([TextSpan(long)], ParagraphStyle { $0.isJustified = true })),
        .text(String(repeating: "Ư", count: 300), .bold(14)), .table(table(rows: 80)),
        .columns([
          Block.Column(0.4, [.text("trái")]), Block.Column(0.6, [.text(String(long.prefix(400)))]),
        ]),
      ])
    let margins = document.margins
    let inked = try PaperReader(document.bytes()).inked()
    #expect(inked.count == 4)
    for page in inked {
      let page = try #require(page)
      let columns = try #require(page.columns(inRows: 0..<1000))
      #expect(Double(columns.lowerBound) >= margins.left - 1)
      #expect(Double(columns.upperBound) <= PaperSize.width - margins.right + 1)
      #expect(Double(page.rows[0]) >= margins.top - 1)
      #expect(Double(page.rows[page.rows.count - 1]) <= PaperSize.height - margins.bottom + 1)
    }
  }

  @Test func whatStaysTogetherIsNotParted() throws {
    let kept = ParagraphStyle { $0.staysWithNext = true }
    let filler = (1...60).map { Block.text("dòng \($0)", .plain(13)) }
    for count in 40..<60 {
      let document = PagedDocument(
        title: "",
        blocks: filler.prefix(count) + [.text("đầu mục", .bold(13), kept), .text("nội dung")])
      let pages = try PaperReader(document.bytes()).pages()
      #expect(pages.filter { $0.contains("đầu mục nội dung") }.count == 1)
    }
  }

  @Test func noLineStandsAloneOnAPage() throws {
    let filler = (1...60).map { Block.text("dòng \($0)", .plain(13)) }
    let lines = ["một", "hai", "ba", "bốn", "năm"].joined(separator: "\n")
    for count in 38..<56 {
      let document = PagedDocument(title: "", blocks: filler.prefix(count) + [.text(lines)])
      for page in try PaperReader(document.bytes()).pages() {
        let found = page.matches(of: #/một|hai|ba|bốn|năm/#).count
        #expect(found != 1 && found != 4)
      }
    }
  }

  @Test func aPageBreakBeginsAPageAndNeverAnEmptyOne() throws {
    let document = PagedDocument(
      title: "",
      blocks: [.pageBreak, .text("một"), .pageBreak, .pageBreak, .text("hai"), .pageBreak])
    #expect(try PaperReader(document.bytes()).pages() == ["một", "hai"])
    #expect(try PaperReader(PagedDocument(title: "").bytes()).pages() == [""])
  }

  @Test func numbersAndMarksStandInTheMargins() throws {
    var document = PagedDocument(
      title: "", blocks: [.text("một"), .pageBreak, .text("hai"), .pageBreak, .text("ba")])
    document.running.numbering = .letter
    document.running.mark = "DỰ THẢO"
    #expect(
      try PaperReader(document.bytes()).pages()
        == ["một DỰ THẢO", "hai 2 DỰ THẢO", "ba 3 DỰ THẢO"])
  }

  @Test func spareRowsAreWorthNoPage() throws {
    for rows in 35..<50 {
      var table = table(rows: rows)
      table.rows += (0..<3).map { _ in
        TableRow([TableCell("trống", .plain(12), span: 3)], isSpare: true)
      }
      let pages = try PaperReader(PagedDocument(title: "", blocks: [.table(table)]).bytes()).pages()
      #expect(pages.allSatisfy { $0.contains("Nguyễn") })
      if pages.count == 2 { #expect(pages[1].ranges(of: "trống").count == 3) }
    }
  }
}
