import DriveFiles
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
  /// Those of the new ones who are left out, since they have withdrawn.
  private(set) var leftOut: Set<Int> = []
  /// The new ones who have withdrawn, with the ids they had.
  private var withdrawn: [Int: String] = [:]
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
  ///   - details: what the lists say of them beside.
  ///   - texts: how the drive's lists write what is no text.
  init(
    _ registrants: [Registrant], ids: [String], _ details: [PersonDetails], _ texts: FieldTexts
  ) {
    people = registrants.indices.map { KnownPerson(registrants[$0], index: $0, details[$0]) }
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

  /// Finds whom of those who have withdrawn the new ones are.
  ///
  /// - Parameters:
  ///   - gone: those who have withdrawn.
  ///   - units: the ids of the units.
  /// - Returns: those who are named.
  mutating func recognise(_ gone: [WithdrawnPerson], _ units: [String]) -> [WithdrawnPerson] {
    guard !gone.isEmpty else { return [] }
    var found: [WithdrawnPerson] = []
    var taken: Set<Int> = []
    for other in gone {
      let row = other.row
      let number = row.phone.isEmpty ? nil : PhoneReader.number(of: row.phone)
      let key = Folding.name(row.name)
      let match = people.indices.first { index in
        let person = people[index]
        guard person.registrant == nil, !taken.contains(index), units[person.unit] == row.unit
        else { return false }
        let isSameYear = person.birthYear != nil && person.birthYear == row.birthYear
        let isSamePhone = person.number != nil && person.number == number
        if isSameYear && isSamePhone {
          return NameCorrection.isLikely(from: row.name, to: person.name)
        }
        guard person.nameKey == key else { return false }
        return isSameYear || isSamePhone
          || ((person.birthYear == nil || row.birthYear == nil)
            && (person.number == nil || number == nil))
      }
      guard let match else { continue }
      taken.insert(match)
      withdrawn[match] = row.id
      found.append(other)
    }
    return found
  }

  /// Leaves out whoever has withdrawn.
  mutating func leaveOutWithdrawn() {
    leftOut = Set(withdrawn.keys)
    named.subtract(leftOut)
  }

  /// Gives whoever has withdrawn the id of before.
  mutating func bringBack() {
    for (index, id) in withdrawn where byID[id] == nil {
      people[index].id = id
      byID[id] = index
    }
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
      guard !taken.contains(candidate), !named.contains(candidate),
        people[candidate].number == phone
      else { return false }
      let names = NameComparison(people[candidate].name, row.name)
      let (before, now) = (people[candidate].birthYear, row.birth?.year)
      guard before != nil, now != nil else { return names.isSameWithoutMarks }
      return before == now
        && (names.isSimilar || NameCorrection.isLikely(from: people[candidate].name, to: row.name))
    }
    return Set(found).count == 1 ? found.first : nil
  }
}

/// Names that may be one and the same, one of them corrected.
enum NameCorrection {
  /// Whether one name may be a correction of the other: few letters differ, marks apart, or the
  /// given name is the same, or most words are. Two people of one family who share a telephone
  /// number and were born in the same year are commonly called quite differently.
  static func isLikely(from old: String, to new: String) -> Bool {
    let (one, other) = (Folding.words(old), Folding.words(new))
    guard !one.isEmpty, !other.isEmpty else { return false }
    if one == other || NearestName.of(one, among: [other]) != nil { return true }
    let (words, others) = (one.split(separator: " "), other.split(separator: " "))
    if words.last == others.last { return true }
    let common = Set(words).intersection(others).count
    return 2 * common > max(words.count, others.count)
  }
}
