import Dispatch
import GLPK
import IntegerProgramming
import Synchronization
import Testing

/// Errors injected: nothing may abort, hang or pass for an answer.
@Suite struct GuardTests {
  private let solver = GLPKSolver()

  /// What the solver, its relaxation, and the shim without Swift's checks say of a program.
  private func words(_ program: IntegerProgram) -> [String] {
    var words: [String] = []
    if case .invalidProgram(let word) = solver.solve(program, within: SolveLimits()) {
      words.append(word)
    }
    if case .invalidProgram(let word) = solver.relax(program, from: nil, within: SolveLimits()) {
      words.append(word)
    }
    if case .invalidProgram(let word) = solver.solveUnchecked(program, within: SolveLimits()) {
      words.append(word)
    }
    return words
  }

  private static func program(
    from lower: Double = 0, to upper: Double = 1, cost: Double = 1, coefficient: Double = 1,
    rowFrom rowLower: Double = 0, rowTo rowUpper: Double = 1, constant: Double = 0
  ) -> IntegerProgram {
    var program = IntegerProgram()
    program.constant = constant
    program.addVariable("x", from: lower, to: upper, integer: true, cost: cost)
    program.addRow("r", from: rowLower, to: rowUpper, [.init(0, coefficient)])
    return program
  }

  @Test func numbersThatAreNoneAreRefused() {
    #expect(
      words(Self.program(cost: .nan)) == [
        "variable 0 (x): its cost is nan", "variable 0 (x): its cost is nan",
        "column 0: the cost is not finite",
      ])
    #expect(
      words(Self.program(from: .nan)) == [
        "variable 0 (x): it cannot lie between nan and 1.0",
        "variable 0 (x): it cannot lie between nan and 1.0", "column 0: a bound is not a number",
      ])
    #expect(
      words(Self.program(coefficient: .nan)) == [
        "row 0 (r): the coefficient of variable 0 (x) is nan",
        "row 0 (r): the coefficient of variable 0 (x) is nan",
        "term 0: the coefficient is not finite",
      ])
    #expect(words(Self.program(to: .nan)).count == 3)
    #expect(words(Self.program(rowFrom: .nan)).count == 3)
    #expect(words(Self.program(rowTo: .nan)).count == 3)
    #expect(words(Self.program(constant: .nan)).count == 2)
  }

  @Test func infinitiesOutOfPlaceAreRefused() {
    #expect(words(Self.program(cost: .infinity)).count == 3)
    #expect(words(Self.program(cost: -.infinity)).count == 3)
    #expect(words(Self.program(coefficient: .infinity)).count == 3)
    #expect(words(Self.program(from: .infinity, to: .infinity)).count == 3)
    #expect(words(Self.program(from: -.infinity, to: -.infinity)).count == 3)
    #expect(words(Self.program(rowFrom: .infinity, rowTo: .infinity)).count == 3)
    #expect(words(Self.program(rowFrom: -.infinity, rowTo: -.infinity)).count == 3)
    #expect(words(Self.program(constant: .infinity)).count == 2)
  }

  @Test func crossedBoundsAreRefused() {
    #expect(
      words(Self.program(from: 2, to: 1)) == [
        "variable 0 (x): it cannot lie between 2.0 and 1.0",
        "variable 0 (x): it cannot lie between 2.0 and 1.0",
        "column 0: the lower bound 2 is above the upper bound 1",
      ])
    #expect(
      words(Self.program(rowFrom: 2, rowTo: 1)).last
        == "row 0: the lower bound 2 is above the upper bound 1")
  }

  @Test(arguments: [-1, 1, 7, Int(Int32.max), Int.max, Int.min])
  func placesThatAreNotThereAreRefused(place: Int) {
    var wrongVariable = Self.program()
    wrongVariable.addRow("s", [.init(place, 1)])
    #expect(
      words(wrongVariable).first
        == "row 1 (s): there is no variable \(Int32(clamping: place))")
    #expect(words(wrongVariable).count == 3)
    var wrongRow = Self.program()
    wrongRow.addVariable("y", in: [(place, 1)])
    #expect(words(wrongRow).first == "term 1: there is no row \(Int32(clamping: place))")
    #expect(words(wrongRow).count == 3)
  }

  @Test func sumsBeyondNumbersAreRefused() {
    var program = Self.program()
    program.addRow("", [.init(0, 1.7e308), .init(0, 1.7e308)])
    let expected = "row 1: terms of one column add up to infinity"
    #expect(solver.solve(program, within: SolveLimits()) == .invalidProgram(expected))
    #expect(solver.relax(program, from: nil, within: SolveLimits()) == .invalidProgram(expected))
  }

  @Test func limitsThatAreNoneAreRefused() {
    let program = Self.program()
    for limits in [
      SolveLimits(seconds: .nan), SolveLimits(megabytes: 0), SolveLimits(relativeGap: -1),
      SolveLimits(relativeGap: .nan),
    ] {
      guard case .invalidProgram = solver.solve(program, within: limits),
        case .invalidProgram = solver.relax(program, from: nil, within: limits)
      else {
        Issue.record("\(limits) was taken")
        return
      }
    }
    #expect(
      GLPKSolver(search: .init(integrality: 0)).solve(program, within: SolveLimits())
        == .invalidProgram("the tolerance of integrality is 0.0"))
  }

  @Test(arguments: [1e12, 1e15, 1e20, 1e100, 1e300, 1.7e308])
  func hugeNumbersDoNoHarm(huge: Double) {
    var program = IntegerProgram()
    let x = program.addVariable(from: -huge, to: huge, cost: huge)
    let y = program.addVariable(from: -huge, to: huge, integer: true, cost: -1 / huge)
    program.addRow(from: -huge, to: huge, [.init(x, huge), .init(y, 1 / huge)])
    program.addRow(from: 1, [.init(x, 1), .init(y, 1)])
    let outcome = solver.solve(program, within: SolveLimits(seconds: 5))
    // Nothing is promised of such numbers, but that what is held for a plan is one.
    if let solution = outcome.solution {
      #expect(solution.objective.isFinite)
      #expect(program.violations(of: solution.values, tolerance: 1e-6 * huge) == [])
    }
  }

  @Test func aRowThatAllowsMuchForALittleIsTakenAtItsWord() {
    // x <= 10⁷ z with z whole: x = 5 needs z = 1, however near 0 the relaxation's z is.
    for big in [1e5, 1e6, 1e7] {
      var program = IntegerProgram()
      let x = program.addVariable(from: 5, to: 10, cost: 1)
      let z = program.addVariable(to: 1, integer: true, cost: 100)
      program.addRow(to: 0, [.init(x, 1), .init(z, -big)])
      #expect(
        solver.solve(program, within: SolveLimits())
          == .optimal(Solution(objective: 105, values: [5, 1]), bound: 105))
    }
  }

  /// Hilbert's matrices are as good as singular from about twelve rows on.
  @Test(arguments: 2...16)
  func nearlySingularRowsGiveNoWrongAnswer(size: Int) {
    var program = IntegerProgram()
    for _ in 0..<size {
      program.addVariable(from: -10, to: 10, cost: 1)
    }
    for row in 0..<size {
      let terms = (0..<size).map { IntegerProgram.Term($0, 1 / Double(row + $0 + 1)) }
      let sum = terms.reduce(0) { $0 + $1.coefficient }
      program.addRow(from: sum, to: sum, terms)
    }
    // All ones is a solution; nothing else may be said than that, or that the method failed.
    switch solver.relax(program, from: nil, within: SolveLimits()) {
    case .optimal(let relaxation):
      #expect(program.violations(of: relaxation.values, tolerance: 1e-5) == [])
      #expect(relaxation.objective <= Double(size) + 1e-3)
    case .failure: break
    case let outcome: Issue.record("\(outcome)")
    }
  }

  @Test func aFaultInsideGLPKIsCaught() {
    let words = GLPKSolver.provokedFailure()
    #expect(words.hasPrefix("glp_set_col_bnds: j = 1; column number out of range"))
    #expect(solver.solve(Self.program(), within: SolveLimits()).solution?.values == [0])
  }

  @Test func aFullMemoryIsCaught() {
    let program = IntegerProgram.partition(rows: 400, columns: 4000, seed: 9)
    let limits = SolveLimits(megabytes: 1)
    guard case .failure(let words) = solver.relax(program, from: nil, within: limits),
      case .failure(let sameWords) = solver.solve(program, within: limits)
    else {
      Issue.record("a megabyte was enough")
      return
    }
    #expect(words.contains("memory allocation limit exceeded"))
    #expect(sameWords.contains("memory allocation limit exceeded"))
    #expect(solver.relax(program, from: nil, within: SolveLimits(megabytes: 500)).relaxation != nil)
  }

  @Test func manyThreadsDoNotDisturbOneAnother() {
    let published = PublishedProgram.all
    let expected = published.map { solver.solve($0.program, within: SolveLimits()) }
    let wrong = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 200) { place in
      let which = place % published.count
      let outcome = solver.solve(published[which].program, within: SolveLimits())
      if outcome != expected[which] {
        wrong.withLock { $0.append("\(published[which]): \(outcome)") }
      }
      if place % 5 == 0, !GLPKSolver.provokedFailure().hasPrefix("glp_set_col_bnds") {
        wrong.withLock { $0.append("a fault was not caught") }
      }
    }
    #expect(wrong.withLock { $0 } == [])
  }
}
