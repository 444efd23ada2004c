public import Drives

/// Times, dates and numbers, as each language writes them.
extension Words {
  /// A time of day: `07h30`, in English `07:30`.
  public func time(_ minute: Int) -> String {
    let text = ClockTime.text(minute)
    return say(String(text.map { $0 == ":" ? "h" : $0 }), text)
  }

  /// The minutes from one time up to another: `07h30–07h45`.
  public func times(_ from: Int, _ to: Int) -> String { "\(time(from))–\(time(to))" }

  /// A day: `thứ Năm, ngày 09 tháng 12 năm 2021`, in English `Thursday, 9 December 2021`.
  public func date(_ date: CalendarDate) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let vietnamese = ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"].map { "thứ " + $0 } + ["Chủ nhật"]
    let english = ["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"].map { $0 + "day" }
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    // Months 1 and 2 and days below 10 take a zero, so that none can be made larger by hand.
    let month = date.month < 3 ? two(date.month) : "\(date.month)"
    return say(
      "\(vietnamese[date.daysAfterMonday]), ngày \(two(date.day)) tháng \(month) năm \(date.year)",
      "\(english[date.daysAfterMonday]), \(date.day) \(months[date.month - 1]) \(date.year)")
  }

  /// A day at the beginning of a line, in Vietnamese with a capital.
  public func dateAtStart(_ date: CalendarDate) -> String {
    let text = self.date(date)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A whole number, in groups of three: `1.000.000`, in English `1,000,000`.
  public func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { grouped += say(".", ",") }
      grouped.append(digit)
    }
    return (number < 0 ? "−" : "") + grouped
  }

  /// A real number with so many decimals: `645,0`, in English `645.0`.
  public func number(_ value: Double, decimals: Int = 1) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * Double(scale)).rounded()
    guard scaled < 1e15 else { return value.description }
    let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: scale)
    let digits = String(rest)
    let tail = String(repeating: "0", count: max(0, decimals - digits.count)) + digits
    return (value < 0 && scaled > 0 ? "−" : "") + count(whole)
      + (decimals > 0 ? say(",", ".") + tail : "")
  }

  /// A number with no more decimals than it needs, at most one: `150`, `150,5`.
  public func short(_ value: Double) -> String {
    let text = number(value)
    return text.hasSuffix("0") ? number(value, decimals: 0) : text
  }

  /// A round number with the decimals it has, at most four: `0,25`, `20`.
  public func exact(_ value: Double) -> String {
    let decimals = (0...4).first { places in
      let scaled = value * [1, 10, 100, 1000, 10_000][places]
      return abs(scaled - scaled.rounded()) < 1e-6 * max(1, abs(scaled))
    }
    return number(value, decimals: decimals ?? 4)
  }

  /// A part of the whole in percent: `1,2 %`.
  public func percent(_ part: Double, decimals: Int = 1) -> String {
    number(part * 100, decimals: decimals) + " %"
  }

  /// So many people.
  public func people(_ number: Int) -> String {
    say("\(count(number)) người", number == 1 ? "1 person" : "\(count(number)) people")
  }

  /// So many units.
  public func units(_ number: Int) -> String {
    say("\(count(number)) đơn vị", number == 1 ? "1 unit" : "\(count(number)) units")
  }

  /// So many sessions.
  public func sessions(_ number: Int) -> String {
    say("\(count(number)) buổi", number == 1 ? "1 session" : "\(count(number)) sessions")
  }

  /// So many slots.
  public func slots(_ number: Int) -> String {
    say("\(count(number)) khung giờ", number == 1 ? "1 slot" : "\(count(number)) slots")
  }

  /// Expected blood units.
  public func bloodUnits(_ value: Double) -> String {
    say("\(short(value)) đơn vị máu", "\(short(value)) blood units")
  }
}
