import Drives
import Invitations
import TestSupport
import Testing

@Suite struct SlipTests {
  @Test func everyoneHasASlipWithTheirCode() throws {
    let fixture = try PaperFixture()
    let codes = RegistrationCodes(of: fixture.drive)
    for (path, people) in [("mot", 0..<1), ("ba", 1..<3), ("sau-muoi", 4..<64)] {
      let reader = fixture.reader("pdf/slips/\(path).pdf")
      let read = try reader.codes()
      #expect(read.count == (people.count + 3) / 4)
      #expect(read.flatMap(\.self).sorted() == people.map(codes.code).sorted())
      let text = try reader.pages().joined(separator: " ")
      for person in people {
        #expect(text.contains(fixture.drive.registrants[person].name))
        // The code is printed below the squares, for whoever has no camera.
        #expect(text.contains(codes.code(of: person)))
      }
    }
  }

  @Test func aSlipSaysWhoWhenAndWhere() throws {
    let page = try PaperFixture().reader("pdf/slips/mot.pdf").pages()[0]
    let parts = [
      "(DỰ THẢO)", "Ban Chỉ đạo phường Ví Dụ", "Giọt máu thử", "PHIẾU HẸN HIẾN MÁU",
      "Nguyễn Thị Quỳnh Hương", "Phòng Y tế · 1980", "07h30–07h45",
      "Thứ Năm, ngày 09 tháng 12 năm 2021", "Hội trường", "số 1 phố Ví Dụ", "Đưa phiếu này",
    ]
    var rest = page[...]
    for part in parts {
      let place = try #require(rest.firstRange(of: part), "\(part) in \(rest)")
      rest = rest[place.upperBound...]
    }
    #expect(!page.contains("0912"))
  }

  @Test func codesAreShortStableAndReadBack() throws {
    let drive = try PaperFixture.drive()
    let codes = RegistrationCodes(of: drive)
    let all = drive.registrants.indices.map(codes.code)
    #expect(Set(all).count == 64)
    for (person, code) in all.enumerated() {
      // Twenty capitals and digits fit the smallest QR code at level M.
      #expect(code.wholeMatch(of: #/KG-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{12}/#) != nil)
      #expect(codes.registrant(of: code) == person)
      #expect(codes.registrant(of: code.lowercased()) == person)
      #expect(
        codes.registrant(of: code.replacing("1", with: "l").replacing("0", with: "o")) == person)
    }
    #expect(all[0] == "KG-K1SK-EWNSN2AND4GS")
    #expect(codes.registrant(of: "KG-K1SK-AAAAAAAAAAAA") == nil)
    #expect(codes.registrant(of: "") == nil)
  }
}
