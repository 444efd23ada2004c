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
    #expect(error("") == .namesNoVariable)
    #expect(error("Infeasible\n") == .namesNoVariable)
    #expect(error("a 1\nb 2\n") == .namesNoVariable)
    #expect(
      error("x[an,hall,08:15] many") == .noNumber(variable: "x[an,hall,08:15]", line: 1))
    #expect(error("s mip 1 3 o 5\nj 3 1\n") == .otherCount(declared: 3, expected: 2))
    #expect(error("s mip 1 2 o 5\nj 3 1\n") == .noSuchVariable(number: 3, line: 2))
  }

  /// Whoever changes names after the first one is not passed over.
  @Test func namesOfOthersAreSaid() {
    #expect(
      error("x[an,hall,08:15] 3\nz[ward] 2\n") == .unknownName("z[ward]", line: 2))
    #expect(
      error("Optimal - objective value 5\n 0 x[an,hall,08:15] 3 1\n 1 other 2 1\n")
        == .unknownName("other", line: 3))
  }

  @Test func whatWasCutOffIsSaid() {
    #expect(
      error("# Columns 2\nx[an,hall,08:15] 3\n") == .endsEarly(read: 1, declared: 2))
    #expect(error("s mip 1 2 o 5\ni 1 5\nj 1 3\n") == .endsEarly(read: 1, declared: 2))
    #expect(
      error("Columns:    3 (2 integer, 0 binary)\n") == .otherCount(declared: 3, expected: 2))
    #expect(error("variable_value: 3\n") == .endsEarly(read: 1, declared: 2))
    #expect(
      error("x[an,hall,08:15]\n") == .noNumber(variable: "x[an,hall,08:15]", line: 2),
      "its value would be in the next line")
  }

  private func error(_ text: String) -> SolutionFile.ReadingError? {
    do throws(SolutionFile.ReadingError) {
      _ = try SolutionFile(text, of: program)
      return nil
    } catch {
      return error
    }
  }

  /// A constant of the objective is a column of its own in the file, and no variable of the program.
  @Test func theConstantIsNoVariable() throws {
    var program = self.program
    program.constant = 1000
    let text = "# Columns 3\nx[an,hall,08:15] 3\ny[ward,hall,08:15] 2\nconstant 1\n"
    #expect(try SolutionFile(text, of: program).values == [3, 2])
    let counted = "s mip 1 3 o 5\ni 1 5\nj 1 3\nj 2 2\nj 3 1\ne o f\n"
    let file = try SolutionFile(counted, of: program)
    #expect(file.values == [3, 2] && file.countsVariables)
    #expect(throws: SolutionFile.ReadingError.otherCount(declared: 3, expected: 2)) {
      try SolutionFile(text, of: self.program)
    }
  }

  /// `solution_file` with `write_solution_style` 1, of integer and of linear programs, and 4.
  @Test func highsForPeopleAndWithoutZeros() throws {
    let pretty = """
      Columns
          Index Status        Lower        Upper       Primal         Dual  Type        Name
              0                   0            9            3               Integer     x[an,hall,08:15]
              1                   0          inf            2               Continuous  y[ward,hall,08:15]
      Rows
          Index Status        Lower        Upper       Primal         Dual  Name
              0                   1          inf            5               x[an,hall,08:15]

      Model status: Optimal
      """
    #expect(try values(pretty) == [3, 2])
    let linear = """
      Columns
          Index Status        Lower        Upper       Primal         Dual  Name
              0     BS            0            9            3            0  x[an,hall,08:15]
              1     LB            0          inf            2            1  y[ward,hall,08:15]
      Rows
          Index Status        Lower        Upper       Primal         Dual  Name
              0     LB            1          inf            5            1  x[an,hall,08:15]
      """
    #expect(try values(linear) == [3, 2])
    #expect(try values("# Columns -1\ny[ward,hall,08:15] 2 1\n") == [0, 2])
  }

  /// The `solve` of OR-Tools with CP-SAT: `--sol_file`, and a response as text.
  @Test func cpSAT() throws {
    #expect(try values("=obj= 5\nx[an,hall,08:15] 3\ny[ward,hall,08:15] 2\n") == [3, 2])
    let response = "status: MPSOLVER_OPTIMAL\nobjective_value: 5\n"
    #expect(try values(response + "variable_value: 3\nvariable_value: 2\n") == [3, 2])
    #expect(try values(response + "variable_value: [3, 2]\n") == [3, 2])
    #expect(error("variable_value: [3, 2, 1]\n") == .noSuchVariable(number: 3, line: 1))
  }

  @Test func linesOfOtherSystemsAndManyBlanks() throws {
    #expect(try values("  x[an,hall,08:15]\t 0.9999999\r\n\r\n") == [0.9999999, 0])
  }

  /// The columns of what is written are those of the program; of another one they are not.
  @Test func columnsOfTheWrittenProgram() throws {
    var program = self.program
    program.constant = 7
    var text = ""
    MPSWriter().write(program, to: &text)
    let columns = try #require(MPSColumns(text))
    #expect(columns.names == ["x[an,hall,08:15]", "y[ward,hall,08:15]", "constant"])
    #expect(columns == MPSColumns(of: program) && columns != MPSColumns(of: self.program))
    #expect(MPSColumns("NAME other\nROWS\n N cost\n") == nil)
  }
}
