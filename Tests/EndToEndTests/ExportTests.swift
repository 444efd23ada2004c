import Foundation
import Testing

@Suite struct ExportTests {
  @Test func anotherProgramFindsTheSameOptimum() throws {
    try Folder.temporary { folder in
      let mps = folder.appending(path: "tiny.mps").plainPath
      let solution = folder.appending(path: "tiny.sol")
      let result = try Command.run("export", "data/tiny", "--mps", mps)
      #expect(result.status == 0 && result.errors == "")
      #expect(result.lines.last == "Tiếp theo: glpsol --freemps \(mps)")
      let solved = try Command.run(
        "/usr/bin/env", ["glpsol", "--freemps", mps, "-o", solution.plainPath])
      #expect(solved.status == 0)
      let objective = try #require(
        try solution.text().firstMatch(of: #/Objective:\s+cost\s+=\s+([-0-9.e+]+)/#)?.output.1)
      let plan = try Command.run("plan", "data/tiny", "--no-save", "--json").json()
      let cost = try #require(plan["cost"] as? Double)
      #expect(abs(try #require(Double(objective)) - cost) < 1e-4)
    }
  }

  @Test func aFileThatCannotBeMade() throws {
    let result = try Command.run("export", "data/tiny", "--mps", "/nowhere/tiny.mps")
    #expect(result.status == 73)
    #expect(result.output == "" && result.errors.contains("/nowhere/tiny.mps"))
  }

  @Test func aFileThatCannotBeWrittenToItsEnd() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    #expect(try Command.run("export", "data/tiny", "--mps", "/dev/full").status == 74)
  }
}
