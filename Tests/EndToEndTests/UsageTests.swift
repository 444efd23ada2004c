import Foundation
import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    ["paint"], ["plan"], ["plan", "data/tiny", "--gap", "near"], ["check", "data/tiny", "--loud"],
    ["plan", "data/tiny", "--save", "x.json", "--no-save"], ["plan", "data/tiny", "--gap=-1"],
    ["plan", "data/tiny", "--time-limit", "nan"], ["audit", "data/tiny"],
    ["check", "data/tiny", "--language", "fr"], ["plot", "data/tiny"],
    ["plot", "data/tiny", "--out", "x", "--runs=-1"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let result = try Command.run(Command.path, arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("Error: "))
  }

  @Test(arguments: [
    [], ["check"], ["plan"], ["audit"], ["simulate"], ["plot"], ["export"], ["generate"],
    ["import"], ["template"], ["init"], ["explain-code"], ["report"],
  ])
  func helpBeginsWithExamples(command: [String]) throws {
    let result = try Command.run(Command.path, command + ["--help"])
    #expect(result.status == 0)
    #expect(result.lines[0].hasPrefix("OVERVIEW: "))
    #expect(result.lines[2] == "Examples:")
    #expect(result.lines[3].hasPrefix("  khunggio "))
    for line in result.lines where !line.hasPrefix("USAGE:") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func standardOutputThatCannotBeWritten() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try Command.run(
      "/bin/sh", ["-c", "exec '\(Command.path)' check data/tiny > /dev/full"])
    #expect(result.status == 74)
    #expect(!result.errors.isEmpty)
  }
}
