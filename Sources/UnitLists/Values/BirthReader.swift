import Drives
import Wording
import Workbooks

/// A day of birth or of a donation, of which often only the year is known.
struct Birth: Equatable {
  var year: Int
  var month: Int?
  var day: Int?

  /// The age on a day: exact where the day of birth is known, otherwise that of the year.
  func age(on date: CalendarDate) -> Int {
    let years = date.year - year
    guard let month, let day else { return years }
    return (date.month, date.day) < (month, day) ? years - 1 : years
  }

  /// The day of the calendar; nil where only the year or the month is known.
  var date: CalendarDate? {
    guard let month, let day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}

/// Reads days and years as people and spreadsheets write them.
struct BirthReader {
  /// The year of the drive, which tells 06 from 96.
  let year: Int
  /// The minutes by which the drive's clocks are ahead of universal time, in which programs often
  /// write midnight.
  var zoneMinutes = 420

  /// The most years back that a birth can be.
  private static let mostYears = 100
  /// What a spreadsheet's days stand for where somebody typed a year into a cell for dates.
  private static let years = 1900.0...2100.0
  /// Days of which the format was lost, from 1910 on: no year is that large.
  private static let serials = 3654.0...72_999.0

  /// The day or year in a cell; nil where it is none.
  func birth(of value: CellValue) -> Birth? {
    switch reading(of: value) {
    case .value(let birth), .flagged(let birth, _): return birth
    case .nothing, .left, .refused: return nil
    }
  }

  /// The day or year in a cell, with what must be known of how it was read.
  func reading(of value: CellValue) -> Reading<Birth> {
    let refusal = Reading<Birth>.refused(ValueDiagnostic(.notADate, expected: .ofList(.birth)))
    switch value {
    case .moment(let days):
      // As a day it is one of the year 1905.
      if days == days.rounded(), BirthReader.years.contains(days) {
        return .flagged(Birth(year: Int(days)), readAs("\(Int(days))"))
      }
      return BirthReader.date(ofSerial: days).map { .value($0) } ?? refusal
    case .number(0): return .nothing
    case .number(let number):
      guard let birth = birth(ofNumber: number) else { return refusal }
      return BirthReader.serials.contains(number)
        ? .flagged(birth, readAs(birth.text)) : .value(birth)
    case .text:
      let text = value.written
      if WrittenText.saysNothing(text) || text == "0" { return .nothing }
      guard let (birth, isMonthFirst) = birth(ofText: text) else { return refusal }
      let isSerial = Double(text).map(BirthReader.serials.contains) ?? false
      return isMonthFirst || isSerial ? .flagged(birth, readAs(birth.text)) : .value(birth)
    case .boolean, .error, .uncalculated: return refusal
    }
  }

  private func readAs(_ text: String) -> ValueDiagnostic {
    ValueDiagnostic(.readAs, hint: .ofList(.valueReadAs(text)))
  }

  /// The years that a birth can lie in.
  var likelyYears: ClosedRange<Int> { year - BirthReader.mostYears...year }

  /// The year that somebody typed who reads as born in 1900 or 1905: a spreadsheet shows 1990 as
  /// 12/6/1905 and 90 as 30/3/1900 in a cell for dates.
  func typedYear(of birth: Birth) -> Int? {
    guard let date = birth.date else { return nil }
    let serial = Birth.number(date) - Birth.number(1899, 12, 30)
    if BirthReader.years.contains(Double(serial)) { return serial }
    // Days before March 1900 are one less: spreadsheets count a 29 February 1900.
    return (61...99).contains(serial) ? century(serial) : nil
  }

  private func birth(ofNumber number: Double) -> Birth? {
    guard let whole = Int(exactly: number) else {
      return number >= 3654 ? BirthReader.date(ofSerial: number) : nil
    }
    switch whole {
    case 1900...2999: return Birth(year: whole)
    case 10...99: return Birth(year: century(whole))
    case 3654...72_999: return BirthReader.date(ofSerial: number)
    // 251290; with a day below 10 it would have five digits and is no date for sure.
    case 101_000...311_299: return birth(ofDigits: String(whole))
    // 06121990 that lost its 0, or 19901206.
    case 1_011_900...99_999_999: return birth(ofDigits: String(whole))
    default: return nil
    }
  }

  private func birth(ofText text: String) -> (Birth, isMonthFirst: Bool)? {
    let text = WrittenText.withoutFraction(text)
    if let birth = birth(ofISO: text) { return (birth, false) }
    let parts = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    let folded = Folding.words(text)
    let words = folded.split(whereSeparator: { !$0.isLetter })
    let months = words.compactMap { BirthReader.months[$0] }
    guard words.allSatisfy({ BirthReader.words.contains($0) || BirthReader.months[$0] != nil })
    else { return nil }
    if let month = months.first {
      guard months.count == 1 else { return nil }
      switch parts.count {
      case 1: return date(day: nil, month: month, year: parts[0]).map { ($0, false) }
      case 2 where parts[0] > 99:
        return date(day: parts[1], month: month, year: parts[0]).map { ($0, false) }
      case 2: return date(day: parts[0], month: month, year: parts[1]).map { ($0, false) }
      default: return nil
      }
    }
    switch parts.count {
    case 1:
      let digits = text.filter { $0.isASCII && $0.isNumber }
      guard digits.count > 1 else { return nil }
      let birth =
        digits.count == 2
        ? Birth(year: century(parts[0]))
        : digits.count <= 5 ? birth(ofNumber: Double(parts[0])) : birth(ofDigits: digits)
      return birth.map { ($0, false) }
    case 2:
      let birth =
        parts[0] > 999
        ? date(day: nil, month: parts[1], year: parts[0])
        : date(day: nil, month: parts[0], year: parts[1])
      return birth.map { ($0, false) }
    // A time of day after the date says nothing.
    case 3, 5, 6:
      if parts[0] > 999 {
        return date(day: parts[2], month: parts[1], year: parts[0]).map { ($0, false) }
      }
      if let birth = date(day: parts[0], month: parts[1], year: parts[2]) { return (birth, false) }
      // The order of America.
      return date(day: parts[1], month: parts[0], year: parts[2]).map { ($0, true) }
    default: return nil
    }
  }

  private static let words: Set<Substring> = [
    "ngay", "thang", "nam", "sinh", "sn", "ns", "t", "th", "thg", "khoang", "luc", "gio", "sa",
    "ch", "am", "pm",
  ]
  private static let months: [Substring: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12, "january": 1, "february": 2, "march": 3,
    "april": 4, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11,
    "december": 12,
  ]

  /// `1990-05-06T00:00:00.000Z` as programs write it, with what it may leave out.
  ///
  /// Universal time is put into the drive's own, so that a midnight stays on its day.
  private func birth(ofISO text: String) -> Birth? {
    let pattern =
      #/(\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?/#
    guard text.utf8.count >= 8, text.utf8.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }),
      let match = text.wholeMatch(of: pattern), let year = Int(match.output.1),
      let month = Int(match.output.2), let day = Int(match.output.3),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    let minutes =
      (match.output.4.flatMap { Int($0) } ?? 0) * 60 + (match.output.5.flatMap { Int($0) } ?? 0)
    guard match.output.7 == "Z", minutes != 0, minutes + zoneMinutes >= 1440 else {
      return Birth(year: date.year, month: date.month, day: date.day)
    }
    return BirthReader.date(ofSerial: Double(Birth.number(date) - Birth.number(1899, 12, 30) + 1))
  }

  /// `06121990`, `19901206` or `061290`, perhaps without its 0.
  private func birth(ofDigits digits: String) -> Birth? {
    let digits = digits.count == 7 ? "0" + digits : digits
    guard let number = Int(digits) else { return nil }
    if digits.count == 6 {
      return date(day: number / 10_000, month: number / 100 % 100, year: number % 100)
    }
    guard digits.count == 8 else { return nil }
    return date(day: number / 1_000_000, month: number / 10_000 % 100, year: number % 10_000)
      ?? date(day: number % 100, month: number / 100 % 100, year: number / 10_000)
  }

  private func date(day: Int?, month: Int, year: Int) -> Birth? {
    let year = year < 100 ? century(year) : year
    guard let day else {
      return (1...12).contains(month) && (1900...2999).contains(year)
        ? Birth(year: year, month: month) : nil
    }
    return CalendarDate(year: year, month: month, day: day).map { _ in
      Birth(year: year, month: month, day: day)
    }
  }

  /// Two digits are the year that lies at most a century back.
  private func century(_ digits: Int) -> Int {
    let candidate = year / 100 * 100 + digits
    return candidate > year - 10 ? candidate - 100 : candidate
  }

  /// The day that spreadsheets count so, from 1900 on; they count a 29 February 1900 that never was.
  static func date(ofSerial serial: Double) -> Birth? {
    guard serial >= 1, serial < 400_000 else { return nil }
    let days = Int(serial) - (serial >= 60 ? 2 : 1)
    // Days since 1 March of year 0, by the civil calendar of years that begin in March.
    let shifted = days + 693_901
    let era = shifted / 146_097
    let ofEra = shifted % 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    return Birth(
      year: era * 400 + year + (civilMonth <= 2 ? 1 : 0), month: civilMonth,
      day: ofYear - (153 * month + 2) / 5 + 1)
  }
}

extension Birth {
  /// As people write it: `6/12/1990`, or the year.
  var text: String { [day, month, year].compactMap { $0.map(String.init) }.joined(separator: "/") }

  /// How many days before a date it was at the most; nil where not even the month is known, or it
  /// lies after the date.
  func days(before date: CalendarDate) -> Int? {
    guard let month else { return nil }
    let days = Birth.number(date) - Birth.number(year, month, day ?? 1)
    return days >= 0 ? days : nil
  }

  /// The day that lies a number of days after it; nil where the day is not known.
  func adding(days: Int) -> Birth? {
    guard let date else { return nil }
    let serial = Birth.number(date) - Birth.number(1899, 12, 30) + days
    return BirthReader.date(ofSerial: Double(serial))
  }

  static func number(_ date: CalendarDate) -> Int { number(date.year, date.month, date.day) }

  /// Days counted from some day on.
  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let shifted = month > 2 ? month - 3 : month + 9
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day
  }
}
