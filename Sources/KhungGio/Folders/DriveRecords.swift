public import Diagnostics
public import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import Plans
import UnitLists

/// What a drive's folder keeps beside its lists: its key, the published plans, who has withdrawn.
struct DriveRecords: Sendable {
  /// The folder.
  let url: URL
  /// Whether nobody else can change the drive meanwhile.
  let isHeld: Bool
  /// The language of what is wrong with files.
  let language: Language

  /// The key of the drive; nil where there is none yet.
  func key() throws(UseCaseError) -> DriveKey? {
    do throws(DriveFileProblems) {
      return try DriveKeyFile.read(in: url, language: language)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Reads the history, which must exist.
  ///
  /// - Parameters:
  ///   - seconds: how long to wait while another program holds its file.
  ///   - body: what to do with it.
  /// - Returns: what that returns.
  /// - Throws: why the history cannot be read.
  func history<Value>(
    waiting seconds: Double = DriveLocking.usualWait,
    _ body: (History) throws(HistoryError) -> Value
  ) throws(UseCaseError) -> Value {
    do throws(HistoryError) {
      return try body(try History(in: url, waiting: seconds))
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Reads the history while nobody changes the drive.
  ///
  /// - Parameters:
  ///   - work: the name of the command, for others who wait.
  ///   - body: what to do with the history.
  /// - Returns: what that returns; nil where the drive has no history.
  /// - Throws: why the history cannot be read, or that others do not let go of the drive.
  func quietHistory<Value>(
    for work: String, _ body: (History) throws(HistoryError) -> Value
  ) throws(UseCaseError) -> Value? {
    guard History.exists(in: url) else { return nil }
    guard !isHeld else { return try history(body) }
    let lock = try DriveLocking(url, for: .changing, work: work)
    defer { lock.keepUntilHere() }
    return try history(body)
  }

  /// Whether a plan was published.
  func isPublished() throws(UseCaseError) -> Bool {
    guard History.exists(in: url) else { return false }
    return try history { history throws(HistoryError) in try history.last() } > 0
  }

  /// Whoever has withdrawn and is not on the lists, in the order in which they withdrew.
  func withdrawals(notOn draft: DraftDrive) throws(UseCaseError) -> [Withdrawal] {
    guard History.exists(in: url) else { return [] }
    let there = Set(draft.registrants.map(\.id))
    return try history { history throws(HistoryError) in try history.withdrawals() }
      .filter { !there.contains($0.row.id) }
  }

  /// What plans and published plans of the drive tell of its people; the drive must be held.
  ///
  /// - Throws: ``IDRecordError``, or why the key or the history cannot be read.
  func knownIdentities() throws(UseCaseError) -> KnownIdentities {
    let record = IDRecord(inDrive: url)
    guard record.problems.isEmpty else {
      throw UseCaseError(IDRecordError(problems: record.problems))
    }
    var known = KnownIdentities()
    known.key = try key()
    // A plan that cannot be read names nobody.
    let plan = (try? PublishedPlanFile.read(at: url.appendingPathComponent("plan.json")))?.plan
    var people = plan?.people(key: known.key) ?? [:]
    var usedIDs = Set(people.keys)
    if History.exists(in: url) {
      let issued = try history { history throws(HistoryError) in
        var issued: [[String: IssuedInvitation]] = []
        for issue in try history.issues() {
          issued.append(try history.invitations(of: issue.number))
        }
        return issued
      }
      for invitations in issued { usedIDs.formUnion(invitations.keys) }
      // The last published plan is the published slots.
      if let last = issued.last { people = last.mapValues(\.person) }
    }
    known.usedIDs = usedIDs
    known.people = people.values.sorted { $0.id < $1.id }
    return known
  }

  /// Records that people withdraw, and writes the lists without them: both, or neither. The record
  /// comes first: killed in between, it stands for people who are on the lists, and says nothing.
  ///
  /// - Parameters:
  ///   - rows: whoever withdraws.
  ///   - lists: the lists without them.
  ///   - newUnits: the units that units.csv gets.
  ///   - draft: the drive.
  ///   - moment: when.
  ///   - reason: why, as the history keeps it.
  /// - Throws: why neither was written.
  func withdraw(
    _ rows: [WithdrawnRow], writing lists: [DraftDrive.List],
    newUnits: [ImportPlan.NewUnit] = [], into draft: DraftDrive, at moment: Moment, reason: String
  ) throws(UseCaseError) {
    let numbers = try history { history throws(HistoryError) in
      try history.withdraw(rows, time: moment.text, reason: reason)
    }
    do throws(OutputError) {
      try ImportCommit.write(lists, newUnits: newUnits, into: draft)
    } catch {
      try? History(in: url).bringBack(numbers, time: moment.text)
      throw UseCaseError(error)
    }
  }

  /// Records that people who have withdrawn are back on the lists.
  func bringBack(_ numbers: [Int], at moment: Moment) throws(UseCaseError) {
    try history { history throws(HistoryError) in
      try history.bringBack(numbers, time: moment.text)
    }
  }
}

/// Why the key of a drive cannot be kept, without which the codes on slips could be made up.
public struct KeyNotKept: KhungGioError, Equatable {
  /// The path of its file.
  public let path: String
  /// What is wrong.
  public let reason: OutputError

  /// What went wrong, by a name for programs.
  public var code: String { "key-not-kept" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .cannotCreate }
}

/// The record of the ids that were given cannot be read: new people could get the ids of others.
public struct IDRecordError: KhungGioError, Equatable {
  /// What is wrong with its file.
  public let problems: [DriveFileProblem]

  /// What went wrong, by a name for programs.
  public var code: String { "id-record-unreadable" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .badData }
}
