import DriveFiles
import Drives
import Foundation
import Plans
import TestSupport
import Testing
import WhatIf

@Suite struct RowsTests {
  private let axes = [
    Axis(key: "sessions.hall.stages.donation.servers", values: ["1", "2", "3", "4"]),
    Axis(key: "sessions.hall.closes", values: ["+5", "+10", "09:10", "09:20", "09:30"]),
  ]

  private func fixture() throws -> DriveFixture { try DriveFixture(try FourDonors.parts().drive()) }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// Writes some rows into a file, as a run does.
  private func write(
    _ numbers: [Int], to path: String, _ header: SweepHeader, isBeside: Bool = false,
    isFinished: Bool = true
  ) throws {
    var journal = try RowsJournal(path, header: header, isBeside: isBeside)
    let missing = numbers.filter { journal.row($0) == nil }
    if !missing.isEmpty { try journal.begin() }
    for number in missing { try journal.add(row(number, of: header.scenarios)) }
    if isFinished { try journal.finish() }
  }

  @Test func rowsComeBackAsTheyWere() throws {
    let fixture = try fixture()
    let header = fixture.header(axes)
    let path = fixture.file("rows.jsonl")
    try write(Array(0...20).reversed(), to: path, header)
    let merged = try MergedRows([path])
    #expect(merged.header == header)
    #expect(merged.missing == [])
    #expect(merged.rows == (0...20).map { row($0, of: header.scenarios) })
    #expect(try merged.text == text(path))
  }

  @Test(arguments: [1, 2, 7, 64])
  func mergedBytesDoNotDependOnTheParts(parts: Int) throws {
    let fixture = try fixture()
    let header = fixture.header(axes)
    let whole = fixture.file("whole.jsonl")
    try write(Array(0...20), to: whole, header)
    var paths: [String] = []
    for part in 0..<parts {
      let numbers = (0...20).filter { $0 % parts == part }
      paths.append(fixture.file("\(part).jsonl"))
      // A part without any row has a file, too.
      if numbers.isEmpty {
        try Data((text(whole).split(separator: "\n")[0] + "\n").utf8)
          .write(to: URL(fileURLWithPath: paths[part]))
      } else {
        try write(numbers, to: paths[part], header, isBeside: true)
      }
    }
    #expect(try MergedRows(paths.reversed()).text == text(whole))
  }

  @Test func missingRowsAreNamed() throws {
    let fixture = try fixture()
    let header = fixture.header(axes)
    try write([0, 1, 5, 20], to: fixture.file("a"), header)
    try write([2, 3], to: fixture.file("b"), header)
    let merged = try MergedRows([fixture.file("a"), fixture.file("b")])
    #expect(merged.missing == [4] + Array(6...19))
  }

  @Test func rowsOfOtherDrivesOrVersionsAreRefused() throws {
    let fixture = try fixture()
    try write([0, 1], to: fixture.file("a"), fixture.header(axes))
    try write([2], to: fixture.file("b"), fixture.header(axes, version: "2"))
    try write([2], to: fixture.file("c"), fixture.header(Array(axes.prefix(1))))
    #expect(throws: RowsError.ofAnother(fixture.file("b"))) {
      try MergedRows([fixture.file("a"), fixture.file("b")])
    }
    #expect(throws: RowsError.ofAnother(fixture.file("c"))) {
      try MergedRows([fixture.file("a"), fixture.file("c")])
    }
    #expect(throws: RowsError.ofAnother(fixture.file("b"))) {
      _ = try RowsJournal(fixture.file("b"), header: fixture.header(axes), isBeside: false)
    }
    var parts = FourDonors.parts()
    parts.registrants.removeLast()
    let other = try DriveFixture(try parts.drive())
    #expect(other.header(axes).base != fixture.header(axes).base)
  }

  @Test func aTornLineIsPlannedAgain() throws {
    let fixture = try fixture()
    let header = fixture.header(axes)
    let (whole, torn) = (fixture.file("whole"), fixture.file("torn"))
    try write(Array(0...20), to: whole, header)
    let bytes = Array(try text(whole).utf8)
    // Cut anywhere, even inside the header, what is left is a beginning.
    for length in stride(from: 0, through: bytes.count, by: 97) {
      try Data(bytes[..<length]).write(to: URL(fileURLWithPath: torn))
      try write(Array(0...20), to: torn, header)
      #expect(try text(torn) == text(whole))
    }
  }

  @Test func aFileBesideAppearsWhenItIsWhole() throws {
    let fixture = try fixture()
    let header = fixture.header(axes)
    let path = fixture.file("part")
    try write([0, 7], to: path, header, isBeside: true, isFinished: false)
    #expect(!FileManager.default.fileExists(atPath: path))
    try write([0, 7, 14], to: path, header, isBeside: true)
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    #expect(try MergedRows([path]).rows.map(\.number) == [0, 7, 14])
  }

  @Test func aFinishedFileIsNotWrittenAgain() throws {
    let fixture = try fixture()
    let header = fixture.header(axes)
    let path = fixture.file("part")
    try write([0, 7], to: path, header, isBeside: true)
    func identity() throws -> [Int] {
      var status = stat()
      #expect(stat(path, &status) == 0)
      return [Int(status.st_ino), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
    }
    let before = try identity()
    try write([0, 7], to: path, header, isBeside: true)
    #expect(try identity() == before)
  }

  @Test func aFileIsWrittenByOneRunAtATime() throws {
    let fixture = try fixture()
    let header = fixture.header(axes)
    let path = fixture.file("rows")
    var first = try RowsJournal(path, header: header, isBeside: false)
    try first.begin()
    var second = try RowsJournal(path, header: header, isBeside: false)
    #expect(throws: RowsError.inUse(path)) { try second.begin() }
    try first.add(row(0, of: header.scenarios))
    try first.finish()
    try second.finish()
  }

  @Test func moreValuesKeepTheRowsThatAreThere() throws {
    let fixture = try fixture()
    let path = fixture.file("rows")
    let fewer = fixture.header([Axis(key: "sessions.hall.closes", values: ["+5", "+10"])])
    try write([0, 1, 2], to: path, fewer)
    let more = fixture.header([Axis(key: "sessions.hall.closes", values: ["+20", "+10"])])
    let journal = try RowsJournal(path, header: more, isBeside: false)
    #expect(journal.row(0)?.figures == figures(0))
    #expect(journal.row(1) == nil)
    #expect(journal.row(2)?.figures == figures(2))
    try journal.finish()
  }

  @Test(arguments: ["nonsense\n", "{}\n", "{\"whatif\": 1, \"base\": 3}\n", "\u{0}\n"])
  func whatIsNoFileOfRowsIsRefused(content: String) throws {
    let fixture = try fixture()
    let path = fixture.file("rows")
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: RowsError.notRows(path, line: 1)) { try RowsFile.read(path) }
    #expect(throws: RowsError.unreadable(fixture.file("none"))) {
      try MergedRows([fixture.file("none")])
    }
  }

  @Test func equalBytesHaveEqualNames() {
    var (one, two, three) = (ContentHash(), ContentHash(), ContentHash())
    one.add("ab")
    one.add("c")
    two.add("ab")
    two.add("c")
    three.add("a")
    three.add("bc")
    #expect(one.name == two.name)
    #expect(one.name != three.name)
    // FNV-1a of nothing is its beginning.
    #expect(ContentHash().name == "cbf29ce4842223259e3779b97f4a7c15")
  }
}
