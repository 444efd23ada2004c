import Foundation
import Testing

/// People withdraw after they were informed of their slots.
@Suite struct CancelTests {
  private func published(_ body: (_ drive: URL, _ list: URL) throws -> Void) throws {
    try Folder.copy(of: "tiny") { drive in
      for command in ["plan", "issue"] {
        #expect(try Command.run(command, drive.plainPath).status == 0)
      }
      try body(drive, drive.appending(path: "registrants/all.csv"))
    }
  }

  @Test func whoWithdrawsIsTakenOutAndStaysOut() throws {
    try published { drive, list in
      let before = try list.text()
      let preview = try Command.run("cancel", drive.plainPath, "pham van dung", "--dry-run")
      #expect(preview.status == 0 && preview.output.contains("Phạm Văn Dũng"))
      #expect(try list.text() == before)
      let result = try Command.run(
        "cancel", drive.plainPath, "pham van dung", "--reason", "ốm")
      #expect(result.status == 0)
      #expect(result.lines[0] == "Đã rút 1 người khỏi danh sách:")
      #expect(result.lines.contains("Lý do: ốm"))
      #expect(result.lines.last == "Tiếp theo: khunggio replan \(drive.plainPath) --fill")
      let rest = try list.text()
      #expect(!rest.contains("dung"))
      #expect(try Command.run("replan", drive.plainPath, "--fill").status == 0)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      try Folder.temporary { out in
        #expect(
          try Command.run(
            "invite", drive.plainPath, "--changes", "--final", "--out", out.plainPath
          ).status == 0)
        let letter = try out.appending(path: "text/school.txt").text()
        #expect(letter.contains("Phạm Văn Dũng (giờ cũ 08h20–08h30)"))
        let pdf = try Command.run(
          "/usr/bin/env", ["pdftotext", out.appending(path: "pdf/school.pdf").plainPath, "-"])
        #expect(pdf.output.contains("/TB-") && !pdf.output.contains("/GM-"))
        // The list is sent again as it was.
        let again = out.appending(path: "school.csv")
        try Data("Họ tên,Năm sinh\nPhạm Văn Dũng,1988\nLê Mai,1990\n".utf8).write(to: again)
        let kept = try Command.run("import", drive.plainPath, again.plainPath, "--unit", "school")
        #expect(kept.status == 0 && kept.output.contains("--again"))
        #expect(kept.lines.contains { $0.hasPrefix("1 người đã rút (") })
        let listed = try self.listed(in: drive)
        #expect(!listed.contains("Dũng") && listed.contains("Mai"))
        let back = try Command.run(
          "import", drive.plainPath, again.plainPath, "--unit", "school", "--again")
        #expect(back.status == 0)
        #expect(try self.listed(in: drive).contains("dung,Phạm Văn Dũng"))
      }
    }
  }

  /// The list has no row of them any more; the message still goes to their telephone.
  @Test func whoHasWithdrawnIsToldAtTheirNumber() throws {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "registrants/all.csv").edit {
        $0.replacing(
          "dung,Phạm Văn Dũng,school,1988,,", with: "dung,Phạm Văn Dũng,school,1988,0912345678,")
      }
      for command in [
        ["plan"], ["issue"], ["cancel", "dung"], ["replan", "--fill"], ["issue"],
        ["invite", "--changes", "--final", "--format", "messages", "--out", "told"],
      ] {
        let arguments = [command[0], drive.plainPath] + command.dropFirst()
        let result = try Command.run(Command.path, arguments, in: drive)
        #expect(result.status == 0, "\(command): \(result.errors)")
      }
      let published = try Folder.contents(of: drive.appending(path: "told"))
        .filter { $0.key.hasSuffix(".csv") }
        .map { String(decoding: $0.value, as: UTF8.self) }
      #expect(published.contains { $0.contains("912345678") && $0.contains("Phạm Văn Dũng") })
    }
  }

  /// The text of all lists of a drive.
  private func listed(in drive: URL) throws -> String {
    try Folder.contents(of: drive.appending(path: "registrants")).values
      .map { String(decoding: $0, as: UTF8.self) }.joined()
  }

  @Test func whoIsNotKnownForSureIsAskedFor() throws {
    try published { drive, list in
      try list.edit { $0 + "dung2,Phạm Văn Dung,office,1970,,,,,,,\n" }
      let before = try list.text()
      let result = try Command.run(
        "cancel", drive.plainPath, "an", "pham van dung", "nobody", "--json")
      #expect(result.status == 65)
      for words in ["Phạm Văn Dũng", "Phạm Văn Dung", "1988", "1970", "nobody"] {
        #expect(result.errors.contains(words), "\(words)")
      }
      #expect(try result.json()["written"] as? Bool == false)
      #expect(try list.text() == before)
      #expect(try Command.run("cancel", drive.plainPath).status == 64)
      #expect(try Command.run("cancel", drive.plainPath, "--from", "nowhere.csv").status == 66)
      #expect(
        try Command.run("cancel", drive.plainPath, "pham van dung", "--unit", "school").status == 0)
      #expect(try Command.run("cancel", drive.plainPath, "dung").status == 65)
    }
  }

  /// A whole unit withdraws, and is reported; everything comes back.
  @Test func aWholeUnitCanWithdraw() throws {
    try published { drive, list in
      let before = try list.text()
      let result = try Command.run("cancel", drive.plainPath, "--unit", "office", "--json")
      let people = try #require(try result.json()["people"] as? [[String: Any]])
      #expect(people.map { $0["registrant"] as? String } == ["an", "binh", "chi"])
      #expect(try Command.run("replan", drive.plainPath).status == 0)
      try Folder.temporary { out in
        #expect(
          try Command.run(
            "invite", drive.plainPath, "--changes", "--format", "text", "--out", out.plainPath
          ).status == 0)
        let letter = try out.appending(path: "text/office.txt").text()
        for name in ["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Chi"] {
          #expect(letter.contains(name))
        }
      }
      #expect(try Command.run("cancel", drive.plainPath, "--back").status == 0)
      #expect(
        try list.text().split(separator: "\n").sorted()
          == before.split(separator: "\n").sorted())
    }
  }

  @Test func aListSaysWhoWithdraws() throws {
    try published { drive, list in
      try Folder.temporary { folder in
        let names = folder.appending(path: "rut.csv")
        try Data("Họ tên\nLê Thị Chi\nPhạm Văn Dũng\n".utf8).write(to: names)
        let result = try Command.run(
          "cancel", drive.plainPath, "--from", names.plainPath, "--json")
        #expect(result.status == 0)
        let people = try #require(try result.json()["people"] as? [[String: Any]])
        #expect(people.map { $0["registrant"] as? String } == ["chi", "dung"])
        try Data("Họ tên\nNguyễn Văn An\nKhông Ai Cả\n".utf8).write(to: names)
        let before = try list.text()
        let refused = try Command.run("cancel", drive.plainPath, "--from", names.plainPath)
        #expect(refused.status == 65 && refused.errors.contains("Không Ai Cả"))
        #expect(try list.text() == before)
      }
    }
  }

  /// A list sent again without somebody is a question, and --replace is an answer to it.
  @Test func aListSentAgainWithoutSomebody() throws {
    try published { drive, list in
      try Folder.temporary { folder in
        let resent = folder.appending(path: "office.csv")
        try Data("Họ tên,Năm sinh\nNguyễn Văn An,1985\nTrần Thị Bình,1990\n".utf8)
          .write(to: resent)
        let arguments = ["import", drive.plainPath, resent.plainPath, "--unit", "office"]
        let asked = try Command.run(Command.path, arguments)
        #expect(asked.status == 3 && asked.output.contains("Lê Thị Chi"))
        #expect(asked.output.contains("--replace"))
        #expect(try list.text().contains("Chi"))
        #expect(try Command.run(Command.path, arguments + ["--keep"]).status == 0)
        let replaced = try Command.run(Command.path, arguments + ["--replace"])
        let left = try list.text()
        #expect(replaced.status == 0 && !left.contains("Chi"))
        #expect(try Command.run("cancel", drive.plainPath, "--back", "chi").status == 0)
        #expect(try list.text().contains("chi,Lê Thị Chi"))
      }
    }
  }
}
