public import Diagnostics
public import DriveFiles
import DriveStore
public import Drives
public import Foundation
public import Identities
public import Plans

/// A published plan: a revision of the drive's history, or a file.
public struct PublishedSource: Sendable {
  /// Where a published plan was read.
  public enum Origin: Equatable, Sendable {
    /// A file, by the path it was asked for with.
    case file(String)
    /// A revision of the history: its number and when it was published, as the history keeps it.
    case revision(Int, time: String)
  }

  /// The published plan.
  public let plan: PublishedPlan
  /// Where it was read.
  public let origin: Origin
  /// Its people by their ids: who they were, as far as the plan or the history tells.
  public let people: [String: RecordLinkage.Person]
  /// Who was taken for the same person although the record was changed.
  public let corrections: [RecordLinkage.Correction]
  /// What a file does not tell of its people, or with which key; `checked` for a revision.
  public let linkage: PersonCheck
  /// The key of the drive.
  private let key: DriveKey?
  /// Everybody invited by an earlier revision; empty for a file.
  private let earlier: [IssuedInvitation]

  /// The number of the revision; nil for a file.
  public var issue: Int? {
    guard case .revision(let number, _) = origin else { return nil }
    return number
  }

  /// Reads a published plan.
  ///
  /// - Parameters:
  ///   - name: the number of a revision or a path; nil for the last revision.
  ///   - folder: the drive's folder.
  ///   - language: the language of problems.
  /// - Throws: ``UseCaseError``: ``PublishedSourceError``, the problems of the file, or what is wrong
  ///   with the history.
  public init(
    _ name: String?, inDrive folder: URL, language: Language = .vietnamese
  ) throws(UseCaseError) {
    let isFile = name.map { FileManager.default.fileExists(atPath: $0) } ?? false
    let file = name.flatMap { isFile || Int($0) == nil ? $0 : nil }
    do {
      let key = try DriveKeyFile.read(in: folder, language: language)
      guard let file else {
        self = try Self.revision(name.flatMap { Int($0) }, in: folder, key: key, language: language)
        return
      }
      self.init(
        plan: try PublishedPlanFile.read(at: URL(fileURLWithPath: file), language: language).plan,
        path: file, key: key)
    } catch let error as any KhungGioError {
      throw UseCaseError(error)
    } catch {
      throw UseCaseError(InternalError("\(error)"))
    }
  }

  private init(plan: PublishedPlan, path: String, key: DriveKey?) {
    let people = plan.people(key: key)
    var linkage = PersonCheck.checked
    if plan.isOfOtherKey(than: key) {
      linkage = .otherKey
    } else if people.values.contains(where: { $0.isOnlyAnID }) {
      linkage = .unmarked
    }
    self.init(
      plan: plan, origin: .file(path), people: people, corrections: [], linkage: linkage,
      key: key, earlier: [])
  }

  private init(
    plan: PublishedPlan, origin: Origin, people: [String: RecordLinkage.Person],
    corrections: [RecordLinkage.Correction], linkage: PersonCheck, key: DriveKey?,
    earlier: [IssuedInvitation]
  ) {
    self.plan = plan
    self.origin = origin
    self.people = people
    self.corrections = corrections
    self.linkage = linkage
    self.key = key
    self.earlier = earlier
  }

  private static func revision(
    _ number: Int?, in folder: URL, key: DriveKey?, language: Language
  ) throws -> PublishedSource {
    guard History.exists(in: folder) else { throw PublishedSourceError.nothingPublished }
    let history = try History(in: folder)
    let issues = try history.issues()
    guard
      let issue = number.map({ number in issues.first { $0.number == number } }) ?? issues.last,
      let bytes = try history.plan(of: issue.number)
    else {
      guard let number else { throw PublishedSourceError.nothingPublished }
      throw PublishedSourceError.noSuchRevision(number, last: issues.last?.number ?? 0)
    }
    let invitations = try history.invitations(of: issue.number)
    let plan = try PublishedPlanFile.read(
      bytes, named: "\(History.fileName) \(issue.number)", language: language)
    return PublishedSource(
      plan: plan, origin: .revision(issue.number, time: issue.time),
      people: plan.people(key: key).merging(
        invitations.mapValues(\.person).filter { !$0.value.isOnlyAnID }
      ) { $1 }, corrections: [], linkage: .checked, key: key,
      earlier: try history.invitations(before: issue.number))
  }

  /// The same plan by the ids that its people have on a drive's lists now.
  ///
  /// - Parameter drive: the drive as it is.
  /// - Returns: the same plan.
  public func linked(on drive: Drive) -> PublishedSource {
    linked(among: drive.people(key: key))
  }

  /// The same plan by the ids that its people have in a later one.
  ///
  /// - Parameter now: the people of the later one.
  /// - Returns: the same plan.
  public func linked(among now: [RecordLinkage.Person]) -> PublishedSource {
    let found = RecordLinkage(people.values, on: now)
    func id(_ registrant: String) -> String {
      people[registrant].map {
        found.unambiguousID(of: registrant, name: $0.identity.name)
      } ?? registrant
    }
    return PublishedSource(
      plan: PublishedPlan(
        invitations: plan.invitations.map {
          PublishedPlan.Invitation(registrant: id($0.registrant), unit: $0.unit, slot: $0.slot)
        }, unplaced: plan.unplaced.map(id), drive: plan.drive),
      origin: origin,
      people: Dictionary(
        people.map { (id($0.key), $0.value) }, uniquingKeysWith: { first, _ in first }),
      corrections: found.corrections, linkage: linkage, key: key, earlier: earlier)
  }

  /// The people on a drive's lists who had a slot in a revision before this one.
  ///
  /// - Parameter drive: the drive as it is.
  /// - Returns: the people.
  public func placedEarlier(on drive: Drive) -> Set<RegistrantIndex> {
    let found = RecordLinkage(earlier.map(\.person), on: drive.people(key: key))
    let ids = Set(earlier.compactMap { found.idNow(of: $0.registrant) })
    return Set(drive.registrants.places.filter { ids.contains(drive.registrants[$0].id) })
  }

  /// The sessions of the plan that a drive does not have any more, by their ids, and how many people
  /// were to come to each.
  ///
  /// - Parameter drive: the drive as it is.
  /// - Returns: the sessions, in the order of their ids.
  public func vanishedSessions(on drive: Drive) -> [(session: String, people: Int)] {
    let known = Set(drive.sessions.map(\.id))
    var people: [String: Int] = [:]
    for invitation in plan.invitations where !known.contains(invitation.slot.session) {
      people[invitation.slot.session, default: 0] += 1
    }
    return people.sorted { $0.key < $1.key }.map { (session: $0.key, people: $0.value) }
  }
}

/// Why there is no such published plan.
public enum PublishedSourceError: KhungGioError, Equatable {
  /// No plan of the drive was published yet.
  case nothingPublished
  /// There is no revision of this number.
  case noSuchRevision(Int, last: Int)
  /// None of its people are on the lists, and nothing tells that it is of this drive.
  case ofAnotherDrive(PublishedSource.Origin)

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .nothingPublished: "nothing-published"
    case .noSuchRevision: "no-such-revision"
    case .ofAnotherDrive: "published-plan-of-another-drive"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .nothingPublished, .noSuchRevision: .inputMissing
    case .ofAnotherDrive: .badData
    }
  }
}
