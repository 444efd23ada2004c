import Foundation
import GLPK
import IntegerProgramming
import Testing

/// Written files, read by GLPK's own command.
@Suite struct MPSTests {
  /// The answer of `glpsol --freemps`: the optimum, nil if there is none.
  private func glpsol(_ program: IntegerProgram) throws -> Double? {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "program.mps")
    let answer = folder.appending(path: "answer.txt")
    var text = ""
    MPSWriter(remarks: ["Đọc được ở mọi nơi"]).write(program, to: &text)
    try text.write(to: file, atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["glpsol", "--freemps", file.path(), "--write", answer.path()]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "glpsol did not take the file:\n\(text)")
    let lines = try String(contentsOf: answer, encoding: .utf8).split(separator: "\n")
    // "s mip ROWS COLUMNS STATUS OBJECTIVE" or "s bas ROWS COLUMNS PRIMAL DUAL OBJECTIVE".
    let words = try #require(lines.first { $0.hasPrefix("s ") }).split(separator: " ")
    let isOptimal = words[1] == "mip" ? words[4] == "o" : words[4] == "f" && words[5] == "f"
    return isOptimal ? Double(words[words.count - 1]) : nil
  }

  @Test(arguments: PublishedProgram.all)
  func publishedOptimaSurviveWriting(_ published: PublishedProgram) throws {
    let optimum = try #require(try glpsol(published.program))
    #expect(agree(optimum, published.optimum))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func randomProgramsSurviveWriting(seed: UInt64) throws {
    let program = IntegerProgram.small(seed: seed)
    let optimum = try glpsol(program)
    #expect(optimum == program.bestByTryingAll)
  }

  @Test func everyKindOfBoundSurvivesWriting() throws {
    var program = IntegerProgram()
    program.constant = -0.5
    let free = program.addVariable("free", from: -.infinity, to: .infinity, cost: 1)
    program.addVariable("below", from: -.infinity, to: -3, integer: true, cost: -1)
    program.addVariable("below zero", from: -9, to: -2, integer: true, cost: 1)
    program.addVariable("above", from: 2.5, integer: true, cost: 1)
    program.addVariable("far", integer: true, cost: -1)
    program.addVariable("fixed", from: -7, to: -7, integer: true, cost: 1)
    program.addVariable("unused", to: 1)
    program.addRow("range", from: -20.25, to: 5.5, [.init(free, 1)])
    program.addRow("far", to: 1234.5, [.init(4, 1)])
    program.addRow("nothing", [.init(4, 1)])
    let expected = -0.5 - 20.25 + 3 - 9 + 3 - 1234 - 7
    #expect(GLPKSolver().solve(program, within: SolveLimits()).solution?.objective == expected)
    #expect(try glpsol(program) == expected)
  }

  @Test func theEmptyProgramSurvivesWriting() throws {
    var program = IntegerProgram()
    program.constant = 7
    #expect(try glpsol(program) == 7)
  }
}
