import Drives
import Plans
import TestSupport
import Testing

/// When a saved plan is better than one that was stopped.
@Suite struct PlanReplacementTests {
  private let early = SlotStart(session: 0, start: 480)

  /// The plan that leaves out everyone but some.
  private func plan(placing people: Range<Int>, of drive: Drive) -> Plan {
    let assignments = people.map { Assignment(registrant: $0, slot: early) }
    return Plan(
      assignments: assignments, unplaced: [], cost: Audit(of: assignments, on: drive).cost,
      bound: 0, status: .feasible, seconds: 1, isStopped: true)
  }

  @Test func aSavedPlanThatCostsLessIsBetter() throws {
    let drive = try FourDonors.parts().drive()
    let saved = plan(placing: 0..<4, of: drive)
    let stopped = plan(placing: 0..<2, of: drive)
    #expect(
      stopped.cost(ofBetterSaved: saved.assignments, on: drive) == saved.cost.total)
    #expect(saved.cost(ofBetterSaved: stopped.assignments, on: drive) == nil)
    #expect(saved.cost(ofBetterSaved: saved.assignments, on: drive) == nil)
  }

  /// The hall is closed to more than two since: what was saved is no plan any more.
  @Test func aSavedPlanThatBreaksARuleIsNone() throws {
    var parts = FourDonors.parts()
    let saved = plan(placing: 0..<4, of: try parts.drive())
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 2)]
    let drive = try parts.drive()
    let stopped = plan(placing: 0..<2, of: drive)
    #expect(stopped.cost(ofBetterSaved: saved.assignments, on: drive) == nil)
  }

  /// People moved from what they were informed of count.
  @Test func whatPeopleWereToldCounts() throws {
    let drive = try FourDonors.parts().drive()
    let late = SlotStart(session: 0, start: 485)
    let published = (0..<4).map { Assignment(registrant: $0, slot: late) }
    let saved = plan(placing: 0..<4, of: drive)
    let audit = Audit(of: published, on: drive, published: published)
    let stopped = Plan(
      assignments: published, unplaced: [], cost: audit.cost, bound: 0, status: .feasible,
      seconds: 1,
      isStopped: true)
    #expect(stopped.cost(ofBetterSaved: saved.assignments, on: drive, published: published) == nil)
  }
}
