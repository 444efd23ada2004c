import Foundation
import Testing

/// docs/samples has a sample of every output, as the command writes it now.
@Suite struct SamplesTests {
  private static let folders = [
    "lists", "plan", "letters", "report", "pictures", "budget", "keeping",
  ]

  /// What stands in files of text is compared; bytes of paper and workbooks depend on the versions of
  /// libraries, so that only their beginnings are.
  private static let texts: Set<String> = [
    "txt", "csv", "json", "html", "ics", "svg", "mps", "tsv",
  ]

  private func files(below root: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for folder in Self.folders {
      for (path, data) in try Folder.contents(of: root.appending(path: folder)) {
        files["\(folder)/\(path)"] = data
      }
    }
    return files
  }

  @Test func samplesAreWhatTheCommandWrites() throws {
    let samples = Command.root.appending(path: "docs/samples")
    try Folder.temporary { folder in
      let made = try Command.run(
        "/usr/bin/env",
        ["bash", samples.appending(path: "make.sh").plainPath, Command.path, folder.plainPath])
      #expect(made.status == 0, "\(made.errors)")
      let (kept, now) = (try files(below: samples), try files(below: folder))
      #expect(kept.keys.sorted() == now.keys.sorted())
      for (path, data) in kept {
        if Self.texts.contains(String(path.split(separator: ".").last ?? "")) {
          #expect(now[path] == data, "\(path)")
        } else {
          #expect(now[path]?.prefix(4) == data.prefix(4), "\(path)")
        }
      }
      // Every format of `invite` is among them.
      for format in ["text", "csv", "xlsx", "pdf", "html", "ics", "messages", "timetable"] {
        #expect(kept.keys.contains { $0.hasPrefix("letters/\(format)/") }, "\(format)")
      }
    }
  }

  /// The moving terminal of the README shows what the commands print now.
  @Test func theTerminalIsOfARunOfToday() throws {
    let picture = Command.root.appending(path: "docs/pictures/terminal.svg")
    try Folder.temporary { folder in
      let drawn = folder.appending(path: "terminal.svg")
      let made = try Command.run(
        "/usr/bin/env",
        [
          "python3", Command.root.appending(path: "docs/pictures/terminal.py").plainPath,
          Command.path, drawn.plainPath,
        ])
      #expect(made.status == 0, "\(made.errors)")
      #expect(try drawn.text() == picture.text())
    }
  }
}
