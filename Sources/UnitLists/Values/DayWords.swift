import Drives

/// The day that a text about times names beside them: `Thứ Năm, 8h`, `8h ngày 9/12/2021`.
struct DayWords {
  /// What names the days, as far as it is there.
  private(set) var dates: [(year: Int?, month: Int, day: Int)] = []
  /// The days of the week, from Monday (0).
  private(set) var weekdays: [Int] = []
  /// What is left of the text.
  private(set) var rest: TimeTokens

  /// Whether a day is named.
  var isEmpty: Bool { dates.isEmpty && weekdays.isEmpty }

  private static let weekdayWords: [String: Int] = [
    "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5,
  ]
  private static let weekdayNames: [String: Int] = [
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sun": 6, "cn": 6,
  ]

  /// Takes the days out of a text.
  init(_ text: String) {
    rest = TimeTokens(text)
    var open = rest
    var kept: [TimeTokens.Token] = []
    while !open.isEmpty {
      if !DayWords.isInTime(kept.last) && takeDate(&open) || takeWeekday(&open) {
        // What separated the day from the rest goes with it.
        while case .sign(let sign) = kept.last, ",(-:;".unicodeScalars.contains(sign) {
          kept.removeLast()
        }
        while case .sign(let sign) = open.tokens.first, ",)-:;".unicodeScalars.contains(sign) {
          open.tokens.removeFirst()
        }
      } else if let token = open.tokens.popFirst() {
        kept.append(token)
      }
    }
    guard !isEmpty else { return }
    rest.tokens = kept[...]
  }

  /// Whether a number after a token is the minutes of a time: `7h30/8h30` has no day.
  private static func isInTime(_ token: TimeTokens.Token?) -> Bool {
    token == .sign(":") || hourWords.contains { token == .word($0) }
  }

  private static let hourWords: Set<String> = ["h", "g", "gio"]

  private mutating func takeDate(_ open: inout TimeTokens) -> Bool {
    var words = open
    let isSaid = words.take(["ngay"])
    let start = words
    if let first = words.takeNumber(digits: 1...4) {
      for sign in "/-.".unicodeScalars {
        words = start
        _ = words.takeNumber(digits: 1...4)
        guard words.take(sign), let second = words.takeNumber(digits: 1...2) else { continue }
        let beforeThird = words
        if words.take(sign), let third = words.takeNumber(digits: 1...4),
          let date = DayWords.date(first, second, third)
        {
          // The T of `2021-12-09T08:00`.
          _ = words.take(["t"])
          dates.append(date)
          open = words
          return true
        }
        words = beforeThird
        guard sign == "/" || isSaid, (1...31).contains(first), (1...12).contains(second),
          !DayWords.isInTime(words.tokens.first)
        else { continue }
        dates.append((nil, second, first))
        open = words
        return true
      }
      words = start
      if isSaid, (1...31).contains(first), words.takeNumber(digits: 1...2) != nil {
        guard words.take(["thang"]), let month = words.takeNumber(digits: 1...2),
          (1...12).contains(month)
        else { return false }
        var year: Int?
        let beforeYear = words
        if words.take(["nam"]) { year = words.takeNumber(digits: 4...4) }
        if year == nil { words = beforeYear }
        dates.append((year, month, first))
        open = words
        return true
      }
    }
    return false
  }

  private static func date(
    _ first: Int, _ second: Int, _ third: Int
  ) -> (year: Int?, month: Int, day: Int)? {
    if first > 999 {
      return CalendarDate(year: first, month: second, day: third)
        .map { ($0.year, $0.month, $0.day) }
    }
    let year = third < 100 ? 2000 + third : third
    let (day, month) = second > 12 ? (second, first) : (first, second)
    return CalendarDate(year: year, month: month, day: day)
      .map { ($0.year, $0.month, $0.day) }
  }

  private mutating func takeWeekday(_ open: inout TimeTokens) -> Bool {
    var words = open
    if words.take(["thu"]) {
      if let number = words.takeNumber(digits: 1...1), (2...7).contains(number) {
        weekdays.append(number - 2)
      } else if case .word(let word) = words.tokens.first,
        let day = DayWords.weekdayWords[word]
      {
        words.tokens.removeFirst()
        weekdays.append(day)
      } else {
        return false
      }
    } else if words.take(["t"]), let number = words.takeNumber(digits: 1...1),
      (2...7).contains(number), !DayWords.isInTime(words.tokens.first)
    {
      weekdays.append(number - 2)
    } else if words.take(all: "chu", "nhat") {
      weekdays.append(6)
    } else if case .word(let word) = words.tokens.first, let day = DayWords.weekdayNames[word] {
      words.tokens.removeFirst()
      weekdays.append(day)
    } else {
      return false
    }
    open = words
    return true
  }

  /// The sessions that the day may mean; all of them where none is named.
  func sessions(among sessions: [Session]) -> [SessionIndex] {
    sessions.places.filter { index in
      let date = sessions[index].date
      return dates.allSatisfy {
        ($0.year ?? date.year) == date.year && $0.month == date.month && $0.day == date.day
      } && weekdays.allSatisfy { $0 == date.daysAfterMonday }
    }
  }
}
