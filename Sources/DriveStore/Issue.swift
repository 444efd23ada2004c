public import Identities

/// A published plan: its revision number, time, reason, and the checksums of its inputs.
public struct Issue: Equatable, Sendable {
  /// Its number: the first is 1, and none is left out.
  public let number: Int
  /// When it was issued: `2026-11-22T02:40:11Z`.
  public let time: String
  /// Why; empty where nobody said.
  public let reason: String
  /// The checksum of the plan file.
  public let checksum: Checksum
  /// The files it was made from.
  public let inputs: [Input]

  /// A file of the drive as it was.
  public struct Input: Equatable, Sendable {
    /// Its path in the drive's folder.
    public let file: String
    /// The checksum of what stood in it.
    public let checksum: Checksum

    /// A file.
    ///
    /// - Parameters:
    ///   - file: its path in the drive's folder.
    ///   - checksum: the checksum of what stands in it.
    public init(file: String, checksum: Checksum) {
      self.file = file
      self.checksum = checksum
    }
  }
}

/// Somebody's invitation, as it was issued.
public struct IssuedInvitation: Equatable, Sendable {
  /// The id of the registrant.
  public let registrant: String
  /// What the person was identified by; the name is empty where it was not kept.
  public let identity: Identity
  /// The hash of the person; empty where it was not kept.
  public let hash: String
  /// The code on the person's slip; empty where it was not kept.
  public let code: String
  /// The id of the session.
  public let session: String
  /// The start of the slot: `08:15`.
  public let slot: String
  /// The key of the appointment in this person's calendar: the first published slot, unchanged by
  /// later moves until the slot is lost.
  public let appointment: Appointment

  /// The name, as it stood on the list; empty where it was not kept.
  public var name: String { identity.name }
  /// The id of the unit.
  public var unit: String { identity.unit }

  /// The person, to be recognised.
  public var person: RecordLinkage.Person {
    RecordLinkage.Person(id: registrant, identity: identity, hashes: hash.isEmpty ? [] : [hash])
  }

  /// The first slot of an unbroken chain of issues in which somebody has one.
  public struct Appointment: Hashable, Sendable {
    /// The id of the unit.
    public let unit: String
    /// The id of the session.
    public let session: String
    /// The start of the slot.
    public let slot: String

    /// A first published slot.
    ///
    /// - Parameters:
    ///   - unit: the id of the unit.
    ///   - session: the id of the session.
    ///   - slot: the start of the slot.
    public init(unit: String, session: String, slot: String) {
      self.unit = unit
      self.session = session
      self.slot = slot
    }
  }
}

/// A plan about to be issued.
public struct NewIssue: Sendable {
  /// When: `2026-11-22T02:40:11Z`.
  public var time: String
  /// Why; empty for no reason.
  public var reason: String
  /// The plan file.
  public var plan: [UInt8]
  /// The files it was made from.
  public var inputs: [Issue.Input]
  /// Who is invited when.
  public var invitations: [Invitation]

  /// Who is invited when, and who that is.
  public struct Invitation: Sendable {
    let person: RecordLinkage.Person
    let session: String
    let slot: String
    let code: String

    /// An invitation.
    ///
    /// - Parameters:
    ///   - person: the person, as the lists have it.
    ///   - session: the id of the session.
    ///   - slot: the start of the slot: `08:15`.
    ///   - code: the code on the person's slip, where an earlier issue has no other; empty for none.
    public init(person: RecordLinkage.Person, session: String, slot: String, code: String = "") {
      self.person = person
      self.session = session
      self.slot = slot
      self.code = code
    }
  }

  /// A plan about to be issued.
  ///
  /// - Parameters:
  ///   - time: when.
  ///   - reason: why; empty for no reason.
  ///   - plan: the plan file.
  ///   - inputs: the files it was made from.
  ///   - invitations: who is invited when.
  public init(
    time: String, reason: String, plan: [UInt8], inputs: [Issue.Input],
    invitations: [Invitation]
  ) {
    self.time = time
    self.reason = reason
    self.plan = plan
    self.inputs = inputs
    self.invitations = invitations
  }
}
