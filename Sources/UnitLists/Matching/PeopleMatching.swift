import Drives
import Identities

/// Finds for each row of a sheet whom of the drive it names, and takes over what it says.
struct PeopleMatching {
  /// Everyone: first whom the drive has, then those who are new.
  private(set) var people: [KnownPerson]
  private var byName: [Key: [Int]] = [:]
  private var byID: [String: Int] = [:]
  /// Whom the lists named.
  private(set) var named: Set<Int> = []
  private(set) var unchanged = 0
  /// Rows with the id of somebody else, who are taken for other people.
  private(set) var otherPeople: [OtherPerson] = []
  private let texts: FieldTexts
  private var byPhone: [Key: [Int]] = [:]

  /// A row whose id is that of somebody whose name it cannot be.
  struct OtherPerson: Equatable {
    let place: RowPlace
    let id: String
    /// The name in the row.
    let name: String
    /// The name of the one who has the id.
    let listed: String
  }

  private struct Key: Hashable {
    let unit: Int
    let name: String
  }

  /// - Parameters:
  ///   - registrants: whom the drive has.
  ///   - ids: the ids that stay with them.
  ///   - texts: how the drive's lists write what is no text.
  init(_ registrants: [Registrant], ids: [String], _ texts: FieldTexts) {
    people = registrants.enumerated().map { KnownPerson($1, index: $0) }
    for index in people.indices { people[index].id = ids[index] }
    self.texts = texts
    for index in people.indices {
      add(index)
      byID[people[index].id] = index
    }
  }

  private mutating func add(_ index: Int) {
    byName[Key(unit: people[index].unit, name: people[index].nameKey), default: []].append(index)
    if let number = people[index].number {
      byPhone[Key(unit: people[index].unit, name: number), default: []].append(index)
    }
  }

  /// Ways to recognise someone, the surest first.
  private enum Way: CaseIterable { case id, everything, phone, year, name, corrected }

  /// Takes over the rows of one sheet. Rows of the same sheet are different people; those of an
  /// earlier sheet may be the same.
  mutating func take(_ rows: [SubmittedPerson]) {
    let names = rows.map { Folding.name($0.name) }
    var open = Array(rows.indices)
    var taken: Set<Int> = []
    noteOtherPeople(rows)
    for way in Way.allCases {
      var left: [Int] = []
      for row in open {
        guard let found = match(rows[row], names[row], way, except: taken) else {
          left.append(row)
          continue
        }
        taken.insert(found)
        update(found, from: rows[row])
      }
      open = left
    }
    for row in open {
      people.append(KnownPerson(rows[row]))
      named.insert(people.count - 1)
    }
    for index in people.indices.suffix(open.count) { add(index) }
  }

  private mutating func update(_ index: Int, from row: SubmittedPerson) {
    let key = people[index].nameKey
    people[index].update(from: row, texts)
    named.insert(index)
    if people[index].nameKey != key { add(index) }
  }

  private func match(
    _ row: SubmittedPerson, _ name: String, _ way: Way, except taken: Set<Int>
  ) -> Int? {
    if way == .id {
      guard let found = row.id.flatMap({ byID[$0] }), people[found].unit == row.unit,
        isPlausible(row, people[found]), !taken.contains(found)
      else { return nil }
      return found
    }
    if way == .corrected { return corrected(row, except: taken) }
    return byName[Key(unit: row.unit, name: name)]?.first { candidate in
      guard !taken.contains(candidate) else { return false }
      let person = people[candidate]
      let (year, phone) = (row.birth?.year, row.phone)
      switch way {
      case .id, .corrected: return false
      case .everything: return person.birthYear == year && person.number == phone
      case .phone: return phone != nil && person.number == phone
      case .year: return year != nil && person.birthYear == year
      case .name:
        // Another year or another number is another person.
        return (year == nil || person.birthYear == nil || person.birthYear == year)
          && (phone == nil || person.number == nil || person.number == phone)
      }
    }
  }

  /// Whether a row can be of the one whose id it has: the name is the same or like it, or year of birth
  /// and telephone number both are.
  private func isPlausible(_ row: SubmittedPerson, _ person: KnownPerson) -> Bool {
    let names = NameComparison(person.name, row.name)
    return person.name.isEmpty || row.name.isEmpty || names.isSame || names.isSimilar
      || (row.birth?.year != nil && row.birth?.year == person.birthYear && row.phone != nil
        && row.phone == person.number)
  }

  private mutating func noteOtherPeople(_ rows: [SubmittedPerson]) {
    for row in rows {
      guard let id = row.id, let found = byID[id], !isPlausible(row, people[found]) else {
        continue
      }
      otherPeople.append(
        OtherPerson(place: row.place, id: id, name: row.name, listed: people[found].name))
    }
  }

  /// The only one whose name a row can correct: of the same unit, with the same telephone number, and
  /// the same year of birth or at least the same name but for its marks.
  private func corrected(_ row: SubmittedPerson, except taken: Set<Int>) -> Int? {
    guard let phone = row.phone else { return nil }
    let found = (byPhone[Key(unit: row.unit, name: phone)] ?? []).filter { candidate in
      guard !taken.contains(candidate), people[candidate].number == phone else { return false }
      let names = NameComparison(people[candidate].name, row.name)
      let (before, now) = (people[candidate].birthYear, row.birth?.year)
      if before != nil, now != nil { return before == now && names.isSimilar }
      return names.isSameWithoutMarks
    }
    return Set(found).count == 1 ? found.first : nil
  }
}
