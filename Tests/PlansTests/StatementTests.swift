import Drives
import Plans
import TestSupport
import Testing

/// What a plan file says of itself, against what is so.
@Suite struct StatementTests {
  @Test func aUnitThatIsNotThePersonsOwnIsFound() throws {
    let drive = try fourDonors()
    var statement = PlanStatement()
    statement.units = [(0, "ward"), (3, "ward"), (2, "school"), (1, "ward")]
    let found = statement.falseStatements(cost: Cost(of: [], on: drive), on: drive)
    #expect(found.map(\.subject) == [.unit(registrant: 3), .unit(registrant: 2)])
    #expect(found.map(\.stated) == ["ward", "school"])
    #expect(found.map(\.recomputed) == ["school", "ward"])
    #expect(found.map(\.amount) == [1, 1])
    #expect(found.map { $0.name(on: drive) } == ["dũng", "chi"])
  }

  @Test func aTermThatThereIsNotCostsNothing() throws {
    let drive = try fourDonors()
    let cost = Cost(of: [], on: drive)
    var statement = PlanStatement()
    statement.terms = Dictionary(
      uniqueKeysWithValues: CostTerm.allCases.map { ($0.rawValue, cost[$0]) })
    statement.terms?["b"] = 0.5
    statement.terms?["a"] = 2
    statement.terms?["c"] = 0
    let found = statement.falseStatements(cost: cost, on: drive)
    #expect(found.map { $0.name(on: drive) } == ["terms.a", "terms.b"])
    #expect(found.map(\.amount) == [2, 0.5])
  }

  /// A millionth of a cost above 1, and of 1 below it, comes of adding in another order.
  @Test func roundingIsNoFalseStatement() throws {
    func isFound(_ stated: Double, of real: Double) throws -> Bool {
      var cost = Cost()
      cost[.peak] = real
      var statement = PlanStatement()
      statement.cost = stated
      return try !statement.falseStatements(cost: cost, on: fourDonors()).isEmpty
    }
    for (stated, real, wrong) in [
      (1000.0009, 1000.0, false), (1000.0011, 1000, true), (999.9989, 1000, true),
      (0.1000009, 0.1, false), (0.1000011, 0.1, true), (-1000.0009, -1000, false),
      (-1000.0011, -1000, true),
    ] {
      #expect(try isFound(stated, of: real) == wrong, "\(stated) of \(real)")
    }
  }

  @Test func statementsAreTheSameWhereEveryPartIs() {
    var statement = PlanStatement()
    statement.cost = 3
    statement.terms = ["peak": 3]
    statement.units = [(0, "ward")]
    statement.changes = [0: SlotStart(session: 0, start: 480), 1: nil]
    #expect(statement == statement)
    var others = [PlanStatement](repeating: statement, count: 5)
    others[0].cost = 4
    others[1].terms = ["peak": 4]
    others[2].units = [(0, "school")]
    others[3].units = []
    others[4].changes = [0: SlotStart(session: 0, start: 480)]
    for other in others { #expect(statement != other) }
  }

  /// Whoever is not named in the changes was told the slot they have.
  @Test func publishedSlotsAreThoseOfTheChangesAndTheKeptOnes() {
    let plan = [invite(3, at: 485), invite(0, at: 480), invite(1, at: 490), invite(2, at: 495)]
    var statement = PlanStatement()
    #expect(statement.published(plan) == [])
    statement.changes = [1: SlotStart(session: 0, start: 480), 2: nil]
    #expect(
      statement.published(plan) == [invite(0, at: 480), invite(1, at: 480), invite(3, at: 485)])
  }
}

@Suite struct PlanTests {
  /// Relative to the cost where it is above 1, of either sign.
  @Test(
    arguments: [
      (110, 100, 10.0 / 110), (0.5, 0.25, 0.25), (1, 0.5, 0.5), (2, 1, 0.5), (-4, -5, 0.25),
      (0, 0, 0),
    ] as [(Double, Double, Double)])
  func theGapIsRelativeToTheCost(cost: Double, bound: Double, gap: Double) throws {
    #expect(abs(Plan.gap(cost: cost, bound: bound) - gap) < 1e-12)
    var terms = Cost()
    terms[.peak] = cost
    let plan = Plan(
      assignments: [], unplaced: [], cost: terms, bound: bound, status: .feasible, seconds: 1)
    #expect(plan.gap == Plan.gap(cost: cost, bound: bound))
    #expect(plan.with(seconds: 2).seconds == 2 && plan.with(seconds: 1) == plan)
  }

  /// A slot of a session that there is not is one that nobody may have.
  @Test func aSessionThatThereIsNotIsFound() throws {
    let plan = [
      invite(0, at: 480), invite(1, at: 485, session: 1), invite(2, at: 490, session: -1),
    ]
    let audit = Audit(of: plan, on: try fourDonors())
    #expect(
      audit.violations == [
        violation(.availability, session: nil, at: 485, "bình", by: 1),
        violation(.availability, session: nil, at: 490, "chi", by: 1),
      ])
  }

  /// What concerns no session and no minute comes in the order of the names.
  @Test func peopleWithTwoSlotsComeByName() throws {
    let plan = [3, 1, 0, 2].flatMap { [invite($0, at: 480), invite($0, at: 500)] }
    let twice = Audit(of: plan, on: try fourDonors()).violations.filter { $0.rule == .oneSlot }
    #expect(
      twice
        == ["an", "bình", "chi", "dũng"].map {
          violation(.oneSlot, session: nil, at: nil, $0, by: 1)
        })
  }
}
