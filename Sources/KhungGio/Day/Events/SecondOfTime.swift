import Drives
package import Foundation

/// A moment as the history keeps it, `2026-11-22T02:40:11Z`, in four bytes: seconds since 1970.
package struct SecondOfTime: Equatable, Sendable {
  /// How many seconds since the beginning of 1970.
  package let seconds: UInt32

  private static let (day, hour, minute) = (86_400, 3_600, 60)
  /// Days from the first of March of the year 0 to the beginning of 1970.
  private static let daysBefore1970 = 719_468
  /// Days of 400, of 4, of 100 years, and of one.
  private static let (era, four, century, year) = (146_097, 1_461, 36_524, 365)

  /// A moment.
  ///
  /// - Parameter seconds: how many seconds since the beginning of 1970.
  package init(seconds: UInt32) { self.seconds = seconds }

  /// The moment of a text; nil for any other text than ``text`` would give.
  ///
  /// - Parameter text: the text.
  package init?(_ text: String) {
    guard text.utf8.count == SecondOfTime.form.count else { return nil }
    var parts = [0]
    for (sign, form) in zip(text.utf8, SecondOfTime.form) {
      if form != UInt8(ascii: "0") {
        guard sign == form else { return nil }
        parts.append(0)
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign) else { return nil }
      parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(sign - UInt8(ascii: "0"))
    }
    guard let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2]),
      parts[3] < SecondOfTime.day / SecondOfTime.hour,
      parts[4] < SecondOfTime.minute, parts[5] < SecondOfTime.minute,
      let seconds = UInt32(
        exactly: SecondOfTime.daysSince1970(date) * SecondOfTime.day
          + parts[3] * SecondOfTime.hour + parts[4] * SecondOfTime.minute + parts[5])
    else { return nil }
    self.init(seconds: seconds)
  }

  private static let form = Array("0000-00-00T00:00:00Z".utf8)

  /// As the history keeps it.
  package var text: String {
    let date = SecondOfTime.date(daysSince1970: Int(seconds) / SecondOfTime.day)
    let left = Int(seconds) % SecondOfTime.day
    var parts = [
      date.year, date.month, date.day, left / SecondOfTime.hour,
      left % SecondOfTime.hour / SecondOfTime.minute, left % SecondOfTime.minute,
    ]
    return String(unsafeUninitializedCapacity: SecondOfTime.form.count) { buffer in
      for (place, form) in SecondOfTime.form.enumerated().reversed() {
        if form == UInt8(ascii: "0") {
          buffer[place] = form + UInt8(parts[parts.count - 1] % 10)
          parts[parts.count - 1] /= 10
        } else {
          buffer[place] = form
          if form != UInt8(ascii: "Z") { parts.removeLast() }
        }
      }
      return SecondOfTime.form.count
    }
  }

  /// The same on every clock.
  package var date: Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }

  // Days are counted from the first of March, so that the day that some years have more is the last
  // one.

  private static func daysSince1970(_ date: CalendarDate) -> Int {
    let months = (date.month + 9) % 12
    let years = months >= 10 ? date.year - 1 : date.year
    let days = years * year + years / 4 - years / 100 + years / 400
    return days + (153 * months + 2) / 5 + date.day - 1 - daysBefore1970
  }

  private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let days = days + daysBefore1970
    let ofEra = days % era
    let yearOfEra = (ofEra - ofEra / (four - 1) + ofEra / century - ofEra / (era - 1)) / year
    let ofYear = ofEra - (year * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let months = (5 * ofYear + 2) / 153
    let month = (months + 2) % 12 + 1
    return (
      days / era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
      ofYear - (153 * months + 2) / 5 + 1
    )
  }
}
