import Drives
import Identities
import Invitations
import TestSupport
import Testing

@Suite struct SlipTests {
  @Test func everyoneHasASlipWithTheirCode() throws {
    let fixture = try PaperFixture()
    let codes = try PaperFixture.codes(of: fixture.drive)
    for (path, people) in [("mot", 0..<1), ("ba", 1..<3), ("sau-muoi", 4..<64)]
      as [(String, Range<RegistrantIndex>)]
    {
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
    let codes = try PaperFixture.codes(of: drive)
    let all = drive.registrants.places.map(codes.code)
    #expect(Set(all).count == 64)
    for (person, code) in zip(drive.registrants.places, all) {
      // Twenty capitals and digits fit the smallest QR code at level M.
      #expect(code.wholeMatch(of: #/KG-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{12}/#) != nil)
      for typed in [
        code, code.lowercased(), code.replacing("1", with: "l").replacing("0", with: "o"),
        String(code.dropFirst(3)), String(code.suffix(12)), code.replacing("-", with: " "),
      ] {
        #expect(codes.registrants(of: typed) == [person])
      }
    }
    #expect(codes.registrants(of: String(all[0].prefix(8)) + "AAAAAAAAAAAA") == [])
    for text in ["", "KG-", "KG-1234", "xin chào các bạn", "UUUU-UUUUUUUUUUUU"] {
      #expect(codes.reading(of: text) == .malformed)
    }
  }

  /// Another drive's key gives other codes, even for the same people and ids.
  @Test func nobodyMakesUpCodesWithoutTheKey() throws {
    let drive = try PaperFixture.drive()
    let (codes, others) = (
      try PaperFixture.codes(of: drive), try PaperFixture.codes(of: drive, key: 8)
    )
    let ours = Set(drive.registrants.places.map(codes.code))
    for person in drive.registrants.places {
      #expect(!ours.contains(others.code(of: person)))
      #expect(codes.reading(of: others.code(of: person)) == .ofOtherDrive)
      // Not by the person's part alone, either.
      #expect(codes.registrants(of: String(others.code(of: person).suffix(12))) == [])
    }
  }

  /// A code is the person's, wherever the row is; of two people of the same name and year each has one
  /// of their own, and one that was issued stays.
  @Test func aCodeStaysWithThePerson() throws {
    let base = try PaperFixture.drive()
    func drive(_ people: [(String, String, Int, String)]) throws -> Drive {
      try base.with(
        registrants: people.map {
          Registrant(id: $0, name: $1, unit: 0, birthYear: $2, phone: $3)
        })
    }
    let before = try drive([("u-1", "Lê An", 1990, ""), ("u-2", "Vũ Bình", 1991, "")])
    let after = try drive([("u-1", "Vũ Bình", 1991, ""), ("u-2", "Đỗ Chi", 1992, "")])
    let (first, second) = (try PaperFixture.codes(of: before), try PaperFixture.codes(of: after))
    #expect(first.code(of: 1) == second.code(of: 0))
    #expect(second.registrants(of: first.code(of: 0)) == [])
    let twins = try drive([
      ("u-1", "Lê An", 1990, "0911111111"), ("u-2", "Lê An", 1990, "0922222222"),
    ])
    let swapped = try drive([
      ("u-1", "Lê An", 1990, "0922222222"), ("u-2", "Lê An", 1990, "0911111111"),
    ])
    let (one, other) = (try PaperFixture.codes(of: twins), try PaperFixture.codes(of: swapped))
    #expect(one.code(of: 0) != one.code(of: 1))
    #expect(one.code(of: 0) == other.code(of: 1) && one.code(of: 1) == other.code(of: 0))
    // The code from before the namesake came is of one of the two.
    #expect(one.registrants(of: first.code(of: 0)) == [0, 1])
    let issued = RegistrationCodes(
      of: twins, key: try #require(DriveKey(bytes: [UInt8](repeating: 7, count: 32))),
      issued: [0: first.code(of: 0)])
    #expect(issued.code(of: 0) == first.code(of: 0))
    #expect(issued.registrants(of: first.code(of: 0)) == [0])
  }
}
