/// Why parts make no drive: every problem found.
public struct InvalidDrive: Error, Equatable, Sendable {
  /// The problems, in the order of the drive's parts.
  public let problems: [DriveProblem]
}

/// One problem of the parts of a drive, identified by the part, not by a file.
public struct DriveProblem: Equatable, Sendable {
  /// The part of the drive that is wrong.
  public let part: Part
  /// The key or column the contract gives the wrong value, such as `slot_minutes`; empty for the
  /// whole part.
  public let key: String
  /// What is wrong with it.
  public let kind: Kind

  /// A part of a drive, by its indices.
  public enum Part: Hashable, Sendable {
    /// The drive as a whole.
    case drive
    /// A session.
    case session(Int)
    /// A stage of a session.
    case stage(session: Int, stage: Int)
    /// A row of a stage's changing staffing.
    case shift(session: Int, stage: Int, row: Int)
    /// A crowd limit of a session.
    case crowdLimit(session: Int, row: Int)
    /// The blood units of a session.
    case bloodUnits(session: Int)
    /// The room that a session keeps for people without an invitation.
    case reserve(session: Int)
    /// The queue that a stage may have.
    case overload(session: Int, stage: Int)
    /// The walk-ins of a session.
    case walkIns(session: Int)
    /// The general turnout.
    case turnout
    /// A donor kind.
    case kind(Int)
    /// The default rules.
    case rules
    /// The weights.
    case weights
    /// A unit.
    case unit(Int)
    /// A registrant.
    case registrant(Int)
  }

  /// What can be wrong with a part.
  public enum Kind: Hashable, Sendable {
    /// There must be at least one.
    case empty
    /// The number lies outside the range.
    case outside(value: String, Bounds)
    /// The same id was given before, in the part at an index of the same list.
    case duplicate(id: String, first: Int)
    /// The id has characters other than `[A-Za-z0-9_-]`.
    case badIdentifier(String)
    /// An interval ends before it begins, or has no minute.
    case emptyInterval(from: String, to: String)
    /// Two rows of changing staffing share a minute.
    case overlapsRow(Int)
    /// No slot ends before closing.
    case noSlotFits(stay: Int, slotMinutes: Int)
    /// More than one stage has `defers`.
    case secondDeferringStage(first: String)
    /// No stage of the session is in the zone.
    case unknownZone(String, known: [String])
    /// The session has no slot with that start.
    case noSuchSlot(session: SessionIndex, start: Int)
    /// A stage must be in a zone, and `*` stands for all of them.
    case badZone(String)
    /// The index names no part of the drive.
    case noSuchPart(Int)
    /// The pin breaks the availability of the person.
    case pinOutsideAvailability
    /// The pin is of somebody who gets no slot because of an answer.
    case pinOfHeldBack
    /// The pin breaks the hours or sessions of the unit.
    case pinOutsideUnitWindow
    /// A companion is pinned to another slot.
    case pinApartFromCompanion(other: Int)
    /// The parts of a mixture are not the whole.
    case partsAddUpTo(Double)
    /// A mixture is one of the distributions of a mixture.
    case mixtureInMixture
    /// The room that a session keeps breaks a rule even where nobody is invited.
    case reserveBreaks(ReserveBreach)
  }

  /// The numbers a value may be, written as mathematics does, since that needs no language.
  public enum Bounds: Hashable, Sendable {
    /// Whole numbers from the first to the last.
    case whole(Int, Int)
    /// Real numbers from the first to the last.
    case real(Double, Double)
    /// Real numbers from the first up to, and without, the last.
    case realBelow(Double, Double)
    /// Real numbers above the first, up to the last.
    case realAbove(Double, Double)

    /// The range as text: `1…1440`, `0.5 ≤ x < 1`.
    public var text: String {
      switch self {
      case .whole(let low, let high): return "\(low)…\(high)"
      case .real(let low, let high): return "\(Bounds.text(low))…\(Bounds.text(high))"
      case .realBelow(let low, let high):
        return "\(Bounds.text(low)) ≤ x < \(Bounds.text(high))"
      case .realAbove(let low, let high):
        return "\(Bounds.text(low)) < x ≤ \(Bounds.text(high))"
      }
    }

    private static func text(_ number: Double) -> String {
      Int(exactly: number).map(String.init) ?? "\(number)"
    }
  }

  /// A problem of a part.
  public init(part: Part, key: String, kind: Kind) {
    self.part = part
    self.key = key
    self.kind = kind
  }
}
