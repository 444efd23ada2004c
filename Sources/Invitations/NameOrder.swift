import Foundation

/// The order of names as Vietnamese lists have it: by given name, then middle names, then family
/// name, each by the Vietnamese alphabet.
public struct NameOrder: Sendable {
  /// The place of every word among all words, so that names compare as numbers do.
  private let places: [String: Int]

  /// An order for these names, whatever others there may be.
  public init(of names: some Sequence<String>) {
    var words: Set<String> = []
    for name in names {
      for word in name.split(separator: " ") { words.insert(String(word)) }
    }
    let vietnamese = Locale(identifier: "vi_VN")
    let sorted = words.sorted { first, second in
      switch first.compare(second, options: [], range: nil, locale: vietnamese) {
      case .orderedAscending: return true
      case .orderedDescending: return false
      // Collation may hold different spellings equal; an order may not.
      case .orderedSame: return first < second
      }
    }
    places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
  }

  /// The indices of `names`, in order; names that are the same stay as they are.
  public func sorted(_ names: [String]) -> [Int] {
    let keys = names.map(key)
    return names.indices.sorted { first, second in
      keys[first] == keys[second]
        ? first < second : keys[first].lexicographicallyPrecedes(keys[second])
    }
  }

  /// Given name, then middle names from the first on, then family name.
  private func key(of name: String) -> [Int] {
    let words = name.split(separator: " ").map { places[String($0)] ?? places.count }
    guard let given = words.last, words.count > 1 else { return words }
    return [given] + words.dropFirst().dropLast() + [-1, words[0]]
  }
}
