public import DriveFiles
import Drives
import Wording

/// Somebody who can be named on the command line.
public struct FindablePerson: Equatable, Sendable {
  /// The id.
  public let id: String
  /// The name; empty for none.
  public let name: String
  /// The id of the unit.
  public let unit: String
  /// What the unit is called.
  public let unitName: String
  /// The year of birth; nil for none.
  public let birthYear: Int?
  /// The telephone number as it is written; empty for none.
  public let phone: String

  /// Somebody.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - name: the name.
  ///   - unit: the id of the unit.
  ///   - unitName: what the unit is called.
  ///   - birthYear: the year of birth.
  ///   - phone: the telephone number.
  public init(
    id: String, name: String, unit: String, unitName: String, birthYear: Int?, phone: String
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.unitName = unitName
    self.birthYear = birthYear
    self.phone = phone
  }
}

/// Finds people by an id, a name or a telephone number.
public struct PersonFinder: Sendable {
  /// What looking for somebody came to; people by their places among those given.
  public enum Found: Equatable, Sendable {
    /// This one.
    case one(Int)
    /// Several, so that nobody is meant for sure.
    case several([Int])
    /// Nobody; with those who may have been meant.
    case none(near: [Int])
  }

  private let people: [FindablePerson]
  private let byID: [String: [Int]]
  private let byName: [String: [Int]]
  private let byNumber: [String: [Int]]

  /// - Parameter people: whoever can be found.
  public init(_ people: [FindablePerson]) {
    self.people = people
    byID = Dictionary(grouping: people.indices) { people[$0].id }
    byName = Dictionary(grouping: people.indices) { Folding.words(people[$0].name) }
    byNumber = Dictionary(grouping: people.indices) {
      PhoneReader.number(of: people[$0].phone) ?? ""
    }
  }

  /// Finds somebody.
  ///
  /// - Parameters:
  ///   - text: an id, a name with or without its marks, or a telephone number.
  ///   - unit: the id or name of the unit; nil for any.
  /// - Returns: who it is.
  public func person(named text: String, unit: String? = nil) -> Found {
    func ofUnit(_ found: [Int]?) -> [Int] {
      (found ?? []).filter { place in unit.map { isOf($0, place) } ?? true }
    }
    let ids = ofUnit(byID[text])
    if !ids.isEmpty { return PersonFinder.result(ids) }
    if let number = PhoneReader.number(of: text), text.contains(where: \.isNumber) {
      let found = ofUnit(byNumber[number])
      if !found.isEmpty { return PersonFinder.result(found) }
    }
    let words = Folding.words(text)
    guard !words.isEmpty else { return .none(near: []) }
    let named = ofUnit(byName[words])
    // Whoever writes marks means them.
    let exact = named.filter { Folding.name(people[$0].name) == Folding.name(text) }
    if !exact.isEmpty, text.unicodeScalars.contains(where: { $0.value > 0x7F }) {
      return PersonFinder.result(exact)
    }
    if !named.isEmpty { return PersonFinder.result(named) }
    return .none(near: near(words, ofUnit(Array(people.indices))))
  }

  /// Everybody of a unit by its id or name.
  public func people(ofUnit unit: String) -> [Int] {
    people.indices.filter { isOf(unit, $0) }
  }

  /// Finds whom a row of a list names.
  func person(_ row: SubmittedPerson, unit: String?) -> Found {
    if let id = row.id, let found = byID[id], found.count == 1 { return .one(found[0]) }
    let named = (byName[Folding.words(row.name)] ?? []).filter { place in
      let person = people[place]
      let number = PhoneReader.number(of: person.phone)
      return (unit.map { isOf($0, place) } ?? true)
        && (row.birth == nil || person.birthYear == nil || row.birth?.year == person.birthYear
          || (row.phone != nil && row.phone == number))
        && (row.phone == nil || number == nil || row.phone == number
          || (row.birth != nil && row.birth?.year == person.birthYear))
    }
    let exact = named.filter { Folding.name(people[$0].name) == Folding.name(row.name) }
    if exact.count == 1 { return .one(exact[0]) }
    if !named.isEmpty { return PersonFinder.result(named) }
    return .none(near: near(Folding.words(row.name), Array(people.indices)))
  }

  private func isOf(_ unit: String, _ place: Int) -> Bool {
    let person = people[place]
    let words = Folding.words(unit)
    return person.unit == unit || Folding.words(person.unit) == words
      || Folding.words(person.unitName) == words
  }

  /// People whose name has all the words, or differs in few letters; a few of them.
  private func near(_ words: String, _ places: [Int]) -> [Int] {
    let wanted = Set(words.split(separator: " "))
    let inside = places.filter {
      wanted.isSubset(of: Set(Folding.words(people[$0].name).split(separator: " ")))
    }
    if !inside.isEmpty { return Array(inside.prefix(10)) }
    let name = NearestName.of(words, among: places.lazy.map { Folding.words(people[$0].name) })
    return Array((name.flatMap { byName[$0] } ?? []).filter(places.contains).prefix(10))
  }

  private static func result(_ found: [Int]) -> Found {
    found.count == 1 ? .one(found[0]) : .several(found)
  }
}

/// The rows of lists that name who withdraws, each with whom it means.
public struct WithdrawalList: Sendable {
  /// A row.
  public struct Entry: Equatable, Sendable {
    /// Where it stands, as people read it.
    public let place: String
    /// The name as written.
    public let name: String
    /// Whom it means.
    public let found: PersonFinder.Found
  }

  /// The rows.
  public private(set) var entries: [Entry] = []
  /// What there is to say about the lists.
  public private(set) var diagnostics: [ListDiagnostic] = []

  /// Whether anything in the lists cannot be read for sure.
  public var isRefused: Bool { diagnostics.contains { $0.refuses } }

  /// Reads lists. A row need not say of which unit it is, where the name is enough.
  ///
  /// - Parameters:
  ///   - files: the lists.
  ///   - draft: the drive.
  ///   - options: how lists are to be read.
  ///   - finder: who can be meant.
  public init(
    _ files: [SentFile], of draft: DraftDrive, options: ImportOptions, finder: PersonFinder
  ) {
    var reading = ListsReading(draft: draft, options: options)
    for (index, file) in files.enumerated() { reading.read(file, index: index, among: files) }
    diagnostics = reading.diagnostics.filter { !$0.refuses || $0.code != .unclearUnit }
    for row in reading.rows.joined() where !row.name.isEmpty {
      let unit = reading.units.indices.contains(row.unit) ? reading.units[row.unit].id : nil
      entries.append(
        Entry(
          place: reading.name(of: row.place), name: row.name,
          found: finder.person(row, unit: unit)))
    }
  }
}
