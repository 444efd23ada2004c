public import Drives
public import Plans
public import Wording

/// What is reported of a drive: registrants against quotas, what each half hour needs, and the
/// summary after the day. Values; the forms it takes are made of its tables.
public struct Report: Equatable, Sendable {
  /// The drive.
  public let drive: Drive
  /// Registrants against quotas.
  public let quotas: QuotaTable
  /// What each half hour of each session needs; none without a plan.
  public let capacity: [CapacitySheet]
  /// The summary after the day.
  public let summary: DaySummary
  /// The blood units that are known: those counted on the day, or else those expected.
  public let bloodUnits: BloodUnitStatus?
  /// The language.
  public let wording: Words

  /// Blood units against the target of the sessions they come from.
  public struct BloodUnitStatus: Equatable, Sendable {
    /// How many.
    public let units: Double
    /// Whether they were counted, and are not only expected.
    public let isCounted: Bool
    /// How many are wanted.
    public let target: Double

    /// Whether the target is met.
    public var isReached: Bool { units >= target - 1e-9 }
    /// Whether it is exceeded by at least 5 %.
    public var isExceeded: Bool { units >= target * QuotaTable.exceeding - 1e-9 }
  }

  /// The report of a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - assignments: who is invited when; nil without a plan.
  ///   - counts: what was counted on the day.
  ///   - countedAtDoor: which of them the devices at the door counted.
  ///   - day: the day of the summary.
  ///   - wording: the language.
  public init(
    of drive: Drive, assignments: [Assignment]?, counts: [Words.SummaryRow: Int] = [:],
    countedAtDoor: Set<Words.SummaryRow> = [], day: CalendarDate, wording: Words
  ) {
    self.drive = drive
    self.wording = wording
    quotas = QuotaTable(of: drive, assignments: assignments)
    capacity = assignments.map { CapacitySheet.all(of: $0, on: drive) } ?? []
    summary = DaySummary(
      of: drive, assignments: assignments, counts: counts, countedAtDoor: countedAtDoor,
      day: day, wording: wording)
    bloodUnits = Report.status(of: drive, capacity: capacity, counts: counts, day: day)
  }

  private static func status(
    of drive: Drive, capacity: [CapacitySheet], counts: [Words.SummaryRow: Int], day: CalendarDate
  ) -> BloodUnitStatus? {
    func target(_ sessions: [Session]) -> Double {
      sessions.compactMap(\.bloodUnits.target).reduce(0, +)
    }
    let onDay = target(drive.sessions.filter { $0.date == day })
    if let counted = counts[.bloodUnitsDay], onDay > 0 {
      return BloodUnitStatus(units: Double(counted), isCounted: true, target: onDay)
    }
    guard !capacity.isEmpty, target(drive.sessions) > 0 else { return nil }
    let expected = capacity.reduce(0) { sum, sheet in
      let isWanted = drive.sessions[sheet.session].bloodUnits.target != nil
      return sum + (isWanted ? sheet.expectedBloodUnits : 0)
    }
    return BloodUnitStatus(
      units: expected, isCounted: false, target: target(drive.sessions))
  }
}
