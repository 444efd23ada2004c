import Drives
import Pictures
import TestSupport
import Testing
import Wording

@Suite struct TerminalTests {
  private func printed(
    _ day: DayChart, language: Language = .vietnamese, isASCII: Bool = false
  ) -> String {
    TerminalDay(of: day, wording: Words(language: language), isASCII: isASCII)
      .lines().joined(separator: "\n")
  }

  @Test func inEighths() throws {
    try Golden.expect(printed(FourInvited.day(FourInvited.limited)), is: "terminal.txt")
  }

  @Test func inASCII() throws {
    let day = try FourInvited.day(FourInvited.limited, band: FourInvited.band)
    try Golden.expect(printed(day, isASCII: true), is: "terminal-ascii.txt")
  }

  @Test(arguments: [false, true])
  func eightyColumnsAndNoEscapes(isASCII: Bool) throws {
    for language in Language.allCases {
      for day in [try Hard.day(), try FourInvited.day(band: FourInvited.band)] {
        let text = printed(day, language: language, isASCII: isASCII)
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
    let empty = DayChart.all(
      of: [], on: try FourInvited.drive(), wording: Words(language: .vietnamese))[0]
    let text = printed(empty)
    #expect(!text.contains("▁") && text.contains("Mời 0 người"))
  }
}
