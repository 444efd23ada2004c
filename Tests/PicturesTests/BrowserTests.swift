import Drives
import Foundation
import Pictures
import Plans
import TestSupport
import Testing
import Wording

@Suite struct BrowserTests {
  private func expectGood(_ pictures: [(name: String, svg: String)]) throws {
    // To look at them oneself, name a folder.
    if let folder = ProcessInfo.processInfo.environment["KHUNGGIO_PICTURES"] {
      for picture in pictures {
        let file = URL(filePath: folder).appending(path: picture.name + ".svg")
        try Data(picture.svg.utf8).write(to: file)
      }
    }
    let reports = try Browser.draw(pictures.map(\.svg))
    try #require(reports.count == pictures.count)
    for (picture, report) in zip(pictures, reports) {
      #expect(report.isWellFormed, "\(picture.name) is no XML")
      #expect(report.outside == [], "\(picture.name) overflows")
      #expect(report.covering == [], "\(picture.name) has texts one over the other")
      #expect(report.ink > 0.004 && report.ink < 0.5, "\(picture.name): \(report.ink) is ink")
      #expect(report.texts > 0)
      let png = try #require(Data(base64Encoded: String(report.png.split(separator: ",")[1])))
      #expect(Array(png.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }
  }

  @Test func days() throws {
    var pictures: [(name: String, svg: String)] = []
    for language in Language.allCases {
      let words = Words(language: language)
      let nobody = DayChart.all(of: [], on: try FourInvited.drive(), wording: words)[0]
      let days = [
        ("four", try FourInvited.day(language: language)),
        ("limited", try FourInvited.day(FourInvited.limited, language: language)),
        (
          "played",
          try FourInvited.day(
            FourInvited.limited, band: FourInvited.band, language: language)
        ), ("hard", try Hard.day(language: language)), ("nobody", nobody),
      ]
      for (name, day) in days {
        pictures.append(
          ("\(name) \(language)", DayPicture(of: day, wording: words).svg))
      }
    }
    try expectGood(pictures)
  }

  @Test func invitations() throws {
    let words = Words(language: .vietnamese)
    try expectGood(
      [(40, 16), (200, 60), (1, 1), (0, 0), (3, 2)].map { units, slots in
        let table = Hard.table(units: units, slots: slots)
        return ("\(units) × \(slots)", InvitationPicture(of: table, wording: words).svg)
      })
  }

  @Test func frontiers() throws {
    let words = Words(language: .vietnamese)
    try expectGood(
      [60, 12, 1, 0].map { points in
        let frontier = Hard.frontier(points: points)
        return ("\(points) points", FrontierPicture(of: frontier, wording: words).svg)
      })
  }

  @Test func randomDrives() throws {
    var random = SplitMix64(seed: 11)
    let words = Words(language: .english)
    var pictures: [(name: String, svg: String)] = []
    for number in 0..<8 {
      let drive = RandomDrive.drive(using: &random)
      let plan = drive.registrants.places.map {
        Assignment(registrant: $0, slot: random.one(of: drive.everySlot))
      }
      for day in DayChart.all(of: plan, on: drive, wording: words) {
        pictures.append(
          ("\(number) \(day.session)", DayPicture(of: day, wording: words).svg))
      }
    }
    try expectGood(pictures)
  }

  /// The look at a picture can find every error it looks for.
  @Test func faultsAreFound() throws {
    func svg(_ content: String) -> String {
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\" width=\"200\" "
        + "height=\"100\"><rect width=\"200\" height=\"100\" fill=\"#ffffff\"/>\(content)</svg>"
    }
    let reports = try Browser.draw([
      svg(""), svg("<text x=\"150\" y=\"50\">a long line of text</text>"),
      svg("<line x1=\"10\" y1=\"10\" x2=\"10\" y2=\"120\" stroke=\"#000000\"/>"),
      svg("<text x=\"50\" y=\"50\">one</text><text x=\"60\" y=\"52\">two</text>"),
      svg("<text x=\"50\" y=\"50\">one"), svg("<text x=\"50\" y=\"50\">one</text>"),
    ])
    try #require(reports.count == 6)
    #expect(reports[0].ink == 0)
    #expect(reports[1].outside == ["text a long line of text"])
    #expect(reports[2].outside == ["line "])
    #expect(reports[3].covering == ["text one / text two"])
    #expect(!reports[4].isWellFormed)
    #expect(reports[5].isWellFormed && reports[5].outside == [] && reports[5].covering == [])
  }
}
