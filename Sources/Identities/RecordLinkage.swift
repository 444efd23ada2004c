/// Record linkage: matches the people of an earlier plan to those on the lists now. Where a list
/// has no column of ids, its people are called by their rows, and one row less renames all that
/// follow: they are known by their names.
public struct RecordLinkage: Sendable {
  /// Somebody on a list, or in a plan.
  public struct Person: Hashable, Sendable {
    /// The id.
    public let id: String
    /// What the person is identified by; its name is empty where that is not known.
    public let identity: Identity
    /// The hashes of the person, the one that counts first; empty where none is known.
    public let hashes: [String]

    /// Somebody on a list, or in a plan.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - identity: what the person is identified by.
    ///   - hashes: the hashes of the person.
    public init(id: String, identity: Identity, hashes: [String] = []) {
      self.id = id
      self.identity = identity
      self.hashes = hashes
    }

    /// Whether nothing but the id is known.
    public var isOnlyAnID: Bool { identity.name.isEmpty && hashes.isEmpty }
  }

  /// Somebody taken for the same person although the record differs.
  public struct Correction: Equatable, Sendable {
    /// The person as before.
    public let before: Person
    /// The person as now.
    public let now: Person
  }

  private var idsNow: [String: String] = [:]
  private let listed: Set<String>
  /// Who was taken for the same person although name or second field were changed, by the ids of now.
  public private(set) var corrections: [Correction] = []

  /// Finds everyone of before: those who have the same id and are the same person; those who are the
  /// same person under another id; those whose record was corrected; and of whom nothing but the id
  /// is known, by that.
  ///
  /// - Parameters:
  ///   - before: the people of the earlier plan.
  ///   - lists: the people on the lists now.
  public init(_ before: some Sequence<Person>, on lists: some Sequence<Person>) {
    let lists = Array(lists)
    listed = Set(lists.map(\.id))
    var people = Dictionary(lists.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var open: [Person] = []
    for person in before {
      if let now = people[person.id], RecordLinkage.isSame(person, now),
        !IdentityComparison(person.identity, now.identity).differsInPhone
      {
        idsNow[person.id] = now.id
        people[now.id] = nil
      } else {
        open.append(person)
      }
    }
    guard !open.isEmpty else { return }
    open.sort(by: RecordLinkage.isListedBefore)
    open = findUnderOtherIDs(open, &people)
    open = findCorrected(open, &people)
    for person in open where person.isOnlyAnID {
      guard people.removeValue(forKey: person.id) != nil else { continue }
      idsNow[person.id] = person.id
    }
    corrections.sort { $0.now.id < $1.now.id }
  }

  private static func isSame(_ before: Person, _ now: Person) -> Bool {
    if let hash = before.hashes.first, now.hashes.contains(hash) { return true }
    if before.identity.name.isEmpty { return false }
    if now.identity.name.isEmpty { return before.hashes.isEmpty || now.hashes.isEmpty }
    return IdentityComparison(before.identity, now.identity).isSame
  }

  /// Whether the year of birth is the same, so that another telephone number says nothing.
  private static func hasYear(_ before: Person, _ now: Person) -> Bool {
    before.identity.birthYear != nil && before.identity.birthYear == now.identity.birthYear
  }

  /// Finds those who are called otherwise now. People who cannot be distinguished are found in the
  /// order of their ids where there are as many as before, and else not at all.
  private mutating func findUnderOtherIDs(
    _ open: [Person], _ people: inout [String: Person]
  ) -> [Person] {
    var byKey: [String: [Person]] = [:]
    for person in people.values {
      byKey["n" + person.identity.plainName, default: []].append(person)
      for hash in person.hashes { byKey["h" + hash, default: []].append(person) }
    }
    func key(_ person: Person) -> String {
      person.identity.name.isEmpty
        ? "h" + (person.hashes.first ?? "") : "n" + person.identity.plainName
    }
    let groups = Dictionary(grouping: open.filter { !$0.isOnlyAnID }, by: key)
    for (key, group) in groups.sorted(by: { $0.key < $1.key }) {
      var left = group
      for isNear in RecordLinkage.nearness {
        let candidates = (byKey[key] ?? []).filter { people[$0.id] != nil }
        guard !left.isEmpty, !candidates.isEmpty else { break }
        left = pair(left, candidates, isNear, &people)
      }
    }
    return open.filter { idsNow[$0.id] == nil }
  }

  /// What tells people of the same name apart, the surest first.
  private static let nearness: [@Sendable (Person, Person) -> Bool] = [
    { isSame($0, $1) && isSamePhone($0, $1) && hasYear($0, $1) && isSameUnit($0, $1) },
    { isSame($0, $1) && isSamePhone($0, $1) },
    { isSame($0, $1) && $0.id == $1.id },
    { isSame($0, $1) && hasYear($0, $1) && isSameUnit($0, $1) },
    { isSame($0, $1) && isSameUnit($0, $1) },
    {
      isSame($0, $1) && (hasYear($0, $1) || $0.identity.name.isEmpty)
        && !IdentityComparison($0.identity, $1.identity).differsInPhone
    },
  ]

  private static func isSameUnit(_ before: Person, _ now: Person) -> Bool {
    before.identity.unit == now.identity.unit
  }

  private static func isSamePhone(_ before: Person, _ now: Person) -> Bool {
    !before.identity.plainPhone.isEmpty && before.identity.plainPhone == now.identity.plainPhone
  }

  /// Pairs people of before with those of now, where each has as many as the other.
  private mutating func pair(
    _ before: [Person], _ now: [Person], _ isNear: (Person, Person) -> Bool,
    _ people: inout [String: Person]
  ) -> [Person] {
    var left: [Person] = []
    var done: Set<String> = []
    for person in before.sorted(by: RecordLinkage.isListedBefore) where !done.contains(person.id) {
      let candidates = now.filter { people[$0.id] != nil && isNear(person, $0) }
        .sorted(by: RecordLinkage.isListedBefore)
      let rivals = before.filter { rival in
        !done.contains(rival.id) && candidates.contains { isNear(rival, $0) }
      }.sorted(by: RecordLinkage.isListedBefore)
      guard !candidates.isEmpty, candidates.count == rivals.count else {
        left.append(person)
        continue
      }
      for (rival, candidate) in zip(rivals, candidates) {
        idsNow[rival.id] = candidate.id
        people[candidate.id] = nil
        done.insert(rival.id)
      }
    }
    return left.filter { idsNow[$0.id] == nil }
  }

  /// Finds those whose record was corrected: under the same id, or in the same unit where only one
  /// can be meant.
  private mutating func findCorrected(
    _ open: [Person], _ people: inout [String: Person]
  ) -> [Person] {
    for person in open where !person.identity.name.isEmpty {
      guard let now = people[person.id], person.identity.unit == now.identity.unit,
        IdentityComparison(person.identity, now.identity).isCorrection
      else { continue }
      take(now, for: person, &people)
    }
    let left = open.filter { idsNow[$0.id] == nil && !$0.identity.name.isEmpty }
    guard !left.isEmpty else { return open.filter { idsNow[$0.id] == nil } }
    let byUnit = Dictionary(grouping: people.values, by: \.identity.unit)
    let beforeByUnit = Dictionary(grouping: left, by: \.identity.unit)
    for (unit, group) in beforeByUnit.sorted(by: { $0.key < $1.key }) {
      let candidates = byUnit[unit] ?? []
      guard candidates.count * group.count <= RecordLinkage.mostComparisons else { continue }
      for person in group {
        let found = candidates.filter {
          people[$0.id] != nil
            && IdentityComparison(person.identity, $0.identity).isCorrection
        }
        guard found.count == 1, let now = found.first else { continue }
        let rivals = group.filter {
          idsNow[$0.id] == nil
            && IdentityComparison($0.identity, now.identity).isCorrection
        }
        if rivals.count == 1 { take(now, for: person, &people) }
      }
    }
    return open.filter { idsNow[$0.id] == nil }
  }

  /// How many pairs of records of a unit are compared; where there are more, only ids tell whose
  /// record was corrected.
  private static let mostComparisons = 1_000_000

  private mutating func take(_ now: Person, for before: Person, _ people: inout [String: Person]) {
    idsNow[before.id] = now.id
    people[now.id] = nil
    corrections.append(Correction(before: before, now: now))
  }

  /// Rows in their order, as far as ids tell.
  private static func isListedBefore(_ first: Person, _ second: Person) -> Bool {
    (first.id.count, first.id) < (second.id.count, second.id)
  }

  /// The id that somebody has now; nil for whoever is on the lists no more.
  public func idNow(of id: String) -> String? { idsNow[id] }

  /// What to call somebody of before: by the id of now, or for whoever left by the old one, with the
  /// name where somebody else has that id by now.
  ///
  /// - Parameters:
  ///   - id: the id before.
  ///   - name: the name before.
  /// - Returns: an id that nobody else has.
  public func unambiguousID(of id: String, name: String) -> String {
    idsNow[id] ?? (listed.contains(id) ? "\(id) \(name)" : id)
  }
}
