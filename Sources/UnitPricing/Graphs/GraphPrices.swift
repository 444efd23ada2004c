import Formulation

/// The arc costs of a unit's graph at dual values.
package struct GraphPrices: Sendable {
  /// What an item of each bucket costs, infinite where it may not be.
  package var items: [Double]
  /// What using a slot costs, where the slot right before it is not used, and where it is:
  /// `opening[slot · 2 + (isUsedBefore ? 1 : 0)]`.
  package var opening: [Double]
  /// What the first slot used of a session costs on top where another session is used before it.
  let session: Double
  /// What a unit of the cost of leaving people out costs.
  package var leftOut = 1.0
  /// What every schedule costs besides.
  package var constant = 0.0
  /// What so many items of a bucket cost beyond ``items`` each: `steps[bucket · (most + 1) + count]`; empty
  /// for nothing.
  package var steps: [Double] = []

  /// The unit's own costs.
  package init(_ graph: UnitGraph) {
    let unit = graph.unit
    items = graph.groupOfBucket.enumerated().map { bucket, group in
      graph.items.groups[group].costs[bucket / graph.groupCount]
    }
    opening = unit.slots.indices.flatMap { _ in
      [unit.slotCost + unit.runStartCost, unit.slotCost]
    }
    session = unit.sessionCost
  }

  /// What putting somebody into a slot costs, by its use so far.
  @inline(__always)
  func opening(of slot: Int, use: UInt8) -> Double {
    switch UInt64(use) {
    case UnitGraph.Use.now: 0
    case UnitGraph.Use.before: opening[slot * 2 + 1]
    case UnitGraph.Use.elsewhere: opening[slot * 2] + session
    default: opening[slot * 2]
    }
  }

  /// The unit's own costs, and what each person is charged: `loadPrices[load]` for each load of the
  /// capacity model.
  package init(_ graph: UnitGraph, loadPrices: [Double], kindCount: Int) {
    self.init(graph)
    let groups = graph.items.groups
    for (place, slot) in graph.unit.slots.enumerated() {
      let charges = graph.items.makeUps.map { makeUp in
        makeUp.reduce(0) { $0 + Double($1.count) * loadPrices[slot.rawValue * kindCount + $1.kind] }
      }
      for bucket in place * groups.count..<(place + 1) * groups.count {
        items[bucket] += charges[groups[graph.groupOfBucket[bucket]].makeUp]
      }
    }
  }
}

/// The least cost of the rest of any path, from each node of a unit's graph on.
package struct GraphValues {
  package let graph: UnitGraph
  let prices: GraphPrices
  private(set) var values: [Double]
  /// What items cost: `itemCosts[bucket · width + count]`.
  let itemCosts: [Double]
  let width: Int

  /// Evaluates a graph from its end backwards (Bellman's recursion).
  package init(_ graph: UnitGraph, at prices: GraphPrices) {
    self.graph = graph
    self.prices = prices
    let width = graph.mostItems + 1
    self.width = width
    itemCosts = GraphValues.itemCosts(graph, prices)
    values = [Double](repeating: .infinity, count: graph.nodeCount)
    values[graph.nodeCount - 1] = 0
    let groups = graph.groupCount
    let itemCosts = itemCosts
    values.withUnsafeMutableBufferPointer { values in
      itemCosts.withUnsafeBufferPointer { itemCosts in
        graph.arcs.withBuffers { arcs in
          for bucket in stride(from: graph.arcs.bucketStarts.count - 2, through: 0, by: -1) {
            let items = bucket * width
            let slot = bucket / groups
            let (alone, after) = (prices.opening[slot * 2], prices.opening[slot * 2 + 1])
            let elsewhere = alone + prices.session
            let scale = prices.leftOut
            for node in arcs.nodes(of: bucket) {
              let use = arcs.uses[node]
              let opening = use == 2 ? 0 : use == 1 ? after : use == 3 ? elsewhere : alone
              var best = Double.infinity
              for arc in arcs.arcs(of: node) {
                var cost = values[Int(arcs.targets[arc])] + scale * arcs.leftOut[arc]
                let count = Int(arcs.counts[arc])
                if count > 0 { cost += itemCosts[items + count] + opening }
                if cost < best { best = cost }
              }
              values[node] = best
            }
          }
        }
      }
    }
  }

  private static func itemCosts(_ graph: UnitGraph, _ prices: GraphPrices) -> [Double] {
    let width = graph.mostItems + 1
    var costs = prices.steps
    if costs.isEmpty { costs = [Double](repeating: 0, count: prices.items.count * width) }
    for (bucket, item) in prices.items.enumerated() {
      for count in 1..<width { costs[bucket * width + count] += Double(count) * item }
    }
    return costs
  }

  /// The least cost of any schedule.
  package var least: Double {
    values[graph.start] + prices.leftOut * graph.leftOutAtStart + prices.constant
  }

  /// What an arc of a node costs.
  @inline(__always)
  func cost(ofArc arc: Int, from node: Int, in bucket: Int) -> Double {
    let count = graph.arcs.counts[arc]
    let base = prices.leftOut * graph.arcs.leftOut[arc]
    guard count > 0 else { return base }
    let slot = bucket / graph.groupCount
    return base + itemCosts[bucket * width + Int(count)]
      + prices.opening(of: slot, use: graph.arcs.uses[node])
  }

  /// The bucket of a node; nodes are visited in rising order, so the search goes on from `bucket`.
  @inline(__always)
  func bucket(of node: Int, from bucket: Int) -> Int {
    var bucket = bucket
    while Int(graph.arcs.bucketStarts[bucket + 1]) <= node { bucket += 1 }
    return bucket
  }

  /// How many items of each group the cheapest schedule has in each slot (`slot · groups + group`); nil
  /// where the unit has no schedule.
  package func cheapest() -> [Int]? {
    var placed = [Int](repeating: 0, count: graph.slotCount * graph.groupCount)
    var node = graph.start
    var bucket = 0
    guard values[node].isFinite else { return nil }
    while node < graph.nodeCount - 1 {
      bucket = self.bucket(of: node, from: bucket)
      var best = (cost: Double.infinity, arc: -1)
      for arc in Int(graph.arcs.arcStarts[node])..<Int(graph.arcs.arcStarts[node + 1]) {
        let cost = cost(ofArc: arc, from: node, in: bucket) + values[Int(graph.arcs.targets[arc])]
        if cost < best.cost { best = (cost, arc) }
      }
      guard best.arc >= 0 else { return nil }
      placed[graph.place(of: bucket)] = Int(graph.arcs.counts[best.arc])
      node = Int(graph.arcs.targets[best.arc])
    }
    return placed
  }
}
