import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import Plans
import Wording

/// Publishes the rest of a day as it was planned again: the drive's own plan and the next revision at
/// once, exactly as they were shown. Whoever is no longer expected keeps the published slot, so that rates
/// are measured on everyone who was invited.
public struct PublishReplannedDay: UseCase {
  /// The rest of the day, planned again.
  public var replanned: ReplannedDay
  /// The path of the drive's folder.
  public var drive: String
  /// What has happened by now.
  public var record: DayRecord
  /// What the folder held when this was planned.
  public var base: FolderState
  /// The reason, for the history.
  public var reason = ""
  /// When it is published; nil for now.
  public var moment: Moment?
  /// How long to wait, in seconds, for others who change the drive.
  public var wait = DriveLocking.usualWait
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Publishes the rest of a day.
  ///
  /// - Parameters:
  ///   - replanned: the rest of the day, planned again.
  ///   - drive: the path of the drive's folder.
  ///   - record: what has happened by now.
  ///   - base: what the folder held when this was planned.
  public init(
    _ replanned: ReplannedDay, on drive: String, record: DayRecord, base: FolderState
  ) {
    self.replanned = replanned
    self.drive = drive
    self.record = record
    self.base = base
  }

  /// Writes the plan and publishes it, both or neither.
  ///
  /// - Parameter context: not used.
  /// - Returns: what was published.
  /// - Throws: ``StaleError`` where the folder or the published plan is another by now, or somebody whose
  ///   slot changes has come meanwhile; ``PlanError/notPublishable(_:)``; why something cannot be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PublishedRevision {
    let opened = try OpenDrive(changing: drive, for: "serve", waiting: wait)
    let last = try opened.records.history(waiting: wait) { history throws(HistoryError) in
      try history.last()
    }
    let people = record.people
    guard FolderState(of: opened.url) == base, last == replanned.issue,
      !replanned.changes.contains(where: { people[.registrant($0.id)]?.hasCome == true })
    else { throw UseCaseError(StaleError()) }
    let (assignments, audit) = try audited(on: opened.drive)
    let read = try opened.readPlan(nil, notice: notice)
    let lost = Set(replanned.changes.filter { $0.to == nil }.map(\.id))
    let plan = read.file.plan(
      with: assignments, cost: audit.cost, on: opened.drive,
      newReasons: replanned.plan.plan.unplaced.filter {
        lost.contains(opened.drive.registrants[$0.registrant].id)
      })
    let text = PlanText(
      of: plan, on: opened.drive, wording: Words(language: opened.drive.language),
      changes: PublishedPlan(of: replanned.published, on: opened.drive).changes(
        to: PublishedPlan(of: assignments, on: opened.drive),
        order: opened.drive.registrants.map(\.id)),
      key: try KeptKey(in: opened.url, making: true, language: opened.drive.language).key)
    return try opened.replacingPlan(with: Array(text.text.utf8)) { bytes throws(UseCaseError) in
      try opened.publish(
        bytes, assignments, reason: reason, at: moment ?? .now, waiting: wait, notice: notice)
    }
  }

  /// Who is invited when, with those who are no longer expected as far as their slots break no rule beside
  /// the new ones.
  private func audited(
    on drive: Drive
  ) throws(UseCaseError) -> (assignments: [Assignment], audit: Audit) {
    let planned = replanned.plan.plan.assignments
    let all = (planned + replanned.missing).sorted { $0.registrant < $1.registrant }
    for assignments in [all, planned] {
      let audit = Audit(of: assignments, on: drive, published: replanned.published)
      if audit.violations.isEmpty { return (assignments, audit) }
    }
    throw UseCaseError(
      PlanError.notPublishable(
        Audit(of: planned, on: drive, published: replanned.published).violations))
  }
}

/// Publishes an earlier revision again, as the next one: what was published last is taken back, and
/// nothing of the history is lost.
public struct RestoreRevision: UseCase {
  /// The number of the earlier revision.
  public var number: Int
  /// The path of the drive's folder.
  public var drive: String
  /// What the folder held when this was chosen.
  public var base: FolderState
  /// The reason, for the history.
  public var reason = ""
  /// When it is published; nil for now.
  public var moment: Moment?
  /// How long to wait, in seconds, for others who change the drive.
  public var wait = DriveLocking.usualWait
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Publishes an earlier revision again.
  ///
  /// - Parameters:
  ///   - number: the number of the earlier revision.
  ///   - drive: the path of the drive's folder.
  ///   - base: what the folder held when this was chosen.
  public init(_ number: Int, of drive: String, base: FolderState) {
    self.number = number
    self.drive = drive
    self.base = base
  }

  /// Writes the plan byte for byte as it was, and publishes it, both or neither.
  ///
  /// - Parameter context: how to stop it.
  /// - Returns: what was published.
  /// - Throws: ``StaleError`` where the folder holds something else by now,
  ///   ``PublishedSourceError/noSuchRevision(_:last:)``, ``PlanError/notPublishable(_:)`` where it breaks
  ///   rules as the lists stand now, or why something cannot be written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PublishedRevision {
    let opened = try OpenDrive(changing: drive, for: "serve", waiting: wait)
    guard FolderState(of: opened.url) == base else { throw UseCaseError(StaleError()) }
    let number = number
    let kept = try opened.records.history(waiting: wait) { history throws(HistoryError) in
      (bytes: try history.plan(of: number), last: try history.last())
    }
    guard let bytes = kept.bytes else {
      throw UseCaseError(PublishedSourceError.noSuchRevision(number, last: kept.last))
    }
    return try opened.replacingPlan(with: bytes) { _ throws(UseCaseError) in
      var publish = PublishPlan(opened)
      publish.reason = reason
      publish.moment = moment
      publish.wait = wait
      publish.notice = notice
      return try publish.perform(context)
    }
  }
}

extension OpenDrive {
  /// Writes another plan as the drive's own and does something with it; where that fails the plan is as it
  /// was.
  ///
  /// - Parameters:
  ///   - bytes: the plan's file.
  ///   - work: what is done with it.
  /// - Returns: what comes of the work.
  /// - Throws: what the work throws, or why the plan cannot be written.
  fileprivate func replacingPlan<Value>(
    with bytes: [UInt8], _ work: ([UInt8]) throws(UseCaseError) -> Value
  ) throws(UseCaseError) -> Value {
    let place = URL(fileURLWithPath: planPath)
    let before = try? Data(contentsOf: place)
    try write(bytes, to: place)
    do throws(UseCaseError) {
      return try work(bytes)
    } catch {
      if let before { try write(Array(before), to: place) }
      throw error
    }
  }

  private func write(_ bytes: [UInt8], to place: URL) throws(UseCaseError) {
    do throws(OutputError) {
      var file = try OutputFile(at: place)
      try file.write(bytes)
      try file.finish()
    } catch {
      throw UseCaseError(error)
    }
  }
}
