import Formulation

extension CapacitatedSearch {
  /// A chain of items of one size, each taking the place of the next: the first is unplaced, the
  /// last goes to a slot with room (an augmenting path: Ford and Fulkerson, 1956,
  /// doi:10.4153/CJM-1956-045-5).
  private struct Chain {
    var cost: Double
    var moves: [Move]
  }

  /// An item of a class that leaves a place for the one that the next leaves.
  private struct Move {
    let number: Int
    let from: Int
  }

  /// Gives a slot to an item that waits, by the cheapest chain of moves, where that saves.
  package mutating func makeRoom(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    let waiting = chosen.count
    for number in 0..<matrix.classCount where items(of: number, in: waiting) > 0 {
      let size = problem.classes[number].size
      let chains = chains(for: number, priced)
      var best = (cost: -1e-7, place: -1, slot: -1, moves: [Move]())
      for place in chosen.indices
      where chains[place].cost < best.cost && room(in: place, from: waiting) >= size {
        best = (chains[place].cost, place, -1, chains[place].moves)
      }
      for slot in 0..<matrix.slotCount
      where !use.used[slot] && room(inSlot: slot, people: 0, from: waiting) >= size {
        let opening = use.openingCost(adding: slot)
        let direct = cost(of: number, from: waiting, toSlot: slot, priced) + opening
        if direct < best.cost { best = (direct, -1, slot, [Move(number: number, from: waiting)]) }
        for place in chosen.indices where chains[place].cost.isFinite {
          let last = cheapestMove(ofSize: size, from: place, toSlot: slot, priced)
          let cost = chains[place].cost + last.cost + opening
          if cost < best.cost {
            best = (
              cost, -1, slot, chains[place].moves + [Move(number: last.number, from: place)]
            )
          }
        }
      }
      guard !best.moves.isEmpty else { continue }
      var to = best.slot >= 0 ? open(best.slot) : best.place
      // From its end, so that there is room for each.
      for each in best.moves.reversed() {
        let from = each.from == waiting ? chosen.count : each.from
        move(each.number, 1, from: from, to: to)
        to = from
      }
      return true
    }
    return false
  }

  /// For each place in use the cheapest chain for one item of a class that waits to end there
  /// (Bellman, 1958), whether there is room or not.
  private func chains(for number: Int, _ priced: UnsafeBufferPointer<Lane>) -> [Chain] {
    let size = problem.classes[number].size
    let steps = chosen.indices.map { from in
      chosen.indices.map { to in
        from == to
          ? (.infinity, -1)
          : cheapestMove(ofSize: size, from: from, toSlot: chosen[to], priced)
      }
    }
    var chains = chosen.indices.map { place in
      Chain(
        cost: cost(of: number, from: chosen.count, toSlot: chosen[place], priced),
        moves: [Move(number: number, from: chosen.count)])
    }
    for _ in chosen.indices.dropFirst() {
      for from in chosen.indices where chains[from].cost.isFinite {
        for to in chosen.indices where to != from {
          let (cost, moved) = steps[from][to]
          guard chains[from].cost + cost < chains[to].cost - 1e-9,
            // Each place is left once.
            !chains[from].moves.contains(where: { $0.from == from || $0.from == to })
          else { continue }
          chains[to] = Chain(
            cost: chains[from].cost + cost,
            moves: chains[from].moves + [Move(number: moved, from: from)])
        }
      }
    }
    return chains
  }

  /// What an item of a class costs more in a slot than in its place; infinite where it may not be there.
  private func cost(
    of number: Int, from: Int, toSlot slot: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> Double {
    let (lane, place) = (number / 4, number % 4)
    let cost =
      priced[slot * matrix.lanes + lane][place]
      - priced[self.slot(of: from) * matrix.lanes + lane][place]
    return cost < UnitMatrix.forbidden / 20 ? cost : .infinity
  }

  /// The class of items of one size that is moved from a place to a slot at the least cost.
  private func cheapestMove(
    ofSize size: Int, from: Int, toSlot slot: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> (cost: Double, number: Int) {
    var best = (cost: Double.infinity, number: -1)
    for number in 0..<matrix.classCount
    where problem.classes[number].size == size && items(of: number, in: from) > 0 {
      let cost = cost(of: number, from: from, toSlot: slot, priced)
      if cost < best.cost { best = (cost, number) }
    }
    return best
  }
}
