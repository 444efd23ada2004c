import DriveFiles
import Drives

/// One thing an organiser could change so that more people have a slot.
public struct DriveParameter: Hashable, Sendable {
  /// What is changed.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// How many a stage serves at once.
    case servers
    /// The most people present.
    case crowdLimit = "crowd-limit"
    /// The most people invited to one slot.
    case arrivals = "arrivals-per-slot"
    /// When the session closes.
    case closing
    /// How long a slot is.
    case slotLength = "slot-length"
    /// The most people of a unit away at once.
    case maxAway = "max-away"
    /// The most blood units that can be taken.
    case bloodCeiling = "blood-ceiling"
    /// The hours of units.
    case unitWindow = "unit-window"

    /// Whether one more of it is one more of something one can count: a server, a place.
    var isCapacity: Bool {
      switch self {
      case .servers, .crowdLimit, .arrivals, .bloodCeiling, .maxAway: true
      case .closing, .slotLength, .unitWindow: false
      }
    }

    /// Whether more of it never places fewer.
    var isMonotone: Bool { self != .slotLength }
  }

  /// What is changed.
  public let kind: Kind
  /// The key of the drive's files.
  public let key: String
  /// By how much it may be changed, in rising order of how far that goes; some are below zero.
  public let steps: [Int]

  /// The setting of a step, 1 being the smallest.
  func setting(_ step: Int) -> Setting {
    let amount = steps[step - 1]
    return Setting(key: key, value: amount < 0 ? "\(amount)" : "+\(amount)")
  }
}

extension DriveParameter {
  /// Every parameter of a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - unplaced: who has no slot; only their units' hours and absences matter.
  /// - Returns: the parameters, by kind and then in the drive's order.
  static func all(of drive: Drive, unplaced: [RegistrantIndex]) -> [DriveParameter] {
    let people = drive.registrants.count
    let driveParameters = ways(to: drive).flatMap { name, sessions -> [DriveParameter] in
      var driveParameters: [DriveParameter] = []
      var stages: [String] = []
      for stage in sessions.flatMap(\.stages) where !stages.contains(stage.id) {
        stages.append(stage.id)
      }
      driveParameters += stages.map {
        DriveParameter(
          kind: .servers, key: key(["sessions", name, "stages", $0, "servers"]),
          steps: Array(1...people))
      }
      if sessions.contains(where: { !$0.crowdLimits.isEmpty }) {
        driveParameters.append(
          DriveParameter(
            kind: .crowdLimit, key: key(["sessions", name, "crowd_limits", nil, "limit"]),
            steps: Array(1...people)))
      }
      if sessions.allSatisfy({ $0.arrivalsPerSlot != nil }) {
        driveParameters.append(
          DriveParameter(
            kind: .arrivals, key: key(["sessions", name, "arrivals_per_slot"]),
            steps: Array(1...people)))
      }
      if sessions.allSatisfy({ $0.bloodUnits.ceiling != nil }) {
        driveParameters.append(
          DriveParameter(
            kind: .bloodCeiling, key: key(["sessions", name, "blood_units", "ceiling"]),
            steps: Array(1...people)))
      }
      driveParameters.append(
        DriveParameter(
          kind: .closing, key: key(["sessions", name, "closes"]), steps: closingSteps(sessions)))
      for sign in [-1, 1] {
        driveParameters.append(
          DriveParameter(
            kind: .slotLength, key: key(["sessions", name, "slot_minutes"]),
            steps: slotSteps(sessions, sign: sign)))
      }
      return driveParameters
    }
    return (driveParameters + ofUnits(drive, unplaced: unplaced)).filter { !$0.steps.isEmpty }
      .sorted {
        (Kind.allCases.firstIndex(of: $0.kind) ?? 0) < (Kind.allCases.firstIndex(of: $1.kind) ?? 0)
      }
  }

  /// The key of some names; nil is every entry.
  private static func key(_ names: [String?]) -> String { SettingKey.written(names) }

  /// With more sessions than this, only all of them together are changed.
  private static let mostSessions = 3

  /// The names of sessions in keys: each one, and where there are several all of them together (nil).
  private static func ways(to drive: Drive) -> [(name: String?, sessions: [Session])] {
    let each = drive.sessions.map { (name: String?.some($0.id), sessions: [$0]) }
    let all = [(name: String?.none, sessions: drive.sessions)]
    if each.count == 1 { return each }
    return each.count > mostSessions ? all : each + all
  }

  /// The most minutes a session may close later.
  private static let mostMinutes = 240

  /// The minutes by which closing later makes room for one more slot.
  private static func closingSteps(_ sessions: [Session]) -> [Int] {
    var steps = Set<Int>()
    for session in sessions {
      let last = session.slotStarts.last ?? session.opens - session.slotMinutes
      var next = last + session.slotMinutes
      while true {
        let later = session.away(fromSlotAt: next).to - session.closes
        guard later <= mostMinutes, session.closes + later <= ClockTime.day.upperBound else {
          break
        }
        steps.insert(later)
        next += session.slotMinutes
      }
    }
    let latest = sessions.map(\.closes).max() ?? 0
    return steps.filter { $0 > 0 && latest + $0 <= ClockTime.day.upperBound }.sorted()
  }

  /// The most steps that a slot is made shorter or longer by.
  private static let mostSlotSteps = 12

  private static func slotSteps(_ sessions: [Session], sign: Int) -> [Int] {
    let shortest = sessions.map(\.slotMinutes).min() ?? 1
    let most = sign < 0 ? shortest - 1 : shortest
    return most < 1 ? [] : (1...min(most, mostSlotSteps)).map { sign * $0 }
  }

  private static func ofUnits(_ drive: Drive, unplaced: [RegistrantIndex]) -> [DriveParameter] {
    var units: [UnitIndex] = []
    for unit in unplaced.map({ drive.registrants[$0].unit }) where !units.contains(unit) {
      units.append(unit)
    }
    units.sort()
    var driveParameters: [DriveParameter] = []
    let own = units.filter { drive.units[$0].maxAway != nil }
    if own.count < units.count, drive.maxAway != nil {
      let steps = awaySteps([drive.maxAway].compactMap(\.self), drive)
      driveParameters.append(DriveParameter(kind: .maxAway, key: "rules.max_away", steps: steps))
    }
    if !own.isEmpty {
      // Of all units together where several are in the way.
      let name = own.count == 1 ? drive.units[own[0]].id : nil
      let limits = (own.count == 1 ? own : Array(drive.units.places))
        .compactMap { drive.units[$0].maxAway }
      driveParameters.append(
        DriveParameter(
          kind: .maxAway, key: key(["units", name, "max_away"]), steps: awaySteps(limits, drive)))
    }
    for isFrom in [true, false] {
      let own = units.filter { (isFrom ? drive.units[$0].from : drive.units[$0].to) != nil }
      guard !own.isEmpty else { continue }
      let name = own.count == 1 ? drive.units[own[0]].id : nil
      let changed = own.count == 1 ? own : Array(drive.units.places)
      driveParameters.append(
        DriveParameter(
          kind: .unitWindow, key: key(["units", name, isFrom ? "from" : "to"]),
          steps: windowSteps(changed, drive, isFrom: isFrom)))
    }
    return driveParameters
  }

  /// People, or percentage points of a percentage, up to all of them.
  private static func awaySteps(_ limits: [MaxAway], _ drive: Drive) -> [Int] {
    var most = drive.members.map(\.count).max() ?? 0
    for case .percent(let percent) in limits { most = min(most < 1 ? 0 : 100, Int(100 - percent)) }
    return most < 1 ? [] : Array(1...most)
  }

  /// The minutes by which wider hours let one more slot in.
  private static func windowSteps(_ units: [UnitIndex], _ drive: Drive, isFrom: Bool) -> [Int] {
    var steps = Set<Int>()
    for unit in units.map({ drive.units[$0] }) {
      for (index, session) in zip(drive.sessions.places, drive.sessions)
      where unit.sessions.isEmpty || unit.sessions.contains(index) {
        for start in session.slotStarts {
          if isFrom, let from = unit.from, start < from { steps.insert(start - from) }
          let end = start + session.slotMinutes
          if !isFrom, let to = unit.to, end > to { steps.insert(end - to) }
        }
      }
    }
    return steps.sorted { abs($0) < abs($1) }
  }
}
