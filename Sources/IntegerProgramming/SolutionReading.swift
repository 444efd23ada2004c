/// Reads a report line by line.
struct SolutionReading {
  /// The values read so far; the last one is of the column for the objective's constant, if there is
  /// one.
  private var columns: [Double]
  private let variableCount: Int
  private let numbers: [String: Int]
  private var isKnown: [Bool]
  /// How many variables were read.
  private var found = 0
  /// How many the report says it has; nil where it does not.
  private var declared: Int?
  /// Whether what follows is of dual values or of other solutions.
  private(set) var isOver = false
  /// Whether variables are counted, not named: `glpsol -w`, OR-Tools.
  private(set) var isCounted = false
  /// How a line of a variable is laid out.
  private var layout = Layout.named
  /// A variable whose value stands in the next line, since its name is long.
  private var waiting: (number: Int, name: String)?

  private enum Layout {
    /// The name before the value, whatever else the line has.
    case named
    /// The name at the end: HiGHS for people.
    case nameLast
    /// `NUMBER NAME` and, in this line or the next, the value: `glpsol -o`.
    case glpk
    /// `j NUMBER VALUE`: `glpsol -w`.
    case counted
    /// Of rows, which may have the same names as variables.
    case ofRows
  }

  init(of program: IntegerProgram) {
    var names = MPSNames(of: program).variables
    variableCount = names.count
    if program.constant != 0 { names.append(MPSNames.constant) }
    numbers = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    columns = [Double](repeating: 0, count: names.count)
    isKnown = [Bool](repeating: false, count: names.count)
  }

  /// The value of each variable of the program.
  var values: [Double] { Array(columns.prefix(variableCount)) }

  /// Looks whether the report has what it says it has.
  func finish() throws(SolutionFile.ReadingError) {
    guard found > 0 else { throw .namesNoVariable }
    if let declared, found < declared { throw .endsEarly(read: found, declared: declared) }
    if let (_, name) = waiting { throw .noNumber(variable: name, line: 0) }
  }

  mutating func read(_ words: [Substring], line: Int) throws(SolutionFile.ReadingError) {
    if try isHeading(words) { return }
    if let (number, name) = waiting {
      waiting = nil
      return try keep(words, of: number, name, line: line)
    }
    switch layout {
    case .ofRows: return
    case .counted: try readCounted(words, line: line)
    case .nameLast: try readNameLast(words, line: line)
    case .glpk:
      // What follows the columns is set off by a blank line.
      if words.isEmpty, found > 0 { layout = .ofRows }
      try readNamed(words, line: line)
    case .named: try readNamed(words, line: line)
    }
  }

  /// Whether a line says what the next ones are of.
  private mutating func isHeading(_ words: [Substring]) throws(SolutionFile.ReadingError) -> Bool {
    guard let first = words.first else { return false }
    switch first {
    case "#":
      guard words.count > 1 else { return true }
      if words[1] == "Rows" { layout = .ofRows }
      if words[1] == "Dual" || words[1] == "Basis" { isOver = true }
      if words[1] == "Columns" {
        layout = .named
        // A number below 0 says that columns whose value is 0 are left out.
        if let count = words.dropFirst(2).first.flatMap({ Int($0) }) {
          if count >= 0 { try expect(count) }
          declared = abs(count)
        }
      }
      return true
    case "No.":
      layout = words.dropFirst().first == "Column" ? .glpk : .ofRows
      return true
    case "Columns:":
      guard let count = words.dropFirst().first.flatMap({ Int($0) }) else { return false }
      try expect(count)
      declared = count
      return true
    case "Index":
      layout = words.contains("Type") || found == 0 ? .nameLast : .ofRows
      return true
    case "s" where words.count > 3 && (words[1] == "mip" || words[1] == "bas" || words[1] == "ipt"):
      (layout, isCounted) = (.counted, true)
      if let count = Int(words[3]) {
        try expect(count)
        declared = count
      }
      return true
    case "Rows" where layout == .nameLast && words.count == 1:
      layout = .ofRows
      return true
    default: return false
    }
  }

  private func expect(_ count: Int) throws(SolutionFile.ReadingError) {
    guard count == columns.count else {
      throw .otherCount(declared: count, expected: columns.count)
    }
  }

  private mutating func readNamed(
    _ words: [Substring], line: Int
  ) throws(SolutionFile.ReadingError) {
    if words.first == "variable_value:" { return try readResponse(words, line: line) }
    guard let place = words.firstIndex(where: { numbers[String($0)] != nil }),
      let number = numbers[String(words[place])]
    else {
      // Before the first variable stands what people read.
      if found > 0, let name = name(in: words) { throw .unknownName(name, line: line) }
      return
    }
    // Of several solutions the first one is the best.
    guard !isKnown[number] else { return }
    let rest = Array(words[(place + 1)...])
    guard !rest.isEmpty else {
      waiting = (number, String(words[place]))
      return
    }
    try keep(rest, of: number, String(words[place]), line: line)
  }

  /// The name in a line that can only be of a variable, as the reports write them.
  private func name(in words: [Substring]) -> String? {
    if layout == .glpk {
      guard words.count > 1, Int(words[0]) != nil, Double(words[1]) == nil else { return nil }
      return String(words[1])
    }
    var words = words[...]
    if words.first == "**" { words = words.dropFirst() }
    if words.count > 2, let first = words.first, Int(first) != nil { words = words.dropFirst() }
    let headings: Set<Substring> = ["=obj=", "Objective"]
    guard let name = words.first, Double(name) == nil, !headings.contains(name),
      let value = words.dropFirst().first, Double(value) != nil
    else { return nil }
    return String(name)
  }

  /// `INDEX LOWER UPPER VALUE TYPE NAME`, or with a status before the bounds.
  private mutating func readNameLast(
    _ words: [Substring], line: Int
  ) throws(SolutionFile.ReadingError) {
    guard words.count >= 6, let last = words.last, Int(words[0]) != nil else { return }
    guard let number = numbers[String(last)] else {
      throw .unknownName(String(last), line: line)
    }
    let hasStatus = Double(words[1]) == nil
    try keep([words[hasStatus ? 4 : 3]], of: number, String(last), line: line)
  }

  /// `j NUMBER VALUE`, or with a status before the value; `e o f` at the end.
  private mutating func readCounted(
    _ words: [Substring], line: Int
  ) throws(SolutionFile.ReadingError) {
    guard words.first == "j", words.count > 2, let number = Int(words[1]) else { return }
    guard columns.indices.contains(number - 1) else {
      throw .noSuchVariable(number: number, line: line)
    }
    try keep(Array(words[2...]), of: number - 1, "j \(number)", line: line)
  }

  /// `variable_value: VALUE`, or all of them as `variable_value: [VALUE, VALUE]`.
  private mutating func readResponse(
    _ words: [Substring], line: Int
  ) throws(SolutionFile.ReadingError) {
    isCounted = true
    declared = columns.count
    for word in words.dropFirst() {
      let value = word.filter { $0 != "[" && $0 != "]" && $0 != "," }
      guard !value.isEmpty else { continue }
      guard found < columns.count else {
        throw .noSuchVariable(number: found + 1, line: line)
      }
      try keep([Substring(value)], of: found, "variable_value \(found + 1)", line: line)
    }
  }

  /// Takes the first number among words; marks of a status may stand before it.
  private mutating func keep(
    _ words: [Substring], of number: Int, _ name: String, line: Int
  ) throws(SolutionFile.ReadingError) {
    let statuses: Set<Substring> = ["*", "B", "NL", "NU", "NF", "NS", "b", "l", "u", "f", "s"]
    guard let word = words.first(where: { !statuses.contains($0) }), let value = Double(word),
      value.isFinite
    else { throw .noNumber(variable: name, line: line) }
    columns[number] = value
    isKnown[number] = true
    found += 1
  }
}
