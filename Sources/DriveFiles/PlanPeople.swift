public import Drives
public import Identities
public import Plans
import Wording

/// What is known of who the people of a plan file are.
public struct KnownPeople: Sendable {
  /// The key of the drive, with which the file's hashes are compared; nil where there is none.
  public var key: DriveKey?
  /// Who people were when this plan was issued, by id, for files that do not say themselves.
  public var issued: [String: Identity]

  /// What is known.
  ///
  /// - Parameters:
  ///   - key: the key of the drive.
  ///   - issued: who people were when this plan was issued, by id.
  public init(key: DriveKey? = nil, issued: [String: Identity] = [:]) {
    self.key = key
    self.issued = issued
  }
}

/// Whether it was seen that the people of a plan file are those on the lists.
public enum PersonCheck: Equatable, Sendable {
  /// They are.
  case checked
  /// The file does not say who they are, or not of all.
  case unmarked
  /// It says so with a key that the drive does not have.
  case otherKey
}

extension PlanReading {
  /// Compares whom each entry was made for with who has the id now.
  mutating func checkPeople(_ known: KnownPeople) {
    let isMarked = marks.contains { $0.mark != nil }
    var comparison: PlanPeople?
    if isMarked {
      if let key = known.key, keyName.isEmpty || keyName == key.name {
        comparison = PlanPeople(drive, key)
      } else {
        plan.personCheck = .otherKey
      }
    }
    var unmarked = 0
    for entry in marks {
      if let mark = entry.mark {
        check(entry, mark, &comparison)
      } else if let before = known.issued[entry.id] {
        check(entry, before)
      } else {
        unmarked += 1
      }
    }
    if unmarked == 0, comparison != nil || !isMarked { plan.personCheck = .checked }
  }

  private mutating func check(
    _ entry: Mark, _ mark: PublishedPlan.Mark, _ comparison: inout PlanPeople?
  ) {
    let isPerson = entry.registrant.map { comparison?.isPerson(mark, $0) ?? true } ?? false
    guard !isPerson else { return }
    let before = comparison?.identity(of: mark)
    let now = comparison?.registrant(of: mark).map { drive.registrants[$0] }
    let name = before?.label ?? now.map { Identity($0, of: drive).label }
    addProblem(of: entry, expected: .person(name, idNow: now?.id))
  }

  private mutating func check(_ entry: Mark, _ before: Identity) {
    guard let registrant = entry.registrant else { return }
    let comparison = IdentityComparison(
      before, Identity(drive.registrants[registrant], of: drive))
    guard !before.name.isEmpty, !comparison.isSame, !comparison.isCorrection else { return }
    let plain = NameComparison(before.name, "")
    let now = drive.registrants.first {
      plain.isSame(as: $0.name) && IdentityComparison(before, Identity($0, of: drive)).isSame
    }
    addProblem(of: entry, expected: .person(before.label, idNow: now?.id))
  }

  private mutating func addProblem(of entry: Mark, expected: Expectation) {
    guard let registrant = entry.registrant else {
      let isKnown = expected != .person(nil, idNow: nil)
      add(
        .unknownRegistrant, at: entry.place, key: entry.path, value: entry.id,
        expected: isKnown ? expected : nil)
      return
    }
    let label = Identity(drive.registrants[registrant], of: drive).label
    add(
      .otherPerson, at: entry.place, key: entry.path,
      value: label.isEmpty ? entry.id : "\(entry.id): \(label)", expected: expected)
  }
}

/// The people of a drive, to be compared with the hashes of a plan file.
struct PlanPeople {
  private let drive: Drive
  private let key: DriveKey
  /// The registrants by their hashes, once they are needed.
  private var byHash: [String: [RegistrantIndex]]?

  init(_ drive: Drive, _ key: DriveKey) {
    self.drive = drive
    self.key = key
  }

  /// Whether a mark is of this registrant. Of two people with the same name and year of birth the
  /// telephone number tells who is meant.
  mutating func isPerson(_ mark: PublishedPlan.Mark, _ registrant: RegistrantIndex) -> Bool {
    let now = Identity(drive.registrants[registrant], of: drive)
    guard key.isPerson(mark.hash, now) else { return false }
    guard !now.phone.isEmpty, let before = identity(of: mark), !before.phone.isEmpty,
      Identity.isOtherPhone(before.phone, now.phone)
    else { return true }
    return registrants(of: mark.hash).allSatisfy { $0 == registrant }
  }

  /// Whom a mark is of, as when the plan was made; nil where it does not tell.
  func identity(of mark: PublishedPlan.Mark) -> Identity? {
    key.identity(sealed: mark.sealed, unit: mark.unit)
  }

  /// Who on the lists a mark is of; nil for nobody, or nobody for sure.
  mutating func registrant(of mark: PublishedPlan.Mark) -> RegistrantIndex? {
    let found = registrants(of: mark.hash)
    guard found.count > 1, let before = identity(of: mark) else {
      return found.count == 1 ? found.first : nil
    }
    let same = found.filter { !Identity.isOtherPhone(before.phone, drive.registrants[$0].phone) }
    return same.count == 1 ? same.first : nil
  }

  private mutating func registrants(of hash: String) -> [RegistrantIndex] {
    if byHash == nil {
      var found: [String: [RegistrantIndex]] = [:]
      for (index, person) in zip(drive.registrants.places, drive.registrants) {
        for hash in key.hashes(of: Identity(person, of: drive)) {
          found[hash, default: []].append(index)
        }
      }
      byHash = found
    }
    return byHash?[hash] ?? []
  }
}

extension PublishedPlan {
  /// Whom a plan names, as far as it tells.
  ///
  /// - Parameter key: the key of the drive; nil where there is none.
  /// - Returns: the people by their ids.
  public func people(key: DriveKey?) -> [String: RecordLinkage.Person] {
    let key = keyName.isEmpty || keyName == key?.name ? key : nil
    var people: [String: RecordLinkage.Person] = [:]
    let units = Dictionary(
      invitations.map { ($0.registrant, $0.unit) }, uniquingKeysWith: { first, _ in first })
    for id in invitations.map(\.registrant) + unplaced where people[id] == nil {
      let unit = units[id] ?? marks[id]?.unit ?? ""
      let mark = key == nil ? nil : marks[id]
      people[id] = RecordLinkage.Person(
        id: id,
        identity: mark.flatMap { key?.identity(sealed: $0.sealed, unit: $0.unit) }
          ?? Identity(name: "", unit: unit),
        hashes: mark.map { [$0.hash] } ?? [])
    }
    return people
  }

  /// Whether it says who its people are with a key that is not this one.
  public func isOfOtherKey(than key: DriveKey?) -> Bool {
    !marks.isEmpty && (key == nil || !keyName.isEmpty && keyName != key?.name)
  }
}

extension Drive {
  /// Everyone on the lists, to be recognised.
  ///
  /// - Parameter key: the key of the drive; nil where there is none.
  /// - Returns: the people in list order.
  public func people(key: DriveKey?) -> [RecordLinkage.Person] {
    registrants.map { person in
      let identity = Identity(person, of: self)
      return RecordLinkage.Person(
        id: person.id, identity: identity, hashes: key?.hashes(of: identity) ?? [])
    }
  }
}
