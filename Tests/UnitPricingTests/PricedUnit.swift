import Drives
import Formulation
import GLPK
import IntegerProgramming
import SolverTestSupport
import TestSupport
import UnitPricing

/// A random unit at random prices, with every schedule it has: what pricing says of it can be looked up.
struct PricedUnit {
  let problem: PlanningProblem
  let unit: UnitProblem
  let loadPrices: [Double]
  /// The most people of each slot, and the absence cliques of each.
  let capacities: [Int]
  let setsOfSlot: [[Int]]
  /// The schedules that keep the capacities and the absence limit, or all where nothing is capped.
  let schedules: [Schedule]
  let matrix: UnitMatrix
  let priced: [UnitMatrix.Lane]

  var capacity: CapacityModel { problem.capacity }
  var kindCount: Int { capacity.kinds.count }

  /// The unit of a seed; nil where it has too many schedules, or none.
  init?(_ seed: Int, _ shape: RandomUnits.Shape = RandomUnits.Shape(), isCapacitated: Bool = true) {
    let problem = RandomUnits.example(seed, shape).problem
    let unit = problem.units[0]
    var random = SplitMix64(seed: UInt64(seed) &* 31 &+ 5)
    let capacities = unit.slots.map { slot in
      let most = problem.capacity.mostPeople(inSlot: slot)
      return isCapacitated ? min(most, unit.absenceLimit ?? .max) : max(unit.size, most)
    }
    guard let all = unit.everySchedule(atMost: 12_000), isCapacitated || unit.absenceLimit == nil
    else {
      return nil
    }
    let kept = all.filter { schedule in
      unit.allows(schedule)
        && unit.slots.indices.allSatisfy { unit.peopleAway(in: [$0], schedule) <= capacities[$0] }
    }
    guard !kept.isEmpty else { return nil }
    self.problem = problem
    self.unit = unit
    self.capacities = capacities
    schedules = kept
    loadPrices = (0..<problem.capacity.loadCount).map { _ in
      random.happens(0.3) ? 0 : Double(random.number(0...48)) / 8
    }
    setsOfSlot = unit.slots.indices.map { slot in
      unit.absenceCliques.indices.filter { unit.absenceCliques[$0].contains(slot) }
    }
    matrix = UnitMatrix(unit)
    var priced: [UnitMatrix.Lane] = []
    matrix.price(loadPrices, kindCount: problem.capacity.kinds.count, into: &priced)
    self.priced = priced
  }

  /// What a schedule costs at the prices.
  func cost(_ schedule: Schedule) -> Double {
    unit.cost(of: schedule, at: loadPrices, in: capacity)
  }

  /// The least cost of any schedule.
  var best: Double { schedules.reduce(.infinity) { min($0, cost($1)) } }

  /// Whether an empty slot between two runs can be cheaper than a second run: then what a set of slots
  /// costs may be less than what its schedule does.
  var joinsRuns: Bool { unit.runStartCost > unit.slotCost }

  /// A pricer of the unit.
  var pricer: UnitPricer {
    UnitPricer(
      unit, in: capacity, mostPeople: capacity.mostPeopleOfSlots)
  }

  /// What proves bounds of it, absences not counted.
  var bounding: UnitBound {
    UnitBound(
      unit, matrix, isCapacitated: unit.absenceLimit != nil || unit.size > capacities.min() ?? 0,
      slotCapacities: capacities, setsOfSlot: setsOfSlot,
      mostPerAbsence: max(1, capacities.max() ?? 1),
      paths: SlotPaths(unit, covered: unit.slots.map { _ in 1 }, needed: 0))
  }

  /// A search among its schedules, with nobody in any slot.
  var search: CapacitatedSearch {
    CapacitatedSearch(unit, matrix, slotCapacities: capacities, setsOfSlot: setsOfSlot)
  }

  /// The units of many seeds.
  static func cases(
    _ seeds: Range<Int>, _ shape: RandomUnits.Shape = RandomUnits.Shape(),
    isCapacitated: Bool = true
  ) -> [(seed: Int, unit: PricedUnit)] {
    seeds.compactMap { seed in
      PricedUnit(seed, shape, isCapacitated: isCapacitated).map { (seed, $0) }
    }
  }

  /// Units without any limit.
  static let roomy = RandomUnits.Shape().with { $0.limits = 0 }
}

/// A unit whose people have each a kind of their own, so that prices of loads cost them what they like
/// in every slot: one session of slots of five minutes and one stage.
struct HandMadeUnit {
  let problem: PlanningProblem
  var unit: UnitProblem { problem.units[0] }

  /// - Parameters:
  ///   - people: how many there are.
  ///   - slots: how many slots there are.
  ///   - split: what a used slot costs.
  ///   - block: what a run of used slots costs.
  ///   - unplaced: what somebody without a slot costs.
  ///   - fair: the weight of the term `fair`.
  ///   - perSlot: how many people a slot takes; nil for any number.
  ///   - away: how many people may be away at once; nil for any number.
  /// - Throws: `InvalidDrive` where there is no such drive.
  init(
    people: Int, slots: Int, split: Double = 0, block: Double = 0, unplaced: Double = 100,
    fair: Double = 0, perSlot: Int? = nil, away: Int? = nil
  ) throws {
    var weights = Weights()
    for term in CostTerm.allCases { weights[term] = 0 }
    weights[.split] = split
    weights[.block] = block
    weights[.unplaced] = unplaced
    weights[.fair] = fair
    let drive = try Drive(
      name: "by hand",
      sessions: [
        Session(
          id: "s", date: FourDonors.date(9), opens: 480, closes: 480 + 5 * slots + 4,
          slotMinutes: 5, arrivalsPerSlot: perSlot,
          stages: [Stage(id: "a", minutes: 5, zone: "z", servers: .constant(50))])
      ],
      turnout: Turnout(
        rates: Rates(show: 1, deferral: 0), planFor: .expected,
        kinds: (0..<people).map {
          DonorKind(name: "k\($0)", rates: Rates(show: 1 - 0.015625 * Double($0 + 1), deferral: 0))
        }),
      weights: weights,
      units: [Unit(id: "u", maxAway: away.map { .people($0) })],
      registrants: (0..<people).map { Registrant(id: "p\($0)", unit: 0, kind: $0) })
    problem = PlanningProblem(of: drive, published: [])
  }

  /// Load prices at which each person costs so much in each slot.
  func prices(_ costs: [[Double]]) -> [Double] {
    var prices = [Double](repeating: 0, count: problem.capacity.loadCount)
    for (number, itemClass) in unit.classes.enumerated() {
      for (slot, cost) in costs[number].enumerated() {
        prices[problem.capacity.load(slot: unit.slots[slot], kind: itemClass.people[0].kind)] = cost
      }
    }
    return prices
  }

  /// Each person's slot, or nil, as a schedule.
  func schedule(_ slots: [Int?]) -> Schedule {
    Schedule(
      placements: slots.enumerated().compactMap { number, slot in
        slot.map {
          Schedule.Placement(itemClass: Int32(number), slot: Int32($0), count: 1)
        }
      })
  }

  /// A search at such costs, which begins with a schedule.
  func search(
    _ costs: [[Double]], from slots: [Int?]
  ) -> (search: CapacitatedSearch, priced: [UnitMatrix.Lane]) {
    let capacities = unit.slots.map {
      min(problem.capacity.mostPeople(inSlot: $0), unit.absenceLimit ?? .max)
    }
    let matrix = UnitMatrix(unit)
    var search = CapacitatedSearch(
      unit, matrix, slotCapacities: capacities,
      setsOfSlot: unit.slots.indices.map { slot in
        unit.absenceCliques.indices.filter { unit.absenceCliques[$0].contains(slot) }
      })
    search.start(from: schedule(slots))
    var priced: [UnitMatrix.Lane] = []
    matrix.price(prices(costs), kindCount: problem.capacity.kinds.count, into: &priced)
    return (search, priced)
  }
}
