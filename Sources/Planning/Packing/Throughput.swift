import IntegerProgramming

/// The most people that sessions can take: a linear program that knows people only by their kind of
/// donor and by the sessions they may come to.
struct Throughput {
  /// People of one kind who may come to the same sessions.
  struct Crowd: Hashable {
    let kind: Int
    let sessions: [Int]
  }

  /// How many people have a place, parts of people counting as such.
  let people: Double
  /// For each of the limits that count, how many more people one more of it would let in.
  let prices: [Double]

  /// Solves the program; nil where the time was over.
  ///
  /// - Parameters:
  ///   - sessions: the sessions.
  ///   - limits: the limits that count, by their places in the hall: those of the sessions.
  ///   - hall: the hall they are of.
  ///   - crowds: how many people there are of each crowd; none may come to other sessions.
  ///   - solver: what solves the program.
  ///   - watch: when to stop.
  init?(
    of sessions: [Int], within limits: Range<Int>, in hall: Hall, crowds: [Crowd: Double],
    solver: any Solver, watch: Watch
  ) {
    var program = IntegerProgram()
    var loads: [Int: IntegerProgram.Variable] = [:]
    var comers: [Crowd: [IntegerProgram.Term]] = [:]
    for session in sessions {
      for kind in hall.kinds.indices {
        comers[Crowd(kind: kind, sessions: [session])] = hall.slotsOfSession[session].map { slot in
          let load = program.addVariable(cost: -1)
          loads[hall.load(slot: slot, kind: kind)] = load
          return IntegerProgram.Term(load, 1)
        }
      }
    }
    for limit in hall.limits[limits] {
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
    guard !watch.isOver,
      case .optimal(let solution) = solver.relax(program, from: nil, within: watch.solveLimits())
    else { return nil }
    people = -solution.objective
    prices = limits.indices.map { max(0, -solution.duals[$0 - limits.lowerBound]) }
  }
}

extension Dictionary where Key == Throughput.Crowd {
  /// The entries in an order that is always the same.
  var inOrder: [Element] {
    sorted {
      $0.key.sessions == $1.key.sessions
        ? $0.key.kind < $1.key.kind
        : $0.key.sessions.lexicographicallyPrecedes($1.key.sessions)
    }
  }
}

extension PlanningProblem {
  /// How many people of each kind may come to which sessions.
  var crowds: [Throughput.Crowd: Double] {
    var crowds: [Throughput.Crowd: Double] = [:]
    for unit in units {
      for itemClass in unit.classes {
        let open = itemClass.costs.indices.filter { itemClass.costs[$0].isFinite }
        let sessions = Set(open.map { unit.sessions[$0] }).sorted()
        for (kind, count) in itemClass.people {
          crowds[Throughput.Crowd(kind: kind, sessions: sessions), default: 0] +=
            Double(count * itemClass.count)
        }
      }
    }
    return crowds
  }
}
