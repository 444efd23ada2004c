public import Diagnostics
public import DriveFiles
import Drives
import Identities
public import UnitLists
import Wording

/// Looks for the people that a cancellation names, and gathers what is not sure.
struct WithdrawalSearch {
  private let draft: DraftDrive
  private let people: [FindablePerson]
  private let finder: PersonFinder
  private let bringsBack: Bool
  private let gone: [Withdrawal]
  private let goneFinder: PersonFinder
  private var found: [Int] = []
  private var problems: [WithdrawalProblem] = []
  private var isMissingInput = false

  /// - Parameters:
  ///   - draft: the drive.
  ///   - gone: who has withdrawn.
  ///   - bringsBack: whether one of these is looked for, and not somebody on the lists.
  init(_ draft: DraftDrive, _ gone: [Withdrawal], bringsBack: Bool) {
    self.draft = draft
    self.bringsBack = bringsBack
    self.gone = gone
    people =
      bringsBack
      ? gone.map { FindablePerson($0.row, of: draft) }
      : draft.registrants.map { person in
        let unit = draft.units[person.unit]
        return FindablePerson(
          id: person.id, name: person.name, unit: unit.id, unitName: unit.name,
          birthYear: person.birthYear, phone: person.phone)
      }
    finder = PersonFinder(people)
    goneFinder = PersonFinder(
      bringsBack
        ? []
        : gone.map { withdrawal in
          let row = withdrawal.row
          return FindablePerson(
            id: row.id, name: row.name, unit: row.unit, unitName: row.unit,
            birthYear: row.birthYear, phone: row.phone)
        })
  }

  /// Looks for people.
  ///
  /// - Parameters:
  ///   - who: ids, names or telephone numbers.
  ///   - unit: the id or name of the unit they are of.
  ///   - list: the path of a list of them.
  mutating func find(_ who: [String], unit: String?, list: String?) {
    if let unit, finder.people(ofUnit: unit).isEmpty {
      problems.append(
        .noPeopleOfUnit(unit, known: Array(Set(people.map(\.unit))).sorted()))
      return
    }
    for text in who { take(finder.person(named: text, unit: unit), text: text, name: text) }
    if let list { find(inList: list, unit: unit) }
    guard who.isEmpty, list == nil else { return }
    if let unit {
      found = finder.people(ofUnit: unit)
    } else if bringsBack, let last = gone.last {
      found = gone.indices.filter { gone[$0].time == last.time }
    }
  }

  /// The people meant, by their places among those who can be, each once.
  func result() -> Result<[Int], UseCaseError> {
    if isMissingInput { return .failure(UseCaseError(WithdrawalError.missingList(problems))) }
    guard problems.isEmpty else {
      return .failure(UseCaseError(WithdrawalError.unclear(problems)))
    }
    return .success(Array(Set(found)).sorted())
  }

  private mutating func find(inList path: String, unit: String?) {
    var options = ImportOptions()
    options.unit = unit.flatMap { unit in
      draft.units.first { $0.id == unit || $0.name == unit }?.id
    }
    options.eligibility.isLookedAt = false
    options.takesDeclined = true
    let sent = SentFiles(at: [path])
    let list = WithdrawalList(sent.lists, of: draft, options: options, finder: finder)
    let diagnostics = sent.diagnostics + list.diagnostics
    problems += diagnostics.filter(\.refuses).map { .diagnostic($0) }
    guard !diagnostics.contains(where: { $0.code == .missingInput }) else {
      isMissingInput = true
      return
    }
    for entry in list.entries {
      take(entry.found, text: "\(entry.place) \(entry.name)", name: entry.name)
    }
  }

  private mutating func take(_ result: PersonFinder.Found, text: String, name: String) {
    switch result {
    case .one(let person): found.append(person)
    case .several(let several):
      problems.append(.several(text, several.map { people[$0] }))
    case .none(let near):
      if case .one(let place) = goneFinder.person(named: name) {
        problems.append(.withdrawnAlready(text, time: gone[place].time))
      } else {
        problems.append(.nobody(text, near: near.map { people[$0] }, isBack: bringsBack))
      }
    }
  }
}

/// Why somebody who shall be taken off the lists, or brought back, is not known for sure.
public enum WithdrawalProblem: Equatable, Sendable {
  /// The drive has nobody of this unit; with the units it has people of.
  case noPeopleOfUnit(String, known: [String])
  /// Several people are called so.
  case several(String, [FindablePerson])
  /// Nobody is called so; with those who may be meant, and whether they would be brought back.
  case nobody(String, near: [FindablePerson], isBack: Bool)
  /// This person has withdrawn already; when, as the history keeps it.
  case withdrawnAlready(String, time: String)
  /// A row of the list is refused.
  case diagnostic(ListDiagnostic)
}

/// Why nobody was taken off the lists, or brought back.
public enum WithdrawalError: KhungGioError, Equatable {
  /// Somebody is not known for sure.
  case unclear([WithdrawalProblem])
  /// A list cannot be found.
  case missingList([WithdrawalProblem])
  /// The drive would have problems.
  case invalidDrive([DriveFileProblem])

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .unclear: "withdrawal-unclear"
    case .missingList: "withdrawal-list-missing"
    case .invalidDrive: "withdrawal-leaves-invalid-drive"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .unclear, .invalidDrive: .badData
    case .missingList: .inputMissing
    }
  }
}

extension FindablePerson {
  /// Somebody by a row that was taken out, or is.
  init(_ row: WithdrawnRow, of draft: DraftDrive) {
    self.init(
      id: row.id, name: row.name, unit: row.unit,
      unitName: draft.units.first { $0.id == row.unit }?.name ?? row.unit,
      birthYear: row.birthYear, phone: row.phone)
  }
}
