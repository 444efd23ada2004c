import Foundation
import TestSupport
import Testing

/// Lists that units send, from the command line.
@Suite struct ImportTests {
  /// A copy of the drive of Thanh Xuân, without lists if that is wanted.
  private func drive<Value>(withLists: Bool = true, _ body: (URL) throws -> Value) throws -> Value {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      let lists = drive.appending(path: "registrants")
      if !withLists { try FileManager.default.removeItem(at: lists) }
      return try body(drive)
    }
  }

  @Test func theInboxGivesExactlyTheDrivesPeople() throws {
    try drive(withLists: false) { drive in
      let result = try Command.run("import", drive.plainPath, drive.plainPath + "/inbox")
      #expect(result.status == 0)
      #expect(result.lines.contains("mới 300 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi"))
      // Four lists were written before Unicode; nothing else is to be said.
      #expect(result.errors.matches(of: #/ KG079 /#).count == 4)
      #expect(result.errors.matches(of: #/ KG\d+ /#).count == 4)
      let original = Command.root.appending(path: "data/thanh-xuan-2021/registrants")
      let imported = drive.appending(path: "registrants")
      // The same lists, and an id for everyone that stays when rows are deleted or sorted.
      var lists = try Folder.contents(of: imported)
      #expect(lists.removeValue(forKey: ".last-ids") != nil)
      for (name, data) in lists {
        let text = String(decoding: data, as: UTF8.self).drop { $0 == "\u{FEFF}" }
        let rows = text.split(separator: "\n")
        let unit = name.dropLast(".csv".count)
        let ids = rows.map { $0.prefix { $0 != "," } }
        #expect(ids == ["id"] + (1..<rows.count).map { "\(unit)-\($0)" })
        lists[name] = Data(
          rows.map { $0.drop { $0 != "," }.dropFirst() + "\n" }.joined().utf8)
      }
      #expect(try lists == Folder.contents(of: original))
      let again = try Command.run("import", drive.plainPath, drive.plainPath + "/inbox")
      #expect(again.lines.suffix(2).first == "mới 0 · đổi 0 · giữ nguyên 300 · 0 dòng lỗi")
      #expect(again.lines.last == "Không có gì thay đổi.")
    }
  }

  @Test func aPreviewWritesNothingAndSaysTheSame() throws {
    try drive(withLists: false) { drive in
      let before = try Folder.contents(of: drive)
      let arguments = ["import", drive.plainPath, drive.plainPath + "/inbox"]
      let preview = try Command.run(Command.path, arguments + ["--dry-run"])
      #expect(preview.status == 0)
      #expect(try Folder.contents(of: drive) == before)
      let done = try Command.run(Command.path, arguments)
      #expect(preview.lines.dropLast() == done.lines.dropLast(2))
      #expect(preview.errors == done.errors)
    }
  }

  /// Somebody else reads the drive meanwhile, or copies it: a preview waits for nobody, and whoever
  /// copies finds no file that is gone the next moment.
  @Test func aPreviewOnlyReads() throws {
    try drive { drive in
      let reader = open(drive.plainPath, O_RDONLY | O_CLOEXEC)
      defer { close(reader) }
      #expect(flock(reader, LOCK_SH) == 0)
      let arguments = ["import", drive.plainPath, drive.plainPath + "/inbox", "--wait", "0"]
      let preview = try Command.run(Command.path, arguments + ["--dry-run"])
      #expect(preview.status == 0)
      let refused = try Command.run(Command.path, arguments)
      #expect(refused.status == 73)
    }
  }

  /// Lists that a killed import has left aside are compared with, not taken for none.
  @Test func aPreviewBringsBackWhatAKilledImportLeftAside() throws {
    try drive { drive in
      let arguments = ["import", drive.plainPath, drive.plainPath + "/inbox", "--dry-run"]
      let whole = try Command.run(Command.path, arguments)
      try FileManager.default.moveItem(
        at: drive.appending(path: "registrants"), to: drive.appending(path: ".registrants.old"))
      let after = try Command.run(Command.path, arguments)
      #expect(after.output == whole.output && after.status == whole.status)
    }
  }

  @Test func whatIsRefusedKeepsEverythingOutUnlessToldOtherwise() throws {
    try drive { drive in
      let list = drive.appending(path: "quan-uy.csv")
      try Data("Họ tên,SĐT,Năm sinh\nLê Mới,0912345678,1990\nVũ Sai,12,xưa\n".utf8).write(to: list)
      let before = try Folder.contents(of: drive)
      let refused = try Command.run(
        "import", drive.plainPath, list.plainPath, "--language", "en")
      #expect(refused.status == 65)
      #expect(refused.lines.contains("new 1 · changed 0 · unchanged 0 · refused 1"))
      #expect(
        refused.errors.contains("quan-uy.csv:3:3 KG020 column \"Năm sinh\": not a date: \"xưa\""))
      #expect(refused.errors.contains("quan-uy.csv:3:2 KG076 column \"SĐT\""))
      #expect(try Folder.contents(of: drive) == before)
      let marks = drive.appending(path: "marks")
      let partly = try Command.run(
        "import", drive.plainPath, list.plainPath, "--without-refused", "--mark", marks.plainPath)
      #expect(partly.status == 3)
      #expect(try Folder.contents(of: marks).keys.sorted() == ["quan-uy.loi.csv"])
      let written = try drive.appending(path: "registrants/quan-uy.csv").text()
      #expect(written.hasSuffix("\nquan-uy-10,Lê Mới,quan-uy,1990,0912345678,,,,,,\n"))
      #expect(try Command.run("check", drive.plainPath).status == 0)
    }
  }

  @Test func theSameAsJSON() throws {
    try drive { drive in
      let inbox = drive.plainPath + "/inbox"
      let json = try Command.run("import", drive.plainPath, inbox, "--dry-run", "--json").json()
      #expect(json["unchanged"] as? Int == 300 && json["new"] as? Int == 0)
      #expect(json["written"] as? Bool == false)
      #expect((json["sheets"] as? [[String: Any]])?.count == 40)
      #expect((json["remarks"] as? [[String: Any]])?.count == 4)
    }
  }

  @Test func aBombIsOneLine() throws {
    try drive { drive in
      var zip = ZipBytes()
      let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      zip.add(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r\" Type=\"\(types)/officeDocument\" "
          + "Target=\"b.xml\"/></Relationships>")
      zip.add("b.xml", "<workbook><sheets><sheet name=\"x\" id=\"s\"/></sheets></workbook>")
      zip.add(
        "_rels/b.xml.rels",
        "<Relationships><Relationship Id=\"s\" Type=\"\(types)/worksheet\" Target=\"s.xml\"/>"
          + "</Relationships>")
      zip.add(
        "s.xml", .bomb(start: "<worksheet>", repeating: UInt8(ascii: " "), count: 250_000_000))
      let bomb = drive.appending(path: "quan-uy.xlsx")
      try Data(zip.finished()).write(to: bomb)
      let result = try Command.run("import", drive.plainPath, bomb.plainPath)
      #expect(result.status == 65)
      #expect(
        result.errors
          == "quan-uy.xlsx KG003 tệp quá lớn \"s.xml: 250 MB\" — cần nhiều nhất 120 MB\n")
    }
  }

  /// Wherever a run is killed, the lists are the old ones or the new ones.
  @Test func aKilledImportLeavesOldOrNew() throws {
    try drive { drive in
      let lists = drive.appending(path: "registrants")
      let old = ["old.csv": Data("name,unit\nLê An,quan-uy\n".utf8)]
      func begin() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: drive.plainPath)
        where name.contains("registrants") {
          try FileManager.default.removeItem(at: drive.appending(path: name))
        }
        try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
        for (name, bytes) in old { try bytes.write(to: lists.appending(path: name)) }
      }
      let arguments = ["import", drive.plainPath, drive.plainPath + "/inbox"]
      try begin()
      #expect(try Command.run(Command.path, arguments).status == 0)
      let new = try Folder.contents(of: lists)
      // Forty units have a list each; that of Quận ủy stays the one it is on already. Beside them is the
      // record of the ids that were given.
      #expect(new.count == 41)
      for round in 0..<6 {
        try begin()
        let process = Process()
        process.executableURL = URL(filePath: Command.path)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Killed when so many files of the new lists are there.
        while process.isRunning {
          let names = try FileManager.default.contentsOfDirectory(atPath: drive.plainPath)
          guard let beside = names.first(where: { $0.hasSuffix(".tmp") }) else { continue }
          let path = drive.appending(path: beside).plainPath
          let count = (try? FileManager.default.contentsOfDirectory(atPath: path))?.count ?? 0
          if count >= round * 8 { break }
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let found = try Folder.contents(of: lists)
        #expect(found == old || found == new)
        #expect(try Command.run("check", drive.plainPath).status == 0)
      }
    }
  }

  /// What is no folder where the lists belong may be someone's: it is reported, and stays.
  @Test func whatIsInThePlaceOfTheListsStays() throws {
    try drive(withLists: false) { drive in
      let place = drive.appending(path: "registrants")
      try Data("notes".utf8).write(to: place)
      let result = try Command.run("import", drive.plainPath, drive.plainPath + "/inbox")
      #expect(result.status == 66)
      #expect(result.errors.hasPrefix("registrants KG002 "))
      #expect(try place.text() == "notes")
    }
  }

  @Test func templatesAndNewDrivesFitTogether() throws {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "drive").plainPath
      let made = try Command.run(
        "init", drive, "--name", "Giọt hồng", "--date", "2027-03-01", "--people", "120",
        "--units", "UBND xã A; Trường B")
      #expect(made.status == 0)
      #expect(made.lines.last?.hasPrefix("Tiếp theo: khunggio template \(drive) --out ") == true)
      let again = try Command.run("init", drive, "--date", "2027-03-01")
      #expect(again.status == 73)
      let out = folder.appending(path: "out").plainPath
      #expect(try Command.run("template", drive, "--out", out).status == 0)
      #expect(
        try Folder.contents(of: URL(filePath: out)).keys.sorted()
          == ["truong-b.xlsx", "ubnd-xa-a.xlsx"])
      #expect(try Command.run("template", drive, "--out", out).status == 73)
      let list = folder.appending(path: "Trường B.csv")
      try Data("Họ tên,Khung giờ\nLê An,8h-9h\n".utf8).write(to: list)
      #expect(try Command.run("import", drive, list.plainPath).status == 0)
      #expect(try Command.run("plan", drive, "--no-save").status == 0)
    }
  }

  @Test func answersThatMakeNoDriveAreWrongUsage() throws {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "drive").plainPath
      for arguments in [[], ["--date", "mai"], ["--date", "2027-03-01", "--opens", "25h"]] {
        let result = try Command.run(Command.path, ["init", drive] + arguments)
        #expect(result.status == 64)
      }
      let late = ["--date", "2027-03-01", "--opens", "11h", "--closes", "7h"]
      let result = try Command.run(Command.path, ["init", drive] + late)
      #expect(result.status == 64)
      #expect(!FileManager.default.fileExists(atPath: drive))
    }
  }

  @Test func everyCodeIsExplained() throws {
    let result = try Command.run("explain-code", "kg081", "--language", "en")
    #expect(result.status == 0)
    #expect(result.output.contains("26/2013/TT-BYT"))
    #expect(try Command.run("explain-code", "KG999").status == 64)
  }
}
