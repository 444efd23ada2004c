/// Whole numbers in words, as amounts of money are written out.
extension Words {
  /// A whole number in words: `một triệu hai trăm linh năm nghìn`, `one million two hundred and five thousand`.
  ///
  /// - Parameter number: the number; of one below 0 or from a million thousands of millions on its digits.
  /// - Returns: the words.
  public func inWords(_ number: Int) -> String {
    guard (0..<1_000_000_000_000_000).contains(number) else { return count(number) }
    return say(Words.vietnamese(number), Words.english(number))
  }

  /// An amount of money in words, with a capital at its beginning: `Hai mươi mốt triệu đồng chẵn`.
  public func dongInWords(_ amount: Int) -> String {
    let words = inWords(amount)
    let text = say(
      "\(words) đồng\(amount > 0 && amount % 1000 == 0 ? " chẵn" : "")", "\(words) dong")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// An amount of money in figures: `21.500.000 đ`.
  public func dong(_ amount: Int) -> String { say("\(count(amount)) đ", "\(count(amount)) VND") }

  // MARK: - Vietnamese

  private static let digits = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
  ]

  /// The groups of three digits, from the last on.
  private static func groups(_ number: Int) -> [Int] {
    var (rest, groups) = (number, [Int]())
    repeat {
      groups.append(rest % 1000)
      rest /= 1000
    } while rest > 0
    return groups
  }

  private static func vietnamese(_ number: Int) -> String {
    guard number > 0 else { return digits[0] }
    let names = ["", "nghìn", "triệu", "tỷ", "nghìn"]
    let groups = groups(number)
    var parts: [String] = []
    for index in groups.indices.reversed() where groups[index] > 0 {
      parts.append(vietnamese(group: groups[index], isFirst: index == groups.count - 1))
      parts.append(names[index])
      // Thousands of thousands of millions.
      if index == 4, groups[3] == 0 { parts.append("tỷ") }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Three digits; those after others are read with their zeros: `không trăm linh năm`.
  private static func vietnamese(group: Int, isFirst: Bool) -> String {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10)
    var parts: [String] = []
    if hundreds > 0 || !isFirst { parts.append("\(digits[hundreds]) trăm") }
    switch tens {
    case 0:
      if ones > 0 {
        parts.append(parts.isEmpty ? digits[ones] : "linh \(digits[ones])")
      }
      return parts.joined(separator: " ")
    case 1: parts.append("mười")
    default: parts.append("\(digits[tens]) mươi")
    }
    switch (tens, ones) {
    case (_, 0): break
    case (2..., 1): parts.append("mốt")
    case (2..., 4): parts.append("tư")
    case (_, 5): parts.append("lăm")
    default: parts.append(digits[ones])
    }
    return parts.joined(separator: " ")
  }

  // MARK: - English

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  private static func english(_ number: Int) -> String {
    guard number > 0 else { return small[0] }
    let names = ["", "thousand", "million", "billion", "trillion"]
    let groups = groups(number)
    var parts: [String] = []
    for index in groups.indices.reversed() where groups[index] > 0 {
      let words = english(group: groups[index])
      let needsAnd = index == 0 && groups[0] < 100 && groups.count > 1
      parts.append((needsAnd ? "and " : "") + words)
      parts.append(names[index])
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func english(group: Int) -> String {
    let (hundreds, rest) = (group / 100, group % 100)
    var words = hundreds > 0 ? "\(small[hundreds]) hundred" : ""
    guard rest > 0 else { return words }
    if hundreds > 0 { words += " and " }
    return words
      + (rest < 20
        ? small[rest] : tens[rest / 10] + (rest % 10 > 0 ? "-\(small[rest % 10])" : ""))
  }
}
