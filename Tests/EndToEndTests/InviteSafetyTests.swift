import Foundation
import Testing

/// Letters that cannot be written, half or by the wrong eyes.
@Suite struct InviteSafetyTests {
  @Test func whatCannotBeWrittenIsToldAndNothingIsLost() throws {
    try Folder.temporary { folder in
      let file = folder.appending(path: "file")
      try Data("x".utf8).write(to: file)
      let below = try InviteTests.invite(
        ["--format", "text"], out: file.appending(path: "letters"))
      #expect(below.status == 73 && below.errors.contains("Not a directory"))
      let onto = try InviteTests.invite(["--format", "text"], out: file)
      #expect(onto.status == 73)
      #expect(try Folder.contents(of: folder) == ["file": Data("x".utf8)])
      // A folder where a letter is to go.
      let out = folder.appending(path: "out")
      try FileManager.default.createDirectory(
        at: out.appending(path: "text/cong-an.txt"), withIntermediateDirectories: true)
      let onFolder = try InviteTests.invite(["--format", "text", "--force"], out: out)
      #expect(onFolder.status == 73 && onFolder.errors.contains("Is a directory"))
      #expect(try FileManager.default.subpathsOfDirectory(atPath: out.plainPath).count == 2)
    }
  }

  @Test(.enabled(if: getuid() != 0, "Nothing is closed to root."))
  func aFolderThatIsClosed() throws {
    try Folder.temporary { folder in
      #expect(chmod(folder.plainPath, 0o500) == 0)
      defer { chmod(folder.plainPath, 0o700) }
      for out in [folder, folder.appending(path: "letters")] {
        let result = try InviteTests.invite(["--format", "text"], out: out)
        #expect(result.status == 73 && result.errors.contains("Permission denied"))
      }
    }
  }

  /// A limit on the size of files stops writing as a full disk does.
  @Test(arguments: ["xlsx", "html", "messages"]) func aFileThatDoesNotFit(format: String) throws {
    try Folder.temporary { folder in
      let out = folder.appending(path: "letters")
      #expect(try InviteTests.invite(["--format", "text"], out: out).status == 0)
      let before = try Folder.contents(of: out)
      let line =
        "trap '' XFSZ; ulimit -f 4; exec \"$0\" invite data/thanh-xuan-2021 --plan "
        + "docs/pictures/thanh-xuan-2021-plan.json --force --format text,\(format) --out \"$1\""
      let result = try Command.run("/bin/bash", ["-c", line, Command.path, out.plainPath])
      #expect(result.status == 74, "\(result.errors)")
      #expect(result.output == "")
      // The plan of these pictures says nothing of who its people are, which is reported first.
      #expect(result.errors.split(separator: "\n").count == 2, "\(result.errors)")
      #expect(result.errors.contains("Không ghi được"))
      #expect(try Folder.contents(of: out) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: out.plainPath) == ["text"])
    }
  }

  /// A disk that fills up, where one can be made.
  @Test(.enabled(if: getuid() == 0, "Only root can mount a disk.")) func aFullDisk() throws {
    try Folder.temporary { folder in
      let disk = folder.appending(path: "disk")
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      let mount = try Command.run(
        "/bin/sh", ["-c", "mount -t tmpfs -o size=256k tmpfs \"$0\"", disk.plainPath])
      // Some containers forbid it even to root.
      guard mount.status == 0 else { return }
      defer { _ = try? Command.run("/bin/umount", ["-l", disk.plainPath]) }
      let out = disk.appending(path: "letters")
      #expect(try InviteTests.invite(["--format", "ics"], out: out).status == 74)
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.plainPath) == [])
      #expect(try InviteTests.invite(["--format", "xlsx"], out: out).status == 0)
      let before = try Folder.contents(of: disk)
      let forced = try InviteTests.invite(["--format", "xlsx,html,ics", "--force"], out: out)
      #expect(forced.status == 74 && forced.errors.contains("No space left on device"))
      #expect(try Folder.contents(of: disk) == before)
    }
  }

  /// Wherever a run is killed, each file is the old one or the new one.
  @Test func aKilledRunLeavesOldOrNew() throws {
    try Folder.temporary { folder in
      let formats = ["--format", "text,html"]
      let (old, new) = (folder.appending(path: "old"), folder.appending(path: "new"))
      #expect(try InviteTests.invite(formats, out: old).status == 0)
      #expect(try InviteTests.invite(formats + ["--final"], out: new).status == 0)
      let (drafts, finals) = (try Folder.contents(of: old), try Folder.contents(of: new))
      for round in 0..<8 {
        // Killed while it writes, or while it moves what is written.
        let isNew = round % 2 == 0
        let out = folder.appending(path: "out-\(round)")
        if !isNew { #expect(try InviteTests.invite(formats, out: out).status == 0) }
        let process = Process()
        process.executableURL = URL(filePath: Command.path)
        process.currentDirectoryURL = Command.root
        process.arguments =
          [
            "invite", "data/thanh-xuan-2021", "--plan",
            "docs/pictures/thanh-xuan-2021-plan.json", "--out", out.plainPath, "--final",
            "--force",
          ] + formats
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let beside = isNew ? folder : out
        let name = ".khunggio-\(process.processIdentifier).tmp"
        while process.isRunning {
          let path = beside.appending(path: name).plainPath
          let count = (try? FileManager.default.subpathsOfDirectory(atPath: path))?.count ?? 0
          if count >= 10 + 10 * round { break }
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let found =
          FileManager.default.fileExists(atPath: out.plainPath)
          ? try Folder.contents(of: out).filter { !$0.key.hasPrefix(".khunggio") } : [:]
        #expect(isNew ? found.isEmpty || found == finals : found.count == drafts.count)
        for (path, bytes) in found { #expect(bytes == drafts[path] || bytes == finals[path]) }
        // The next run clears up.
        let again = try InviteTests.invite(formats + ["--final", "--force"], out: out)
        #expect(again.status == 0)
        #expect(try Folder.contents(of: out) == finals)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.plainPath)
      #expect(left.allSatisfy { !$0.hasPrefix(".") })
    }
  }

  private let readParts = """
    import json, sys, zipfile
    book = zipfile.ZipFile(sys.argv[1])
    print(json.dumps("".join(book.read(n).decode() for n in book.namelist())))
    """

  @Test func redactedNobodyCanBeRecognised() throws {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      let list = drive.appending(path: "registrants/quan-uy.csv")
      try list.edit {
        $0.replacing("Nguyễn Anh Đạt,quan-uy,1999,", with: "Nguyễn Anh Đạt,quan-uy,1999,0912345678")
      }
      #expect(try list.text().contains("0912345678"))
      for flags in [["--redact"], []] {
        let out = drive.appending(path: flags.first ?? "plain")
        let result = try Command.run(
          Command.path,
          [
            "invite", drive.plainPath, "--plan", "docs/pictures/thanh-xuan-2021-plan.json",
            "--out", out.plainPath,
          ] + flags)
        #expect(result.status == 0)
        var found: [String: Int] = [:]
        for (path, bytes) in try Folder.contents(of: out) {
          var text = String(decoding: bytes, as: UTF8.self)
          if path.hasSuffix(".xlsx") {
            let file = out.appending(path: path).plainPath
            text = try Python.json(readParts, file) as? String ?? ""
          }
          if path.hasSuffix(".pdf") {
            let file = out.appending(path: path).plainPath
            text = try Command.run("/usr/bin/env", ["pdftotext", file, "-"]).output
          }
          for word in ["Nguyễn Anh Đạt", "Nguyen Anh Dat", "0912345678", "1999"]
          where text.contains(word) {
            found[word, default: 0] += 1
          }
        }
        #expect(found.isEmpty == !flags.isEmpty, "\(found)")
        // A test that finds them where they are.
        if flags.isEmpty {
          #expect(found["0912345678"] ?? 0 >= 4 && found["Nguyễn Anh Đạt"] ?? 0 > 7)
        }
      }
    }
  }
}
