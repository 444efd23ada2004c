import Foundation

/// Finds the known name that a person may have meant.
package enum NearestName {
  /// The known name nearest to `name`, if it is near enough to be a typing error: a letter in three
  /// at most, and no more than `most`. Case and Vietnamese marks make no distance.
  package static func of(_ name: String, among known: some Sequence<String>, most: Int = 3)
    -> String?
  {
    let wanted = folded(name)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in known {
      let letters = folded(candidate)
      let allowed = min(most, min(letters.count, wanted.count + 1) / 3)
      let limit = min(allowed, best.map { $0.distance - 1 } ?? allowed)
      guard limit >= 0, abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, letters)
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Lower case, without Vietnamese marks, đ as d.
  static func folded(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }
    let plain = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return Array(plain.replacingOccurrences(of: "đ", with: "d").utf8)
  }

  /// The fewest letters to insert, delete, replace or swap with their neighbour (Damerau 1964, in
  /// the form that edits no part twice).
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1] + [Int](repeating: 0, count: right.count)
      for j in right.indices {
        row[j + 1] = min(
          last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
