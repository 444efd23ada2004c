/// One slot or interval with the name it may have: `Ca 1 (7h30 - 9h00)`, `Sáng: 8h-10h`.
struct SlotWords {
  /// What stands there.
  enum Found: Equatable {
    /// An interval, in minutes of the day.
    case interval(from: Int, to: Int)
    /// A start.
    case start(Int)
    /// A time with seconds, as clocks write it.
    case clock
    /// Nothing that can be read.
    case nothing
  }

  private var words: TimeTokens

  init(_ words: TimeTokens) {
    self.words = words
    self.words.tokens =
      words.tokens.filter { token in
        !"()[]{}\"“”".unicodeScalars.contains { token == .sign($0) }
      }[...]
  }

  private static let labels: Set<String> = [
    "ca", "khung", "gio", "dot", "buoi", "luot", "slot", "shift", "session", "so", "thoi", "gian",
    "time",
  ]
  private static let halves: [String: (from: Int, to: Int)] = [
    "sang": (0, 720), "morning": (0, 720), "chieu": (720, 1440), "afternoon": (720, 1440),
  ]
  /// How long the morning may go on where a name says that it is one.
  private static let endOfMorning = 780

  /// What the words name.
  func found() -> Found {
    var words = self.words
    let hasLabel = takeLabels(&words)
    var readings: [Found] = []
    add(reading(of: words), to: &readings)
    // In `Ca 1: 8h-9h` the number is that of the slot; of `Ca 8-9h` nobody knows.
    if hasLabel, takeNumber(&words) { add(reading(of: words), to: &readings) }
    // The name may stand behind: `7h30-9h (ca 1)`.
    if readings.isEmpty, let end = self.words.tokens.lastIndex(of: .word("ca")),
      end > self.words.tokens.startIndex
    {
      var front = self.words
      front.tokens = self.words.tokens[..<end]
      while case .sign = front.tokens.last { front.tokens.removeLast() }
      add(reading(of: front), to: &readings)
    }
    return readings.count == 1 ? readings[0] : .nothing
  }

  private func add(_ found: Found, to readings: inout [Found]) {
    if found != .nothing, !readings.contains(found) { readings.append(found) }
  }

  private func takeLabels(_ words: inout TimeTokens) -> Bool {
    var hasLabel = false
    while words.take(SlotWords.labels) { hasLabel = true }
    if hasLabel { takeSigns(&words) }
    return hasLabel
  }

  /// The number of a slot, in digits, as a letter or a Roman number.
  private func takeNumber(_ words: inout TimeTokens) -> Bool {
    guard
      words.takeNumber(digits: 1...2) != nil
        || words.take(["i", "ii", "iii", "iv", "v", "vi", "a", "b", "c", "d", "e"])
    else { return false }
    takeSigns(&words)
    return true
  }

  private func takeSigns(_ words: inout TimeTokens) {
    while case .sign(let sign) = words.tokens.first, ":.-,".unicodeScalars.contains(sign) {
      words.tokens.removeFirst()
    }
  }

  private func reading(of words: TimeTokens) -> Found {
    var rest = words
    var half: (from: Int, to: Int)?
    _ = rest.take(["buoi"])
    if case .word(let word) = rest.tokens.first, let named = SlotWords.halves[word] {
      rest.tokens.removeFirst()
      takeSigns(&rest)
      half = named
      if rest.isEmpty { return .interval(from: named.from, to: named.to) }
    } else {
      rest = words
    }
    var clock = ClockWords(rest)
    if let (from, to) = clock.interval() { return interval(from, to, in: half) }
    clock = ClockWords(rest)
    guard let start = clock.onlyClock() else { return .nothing }
    if clock.hasSeconds { return .clock }
    guard let half else { return .start(start) }
    let minute = half.from == 720 && start < 720 ? start + 720 : start
    return half.from <= minute && minute < max(half.to, SlotWords.endOfMorning)
      ? .start(minute) : .nothing
  }

  private func interval(_ from: Int, _ to: Int, in half: (from: Int, to: Int)?) -> Found {
    guard from < to else { return .nothing }
    guard let half else { return .interval(from: from, to: to) }
    // `Sáng, trước 10h` and `Chiều, sau 14h` are open to one side.
    if from == 0 || to == 1440 {
      let inside = (from: max(from, half.from), to: min(to, half.to))
      return inside.from < inside.to ? .interval(from: inside.from, to: inside.to) : .nothing
    }
    let shift = half.from == 720 && to <= 720 ? 720 : 0
    let (from, to) = (from + shift, to + shift)
    return half.from <= from && to <= max(half.to, SlotWords.endOfMorning)
      ? .interval(from: from, to: to) : .nothing
  }
}

/// Whether a text that is not read speaks of times: `đến sau 9h` among the notes.
enum SpokenTimes {
  private static let words: Set<String> = ["sáng", "chiều", "trưa", "tối", "sớm", "muộn"]
  private static let phrases = [
    "buoi sang", "buoi chieu", "ca sang", "ca chieu", "den som", "den muon", "den tre", "ve som",
    "dau gio", "cuoi gio", "dau buoi", "cuoi buoi", "gio nghi",
  ]

  /// Whether a text speaks of times.
  static func areIn(_ text: String) -> Bool {
    let small = WrittenText.plain(text).lowercased()
    // Heights are no afternoons.
    let spoken = small.replacing("chiều cao", with: "").split { !$0.isLetter }.map(String.init)
    if spoken.contains(where: words.contains) { return true }
    let folded = " \(Folding.words(small)) "
    if phrases.contains(where: { folded.contains(" \($0) ") }) { return true }
    return small.contains(#/(?:^|[^\d.,])\d{1,2}\s*(?:h(?![a-z])|giờ|gio\b|g\d{2}|:\d{2}(?!\d))/#)
  }
}
