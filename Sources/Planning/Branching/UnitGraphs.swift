import Formulation
import Relaxation
package import UnitPricing

/// The graphs of the units, made when they are first needed and kept: they depend on the excesses that a
/// node allows and on nothing else.
package struct UnitGraphs: Sendable {
  private struct Key: Hashable {
    let unit: Int
    let bounds: [Double]
  }

  private let model: TreeModel
  private let arcsAtMost: Int
  private let arcsOfAllRows: Int
  private let parameters: TreeParameters
  /// Whether plans that leave people out are of interest.
  package let mayLeaveOut: Bool
  private var graphs: [Key: UnitGraph?] = [:]
  private var relaxations: [Key: LoadRelaxation?] = [:]
  /// For each unit the multipliers of its last relaxation.
  private var multipliers: [[Double]?]
  private var stored = 0
  /// For each unit how many attempts at a graph have failed.
  private var attempts: [Int]
  /// What making graphs has taken so far, in the units of the tree.
  package private(set) var work = 0

  package init(_ model: TreeModel, mayLeaveOut: Bool, parameters: TreeParameters) {
    self.parameters = parameters
    self.mayLeaveOut = mayLeaveOut
    self.model = model
    arcsAtMost = parameters.mostArcs(of: model.problem.people)
    arcsOfAllRows = parameters.mostArcsOfAllRows(
      of: model.problem.people, units: model.problem.units.count)
    attempts = [Int](repeating: 0, count: model.problem.units.count)
    multipliers = model.problem.units.map { _ in nil }
  }

  /// What a unit's graph depends on, where no excess is larger than `excesses`.
  package func bounds(of unit: Int, excesses: [Double]) -> [Double] {
    limits(of: unit, excesses).bounds
  }

  /// The graph of a unit where no excess is larger than `excesses`; nil where it would be too large.
  package mutating func graph(of unit: Int, excesses: [Double]) -> UnitGraph? {
    let (limits, bounds) = limits(of: unit, excesses)
    let key = Key(unit: unit, bounds: bounds)
    if let known = graphs[key] { return known }
    if stored > parameters.mostStored {
      graphs = [:]
      stored = 0
    }
    let graph = make(unit, limits: limits)
    stored += graph?.size ?? 0
    graphs[key] = graph
    return graph
  }

  /// The relaxation of a unit that has no graph, where no excess is larger than `excesses`; nil where it
  /// would be too large.
  package mutating func relaxation(of unit: Int, excesses: [Double]) -> LoadRelaxation? {
    let (limits, bounds) = limits(of: unit, excesses)
    let key = Key(unit: unit, bounds: bounds)
    let known = relaxations[key] ?? makeRelaxation(unit, limits: limits)
    relaxations[key] = known
    guard var relaxation = known else { return nil }
    if let multipliers = multipliers[unit] { relaxation.multipliers = multipliers }
    return relaxation
  }

  /// Takes over what a copy has made since an earlier state.
  package mutating func merge(_ copy: UnitGraphs, since start: UnitGraphs) {
    for (key, graph) in copy.graphs where graphs[key] == nil {
      graphs[key] = graph
      stored += graph?.size ?? 0
    }
    for (key, relaxation) in copy.relaxations where relaxations[key] == nil {
      relaxations[key] = relaxation
    }
    for unit in attempts.indices {
      attempts[unit] = max(attempts[unit], copy.attempts[unit])
      multipliers[unit] = copy.multipliers[unit] ?? multipliers[unit]
    }
    work += copy.work - start.work
  }

  /// Keeps the multipliers of a unit for the next time.
  package mutating func keep(_ multipliers: [Double], of unit: Int) {
    self.multipliers[unit] = multipliers
  }

  /// The relaxation with all own rows or, where that is too large, with those that count few slots.
  private mutating func makeRelaxation(_ unit: Int, limits: [CapacityRow]) -> LoadRelaxation? {
    let description = model.problem.units[unit]
    let items = UnitItems(ofLoads: description)
    for longest in parameters.windows(of: 0) {
      let rows = OwnRows(
        description, items, limits: limits, kindCount: model.kindCount, longest: longest)
      if let relaxation = LoadRelaxation(
        description, items, rows: rows, keepsEveryRow: longest == .max, mayLeaveOut: mayLeaveOut,
        arcsAtMost: parameters.mostArcsOfLoads)
      {
        work += parameters.workOfArc * relaxation.graph.size
        return relaxation
      }
      work += parameters.workOfArc * parameters.mostArcsOfLoads
    }
    return nil
  }

  /// The rows a unit has to keep where no excess is larger than `excesses`, and what tells them apart.
  private func limits(
    of unit: Int, _ excesses: [Double]
  ) -> (limits: [CapacityRow], bounds: [Double]) {
    let description = model.problem.units[unit]
    let sessions = Set(description.sessions)
    var limits = model.problem.capacity.limits
    var bounds: [Double] = []
    for (excess, most) in zip(model.problem.capacity.excesses, excesses)
    where sessions.contains(excess.session) && most < excess.most {
      for presence in excess.rows {
        let limit = CapacityRow(
          rule: nil, session: excess.session, minute: presence.minute, subject: presence.subject,
          terms: presence.terms, bound: presence.bound + most
        ).integerRounded
        bounds.append(limit.bound)
        limits.append(limit)
      }
    }
    return (limits, bounds)
  }

  /// The graph of a unit where others leave only so much of each row; nil where it would be too large.
  package func graph(of unit: Int, room: [Double]) -> UnitGraph? {
    let capacity = model.problem.capacity
    let limits = zip(capacity.limits + capacity.excesses.flatMap(\.rows), room).map { row, room in
      CapacityRow(
        rule: row.rule, session: row.session, minute: row.minute, subject: row.subject,
        terms: row.terms, bound: room)
    }
    let description = model.problem.units[unit]
    let rows = OwnRows(description, model.items[unit], limits: limits, kindCount: model.kindCount)
    return UnitGraph(
      description, model.items[unit], rows: rows, mayLeaveOut: mayLeaveOut,
      arcsAtMost: parameters.mostArcsBeside)
  }

  /// The graph with all own rows or, where that is too large, with those that count few slots.
  private mutating func make(_ unit: Int, limits: [CapacityRow]) -> UnitGraph? {
    let description = model.problem.units[unit]
    let windows = parameters.windows(of: model.problem.people)
    while attempts[unit] < windows.count {
      let longest = windows[attempts[unit]]
      let rows = OwnRows(
        description, model.items[unit], limits: limits, kindCount: model.kindCount,
        longest: longest)
      let most = longest == .max ? arcsOfAllRows : arcsAtMost
      if let graph = UnitGraph(
        description, model.items[unit], rows: rows, keepsEveryRow: longest == .max,
        mayLeaveOut: mayLeaveOut, arcsAtMost: most)
      {
        work += parameters.workOfArc * graph.size
        return graph
      }
      work += parameters.workOfArc * most
      attempts[unit] += 1
    }
    return nil
  }
}
