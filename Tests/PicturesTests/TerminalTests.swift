import Drives
import Pictures
import TestSupport
import Testing
import Wording

@Suite struct TerminalTests {
  private func printed(
    _ headcount: Headcount, language: Language = .vietnamese, isASCII: Bool = false
  ) -> String {
    TerminalHeadcount(of: headcount, wording: Words(language: language), isASCII: isASCII)
      .lines().joined(separator: "\n")
  }

  @Test func inEighths() throws {
    #expect(try printed(FourInvited.headcount(FourInvited.limited)) == "")
  }

  @Test func inASCII() throws {
    let text = try printed(
      FourInvited.headcount(FourInvited.limited, band: FourInvited.band), isASCII: true)
    #expect(text == "")
  }

  @Test(arguments: [false, true])
  func eightyColumnsAndNoEscapes(isASCII: Bool) throws {
    for language in Language.allCases {
      for headcount in [try Hard.headcount(), try FourInvited.headcount(band: FourInvited.band)] {
        let text = printed(headcount, language: language, isASCII: isASCII)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!isASCII || text.unicodeScalars.allSatisfy(\.isASCII))
        for line in text.split(separator: "\n") {
          #expect(TextWidth.columns(of: line) <= 80, "\(line)")
          #expect(line.last != " ", "\(line)|")
        }
      }
    }
  }

  @Test func nobodyIsADayWithoutColumns() throws {
    let empty = Headcount.all(
      of: [], on: try FourInvited.drive(), wording: Words(language: .vietnamese))[0]
    let text = printed(empty)
    #expect(!text.contains("▁") && text.contains("Mời 0 người"))
  }
}
