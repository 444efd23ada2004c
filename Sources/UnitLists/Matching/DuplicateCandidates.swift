import Drives
import Wording

/// Candidates of duplicates: people with the same name, accents apart, and a second field in
/// common.
struct DuplicateCandidates {
  /// Someone new, and an earlier one who may be the same.
  struct Pair: Equatable {
    let person: Int
    let earlier: Int
  }

  private(set) var pairs: [Pair] = []

  private struct Key: Hashable {
    let name: String
    let second: String
  }

  init(_ people: [KnownPerson]) {
    guard people.contains(where: { $0.registrant == nil }) else { return }
    var first: [Key: Int] = [:]
    for (index, person) in people.enumerated() {
      let name = Folding.words(person.name)
      let seconds = [person.birthYear.map { "\($0)" }, person.number].compactMap { $0 }
      var found: Int?
      for second in seconds {
        let key = Key(name: name, second: second)
        if let earlier = first[key] { found = found ?? earlier } else { first[key] = index }
      }
      if let found, person.registrant == nil { pairs.append(Pair(person: index, earlier: found)) }
    }
  }
}
