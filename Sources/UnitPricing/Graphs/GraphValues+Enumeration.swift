extension GraphValues {
  /// What an enumeration came to.
  package struct Enumeration {
    /// For each load vector, the cheapest schedule's items (`slot · groups + group`) and its cost at the
    /// prices.
    package var found: [(placed: [Int], value: Double)] = []
    /// Whether it was cut off: then these are not all.
    package var isCutOff = false
    /// How many labels were made.
    package var labels = 0
  }

  /// All load vectors whose cheapest schedule costs at most `budget` at the prices: each once or, where
  /// leaving people out is not charged in full, once for each cost of that.
  ///
  /// Labels go from node to node in order; of two with the same loads so far, at one node, the
  /// cheaper stays. The values of the nodes complete each label exactly, so that no label is
  /// wasted.
  ///
  /// - Parameters:
  ///   - budget: the most a schedule may cost at the prices.
  ///   - most: how many labels to make at most.
  /// - Returns: the schedules, and whether these are all.
  package func schedules(within budget: Double, labelsAtMost most: Int) -> Enumeration {
    var search = LabelSearch(self)
    return search.run(budget: budget, most: most)
  }
}

private struct LabelSearch {
  private struct Label {
    var parent: Int32
    /// The bucket and the number of items of the arc that leads here.
    var bucket: Int32
    var count: UInt8
    let prefix: Int32
    var cost: Double
    /// The next label of the same node.
    let next: Int32
  }

  private let values: GraphValues
  private let graph: UnitGraph
  private var labels: [Label] = []
  private var table = NumberTable()
  private var prefixes = NumberTable()
  private var heads: [Int32]
  /// Numbers for the costs of those whom an arc leaves out.
  private var amounts: [Double: UInt64] = [:]
  /// For each bucket, what tells its slot and make-up from others in a prefix.
  private let steps: [UInt64]

  init(_ values: GraphValues) {
    self.values = values
    graph = values.graph
    heads = [Int32](repeating: -1, count: graph.nodeCount)
    let (graph, makeUps) = (values.graph, values.graph.items.makeUps.count)
    steps = (0..<graph.slotCount * graph.groupCount).map { bucket in
      let (slot, group) = (bucket / graph.groupCount, graph.groupOfBucket[bucket])
      return UInt64(slot * makeUps + graph.items.groups[group].makeUp + 1)
    }
  }

  mutating func run(budget: Double, most: Int) -> GraphValues.Enumeration {
    var result = GraphValues.Enumeration()
    guard values.least <= budget else { return result }
    _ = prefixes.number(of: 0)
    let start = graph.start
    insert(
      at: start, prefix: 0,
      cost: values.prices.leftOut * graph.leftOutAtStart + values.prices.constant, parent: -1,
      bucket: 0, count: 0)
    graph.arcs.withBuffers { arcs in
      for bucket in 0..<graph.arcs.bucketStarts.count - 1 where !result.isCutOff {
        for node in arcs.nodes(of: bucket) where heads[node] >= 0 {
          var label = heads[node]
          while label >= 0 {
            extend(Int(label), at: node, in: bucket, budget: budget, arcs)
            label = labels[Int(label)].next
          }
          if labels.count > most {
            result.isCutOff = true
            break
          }
        }
      }
    }
    result.labels = labels.count
    guard !result.isCutOff else { return result }
    var last = heads[graph.nodeCount - 1]
    while last >= 0 {
      result.found.append((placed(Int(last)), labels[Int(last)].cost))
      last = labels[Int(last)].next
    }
    if values.prices.leftOut == 1 { result.found = cheapestOfEachLoad(result.found) }
    return result
  }

  /// Companions may bring the same people as others do one by one: of schedules with the same loads, the
  /// cheapest.
  private func cheapestOfEachLoad(
    _ found: [(placed: [Int], value: Double)]
  ) -> [(placed: [Int], value: Double)] {
    let items = graph.items
    guard items.makeUps.contains(where: { $0.reduce(0) { $0 + $1.count } > 1 }) else {
      return found
    }
    let kindCount = 1 + items.makeUps.joined().reduce(0) { max($0, $1.kind) }
    var cheapest: [[Int]: Int] = [:]
    var result: [(placed: [Int], value: Double)] = []
    for schedule in found {
      var loads = [Int](repeating: 0, count: graph.slotCount * kindCount)
      for (place, count) in schedule.placed.enumerated() where count > 0 {
        let slot = place / graph.groupCount
        for part in items.makeUps[items.groups[place % graph.groupCount].makeUp] {
          loads[slot * kindCount + part.kind] += count * part.count
        }
      }
      if let known = cheapest[loads] {
        if schedule.value < result[known].value { result[known] = schedule }
      } else {
        cheapest[loads] = result.count
        result.append(schedule)
      }
    }
    return result
  }

  @inline(__always)
  private mutating func extend(
    _ number: Int, at node: Int, in bucket: Int, budget: Double, _ arcs: GraphArcs.Buffers
  ) {
    let label = labels[number]
    let slot = bucket / graph.groupCount
    let step = steps[bucket]
    let items = bucket * values.width
    let opening = values.prices.opening(of: slot, use: arcs.uses[node])
    var prefix = label.prefix
    var reached = 0
    for arc in arcs.arcs(of: node) {
      let count = Int(arcs.counts[arc])
      let target = Int(arcs.targets[arc])
      var cost = label.cost + values.prices.leftOut * arcs.leftOut[arc]
      if count > 0 { cost += values.itemCosts[items + count] + opening }
      guard cost + values.values[target] <= budget else { continue }
      while reached < count {
        prefix = Int32(prefixes.number(of: UInt64(prefix + 1) << 32 | step).number)
        reached += 1
      }
      insert(
        at: target, prefix: leavingOut(arcs.leftOut[arc], after: prefix), cost: cost,
        parent: Int32(number), bucket: Int32(bucket),
        count: UInt8(count))
    }
  }

  /// Where leaving people out is not priced in full, equal loads may leave out different people:
  /// labels are also distinguished by the cost of those left out.
  @inline(__always)
  private mutating func leavingOut(_ cost: Double, after prefix: Int32) -> Int32 {
    guard cost > 0, values.prices.leftOut != 1 else { return prefix }
    let amount = amounts[cost] ?? UInt64(amounts.count)
    amounts[cost] = amount
    return Int32(prefixes.number(of: UInt64(prefix + 1) << 32 | 1 << 31 | amount).number)
  }

  @inline(__always)
  private mutating func insert(
    at node: Int, prefix: Int32, cost: Double, parent: Int32, bucket: Int32, count: UInt8
  ) {
    let key = UInt64(node) << 32 | UInt64(UInt32(bitPattern: prefix))
    let (number, isNew) = table.number(of: key)
    if isNew {
      labels.append(
        Label(
          parent: parent, bucket: bucket, count: count, prefix: prefix, cost: cost,
          next: heads[node]))
      heads[node] = Int32(number)
    } else if cost < labels[number].cost - 1e-12 {
      labels[number].cost = cost
      labels[number].parent = parent
      labels[number].bucket = bucket
      labels[number].count = count
    }
  }

  private func placed(_ number: Int) -> [Int] {
    var placed = [Int](repeating: 0, count: graph.slotCount * graph.groupCount)
    var label = labels[number]
    while label.parent >= 0 {
      placed[graph.place(of: Int(label.bucket))] = Int(label.count)
      label = labels[Int(label.parent)]
    }
    return placed
  }
}
