public import Drives

/// What a plan file says of itself beside its assignments.
public struct PlanStatement: Equatable, Sendable {
  /// The cost it states; nil for none.
  public var cost: Double?
  /// The cost by the name of the term, as it states it; nil where it has no terms.
  public var terms: [String: Double]?
  /// The unit it states of each invited person, in the order of the file.
  public var units: [(registrant: RegistrantIndex, unit: String)] = []
  /// The published slots of those whose slot it changes, nil for none; nil where it states no changes.
  public var changes: [RegistrantIndex: SlotStart?]?

  /// A plan file that says nothing of itself.
  public init() {}

  /// Equal statements say the same.
  public static func == (left: PlanStatement, right: PlanStatement) -> Bool {
    left.cost == right.cost && left.terms == right.terms && left.changes == right.changes
      && left.units.elementsEqual(right.units, by: ==)
  }

  /// The published slots that the costs of replanning are counted from: those of the changes, and of
  /// all others the slots they have.
  ///
  /// - Parameter assignments: the plan.
  /// - Returns: the slots; empty where no changes are stated.
  public func published(_ assignments: [Assignment]) -> [Assignment] {
    guard let changes else { return [] }
    let kept = assignments.filter { changes[$0.registrant] == nil }
    let changed = changes.compactMap { registrant, slot in
      slot.map { Assignment(registrant: registrant, slot: $0) }
    }
    return (kept + changed).sorted { $0.registrant < $1.registrant }
  }
}

/// Something that a plan file says of itself and that is not so.
public struct FalseStatement: Equatable, Sendable {
  /// The rule that audits report it as.
  public static let rule = "statement"

  /// What it is about.
  public enum Subject: Equatable, Sendable {
    /// The cost in all.
    case cost
    /// A cost term, by its name.
    case term(String)
    /// The unit of a person.
    case unit(registrant: RegistrantIndex)
  }

  /// What it is about.
  public let subject: Subject
  /// What the file states.
  public let stated: String
  /// What is so.
  public let recomputed: String
  /// By how much a number is wrong; 1 for what is no number.
  public let amount: Double

  /// As drive files and audits name it: `cost`, `terms.peak`, or the id of the registrant.
  public func name(on drive: Drive) -> String {
    switch subject {
    case .cost: "cost"
    case .term(let term): "terms.\(term)"
    case .unit(let registrant): drive.registrants[registrant].id
    }
  }
}

extension PlanStatement {
  /// How far a stated number may be from the recomputed one, relative to it where it is above 1: what
  /// adding in another order and printing makes of it.
  private static let tolerance = 1e-6

  /// Everything stated that is not so.
  ///
  /// - Parameters:
  ///   - cost: the recomputed cost.
  ///   - drive: the drive.
  /// - Returns: the false statements: the cost, the terms in their order, the units in that of the
  ///   file.
  public func falseStatements(cost: Cost, on drive: Drive) -> [FalseStatement] {
    var found: [FalseStatement] = []
    func compare(_ stated: Double, _ recomputed: Double, _ subject: FalseStatement.Subject) {
      let difference = abs(stated - recomputed)
      guard difference > Self.tolerance * max(1, abs(recomputed)) else { return }
      found.append(
        FalseStatement(
          subject: subject, stated: "\(stated)", recomputed: "\(recomputed + 0)",
          amount: difference))
    }
    if let stated = self.cost { compare(stated, cost.total, .cost) }
    if let terms {
      for term in CostTerm.allCases {
        compare(terms[term.rawValue] ?? 0, cost[term], .term(term.rawValue))
      }
      let known = Set(CostTerm.allCases.map(\.rawValue))
      for (name, stated) in terms.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
        compare(stated, 0, .term(name))
      }
    }
    for (registrant, unit) in units {
      let real = drive.units[drive.registrants[registrant].unit].id
      guard unit != real else { continue }
      found.append(
        FalseStatement(
          subject: .unit(registrant: registrant), stated: unit, recomputed: real, amount: 1))
    }
    return found
  }
}
