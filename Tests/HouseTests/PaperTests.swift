import Foundation
import Testing

/// The papers themselves: short where they must be, and nothing that leads nowhere.
@Suite struct PaperTests {
  /// Every paper of the project, by its path.
  private var papers: [String] {
    get throws {
      let docs = try FileManager.default.contentsOfDirectory(
        atPath: House.root.appending(path: "docs").path())
      return [
        "README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md", "Benchmarks/README.md",
        "docs/samples/README.md", "Campaign/README.md", "Fuzzing/README.md",
      ]
        + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: House.root.appending(path: path), encoding: .utf8)
  }

  @Test func theReadmeIsReadInFiveMinutes() throws {
    let bytes = try text("README.md").utf8.count
    #expect(bytes <= 6000, "README.md has \(bytes) bytes")
  }

  @Test func everyLinkLeadsSomewhere() throws {
    for paper in try papers {
      let folder = House.root.appending(path: paper).deletingLastPathComponent()
      // What stands in blocks and in code is no link.
      let prose = try text(paper).replacing(#/```.*?```/#.dotMatchesNewlines(), with: "")
        .replacing(#/`[^`\n]*`/#, with: "")
      for match in prose.matches(of: #/\]\(([^)\s]+)\)/#) {
        let link = String(match.output.1)
        guard !link.hasPrefix("http"), !link.hasPrefix("#") else { continue }
        let file = String(link.prefix { $0 != "#" })
        let place = folder.appending(path: file.removingPercentEncoding ?? file).path()
        #expect(FileManager.default.fileExists(atPath: place), "\(paper): \(link)")
      }
    }
  }

  @Test func everyBlockIsClosed() throws {
    for paper in try papers {
      let fences = try text(paper).split(separator: "\n").filter { $0.hasPrefix("```") }
      #expect(fences.count.isMultiple(of: 2), "\(paper)")
      for (index, fence) in fences.enumerated() {
        #expect((fence == "```") == !index.isMultiple(of: 2), "\(paper): \(fence)")
      }
    }
  }

  @Test func everyPictureIsShown() throws {
    let shown = try papers.map(text).joined()
    let pictures = try FileManager.default.subpathsOfDirectory(
      atPath: House.root.appending(path: "docs/pictures").path())
    for picture in pictures where picture.hasSuffix(".svg") || picture.hasSuffix(".png") {
      #expect(shown.contains("pictures/\(picture))"), "\(picture) is in no paper")
    }
  }

  @Test func badgesSayWhatTheProjectSays() throws {
    let swift = try text("Package.swift").firstMatch(of: #/swift-tools-version: (\S+)/#)?.output.1
    let licence = try text("Packaging/khunggio.rb").firstMatch(of: #/license "(\S+)"/#)?.output.1
    let claims = [
      "swift": "Swift: \(swift ?? "") or newer", "licence": "licence: \(licence ?? "")",
    ]
    for (badge, claim) in claims {
      let drawn = try text("docs/pictures/badges/\(badge).svg")
      #expect(drawn.contains("<title>\(claim)</title>"), "\(badge)")
    }
    #expect(licence == "GPL-3.0-or-later")
    #expect(try text("LICENSE").contains("Version 3, 29 June 2007"))
  }

  /// The lists of files in CONTRIBUTING.md, which say where to begin.
  @Test func everyFileThatIsNamedExists() throws {
    let named = try text("CONTRIBUTING.md").matches(of: #/`((?:Sources|Tests)/[^`*]+)`/#)
    #expect(named.count >= 20)
    for name in named {
      let path = String(name.output.1)
      #expect(
        FileManager.default.fileExists(atPath: House.root.appending(path: path).path()), "\(path)")
    }
  }
}
