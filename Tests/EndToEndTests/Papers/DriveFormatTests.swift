import Foundation
import Testing

/// docs/drive-format.md names every key and column that is read, and no other.
@Suite struct DriveFormatTests {
  /// The names in the first column of the paper's tables, by the heading they stand under.
  private func named() throws -> [String: Set<String>] {
    let text = try Command.root.appending(path: "docs/drive-format.md").text()
    var named: [String: Set<String>] = [:]
    var heading = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
      if let name = line.firstMatch(of: #/^\| `([^`]+)` \|/#) {
        named[heading, default: []].insert(String(name.output.1))
      }
    }
    return named
  }

  /// The example of the paper, which has every key: a file of each kind.
  private func example(in folder: URL) throws {
    let text = try Command.root.appending(path: "docs/drive-format.md").text()
    let blocks = text.matches(of: #/```(yaml|csv)\n(.*?)```/#.dotMatchesNewlines())
    let yaml = blocks.first { $0.output.1 == "yaml" }
    let tables = blocks.filter { $0.output.1 == "csv" }
    try #require(tables.count >= 2)
    let lists = folder.appending(path: "registrants")
    try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
    try Data(#require(yaml).output.2.utf8).write(to: folder.appending(path: "drive.yaml"))
    try Data(tables[0].output.2.utf8).write(to: folder.appending(path: "units.csv"))
    try Data(tables[1].output.2.utf8).write(to: lists.appending(path: "all.csv"))
  }

  /// A key without the names of sessions, stages, kinds, units and the numbers of list entries.
  private func shape(of key: String) -> String {
    var parts = key.split(separator: ".").map(String.init)
    if parts[0] == "units" { return parts.last ?? "" }
    if parts[0] == "sessions" {
      parts.remove(at: 1)
      if parts.count > 2, ["stages", "crowd_limits"].contains(parts[1]) { parts.remove(at: 2) }
      for simulated in ["service", "lateness", "walk"] {
        if let place = parts.firstIndex(of: simulated) { parts = Array(parts[...place]) }
      }
      parts.removeAll { Int($0) != nil }
    }
    if parts.count == 4, parts[1] == "kinds" { parts.remove(at: 2) }
    return parts.joined(separator: ".")
  }

  @Test func everyKeyIsDescribed() throws {
    let named = try named()
    try Folder.temporary { folder in
      try example(in: folder)
      let check = try Command.run("check", folder.plainPath)
      #expect(check.status == 0, "\(check.output)\(check.errors)")
      #expect(!check.errors.contains("KG010") && !check.errors.contains("KG014"), "\(check.errors)")
      let document = try Command.run("keys", folder.plainPath, "--json").json()
      let keys = try #require(document["keys"] as? [[String: Any]]).compactMap {
        $0["key"] as? String
      }
      let known = Set(keys.filter { !$0.hasPrefix("units.") }.map(shape))
      // Keys that no setting may change, and keys of which only the keys below them are listed.
      let others: Set = ["version", "sessions.id", "sessions.stages.id"]
      #expect(named["drive.yaml"] == known.union(others))
      let columns = Set(keys.filter { $0.hasPrefix("units.") }.map(shape))
      #expect(named["units.csv"] == columns.union(["id"]))
    }
  }

  @Test func everyColumnOfListsIsDescribed() throws {
    let named = try named()
    try Folder.temporary { folder in
      try example(in: folder)
      try Data().write(to: folder.appending(path: "registrants/all.csv"))
      let problems = try #require(
        Command.run("check", folder.plainPath, "--json", "--language", "en").json()["problems"]
          as? [[String: Any]])
      let message = try #require(
        problems.first { $0["code"] as? String == "KG008" }?["message"] as? String)
      let expected = try #require(message.split(separator: "expected ").last)
      let read = Set(expected.split(separator: ", ").map(String.init))
      let columns = try #require(named["registrants/*.csv"])
      #expect(columns == read.union(["birth_date", "sex", "title", "note"]))
    }
  }
}
