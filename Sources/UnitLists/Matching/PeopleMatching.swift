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
  mutating func link(_ gone: [Withdrawal], _ units: [String]) -> [Withdrawal] {
    guard !gone.isEmpty else { return [] }
    var found: [Withdrawal] = []
    var taken: Set<Int> = []
    for other in gone {
      let row = other.row
      let before = Identity(
        name: row.name, birthYear: row.birthYear, phone: PhoneReader.number(of: row.phone) ?? "",
        unit: "")
      let match = people.indices.first { index in
        let person = people[index]
        guard person.registrant == nil, !taken.contains(index), units[person.unit] == row.unit
        else { return false }
        let comparison = IdentityComparison(before, person.identity)
        return comparison.isSame || comparison.isCorrection
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
        canShareID(row, people[found]), !taken.contains(found)
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

  /// Whether a row can be of the one whose id it has.
  private func canShareID(_ row: SubmittedPerson, _ person: KnownPerson) -> Bool {
    IdentityComparison(person.identity, row.identity).canShareID
  }

  private mutating func noteOtherPeople(_ rows: [SubmittedPerson]) {
    for row in rows {
      guard let id = row.id, let found = byID[id], !canShareID(row, people[found]) else {
        continue
      }
      otherPeople.append(
        OtherPerson(place: row.place, id: id, name: row.name, listed: people[found].name))
    }
  }

  /// The only one whose name a row can correct, of the same unit and with the same telephone number.
  private func corrected(_ row: SubmittedPerson, except taken: Set<Int>) -> Int? {
    guard let phone = row.phone else { return nil }
    let found = (byPhone[Key(unit: row.unit, name: phone)] ?? []).filter { candidate in
      guard !taken.contains(candidate), !named.contains(candidate),
        people[candidate].number == phone
      else { return false }
      return IdentityComparison(people[candidate].identity, row.identity)
        .isCorrection
    }
    return Set(found).count == 1 ? found.first : nil
  }
}
