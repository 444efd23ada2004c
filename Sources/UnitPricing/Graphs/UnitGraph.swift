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
  /// For each bucket, where its nodes begin; then the end, which is one node.
  private(set) var bucketStarts: [Int32] = []
  /// The use of each node's slot.
  private(set) var uses: [UInt8] = []
  /// Where each node's arcs begin; one more than there are nodes.
  private(set) var arcStarts: [Int32] = []
  /// The node each arc leads to, how many items it places, and what the items cost that can have no
  /// slot after it.
  private(set) var targets: [Int32] = []
  private(set) var counts: [UInt8] = []
  private(set) var leftOut: [Double] = []
  /// The node that paths begin at; the last node is where they end.
  private(set) var start: Int32 = 0
  /// What the items cost that can have no slot at all.
  private(set) var leftOutAtStart = 0.0

  /// The most items of one group.
  package var mostItems: Int { items.groups.reduce(0) { max($0, $1.count) } }
  /// How many arcs there are.
  package var size: Int { targets.count }
  /// Where a bucket's slot and group stand: slot · groups + group.
  func place(of bucket: Int) -> Int {
    bucket / groupCount * groupCount + groupOfBucket[bucket]
  }
  /// The number of nodes.
  var nodeCount: Int { uses.count }

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
    let finished = builder.finished()
    bucketStarts = finished.bucketStarts
    uses = finished.uses
    arcStarts = finished.arcStarts
    targets = finished.targets
    counts = finished.counts
    leftOut = finished.leftOut
    start = finished.start
    leftOutAtStart = builder.leftOutAtStart
  }
}

extension UnitGraph {
  /// The arrays of a graph, for the time of one call.
  struct Arcs {
    let bucketStarts: UnsafeBufferPointer<Int32>
    let uses: UnsafeBufferPointer<UInt8>
    let starts: UnsafeBufferPointer<Int32>
    let targets: UnsafeBufferPointer<Int32>
    let counts: UnsafeBufferPointer<UInt8>
    let leftOut: UnsafeBufferPointer<Double>

    /// The nodes of a bucket.
    @inline(__always)
    func nodes(of bucket: Int) -> Range<Int> {
      Int(bucketStarts[bucket])..<Int(bucketStarts[bucket + 1])
    }
  }

  /// Lends the arrays.
  func withArcs(_ body: (Arcs) -> Void) {
    bucketStarts.withUnsafeBufferPointer { bucketStarts in
      uses.withUnsafeBufferPointer { uses in
        arcStarts.withUnsafeBufferPointer { starts in
          targets.withUnsafeBufferPointer { targets in
            counts.withUnsafeBufferPointer { counts in
              leftOut.withUnsafeBufferPointer { leftOut in
                body(
                  Arcs(
                    bucketStarts: bucketStarts, uses: uses, starts: starts, targets: targets,
                    counts: counts, leftOut: leftOut))
              }
            }
          }
        }
      }
    }
  }
}

/// Builds the graph bucket by bucket.
private struct GraphBuilder {
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

  struct Finished {
    var bucketStarts: [Int32] = []
    var uses: [UInt8] = []
    var arcStarts: [Int32] = [0]
    var targets: [Int32] = []
    var counts: [UInt8] = []
    var leftOut: [Double] = []
    var start: Int32 = 0
  }

  func finished() -> Finished {
    var result = Finished()
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
