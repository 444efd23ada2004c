package import Formulation

/// Every schedule of a unit that keeps its own rows, as the paths of a graph without cycles.
///
/// Slots are decided in order and, within a slot, groups of items in order. A node is the state
/// that the rest depends on: the items left, the use of the own rows, whether the slot and its
/// predecessor are used and, where that costs something, whether its session or another one is, and
/// how many people can have no slot any more. A
/// unit that stays whole has no arcs beyond its first run. An arc puts a number of items of the
/// group at hand into the slot at hand. Dual values only change what arcs cost, so the graph is
/// built once and evaluated at each of them.
package struct UnitGraph: Sendable {
  /// Whether the slot at hand is used, or else the one right before it; where sessions cost something, of
  /// neither whether only other sessions are used so far, or this one is.
  enum Use {
    static let neither: UInt64 = 0
    static let before: UInt64 = 1
    static let now: UInt64 = 2
    static let elsewhere: UInt64 = 3
    static let session: UInt64 = 4
    /// How many bits of a key tell it.
    static let bits: UInt64 = 4
  }

  package let unit: UnitProblem
  package let items: UnitItems
  package let slotCount: Int
  package var groupCount: Int { items.groups.count }
  /// Whether every own row was kept; else a path may be no schedule of any plan.
  let keepsEveryRow: Bool
  /// For each bucket (slot · groups + place in the slot's order), its group.
  package let groupOfBucket: [Int]
  /// Its nodes and arcs.
  private(set) var arcs = GraphArcs()
  /// What the items cost that can have no slot at all.
  private(set) var leftOutAtStart = 0.0

  /// The most items of one group.
  package var mostItems: Int { items.groups.reduce(0) { max($0, $1.count) } }
  /// How many arcs there are.
  package var size: Int { arcs.targets.count }
  /// Where a bucket's slot and group stand: slot · groups + group.
  func place(of bucket: Int) -> Int {
    bucket / groupCount * groupCount + groupOfBucket[bucket]
  }
  /// The number of nodes.
  var nodeCount: Int { arcs.uses.count }
  /// The node that paths begin at; the last node is where they end.
  var start: Int { Int(arcs.start) }

  /// The graph of a unit; nil where it would have more arcs than `most`.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - items: its items.
  ///   - rows: what it has to keep by itself.
  ///   - keepsEveryRow: whether these are all of its own rows.
  ///   - mayLeaveOut: whether schedules that leave items out are of interest.
  ///   - most: how many arcs the graph may have.
  package init?(
    _ unit: UnitProblem, _ items: UnitItems, rows: OwnRows, keepsEveryRow: Bool = true,
    mayLeaveOut: Bool = true, arcsAtMost most: Int
  ) {
    self.unit = unit
    self.items = items
    self.keepsEveryRow = keepsEveryRow
    slotCount = unit.slots.count
    var builder = GraphBuilder(unit, items, rows, mayLeaveOut: mayLeaveOut)
    guard builder.build(arcsAtMost: most) else { return nil }
    groupOfBucket = builder.groupOfBucket
    leftOutAtStart = builder.leftOutAtStart
    arcs = builder.finished()
  }

  /// The graph with part of its arcs, and the nodes that these lead to.
  ///
  /// - Parameter isKept: for each arc whether it is kept.
  /// - Returns: the smaller graph.
  func keeping(_ isKept: [Bool]) -> UnitGraph {
    var reduced = self
    reduced.arcs = arcs.keeping(isKept)
    return reduced
  }
}
