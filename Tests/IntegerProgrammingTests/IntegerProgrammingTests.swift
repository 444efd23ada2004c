import IntegerProgramming
import Testing

@Suite struct ViolationTests {
  private static let program: IntegerProgram = {
    var program = IntegerProgram()
    program.constant = 1
    let x = program.addVariable(from: -1, to: 2, integer: true, cost: 3)
    let y = program.addVariable(cost: -0.5)
    program.addRow(from: 1, to: 4, [.init(x, 1), .init(y, 2), .init(x, 1)])
    return program
  }()

  @Test func nothingIsWrongWithASolution() {
    #expect(Self.program.violations(of: [1, 1]) == [])
    #expect(Self.program.objectiveValue(at: [1, 1]) == 3.5)
    #expect(Self.program.rowValues(at: [1, 1]) == [4])
  }

  @Test func everyBrokenClaimIsNamed() {
    #expect(
      Self.program.violations(of: [2.5, -1]) == [
        .bounds(0, by: 0.5), .wholeness(0, by: 0.5), .bounds(1, by: 1),
      ])
    #expect(Self.program.violations(of: [2, 1]) == [.row(0, by: 2)])
    #expect(Self.program.violations(of: [-1, 1]) == [.row(0, by: 1)])
    #expect(Self.program.violations(of: [1]) == [.count(expected: 2, actual: 1)])
  }

  @Test func aToleranceForgivesItsMeasure() {
    #expect(Self.program.violations(of: [1.25, 1], tolerance: 0.5) == [])
    #expect(Self.program.violations(of: [1.25, 1], tolerance: 0.25) == [.row(0, by: 0.5)])
  }

  @Test func whatIsNoNumberBreaksEverything() {
    #expect(Self.program.violations(of: [.nan, 0], tolerance: 1).count == 3)
    #expect(
      Self.program.violations(of: [0, .infinity], tolerance: 1) == [.row(0, by: .infinity)])
  }
}
