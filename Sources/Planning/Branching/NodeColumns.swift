package import UnitPricing

/// The columns that a better plan of a node may contain: for each unit all of them, where these could be
/// enumerated at the node or above it.
package struct NodeColumns: Sendable {
  /// For each unit its list; nil where there may be others.
  package private(set) var lists: [ColumnList?]

  /// For each unit the graph of what a better plan may contain; nil where that is not known.
  package private(set) var graphs: [ReducedGraph?]

  /// A unit's graph without arcs that no better plan takes.
  package struct ReducedGraph: Sendable {
    package let graph: UnitGraph
    /// The bounds of the rows of excesses that it keeps.
    package let bounds: [Double]
  }

  /// Columns of units of which none is listed yet.
  package init(unitCount: Int) {
    lists = [ColumnList?](repeating: nil, count: unitCount)
    graphs = [ReducedGraph?](repeating: nil, count: unitCount)
  }

  /// Whether all units are listed.
  package var isComplete: Bool { lists.allSatisfy { $0 != nil } }
  /// Whether a unit has no column left, so that the node has no better plan.
  package var isImpossible: Bool { lists.contains { $0.map { $0.count == 0 } ?? false } }

  /// Sets the list of a unit.
  package mutating func list(_ columns: ColumnList, of unit: Int) {
    lists[unit] = columns
    graphs[unit] = nil
  }

  /// The graph of a unit where no excess is larger than `excesses`: the smaller one if it is as tight.
  package func graph(
    of unit: Int, excesses: [Double], _ made: inout UnitGraphs
  ) -> UnitGraph? {
    if let reduced = graphs[unit], reduced.bounds == made.bounds(of: unit, excesses: excesses) {
      return reduced.graph
    }
    return made.graph(of: unit, excesses: excesses)
  }

  /// Sets the graph of a unit.
  package mutating func reduce(_ graph: ReducedGraph, of unit: Int) { graphs[unit] = graph }

  /// The columns that restrictions allow.
  package func allowed(by restrictions: Restrictions, in model: TreeModel) -> NodeColumns {
    var allowed = self
    for (unit, list) in lists.enumerated() {
      allowed.lists[unit] = list?.allowed(by: restrictions, of: unit, in: model)
    }
    return allowed
  }
}
