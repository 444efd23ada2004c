/// Who of an earlier plan is who on the lists now. Where a list has no column of ids, its people are
/// called by their rows, and one row less renames all that follow: they are known by their names.
public struct Recognition: Sendable {
  /// Somebody on a list.
  public struct Person: Hashable, Sendable {
    let id: String
    let unit: String
    let name: String

    /// Somebody on a list.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - unit: the id of the unit.
    ///   - name: the name; empty where it is not known.
    public init(id: String, unit: String, name: String) {
      self.id = id
      self.unit = unit
      self.name = name
    }
  }

  private struct Name: Hashable {
    let unit: String
    let name: String

    init(_ person: Person) {
      unit = person.unit
      name = person.name
    }
  }

  private var idsNow: [String: String] = [:]
  private let listed: Set<String>

  /// Finds everyone of before: by id and name, then by unit and name, then, for those who may have
  /// been renamed, by id alone.
  ///
  /// - Parameters:
  ///   - before: the people of the earlier plan.
  ///   - lists: the people on the lists now.
  public init(_ before: some Sequence<Person>, on lists: some Sequence<Person>) {
    var people = Dictionary(
      lists.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    listed = Set(people.keys)
    var open: [Person] = []
    for person in before {
      guard let now = people[person.id],
        now.name == person.name || now.name.isEmpty || person.name.isEmpty
      else {
        open.append(person)
        continue
      }
      idsNow[person.id] = person.id
      people[person.id] = nil
    }
    let names = Dictionary(grouping: open.filter { !$0.name.isEmpty }, by: Name.init)
    let namesNow = Dictionary(grouping: people.values, by: Name.init)
    for (name, group) in names where namesNow[name]?.count == group.count {
      let now = (namesNow[name] ?? []).sorted(by: Recognition.isListedBefore)
      for (person, other) in zip(group.sorted(by: Recognition.isListedBefore), now) {
        idsNow[person.id] = other.id
        people[other.id] = nil
      }
    }
    for person in open where idsNow[person.id] == nil && people[person.id] != nil {
      idsNow[person.id] = person.id
      people[person.id] = nil
    }
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
