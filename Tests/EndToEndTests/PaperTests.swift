import Foundation
import TestSupport
import Testing

/// Letters on paper, from the command line.
@Suite struct PaperTests {
  @Test func aLetterSlipsAndListsForEveryone() throws {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      let folder = drive.deletingLastPathComponent()
      let arguments = [
        "invite", drive.plainPath, "--plan", "docs/pictures/thanh-xuan-2021-plan.json",
        "--format", "pdf", "--out",
      ]
      let (first, second) = (folder.appending(path: "a"), folder.appending(path: "b"))
      #expect(try Command.run(Command.path, arguments + [first.plainPath]).status == 0)
      #expect(try Command.run(Command.path, arguments + [second.plainPath]).status == 0)
      let files = try Folder.contents(of: first)
      // Another run gives the same bytes.
      #expect(try Folder.contents(of: second) == files)
      #expect(files.keys.count { $0.hasPrefix("pdf/slips/") } == 40)
      #expect(files.keys.filter { $0.hasPrefix("pdf/check-in/") } == ["pdf/check-in/hall.pdf"])
      #expect(files.count == 81)
      let slips = try PaperReader([UInt8](#require(files["pdf/slips/quan-uy.pdf"])))
      let codes = try slips.codes().flatMap(\.self)
      #expect(codes.count == 9 && Set(codes.map { $0.prefix(8) }).count == 1)
      let list = try PaperReader([UInt8](#require(files["pdf/check-in/hall.pdf"]))).pages()
      // A page per slot, and everyone once.
      #expect(list.count == 13)
      let people = list.map { page in
        page.firstMatch(of: #/Khung giờ \S+ · (\d+) người/#).flatMap { Int($0.output.1) } ?? 0
      }
      #expect(people.reduce(0, +) == 300)
    }
  }

  @Test func aNameThatCannotBePrintedIsToldAndNothingIsWritten() throws {
    try Folder.copy(of: "tiny") { drive in
      let list = drive.appending(path: "registrants/all.csv")
      try list.edit { $0.replacing("Nguyễn Văn An", with: "Lê 金 An") }
      let out = drive.appending(path: "out")
      let plan = try Command.run("plan", drive.plainPath)
      #expect(plan.status == 0)
      let result = try Command.run(
        "invite", drive.plainPath, "--format", "pdf", "--out", out.plainPath)
      #expect(result.status == 65)
      #expect(result.errors.contains("“金” (U+91D1)") && result.errors.contains("Lê 金 An"))
      #expect(!FileManager.default.fileExists(atPath: out.plainPath))
    }
  }
}
