public import Wording

/// The summaries of many units, added up by level.
public struct Rollup: Equatable, Sendable {
  /// A number, and where it comes from.
  public struct Value: Equatable, Sendable {
    /// The number.
    public let count: Int
    /// The file, or the folder of a drive.
    public let file: String
    /// The tab of the sheet; empty for none.
    public let sheet: String
    /// The cell; empty for none.
    public let cell: String

    /// A number with its source.
    public init(count: Int, file: String, sheet: String = "", cell: String = "") {
      self.count = count
      self.file = file
      self.sheet = sheet
      self.cell = cell
    }
  }

  /// A unit.
  public struct Sender: Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// The level above; empty for none.
    public let group: String
    /// How many belong to it; nil where that is not known.
    public let staff: Int?
    /// The blood units it is to bring; nil for no target.
    public let target: Int?
    /// The numbers it stated.
    public var values: [Words.SummaryRow: Value]
    /// Whether it sent anything.
    public var hasSent: Bool

    /// A unit.
    public init(
      name: String, group: String = "", staff: Int? = nil, target: Int? = nil,
      values: [Words.SummaryRow: Value] = [:], hasSent: Bool = false
    ) {
      self.name = name
      self.group = group
      self.staff = staff
      self.target = target
      self.values = values
      self.hasSent = hasSent
    }

    /// The part of its people who registered in the month; nil where that is not known.
    public var partOfStaff: Double? {
      guard let staff, staff > 0, let count = values[.registeredMonth]?.count else { return nil }
      return Double(count) / Double(staff)
    }

    /// The part of its target that was received in the month; nil where that is not known.
    public var partOfTarget: Double? {
      guard let target, target > 0, let count = values[.bloodUnitsMonth]?.count else { return nil }
      return Double(count) / Double(target)
    }

    /// Whether it did anything.
    public var isActive: Bool { values.values.contains { $0.count > 0 } }
  }

  /// The units: first those expected, in their order, then the others.
  public let senders: [Sender]
  /// The part of its people that each unit was asked for, in percent.
  public let askedPercent: Double

  /// What is asked for above a target: five percent.
  public static let aboveTarget = 1.05
  private static let tolerance = 1e-9

  /// The summaries of units.
  ///
  /// - Parameters:
  ///   - senders: the units.
  ///   - askedPercent: the part of its people that each was asked for, in percent.
  public init(senders: [Sender], askedPercent: Double) {
    self.senders = senders
    self.askedPercent = askedPercent
  }

  /// The levels above, in the order of their first units.
  public var groups: [String] {
    senders.map(\.group).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Who has not sent.
  public var missing: [Sender] { senders.filter { !$0.hasSent } }

  /// A sum; nil where nobody states a number.
  ///
  /// - Parameters:
  ///   - row: what is counted.
  ///   - group: of which level; nil for all.
  /// - Returns: the sum.
  public func sum(_ row: Words.SummaryRow, of group: String? = nil) -> Int? {
    let counts = senders.filter { group == nil || $0.group == group }
      .compactMap { $0.values[row]?.count }
    return counts.isEmpty ? nil : counts.reduce(0, +)
  }

  /// How many units reached the part of their people, of those whose people are known.
  public var reachedPart: (Int, Int) {
    let known = senders.filter { $0.staff != nil }
    return (
      known.count { ($0.partOfStaff ?? 0) >= askedPercent / 100 - Self.tolerance }, known.count
    )
  }

  /// How many reached five percent more than their target, of those that have one.
  public var exceededTarget: (Int, Int) {
    let known = senders.filter { $0.target != nil }
    return (
      known.count { ($0.partOfTarget ?? 0) >= Self.aboveTarget - Self.tolerance }, known.count
    )
  }
}
