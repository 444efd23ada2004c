/// The columns that a better plan of a node may contain: for each unit all of them, where these could be
/// enumerated at the node or above it.
package struct NodeColumns {
  /// For each unit its list; nil where there may be others.
  package private(set) var lists: [ColumnList?]

  /// Columns of units of which none is listed yet.
  package init(unitCount: Int) { lists = [ColumnList?](repeating: nil, count: unitCount) }

  /// Whether all units are listed.
  package var isComplete: Bool { lists.allSatisfy { $0 != nil } }
  /// Whether a unit has no column left, so that the node has no better plan.
  package var isImpossible: Bool { lists.contains { $0.map { $0.count == 0 } ?? false } }

  /// Sets the list of a unit.
  package mutating func list(_ columns: ColumnList, of unit: Int) { lists[unit] = columns }

  /// The columns that restrictions allow.
  package func allowed(by restrictions: Restrictions, in model: TreeModel) -> NodeColumns {
    var allowed = self
    for (unit, list) in lists.enumerated() {
      allowed.lists[unit] = list?.allowed(by: restrictions, of: unit, in: model)
    }
    return allowed
  }
}
