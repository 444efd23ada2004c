public import Drives

/// What a check of a plan against its drive found, made without any program or solver.
public struct Audit: Equatable, Sendable {
  /// Every broken rule, by rule, session, minute, subject.
  public let violations: [Violation]
  /// The cost, recomputed.
  public let cost: Cost

  /// One broken rule.
  public struct Violation: Equatable, Sendable {
    /// The rule.
    public let rule: HardRule
    /// The session; nil where none is concerned.
    public let session: SessionIndex?
    /// The minute of the day; nil where none is concerned.
    public let minute: Int?
    /// What breaks it: the id of a stage, zone, unit or registrant, a group as `unit/group`, or the
    /// session where the whole of it or one of its slots is meant.
    public let subject: String
    /// By how much the limit is exceeded, in the rule's measure (people, units, probability), or 1.
    public let amount: Double

    /// A broken rule.
    public init(
      rule: HardRule, session: SessionIndex?, minute: Int?, subject: String, amount: Double
    ) {
      self.rule = rule
      self.session = session
      self.minute = minute
      self.subject = subject
      self.amount = amount
    }
  }

  /// Checks every hard rule and recomputes the cost of the assignments, however they were made.
  ///
  /// - Parameters:
  ///   - assignments: the plan, in any order.
  ///   - drive: the drive it is for.
  ///   - published: the published slots, for the term `moved`.
  public init(of assignments: [Assignment], on drive: Drive, published: [Assignment] = []) {
    // A slot of a session that the drive does not have is no slot for anybody.
    let known = assignments.filter { drive.sessions.places.contains($0.slot.session) }
    let plan = ArrangedPlan(known, on: drive)
    violations = HardRule.allCases.flatMap { rule in
      plan.violations(of: rule)
        + (rule == .availability ? Audit.unknownSessions(of: assignments, on: drive) : [])
    }
    cost = Cost(of: plan, published: published)
  }

  private static func unknownSessions(
    of assignments: [Assignment], on drive: Drive
  ) -> [Violation] {
    assignments.filter { !drive.sessions.places.contains($0.slot.session) }.map {
      Violation(
        rule: .availability, session: nil, minute: $0.slot.start,
        subject: drive.registrants[$0.registrant].id, amount: 1)
    }
  }
}
