import Drives
import GLPK
import Planning
import Plans
import TestSupport
import Testing

/// At most so many people moved, and what more would win, against every plan there is.
@Suite struct BudgetTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  @Test(arguments: 0..<8)
  func theBestWithinABudget(_ part: Int) throws {
    for seed in 0..<4 {
      let (drive, published) = MovedTests.drive(seed: 900 + part * 4 + seed)
      let plans = FreezeTests.plans(of: drive)
      guard !plans.isEmpty else { continue }
      for budget in 0...published.count {
        let name = "part \(part), seed \(seed), budget \(budget)"
        let within = plans.filter { moved(in: $0, published) <= budget }
        let outcome = try planner.plan(drive, published: published, movingAtMost: budget)
        guard let best = within.map({ Cost(of: $0, on: drive, published: published).total }).min()
        else {
          let fewest = plans.map { moved(in: $0, published) }.min() ?? 0
          #expect(outcome == .impossible(atLeast: fewest), "\(name)")
          continue
        }
        guard case .kept(let plan) = outcome else {
          Issue.record("\(name): \(outcome)")
          continue
        }
        #expect(Audit(of: plan.assignments, on: drive).violations == [], "\(name)")
        #expect(plan.peopleMoved(from: published) <= budget, "\(name)")
        #expect(abs(plan.cost.total - best) < 1e-6, "\(name)")
        #expect(plan.bound <= best + 1e-6 && plan.status == .optimal, "\(name)")
      }
    }
  }

  /// With a probability, prices are what there is: the budget is kept, and the bound holds for the
  /// program solved.
  @Test(arguments: 0..<6)
  func aBudgetIsKeptByPrices(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(95_000 + seed))
    let drive = RandomDrive.drive(using: &random, reading: .probability, waysAtMost: 1000)
    guard !drive.everySlot.isEmpty else { return }
    let published = drive.registrants.places.map {
      Assignment(registrant: $0, slot: random.one(of: drive.everySlot))
    }
    guard let most = FreezeTests.mostKept(published, on: drive) else { return }
    for budget in published.count - most...published.count {
      let outcome = try planner.plan(drive, published: published, movingAtMost: budget)
      guard case .kept(let plan) = outcome else {
        Issue.record("seed \(seed), budget \(budget): \(outcome)")
        continue
      }
      #expect(Audit(of: plan.assignments, on: drive).violations == [])
      #expect(plan.peopleMoved(from: published) <= budget)
    }
  }

  @Test(arguments: 0..<4)
  func aTradeShowsWhatMovingWins(_ seed: Int) throws {
    let (drive, published) = MovedTests.drive(seed: 980 + seed)
    let plans = FreezeTests.plans(of: drive)
    guard !plans.isEmpty, !published.isEmpty else { return }
    let trade = try planner.trade(drive, published: published)
    #expect(trade.fewest == plans.map { moved(in: $0, published) }.min())
    #expect(trade.rows.first?.moved == trade.fewest)
    #expect(trade.rows.count { $0.isCurrent } == 1)
    for (row, next) in zip(trade.rows, trade.rows.dropFirst()) {
      #expect(row.moved < next.moved && row.cost > next.cost)
    }
    for row in trade.rows {
      let best = plans.filter { moved(in: $0, published) <= row.moved }
        .map { costWithoutMoved(of: $0, on: drive, published) }.min()
      #expect(row.bound <= (best ?? 0) + 1e-6 && row.cost >= (best ?? 0) - 1e-6)
    }
    // At the ends the frontier is the true one.
    let free = plans.map { costWithoutMoved(of: $0, on: drive, published) }.min()
    #expect(abs((trade.rows.last?.cost ?? 0) - (free ?? 0)) < 1e-6)
  }

  private func moved(in plan: [Assignment], _ published: [Assignment]) -> Int {
    published.count - Set(plan).intersection(published).count
  }

  private func costWithoutMoved(
    of plan: [Assignment], on drive: Drive, _ published: [Assignment]
  ) -> Double {
    let cost = Cost(of: plan, on: drive, published: published)
    return cost.total - cost[.moved]
  }
}

@Suite struct WaitlistTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  @Test func byPriorityThenInListOrder() throws {
    var parts = FourDonors.parts()
    parts.registrants[2] = Registrant(id: "chi", unit: 0, priority: 3)
    let waitlist = Waitlist(of: [3, 2, 0], on: try parts.drive())
    #expect(waitlist.people == [2, 0, 3])
  }

  /// Two slots of one place each, one of them free: it goes to the one who waited, not to the one
  /// who counts more but came later, and nobody moves.
  @Test func freedPlacesGoToThoseWhoWait() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    let early = Availability(interval: MinuteInterval(from: 480, to: 490))
    parts.registrants = [
      Registrant(id: "told", unit: 0, available: [early], priority: 20),
      Registrant(id: "new", unit: 0, available: [early], priority: 9),
      Registrant(id: "waits", unit: 1, available: [early]),
    ]
    let drive = try parts.drive()
    let published = [Assignment(registrant: 0, slot: SlotStart(session: 0, start: 480))]
    let outcome = try planner.replan(
      drive, published: published, waitlist: Waitlist(of: [2], on: drive))
    guard case .planned(let plan) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(plan.restriction?.filled == 1)
    #expect(
      plan.assignments == published + [
        Assignment(registrant: 2, slot: SlotStart(session: 0, start: 485))
      ])
    // Without filling, who counts more comes first.
    #expect(try planner.plan(drive, published: published).unplaced.map(\.registrant) == [2])
  }
}
