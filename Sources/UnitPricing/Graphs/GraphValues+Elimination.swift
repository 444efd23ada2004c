extension GraphValues {
  /// The graph without the arcs that no schedule within a budget takes (Irnich, Desaulniers, Desrosiers and Hadjar 2010,
  /// "Path-reduced costs for eliminating arcs in routing and scheduling", doi:10.1287/ijoc.1090.0341): the least cost of
  /// a path through an arc is that of the way to it, its own, and that of the way on.
  ///
  /// - Parameter budget: the most a schedule may cost at the prices.
  /// - Returns: the graph; nil where no schedule is within the budget.
  package func reduced(within budget: Double) -> UnitGraph? {
    guard least <= budget else { return nil }
    var reached = [Double](repeating: .infinity, count: graph.nodeCount)
    reached[graph.start] = prices.leftOut * graph.leftOutAtStart + prices.constant
    var isKept = [Bool](repeating: false, count: graph.size)
    let groups = graph.groupCount
    graph.arcs.withBuffers { arcs in
      for bucket in 0..<graph.arcs.bucketStarts.count - 1 {
        let slot = bucket / groups
        for node in arcs.nodes(of: bucket) where reached[node] + values[node] <= budget {
          let opening = prices.opening(of: slot, use: arcs.uses[node])
          for arc in arcs.arcs(of: node) {
            let count = Int(arcs.counts[arc])
            let target = Int(arcs.targets[arc])
            var cost = reached[node] + prices.leftOut * arcs.leftOut[arc]
            if count > 0 { cost += itemCosts[bucket * width + count] + opening }
            guard cost + values[target] <= budget else { continue }
            isKept[arc] = true
            reached[target] = min(reached[target], cost)
          }
        }
      }
    }
    return graph.keeping(isKept)
  }
}
