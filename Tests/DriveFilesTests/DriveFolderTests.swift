import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing

@Suite struct DriveFolderTests {
  @Test func everyKeyAndColumnOfTheContractIsRead() throws {
    let drive = try FolderFixture().drive()
    let date = try #require(CalendarDate(year: 2021, month: 12, day: 9))
    var weights = Weights()
    weights[.split] = 4
    let expected = try Drive(
      name: "Giọt hồng", organizer: "Ban vận động",
      sessions: [
        Session(
          id: "hall", site: "Hội trường", date: date, opens: 450, closes: 540, slotMinutes: 15,
          arrivalsPerSlot: 4,
          stages: [
            Stage(id: "reception", minutes: 5, zone: "hall", servers: .constant(2)),
            Stage(
              id: "donation", minutes: 10, zone: "beds", defers: true,
              servers: .shifts([
                Staffing.Shift(interval: MinuteInterval(from: 450, to: 510), count: 3),
                Staffing.Shift(interval: MinuteInterval(from: 510, to: 540), count: 2),
              ])),
          ],
          crowdLimits: [
            CrowdLimit(zone: "*", limit: 6),
            CrowdLimit(zone: "beds", limit: 4, from: 480, to: 510),
          ],
          bloodUnits: BloodUnits(target: 3, ceiling: 8))
      ],
      turnout: Turnout(
        rates: Rates(show: 0.8, deferral: 0.25), planFor: .probability(0.95),
        kinds: [DonorKind(name: "first_time", rates: Rates(show: 0.7, deferral: 0.45))]),
      maxAway: .percent(50), weights: weights,
      units: [Unit(id: "office"), Unit(id: "school")],
      registrants: [
        Registrant(
          id: "a1", name: "Nguyễn Văn An", unit: 0, birthYear: 1980, phone: "0900000001",
          available: [Availability(interval: MinuteInterval(from: 450, to: 510))],
          preferred: PreferredStart(start: 480), priority: 2),
        Registrant(
          id: "a2", name: "Trần Thị Bình", unit: 0, birthYear: 1990, phone: "0900000002", kind: 0,
          group: "pair"),
        Registrant(
          id: "a3", name: "Lê Chi", unit: 0, phone: "0900000003",
          available: [Availability(session: 0, interval: MinuteInterval(from: 450, to: 540))],
          preferred: PreferredStart(session: 0, start: 495), group: "pair"),
        Registrant(
          id: "b1", name: "Đỗ, Dũng", unit: 1, birthYear: 2000,
          pinned: SlotStart(session: 0, start: 465)),
      ])
    #expect(drive == expected)
  }
}
