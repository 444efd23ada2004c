public import Drives

/// What kind of letters are written: a draft or the final ones, for whom, in which round.
public struct LetterEdition: Equatable, Sendable {
  /// The number of the plan they tell, where plans are numbered.
  public var number: Int?
  /// How often invitations were sent before these: calendars take what has the higher number.
  public var sequence = 0
  /// Whether they are to be signed; a draft says on every page that it is one.
  public var isFinal = false
  /// Whether names, telephone numbers and years of birth are hidden.
  public var isRedacted = false

  /// A first draft, by default.
  ///
  /// - Parameters:
  ///   - number: the number of the plan.
  ///   - sequence: how often invitations were sent before.
  ///   - isFinal: whether they are to be signed.
  ///   - isRedacted: whether personal data is hidden.
  public init(
    number: Int? = nil, sequence: Int = 0, isFinal: Bool = false, isRedacted: Bool = false
  ) {
    self.number = number
    self.sequence = sequence
    self.isFinal = isFinal
    self.isRedacted = isRedacted
  }
}

/// Somebody whose slot differs from the published one.
public struct LetterChange: Equatable, Sendable {
  /// The person.
  public let registrant: RegistrantIndex
  /// The last published slot; nil for none.
  public let from: SlotStart?
  /// The first published slot, the key of the event in their calendar; nil for none.
  public let firstPublished: SlotStart?
  /// Whether the person is on the lists no more: the invitation is withdrawn, and no other follows.
  public let hasLeft: Bool

  /// A change for a person; where they are now invited to, the plan says.
  ///
  /// - Parameters:
  ///   - registrant: the person.
  ///   - from: the last published slot.
  ///   - firstPublished: the first published slot, if that is another one.
  ///   - hasLeft: whether the person is on the lists no more.
  public init(
    registrant: RegistrantIndex, from: SlotStart?, firstPublished: SlotStart? = nil,
    hasLeft: Bool = false
  ) {
    self.registrant = registrant
    self.from = from
    self.firstPublished = firstPublished ?? from
    self.hasLeft = hasLeft
  }
}
