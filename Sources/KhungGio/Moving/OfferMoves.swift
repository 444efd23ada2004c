public import Drives
public import Plans
import Workers

/// Finds every slot that people could be moved to, each with its effect on cost and limits: exactly
/// what the audit then says of the changed plan.
public struct OfferMoves: UseCase {
  /// Whom.
  public let subject: MoveSubject
  /// The plan.
  public let assignments: [Assignment]
  /// The drive.
  public let drive: Drive
  /// The published slots, for the terms `moved` and `promised`.
  public let published: [Assignment]
  /// The most threads.
  public var threads = Threads.processors

  /// Offers moves.
  ///
  /// - Parameters:
  ///   - subject: whom.
  ///   - assignments: the plan.
  ///   - drive: the drive.
  ///   - published: the published slots.
  public init(
    of subject: MoveSubject, in assignments: [Assignment], on drive: Drive,
    published: [Assignment] = []
  ) {
    self.subject = subject
    self.assignments = assignments
    self.drive = drive
    self.published = published
  }

  /// Looks at every slot.
  ///
  /// - Parameter context: not used.
  /// - Returns: the offers, best first.
  /// - Throws: ``OptionError`` where there are no such people.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> MoveOffers {
    guard subject.exists(on: drive) else { throw UseCaseError(OptionError("subject", "")) }
    let now = Audit(of: assignments, on: drive, published: published)
    let people = subject.people(in: assignments, on: drive)
    let targets: [SlotStart?] = drive.everySlot + [nil]
    let plans = targets.map { subject.moved(to: $0, in: assignments, on: drive) }
    let audits = Places<Audit>(count: targets.count)
    Threads.perform(targets.count, threads: threads) { number in
      guard let plan = plans[number] else { return }
      audits.put(Audit(of: plan, on: drive, published: published), at: number)
    }
    let offers = zip(targets, audits.values).compactMap { target, audit in
      audit.map { MoveOffer(to: target, audit: $0, before: now) }
    }
    return MoveOffers(
      people: people, current: now,
      offers: offers.enumerated().sorted {
        ($0.element.isWorseBy, $0.offset) < ($1.element.isWorseBy, $1.offset)
      }.map(\.element), drive: drive)
  }
}

/// Where people could be moved to.
public struct MoveOffers: JSONDocument {
  /// Whom.
  public let people: [RegistrantIndex]
  /// The plan as it is.
  public let current: Audit
  /// The slots, best first; the one they have now is none of them.
  public let offers: [MoveOffer]
  private let drive: Drive

  init(people: [RegistrantIndex], current: Audit, offers: [MoveOffer], drive: Drive) {
    self.people = people
    self.current = current
    self.offers = offers
    self.drive = drive
  }

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("people", .array(people.map { .string(drive.registrants[$0].id) })),
      ("cost", .number(current.cost.total)),
      (
        "offers",
        .array(
          offers.map { offer in
            .object([
              ("slot", .optional(offer.slot.map { NamedSlot($0, of: drive).text })),
              ("difference", .number(offer.difference)), ("cost", .number(offer.audit.cost.total)),
              ("new_violations", .integer(offer.newViolations.count)),
            ])
          })
      ),
    ])
  }
}

/// One slot that people could be moved to.
public struct MoveOffer: Sendable {
  /// The slot, of a unit its first one; nil for none.
  public let slot: SlotStart?
  /// What the changed plan comes to.
  public let audit: Audit
  /// What it costs more than the plan as it is; negative for less.
  public let difference: Double
  /// The rules that it breaks and the plan as it is does not, or breaks further.
  public let newViolations: [Audit.Violation]

  init(to slot: SlotStart?, audit: Audit, before: Audit) {
    self.slot = slot
    self.audit = audit
    difference = audit.cost.total - before.cost.total
    var amounts: [Place: Double] = [:]
    for violation in before.violations {
      amounts[Place(violation), default: 0] = max(
        amounts[Place(violation), default: 0], violation.amount)
    }
    newViolations = audit.violations.filter { violation in
      violation.amount > (amounts[Place(violation)] ?? 0) + MoveOffer.tolerance
    }
  }

  /// What sums in another order differ by.
  private static let tolerance = 1e-9

  /// Moves that break no further rule come first, the cheapest of them first.
  fileprivate var isWorseBy: Rank { Rank(isBroken: !newViolations.isEmpty, cost: difference) }

  fileprivate struct Rank: Comparable {
    let isBroken: Bool
    let cost: Double

    static func < (first: Rank, second: Rank) -> Bool {
      first.isBroken == second.isBroken ? first.cost < second.cost : second.isBroken
    }
  }

  private struct Place: Hashable {
    let rule: HardRule
    let session: SessionIndex?
    let minute: Int?
    let subject: String

    init(_ violation: Audit.Violation) {
      rule = violation.rule
      (session, minute, subject) = (violation.session, violation.minute, violation.subject)
    }
  }
}
