/// The nodes and arcs of a unit's graph: nodes bucket by bucket, each with its arcs, which lead to later buckets.
struct GraphArcs: Sendable {
  /// For each bucket, where its nodes begin; then the end, which is one node.
  var bucketStarts: [Int32] = []
  /// The use of each node's slot.
  var uses: [UInt8] = []
  /// Where each node's arcs begin; one more than there are nodes.
  var arcStarts: [Int32] = [0]
  /// The node each arc leads to, how many items it places, and what the items cost that can have no
  /// slot after it.
  var targets: [Int32] = []
  var counts: [UInt8] = []
  var leftOut: [Double] = []
  /// The node that paths begin at; the last node is where they end.
  var start: Int32 = 0

  /// The arrays, for the time of one call.
  struct Buffers {
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

    /// The arcs of a node.
    @inline(__always)
    func arcs(of node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }
  }

  /// Lends the arrays.
  func withBuffers(_ body: (Buffers) -> Void) {
    bucketStarts.withUnsafeBufferPointer { bucketStarts in
      uses.withUnsafeBufferPointer { uses in
        arcStarts.withUnsafeBufferPointer { starts in
          targets.withUnsafeBufferPointer { targets in
            counts.withUnsafeBufferPointer { counts in
              leftOut.withUnsafeBufferPointer { leftOut in
                body(
                  Buffers(
                    bucketStarts: bucketStarts, uses: uses, starts: starts, targets: targets,
                    counts: counts, leftOut: leftOut))
              }
            }
          }
        }
      }
    }
  }

  /// Part of the arcs, and the nodes at which one of them begins or ends.
  ///
  /// - Parameter isKept: for each arc whether it is kept; those that are kept lie on paths of kept arcs.
  /// - Returns: the smaller graph.
  func keeping(_ isKept: [Bool]) -> GraphArcs {
    let end = uses.count - 1
    var numbers = [Int32](repeating: -1, count: uses.count)
    var result = GraphArcs()
    var count: Int32 = 0
    for bucket in 0..<bucketStarts.count - 1 {
      result.bucketStarts.append(count)
      for node in Int(bucketStarts[bucket])..<Int(bucketStarts[bucket + 1])
      where node == Int(start)
        || (Int(arcStarts[node])..<Int(arcStarts[node + 1])).contains(where: { isKept[$0] })
      {
        numbers[node] = count
        count += 1
      }
    }
    result.bucketStarts.append(count)
    numbers[end] = count
    for node in uses.indices where numbers[node] >= 0 {
      result.uses.append(uses[node])
      for arc in Int(arcStarts[node])..<Int(arcStarts[node + 1]) where isKept[arc] {
        result.targets.append(numbers[Int(targets[arc])])
        result.counts.append(counts[arc])
        result.leftOut.append(leftOut[arc])
      }
      result.arcStarts.append(Int32(result.targets.count))
    }
    result.start = numbers[Int(start)]
    return result
  }
}
