import Formulation

/// Builds the graph bucket by bucket.
struct GraphBuilder {
  /// The nodes of a slot and a group, and their arcs.
  struct Bucket {
    var table = NumberTable()
    var uses: [UInt8] = []
    var arcEnds: [Int32] = []
    var targetBuckets: [Int32] = []
    var targetNodes: [Int32] = []
    var counts: [UInt8] = []
    var leftOut: [Double] = []
  }

  let unit: UnitProblem
  let items: UnitItems
  let slotCount: Int
  let groupCount: Int
  let mayLeaveOut: Bool
  /// For each bucket its group, and the groups of which no item may be left if one of it is placed.
  private(set) var groupOfBucket: [Int] = []
  private var firstMasks: [UInt64] = []
  /// Where the number of items left stands in a key, for each group.
  private var shifts: [UInt64] = []
  private var masks: [UInt64] = []
  private var bits: UInt64 = 0
  /// How many people an item of each group is.
  private let sizes: [Int]
  /// The bits of the items left; above them the number of people who can have no slot any more, where
  /// the cost term `fair` depends on it.
  private let itemMask: UInt64
  private let itemBits: UInt64
  /// How many bits that number has.
  private let shareBits: UInt64
  private var states: RowStates
  private var buckets: [Bucket]
  private var arcCount = 0
  var leftOutAtStart = 0.0
  private var startBucket = 0
  private var startNode = 0

  /// Beyond as many bits the items left are too many to tell apart; and the bits of a state.
  private static let mostBits: UInt64 = 40
  private static let bitsOfState: UInt64 = 20

  init(_ unit: UnitProblem, _ items: UnitItems, _ rows: OwnRows, mayLeaveOut: Bool) {
    self.unit = unit
    self.mayLeaveOut = mayLeaveOut
    self.items = items
    slotCount = unit.slots.count
    groupCount = items.groups.count
    states = RowStates(rows, items, slotCount: slotCount)
    sizes = items.groups.map { items.makeUps[$0.makeUp].reduce(0) { $0 + $1.count } }
    for group in items.groups {
      let width = UInt64(Int.bitWidth - group.count.leadingZeroBitCount)
      shifts.append(bits)
      masks.append((1 << width) - 1)
      bits += width
    }
    itemBits = bits
    itemMask = bits < UInt64(UInt64.bitWidth) ? (1 << bits) - 1 : .max
    shareBits = unit.fair.isCharged ? UInt64(Int.bitWidth - unit.size.leadingZeroBitCount) : 0
    bits += shareBits
    buckets = [Bucket](repeating: Bucket(), count: slotCount * groupCount)
    for slot in 0..<slotCount {
      let order = items.order(inSlot: slot, mayLeaveOut: mayLeaveOut)
      groupOfBucket += order.groups
      firstMasks += order.groups.map { group in
        order.first[group].reduce(0) { $0 | masks[$1] << shifts[$1] }
      }
    }
  }

  /// Where an arc leads, or nil where no schedule goes.
  private struct End {
    var bucket: Int
    var node: Int
    var leftOut: Double
  }

  mutating func build(arcsAtMost most: Int) -> Bool {
    guard bits <= GraphBuilder.mostBits, items.groups.allSatisfy({ $0.count < 256 }) else {
      return false
    }
    var left: UInt64 = 0
    for (number, group) in items.groups.enumerated() {
      left |= UInt64(group.count) << shifts[number]
    }
    guard slotCount > 0,
      let end = arrive(at: 0, left: left, state: states.start(), use: UnitGraph.Use.neither, 0)
    else { return false }
    (startBucket, startNode, leftOutAtStart) = (end.bucket, end.node, end.leftOut)
    for bucket in buckets.indices {
      expand(bucket)
      guard arcCount <= most, states.count < 1 << GraphBuilder.bitsOfState else { return false }
    }
    return true
  }

  private mutating func expand(_ number: Int) {
    let slot = number / groupCount
    let group = groupOfBucket[number]
    let makeUp = items.groups[group].makeUp
    var place = 0
    while place < buckets[number].table.keys.count {
      let key = buckets[number].table.keys[place]
      let use = key & ((1 << UnitGraph.Use.bits) - 1)
      let keyOfState = key >> UnitGraph.Use.bits & ((1 << GraphBuilder.bitsOfState) - 1)
      var state = Int32(truncatingIfNeeded: keyOfState)
      var left = key >> (UnitGraph.Use.bits + GraphBuilder.bitsOfState)
      let most =
        left & firstMasks[number] != 0 ? 0 : Int(left >> shifts[group] & masks[group])
      for count in 0...most {
        if count > 0 {
          state = states.adding(makeUp, to: state, at: slot)
          guard state != RowStates.full else { break }
          left -= 1 << shifts[group]
        }
        if let end = goOn(
          slot, after: number, left: left, state: state, use: count > 0 ? UnitGraph.Use.now : use)
        {
          buckets[number].targetBuckets.append(Int32(end.bucket))
          buckets[number].targetNodes.append(Int32(end.node))
          buckets[number].counts.append(UInt8(count))
          buckets[number].leftOut.append(end.leftOut)
          arcCount += 1
        }
      }
      buckets[number].uses.append(UInt8(use))
      buckets[number].arcEnds.append(Int32(buckets[number].targetNodes.count))
      place += 1
    }
  }

  /// What comes after a bucket: another group in the same slot or, at its end, the next slot.
  private mutating func goOn(
    _ slot: Int, after bucket: Int, left: UInt64, state: Int32, use: UInt64
  ) -> End? {
    for next in bucket + 1..<max(bucket + 1, (slot + 1) * groupCount) where isOpen(next, left) {
      return end(next, left, state, use, 0)
    }
    return leave(slot, left: left, state: state, use: use, 0)
  }

  /// Whether an item of a bucket's group is left that may be in its slot.
  private func isOpen(_ bucket: Int, _ left: UInt64) -> Bool {
    let group = groupOfBucket[bucket]
    return left >> shifts[group] & masks[group] > 0
      && items.groups[group].costs[bucket / groupCount].isFinite
  }

  /// Leaves a slot for the next: whoever could come no later is left out.
  private mutating func leave(
    _ slot: Int, left: UInt64, state: Int32, use: UInt64, _ leftOut: Double
  ) -> End? {
    var (left, leftOut) = (left, leftOut)
    leftOut += leaveOut(of: &left) { $0.lastSlot == slot }
    let next =
      slot + 1 < slotCount && left & itemMask != 0 ? self.use(of: slot + 1, after: use) : nil
    // Of a unit that stays whole, whoever is left after its run has no slot.
    if next == nil, left & itemMask != 0 { leftOut += leaveOut(of: &left) { _ in true } }
    guard leftOut.isFinite, mayLeaveOut || leftOut == 0 else { return nil }
    guard let next else { return End(bucket: buckets.count, node: 0, leftOut: leftOut) }
    return arrive(
      at: slot + 1, left: left, state: states.next(state, after: slot), use: next, leftOut)
  }

  /// Takes out the items of some groups, which can have no slot any more; returns what that costs.
  private func leaveOut(of left: inout UInt64, where isOver: (UnitItems.Group) -> Bool) -> Double {
    var (cost, people) = (0.0, 0)
    for (number, group) in items.groups.enumerated() where isOver(group) {
      let count = Int(left >> shifts[number] & masks[number])
      cost += group.costsLeftOut[count]
      people += count * sizes[number]
      left &= ~(masks[number] << shifts[number])
    }
    guard shareBits > 0, people > 0 else { return cost }
    cost += unit.fair.cost(ofFurther: people, after: Int(left >> itemBits))
    left += UInt64(people) << itemBits
    return cost
  }

  /// The use of a slot after that of the one before it; nil where no more slots may be used.
  private func use(of slot: Int, after use: UInt64) -> UInt64? {
    if use == UnitGraph.Use.now, unit.followsPrevious[slot] { return UnitGraph.Use.before }
    if use == UnitGraph.Use.neither { return use }
    if unit.isWhole { return nil }
    guard unit.sessionCost > 0 else { return UnitGraph.Use.neither }
    let isSameSession = unit.sessions[slot] == unit.sessions[slot - 1]
    return isSameSession && use != UnitGraph.Use.elsewhere
      ? UnitGraph.Use.session : UnitGraph.Use.elsewhere
  }

  private mutating func arrive(
    at slot: Int, left: UInt64, state: Int32, use: UInt64, _ leftOut: Double
  ) -> End? {
    var people = 0
    for group in 0..<groupCount {
      people += Int(left >> shifts[group] & masks[group]) * sizes[group]
    }
    let state = states.reduced(state, people: people, at: slot)
    for bucket in slot * groupCount..<(slot + 1) * groupCount where isOpen(bucket, left) {
      return end(bucket, left, state, use, leftOut)
    }
    return leave(slot, left: left, state: state, use: use, leftOut)
  }

  private mutating func end(
    _ bucket: Int, _ left: UInt64, _ state: Int32, _ use: UInt64, _ leftOut: Double
  ) -> End {
    let key =
      left << (UnitGraph.Use.bits + GraphBuilder.bitsOfState)
      | UInt64(state) << UnitGraph.Use.bits | use
    return End(
      bucket: bucket, node: buckets[bucket].table.number(of: key).number, leftOut: leftOut)
  }

  /// The nodes and arcs that lead to the end.
  func finished() -> GraphArcs {
    var result = GraphArcs()
    var nodes: Int32 = 0
    for bucket in buckets {
      result.bucketStarts.append(nodes)
      nodes += Int32(bucket.uses.count)
    }
    result.bucketStarts.append(nodes)
    // Arcs to dead ends are dropped, by a backward pass.
    var leads = [[Bool]](repeating: [], count: buckets.count) + [[true]]
    for number in buckets.indices.reversed() {
      let bucket = buckets[number]
      var first = 0
      leads[number] = bucket.arcEnds.map { end in
        defer { first = Int(end) }
        return (first..<Int(end)).contains {
          leads[Int(bucket.targetBuckets[$0])][Int(bucket.targetNodes[$0])]
        }
      }
    }
    for bucket in buckets {
      result.uses += bucket.uses
      var arc = 0
      for end in bucket.arcEnds {
        while arc < Int(end) {
          let (target, node) = (Int(bucket.targetBuckets[arc]), bucket.targetNodes[arc])
          if leads[target][Int(node)] {
            result.targets.append(result.bucketStarts[target] + node)
            result.counts.append(bucket.counts[arc])
            result.leftOut.append(bucket.leftOut[arc])
          }
          arc += 1
        }
        result.arcStarts.append(Int32(result.targets.count))
      }
    }
    // The end.
    result.uses.append(0)
    result.arcStarts.append(Int32(result.targets.count))
    result.start = result.bucketStarts[startBucket] + Int32(startNode)
    return result
  }
}
