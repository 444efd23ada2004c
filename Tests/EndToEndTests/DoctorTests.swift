import Foundation
import Testing

/// What the program says of itself and of the machine.
@Suite struct DoctorTests {
  @Test func theVersionNamesTheCommitAndGLPK() throws {
    let result = try Command.run("--version")
    #expect(result.status == 0)
    let first = try #require(result.lines.first)
    #expect(
      first.wholeMatch(of: #/khunggio \d+\.\d+\.\d+( \([0-9a-f]{12}\+?\))?/#) != nil, "\(first)")
    #expect(result.lines.count == 2 && result.lines[1].wholeMatch(of: #/GLPK \d\.\d+/#) != nil)
  }

  @Test func librariesAndFontsAreNamedAndNothingPersonal() throws {
    let result = try Command.run(
      Command.path, ["doctor", "--language", "en"], environment: ["LC_ALL": "C.UTF-8"])
    #expect(result.status == 0, "\(result.output)")
    for name in ["GLPK", "SQLite", "libzip", "Expat", "Pango", "Cairo", "qrencode", "Tinos"] {
      let line = try #require(result.lines.first { $0.hasPrefix("  \(name) ") }, "\(name)")
      #expect(line.contains(#/\d\.\d|yes|no/#), "\(line)")
    }
    #expect(result.lines.contains("Nothing seems to be wrong."))
    let home = ProcessInfo.processInfo.environment["HOME"] ?? "/root"
    let user = ProcessInfo.processInfo.environment["USER"] ?? home
    #expect(!result.output.contains(home) && !result.output.contains(user))
    #expect(result.lines.allSatisfy { $0.count <= 80 })
  }

  @Test func whatIsWrongIsSaid() throws {
    let result = try Command.run(
      Command.path, ["doctor", "--json"], environment: ["LC_ALL": "vi_VN.TCVN"])
    #expect(result.status == 3)
    #expect(try result.json()["problems"] as? [String] == ["locale-without-unicode"])
  }

  /// What `--parameter` takes is what doctor names; a name that is none is refused with where the names
  /// stand.
  @Test func numbersOfTheSearchAreNamedAndTaken() throws {
    let named = try #require(
      try Command.run("doctor", "--json").json()["parameters"] as? [String: NSNumber])
    #expect(named["search.few"] == 2_000)
    let usual = try Command.run("plan", "data/tiny", "--no-save", "--json")
    let same = try Command.run(
      "plan", "data/tiny", "--no-save", "--json", "--parameter", "search.few=2000")
    #expect(try same.json()["cost"] as? Double == usual.json()["cost"] as? Double)
    let refused = try Command.run("plan", "data/tiny", "--parameter", "search.fewer=1")
    #expect(refused.status == 64)
    #expect(refused.errors.contains("search.fewer") && refused.errors.contains("doctor --json"))
  }
}
