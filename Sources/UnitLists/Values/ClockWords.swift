/// The words of a time as people write it: `7h30`, `07 giờ 30`, `8 giờ đến 9`, `2:30 chiều`.
struct ClockWords {
  private var words: TimeTokens
  /// Whether a time of day had seconds other than 0, as only clocks write them.
  private(set) var hasSeconds = false

  /// Whether a text is hours, as headings of columns to be marked are.
  static func isHours(_ text: String) -> Bool {
    var words = ClockWords(text)
    return words.interval() != nil
  }

  init(_ text: String) { words = TimeTokens(text) }

  /// The words of some tokens.
  init(_ tokens: TimeTokens) { words = tokens }

  /// The one time that is all there is; nil for anything else.
  mutating func onlyClock() -> Int? {
    _ = words.take(ClockWords.about)
    let minute = clock(mayBeBare: false)
    return words.isEmpty ? minute : nil
  }

  /// What may stand before a time and changes nothing.
  private static let about: Set<String> = ["luc", "vao", "dung", "khoang", "tam", "chung", "at"]

  /// The interval that is all there is: both ends, or one with `sau` or `trước`; nil for anything
  /// else.
  mutating func interval() -> (from: Int, to: Int)? {
    // `đến sau 9h`: somebody comes after nine.
    let whole = words
    if words.take("-"), !words.begins(with: ["sau", "truoc", "tu", "after", "before"]) {
      words = whole
    }
    _ = words.take(["chi"])
    if words.take(["truoc", "before"]) || words.take("-") {
      guard let to = onlyClock() else { return nil }
      return (0, to)
    }
    let isOpen = words.take(["sau", "after"])
    let isFrom = !isOpen && words.take(["tu", "from"])
    _ = words.take(ClockWords.about)
    let start = words
    guard var from = clock(mayBeBare: true) else { return nil }
    if words.take(all: "tro", "di") || words.take(all: "onwards") {
      guard words.isEmpty else { return nil }
      return (from, 1440)
    }
    if words.take(all: "tro", "ve", "truoc") || words.take(all: "tro", "lai") {
      guard words.isEmpty, !isOpen, !isFrom else { return nil }
      return (0, from)
    }
    if words.isEmpty, isOpen || isFrom {
      words = start
      return onlyClock().map { ($0, 1440) }
    }
    guard !isOpen, words.take("-") || words.take(["den", "toi", "to", "until"]) else { return nil }
    _ = words.take(["truoc", "before"])
    let rest = words
    guard let to = clock(mayBeBare: true), words.isEmpty else { return nil }
    // `7-8`, which could be anything, is no interval; `2-3h chiều` is one of the afternoon.
    guard ClockWords.hasHour(start.tokens) || ClockWords.hasHour(rest.tokens) else { return nil }
    if from < to - 720, from + 720 < to { from += 720 }
    return (from, to)
  }

  /// Whether a number among the words is said to be an hour.
  private static func hasHour(_ tokens: ArraySlice<TimeTokens.Token>) -> Bool {
    tokens.contains { token in
      switch token {
      case .word: return true
      case .sign(let sign): return sign == ":" || sign == "."
      case .number(_, let digits): return digits > 2
      }
    }
  }

  /// A time of day at the beginning.
  private mutating func clock(mayBeBare: Bool) -> Int? {
    if let joined = words.takeNumber(digits: 3...4) {
      return ClockWords.minute(joined / 100, joined % 100)
    }
    guard var hour = words.takeNumber(digits: 1...2) else { return nil }
    var minute = 0
    var isBare = false
    if words.take(":") || words.take(".") {
      guard let minutes = words.takeNumber(digits: 2...2) else { return nil }
      minute = minutes
      // The seconds that spreadsheets show.
      if words.take(":") {
        guard let seconds = words.takeNumber(digits: 2...2) else { return nil }
        hasSeconds = hasSeconds || seconds != 0
      }
    } else if words.take(["h", "g", "gio", "hr", "hrs"]) {
      _ = words.take(":")
      if let minutes = words.takeNumber(digits: 1...2) { minute = minutes }
      if words.take(["ruoi"]) { minute = 30 }
      // `8 giờ kém 15` is a quarter to eight.
      if words.take(["kem"]) {
        guard minute == 0, hour > 0, let before = words.takeNumber(digits: 1...2),
          (1...59).contains(before)
        else { return nil }
        (hour, minute) = (hour - 1, 60 - before)
      }
    } else {
      isBare = true
    }
    if words.take(["phut", "p", "ph", "m"]) || words.take("'") || words.take("’") {}
    let isLate = isAfternoon()
    if isBare, !mayBeBare, isLate == nil { return nil }
    if isLate == true, hour < 12 { hour += 12 }
    return ClockWords.minute(hour, minute)
  }

  /// What is said of the half of the day; nil where nothing is.
  private mutating func isAfternoon() -> Bool? {
    if words.take(["sang", "am", "sa", "trua"]) { return false }
    if words.take(["chieu", "pm", "ch"]) { return true }
    // `tối` before a number is `tới`.
    if words.tokens.count == 1, words.take(["toi"]) { return true }
    return nil
  }

  private static func minute(_ hour: Int, _ minute: Int) -> Int? {
    guard minute < 60, hour < 24 || hour == 24 && minute == 0 else { return nil }
    return hour * 60 + minute
  }
}
