import IntegerProgramming
import Testing

@Suite struct MPSWriterTests {
  private func text(_ program: IntegerProgram, _ writer: MPSWriter = MPSWriter()) -> String {
    var text = ""
    writer.write(program, to: &text)
    return text
  }

  @Test func aWholeFileReadsLikeThis() {
    var program = IntegerProgram()
    program.constant = 2.5
    program.addRow("Phòng A", from: 1, to: 1)
    program.addRow("limit", to: 7)
    program.addRow("range", from: -2, to: 3)
    program.addRow("nothing")
    program.addVariable("x[1]", to: 1, integer: true, cost: 0.1, in: [(0, 1), (1, -3), (0, 2)])
    program.addVariable("y", from: -.infinity, to: -4, integer: true, in: [(2, 1e-7), (3, 1)])
    program.addVariable("z z", from: 1e21, cost: -12)
    program.addVariable("", from: -.infinity, to: .infinity)
    program.addVariable("3rd", from: 2, to: 2, in: [(1, 1), (1, -1)])
    #expect(
      text(program, MPSWriter(name: "a drive", remarks: ["first\nsecond", "third"])) == """
        * first
        * second
        * third
        NAME a_drive FREE
        ROWS
         N cost
         E Ph_ng_A
         L limit
         G range
        COLUMNS
         marker 'MARKER' 'INTORG'
         x[1] cost 0.1
         x[1] Ph_ng_A 3
         x[1] limit -3
         y range 1e-07
         marker 'MARKER' 'INTEND'
         z_z cost -12
         x3 cost 0
         _3rd cost 0
         constant cost 2.5
        RHS
         rhs Ph_ng_A 1
         rhs limit 7
         rhs range -2
        RANGES
         range range 5
        BOUNDS
         LO bound x[1] 0
         UP bound x[1] 1
         MI bound y
         UP bound y -4
         LO bound z_z 1e+21
         PL bound z_z
         FR bound x3
         FX bound _3rd 2
         FX bound constant 1
        ENDATA

        """)
  }

  @Test func namesBecomeUnique() {
    var program = IntegerProgram()
    for name in ["a b", "a_b", "a?b", "constant", "x4", "", "x5"] {
      program.addVariable(name, cost: 1)
    }
    for name in ["cost", "r", "r"] {
      program.addRow(name, from: 0, [.init(0, 1)])
    }
    let lines = text(program).split(separator: "\n")
    let columns = lines.filter { $0.hasSuffix(" cost 1") }.map { $0.split(separator: " ")[0] }
    #expect(columns == ["a_b", "a_b_x1", "a_b_x2", "constant_x3", "x4", "x5", "x5_x6"])
    #expect(lines.filter { $0.hasPrefix(" G") } == [" G cost_r0", " G r", " G r_r2"])
  }

  @Test func longNamesAreCutAndStillUnique() {
    var program = IntegerProgram()
    let long = String(repeating: "l", count: 300)
    program.addVariable(long, cost: 1)
    program.addVariable(long + "!", cost: 1)
    let names = text(program).split(separator: "\n").filter { $0.hasSuffix(" cost 1") }
    #expect(Set(names).count == 2)
    #expect(names.allSatisfy { $0.count < 150 })
  }

  @Test(arguments: [0.1, 1 / 3.0, 1e-300, 123_456_789.125, 9_007_199_254_740_991, 1e15, -0.0])
  func numbersReadBackAsTheyWere(number: Double) throws {
    var program = IntegerProgram()
    program.addVariable("x", cost: 1)
    program.addRow("row", to: number, [.init(0, 1)])
    let line = text(program).split(separator: "\n").first { $0.hasPrefix(" rhs row ") }
    #expect((line.flatMap { Double($0.split(separator: " ")[2]) } ?? 0) == number)
  }

  @Test func aRangeThatNoDistanceTellsExactlyBecomesTwoRows() {
    var program = IntegerProgram()
    program.addVariable("x", cost: 1)
    program.addRow("row", from: -1e17, to: 0.1, [.init(0, 2)])
    let lines = text(program).split(separator: "\n")
    #expect(lines.contains(" G row"))
    #expect(lines.contains(" L row_most"))
    #expect(lines.contains(" x row 2"))
    #expect(lines.contains(" x row_most 2"))
    #expect(lines.contains(" rhs row_most 0.1"))
    #expect(!lines.contains("RANGES"))
  }
}
