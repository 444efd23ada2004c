import Dispatch
import GLPK
import IntegerProgramming
import Synchronization
import Testing

@Suite struct StoppingTests {
  /// Fewer than a quarter of the ways to choose half of so many things fit in any computer's life,
  /// and without cuts each must be looked at: 2 Σx + y = an odd number, y as small as possible.
  private static let endless: IntegerProgram = {
    var program = IntegerProgram()
    let things = (0..<101).map { _ in program.addVariable(to: 1, integer: true) }
    let slack = program.addVariable(to: 1, integer: true, cost: 1)
    program.addRow(from: 101, to: 101, things.map { .init($0, 2) } + [.init(slack, 1)])
    return program
  }()

  private static let bare = GLPKSolver(search: .init(cuts: []))

  @Test(arguments: Contender.all)
  func noNodesMeansTheRelaxationOnly(_ contender: Contender) throws {
    let published = PublishedProgram.petersen
    let outcome = contender.solver.solve(published.program, within: SolveLimits(nodes: 0))
    guard case .nothingFound(let bound, .nodes) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let relaxation = try #require(contender.relax(published.program).relaxation)
    #expect(bound <= published.optimum)
    #expect(agree(bound, relaxation.objective))
  }

  @Test(arguments: [1, 5, 20, 60, 200])
  func nodesStopTheSearchAtTheSamePlace(nodes: Int) {
    let published = PublishedProgram.assignmentC515
    let limits = SolveLimits(nodes: nodes)
    let outcome = Self.bare.solve(published.program, within: limits)
    #expect(outcome == Self.bare.solve(published.program, within: limits))
    if let bound = outcome.bound {
      #expect(bound <= published.optimum)
    }
    if let solution = outcome.solution {
      #expect(solution.objective >= published.optimum)
      #expect(published.program.violations(of: solution.values) == [])
    }
  }

  @Test func nodesMayEndWithAPlan() {
    let outcome = Self.bare.solve(Self.endless, within: SolveLimits(nodes: 500))
    #expect(outcome.solution?.objective == 1)
    #expect(outcome.solution.map { Self.endless.violations(of: $0.values) } == [])
    guard case .feasible(_, bound: 0, .nodes) = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test(arguments: Contender.all)
  func noSecondsMeansNothing(_ contender: Contender) {
    for seconds in [0, -1, -Double.infinity] {
      let limits = SolveLimits(seconds: seconds)
      let program = PublishedProgram.petersen.program
      #expect(
        contender.solver.solve(program, within: limits) == .nothingFound(bound: -.infinity, .time))
      #expect(contender.solver.relax(program, from: nil, within: limits) == .stopped(.time))
    }
  }

  @Test func secondsMayEndWithAPlan() {
    let outcome = Self.bare.solve(Self.endless, within: SolveLimits(seconds: 1))
    guard case .feasible(let solution, bound: 0, .time) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(solution.objective == 1)
    #expect(Self.endless.violations(of: solution.values) == [])
  }

  @Test func manySecondsAreNoLimit() {
    for seconds in [1e9, 1e300, .infinity] {
      let outcome = GLPKSolver().solve(
        PublishedProgram.telfa.program, within: SolveLimits(seconds: seconds))
      #expect(outcome.solution?.objective == -40)
    }
  }

  @Test(arguments: Contender.all)
  func whatIsCancelledDoesNotBegin(_ contender: Contender) {
    let cancellation = Cancellation()
    cancellation.cancel()
    let limits = SolveLimits(cancellation: cancellation)
    let program = PublishedProgram.petersen.program
    #expect(
      contender.solver.solve(program, within: limits)
        == .nothingFound(bound: -.infinity, .cancelled))
    #expect(contender.solver.relax(program, from: nil, within: limits) == .stopped(.cancelled))
  }

  @Test func anotherThreadCancelsASearch() {
    let cancellation = Cancellation()
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(200)) {
      cancellation.cancel()
    }
    let outcome = Self.bare.solve(Self.endless, within: SolveLimits(cancellation: cancellation))
    guard case .feasible(_, bound: 0, .cancelled) = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func anotherThreadCancelsARelaxation() {
    let cancellation = Cancellation()
    DispatchQueue.global().async { cancellation.cancel() }
    let outcome = GLPKSolver().relax(
      .partition(rows: 1500, columns: 15_000, seed: 1), from: nil,
      within: SolveLimits(cancellation: cancellation))
    #expect(outcome == .stopped(.cancelled))
  }

  @Test func secondsStopARelaxation() {
    let outcome = GLPKSolver().relax(
      .partition(rows: 1500, columns: 15_000, seed: 1), from: nil,
      within: SolveLimits(seconds: 0.25))
    #expect(outcome == .stopped(.time))
  }
}
