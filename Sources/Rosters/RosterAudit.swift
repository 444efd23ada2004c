import Drives

/// What is wrong with a roster, found from the task alone, however the roster was made.
public struct RosterAudit: Equatable, Sendable {
  /// A rule that a shift breaks.
  public enum Rule: String, CaseIterable, Sendable {
    /// The volunteer can be there all the time.
    case available
    /// The volunteer can do what the role asks for.
    case skills
    /// The shift is as long as the role and the volunteer allow.
    case length
    /// The volunteer rests between two shifts, and is in one place at a time.
    case rest
    /// A volunteer has one role and one session a day.
    case oneRole
    /// A volunteer is not there longer on a day than the volunteer said.
    case most
    /// The shift lies in the hours of the role, and begins and ends at a half hour.
    case hours
  }

  /// A rule that is broken.
  public struct Violation: Equatable, Sendable {
    /// The rule.
    public let rule: Rule
    /// The shift that breaks it.
    public let shift: RosterShift
  }

  /// What is broken, shift by shift.
  public private(set) var violations: [Violation] = []
  /// What each day is measured by, in the order of the days.
  public private(set) var costs: [RosterCost] = []

  /// Audits shifts.
  ///
  /// - Parameters:
  ///   - shifts: the shifts of all days.
  ///   - task: what is to be covered.
  public init(of shifts: [RosterShift], for task: RosterTask) {
    let dates = Dictionary(task.needs.map { ($0.session, $0.date) }, uniquingKeysWith: { $1 })
    for shift in shifts {
      let person = task.volunteers[shift.volunteer]
      let role = task.roles[shift.role]
      let length = shift.interval.to - shift.interval.from
      func add(_ rule: Rule) { violations.append(Violation(rule: rule, shift: shift)) }
      if !person.canCome(to: shift.session, in: shift.interval) { add(.available) }
      if !role.skills.allSatisfy(person.skills.contains) { add(.skills) }
      if length < role.shortest || length > role.longest || length > (person.longest ?? length) {
        add(.length)
      }
      let own = task.needs.first { $0.session == shift.session && $0.role == shift.role }
      let isInside = own.map { need in
        shift.interval.from >= need.start
          && shift.interval.to <= need.start + need.people.count * RosterTask.step
      }
      if isInside != true || !shift.interval.from.isMultiple(of: RosterTask.step)
        || !shift.interval.to.isMultiple(of: RosterTask.step)
      {
        add(.hours)
      }
      let sameDay = shifts.filter {
        $0.volunteer == shift.volunteer && dates[$0.session] == dates[shift.session]
      }
      if sameDay.contains(where: { $0.role != shift.role || $0.session != shift.session }) {
        add(.oneRole)
      }
      if sameDay.count(where: { $0 == shift }) > 1
        || sameDay.contains(where: { other in
          other != shift && other.interval.from < shift.interval.to + max(1, role.rest)
            && shift.interval.from < other.interval.to + max(1, role.rest)
        })
      {
        add(.rest)
      }
      let all = sameDay.reduce(0) { $0 + $1.interval.to - $1.interval.from }
      if all > (person.most ?? all) { add(.most) }
    }
    count(shifts, task, dates)
  }

  private mutating func count(
    _ shifts: [RosterShift], _ task: RosterTask, _ dates: [SessionIndex: CalendarDate]
  ) {
    var before = [Int](repeating: 0, count: task.volunteers.count)
    for date in task.days {
      let own = shifts.filter { dates[$0.session] == date }
      var after = before
      for shift in own { after[shift.volunteer] += shift.halfHours }
      var missing = 0
      for need in task.needs where need.date == date {
        for (half, wanted) in need.people.enumerated() {
          let minute = need.start + half * RosterTask.step
          let there = own.count {
            $0.session == need.session && $0.role == need.role && $0.interval.from <= minute
              && minute < $0.interval.to
          }
          missing += max(0, wanted - there)
        }
      }
      costs.append(
        RosterCost(
          missing: missing, halfHours: own.reduce(0) { $0 + $1.halfHours },
          unevenness: zip(after, before).reduce(0) { $0 + $1.0 * $1.0 - $1.1 * $1.1 }))
      before = after
    }
  }
}
