/// The name of a person as it may be shown to others.
public enum PersonName {
  /// The fewest and the most digits of an identity number: nine of the old card, twelve of the new.
  private static let digits = 9...12

  /// The name without identity numbers that were submitted with it. Telephone numbers in a name go,
  /// too: they have ten digits.
  public static func shown(_ name: String) -> String {
    let ranges = numbers(in: name)
    guard !ranges.isEmpty else { return name }
    var rest = String.UnicodeScalarView()
    var position = name.unicodeScalars.startIndex
    for range in ranges {
      rest.append(contentsOf: name.unicodeScalars[position..<range.lowerBound])
      rest.append(" ")
      position = range.upperBound
    }
    rest.append(contentsOf: name.unicodeScalars[position...])
    let label =
      #/(?i)[(\[]?\s*\b(?:số\s*)?(?:CCCD|CMND|CMTND|CMT|GTTT|ID|căn\s*cước|passport)\b\s*[:.\-–]*\s*[)\]]?/#
    var words = String(rest).replacing(label, with: " ").replacing(#/[(\[]\s*[)\]]/#, with: " ")
      .replacing(#/\s*([,;–\-])(?:\s*[,;–\-])+/#) { "\($0.output.1)" }
      .split(separator: " ").joined(separator: " ")
    while let last = words.last, " -–,;:([".contains(last) { words.removeLast() }
    while let first = words.first, " -–,;:)]".contains(first) { words.removeFirst() }
    return words
  }

  /// Whether a name holds a number that is not shown.
  public static func hasIdentityNumber(_ name: String) -> Bool { !numbers(in: name).isEmpty }

  /// Where numbers of nine to twelve digits stand, whatever separates their digits.
  private static func numbers(in name: String) -> [Range<String.UnicodeScalarView.Index>] {
    let scalars = name.unicodeScalars
    // Of most names one look says that they have none.
    guard scalars.lazy.filter(isDigit).prefix(digits.lowerBound).count == digits.lowerBound else {
      return []
    }
    var ranges: [Range<String.UnicodeScalarView.Index>] = []
    var start = scalars.startIndex
    while let first = scalars[start...].firstIndex(where: isDigit) {
      var count = 0
      var end = first
      var place = first
      while place < scalars.endIndex, isDigit(scalars[place]) || isBetween(scalars[place]) {
        let scalar = scalars[place]
        place = scalars.index(after: place)
        if isDigit(scalar) { (count, end) = (count + 1, place) }
      }
      if digits.contains(count) || count > digits.upperBound { ranges.append(first..<end) }
      start = place
    }
    return ranges
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? ("0"..."9").contains(scalar) : scalar.properties.generalCategory == .decimalNumber
  }

  /// What may stand between two digits of one number.
  private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", ".", "-", "_", "/", ",", "\u{A0}", "–", "−": return true
    default: return scalar.properties.generalCategory == .format
    }
  }
}
