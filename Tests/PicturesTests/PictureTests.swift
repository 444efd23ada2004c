import Drives
import Foundation
import Pictures
import TestSupport
import Testing
import Wording

@Suite struct PictureTests {
  @Test func theHeadcount() throws {
    let day = try FourInvited.day(FourInvited.limited, band: FourInvited.band)
    try Golden.expect(
      DayPicture(of: day, wording: Words(language: .vietnamese)).svg,
      is: "headcount.svg")
  }

  @Test func theInvitations() throws {
    let table = InvitationTable.all(
      of: FourInvited.assignments, on: try FourInvited.drive(),
      wording: Words(language: .vietnamese))[0]
    #expect(table.rows.map(\.unit) == ["ward", "school"])
    #expect(table.rows.map(\.total) == [3, 1])
    #expect(table.totals == [2, 1, 1, 0, 0, 0, 0, 0])
    try Golden.expect(
      InvitationPicture(of: table, wording: Words(language: .vietnamese)).svg,
      is: "invitations.svg")
  }

  @Test func theFrontier() throws {
    let frontier = Frontier(
      title: "Bao nhiêu nhân viên là đủ", horizontal: "nhân viên", vertical: "đông nhất, người",
      points: [
        Frontier.Point(label: "8 bàn", x: 8, y: 60.5), Frontier.Point(label: "7 bàn", x: 7, y: nil),
        Frontier.Point(label: "10 bàn", x: 10, y: 44, isCurrent: true),
        Frontier.Point(label: "10 bàn, mở sớm", x: 10, y: 41),
        Frontier.Point(label: "12 bàn", x: 12, y: 40.25),
      ])
    #expect(frontier.best == [0, 3, 4])
    try Golden.expect(
      FrontierPicture(of: frontier, wording: Words(language: .vietnamese)).svg, is: "frontier.svg")
  }

  @Test(arguments: Language.allCases)
  func everyPictureIsTitledAndDescribed(language: Language) throws {
    let words = Words(language: language)
    let pictures = [
      DayPicture(of: try FourInvited.day(language: language), wording: words).svg,
      InvitationPicture(of: Hard.table(units: 2, slots: 2), wording: words).svg,
      FrontierPicture(of: Hard.frontier(points: 9), wording: words).svg,
    ]
    for svg in pictures {
      #expect(svg.contains(#/<svg [^>]*viewBox="0 0 \d+(\.\d)? \d+(\.\d)?"[^>]* role="img"/#))
      #expect(svg.contains("lang=\"\(language.rawValue)\""))
      #expect(svg.contains(#/<title id="title">[^<]+<\/title>/#))
      #expect(svg.contains(#/<desc id="description">[^<]{20,}<\/desc>/#))
      #expect(!svg.contains("<script") && !svg.contains("href") && !svg.contains("<style"))
    }
  }

  @Test func numbersAreWrittenAsInVietnam() throws {
    let svg = DayPicture(
      of: try FourInvited.day(), wording: Words(language: .vietnamese)
    ).svg
    #expect(svg.contains(">đông nhất 2,8 lúc 08:14<"))
    let english = DayPicture(
      of: try FourInvited.day(language: .english), wording: Words(language: .english)
    ).svg
    #expect(english.contains(">most: 2.8 at 08:14<"))
  }

  @Test func noTextOfADriveIsMarkup() throws {
    let svg = DayPicture(
      of: try Hard.day(), wording: Words(language: .vietnamese)
    ).svg
    #expect(svg.contains("&lt;Ủy ban&gt; &quot;Mặt trận&quot; Tổ quốc&#39;"))
    #expect(!svg.contains("<Ủy") && !svg.contains(" & "))
    let hostile = Markup.element(
      "text", [Markup.Attribute("a", "\"<'&>\u{1}")], [.text("a\u{0}b\u{FFFF}\n</text>")])
    #expect(
      hostile.document
        == "<text a=\"&quot;&lt;&#39;&amp;&gt;\u{FFFD}\">a\u{FFFD}b\u{FFFD} &lt;/text&gt;</text>\n")
  }
}
