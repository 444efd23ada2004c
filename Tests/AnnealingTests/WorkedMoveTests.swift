import Annealing
import Drives
import Formulation
import Randomness
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// Single moves of annealing, of few people in few slots: which of them there are, and where they
/// lead.
@Suite struct WorkedMoveTests {
  /// A drive of one stage of five minutes in which nothing costs anything but having no slot.
  private func parts(slots: Int) -> DriveParts {
    var parts = FourDonors.parts()
    parts.sessions = [
      Session(
        id: "hall", date: FourDonors.date(9), opens: FourDonors.opening,
        closes: FourDonors.opening + 5 * slots + 4, slotMinutes: 5,
        stages: [Stage(id: "donation", minutes: 5, zone: "hall", servers: .constant(9))])
    ]
    for term in CostTerm.weighted { parts.weights[term] = 0 }
    parts.weights[.unplaced] = 1_000
    parts.units = [Unit(id: "ward")]
    return parts
  }

  // MARK: Where one person may go

  /// Who goes from where to where, -1 for no slot.
  private struct Step: Hashable {
    let from: Int
    let to: Int
  }

  /// One person in three slots, who would like the first; everything is accepted.
  private func steps(
    _ change: (inout Moves, _ costs: [Double]) -> Void
  ) throws -> (steps: Set<Step>, costs: [Double]) {
    var parts = parts(slots: 3)
    parts.weights[.preference] = 5
    parts.registrants = [
      Registrant(id: "an", unit: 0, preferred: PreferredStart(start: FourDonors.opening))
    ]
    let problem = PlanningProblem(of: try parts.drive(), published: [])
    let costs = try #require(problem.units.first?.classes.first).costs
    let rows = ConstraintMatrix(problem.capacity)
    let start = Schedule(placements: [Schedule.Placement(itemClass: 0, slot: 0, count: 1)])
    let energy = AugmentedLagrangian(
      problem, rows: rows, prices: DualPrices(none: problem.capacity),
      candidates: Candidates([[start]], of: problem.units, in: rows))
    var moves = AnnealedUnits.parameters.moves
    change(&moves, costs)
    var annealing = ScheduleAnnealing(
      problem.units, start: [start], energy: energy, seed: 1, moves: moves,
      deadline: AnnealedUnits.never)
    var steps: Set<Step> = []
    func place() -> Int { annealing.states[0].placements.first.map { Int($0.slot) } ?? -1 }
    for _ in 0..<4_000 {
      let before = place()
      annealing.moveItems(of: 0, 1e9)
      if place() != before { steps.insert(Step(from: before, to: place())) }
    }
    return (steps, costs)
  }

  private var everyStep: Set<Step> {
    Set(
      (-1..<3).flatMap { from in
        (-1..<3).filter { $0 != from }.map { Step(from: from, to: $0) }
      })
  }

  @Test func onePersonMayGoAnywhere() throws {
    #expect(try steps { moves, _ in moves.mostCost.cost = 1e6 }.steps == everyStep)
  }

  @Test func neighboursAreTheSlotBeforeAndTheSlotAfter() throws {
    let found = try steps { moves, _ in
      moves.kinds = (all: 1, toOwnSlots: 0, toNeighbours: 1, toAnySlot: 1)
    }
    #expect(
      found.steps.filter { $0.from >= 0 && $0.to >= 0 }
        == Set([(0, 1), (1, 0), (1, 2), (2, 1)].map { Step(from: $0.0, to: $0.1) }))
  }

  /// Nobody goes where it costs as much more as a move may not, but whoever has no slot may, and
  /// anybody may be left out.
  @Test func onlyMovesOfWaitingPeopleMayCostMuch() throws {
    let found = try steps { moves, costs in
      moves.mostCost = (cost: costs[2] - costs[0], temperatures: 0)
    }
    #expect(found.costs[0] == 0 && 0 < found.costs[1] && found.costs[1] < found.costs[2])
    #expect(found.costs[2] < 1_000)
    #expect(found.steps == everyStep.subtracting([Step(from: 0, to: 2)]))
  }

  // MARK: How many each slot takes

  /// Some people of each of two kinds, and how an allocation of them ends.
  private func allocated(
    slots: Int, people: (Int, Int), wanted: [(slot: Int, kind: Int)],
    row: (CapacityModel) -> CapacityRow, moves: Int, seed: Int
  ) throws -> (before: [Int], after: [Int]) {
    var parts = parts(slots: slots)
    parts.turnout = Turnout(
      rates: Rates(show: 1, deferral: 0),
      kinds: [DonorKind(name: "rare", rates: Rates(show: 0.5, deferral: 0))])
    parts.registrants = (0..<people.0 + people.1).map {
      Registrant(id: "\($0)", unit: 0, kind: $0 < people.0 ? nil : 0)
    }
    let problem = PlanningProblem(of: try parts.drive(), published: [])
    let model = problem.capacity
    try #require(model.kinds.map(\.rates.show) == [1, 0.5])
    let capacity = CapacityModel(
      slots: model.slots, slotsOfSession: model.slotsOfSession, kinds: model.kinds,
      limits: [row(model)], excesses: [])
    var numbers = [Double](repeating: 0, count: capacity.loadCount)
    for (slot, kind) in wanted { numbers[capacity.load(slot: SlotIndex(slot), kind: kind)] = 1 }
    var allocation = SlotAllocation(
      near: numbers, of: problem.with(capacity), rows: ConstraintMatrix(capacity),
      parameters: AnnealedUnits.parameters.allocation)
    let before = allocation.people
    var random = Randomness.SplitMix64(seed: UInt64(seed))
    allocation.anneal(moves: moves, heat: 1, using: &random)
    return (before, allocation.people)
  }

  private func row(_ terms: [CapacityRow.Term], _ bound: Double) -> CapacityRow {
    CapacityRow(
      rule: .stageCapacity, session: 0, minute: FourDonors.opening, subject: 0, terms: terms,
      bound: bound)
  }

  /// Each of two is where they are wanted, and they cannot change places: whatever is tried, both
  /// stay.
  @Test(arguments: 0..<100)
  func whereEverybodyIsAsWantedNobodyMoves(_ seed: Int) throws {
    let (before, after) = try allocated(
      slots: 2, people: (1, 1), wanted: [(0, 0), (1, 1)],
      row: {
        row([CapacityRow.Term(load: $0.load(slot: SlotIndex(1), kind: 0), coefficient: 1)], 0)
      },
      moves: 60, seed: seed)
    #expect(before == [1, 0, 0, 1])
    #expect(after == before)
  }

  /// One of the first kind takes as much room as three of the second: for those that one has to go,
  /// although one alone would be worse than the one who was wanted.
  @Test(arguments: 0..<20)
  func somebodyMakesRoomForMore(_ seed: Int) throws {
    let (before, after) = try allocated(
      slots: 1, people: (1, 3), wanted: [(0, 0)],
      row: { capacity in
        row(
          [3.0, 1].enumerated().map { kind, coefficient in
            CapacityRow.Term(
              load: capacity.load(slot: SlotIndex(0), kind: kind), coefficient: coefficient)
          }, 3)
      }, moves: 5_000, seed: seed)
    #expect(before == [1, 0])
    #expect(after == [0, 3])
  }

  // MARK: The last step and repairs

  /// One each in two slots of one place, each in the slot that the other would like: they change
  /// places.
  @Test func twoWhoWantEachOthersSlotsExchangeThem() throws {
    var parts = parts(slots: 2)
    parts.weights[.preference] = 1
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    parts.units = [Unit(id: "u", to: 490), Unit(id: "v", to: 490)]
    parts.registrants = [
      Registrant(id: "an", unit: 0, preferred: PreferredStart(start: 485)),
      Registrant(id: "chi", unit: 1, preferred: PreferredStart(start: 480)),
    ]
    let problem = PlanningProblem(of: try parts.drive(), published: [])
    var plan = Arrangement(problem, rows: ConstraintMatrix(problem.capacity), crowd: nil)
    for (slot, item) in plan.everyItem.enumerated() { plan.put(item, in: slot) }
    #expect(plan.cost > 0)
    var step = LastStep(
      plan, effort: 1_000, parameters: AnnealedUnits.parameters, deadline: AnnealedUnits.never)
    step.run()
    #expect(step.plan.cost == 0)
    #expect(step.plan.everyItem.map { step.plan.slots(of: $0) } == [[1], [0]])
  }

  /// A slot for 15, where having none costs 10 and the share of the only one of a unit 10 or 4
  /// more.
  @Test(arguments: [(10.0, 0), (4.0, 1)])
  func whatUnequalSharesCostIsSavedByASlot(_ fair: Double, _ waiting: Int) throws {
    var parts = parts(slots: 1)
    parts.weights[.unplaced] = 10
    parts.weights[.split] = 15
    parts.weights[.fair] = fair
    parts.registrants = [Registrant(id: "an", unit: 0)]
    let problem = PlanningProblem(of: try parts.drive(), published: [])
    var occupancy = Occupancy(
      [Schedule(placements: [])], of: problem, rows: ConstraintMatrix(problem.capacity))
    occupancy.repair()
    #expect(occupancy.peopleWaiting == waiting)
  }
}
