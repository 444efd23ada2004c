public import Diagnostics
import DriveFiles
import DriveStore
import Drives
public import Identities
import Invitations
public import Plans

/// Finds whose the code on a slip is, and when this person is invited.
public struct FindSlipHolder: UseCase {
  /// The drive.
  public var drive: OpenDrive
  /// The code: what a scanner reads, or what somebody types.
  public var code: String
  /// The plan: a revision number or a file; nil for the last published one, or the drive's own where
  /// none was published.
  public var plan: String?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Finds whose a code is.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - drive: the drive.
  public init(_ code: String, on drive: OpenDrive) {
    self.code = code
    self.drive = drive
  }

  /// Finds the person.
  ///
  /// - Parameter context: not used.
  /// - Returns: the person, or all those whom an old slip may be of.
  /// - Throws: ``SlipError`` where the code is nobody's.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> SlipHolders {
    guard let key = try drive.records.key() else { throw UseCaseError(SlipError.noSlipsYet) }
    let revisions = try readRevisions()
    let now = drive.drive.people(key: key)
    let codes = RegistrationCodes(
      of: drive.drive, key: key, keptBy: revisions.last?.invitations.values.map { $0 } ?? [],
      people: now)
    let part: String
    switch codes.reading(of: code) {
    case .malformed: throw UseCaseError(SlipError.malformed)
    case .ofOtherDrive: throw UseCaseError(SlipError.ofOtherDrive)
    case .person(let found): part = found
    }
    let found = codes.registrants(of: code)
    guard !found.isEmpty else {
      guard let left = SlipHolder(part, whoLeft: revisions, units: drive.drive.units) else {
        throw UseCaseError(SlipError.unknown)
      }
      return SlipHolders(people: [left])
    }
    let source = try readPlan(isPublished: !revisions.isEmpty)
    return SlipHolders(
      people: found.map { holder(of: $0, code: codes.code(of: $0), source, revisions, now) })
  }

  private func readRevisions() throws(UseCaseError) -> [RevisionPeople] {
    try drive.records.quietHistory(for: "who") { history throws(HistoryError) in
      var revisions: [RevisionPeople] = []
      for issue in try history.issues() {
        revisions.append(
          RevisionPeople(
            number: issue.number, invitations: try history.invitations(of: issue.number)))
      }
      return revisions
    } ?? []
  }

  /// The plan that people go by; nil where there is none yet.
  private func readPlan(isPublished: Bool) throws(UseCaseError) -> PublishedSource? {
    guard plan != nil || isPublished || drive.isPlanned else { return nil }
    return try drive.readPublished(plan ?? (isPublished ? nil : drive.planPath), notice: notice)
  }

  private func holder(
    of registrant: RegistrantIndex, code: String, _ source: PublishedSource?,
    _ revisions: [RevisionPeople],
    _ now: [RecordLinkage.Person]
  ) -> SlipHolder {
    let person = drive.drive.registrants[registrant]
    let slot = source?.plan.invitations.first { $0.registrant == person.id }?.slot
    var earlier: [SlipHolder.EarlierSlot] = []
    for revision in revisions {
      let linkage = RecordLinkage(revision.invitations.values.map(\.person), on: now)
      guard
        let before = revision.invitations.values.first(where: {
          linkage.idNow(of: $0.registrant) == person.id
        }), let published = NamedSlot("\(before.session) \(before.slot)"), published != slot,
        published != earlier.last?.slot
      else { continue }
      earlier.append(SlipHolder.EarlierSlot(revision: revision.number, slot: published))
    }
    let status: SlipHolder.Status
    if source == nil {
      status = .unplanned
    } else if slot != nil {
      status = earlier.isEmpty ? .placed : .moved
    } else {
      status = source?.plan.unplaced.contains(person.id) == true ? .waiting : .new
    }
    let identity = now[registrant.rawValue].identity
    return SlipHolder(
      status: status, code: code, registrant: person.id, identity: identity,
      unitName: drive.drive.units.first { $0.id == identity.unit }?.name ?? identity.unit,
      slot: slot, earlier: earlier, revision: source?.issue,
      questions: drive.drive.declarations.isEmpty
        ? nil
        : OpenQuestions(of: registrant, on: drive.drive))
  }
}

/// A published plan with the people it invited.
private struct RevisionPeople {
  let number: Int
  let invitations: [String: IssuedInvitation]
}

/// Why a code is nobody's.
public enum SlipError: String, CaseIterable, KhungGioError {
  /// No slips were made for the drive yet.
  case noSlipsYet = "no_slips"
  /// It has not the form of a code.
  case malformed = "no_code"
  /// It is of another drive.
  case ofOtherDrive = "other_drive"
  /// It is of nobody in this drive.
  case unknown

  /// One JSON document: the code, and why it is nobody's.
  ///
  /// - Parameter code: the code as it was read.
  /// - Returns: the document.
  public func json(of code: String) -> JSONValue {
    .object([("code", .string(code)), ("status", .string(rawValue))])
  }

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noSlipsYet: "no-slips-yet"
    case .malformed: "slip-code-malformed"
    case .ofOtherDrive: "slip-code-of-another-drive"
    case .unknown: "slip-code-unknown"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { self == .noSlipsYet ? .inputMissing : .badData }
}

/// Whose a slip is, and when this person is invited.
public struct SlipHolder: JSONDocument, Equatable {
  /// What has become of somebody with a slip.
  public enum Status: String, CaseIterable, Codable, Sendable {
    /// Invited, with no other slot published before.
    case placed
    /// Invited, with another slot published before.
    case moved
    /// On the waiting list.
    case waiting
    /// Registered since the plan was made.
    case new
    /// On the lists no more.
    case left
    /// On the lists, and nothing is planned yet.
    case unplanned
  }

  /// A slot that an earlier revision reported.
  public struct EarlierSlot: Equatable, Sendable {
    /// The revision number.
    public let revision: Int
    /// The slot.
    public let slot: NamedSlot
  }

  /// What has become of the person.
  public let status: Status
  /// The whole code.
  public let code: String
  /// The id of the person.
  public let registrant: String
  /// What the person is identified by.
  public let identity: Identity
  /// What the unit is called.
  public let unitName: String
  /// The slot; nil for none.
  public let slot: NamedSlot?
  /// Other slots that revisions reported.
  public let earlier: [EarlierSlot]
  /// The revision the slot is of; nil for a plan that was not published.
  public let revision: Int?
  /// What the person has to be asked when coming; nil where the drive asks nothing, and for somebody who
  /// is on the lists no more.
  public var questions: OpenQuestions?

  /// One JSON document.
  public var json: JSONValue {
    .object(
      [
        ("code", .string(code)), ("status", .string(status.rawValue)),
        ("registrant", .string(registrant)), ("name", .string(identity.name)),
        ("birth_year", .optional(identity.birthYear)), ("unit", .string(identity.unit)),
        ("unit_name", .string(unitName)), ("session", .optional(slot?.session)),
        ("slot", .optional(slot.map { ClockTime.text($0.start) })),
        ("issue", .optional(revision)),
        (
          "earlier",
          .array(
            earlier.map {
              .object([("issue", .integer($0.revision)), ("slot", .string($0.slot.text))])
            })
        ),
      ] + (questions?.json ?? []))
  }
}

extension SlipHolder {
  /// Somebody whom a revision gave this code, and who is on the lists no more; nil for nobody.
  fileprivate init?(_ part: String, whoLeft revisions: [RevisionPeople], units: [Unit]) {
    for revision in revisions.reversed() {
      guard
        let found = revision.invitations.values.first(where: {
          RegistrationCodes.personPart(of: $0.code) == part
        })
      else { continue }
      let slot = NamedSlot("\(found.session) \(found.slot)")
      self.init(
        status: .left, code: found.code, registrant: found.registrant, identity: found.identity,
        unitName: units.first { $0.id == found.unit }?.name ?? found.unit, slot: nil,
        earlier: slot.map { [EarlierSlot(revision: revision.number, slot: $0)] } ?? [],
        revision: revisions.last?.number)
      return
    }
    return nil
  }
}

/// All those whom a slip may be of: one person, but for slips from before somebody of the same name and
/// year of birth came.
public struct SlipHolders: JSONDocument, Equatable {
  /// The people; at least one.
  public let people: [SlipHolder]

  /// One JSON document: of one person, or of several as `several`.
  public var json: JSONValue {
    people.count == 1
      ? people[0].json : .object([("several", .array(people.map(\.json)))])
  }
}
