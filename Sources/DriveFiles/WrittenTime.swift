import Drives

/// A time of day in a CSV file, also as spreadsheets write it when they save one.
enum WrittenTime {
  /// The minute that a text names: `07:30`, `7:30:00`, `7:30 AM`, `7:30:00 SA` (in Vietnamese SA is the
  /// morning, CH the afternoon); nil for any other text, and where there are seconds.
  static func minute(of text: some StringProtocol) -> Int? {
    if let minute = ClockTime.minute(of: text) { return minute }
    var clock = text.trimmed.uppercased()
    var half: Int?
    for (mark, hours) in [("AM", 0), ("PM", 12), ("SA", 0), ("CH", 12)] where clock.hasSuffix(mark)
    {
      half = hours
      clock = clock.dropLast(mark.count).trimmed
      break
    }
    if clock.count > 5, clock.hasSuffix(":00") { clock = String(clock.dropLast(3)) }
    guard let minute = ClockTime.minute(of: clock) else { return nil }
    guard let half else { return minute }
    let hour = minute / 60
    // Noon is 12 PM, midnight 12 AM. `13:30 PM` is what some programs write.
    guard hour <= 12 || half == 12, hour < 24 else { return nil }
    return (hour > 12 ? hour : hour % 12 + half) * 60 + minute % 60
  }
}

/// A number in a CSV file, also with the decimal comma that spreadsheets write in Vietnamese.
enum WrittenNumber {
  /// The text with a decimal point; other texts stay as they are.
  static func withPoint(_ text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      (parts[0] + parts[1]).utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x25 })
    else { return text }
    return parts.joined(separator: ".")
  }

  /// A finite number in digits; nil for any other text.
  static func number(_ text: String) -> Double? {
    let text = withPoint(text)
    guard text.utf8.allSatisfy({ "0123456789.-+".utf8.contains($0) }), let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }
}
