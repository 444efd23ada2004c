import Drives
import Plans
import TestSupport
import Testing

@Suite struct ToldPlanTests {
  private func published(_ slots: [(String, String)], unplaced: [String] = []) -> PublishedPlan {
    PublishedPlan(
      invitations: slots.compactMap { id, text in
        NamedSlot(text).map { PublishedPlan.Invitation(registrant: id, unit: "ward", slot: $0) }
      }, unplaced: unplaced)
  }

  @Test func slotsAreNamedAsPlanFilesDo() {
    #expect(NamedSlot("hall 08:15") == NamedSlot(session: "hall", start: 495))
    #expect(NamedSlot("hall 08:15")?.text == "hall 08:15")
    for text in ["08:15", "hall", "hall 8", "hall 25:00", " 08:15"] {
      #expect(NamedSlot(text) == nil, "\(text)")
    }
  }

  @Test func everyoneWhoseSlotIsAnotherOne() {
    let before = published([("an", "hall 08:00"), ("bình", "hall 08:00"), ("gone", "hall 08:05")])
    let after = published([("bình", "hall 08:10"), ("an", "hall 08:00"), ("chi", "hall 08:05")])
    let changes = before.changes(to: after, order: ["an", "bình", "chi", "dũng"])
    #expect(changes.map(\.registrant) == ["bình", "chi", "gone"])
    #expect(changes.map { $0.from?.text } == ["hall 08:00", nil, "hall 08:05"])
    #expect(changes.map { $0.to?.text } == ["hall 08:10", "hall 08:05", nil])
    #expect(after.changes(to: after) == [])
  }

  @Test func whatTheDriveDoesNotKnowIsStillTold() throws {
    let drive = try FourDonors.parts().drive()
    let plan = published([("chi", "tent 08:00"), ("nobody", "hall 08:00"), ("an", "hall 09:59")])
    let assignments = plan.assignments(on: drive)
    #expect(
      assignments == [
        Assignment(registrant: 0, slot: SlotStart(session: 0, start: 599)),
        Assignment(registrant: 2, slot: SlotStart(session: -1, start: 480)),
      ])
    // Wherever they are now, both are moved.
    let now = (0..<4).map { Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480)) }
    #expect(Cost(of: now, on: drive, published: assignments)[.moved] == 100)
    #expect(!drive.hasSlot(assignments[0].slot) && !drive.hasSlot(assignments[1].slot))
  }

  @Test func aPlanByItsNames() throws {
    let drive = try FourDonors.parts().drive()
    let plan = PublishedPlan(
      of: [Assignment(registrant: 3, slot: SlotStart(session: 0, start: 485))], on: drive)
    #expect(
      plan.invitations == [
        PublishedPlan.Invitation(
          registrant: "dũng", unit: "school", slot: NamedSlot(session: "hall", start: 485))
      ])
    #expect(plan.unplaced == ["an", "bình", "chi"])
  }
}
