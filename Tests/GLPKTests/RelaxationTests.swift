import GLPK
import IntegerProgramming
import Testing

@Suite struct RelaxationTests {
  private let solver = GLPKSolver()

  private func relax(_ program: IntegerProgram, from basis: Basis? = nil) throws -> Relaxation {
    let outcome = solver.relax(program, from: basis, within: SolveLimits())
    return try #require(outcome.relaxation, "\(outcome)")
  }

  /// What every optimum fulfils, computed from the program alone: it breaks nothing; each reduced
  /// cost is the cost less the priced coefficients; prices point the right way; and they are worth
  /// exactly the objective.
  private func expectOptimal(_ relaxation: Relaxation, of program: IntegerProgram) {
    let violations = program.violations(of: relaxation.values, tolerance: 1e-6).filter {
      if case .wholeness = $0 { false } else { true }
    }
    #expect(violations == [])
    #expect(program.objectiveValue(at: relaxation.values) == relaxation.objective)
    var prices = program.objective
    for place in program.termCoefficients.indices {
      prices[Int(program.termVariables[place])] -=
        program.termCoefficients[place] * relaxation.duals[Int(program.termRows[place])]
    }
    #expect(zip(prices, relaxation.reducedCosts).allSatisfy { abs($0 - $1) < 1e-6 })
    let rows = zip(relaxation.duals, zip(program.rowLower, program.rowUpper))
    let columns = zip(relaxation.reducedCosts, zip(program.lower, program.upper))
    var worth = program.constant
    for (price, (lower, upper)) in Array(rows) + Array(columns) where abs(price) > 1e-7 {
      // A positive price leans on a lower bound, a negative one on an upper bound.
      worth += price * (price > 0 ? lower : upper)
    }
    #expect(agree(worth, relaxation.objective, within: 1e-6))
  }

  @Test(arguments: PublishedProgram.all)
  func pricesAreWorthTheObjective(_ published: PublishedProgram) throws {
    let relaxation = try relax(published.program)
    expectOptimal(relaxation, of: published.program)
    #expect(relaxation.objective <= published.optimum + 1e-6 * abs(published.optimum))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func randomRelaxationsAreOptimalOrInfeasible(seed: UInt64) throws {
    let program = IntegerProgram.small(seed: seed)
    let outcome = solver.relax(program, from: nil, within: SolveLimits())
    if let relaxation = outcome.relaxation {
      expectOptimal(relaxation, of: program)
      #expect(program.bestByTryingAll.map { $0 >= relaxation.objective - 1e-6 } != false)
    } else {
      #expect(outcome == .infeasible)
      #expect(program.bestByTryingAll == nil)
    }
  }

  @Test(arguments: PublishedProgram.all)
  func aBasisComesBackAsItIs(_ published: PublishedProgram) throws {
    let first = try relax(published.program)
    let second = try relax(published.program, from: first.basis)
    #expect(second.basis == first.basis)
    #expect(zip(first.values, second.values).allSatisfy { agree($0, $1) })
    #expect(
      first.basis.variables.count { $0 == .basic } + first.basis.rows.count { $0 == .basic }
        == published.program.rowCount)
  }

  @Test func newColumnsStartFromTheOldBasis() throws {
    var random = SplitMix64(seed: 3)
    var program = IntegerProgram.partition(rows: 40, columns: 120, seed: 2)
    var basis: Basis?
    for _ in 0..<12 {
      let warm = try relax(program, from: basis)
      let cold = try relax(program)
      #expect(agree(warm.objective, cold.objective))
      expectOptimal(warm, of: program)
      basis = warm.basis
      for _ in 0..<25 {
        program.addPartitionColumn(using: &random)
      }
    }
  }

  @Test func newRowsStartFromTheOldBasis() throws {
    var random = SplitMix64(seed: 5)
    var program = IntegerProgram.partition(rows: 30, columns: 200, seed: 4)
    var basis: Basis?
    for _ in 0..<12 {
      let warm = try relax(program, from: basis)
      let cold = try relax(program)
      #expect(agree(warm.objective, cold.objective))
      expectOptimal(warm, of: program)
      basis = warm.basis
      let chosen = (0..<200).filter { warm.values[$0] > 0.01 }.shuffled(using: &random).prefix(6)
      program.addRow(
        to: chosen.reduce(0) { $0 + warm.values[$1] } * 0.9, chosen.map { .init($0, 1) })
    }
  }

  @Test func movedBoundsStartFromTheOldBasis() throws {
    var program = IntegerProgram.partition(rows: 30, columns: 200, seed: 6)
    var basis = try relax(program).basis
    for _ in 0..<10 {
      let before = try relax(program, from: basis)
      let fractional = before.values.indices.first {
        before.values[$0] > 0.1 && before.values[$0] < 0.9
      }
      guard let fractional else { break }
      program.bound(fractional, from: 1, to: 1)
      let warm = solver.relax(program, from: before.basis, within: SolveLimits())
      let cold = solver.relax(program, from: nil, within: SolveLimits())
      guard let relaxation = warm.relaxation else {
        #expect(warm == cold)
        break
      }
      #expect(cold.relaxation.map { agree($0.objective, relaxation.objective) } == true)
      expectOptimal(relaxation, of: program)
      basis = relaxation.basis
    }
  }

  /// Bases that no program could have: too few, too many, too long, singular, at missing bounds.
  @Test(arguments: Basis.Status.each, Basis.Status.each)
  func aBasisThatDoesNotFitIsMended(variables: Basis.Status, rows: Basis.Status) throws {
    let program = IntegerProgram.partition(rows: 20, columns: 60, seed: 7)
    let expected = try relax(program).objective
    for (columnCount, rowCount) in [(60, 20), (0, 0), (7, 3), (500, 400), (60, 0)] {
      let basis = Basis(
        variables: Array(repeating: variables, count: columnCount),
        rows: Array(repeating: rows, count: rowCount))
      let relaxation = try relax(program, from: basis)
      #expect(agree(relaxation.objective, expected))
      expectOptimal(relaxation, of: program)
    }
  }

  @Test func aSingularBasisIsLeftAside() throws {
    var program = IntegerProgram()
    let x = program.addVariable(to: 4, cost: -1)
    let y = program.addVariable(to: 4, cost: -1)
    program.addRow(to: 5, [.init(x, 1), .init(y, 1)])
    program.addRow(to: 12, [.init(x, 2), .init(y, 2)])
    let singular = Basis(variables: [.basic, .basic], rows: [.atUpper, .atUpper])
    let relaxation = try relax(program, from: singular)
    #expect(relaxation.objective == -5)
    expectOptimal(relaxation, of: program)
  }

  @Test func infeasibleAndUnboundedAreSeenFromABasis() throws {
    var program = IntegerProgram.partition(rows: 20, columns: 60, seed: 8)
    let basis = try relax(program).basis
    var unbounded = program
    unbounded.addVariable(cost: -1)
    #expect(solver.relax(unbounded, from: basis, within: SolveLimits()) == .unbounded)
    program.addRow(from: 21, program.objective.indices.map { .init($0, 1) })
    #expect(solver.relax(program, from: basis, within: SolveLimits()) == .infeasible)
    program.addVariable(cost: -1)
    #expect(solver.relax(program, from: basis, within: SolveLimits()) == .infeasible)
  }

  @Test func integersAreForgottenInARelaxation() throws {
    let published = PublishedProgram.telfa
    #expect(agree(try relax(published.program).objective, -41.25))
  }
}

extension Basis.Status {
  static let each: [Basis.Status] = [.basic, .atLower, .atUpper, .free, .fixed]
}
