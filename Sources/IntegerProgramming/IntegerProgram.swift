/// A mixed-integer linear program: minimise `objective · x + constant` over variables with bounds,
/// some of them integer, such that every row's value lies between its bounds.
public struct IntegerProgram: Sendable {
  /// A variable by its place, from 0.
  public typealias Variable = Int
  /// A row by its place, from 0.
  public typealias Row = Int

  /// One coefficient of a row.
  public struct Term: Equatable, Sendable {
    /// The variable.
    public let variable: Variable
    /// Its coefficient.
    public let coefficient: Double

    /// `coefficient · variable`.
    public init(_ variable: Variable, _ coefficient: Double) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// A constant added to the objective.
  public var constant = 0.0
  /// The cost of one of each variable.
  public private(set) var objective: [Double] = []
  /// The least value of each variable; may be `-Double.infinity`.
  public private(set) var lower: [Double] = []
  /// The greatest value of each variable; may be `Double.infinity`.
  public private(set) var upper: [Double] = []
  /// Whether each variable takes whole numbers only.
  public private(set) var isInteger: [Bool] = []
  /// What each variable is called; may be empty, for a program nobody reads.
  public private(set) var variableNames: [String] = []
  /// The least value of each row; may be `-Double.infinity`.
  public private(set) var rowLower: [Double] = []
  /// The greatest value of each row; may be `Double.infinity`.
  public private(set) var rowUpper: [Double] = []
  /// What each row is called; may be empty, for a program nobody reads.
  public private(set) var rowNames: [String] = []
  /// The rows of all terms, in the order they were added.
  public private(set) var termRows: [Int32] = []
  /// The variables of all terms, in the order they were added.
  public private(set) var termVariables: [Int32] = []
  /// The coefficients of all terms, in the order they were added.
  public private(set) var termCoefficients: [Double] = []

  /// An empty program.
  public init() {}

  /// The number of variables.
  public var variableCount: Int { objective.count }
  /// The number of rows.
  public var rowCount: Int { rowLower.count }

  /// Makes room, so that what is added next need not be copied as the program grows.
  public mutating func reserveCapacity(variables: Int = 0, rows: Int = 0, terms: Int = 0) {
    objective.reserveCapacity(variables)
    lower.reserveCapacity(variables)
    upper.reserveCapacity(variables)
    isInteger.reserveCapacity(variables)
    variableNames.reserveCapacity(variables)
    rowLower.reserveCapacity(rows)
    rowUpper.reserveCapacity(rows)
    rowNames.reserveCapacity(rows)
    termRows.reserveCapacity(terms)
    termVariables.reserveCapacity(terms)
    termCoefficients.reserveCapacity(terms)
  }

  /// Adds a variable, with its coefficients in rows that are already there.
  @discardableResult
  public mutating func addVariable(
    _ name: String = "", from lower: Double = 0, to upper: Double = .infinity,
    integer: Bool = false, cost: Double = 0, in column: [(row: Row, coefficient: Double)] = []
  ) -> Variable {
    let variable = objective.count
    objective.append(cost)
    self.lower.append(lower)
    self.upper.append(upper)
    isInteger.append(integer)
    variableNames.append(name)
    for entry in column {
      add(entry.coefficient, of: variable, to: entry.row)
    }
    return variable
  }

  /// Adds a row over variables that are already there.
  @discardableResult
  public mutating func addRow(
    _ name: String = "", from lower: Double = -.infinity, to upper: Double = .infinity,
    _ terms: [Term] = []
  ) -> Row {
    let row = rowLower.count
    rowLower.append(lower)
    rowUpper.append(upper)
    rowNames.append(name)
    for term in terms {
      add(term.coefficient, of: term.variable, to: row)
    }
    return row
  }

  /// Changes the bounds of a variable.
  public mutating func bound(_ variable: Variable, from lower: Double, to upper: Double) {
    self.lower[variable] = lower
    self.upper[variable] = upper
  }

  /// Changes the bounds of a row.
  public mutating func boundRow(_ row: Row, from lower: Double, to upper: Double) {
    rowLower[row] = lower
    rowUpper[row] = upper
  }

  /// Lets a variable take whole numbers only.
  public mutating func makeInteger(_ variable: Variable) {
    isInteger[variable] = true
  }

  /// Changes the cost of one of a variable.
  public mutating func setCost(_ cost: Double, of variable: Variable) {
    objective[variable] = cost
  }

  /// A place beyond 32 bits is kept as one that no program has, and refused by the solver.
  private mutating func add(_ coefficient: Double, of variable: Variable, to row: Row) {
    termRows.append(Int32(clamping: row))
    termVariables.append(Int32(clamping: variable))
    termCoefficients.append(coefficient)
  }
}
