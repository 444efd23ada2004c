extension Session {
  /// The probability that an invited person is in one of some stages at a minute: for each of the
  /// stages, the part of the slot's arrivals that is in it then, times the probability of reaching it.
  ///
  /// Plans are made and explained with this sum. Their audit (`Plans`) counts arrivals in whole
  /// minutes by itself, so that an error in here is one it finds.
  ///
  /// - Parameters:
  ///   - stages: the stages, as indices in `stages`.
  ///   - offset: how many minutes after the first minute of the person's slot.
  ///   - rates: the person's rates.
  /// - Returns: the probability; a sum of fractions, which may exceed one by a rounding error.
  public func probability(ofBeingIn stages: [Int], offset: Int, rates: Rates) -> Double {
    let deferringStage = deferringStage
    return stages.reduce(0) { sum, stage in
      sum + occupancy(ofStage: stage, offset: offset)
        * rates.reaching(stage: stage, deferringStage: deferringStage)
    }
  }

  /// The minutes after the start of a slot at which one of its arrivals may be inside.
  public var offsetsInside: Range<Int> { 0..<max(0, slotMinutes - 1 + stay) }
}
