import Drives
import Invitations
import Testing
import Wording

/// Tables as text: those of every paper are written by one piece.
@Suite struct TableTextTests {
  private let words = Words(language: .english)

  private var lines: [String] {
    let list = SupplyList(
      drive: String(repeating: "Red drop ", count: 12), organizer: "Union",
      basis: SupplyList.Basis(
        invited: 40, present: 37, bloodUnits: 30, certainty: 0.95, volunteers: nil),
      rows: [
        SupplyList.Row(
          name: "Milk", unit: "box", basis: .present, quantity: 37, price: 8000, floor: nil,
          note: "")
      ])
    return SupplyDocuments(of: list, wording: words).lines
  }

  @Test func aTableIsHeadingLinesTableNotes() throws {
    let lines = lines
    #expect(Array(lines[..<2]) == ["WHAT TO ORDER", "═════════════"])
    // 107 characters on a page of 80: 9 of 12 names, then 3.
    let names = [9, 3].map { [String](repeating: "Red drop", count: $0).joined(separator: " ") }
    #expect(Array(lines[2..<5]) == names + [""])
    let rule = try #require(lines.firstIndex { $0.allSatisfy { $0 == "─" } && !$0.isEmpty })
    #expect(rule == 6)
    #expect(lines[5].hasPrefix("No.  Item") && lines[7].hasPrefix("1    Milk"))
    #expect(lines[8] == "")
    #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= TextWidth.page })
  }

  @Test func anEmptyLineStandsBetweenTablesAndBeforeNotes() throws {
    let lines = lines
    let second = try #require(lines.firstIndex(of: "BUDGET"))
    #expect(lines[second - 1] == "" && lines[second - 2] != "")
    #expect(lines[second + 1] == "══════")
    let note = words.supplySum(296_000)
    #expect(lines.last == note && lines[lines.count - 2] == "")
    #expect(lines.count { $0.isEmpty } == 5)
  }
}
