import Foundation
import Identities
import UnitLists
import Wording

/// Looks for the people that a cancellation names, and gathers what is not sure.
struct CancelSearch {
  /// What is not sure, line by line.
  final class Problems {
    private(set) var lines: [String] = []

    func add(_ line: String) { lines.append(line) }
  }

  let people: [FindablePerson]
  let finder: PersonFinder
  let problems = Problems()
  private let isBack: Bool
  private let gone: [Withdrawal]
  private let goneFinder: PersonFinder
  private let wording: Words
  private let zone: TimeZone

  /// - Parameters:
  ///   - people: whoever can be meant.
  ///   - isBack: whether they have withdrawn and come back.
  ///   - gone: who has withdrawn already.
  ///   - wording: the language to say in what is not sure.
  ///   - zone: the drive's time zone, by its name.
  init(
    _ people: [FindablePerson], isBack: Bool, gone: [Withdrawal], wording: Words, zone: String
  ) {
    self.people = people
    self.isBack = isBack
    self.gone = gone
    self.wording = wording
    self.zone = TimeZone(identifier: zone) ?? .current
    finder = PersonFinder(people)
    goneFinder = PersonFinder(gone.map { FindablePerson($0.row, unitName: $0.row.unit) })
  }

  /// Whom a text means, by their places; nobody where that is not sure, which is told.
  func people(named text: String, unit: String?) -> [Int] {
    people(finder.person(named: text, unit: unit), text: text, name: text)
  }

  /// Whom looking for somebody came to.
  ///
  /// - Parameters:
  ///   - found: what it came to.
  ///   - text: what was looked for, with its place.
  ///   - name: what was looked for.
  /// - Returns: their places.
  func people(_ found: PersonFinder.Found, text: String, name: String) -> [Int] {
    switch found {
    case .one(let person): return [person]
    case .several(let several):
      problems.add(wording.severalPeople(text, several.count))
      tell(several)
    case .none(let near):
      if case .one(let place) = goneFinder.person(named: name) {
        let time = gone[place].time
        problems.add(
          wording.hasWithdrawnAlready(
            text, at: Moment(time)?.onTheClock(of: zone, in: wording) ?? time))
        return []
      }
      problems.add(wording.nobodyNamed(text, hasNear: !near.isEmpty, isBack: isBack))
      tell(near)
    }
    return []
  }

  private func tell(_ places: [Int]) {
    for place in places {
      problems.add("  " + CancelSearch.line(people[place], wording: wording))
    }
  }

  /// Somebody as people know them: name, year of birth, unit, id.
  static func line(_ person: FindablePerson, wording: Words) -> String {
    let name = person.name.isEmpty ? person.id : person.name
    let parts = [
      name, person.birthYear.map { "\($0)" } ?? "", person.unitName, "(\(person.id))",
    ]
    return TextWidth.printable(parts.filter { !$0.isEmpty }.joined(separator: " · "))
  }
}
