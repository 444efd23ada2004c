import Formulation
import Relaxation
import UnitPricing

/// The graphs of the units, made when they are first needed and kept: they depend on the peaks that a
/// node allows and on nothing else.
struct UnitGraphs {
  private struct Key: Hashable {
    let unit: Int
    let bounds: [Double]
  }

  private let model: TreeModel
  private let arcsAtMost: Int
  /// Whether plans that leave people out are of interest.
  let mayLeaveOut: Bool
  private var graphs: [Key: UnitGraph?] = [:]
  private var stored = 0
  /// For each unit how many of the attempts at a graph are known to be in vain.
  private var attempts: [Int]
  /// What making graphs has taken so far, in the units of the tree.
  private(set) var work = 0

  /// How large a graph may be where others leave little room: those that need more are not worth it.
  private static let mostArcsBeside = 100_000
  private static let workOfArc = 4
  /// All arcs of the graphs that are kept at once.
  private static let mostStored = 12_000_000

  init(_ model: TreeModel, mayLeaveOut: Bool, arcsAtMost: Int) {
    self.mayLeaveOut = mayLeaveOut
    self.model = model
    self.arcsAtMost = arcsAtMost
    attempts = [Int](repeating: 0, count: model.problem.units.count)
  }

  /// The graph of a unit where no session's peak exceeds `peaks`; nil where it would be too large.
  mutating func graph(of unit: Int, peaks: [Double]) -> UnitGraph? {
    let description = model.problem.units[unit]
    let sessions = Set(description.sessions).sorted()
    var limits = model.problem.hall.limits
    var bounds: [Double] = []
    for session in sessions {
      for presence in model.problem.hall.presences[session] {
        let limit = LoadLimit(
          rule: nil, session: session, minute: presence.minute, subject: presence.subject,
          terms: presence.terms, bound: peaks[session]
        ).ofWholePeople
        bounds.append(limit.bound)
        limits.append(limit)
      }
    }
    let key = Key(unit: unit, bounds: bounds)
    if let known = graphs[key] { return known }
    if stored > UnitGraphs.mostStored {
      graphs = [:]
      stored = 0
    }
    let graph = make(unit, limits: limits)
    stored += graph?.size ?? 0
    graphs[key] = graph
    return graph
  }

  /// The graph of a unit where others leave only so much of each row; nil where it would be too large.
  func graph(of unit: Int, room: [Double]) -> UnitGraph? {
    let hall = model.problem.hall
    let limits = zip(hall.limits + Array(hall.presences.joined()), room).map { row, room in
      LoadLimit(
        rule: row.rule, session: row.session, minute: row.minute, subject: row.subject,
        terms: row.terms, bound: room)
    }
    let description = model.problem.units[unit]
    let rows = OwnRows(description, model.items[unit], limits: limits, kindCount: model.kindCount)
    return UnitGraph(
      description, model.items[unit], rows: rows, mayLeaveOut: mayLeaveOut,
      arcsAtMost: UnitGraphs.mostArcsBeside)
  }

  /// The graph with all own rows or, where that is too large, with those that count few slots.
  private mutating func make(_ unit: Int, limits: [LoadLimit]) -> UnitGraph? {
    let description = model.problem.units[unit]
    // Of many people, few attempts lead anywhere.
    let windows = model.problem.people <= 64 ? [Int.max, 4, 3, 2, 1] : [Int.max, 2]
    while attempts[unit] < windows.count {
      let longest = windows[attempts[unit]]
      let rows = OwnRows(
        description, model.items[unit], limits: limits, kindCount: model.kindCount,
        longest: longest)
      if let graph = UnitGraph(
        description, model.items[unit], rows: rows, keepsEveryRow: longest == .max,
        mayLeaveOut: mayLeaveOut, arcsAtMost: arcsAtMost)
      {
        work += UnitGraphs.workOfArc * graph.size
        return graph
      }
      work += UnitGraphs.workOfArc * arcsAtMost
      attempts[unit] += 1
    }
    return nil
  }
}
