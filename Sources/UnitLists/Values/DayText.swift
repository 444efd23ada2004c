public import Drives

/// Reads a day as people write it, the day before the month.
public struct DayText {
  /// Ready to read.
  public init() {}

  /// The day that a text names: `15/12/2026`, `15-12-2026`, `15.12.26`, `2026-12-15`, `ngày 15 tháng 12
  /// năm 2026`, with a day of the week before it or not; nil where it names none, such as 31/2.
  public func date(_ text: String) -> CalendarDate? {
    // A sign or a second number of a day would be lost without a word.
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.isDiacritic || ("0"..."9").contains($0)
        || " /.,-".unicodeScalars.contains($0)
    }
    guard isPlain, text.first != "-" else { return nil }
    var words = Folding.words(text).split(separator: " ").map(String.init)
    if words.first == "thu", words.count > 1 { words.removeFirst(2) }
    if words.starts(with: ["chu", "nhat"]) { words.removeFirst(2) }
    if let first = words.first, DayText.weekdays.contains(first) { words.removeFirst() }
    var numbers: [(value: Int, digits: Int)] = []
    for word in words {
      if let number = Int(word) {
        numbers.append((number, word.count))
      } else {
        guard ["ngay", "thang", "nam"].contains(word) else { return nil }
      }
    }
    guard numbers.count == 3 else { return nil }
    if numbers[0].digits == 4 {
      return CalendarDate(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
    }
    guard numbers[2].digits == 4 || numbers[2].digits == 2, numbers[0].digits <= 2,
      numbers[1].digits <= 2
    else { return nil }
    let year = numbers[2].digits == 2 ? 2000 + numbers[2].value : numbers[2].value
    return CalendarDate(year: year, month: numbers[1].value, day: numbers[0].value)
  }

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
