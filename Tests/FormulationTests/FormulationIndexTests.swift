import Drives
import Formulation
import TestSupport
import Testing

/// Places in the lists of a formulation.
@Suite struct FormulationIndexTests {
  /// Two sessions of eight slots each; the second unit may come to the second session alone.
  private func problem() throws -> PlanningProblem {
    var parts = FourDonors.parts()
    parts.sessions = [
      FourDonors.session(id: "monday", day: 6, arrivalsPerSlot: 3),
      FourDonors.session(id: "tuesday", day: 7, arrivalsPerSlot: 2),
    ]
    parts.units = [Unit(id: "ward"), Unit(id: "school", sessions: [1])]
    return PlanningProblem(of: try parts.drive(), published: [])
  }

  @Test func slotsStandSessionBySession() throws {
    let capacity = try problem().capacity
    #expect(capacity.slots.places == SlotIndex(0)..<SlotIndex(16))
    #expect(capacity.sessions == SessionIndex(0)..<SessionIndex(2))
    #expect(capacity.slotsOfSession.map(\.places) == [0..<8, 8..<16])
    let slot = SlotIndex(9)
    #expect(capacity.slots[slot].slotStart == SlotStart(session: 1, start: 485))
    #expect(capacity.slots[slot].session == SessionIndex(1))
    #expect(capacity.load(slot: slot, kind: 0) == 9)
    #expect(capacity.mostPeople(inSlot: slot) == 2)
    #expect(capacity.mostPeopleOfSlots[..<10] == [3, 3, 3, 3, 3, 3, 3, 3, 2, 2])
  }

  /// The ninth slot of all is the first of those open to the school.
  @Test func aUnitsSlotsAreAListOfItsOwn() throws {
    let problem = try problem()
    let school = try #require(problem.units.first { $0.unit == UnitIndex(1) })
    #expect(school.slots == (8..<16).map { SlotIndex($0) })
    #expect(Set(school.sessions) == [SessionIndex(1)])
    #expect(school.classes.flatMap(\.items) == [[RegistrantIndex(3)]])
    let ward = try #require(problem.units.first { $0.unit == UnitIndex(0) })
    #expect(ward.slots == Array(problem.capacity.slots.places))
  }

  @Test func rowsOfASessionAreNextToEachOther() throws {
    let capacity = try problem().capacity
    let rows = ConstraintMatrix(capacity)
    for session in capacity.sessions {
      let range = rows.limitsOfSession[session.rawValue]
      #expect(!range.isEmpty)
      #expect(range.allSatisfy { capacity.limits[$0].session == session })
    }
    // Each load of the slot counts towards the row that limits its arrivals.
    let shares = capacity.limitsOfLoad[capacity.load(slot: SlotIndex(9), kind: 0)]
    let arrivals = shares.map { capacity.limits[$0.limit] }.filter { $0.rule == .arrivalsPerSlot }
    #expect(arrivals.map(\.minute) == [485] && arrivals.map(\.bound) == [2])
  }
}
