public import Drives
import Foundation
import Invitations
import UnitLists

/// Finds people at the door, by the beginnings of the words of their names, or by their codes.
public struct SearchPeople: UseCase {
  /// The drive on its day.
  public var day: OpenDay
  /// What was typed.
  public var query: String
  /// The minute of the day it is: people whose slot is near come first; nil for list order.
  public var minute: Int?

  /// How many letters there must be before names are shown.
  public static let fewestLetters = 2
  /// The most people that are shown.
  public static let mostPeople = 20
  /// How many signs at the end of a code are enough.
  public static let signsOfCode = 4

  /// Finds people.
  ///
  /// - Parameters:
  ///   - query: what was typed.
  ///   - day: the drive on its day.
  public init(_ query: String, on day: OpenDay) {
    self.query = query
    self.day = day
  }

  /// Finds them: nobody before two letters, and never more than twenty.
  ///
  /// - Parameter context: not used.
  /// - Returns: the people, whoever is most likely meant first.
  public func perform(_ context: WorkContext) -> FoundPeople {
    let words = Folding.words(query).split(separator: " ").map(String.init)
    guard words.joined().count >= SearchPeople.fewestLetters else {
      return FoundPeople(people: [], more: 0, day: day)
    }
    let byCode = whoHasCode()
    var found = byCode
    if byCode.isEmpty {
      let matching = day.people.indices.filter { matches(words, day.people[$0].key) }
      found = matching.sorted { rank($0, words) < rank($1, words) }
    }
    return FoundPeople(
      people: Array(found.prefix(SearchPeople.mostPeople)),
      more: max(0, found.count - SearchPeople.mostPeople), day: day)
  }

  /// Whose whole code it is, or the end of it.
  private func whoHasCode() -> [RegistrantIndex] {
    if let part = RegistrationCodes.personPart(of: query) {
      return day.people.indices.filter { day.people[$0].code.isCode(part) }
    }
    let signs = query.uppercased().filter { !$0.isWhitespace }
    guard signs.count == SearchPeople.signsOfCode, signs.contains(where: \.isNumber) else {
      return []
    }
    return day.people.indices.filter { day.people[$0].code.hasSuffix(signs) }
  }

  private func matches(_ words: [String], _ key: String) -> Bool {
    let parts = key.split(separator: " ")
    return words.allSatisfy { word in parts.contains { $0.hasPrefix(word) } }
  }

  /// Whoever's given name it is first, then whoever is expected about now, then in list order.
  private func rank(_ place: RegistrantIndex, _ words: [String]) -> (Int, Int, RegistrantIndex) {
    let person = day.people[place]
    let given = person.key.split(separator: " ").last ?? ""
    let isGiven = words.last.map { given.hasPrefix($0) } ?? false
    let distance = minute.flatMap { now in person.slot.map { abs($0.start - now) } } ?? 0
    return (isGiven ? 0 : 1, distance, place)
  }
}

extension String {
  /// Whether a code is that of a person, by the signs that tell the person.
  fileprivate func isCode(_ part: String) -> Bool {
    RegistrationCodes.personPart(of: self) == part
  }
}

/// The people that a search found.
public struct FoundPeople: JSONDocument {
  /// Their places on the lists.
  public let people: [RegistrantIndex]
  /// How many more there are than are shown.
  public let more: Int
  /// The drive on its day.
  public let day: OpenDay

  /// The people, as a door shows them.
  public var json: JSONValue {
    .object([
      ("people", .array(people.map { .doorPerson(day.people[$0], on: day.drive.drive) })),
      ("more", .integer(more)),
    ])
  }
}

extension JSONValue {
  /// Somebody on the lists, as the door needs it: nothing that it does not show.
  static func doorPerson(_ person: DoorPerson, on drive: Drive) -> JSONValue {
    .object(
      [
        ("id", .string(person.id)), ("name", .string(person.name)), ("unit", .string(person.unit)),
        ("session", .optional(person.slot.map { drive.sessions[$0.session].id })),
        ("slot", .optional(person.slot.map { ClockTime.text($0.start) })),
        ("code", .string(person.code)), ("year", .optional(person.birthYear)),
        ("phone_end", .string(person.phoneEnd)), ("key", .string(person.key)),
      ] + (person.questions?.json ?? []))
  }
}
