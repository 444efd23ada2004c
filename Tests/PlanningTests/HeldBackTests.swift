import Drives
import GLPK
import Planning
import Plans
import TestSupport
import Testing

/// Whoever gets no slot because of an answer has none in any plan, and everybody else is planned.
@Suite struct HeldBackTests {
  private func drive(leavesOut: Bool) throws -> Drive {
    let parts = FourDonors.parts()
    let drive = try parts.drive()
    let declaration = Declaration(
      id: "contact", vietnamese: "Có tiếp xúc?", barring: true, leavesOut: leavesOut)
    return try Drive(
      name: drive.name, sessions: drive.sessions, turnout: drive.turnout, weights: drive.weights,
      declarations: [declaration], units: drive.units,
      registrants: drive.registrants.enumerated().map { index, person in
        Registrant(
          id: person.id, name: person.name, unit: person.unit, birthYear: person.birthYear,
          phone: person.phone, kind: person.kind, available: person.available,
          preferred: person.preferred, group: person.group, priority: person.priority,
          pinned: person.pinned, party: person.party, answers: [index == 1])
      })
  }

  @Test func onlyWhoIsMeantHasNoSlot() throws {
    let drive = try drive(leavesOut: true)
    let plan = try Planner(solver: GLPKSolver()).plan(drive)
    #expect(plan.unplaced == [Unplaced(registrant: 1, reason: .heldBack)])
    #expect(
      Set(plan.assignments.map(\.registrant)) == Set(drive.registrants.places).subtracting([1]))
    #expect(drive.registrantsWithoutSlot == [1])
    // Giving the person a slot all the same breaks `availability`, and nothing else does.
    let slot = try #require(plan.assignments.first?.slot)
    let broken = Audit(of: plan.assignments + [Assignment(registrant: 1, slot: slot)], on: drive)
      .violations.filter { $0.rule == .availability }
    #expect(broken.map(\.subject) == [drive.registrants[1].id])
  }

  @Test func whoMayNotGiveIsPlannedUnlessTheDriveSaysOtherwise() throws {
    let plan = try Planner(solver: GLPKSolver()).plan(drive(leavesOut: false))
    #expect(plan.unplaced.isEmpty)
  }

  @Test func theReasonHasACodeOfItsOwn() {
    let reason = Unplaced.Reason.heldBack
    #expect(reason.code == .heldBack && reason.code?.rawValue == "held-back")
    #expect(reason.allowedSlots == 0 && reason.rules == [])
    #expect(Unplaced.Reason(code: .heldBack, rules: [], allowedSlots: 0) == reason)
  }
}
