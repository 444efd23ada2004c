public import Drives
public import Plans

/// How many of each unit registered, against what it was asked for.
public struct QuotaTable: Equatable, Sendable {
  /// One row per unit, in the drive's order.
  public let rows: [Row]

  /// From this factor of the goal on, exceeding it is reported: 5 % more.
  public static let exceeding = 1.05

  /// One unit, or all of them together.
  public struct Row: Equatable, Sendable {
    /// How many people work there.
    public let staff: Int?
    /// The part of them that was asked for, in percent.
    public let askedPercent: Double?
    /// How many registrants were asked for: the quota, or else that part, rounded up.
    public let goal: Int?
    /// How many are on the list.
    public let registered: Int
    /// How many have a slot; nil without a plan.
    public let invited: Int?

    /// The part of the staff that is on the list.
    public var partOfStaff: Double? {
      staff.flatMap { $0 > 0 ? Double(registered) / Double($0) : nil }
    }

    /// The part of the goal that is on the list.
    public var partOfGoal: Double? {
      goal.flatMap { $0 > 0 ? Double(registered) / Double($0) : nil }
    }

    /// How it stands against its goal; nil where there is none.
    public var status: Status? { goal.map { Status(of: registered, against: $0) } }

    /// Whether the part of the staff that was asked for is on the list; nil where none was.
    public var reachesAskedPercent: Bool? {
      guard let staff, let askedPercent else { return nil }
      return Double(registered) * 100 >= Double(staff) * askedPercent - 1e-9
    }
  }

  /// How many are on the list against how many were asked for.
  public enum Status: Equatable, Sendable {
    /// So many are missing.
    case short(Int)
    /// The goal is met.
    case reached
    /// The goal is exceeded by at least 5 %.
    case exceeded

    /// How a number stands against a goal.
    public init(of number: Int, against goal: Int) {
      if number < goal {
        self = .short(goal - number)
      } else {
        // In whole numbers: 21 of 20 is exactly 5 % more.
        self = goal > 0 && number * 100 >= goal * 105 ? .exceeded : .reached
      }
    }
  }

  /// The table of a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - assignments: who is invited when; nil without a plan.
  public init(of drive: Drive, assignments: [Assignment]?) {
    var invited = PerUnit(repeating: 0, for: drive.units.places)
    for registrant in Set((assignments ?? []).map(\.registrant)) {
      invited[drive.registrants[registrant].unit] += 1
    }
    rows = zip(drive.units.places, drive.units).map { index, unit in
      let asked = unit.askedPercent.flatMap { percent in
        unit.staff.map { Int((Double($0) * percent / 100 - 1e-9).rounded(.up)) }
      }
      return Row(
        staff: unit.staff, askedPercent: unit.askedPercent, goal: unit.quota ?? asked,
        registered: drive.members[index].count,
        invited: assignments == nil ? nil : invited[index])
    }
  }

  /// All units together; goals and staff of those that have any.
  public var total: Row {
    func sum(_ value: (Row) -> Int?) -> Int? {
      let values = rows.compactMap(value)
      return values.isEmpty ? nil : values.reduce(0, +)
    }
    return Row(
      staff: sum(\.staff), askedPercent: nil, goal: sum(\.goal),
      registered: rows.reduce(0) { $0 + $1.registered }, invited: sum(\.invited))
  }

  /// The parts of their staff that units were asked for, in rising order, with how many units
  /// were and how many of those reached it.
  public var askedParts: [(percent: Double, units: Int, reached: Int)] {
    let asked = rows.filter { $0.reachesAskedPercent != nil }
    return Set(asked.compactMap(\.askedPercent)).sorted().map { percent in
      let same = asked.filter { $0.askedPercent == percent }
      return (percent, same.count, same.count { $0.reachesAskedPercent == true })
    }
  }
}
