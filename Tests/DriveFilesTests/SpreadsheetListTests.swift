import DriveFiles
import Drives
import Foundation
import Testing
import Wording

/// units.csv and lists as spreadsheets save them: other separators, encodings, line ends, times and
/// decimal commas.
@Suite struct SpreadsheetListTests {
  private static let units = """
    id,name,quota,staff,asked_percent,from,to,max_away,session
    office,"Phòng, 1",5,30,12.5,07:30,09:00,33.4%,hall
    school,Trường,,,,,,2,
    """
  private static let list = """
    id,name,unit,available,preferred,pinned
    a,"Đỗ, Dũng",office,07:30-08:30; 08:30-09:00,08:15,
    b,Lê Chi,school,hall 07:30-09:00,,hall 07:45
    """

  private func drive(_ units: [UInt8], _ list: [UInt8]) throws -> Drive {
    let folder = try FolderFixture()
    try folder.write(units, to: "units.csv")
    try folder.write(list, to: "registrants/all.csv")
    return try folder.drive()
  }

  private func expected() throws -> Drive {
    try drive(Array(Self.units.utf8), Array(Self.list.utf8))
  }

  /// The text with another separator; fields that hold it stand in quotes.
  private func separated(_ text: String, by separator: String) -> String {
    text.split(separator: "\n").map { line in
      var fields: [String] = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          fields.append("")
        } else {
          fields[fields.count - 1].append(character)
        }
      }
      return fields.map { $0.contains(separator) ? "\"\($0)\"" : $0 }.joined(separator: separator)
    }.joined(separator: "\r\n") + "\r\n"
  }

  @Test(arguments: [";", "\t", ","], ["", "\u{FEFF}"])
  func everySeparatorIsRead(separator: String, mark: String) throws {
    let units = mark + separated(Self.units, by: separator)
    let list = mark + separated(Self.list, by: separator)
    #expect(try drive(Array(units.utf8), Array(list.utf8)) == expected())
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func unicodeTextIsRead(encoding: String.Encoding) throws {
    let bytes = { (text: String) in
      try #require(("\u{FEFF}" + separated(text, by: "\t")).data(using: encoding)).map { $0 }
    }
    #expect(try drive(bytes(Self.units), bytes(Self.list)) == expected())
  }

  @Test func aStatedSeparatorIsPassedOver() throws {
    let units = "sep=;\r\n" + separated(Self.units, by: ";")
    #expect(try drive(Array(units.utf8), Array(Self.list.utf8)) == expected())
  }

  @Test func emptyColumnsBehindTheOthersAreNone() throws {
    let lines = { (text: String) in
      text.split(separator: "\n").map { $0 + ",,," }.joined(separator: "\n")
    }
    #expect(
      try drive(Array(lines(Self.units).utf8), Array(lines(Self.list).utf8)) == expected())
    // Some programs leave out the empty fields of a row's end.
    let short = "id,name,unit,,\na,\"Đỗ, Dũng\",office\nb,Lê Chi,school,\n"
    #expect(try drive(Array(Self.units.utf8), Array(short.utf8)).registrants.count == 2)
  }

  @Test(arguments: [
    ("07:30:00", "09:00:00", "33,4%"), ("7:30:00 AM", "9:00:00 AM", "33,4%"),
    ("7:30 SA", "9:00 SA", "33,40%"), ("7:30", "9:00", "33.4%"),
    ("07:30:00 am", "9:00 am", "33.4%"),
  ])
  func timesAndNumbersAreReadAsTheyAreSaved(from: String, to: String, away: String) throws {
    let units = Self.units.replacing("07:30", with: from).replacing("09:00", with: to)
      .replacing("33.4%", with: away.contains(",") ? "\"\(away)\"" : away)
      .replacing("12.5", with: "\"12,5\"")
    let list = Self.list.replacing("08:15", with: "8:15:00 AM").replacing("07:45", with: "07:45:00")
      .replacing("08:30-09:00", with: "8:30:00 AM-9:00:00 AM")
    #expect(try drive(Array(units.utf8), Array(list.utf8)) == expected())
  }

  @Test(arguments: [
    "07:30:15", "13:30 AM", "7:30 XM", "25:00", "07:30 PM PM", "-07:30", "7", "1 000",
  ])
  func whatIsNoTimeIsRefused(text: String) throws {
    let folder = try FolderFixture([
      "units.csv": "id,from\noffice,\(text)\nschool,\n"
    ])
    #expect(folder.error()?.problems.map(\.value) == [text])
  }

  @Test(arguments: [("12:00 PM", 720), ("12:30 AM", 30), ("1:05:00 CH", 785), ("11:59 PM", 1439)])
  func halvesOfTheDay(text: String, minute: Int) throws {
    let folder = try FolderFixture([
      "units.csv": "id,from\noffice,\(text)\nschool,\n"
    ])
    // Not a sound drive for everyone, but the time is read.
    let drive = try? folder.drive()
    if let drive { #expect(drive.units[0].from == minute) }
    #expect(folder.error()?.problems.allSatisfy { $0.code != .notATime } ?? true)
  }

  /// What is written begins with the mark by which spreadsheets know UTF-8, and is RFC 4180.
  @Test func listsAreWrittenForSpreadsheets() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    let drive = try expected()
    try DriveFolder.write(drive, to: url)
    for name in ["units.csv", "registrants/all.csv"] {
      let bytes = try Data(contentsOf: url.appendingPathComponent(name))
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self).hasPrefix("id,name,"))
    }
    #expect(try DriveFolder(at: url).drive == drive)
  }
}
