import Drives
import Plans
import TestSupport
import Testing
import UnitPricing

/// Exact pricing against every way to place a unit's people.
@Suite struct ExactPricingTests {
  /// A unit of a random drive whose people can be placed, all others left out, and every plan of it
  /// that breaks no rule, with its cost and its loads.
  private struct Case {
    let pricing: ExactPricing
    let unit: Int
    let plans: [(loads: [Int], cost: Double)]
    let loadPrices: [Double]
  }

  @Test(arguments: 0..<8)
  func theCheapestScheduleOfEvery(_ part: Int) throws {
    for seed in 0..<12 {
      for example in try cases(seed: part * 12 + seed, asTimetable: part % 2 == 1) {
        let best = example.plans.map { value(of: $0, example) }.min()
        let found = example.pricing.cheapest(of: example.unit, example.loadPrices)
        let name = "part \(part), seed \(seed), unit \(example.unit)"
        #expect((found == nil) == (best == nil), "\(name)")
        guard let found, let best else { continue }
        #expect(abs(found.value - best) < 1e-6, "\(name)")
      }
    }
  }

  /// Within a budget, exactly the load vectors of plans that cost no more are enumerated, each at the
  /// cost of its cheapest plan.
  @Test(arguments: 0..<8)
  func everyLoadVectorWithinABudget(_ part: Int) throws {
    for seed in 0..<12 {
      for example in try cases(seed: 500 + part * 12 + seed, asTimetable: part % 2 == 1) {
        var cheapest: [[Int]: Double] = [:]
        for plan in example.plans {
          let value = value(of: plan, example)
          cheapest[plan.loads] = min(cheapest[plan.loads] ?? .infinity, value)
        }
        let values = cheapest.values.sorted()
        guard !values.isEmpty else { continue }
        let budget = values[values.count / 2] + 1e-7
        let found = example.pricing.schedules(
          of: example.unit, example.loadPrices, within: budget)
        let name = "part \(part), seed \(seed), unit \(example.unit)"
        #expect(
          Set(found.map { $0.value.rounded(toPlaces: 5) })
            == Set(values.filter { $0 <= budget }.map { $0.rounded(toPlaces: 5) }), "\(name)")
        #expect(found.count >= cheapest.values.count { $0 <= budget }, "\(name)")
      }
    }
  }

  /// Eight of a unit, all of whom are cheapest in the first slot, though each would rather come at
  /// another time and is worth another amount: one slot costs 10 + 2 and the wishes 1 + 1 + 2.
  @Test func whoIsWorthMoreAndWhoIsWorthLessShareASlot() throws {
    func person(_ number: Int, wants start: Int, priority: Int) -> Registrant {
      Registrant(
        id: "p\(number)", unit: 0, preferred: PreferredStart(start: start), priority: priority)
    }
    var weights = Weights()
    weights[.split] = 10
    let drive = try Drive(
      name: "one slot",
      sessions: [
        Session(
          id: "s", date: FourDonors.date(9), opens: 480, closes: 505, slotMinutes: 5,
          stages: [Stage(id: "a", minutes: 5, zone: "z", servers: .constant(50))])
      ],
      turnout: Turnout(rates: Rates(show: 1, deferral: 0), planFor: .expected), weights: weights,
      units: [Unit(id: "u")],
      registrants: [
        person(0, wants: 490, priority: 1), person(1, wants: 485, priority: 1),
        person(2, wants: 485, priority: 3),
      ] + (3..<8).map { person($0, wants: 480, priority: 3) })
    let pricing = ExactPricing(drive)
    let free = [Double](repeating: 0, count: pricing.loadCount)
    #expect(pricing.cheapest(of: 0, free)?.value == 16)
  }

  private func value(of plan: (loads: [Int], cost: Double), _ example: Case) -> Double {
    plan.loads.reduce(plan.cost) { $0 + example.loadPrices[$1] }
  }

  private func cases(seed: Int, asTimetable isTimetable: Bool) throws -> [Case] {
    var random = SplitMix64(seed: UInt64(31_000 + seed))
    let reading: RandomDrive.Reading = seed % 2 == 0 ? .expected : .everyone
    let some = RandomDrive.drive(using: &random, reading: reading, asTimetable: isTimetable)
    var weights = some.weights
    weights[.peak] = 0
    let drive = try some.with(weights: weights)
    let pricing = ExactPricing(drive)
    let loadPrices = (0..<pricing.loadCount).map { _ in
      Double(random.number(0...40)) / 8 - 1
    }
    var rules = LiteralRules(for: drive)
    return pricing.units.enumerated().compactMap { place, unit in
      // Somebody pinned elsewhere breaks a rule by being left out.
      guard !drive.registrants.contains(where: { $0.pinned != nil && $0.unit != unit }) else {
        return nil
      }
      let others = drive.registrants.filter { $0.unit != unit }
      let nowhere = drive.registrants.places.filter { person in
        drive.registrants[person].unit == unit && !canComeAtAll(person, drive)
      }
      let constant =
        Double(
          others.reduce(0) { $0 + $1.priority }
            + nowhere.reduce(0) { $0 + drive.registrants[$1].priority })
        * drive.weights[.unplaced]
        + drive.weights[.fair]
        * (Double(others.count)
          + Double(nowhere.count * nowhere.count) / Double(drive.members[unit].count))
      let choices = drive.registrants.map { $0.unit == unit ? drive.everySlot : [] }
      var plans: [(loads: [Int], cost: Double)] = []
      drive.forEveryPlan(choosingFrom: choices) { plan in
        guard rules.allow(plan) else { return }
        let loads = plan.compactMap {
          pricing.load(of: drive.donorClass(of: $0.registrant), in: $0.slot)
        }
        // What stages cost beyond their servers is no unit's own.
        let overload = Cost(of: plan, on: drive)[.overload]
        plans.append((loads.sorted(), rules.cost(of: plan) - constant - overload))
      }
      return Case(pricing: pricing, unit: place, plans: plans, loadPrices: loadPrices)
    }
  }

  /// Whether somebody and all companions have a slot in common that rules on people allow.
  private func canComeAtAll(_ person: RegistrantIndex, _ drive: Drive) -> Bool {
    let (group, unit) = (drive.registrants[person].group, drive.registrants[person].unit)
    let members = drive.registrants.places.filter {
      $0 == person
        || (!group.isEmpty && drive.registrants[$0].group == group
          && drive.registrants[$0].unit == unit)
    }
    if members.contains(where: { drive.registrants[$0].pinned != nil }) { return true }
    return drive.everySlot.contains { slot in
      members.allSatisfy { member in
        drive.isAvailable(drive.registrants[member], for: slot)
          && drive.isOpen(slot, to: drive.units[drive.registrants[member].unit])
      }
    }
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
