/// Times of day that stand in cells as numbers: `7.5`, `8,30`, a third of a day.
enum DecimalClock {
  /// What a number means as a time.
  enum Found: Equatable {
    /// This minute of the day, for sure.
    case minute(Int)
    /// This minute of the day, since nothing else is likely: `9.15` is 09:15, not 9 h 9 min.
    case likely(Int)
    /// One of these minutes: `8.5` may be half past eight, or 8:50 that lost its 0.
    case several([Int])
    /// None.
    case none
  }

  /// The whole hours that a number without a unit can mean.
  private static let hours = 5...20
  /// What people plan in, in minutes; other minutes come from misreading.
  private static let grain = 5

  /// The time that a number means.
  ///
  /// - Parameter number: as the cell holds it.
  /// - Returns: what was found.
  static func found(in number: Double) -> Found {
    if let whole = Int(exactly: number) { return found(inWhole: whole) }
    if number > 0, number < 1 { return ofDay(number) }
    guard number > 1, number < 24 else { return .none }
    // Numbers of cells are written with the fewest digits that tell them apart.
    let digits = "\(number)".split(separator: ".").last.map(String.init) ?? ""
    return found(hour: Int(number), digits: digits)
  }

  /// The time that a text of digits and one point or comma means; nil for other text.
  static func found(in text: String) -> Found? {
    if WrittenText.isDigits(text), let whole = Int(text) {
      // `0730`, and what nobody would take for an hour.
      return text.count == 4 ? hundreds(whole) : found(inWhole: whole)
    }
    guard text.utf8.count <= 20, text.contains(where: { $0 == "." || $0 == "," }),
      let match = text.wholeMatch(of: #/(\d{1,2})[.,](\d+)/#), let hour = Int(match.output.1)
    else { return nil }
    let digits = String(match.output.2)
    if hour == 0 { return Double("0." + digits).map(ofDay) ?? Found.none }
    return found(hour: hour, digits: digits)
  }

  private static func found(inWhole whole: Int) -> Found {
    if hours.contains(whole) { return .minute(whole * 60) }
    return whole >= hours.lowerBound * 100 ? hundreds(whole) : .none
  }

  /// `730` and `1130`.
  private static func hundreds(_ number: Int) -> Found {
    let (hour, minute) = (number / 100, number % 100)
    return hours.contains(hour) && minute < 60 && minute % grain == 0
      ? .minute(hour * 60 + minute) : .none
  }

  private static func ofDay(_ part: Double) -> Found {
    let minutes = part * 1440
    let near = (minutes / Double(grain)).rounded() * Double(grain)
    // Four decimals of a day are within a twentieth of a minute.
    return abs(minutes - near) < 0.08 && near < 1440 ? .minute(Int(near)) : .none
  }

  private static func found(hour: Int, digits: String) -> Found {
    guard hours.contains(hour), digits.count <= 4, let number = Int(digits) else { return .none }
    if number == 0 { return .minute(hour * 60) }
    var minutes: Set<Int> = []
    // Minutes, of which a number loses the last 0.
    let written = digits.count == 1 ? number * 10 : number
    if digits.count <= 2, written < 60, written % grain == 0 { minutes.insert(written) }
    // Parts of an hour.
    let part = Double("0." + digits).map { $0 * 60 } ?? 0
    let near = (part / Double(grain)).rounded() * Double(grain)
    if abs(part - near) < 0.05 || digits.count > 2 && abs(part - near) < 0.3 {
      minutes.insert(Int(near))
    }
    let found = minutes.filter { $0 < 60 }.sorted().map { hour * 60 + $0 }
    switch found.count {
    case 0: return .none
    case 1:
      let isWritten = digits.count == 2 && found[0] == hour * 60 + written
      return isWritten ? .minute(found[0]) : .likely(found[0])
    default: return .several(found)
    }
  }
}
