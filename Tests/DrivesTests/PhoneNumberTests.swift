import Drives
import TestSupport
import Testing

@Suite struct PhoneNumberTests {
  @Test(arguments: [
    ("0912345678", "0912345678"), ("0912 345 678", "0912345678"), ("0912.345.678", "0912345678"),
    ("+84 912 345 678", "0912345678"), ("0084912345678", "0912345678"),
    ("84912345678", "0912345678"), ("+84 (0)912 345 678", "0912345678"),
    ("024-3858.7882", "02438587882"), ("01681234567", "0381234567"),
  ])
  func numbers(written: String, digits: String) {
    #expect(PhoneNumber(written)?.digits == digits)
  }

  @Test(arguments: [
    "", "912345678", "9.12E+08", "không có", "0912345678 0987654321", "+1 912 345 678", "113",
    "091234567", "09123456789", "0412345678", "0912345678a", "+0912345678",
  ])
  func whatIsNone(written: String) {
    #expect(PhoneNumber(written) == nil)
  }
}

@Suite struct SlotsOfSomebodyTests {
  /// One session of 8:00–9:00 with slots of 15 minutes and a stay of 10: the last slot is 8:30.
  private func session(_ id: String) throws -> Session {
    let date = try #require(CalendarDate(year: 2021, month: 12, day: 9))
    return Session(
      id: id, site: "", address: "", date: date, opens: 480, closes: 540, slotMinutes: 15,
      stages: [Stage(id: "bed", minutes: 10, zone: "beds", servers: .constant(2))])
  }

  @Test(arguments: [
    ([], true), ([(nil, 480, 495)], true), ([(nil, 481, 495)], false),
    ([(nil, 480, 490), (nil, 490, 495)], false), ([(nil, 525, 540)], false),
    ([(1, 510, 525)], true), ([(nil, 720, 800)], false),
  ])
  func aSlotLiesWhollyInOneInterval(
    available: [(session: Int?, from: Int, to: Int)], hasSlot: Bool
  ) throws {
    let sessions = [try session("a"), try session("b")]
    let hours = available.map {
      Availability(
        session: $0.session.map { SessionIndex($0) },
        interval: MinuteInterval(from: $0.from, to: $0.to))
    }
    #expect(sessions.haveSlot(for: hours, of: Unit(id: "u")) == hasSlot)
    // A unit whose people may only come to the other session, and not that early.
    let unit = Unit(id: "u", from: 500, sessions: [1])
    #expect(
      sessions.haveSlot(for: hours, of: unit)
        == (hasSlot && available.allSatisfy { $0.to > 500 }))
  }
}
