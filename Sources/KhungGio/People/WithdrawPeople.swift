import DriveFiles
import Drives
import Identities
public import UnitLists
import Wording

/// Takes people who withdraw off the lists of a drive, or brings them back: all of them, or nobody.
public struct WithdrawPeople: UseCase {
  /// The drive, opened to be changed.
  public var lists: OpenLists
  /// Who: ids, names or telephone numbers.
  public var who: [String] = []
  /// The id or name of the unit they are of; without anybody named, all of it.
  public var unit: String?
  /// The path of a list of them.
  public var list: String?
  /// The reason, for the history.
  public var reason = ""
  /// Whether people who have withdrawn are brought back; where nobody is named, those of the last
  /// time.
  public var bringsBack = false
  /// Whether nothing is written.
  public var isPreview = false

  /// Takes nobody off the lists yet.
  ///
  /// - Parameter lists: the drive, opened to be changed.
  public init(_ lists: OpenLists) { self.lists = lists }

  /// Finds the people, and takes them off the lists or brings them back.
  ///
  /// - Parameter context: not used.
  /// - Returns: who was found.
  /// - Throws: ``WithdrawalError`` where somebody is not known for sure, or why nothing can be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ChangedWithdrawals {
    let gone = try lists.records.withdrawals(notOn: lists.draft)
    var search = WithdrawalSearch(lists.draft, gone, bringsBack: bringsBack)
    search.find(who, unit: unit, list: list)
    let found = try search.result().get()
    let known = try lists.records.knownIdentities()
    let withdrawn = bringsBack ? found.map { gone[$0] } : []
    let plan =
      bringsBack
      ? WithdrawalPlan(returning: withdrawn.map(\.row), to: lists.draft, known: known)
      : WithdrawalPlan(withdrawing: found, from: lists.draft, known: known)
    guard plan.problems.isEmpty else {
      throw UseCaseError(WithdrawalError.invalidDrive(plan.problems))
    }
    let moment = Moment.now
    if !isPreview { try write(plan, withdrawn, at: moment) }
    return ChangedWithdrawals(
      people: plan.rows.map { FindablePerson($0, of: lists.draft) }, moment: moment,
      reason: reason, isWritten: !isPreview && !plan.rows.isEmpty,
      leavesPeople: bringsBack || plan.leavesPeople,
      isPublished: try lists.records.isPublished())
  }

  private func write(
    _ plan: WithdrawalPlan, _ withdrawn: [Withdrawal], at moment: Moment
  ) throws(UseCaseError) {
    guard bringsBack else {
      return try lists.records.withdraw(
        plan.rows, writing: plan.lists, into: lists.draft, at: moment,
        reason: TextWidth.printable(reason))
    }
    guard !withdrawn.isEmpty else { return }
    // The lists come first: who is on them is back, whatever the record says.
    do throws(OutputError) {
      try ImportCommit.write(plan.lists, into: lists.draft)
    } catch {
      throw UseCaseError(error)
    }
    try lists.records.bringBack(withdrawn.map(\.number), at: moment)
  }
}

/// Who was taken off the lists, or brought back.
public struct ChangedWithdrawals: JSONDocument, Equatable {
  /// The people, in the order of the lists.
  public let people: [FindablePerson]
  /// When.
  public let moment: Moment
  /// Why; empty for no reason.
  public let reason: String
  /// Whether anything was written.
  public let isWritten: Bool
  /// Whether anybody is left on the lists.
  public let leavesPeople: Bool
  /// Whether a plan of the drive was published, so that others can take their slots.
  public let isPublished: Bool

  /// The document of people who are not known for sure: nobody was taken off.
  ///
  /// - Parameter problems: why, in words.
  /// - Returns: the document.
  public static func json(refusedFor problems: [String]) -> JSONValue {
    .object([
      ("written", .bool(false)), ("people", .array([])),
      ("problems", .array(problems.map { .string($0) })),
    ])
  }

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("written", .bool(isWritten)), ("time", .string(moment.text)), ("reason", .string(reason)),
      (
        "people",
        .array(
          people.map { person in
            .object([
              ("registrant", .string(person.id)), ("name", .string(person.name)),
              ("unit", .string(person.unit)), ("birth_year", .optional(person.birthYear)),
            ])
          })
      ), ("problems", .array([])),
    ])
  }
}
