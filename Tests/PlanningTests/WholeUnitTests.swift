import Drives
import GLPK
import Planning
import Plans
import SyntheticDrives
import TestSupport
import Testing

/// Units that stay whole, where people are pinned or have published slots.
@Suite struct WholeUnitTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  /// One unit that stays whole, slots at 480, 485, 490 and 495, and a server for everyone.
  private func drive(_ registrants: [Registrant], whole: WholeRule = .all) throws -> Drive {
    try Drive(
      name: "whole",
      sessions: [
        Session(
          id: "s", date: FourDonors.date(9), opens: 480, closes: 505, slotMinutes: 5,
          stages: [Stage(id: "a", minutes: 5, zone: "z", servers: .constant(50))])
      ],
      turnout: Turnout(rates: Rates(show: 1, deferral: 0)), whole: whole,
      units: [Unit(id: "u")], registrants: registrants)
  }

  private func person(_ id: String, pinned start: Int? = nil, wants: Int? = nil) -> Registrant {
    Registrant(
      id: id, unit: 0, preferred: wants.map { PreferredStart(start: $0) },
      pinned: start.map { SlotStart(session: 0, start: $0) })
  }

  /// An and cường keep the first and the third slot: bình, who would rather come in the last, comes in
  /// between.
  @Test func somebodyComesBetweenPinnedPeople() throws {
    let drive = try drive([
      person("an", pinned: 480), person("bình", wants: 495), person("cường", pinned: 490),
    ])
    let plan = try planner.plan(drive)
    #expect(plan.assignments.map(\.slot.start) == [480, 485, 490])
    #expect(plan.cost.total == drive.bestOfEveryPlan()?.cost)
    #expect(plan.status == .optimal)
  }

  /// With nobody to come in between there is no plan, and the rule is named.
  @Test func pinnedPeopleApart() throws {
    let drive = try drive([person("an", pinned: 480), person("bình", pinned: 490)])
    #expect(drive.bestOfEveryPlan() == nil)
    let violation = Audit.Violation(
      rule: .whole, session: nil, minute: nil, subject: "u", amount: 1)
    #expect(throws: PlanningError.pinsBreakRules([violation])) { try planner.plan(drive) }
  }

  /// Published in two runs while the unit was free to be; they cannot both be kept now.
  @Test func publishedApart() throws {
    let drive = try drive([person("an"), person("bình")])
    let published = [480, 490].enumerated().map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: $1))
    }
    do {
      _ = try planner.freeze(published, on: drive)
      Issue.record("both cannot keep their slots")
    } catch {
      #expect(error.contradictions.map { $0.violations.map(\.rule) } == [[.whole]])
      #expect(error.contradictions.map(\.people) == [[0, 1]])
      #expect(error.release.count == 1)
      #expect(error.atLeast == 1)
    }
    // With a third who can come in between, they can.
    let more = try self.drive([person("an"), person("bình"), person("cường")])
    let frozen = try planner.freeze(published, on: more)
    #expect(try planner.plan(frozen).assignments.map(\.slot.start) == [480, 490, 485])
  }

  /// Replanning brings a unit together that was published apart, and moves one of two.
  @Test func replanningBringsItTogether() throws {
    let drive = try drive([person("an"), person("bình")])
    let published = [480, 490].enumerated().map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: $1))
    }
    guard case .planned(let plan) = try planner.replan(drive, published: published) else {
      Issue.record("there is a plan")
      return
    }
    #expect(Audit(of: plan.assignments, on: drive).violations.isEmpty)
    #expect(plan.peopleMoved(from: published) == 1)
  }

  /// A unit that stays whole is priced within the crowd limits themselves: a bound proven within tighter
  /// ones, such as those of everyone, says nothing of plans that keep a limit with a probability.
  @Test(arguments: [495, 500, 510, 525], [0.5, 0.51, 0.74])
  func theBestPlanKeepsAProbability(wish: Int, probability: Double) throws {
    let drive = try Drive(
      name: "whole",
      sessions: [
        Session(
          id: "s", date: FourDonors.date(9), opens: 480, closes: 532, slotMinutes: 15,
          arrivalsPerSlot: 1,
          stages: [
            Stage(id: "a", minutes: 3, zone: "z", servers: .constant(2)),
            Stage(id: "b", minutes: 7, zone: "z", servers: .constant(1)),
          ], crowdLimits: [CrowdLimit(zone: "*", limit: 1)])
      ],
      turnout: Turnout(
        rates: Rates(show: 0.5, deferral: 0), planFor: .probability(probability)),
      whole: .all, weights: Weights(preference: 4), units: [Unit(id: "u")],
      registrants: [person("an", wants: wish), person("bình", wants: 480)])
    let plan = try planner.plan(drive)
    let best = try #require(drive.bestOfEveryPlan()).cost
    #expect(abs(plan.cost.total - best) < 1e-9)
    #expect(plan.bound <= best + 1e-9)
    #expect(plan.unplaced.isEmpty)
  }

  /// Plans of large units that stay whole are searched, too, and taken only where they are better; the
  /// bound is not theirs.
  @Test func plansOfWholeUnitsAreTriedWhereUnitsAreLarge() throws {
    let drive = try SyntheticDrive.make(registrants: 151, units: 3, seed: 1, tightness: .tight)
    func plan(fromGap gap: Double) throws -> Plan {
      var parameters = try PlanningParameters(seed: 1, threads: 2)
      parameters.search.leastGapOfWholeUnits = gap
      return try Planner(
        solver: GLPKSolver(), limits: Planner.Limits(effort: 0.05), parameters: parameters
      ).plan(drive)
    }
    let (without, with) = (try plan(fromGap: 1), try plan(fromGap: 0))
    #expect(with.cost.total <= without.cost.total)
    #expect(with.bound <= without.cost.total)
  }
}
