/// A plan that people were told: what it was, when, why, and made from what.
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
  /// The name, as it stood on the list; empty where it was not kept.
  public let name: String
  /// The id of the unit.
  public let unit: String
  /// The id of the session.
  public let session: String
  /// The start of the slot: `08:15`.
  public let slot: String
  /// What the calendars of this person know the appointment by: the slot first told, which stays
  /// the same through all changes until the slot is lost.
  public let appointment: Appointment

  /// The person, to be recognised.
  public var person: Recognition.Person {
    Recognition.Person(id: registrant, unit: unit, name: name)
  }

  /// The first slot of an unbroken chain of issues in which somebody has one.
  public struct Appointment: Hashable, Sendable {
    /// The id of the unit.
    public let unit: String
    /// The id of the session.
    public let session: String
    /// The start of the slot.
    public let slot: String

    /// A slot first told.
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

  /// Who is invited when, and what the person is called.
  public struct Invitation: Sendable {
    let registrant: String
    let name: String
    let unit: String
    let session: String
    let slot: String

    /// An invitation.
    ///
    /// - Parameters:
    ///   - registrant: the id of the registrant.
    ///   - name: the name, as it stands on the list.
    ///   - unit: the id of the unit.
    ///   - session: the id of the session.
    ///   - slot: the start of the slot: `08:15`.
    public init(registrant: String, name: String, unit: String, session: String, slot: String) {
      self.registrant = registrant
      self.name = name
      self.unit = unit
      self.session = session
      self.slot = slot
    }

    /// The person, to be recognised.
    var person: Recognition.Person {
      Recognition.Person(id: registrant, unit: unit, name: name)
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
