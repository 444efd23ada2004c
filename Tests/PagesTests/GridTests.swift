import Pages
import TestSupport
import Testing

@Suite struct GridTests {
  private func slips(_ count: Int, name: String = "Nguyễn Văn An") -> PagedDocument {
    let cells = (1...count).map { number -> [Block] in
      [
        .text("PHIẾU \(number)", .bold(16), .centered()), .text(name, .bold(18), .centered()),
        .code("KG-AAAA-\(number)", size: 90, alignment: .middle),
      ]
    }
    return PagedDocument(
      title: "", margins: .sheet,
      blocks: [.grid(CellGrid(columns: 2, rows: 2, padding: 16, cells: cells))])
  }

  @Test(arguments: [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
  func fourToAPage(count: Int, pages: Int) throws {
    let read = try PaperReader(slips(count).bytes()).pages()
    #expect(read.count == pages)
    let numbers = read.joined(separator: " ").matches(of: #/PHIẾU (\d+)/#).map { $0.output.1 }
    #expect(numbers == (1...count).map { "\($0)" })
  }

  @Test func everyCodeIsRead() throws {
    let codes = try PaperReader(slips(6).bytes()).codes()
    #expect(
      codes == [
        ["KG-AAAA-1", "KG-AAAA-2", "KG-AAAA-3", "KG-AAAA-4"], ["KG-AAAA-5", "KG-AAAA-6"],
      ])
  }

  @Test func longTextBecomesSmallerAndStaysInItsCell() throws {
    let name = String(repeating: "Công Tằng Tôn Nữ ", count: 12) + "cuối"
    let document = slips(4, name: name)
    let reader = try PaperReader(document.bytes())
    #expect(try reader.pages().count == 1)
    #expect(try reader.pages()[0].ranges(of: "cuối").count == 4)
    #expect(try reader.codes()[0].count == 4)
    let page = try #require(try reader.inked()[0])
    // The padding below the upper cells and above the cut is free.
    let middle = Int(PaperSize.height / 2)
    let free = page.columns(inRows: middle - 14..<middle - 2)
    // Only the upright cut runs there.
    #expect(free.map { $0.upperBound - $0.lowerBound <= 2 } == true)
  }

  @Test func whatFitsNoCellIsTold() {
    let name = String(repeating: "Công Tằng Tôn Nữ ", count: 400)
    #expect(throws: PageError.tooHigh(text: "PHIẾU 1")) { try slips(1, name: name).bytes() }
  }
}
