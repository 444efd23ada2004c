/// A day of the calendar, without a time zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// The last year a date may have.
  static let latestYear = 2999

  /// The last day a date may be.
  public static let latest = CalendarDate(lastDayOf: latestYear)

  /// The year, 1900…2999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The given day, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...CalendarDate.latestYear).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private init(lastDayOf year: Int) { (self.year, month, day) = (year, 12, 31) }

  /// The number of days from Monday (0) to Sunday (6), by Sakamoto's method (1992).
  public var daysAfterMonday: Int {
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
    let y = month < 3 ? year - 1 : year
    return (y + y / 4 - y / 100 + y / 400 + shift + day + 6) % 7
  }

  /// The day as ISO 8601 writes it: `2021-12-09`.
  public var isoText: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// Earlier days come first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}

/// Times of day are whole minutes after midnight, 0…1440; this is how they are written and read.
public enum ClockTime {
  /// Every minute a clock shows, with the midnight that ends the day.
  public static let day = 0...1440

  /// The minute as text: 450 is `07:30`. Minutes past midnight of the next day count on: `24:05`.
  public static func text(_ minute: Int) -> String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// The minute that `text` names, `7:30` or `07:30`, up to `24:00`; nil for anything else.
  public static func minute(of text: some StringProtocol) -> Int? {
    let digits = Array(text.utf8)
    guard digits.count == 4 || digits.count == 5, digits[digits.count - 3] == UInt8(ascii: ":")
    else { return nil }
    var numbers = [0, 0]
    for (position, byte) in digits.enumerated() where position != digits.count - 3 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let part = position < digits.count - 3 ? 0 : 1
      numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
    }
    guard numbers[1] < 60, numbers[0] * 60 + numbers[1] <= 1440 else { return nil }
    return numbers[0] * 60 + numbers[1]
  }
}

/// The minutes from `from` up to, and without, `to`.
public struct MinuteInterval: Hashable, Sendable {
  /// The first minute inside.
  public let from: Int
  /// The first minute after.
  public let to: Int

  /// The half-open interval `[from, to)`.
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// Whether the minute lies inside.
  public func contains(_ minute: Int) -> Bool { from <= minute && minute < to }

  /// Whether the whole of `other` lies inside.
  public func contains(_ other: MinuteInterval) -> Bool { from <= other.from && other.to <= to }

  /// Whether some minute lies in both.
  public func overlaps(_ other: MinuteInterval) -> Bool { from < other.to && other.from < to }
}
