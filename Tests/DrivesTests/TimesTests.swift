import Drives
import Testing

@Suite struct TimesTests {
  @Test(arguments: [
    ("07:30", 450), ("7:30", 450), ("00:00", 0), ("24:00", 1440), ("23:59", 1439),
  ])
  func timesOnTheClockAreMinutes(_ text: String, _ minute: Int) {
    #expect(ClockTime.minute(of: text) == minute)
  }

  @Test(arguments: [
    "", "7", "0730", "07:3", "07:60", "24:01", "25:00", "-1:30", "07:30:00", "７:30", "7h30",
    " 7:30",
    "007:30", ":30", "07 30", "+7:30",
  ])
  func nothingElseIsATime(_ text: String) {
    #expect(ClockTime.minute(of: text) == nil)
  }

  @Test func everyMinuteIsReadBackFromItsText() {
    for minute in ClockTime.day {
      #expect(ClockTime.minute(of: ClockTime.text(minute)) == minute)
    }
  }

  @Test func theCalendarHasItsDays() {
    #expect(CalendarDate(year: 2024, month: 2, day: 29)?.isoText == "2024-02-29")
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2021, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 2021, month: 4, day: 31) == nil)
    #expect(CalendarDate(year: 2021, month: 12, day: 9)?.daysAfterMonday == 3)
    #expect(CalendarDate(year: 2024, month: 2, day: 29)?.daysAfterMonday == 3)
    #expect(CalendarDate.latest.isoText == "2999-12-31")
  }
}
