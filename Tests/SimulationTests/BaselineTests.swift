import Drives
import Plans
import Simulation
import TestSupport
import Testing

@Suite struct BaselineTests {
  private func starts(_ baseline: Baseline, _ drive: Drive) -> [Int] {
    baseline.assignments(on: drive, besides: []).map(\.slot.start)
  }

  @Test func fourDonorsInEachWay() throws {
    // Slots from 08:00 to 08:35, all in one hour.
    let drive = try FourDonors.parts().drive()
    #expect(starts(.everyoneAtOpening, drive) == [480, 480, 480, 480])
    #expect(starts(.hourlyBlocks, drive) == [480, 480, 480, 480])
    #expect(starts(.evenSpread, drive) == [480, 490, 500, 510])
  }

  @Test func hoursWithoutASlotOfTheirOwnBeginWithTheNext() throws {
    let session = Session(
      id: "hall", date: FourDonors.date(9), opens: 480, closes: 720, slotMinutes: 25,
      stages: [Day.stage("desk")])
    let drive = try Day.drive([session], people: 4)
    // Slots 480, 505, 530, 555, 580, 605, 630, 655, 680: the hours begin at 480, 540, 600, 660.
    #expect(starts(.hourlyBlocks, drive) == [480, 555, 605, 680])
  }

  @Test func peopleKeepTheSessionOfThePlan() throws {
    var parts = FourDonors.parts()
    parts.sessions.append(FourDonors.session(id: "other", day: 10))
    parts.units[1] = Unit(id: "school", sessions: [1])
    let drive = try parts.drive()
    let plan = [Assignment(registrant: 1, slot: SlotStart(session: 1, start: 480))]
    let all = Baseline.everyoneAtOpening.assignments(on: drive, besides: plan)
    #expect(all.map(\.registrant) == [0, 1, 2, 3])
    #expect(all.map(\.slot.session) == [0, 1, 0, 1])
  }

  @Test func peopleOutsideTheirHoursAreCounted() throws {
    var parts = FourDonors.parts()
    parts.units[1] = Unit(id: "school", from: 500)
    parts.registrants[0] = Registrant(
      id: "an", unit: 0,
      available: [Availability(interval: MinuteInterval(from: 490, to: 540))])
    let drive = try parts.drive()
    let plan = Baseline.everyoneAtOpening.assignments(on: drive, besides: [])
    #expect(drive.invitedOutsideTheirHours(plan) == 2)
  }
}
