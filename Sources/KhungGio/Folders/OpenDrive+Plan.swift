import DriveFiles
import Drives
import Foundation
import Identities
import Plans
import Wording

extension OpenDrive {
  /// Reads a plan's file once, and compares its people with those on the lists.
  ///
  /// - Parameters:
  ///   - path: the file; nil for the drive's own plan.
  ///   - onlyItsOwn: whether a plan of another drive is a problem.
  ///   - notice: receives what is worth knowing.
  /// - Returns: the plan.
  /// - Throws: ``PlanError/missing``, or every problem of the file, such as people who are others than
  ///   have their ids now.
  func readPlan(
    _ path: String?, onlyItsOwn: Bool = true, notice: DriveNotices
  ) throws(UseCaseError) -> OpenedPlan {
    guard path != nil || isPlanned else { throw UseCaseError(PlanError.missing) }
    let place = path ?? planPath
    let plan = try OpenedPlan(
      at: URL(fileURLWithPath: place), inDrive: url, for: drive, onlyItsOwn: onlyItsOwn,
      isHeld: isHeld)
    tell(plan.file.personCheck, of: place, notice)
    return plan
  }

  /// Reads a published plan, by the ids that its people have on the lists now.
  ///
  /// - Parameters:
  ///   - name: a revision number or a path; nil for the last revision.
  ///   - notice: receives what is worth knowing.
  /// - Returns: the plan.
  /// - Throws: ``PublishedSourceError``, or what is wrong with the file or the history.
  func readPublished(
    _ name: String?, notice: DriveNotices
  ) throws(UseCaseError) -> PublishedSource {
    let source = try readPublishedSource(name, notice: notice)
    return source.linked(on: drive)
  }

  /// Reads a published plan by the ids that its people had then.
  ///
  /// - Parameters:
  ///   - name: a revision number or a path; nil for the last revision.
  ///   - notice: receives what is worth knowing.
  /// - Returns: the plan.
  /// - Throws: ``PublishedSourceError``, or what is wrong with the file or the history.
  func readPublishedSource(_ name: String?, notice: DriveNotices) throws(UseCaseError)
    -> PublishedSource
  {
    let source = try PublishedSource(name, inDrive: url, language: drive.language)
    if case .file(let path) = source.origin { tell(source.linkage, of: path, notice) }
    return source
  }

  /// Reads a published plan for planning around it, and tells who was taken for the same person.
  ///
  /// - Parameters:
  ///   - name: a revision number or a path; nil for no published plan.
  ///   - notice: receives what is worth knowing.
  /// - Returns: the plan, by the ids that its people have on the lists now; nil for none.
  /// - Throws: ``PublishedSourceError``, or what is wrong with the file or the history.
  func readPublished(
    ifNamed name: String?, notice: DriveNotices
  ) throws(UseCaseError) -> PublishedSource? {
    guard let name else { return nil }
    let source = try readPublished(name, notice: notice)
    for correction in source.corrections { notice(.takenForSame(correction)) }
    return source
  }

  /// Tells who was taken for the same person, and which sessions of a published plan are no more.
  func reportDifferences(of source: PublishedSource, notice: DriveNotices) {
    for correction in source.corrections { notice(.takenForSame(correction)) }
    for (session, people) in source.vanishedSessions(on: drive) {
      notice(.vanishedSession(session, of: source.origin, people: people))
    }
  }

  /// The key of the drive, made where there is none yet, or why it cannot be kept.
  func keyForSaving() throws(UseCaseError) -> Result<DriveKey, KeyNotKept> {
    let kept = try KeptKey(in: url, making: true, language: drive.language)
    if let key = kept.key { return .success(key) }
    let path = kept.url.relativePath
    let gone = OutputError.cannotCreate(path: path, reason: String(cString: strerror(ENOENT)))
    return .failure(KeyNotKept(path: path, reason: kept.error ?? gone))
  }

  private func tell(_ check: PersonCheck, of path: String, _ notice: DriveNotices) {
    switch check {
    case .checked: break
    case .unmarked: notice(.planWithoutPeople(path: path))
    case .otherKey: notice(.planOfOtherKey(path: path))
    }
  }
}
