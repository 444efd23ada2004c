import IntegerProgramming
import Testing

/// The reports of solvers, as their versions of today write them.
@Suite struct SolutionFileTests {
  /// Two variables, one of them with a long name, and a row of the same name as a variable.
  private var program: IntegerProgram {
    var program = IntegerProgram()
    let first = program.addVariable("x[an,hall,08:15]", to: 9, integer: true, cost: 1)
    let second = program.addVariable("y[ward,hall,08:15]", to: 9, integer: true, cost: 1)
    program.addRow(
      "x[an,hall,08:15]", from: 1,
      [IntegerProgram.Term(first, 1), IntegerProgram.Term(second, 1)])
    return program
  }

  private func values(_ text: String) throws -> [Double] {
    try SolutionFile(text, of: program).values
  }

  @Test func highs() throws {
    let text = """
      Model status
      Optimal

      # Primal solution values
      Feasible
      Objective 5
      # Columns 2
      x[an,hall,08:15] 3
      y[ward,hall,08:15] 2
      # Rows 1
      x[an,hall,08:15] 5

      # Dual solution values
      Feasible
      # Columns 2
      x[an,hall,08:15] 7
      y[ward,hall,08:15] 7
      """
    #expect(try values(text) == [3, 2])
  }

  @Test func cbcLeavesOutZeros() throws {
    let text = """
      Optimal - objective value 3.00000000
            0 x[an,hall,08:15]                       3                       0
      """
    #expect(try values(text) == [3, 0])
  }

  @Test func scipAndGurobi() throws {
    let text = """
      solution status: optimal solution found
      objective value:                                    5
      x[an,hall,08:15]                                    3 	(obj:1)
      y[ward,hall,08:15]                                  2 	(obj:1)
      """
    #expect(try values(text) == [3, 2])
    #expect(
      try values("# Objective value = 5\nx[an,hall,08:15] 3\ny[ward,hall,08:15] 2\n") == [3, 2])
  }

  /// Names longer than twelve letters have a line of their own, and rows stand first.
  @Test func glpkForPeople() throws {
    let text = """
      Problem:    drive
      Status:     INTEGER OPTIMAL

         No.   Row name        Activity     Lower bound   Upper bound
      ------ ------------    ------------- ------------- -------------
           1 x[an,hall,08:15]
                                          5             1

         No. Column name       Activity     Lower bound   Upper bound
      ------ ------------    ------------- ------------- -------------
           1 x[an,hall,08:15]
                          *              3             0             9
           2 y[ward,hall,08:15]
                          *              2             0             9
      """
    #expect(try values(text) == [3, 2])
  }

  @Test func glpkForPrograms() throws {
    let text = "c Problem: drive\nc\ns mip 1 2 o 5\ni 1 5\nj 1 3\nj 2 2\ne o f\n"
    #expect(try values(text) == [3, 2])
    let relaxed = "s bas 1 2 f f 5\ni 1 l 5 1\nj 1 b 3.5 0\nj 2 l 0 1\ne o f\n"
    #expect(try values(relaxed) == [3.5, 0])
  }

  @Test func whatIsNoReportIsSaid() {
    func fault(_ text: String) -> SolutionFile.Fault? {
      do throws(SolutionFile.Fault) {
        _ = try SolutionFile(text, of: program)
        return nil
      } catch {
        return error
      }
    }
    #expect(fault("") == .namesNoVariable)
    #expect(fault("Infeasible\n") == .namesNoVariable)
    #expect(fault("a 1\nb 2\n") == .namesNoVariable)
    #expect(
      fault("x[an,hall,08:15] many") == .noNumber(variable: "x[an,hall,08:15]", line: 1))
    #expect(fault("s mip 1 3 o 5\nj 3 1\n") == .noSuchVariable(number: 3, line: 2))
  }
}
