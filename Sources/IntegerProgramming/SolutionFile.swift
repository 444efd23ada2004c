/// What a solver has written about the variables of a program it read from an MPS file: the reports of
/// HiGHS (all its styles), CBC, SCIP, Gurobi and GLPK (`glpsol -o` and `-w`), `NAME VALUE` lines as in
/// MIPLIB's files, and the `variable_value` of OR-Tools' responses, of which CP-SAT's are some.
public struct SolutionFile: Equatable, Sendable {
  /// The value of each variable, in the order of the program; what a report leaves out is 0.
  public let values: [Double]
  /// Whether variables are counted and not named, so that nothing tells which program it is of.
  public let countsVariables: Bool

  /// What is wrong with a report.
  public enum ReadingError: Error, Equatable, Sendable {
    /// It names no variable of the program: it is of another program, or says that none was found.
    case namesNoVariable
    /// It names a variable that the program does not have.
    case unknownName(String, line: Int)
    /// A variable has a value that is no number.
    case noNumber(variable: String, line: Int)
    /// It counts a variable that the program does not have.
    case noSuchVariable(number: Int, line: Int)
    /// It says that it has so many variables, and the program has another number of them.
    case otherCount(declared: Int, expected: Int)
    /// It ends before all the variables that it says it has.
    case endsEarly(read: Int, declared: Int)
  }

  /// Reads a report.
  ///
  /// - Parameters:
  ///   - text: what the solver has written.
  ///   - program: the program it was given.
  /// - Throws: ``ReadingError``.
  public init(_ text: String, of program: IntegerProgram) throws(ReadingError) {
    var reading = SolutionReading(of: program)
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard !reading.isOver else { break }
      let words = Substring(line).split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
      try reading.read(words, line: number)
    }
    try reading.finish()
    values = reading.values
    countsVariables = reading.isCounted
  }
}
