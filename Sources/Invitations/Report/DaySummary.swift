public import Drives
public import Plans
public import Wording

/// The form that is sent up after the day: seven numbers, each with a remark. What the drive knows
/// is filled in; what was counted takes the place of it; the rest stays empty.
public struct DaySummary: Equatable, Sendable {
  /// The day it is of.
  public let day: CalendarDate
  /// The seven rows.
  public let rows: [Row]

  /// One number.
  public struct Row: Equatable, Sendable {
    /// What it counts.
    public let subject: Words.SummaryRow
    /// The number; nil where it is not known.
    public let count: Int?
    /// Where it comes from and how it stands against its goal.
    public let remarks: String
  }

  /// The day that most people are invited to; without a plan, the first.
  public static func day(of drive: Drive, assignments: [Assignment]?) -> CalendarDate? {
    var people: [CalendarDate: Int] = [:]
    for assignment in assignments ?? [] {
      people[drive.sessions[assignment.slot.session].date, default: 0] += 1
    }
    let days = Set(drive.sessions.map(\.date)).sorted()
    // The first of those with as many.
    return days.max { (people[$0] ?? 0, $1) < (people[$1] ?? 0, $0) }
  }

  /// The form of a day.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - assignments: who is invited when; nil without a plan.
  ///   - counts: what was counted.
  ///   - countedAtDoor: which of them the devices at the door counted.
  ///   - day: the day.
  ///   - wording: the language of the remarks.
  public init(
    of drive: Drive, assignments: [Assignment]?, counts: [Words.SummaryRow: Int],
    countedAtDoor: Set<Words.SummaryRow> = [], day: CalendarDate, wording: Words
  ) {
    self.day = day
    let facts = Facts(
      drive: drive, assignments: assignments, counts: counts, day: day, wording: wording)
    rows = Words.SummaryRow.allCases.map { subject in
      switch subject {
      case .registeredMonth: return facts.registered(subject) { facts.isSameMonth($0) }
      case .registeredDay: return facts.registered(subject) { $0 == day }
      case .bloodUnitsMonth: return facts.bloodUnits(subject) { facts.isSameMonth($0) }
      case .bloodUnitsDay: return facts.bloodUnits(subject) { $0 == day }
      case .articles, .banners, .supported:
        return Row(subject: subject, count: counts[subject], remarks: "")
      }
    }.map { row in
      guard countedAtDoor.contains(row.subject) else { return row }
      let remarks = [wording.fromTheDoor, row.remarks].filter { !$0.isEmpty }
      return Row(
        subject: row.subject, count: row.count, remarks: remarks.joined(separator: "; "))
    }
  }
}

/// What the rows are filled in from.
private struct Facts {
  let drive: Drive
  let assignments: [Assignment]?
  let counts: [Words.SummaryRow: Int]
  let day: CalendarDate
  let wording: Words

  func isSameMonth(_ date: CalendarDate) -> Bool {
    (date.year, date.month) == (day.year, day.month)
  }

  /// Who registered for some days. Lists name no day, so that all of them count only where the
  /// drive has no other days; else those count who are invited then.
  func registered(
    _ subject: Words.SummaryRow, on isMeant: (CalendarDate) -> Bool
  ) -> DaySummary.Row {
    var (count, source) = (counts[subject], "")
    if count == nil, drive.sessions.allSatisfy({ isMeant($0.date) }) {
      (count, source) = (drive.registrants.count, wording.fromTheLists)
    } else if count == nil, let assignments {
      let meant = assignments.filter { isMeant(drive.sessions[$0.slot.session].date) }
      (count, source) = (Set(meant.map(\.registrant)).count, wording.fromThePlan)
    }
    var remarks = source.isEmpty ? [] : [source]
    let goal = QuotaTable(of: drive, assignments: nil).total.goal ?? 0
    if let count, goal > 0, drive.sessions.allSatisfy({ isMeant($0.date) }) {
      remarks.append(wording.ofGoal(Double(count) / Double(goal), goal: Double(goal)))
    }
    return DaySummary.Row(
      subject: subject, count: count, remarks: remarks.joined(separator: "; "))
  }

  func bloodUnits(
    _ subject: Words.SummaryRow, on isMeant: (CalendarDate) -> Bool
  ) -> DaySummary.Row {
    var count = counts[subject]
    let others = drive.sessions.filter { isMeant($0.date) && $0.date != day }
    // A month with one day received what the day did.
    if count == nil, others.isEmpty { count = counts[.bloodUnitsDay] }
    let targets = drive.sessions.filter { isMeant($0.date) }.compactMap(\.bloodUnits.target)
    let target = targets.reduce(0, +)
    var remarks = ""
    if let count, target > 0 {
      remarks = wording.ofGoal(Double(count) / target, goal: target)
    } else if count == nil, let assignments {
      let expected = Plan.summaries(of: assignments, on: drive)
        .filter { isMeant(drive.sessions[$0.session].date) }
        .reduce(0) { $0 + $1.expectedBloodUnits }
      remarks = wording.expectedOnly(expected)
    }
    return DaySummary.Row(subject: subject, count: count, remarks: remarks)
  }
}
