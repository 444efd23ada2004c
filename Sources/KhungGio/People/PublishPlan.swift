import DriveFiles
import DriveStore
import Drives
import Identities
import Invitations
import Plans
import Wording

/// Publishes a plan: keeps it whole in the drive's history, with the next revision number.
public struct PublishPlan: UseCase {
  /// The drive, opened to be changed.
  public var drive: OpenDrive
  /// The plan's file; nil for the drive's own.
  public var plan: String?
  /// The reason, for the history.
  public var reason = ""
  /// When it is published; nil for now.
  public var moment: Moment?
  /// What the folder held when this was chosen; nil where that does not matter.
  public var base: FolderState?
  /// How long to wait, in seconds, while another program holds the history.
  public var wait = DriveLocking.usualWait
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Publishes the plan of a drive.
  ///
  /// - Parameter drive: the drive, opened to be changed.
  public init(_ drive: OpenDrive) { self.drive = drive }

  /// Publishes the plan, all of it or nothing.
  ///
  /// - Parameter context: not used.
  /// - Returns: what was published.
  /// - Throws: ``PlanError/notPublishable(_:)`` where the plan breaks rules as the lists stand now, or
  ///   ``StaleError``.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PublishedRevision {
    if let base, FolderState(of: drive.url) != base { throw UseCaseError(StaleError()) }
    let read = try drive.readPlan(plan, notice: notice)
    let audit = Audit(of: read.file.assignments, on: drive.drive)
    guard audit.violations.isEmpty else {
      throw UseCaseError(PlanError.notPublishable(audit.violations))
    }
    return try drive.publish(
      read.bytes, read.file.assignments, reason: reason, at: moment ?? .now, waiting: wait,
      notice: notice)
  }
}

extension OpenDrive {
  /// Keeps a plan in the history, with the next revision number.
  ///
  /// - Parameters:
  ///   - plan: the bytes of the plan's file.
  ///   - assignments: what it says, found without violations.
  ///   - reason: the reason, for the history.
  ///   - moment: when it is published.
  ///   - seconds: how long to wait while another program holds the history.
  ///   - notice: receives what is worth knowing.
  /// - Returns: what was published.
  /// - Throws: why the history cannot be written.
  func publish(
    _ plan: [UInt8], _ assignments: [Assignment], reason: String, at moment: Moment,
    waiting seconds: Double, notice: DriveNotices
  ) throws(UseCaseError) -> PublishedRevision {
    let key: DriveKey?
    switch try keyForSaving() {
    case .success(let kept): key = kept
    case .failure(let error):
      notice(.keyNotKept(error))
      key = nil
    }
    let issue = NewIssue(
      time: moment.text, reason: TextWidth.printable(reason), plan: plan,
      inputs: DriveFolder.inputs(at: url).map {
        Issue.Input(file: $0.path, checksum: Checksum(of: $0.bytes))
      }, invitations: invitations(assignments, key))
    let number = try records.history(waiting: seconds) { history throws(HistoryError) in
      try history.append(issue)
    }
    return PublishedRevision(
      number: number, moment: moment, reason: reason, invited: assignments.count)
  }

  private func invitations(_ assignments: [Assignment], _ key: DriveKey?) -> [NewIssue.Invitation] {
    let people = drive.people(key: key)
    let codes = key.map { RegistrationCodes(of: drive, key: $0) }
    return assignments.map { assignment in
      NewIssue.Invitation(
        person: people[assignment.registrant.rawValue],
        session: drive.sessions[assignment.slot.session].id,
        slot: ClockTime.text(assignment.slot.start),
        code: codes?.code(of: assignment.registrant) ?? "")
    }
  }
}

/// A plan that was just published.
public struct PublishedRevision: JSONDocument, Equatable {
  /// Its revision number: the first is 1.
  public let number: Int
  /// When it was published.
  public let moment: Moment
  /// Why.
  public let reason: String
  /// How many people it invites.
  public let invited: Int

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("number", .integer(number)), ("time", .string(moment.text)), ("reason", .string(reason)),
      ("invited", .integer(invited)),
    ])
  }
}
