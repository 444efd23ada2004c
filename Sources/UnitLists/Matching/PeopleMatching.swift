import Drives

/// Finds for each row of a sheet whom of the drive it names, and takes over what it says.
struct PeopleMatching {
  /// Everyone: first whom the drive has, then those who are new.
  private(set) var people: [KnownPerson]
  private var byName: [Key: [Int]] = [:]
  private var byID: [String: Int] = [:]
  /// Whom the lists named.
  private(set) var named: Set<Int> = []
  private(set) var unchanged = 0
  private let texts: FieldTexts

  private struct Key: Hashable {
    let unit: Int
    let name: String
  }

  init(_ registrants: [Registrant], _ texts: FieldTexts) {
    people = registrants.enumerated().map { KnownPerson($1, index: $0) }
    self.texts = texts
    for index in people.indices {
      add(index)
      byID[people[index].id] = index
    }
  }

  private mutating func add(_ index: Int) {
    byName[Key(unit: people[index].unit, name: people[index].nameKey), default: []].append(index)
  }

  /// Ways to recognise someone, the surest first.
  private enum Way: CaseIterable { case id, everything, phone, year, name }

  /// Takes over the rows of one sheet. Rows of the same sheet are different people; those of an
  /// earlier sheet may be the same.
  mutating func take(_ rows: [SubmittedPerson]) {
    let names = rows.map { Folding.name($0.name) }
    var open = Array(rows.indices)
    var taken: Set<Int> = []
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
        !taken.contains(found)
      else { return nil }
      return found
    }
    return byName[Key(unit: row.unit, name: name)]?.first { candidate in
      guard !taken.contains(candidate) else { return false }
      let person = people[candidate]
      let (year, phone) = (row.birth?.year, row.phone)
      switch way {
      case .id: return false
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
}
