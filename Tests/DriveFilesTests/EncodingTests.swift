import DriveFiles
import Foundation
import Testing
import Wording

/// Lists and drives saved in the encodings of older Vietnamese software.
@Suite struct EncodingTests {
  /// `id,name,unit` and one person, Nguyễn Thị Đào, in a unit.
  private func list(name: [UInt8]) -> [UInt8] {
    Array("id,name,unit\n1,".utf8) + name + Array(",a\n2,Hoa,\n".utf8)
  }

  private func problems(
    _ bytes: [UInt8], in file: String = "registrants/all.csv"
  ) throws -> [DriveFileProblem] {
    let folder = try FolderFixture()
    try folder.write(bytes, to: file)
    return folder.error()?.problems ?? []
  }

  @Test func windows1258IsToldWithTheRowAndTheRest() throws {
    // Nguy ê + tilde n, Thi + dot, Ð a + grave o
    let name: [UInt8] = [
      0x4E, 0x67, 0x75, 0x79, 0xEA, 0xDE, 0x6E, 0x20, 0x54, 0x68, 0x69, 0xF2, 0x20, 0xD0, 0x61,
      0xCC, 0x6F,
    ]
    let found = try problems(list(name: name))
    #expect(
      found.map(\.place) == ["registrants/all.csv:2:2", "registrants/all.csv:3:3"])
    #expect(found.map(\.code) == [.notUTF8, .missingValue])
    #expect(found.first?.hint == .saveAsUTF8(guess: "Windows-1258"))
  }

  @Test func tcvn3IsToldWithTheRowAndTheRest() throws {
    // Nguy ễ n, Th ị, § µ o
    let name: [UInt8] = [
      0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E, 0x20, 0x54, 0x68, 0xDE, 0x20, 0xA7, 0xB5, 0x6F,
    ]
    let found = try problems(list(name: name))
    #expect(found.map(\.place) == ["registrants/all.csv:2:2", "registrants/all.csv:3:3"])
    #expect(found.first?.hint == .saveAsUTF8(guess: "TCVN3 (ABC)"))
  }

  /// With its mark UTF-16 is read, as spreadsheets save "Unicode Text"; without one it is reported
  /// once.
  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func utf16IsToldOnce(_ encoding: String.Encoding) throws {
    let list = try #require("id,name,unit\n1,Đào,a\n".data(using: encoding))
    let found = try problems(Array(list))
    #expect(found.map(\.code) == [.notUTF8])
    #expect(found.first?.hint == .saveAsUTF8(guess: "UTF-16"))
    let yaml = try #require("\u{FEFF}version: 1\n".data(using: encoding))
    let inYAML = try problems(Array(yaml), in: "drive.yaml")
    #expect(inYAML.map(\.code) == [.notUTF8])
    #expect(inYAML.first?.place == "drive.yaml:1")
  }

  @Test func yamlThatIsNotUTF8IsToldWithItsRow() throws {
    let found = try problems(
      Array("version: 1\nname: Gi".utf8) + [0xE4] + Array("t\n".utf8), in: "drive.yaml")
    #expect(found.map(\.brief) == ["KG004 drive.yaml:2 \"name: Gi\u{FFFD}t\""])
  }

  @Test func aByteOrderMarkIsNoLetter() throws {
    let folder = try FolderFixture([
      "drive.yaml": "\u{FEFF}" + SmallDrive.yaml,
      "registrants/all.csv": "\u{FEFF}" + SmallDrive.list,
    ])
    #expect(try folder.drive() == FolderFixture().drive())
  }
}
