import DriveFiles

/// The words of a time as people write it: `7h30`, `07 giờ 30`, `8 giờ đến 9`, `2:30 chiều`.
struct ClockWords {
  /// One word, number or sign.
  private enum Token: Equatable {
    case number(value: Int, digits: Int)
    case word(String)
    case sign(UnicodeScalar)
  }

  private var tokens: ArraySlice<Token>

  /// Whether a text is hours, as headings of columns to be marked are.
  static func isHours(_ text: String) -> Bool {
    var words = ClockWords(text)
    return words.interval() != nil
  }

  init(_ text: String) {
    let plain = text.normalised.lowercased()
    var tokens: [Token] = []
    var (word, written) = ("", "")
    var digits = ""
    func endToken() {
      // Without its tone `tới` could not be told from `tối`.
      if written == "đến" || written == "tới" {
        tokens.append(.sign("-"))
      } else if !word.isEmpty {
        tokens.append(.word(word))
      }
      written = ""
      if let value = Int(digits) { tokens.append(.number(value: value, digits: digits.count)) }
      (word, digits) = ("", "")
    }
    for scalar in plain.unicodeScalars {
      if let letter = VietnameseLetter(scalar) {
        if !digits.isEmpty { endToken() }
        word.unicodeScalars.append(UnicodeScalar(letter.base))
        written.unicodeScalars.append(scalar)
      } else if ("0"..."9").contains(scalar) {
        if !word.isEmpty { endToken() }
        digits.unicodeScalars.append(scalar)
      } else {
        endToken()
        if "-–—→~−".unicodeScalars.contains(scalar) {
          tokens.append(.sign("-"))
        } else if !scalar.properties.isWhitespace, scalar != ">" {
          tokens.append(.sign(scalar))
        }
      }
    }
    endToken()
    self.tokens = tokens[...]
  }

  private var isAtEnd: Bool { tokens.isEmpty }

  private mutating func take(_ words: Set<String>) -> Bool {
    guard case .word(let word) = tokens.first, words.contains(word) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func take(_ sign: UnicodeScalar) -> Bool {
    guard tokens.first == .sign(sign) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func takeNumber(digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count) = tokens.first, digits.contains(count) else {
      return nil
    }
    tokens.removeFirst()
    return value
  }

  /// The one time that is all there is; nil for anything else.
  mutating func onlyClock() -> Int? {
    let minute = clock(mayBeBare: false)
    return isAtEnd ? minute : nil
  }

  /// The interval that is all there is: both ends, or one with `sau` or `trước`; nil for anything
  /// else.
  mutating func interval() -> (from: Int, to: Int)? {
    if take(["truoc", "before"]) || take("-") {
      guard let to = onlyClock() else { return nil }
      return (0, to)
    }
    let isOpen = take(["sau", "after"])
    let isFrom = !isOpen && take(["tu", "from"])
    let start = tokens
    guard var from = clock(mayBeBare: true) else { return nil }
    if isAtEnd, isOpen || isFrom {
      tokens = start
      return onlyClock().map { ($0, 1440) }
    }
    guard !isOpen, take("-") || take(["den", "toi", "to", "until"]) else { return nil }
    let rest = tokens
    guard let to = clock(mayBeBare: true), isAtEnd else { return nil }
    // `7-8`, which could be anything, is no interval; `2-3h chiều` is one of the afternoon.
    guard ClockWords.hasHour(start) || ClockWords.hasHour(rest) else { return nil }
    if from < to - 720, from + 720 < to { from += 720 }
    return (from, to)
  }

  /// Whether a number among the words is said to be an hour.
  private static func hasHour(_ tokens: ArraySlice<Token>) -> Bool {
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
    if let joined = takeNumber(digits: 3...4) {
      return ClockWords.minute(joined / 100, joined % 100)
    }
    guard var hour = takeNumber(digits: 1...2) else { return nil }
    var minute = 0
    var isBare = false
    if take(":") || take(".") {
      guard let minutes = takeNumber(digits: 2...2) else { return nil }
      minute = minutes
      // The seconds that spreadsheets show.
      if take(":") { guard takeNumber(digits: 2...2) != nil else { return nil } }
    } else if take(["h", "g", "gio", "hr", "hrs"]) {
      _ = take(":")
      if let minutes = takeNumber(digits: 1...2) { minute = minutes }
      if take(["ruoi"]) { minute = 30 }
    } else {
      isBare = true
    }
    if take(["phut", "p", "ph", "m"]) || take("'") || take("’") {}
    let isLate = isAfternoon()
    if isBare, !mayBeBare, isLate == nil { return nil }
    if isLate == true, hour < 12 { hour += 12 }
    return ClockWords.minute(hour, minute)
  }

  /// What is said of the half of the day; nil where nothing is.
  private mutating func isAfternoon() -> Bool? {
    if take(["sang", "am", "sa", "trua"]) { return false }
    if take(["chieu", "pm", "ch"]) { return true }
    // `tối` before a number is `tới`.
    if tokens.count == 1, take(["toi"]) { return true }
    return nil
  }

  private static func minute(_ hour: Int, _ minute: Int) -> Int? {
    guard minute < 60, hour < 24 || hour == 24 && minute == 0 else { return nil }
    return hour * 60 + minute
  }
}
