import Foundation
import Testing

/// From nothing to letters: what each command says comes next.
@Suite struct BeginningTests {
  /// Runs a line of a shell in a folder.
  private func shell(_ line: String, in folder: URL) throws -> Command.Result {
    let bin = URL(filePath: Command.path).deletingLastPathComponent().plainPath
    let path = bin + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    return try Command.run("/bin/sh", ["-c", line], in: folder, environment: ["PATH": path])
  }

  /// The command that a result says comes next.
  private func next(_ result: Command.Result) throws -> String {
    let line = result.lines.last { $0.hasPrefix("Next: ") }
    return String(try #require(line, "\(result.output)\(result.errors)").dropFirst(6))
  }

  @Test func whatComesNextLeadsToLetters() throws {
    try Folder.temporary { folder in
      let units = "Tên đơn vị;Chỉ tiêu;Nhân sự\nTổ 1;5;20\nPhòng Tài chính;3;\nTổng cộng;8;20\n"
      try Data(units.utf8).write(to: folder.appending(path: "units.csv"))
      let begun = try shell(
        "khunggio init d --language en --date 15.12.2026 --units-file units.csv --beds 4",
        in: folder
      )
      #expect(begun.status == 0, "\(begun.errors)")
      #expect(begun.output.contains("People expected to register: 200"))
      #expect(!begun.output.contains("Donation beds"))
      let unitsFile = folder.appending(path: "d/units.csv")
      #expect(try Data(contentsOf: unitsFile).starts(with: "\u{FEFF}id,name,quota,staff,".utf8))
      let written = try unitsFile.text()
      #expect(written.contains("\nto-1,Tổ 1,5,20,"))
      #expect(written.contains("\nphong-tai-chinh,Phòng Tài chính,3,,"))
      #expect(!written.contains("Tổng"))
      let yaml = try folder.appending(path: "d/drive.yaml").text()
      #expect(yaml.contains("    # when the doors open (hours:minutes)\n    opens: \"07:30\""))
      #expect(yaml.contains("date: 2026-12-15"))

      let checked = try shell("khunggio check d --language en", in: folder)
      #expect(checked.status == 0 && checked.errors == "")
      #expect(checked.output.contains("There are no lists yet"))
      #expect(try next(checked) == "khunggio import d FILES")
      let planned = try shell("khunggio plan d --language en", in: folder)
      #expect(planned.status == 66 && planned.errors.contains("khunggio import"))

      var seen: [String] = ["init"]
      var command = try next(begun)
      try Data("Họ tên,Đơn vị\nLê An,Tổ 1\nVũ Bình,Phòng Tài chính\n".utf8).write(
        to: folder.appending(path: "people.csv"))
      while seen.count < 12 {
        let name = String(command.split(separator: " ")[1])
        #expect(!seen.contains(name) || name == "invite", "\(seen) \(command)")
        seen.append(name)
        if name == "import" { command = "khunggio import d people.csv --language en" }
        command = command.replacing("FOLDER", with: "out-\(seen.count)")
        let result = try shell(command, in: folder)
        #expect(result.status == 0, "\(command)\n\(result.errors)\(result.output)")
        guard result.output.contains("Next: ") else { break }
        command = try next(result)
      }
      #expect(
        seen == ["init", "template", "import", "check", "plan", "invite", "issue", "invite"]
          || seen
            == [
              "init", "template", "import", "check", "plan", "invite", "issue", "invite", "invite",
            ],
        "\(seen)")
    }
  }

  @Test func aFullFolderIsRefusedFirst() throws {
    try Folder.temporary { folder in
      try Data("x".utf8).write(to: folder.appending(path: "notes.txt"))
      // No day is given: the folder is looked at before that is asked for.
      let result = try Command.run("init", folder.plainPath)
      #expect(result.status == 73)
    }
  }

  @Test(arguments: [
    "15/12/2026", "15-12-2026", "15.12.2026", "ngày 15 tháng 12 năm 2026", "Thứ ba, 15/12/2026",
    "2026-12-15", "15/12/26", " 15 / 12 / 2026",
  ])
  func daysArereadAsPeopleWriteThem(day: String) throws {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "d")
      let result = try Command.run("init", drive.plainPath, "--date", day)
      #expect(result.status == 0, "\(result.errors)")
      #expect(try drive.appending(path: "drive.yaml").text().contains("date: 2026-12-15"))
    }
  }

  @Test(arguments: ["31/2/2026", "12/15/2026", "15/12", "tomorrow", "-15/12/2026", "15/12/2026/1"])
  func whatIsNoDayIsRefused(day: String) throws {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "d")
      let result = try Command.run(Command.path, ["init", drive.plainPath, "--date=\(day)"])
      #expect(result.status == 64 && result.errors.contains(day))
      #expect(!FileManager.default.fileExists(atPath: drive.plainPath))
    }
  }

  @Test func aSavedPlanIsPrintedAgain() throws {
    try Folder.copy(of: "tiny") { drive in
      let none = try Command.run("show", drive.plainPath)
      #expect(none.status == 66)
      let planned = try Command.run("plan", drive.plainPath, "--language", "en")
      let shown = try Command.run("show", drive.plainPath, "--language", "en")
      #expect(shown.status == planned.status)
      let heading = try #require(planned.lines.first)
      #expect(shown.lines.first == heading)
      let file = try drive.appending(path: "plan.json").text()
      #expect(try Command.run("show", drive.plainPath, "--json").output == file)
    }
  }
}
