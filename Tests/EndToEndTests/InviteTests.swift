import Foundation
import Testing

/// Letters, from the command line.
@Suite struct InviteTests {
  /// Runs `invite` on the drive of Thanh Xuân and its plan.
  static func invite(_ arguments: [String], out: URL) throws -> Command.Result {
    try Command.run(
      Command.path,
      [
        "invite", "data/thanh-xuan-2021", "--plan", "docs/pictures/thanh-xuan-2021-plan.json",
        "--out", out.plainPath,
      ] + arguments)
  }

  @Test func everyFormatIsWrittenAndSummedUp() throws {
    try Folder.temporary { folder in
      let out = folder.appending(path: "letters")
      let result = try Self.invite(["--format", "text,csv,xlsx,html,ics,messages"], out: out)
      #expect(result.status == 0 && result.saysOnlyThatThePlanDoesNotTellWho)
      #expect(
        result.lines == [
          "Đã ghi 256 tệp vào \(out.plainPath):", "  text         40  text/",
          "  csv          40  csv/", "  xlsx          1  xlsx/thu-moi.xlsx",
          "  html         40  html/", "  ics          93  ics/", "  messages     42  messages/",
          "40 đơn vị, 300 người được mời.",
          "Đây là bản dự thảo. Xem kỹ, rồi ghi bản để ký bằng --final.",
          "Tiếp theo: khunggio issue data/thanh-xuan-2021 --plan "
            + "docs/pictures/thanh-xuan-2021-plan.json",
        ])
      let files = try Folder.contents(of: out)
      #expect(files.count == 256)
      #expect(files["text/cong-an.txt"] != nil && files["messages/groups/cong-an.txt"] != nil)
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    try Folder.temporary { folder in
      let outs = ["one", "two"].map { folder.appending(path: $0) }
      for out in outs {
        let result = try Self.invite([], out: out)
        #expect(result.status == 0)
      }
      #expect(try Folder.contents(of: outs[0]) == Folder.contents(of: outs[1]))
    }
  }

  @Test func nothingIsReplacedUnlessForced() throws {
    try Folder.temporary { folder in
      #expect(try Self.invite(["--format", "text"], out: folder).status == 0)
      let own = folder.appending(path: "text/own.txt")
      try Data("own".utf8).write(to: own)
      let before = try Folder.contents(of: folder)
      let refused = try Self.invite(["--format", "text,html", "--final"], out: folder)
      #expect(refused.status == 73 && refused.output == "")
      #expect(
        refused.errorsBesideNote.hasPrefix(
          "\(folder.plainPath): đã có 40 tệp trùng tên; chưa ghi gì."))
      #expect(refused.errors.hasSuffix("  và 35 nữa\n"))
      #expect(try Folder.contents(of: folder) == before)
      let forced = try Self.invite(["--format", "text", "--final", "--force"], out: folder)
      #expect(forced.status == 0)
      // What is there of other runs is reported, and left alone.
      #expect(
        forced.errorsBesideNote
          == "Trong các thư mục này còn 1 tệp không thuộc lần ghi này:\n  text/own.txt\n")
      let after = try Folder.contents(of: folder)
      #expect(after.keys.sorted() == before.keys.sorted())
      #expect(after["text/own.txt"] == Data("own".utf8))
      #expect(after["text/cong-an.txt"] != before["text/cong-an.txt"])
    }
  }

  @Test func aPlanThatBreaksRulesIsSentToNobody() throws {
    try Folder.temporary { folder in
      let out = folder.appending(path: "letters")
      let result = try Command.run(
        "invite", "data/binh-long-2011", "--plan", "data/binh-long-2011/published-plan.json",
        "--out", out.plainPath)
      #expect(result.status == 65 && result.output == "")
      #expect(result.errors.contains("stage-capacity"))
      #expect(result.errors.contains("Hãy lập lại: khunggio plan data/binh-long-2011"))
      #expect(!FileManager.default.fileExists(atPath: out.plainPath))
      let other = try Command.run(
        "invite", "data/tiny", "--plan", "docs/pictures/thanh-xuan-2021-plan.json", "--out",
        out.plainPath)
      #expect(other.status == 65 && other.errors.contains("KG061"))
      let missing = try Command.run("invite", "data/binh-long-2011", "--out", out.plainPath)
      #expect(missing.status == 66 && missing.errors.contains("khunggio plan data/binh-long-2011"))
    }
  }

  @Test func peopleWhoCameAfterThePlanAreTold() throws {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      try drive.appending(path: "registrants/quan-uy.csv").edit {
        $0 + "Người Mới,quan-uy,1990,0912345678,,,,,,\n"
      }
      let out = drive.appending(path: "letters")
      let result = try Command.run(
        "invite", drive.plainPath, "--plan", "docs/pictures/thanh-xuan-2021-plan.json", "--out",
        out.plainPath, "--format", "text")
      #expect(result.status == 0)
      #expect(result.errorsBesideNote.hasPrefix("1 người trong danh sách không có trong lịch"))
      #expect(result.lines.contains("40 đơn vị, 300 người được mời, 1 người chưa có giờ."))
      #expect(try out.appending(path: "text/quan-uy.txt").text().contains("- Người Mới\n"))
    }
  }

  @Test(arguments: [
    ["--format", "docx"], ["--format", ""], ["--format", "text,,csv"], [],
    ["--copy-templates", "x", "--out", "y"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let out = arguments.contains("--format") ? ["--out", "/nowhere"] : []
    let result = try Command.run(Command.path, ["invite", "data/tiny"] + arguments + out)
    #expect(result.status == 64)
  }

  @Test func templatesCanBeCopiedAndChanged() throws {
    try Folder.temporary { folder in
      let templates = folder.appending(path: "templates")
      let copied = try Command.run(
        "invite", "data/tiny", "--copy-templates", templates.plainPath)
      #expect(copied.status == 0)
      #expect(copied.lines.count == 8)
      // Unchanged, they change nothing.
      let outs = ["plain", "copied", "changed"].map { folder.appending(path: $0) }
      #expect(try Self.invite(["--format", "text,html"], out: outs[0]).status == 0)
      let use = ["--format", "text,html", "--templates", templates.plainPath]
      #expect(try Self.invite(use, out: outs[1]).status == 0)
      #expect(try Folder.contents(of: outs[0]) == Folder.contents(of: outs[1]))
      try templates.appending(path: "notes.txt.mustache").edit { _ in "Mang theo nụ cười.\n" }
      #expect(try Self.invite(use, out: outs[2]).status == 0)
      for file in ["text/cong-an.txt", "html/cong-an.html"] {
        let text = try outs[2].appending(path: file).text()
        #expect(text.contains("Mang theo nụ cười.") && !text.contains("giấy tờ tùy thân"))
      }
    }
  }

  @Test func everyFaultOfTheTemplatesIsToldWithItsLine() throws {
    try Folder.temporary { folder in
      for (name, text) in [
        ("message.txt", "{{#is_moved}}\n{{nmae}}\n"), ("letter.txt", "Gửi {{unit}\n"),
        ("lettre.txt", "?"),
      ] {
        try Data(text.utf8).write(to: folder.appending(path: name + ".mustache"))
      }
      let out = folder.appending(path: "letters")
      let unknown = try Self.invite(["--templates", folder.plainPath], out: out)
      #expect(unknown.status == 65)
      #expect(
        unknown.errorsBesideNote.hasPrefix(
          "lettre.txt.mustache KG092 không có mẫu thư nào tên như vậy"))
      try FileManager.default.removeItem(at: folder.appending(path: "lettre.txt.mustache"))
      let result = try Self.invite(["--templates", folder.plainPath], out: out)
      #expect(result.status == 65)
      let lines = result.errorsBesideNote.split(separator: "\n")
      #expect(
        lines.first == "letter.txt.mustache:1:5 KG091 thẻ \"{{unit}\" không được đóng đúng — cần }}"
      )
      #expect(
        lines.contains(
          "message.txt.mustache:1:1 KG091 thẻ \"{{#is_moved}}\" không được đóng đúng — cần "
            + "{{/is_moved}}"))
      #expect(
        lines.contains { $0.hasPrefix("message.txt.mustache:2:1 KG090 thẻ \"{{nmae}}\"") })
      #expect(!FileManager.default.fileExists(atPath: out.plainPath))
    }
  }
}

extension Command.Result {
  /// The errors but the note that a plan made elsewhere does not say who its people are.
  var errorsBesideNote: String {
    errors.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("không ghi dấu nhận người") }.joined(separator: "\n")
  }
}
