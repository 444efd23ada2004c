import DriveFiles
import Drives
import GLPK
import Plans
import TestSupport
import Testing
import WhatIf

/// What keeps people out who come together: a limit may have room for one more person and none for two.
@Suite struct ExplainCompanionsTests {
  /// Three slots, at 08:00, 08:05 and 08:10; An and Bình come together.
  private func explanation(arrivals: Int? = nil, screening: Int = 9) throws -> Explanation {
    var parts = FourDonors.parts()
    let whole = FourDonors.session(screening: .constant(screening))
    parts.sessions = [
      Session(
        id: "hall", date: whole.date, opens: 480, closes: 514, slotMinutes: 5,
        arrivalsPerSlot: arrivals, stages: whole.stages)
    ]
    parts.registrants.replaceSubrange(
      0..<2,
      with: [
        Registrant(id: "an", unit: 0, group: "1"), Registrant(id: "bình", unit: 0, group: "1"),
      ])
    let fixture = try DriveFixture(try parts.drive())
    return try fixture.explainer.explain()
  }

  @Test func onePlaceInEachSlotIsNoneForTwo() throws {
    let found = try explanation(arrivals: 1)
    #expect(found.plan.unplaced.map(\.registrant) == [0, 1])
    // One of the three slots is empty, and full all the same for two.
    #expect(
      found.tightConstraints.map(\.limit) == [
        TightConstraint(rule: .arrivalsPerSlot, session: 0, subject: "hall", from: 480, to: 495)
      ])
    #expect(found.tightConstraints.map(\.keepsOut) == [true])
  }

  @Test func oneScreenerIsTooFewForTwo() throws {
    let found = try explanation(screening: 1)
    #expect(found.plan.unplaced.map(\.registrant) == [0, 1])
    // Two in one slot keep 1.6 screeners busy, whoever else is there: from 08:05, when the first of
    // them may be there, until 08:23, when the last may be.
    #expect(
      found.tightConstraints.map(\.limit) == [
        TightConstraint(rule: .stageCapacity, session: 0, subject: "screening", from: 485, to: 504)
      ])
    #expect(found.tightConstraints.map(\.keepsOut) == [true])
    #expect(
      found.fixes.filter(\.isEnough).first?.settings.map(\.key)
        == ["sessions.hall.stages.screening.servers"])
  }
}
