/// What a solver has written about the variables of a program it read from an MPS file: the reports of
/// HiGHS, CBC, SCIP, Gurobi and GLPK (`glpsol -o` and `-w`), which all name a variable and its value.
public struct SolutionFile: Equatable, Sendable {
  /// The value of each variable, in the order of the program; what a report leaves out is 0.
  public let values: [Double]

  /// What is wrong with a report.
  public enum Fault: Error, Equatable, Sendable {
    /// It names no variable of the program: it is of another program, or says that none was found.
    case namesNoVariable
    /// A variable has a value that is no number.
    case noNumber(variable: String, line: Int)
    /// It counts a variable that the program does not have.
    case noSuchVariable(number: Int, line: Int)
  }

  /// Reads a report.
  ///
  /// - Parameters:
  ///   - text: what the solver has written.
  ///   - program: the program it was given.
  /// - Throws: ``Fault``.
  public init(_ text: String, of program: IntegerProgram) throws(Fault) {
    let names = MPSNames(of: program).variables
    let numbers = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    var reading = Reading(count: names.count)
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      guard !reading.isOver else { break }
      try reading.read(words, line: number, numbers)
    }
    guard reading.found > 0 else { throw .namesNoVariable }
    values = reading.values
  }

  /// How far reading has come.
  private struct Reading {
    var values: [Double]
    /// How many variables were found.
    var found = 0
    /// Whether what follows is of dual values.
    var isOver = false
    private var isKnown: [Bool]
    /// Whether the lines are of variables, not of rows, which may have the same names.
    private var isOfVariables = true
    /// Whether variables are counted, not named: `glpsol -w`.
    private var isCounted = false
    /// A variable whose value stands in the next line, since its name is long.
    private var waiting: (number: Int, name: String)?

    init(count: Int) {
      values = [Double](repeating: 0, count: count)
      isKnown = [Bool](repeating: false, count: count)
    }

    mutating func read(
      _ words: [Substring], line: Int, _ numbers: [String: Int]
    ) throws(Fault) {
      if isHeading(words) { return }
      if isCounted { return try readCounted(words, line: line) }
      guard isOfVariables else { return }
      if let (number, name) = waiting {
        waiting = nil
        return try keep(words, of: number, name, line: line)
      }
      guard let place = words.firstIndex(where: { numbers[String($0)] != nil }),
        let number = numbers[String(words[place])], !isKnown[number]
      else { return }
      let rest = Array(words[(place + 1)...])
      guard !rest.isEmpty else {
        waiting = (number, String(words[place]))
        return
      }
      try keep(rest, of: number, String(words[place]), line: line)
    }

    /// Whether a line says what the next ones are of.
    private mutating func isHeading(_ words: [Substring]) -> Bool {
      switch words.first {
      case "#":
        guard words.count > 1 else { return true }
        if words[1] == "Columns" { isOfVariables = true }
        if words[1] == "Rows" { isOfVariables = false }
        if words[1] == "Dual" { isOver = true }
        return true
      case "No.":
        isOfVariables = words.dropFirst().first == "Column"
        return true
      case "s" where words.count > 2 && (words[1] == "mip" || words[1] == "bas"):
        isCounted = true
        return true
      default: return false
      }
    }

    /// `j NUMBER VALUE`, or with a status before the value.
    private mutating func readCounted(_ words: [Substring], line: Int) throws(Fault) {
      guard words.first == "j", words.count > 2, let number = Int(words[1]) else { return }
      guard values.indices.contains(number - 1) else {
        throw .noSuchVariable(number: number, line: line)
      }
      try keep(Array(words[2...]), of: number - 1, "j \(number)", line: line)
    }

    /// Takes the first number among words; marks of a status may stand before it.
    private mutating func keep(
      _ words: [Substring], of number: Int, _ name: String, line: Int
    ) throws(Fault) {
      let statuses: Set<Substring> = ["*", "B", "NL", "NU", "NF", "NS", "b", "l", "u", "f", "s"]
      guard let word = words.first(where: { !statuses.contains($0) }), let value = Double(word),
        value.isFinite
      else { throw .noNumber(variable: name, line: line) }
      values[number] = value
      isKnown[number] = true
      found += 1
    }
  }
}
