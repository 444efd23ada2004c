import Drives
import IntegerProgramming

/// The roster of one day as an integer program.
///
/// Volunteers who differ in nothing that matters are one class. A variable is how many of a class have one
/// duty: a role, and one or two shifts of it. So no solution stands for many others by exchanging people,
/// and the duties carry what shifts, rest and hours demand.
struct RosterProgram {
  /// What somebody does on a day.
  struct Duty: Equatable {
    let team: Int
    let need: Int
    let shifts: [MinuteInterval]
    let halfHours: Int
  }

  /// Volunteers who differ in nothing that matters on the day.
  struct Team {
    var members: [Int]
    let earlier: Int
    let trait: Trait
  }

  /// What matters of a volunteer.
  struct Trait: Hashable {
    let earlier: Int
    let longest: Int?
    let most: Int?
    /// For each need whether the person may have the role, and the half hours the person can be there.
    let open: [[Bool]]
  }

  /// What is made as small as can be.
  enum Aim { case missing, halfHours, unevenness }

  let needs: [RosterTask.Need]
  private(set) var teams: [Team] = []
  private(set) var duties: [Duty] = []
  /// The role of every need, and its rules in half hours.
  private let roles: [Role]
  private let step = RosterTask.step

  /// The program of a day.
  ///
  /// - Parameters:
  ///   - task: what is to be covered.
  ///   - date: the day.
  ///   - earlier: the half hours of each volunteer on earlier days.
  ///   - mostDuties: the most variables it may have; where two shifts a day make more, everybody has one.
  init(_ task: RosterTask, on date: CalendarDate, earlier: [Int], mostDuties: Int) {
    needs = task.needs.filter { $0.date == date }
    roles = needs.map { task.roles[$0.role] }
    gather(task, earlier)
    for shifts in [2, 1] {
      duties = teams.indices.flatMap { team in
        needs.indices.flatMap { self.duties(of: team, for: $0, shifts: shifts) }
      }
      if duties.count <= mostDuties { break }
    }
  }

  private mutating func gather(_ task: RosterTask, _ earlier: [Int]) {
    var places: [Trait: Int] = [:]
    for (index, person) in task.volunteers.enumerated() {
      let open = zip(needs, roles).map { need, role -> [Bool] in
        guard person.skills.isSuperset(of: role.skills) else { return [] }
        let halfHours = need.people.indices.map { half in
          let start = need.start + half * step
          return person.canCome(
            to: need.session, in: MinuteInterval(from: start, to: start + step))
        }
        return halfHours.contains(true) ? halfHours : []
      }
      guard open.contains(where: { !$0.isEmpty }) else { continue }
      let trait = Trait(
        earlier: earlier[index], longest: person.longest, most: person.most, open: open)
      if let place = places[trait] {
        teams[place].members.append(index)
      } else {
        places[trait] = teams.count
        teams.append(Team(members: [index], earlier: earlier[index], trait: trait))
      }
    }
  }

  /// The duties of a team for a need: one shift, or two with a rest between them.
  private func duties(of team: Int, for need: Int, shifts most: Int) -> [Duty] {
    let (role, trait) = (roles[need], teams[team].trait)
    let open = trait.open[need]
    let start = needs[need].start
    let shortest = (role.shortest + step - 1) / step
    let longest = min(role.longest, trait.longest ?? .max) / step
    let day = (trait.most ?? .max) / step
    let rest = (role.rest + step - 1) / step
    var single: [Range<Int>] = []
    for from in open.indices {
      for length in 1...max(1, open.count) {
        guard from + length <= open.count, length <= longest, length <= day,
          open[from + length - 1]
        else { break }
        if length >= shortest { single.append(from..<from + length) }
      }
    }
    func minutes(_ range: Range<Int>) -> MinuteInterval {
      MinuteInterval(from: start + range.lowerBound * step, to: start + range.upperBound * step)
    }
    var duties = single.map { range in
      Duty(team: team, need: need, shifts: [minutes(range)], halfHours: range.count)
    }
    guard most > 1 else { return duties }
    for first in single {
      for second in single
      where second.lowerBound >= first.upperBound + max(1, rest)
        && first.count + second.count <= day
      {
        duties.append(
          Duty(
            team: team, need: need, shifts: [minutes(first), minutes(second)],
            halfHours: first.count + second.count))
      }
    }
    return duties
  }

  /// What a duty adds to the unevenness.
  func unevenness(of duty: Duty) -> Int {
    let earlier = teams[duty.team].earlier
    return duty.halfHours * (duty.halfHours + 2 * earlier)
  }

  /// The program with one aim.
  ///
  /// - Parameters:
  ///   - aim: what is made as small as can be.
  ///   - missing: how many may be missing; nil for any number.
  ///   - halfHours: how many half hours all may be there; nil for any number.
  /// - Returns: the program: first the duties, then who is missing in each half hour.
  func program(_ aim: Aim, missing: Int? = nil, halfHours: Int? = nil) -> IntegerProgram {
    var program = IntegerProgram()
    // Rows first: a half hour each, then a team each.
    var rows: [[Int?]] = []
    for need in needs {
      rows.append(
        need.people.map { $0 > 0 ? program.addRow(from: Double($0), to: .infinity) : nil })
    }
    let teamRows = teams.map { program.addRow(to: Double($0.members.count)) }
    let missingRow = missing.map { program.addRow(to: Double($0)) }
    let hoursRow = halfHours.map { program.addRow(to: Double($0)) }
    for duty in duties {
      let cost: Int
      switch aim {
      case .missing: cost = 0
      case .halfHours: cost = duty.halfHours
      case .unevenness: cost = unevenness(of: duty)
      }
      var column: [(row: Int, coefficient: Double)] = [(teamRows[duty.team], 1)]
      let start = needs[duty.need].start
      for shift in duty.shifts {
        for minute in stride(from: shift.from, to: shift.to, by: step) {
          if let row = rows[duty.need][(minute - start) / step] { column.append((row, 1)) }
        }
      }
      if let hoursRow { column.append((hoursRow, Double(duty.halfHours))) }
      program.addVariable(
        from: 0, to: Double(teams[duty.team].members.count), integer: true, cost: Double(cost),
        in: column)
    }
    for (need, rows) in zip(needs, rows) {
      for (people, row) in zip(need.people, rows) {
        guard let row else { continue }
        var column: [(row: Int, coefficient: Double)] = [(row, 1)]
        if let missingRow { column.append((missingRow, 1)) }
        program.addVariable(
          from: 0, to: Double(people), cost: aim == .missing ? 1 : 0, in: column)
      }
    }
    return program
  }

  /// The shifts of a solution.
  ///
  /// - Parameter values: one per variable.
  /// - Returns: the shifts; the members of a team have its duties in the order of the volunteers.
  func shifts(of values: [Double]) -> [RosterShift] {
    var next = [Int](repeating: 0, count: teams.count)
    var shifts: [RosterShift] = []
    for (duty, value) in zip(duties, values) {
      let members = teams[duty.team].members
      for _ in 0..<Int(value.rounded()) where next[duty.team] < members.count {
        let person = members[next[duty.team]]
        next[duty.team] += 1
        for shift in duty.shifts {
          shifts.append(
            RosterShift(
              volunteer: person, role: needs[duty.need].role, session: needs[duty.need].session,
              interval: shift))
        }
      }
    }
    return shifts
  }
}
