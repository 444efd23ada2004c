import Invitations
import TestSupport
import Testing

/// Links on slips: where they lead, and whose they are.
@Suite struct DoorAddressTests {
  @Test func addressesAreReadAsPeopleWriteThem() {
    for (text, read) in [
      "192.168.1.7": "192.168.1.7:8124", "192.168.1.7:9001": "192.168.1.7:9001",
      "http://192.168.1.7:9001": "192.168.1.7:9001", "HTTP://192.168.1.7:80/cua": "192.168.1.7:80",
      " may-1.local ": "may-1.local:8124",
    ] { #expect(DoorAddress(text)?.text == read, "\(text)") }
    for text in [
      "", " ", "https://192.168.1.7", "a b", "192.168.1.7:", "192.168.1.7:0", "192.168.1.7:99999",
      "192.168.1.7:x", "[::1]:8124", "a:1:2", "http://", "việt.vn", "ftp://a",
    ] {
      // What stands after a space is not part of an address.
      #expect(
        text == "a b" ? DoorAddress(text)?.text == "a:8124" : DoorAddress(text) == nil, "\(text)")
    }
  }

  @Test func aLinkIsShortAndReadBack() throws {
    let fixture = try PaperFixture()
    let codes = try PaperFixture.codes(of: fixture.drive)
    let door = try #require(DoorAddress("192.168.1.7:8123"))
    let link = door.link(to: codes.code(of: 5))
    let part = try #require(RegistrationCodes.personPart(of: codes.code(of: 5)))
    #expect(link == "HTTP://192.168.1.7:8123/C/\(part)" && part.count == 12)
    // What QR codes write shortest, and no more than the second smallest one holds at level M.
    #expect(
      link.count == 38
        && link.allSatisfy { "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".contains($0) })
    #expect(codes.reading(of: link) == .person(part) && codes.registrants(of: link) == [5])
    #expect(codes.registrants(of: link.lowercased()) == [5])
  }
}
