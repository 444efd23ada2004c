import Drives
import Workbooks

/// A day of birth, of which often only the year is known.
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
}

/// Reads days and years as people and spreadsheets write them.
struct BirthReader {
  /// The year of the drive, which tells 06 from 96.
  let year: Int

  /// The day or year in a cell; nil where it is none.
  func birth(of value: CellValue) -> Birth? {
    switch value {
    case .moment(let days): return BirthReader.date(ofSerial: days)
    case .number(let number): return birth(ofNumber: number)
    case .text(let text): return birth(ofText: text)
    case .boolean, .error, .uncalculated: return nil
    }
  }

  private func birth(ofNumber number: Double) -> Birth? {
    guard let whole = Int(exactly: number) else { return BirthReader.date(ofSerial: number) }
    switch whole {
    case 1900...2999: return Birth(year: whole)
    case 0...99: return Birth(year: century(whole))
    // Days of which the format was lost, from 1910 on: no year is that large.
    case 3654...72_999: return BirthReader.date(ofSerial: number)
    // 06121990 that lost its 0, or 19901206.
    case 1_011_900...99_999_999: return birth(ofDigits: String(whole))
    default: return nil
    }
  }

  private func birth(ofText text: String) -> Birth? {
    let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
    let folded = Folding.words(text)
    let words = folded.split(separator: " ").filter { Int($0) == nil }
    let allowed: Set<Substring> = ["ngay", "thang", "nam", "sinh", "sn", "ns", "t00", "z"]
    guard words.allSatisfy(allowed.contains) else { return nil }
    switch parts.count {
    case 1:
      let digits = text.filter(\.isNumber)
      return digits.count <= 5 ? birth(ofNumber: Double(parts[0])) : birth(ofDigits: digits)
    case 2: return date(day: nil, month: parts[0], year: parts[1])
    // A time of day after the date says nothing.
    case 3, 5, 6:
      return parts[0] > 999
        ? date(day: parts[2], month: parts[1], year: parts[0])
        : date(day: parts[0], month: parts[1], year: parts[2])
    default: return nil
    }
  }

  /// `06121990` or `19901206`, perhaps without its 0.
  private func birth(ofDigits digits: String) -> Birth? {
    let digits = digits.count == 7 ? "0" + digits : digits
    guard digits.count == 8, let number = Int(digits) else { return nil }
    return date(day: number / 1_000_000, month: number / 10_000 % 100, year: number % 10_000)
      ?? date(day: number % 100, month: number / 100 % 100, year: number / 10_000)
  }

  private func date(day: Int?, month: Int, year: Int) -> Birth? {
    let year = year < 100 ? century(year) : year
    guard let day else {
      return (1...12).contains(month) && (1900...2999).contains(year)
        ? Birth(year: year, month: month) : nil
    }
    if CalendarDate(year: year, month: month, day: day) != nil {
      return Birth(year: year, month: month, day: day)
    }
    // The other order of America.
    return CalendarDate(year: year, month: day, day: month).map {
      Birth(year: $0.year, month: $0.month, day: $0.day)
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
