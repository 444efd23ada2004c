package import Drives
package import Formulation
package import IntegerProgramming

/// The maximum number of people that sessions can take: a linear program over donor classes and the
/// sessions they may come to.
package struct MaximumPlacement {
  /// People of one kind who may come to the same sessions.
  package struct Crowd: Hashable {
    package let kind: Int
    package let sessions: [SessionIndex]
  }

  /// How many people have a place, parts of people counting as such.
  package let people: Double
  /// Whether no plan places more, which does not hold where people are fixed to a session.
  package let isMost: Bool
  /// The dual value of each limit: how many more people one more unit of it places.
  package let prices: [Double]

  /// Solves the program; nil where the time was over.
  ///
  /// - Parameters:
  ///   - sessions: the sessions.
  ///   - limits: the limits that count, by their places in the capacity model: those of the
  ///     sessions.
  ///   - capacity: the capacity model they are of.
  ///   - crowds: how many people there are of each crowd; none may come to other sessions.
  ///   - solver: what solves the program.
  ///   - deadline: when to stop.
  private init?(
    of sessions: [SessionIndex], within limits: Range<RowIndex>, in capacity: CapacityModel,
    crowds: [Crowd: Double],
    solver: any Solver, deadline: Deadline
  ) {
    var program = IntegerProgram()
    var loads: [Int: IntegerProgram.Variable] = [:]
    var comers: [Crowd: [IntegerProgram.Term]] = [:]
    for session in sessions {
      for kind in capacity.kinds.indices {
        comers[Crowd(kind: kind, sessions: [session])] = capacity.slotsOfSession[session]
          .map {
            slot in
            let load = program.addVariable(cost: -1)
            loads[capacity.load(slot: slot, kind: kind)] = load
            return IntegerProgram.Term(load, 1)
          }
      }
    }
    for limit in capacity.limits[limits.places] {
      program.addRow(
        to: max(0, limit.bound),
        limit.terms.compactMap { term in
          loads[term.load].map { IntegerProgram.Term($0, term.coefficient) }
        })
    }
    for (crowd, people) in crowds.inOrder {
      let parts = crowd.sessions.map { session in
        let part = program.addVariable()
        comers[Crowd(kind: crowd.kind, sessions: [session]), default: []].append(
          IntegerProgram.Term(part, -1))
        return IntegerProgram.Term(part, 1)
      }
      program.addRow(to: people, parts)
    }
    // In a session's slots are those of a kind who come to it.
    for (_, terms) in comers.inOrder {
      program.addRow(to: 0, terms)
    }
    guard !deadline.isOver,
      case .optimal(let solution) = solver.relax(program, from: nil, within: deadline.solveLimits())
    else { return nil }
    people = -solution.objective
    isMost = true
    prices = limits.map { max(0, -solution.duals[limits.lowerBound.distance(to: $0)]) }
  }
}

extension Dictionary where Key == MaximumPlacement.Crowd {
  /// The entries in an order that is always the same.
  fileprivate var inOrder: [Element] {
    sorted {
      $0.key.sessions == $1.key.sessions
        ? $0.key.kind < $1.key.kind
        : $0.key.sessions.lexicographicallyPrecedes($1.key.sessions)
    }
  }
}

extension MaximumPlacement {
  /// The maximum placement of a problem: by a program for each session, everyone spread evenly over
  /// those open to them; where that is not enough, by one program of all sessions.
  ///
  /// - Parameters:
  ///   - capacity: the problem's capacity model, or one like it.
  ///   - rows: its rows.
  ///   - problem: whose people come.
  ///   - enough: the number of people placed that suffices; the search ends there.
  ///   - solver: what solves the programs.
  ///   - parameters: up to how many sessions are looked at together.
  ///   - deadline: when to stop.
  /// - Returns: nil where the time was over.
  package static func most(
    of capacity: CapacityModel, rows: ConstraintMatrix, for problem: PlanningProblem,
    enough: Double,
    solver: any Solver, parameters: RelaxationParameters, deadline: Deadline
  ) -> MaximumPlacement? {
    let crowds = problem.crowds
    let sessions = Array(capacity.sessions)
    var people = 0.0
    var prices: [Double] = []
    for (session, share) in zip(sessions, shares(of: crowds, sessions.count)) {
      guard
        let most = MaximumPlacement(
          of: [session], within: rows.limitsOfSession[session.rawValue], in: capacity,
          crowds: share,
          solver: solver, deadline: deadline)
      else { return nil }
      people += most.people
      // The limits are ordered by session.
      prices += most.prices
    }
    // With a single session nothing was spread.
    let apart = MaximumPlacement(people: people, isMost: sessions.count == 1, prices: prices)
    guard apart.people < enough, !apart.isMost, sessions.count <= parameters.sessionsTogether else {
      return apart
    }
    return MaximumPlacement(
      of: sessions, within: RowIndex(0)..<RowIndex(capacity.limits.count), in: capacity,
      crowds: crowds, solver: solver,
      deadline: deadline)
  }

  private init(people: Double, isMost: Bool, prices: [Double]) {
    self.people = people
    self.isMost = isMost
    self.prices = prices
  }

  /// Who would come to each session if everyone were spread evenly over the sessions open to them.
  private static func shares(
    of crowds: [Crowd: Double], _ sessionCount: Int
  ) -> [[Crowd: Double]] {
    var shares = [[Crowd: Double]](repeating: [:], count: sessionCount)
    for (crowd, people) in crowds.inOrder {
      for session in crowd.sessions {
        shares[session.rawValue][Crowd(kind: crowd.kind, sessions: [session]), default: 0] +=
          people / Double(crowd.sessions.count)
      }
    }
    return shares
  }
}

extension PlanningProblem {
  /// How many people of each kind may come to which sessions.
  fileprivate var crowds: [MaximumPlacement.Crowd: Double] {
    var crowds: [MaximumPlacement.Crowd: Double] = [:]
    for unit in units {
      for itemClass in unit.classes {
        let open = itemClass.costs.indices.filter { itemClass.costs[$0].isFinite }
        let sessions = Set(open.map { unit.sessions[$0] }).sorted()
        for (kind, count) in itemClass.people {
          crowds[MaximumPlacement.Crowd(kind: kind, sessions: sessions), default: 0] +=
            Double(count * itemClass.count)
        }
      }
    }
    return crowds
  }
}
