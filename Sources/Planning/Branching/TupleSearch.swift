package import Annealing
package import Formulation
package import IntegerProgramming
package import UnitPricing

/// The cheapest way to choose one column for each unit, by depth-first search over the units.
///
/// Each column has a reduced cost above its unit's least, its excess; those of a plan that costs less than
/// the incumbent add up to less than the gap. With every choice the rows fill up, and the columns of the
/// other units that no longer fit, in rows or in excess, are taken off their lists. The unit with the
/// shortest list is next.
///
/// Lists are searched in whole numbers, four rows to a word: uses are rounded down and what is left up, so
/// that nothing that fits is lost. A plan that is found is added up exactly.
package struct TupleSearch {
  /// A column that may be part of a better plan.
  package struct Member {
    package let column: Column
    package let uses: [Candidates.Use]
    package let excess: Double

    /// A column with its uses of the rows and its excess.
    package init(column: Column, uses: [Candidates.Use], excess: Double) {
      self.column = column
      self.uses = uses
      self.excess = excess
    }
  }

  /// The columns of a unit, by rising excess.
  private struct List {
    var members: [Member] = []
    var excess: [Double] = []
    var costs: [Double] = []
    /// How much each uses of the rows that can fill up: `words[column · width + word]`.
    var words: [UInt64] = []
  }

  /// What has been chosen so far, added up exactly.
  private struct Partial {
    /// The cost of its columns, and the constant.
    var cost: Double
    var activity: [Double]
    /// The size of each excess, and what all of them cost.
    var sizes: [Double]
    var excessCost: Double
  }

  private let model: TreeModel
  /// For each row the excess that it belongs to; negative for others.
  private let excessOfRow: [Int32]
  private var lists: [List]
  private let width: Int
  private let fullRoom: [UInt64]
  private let excesses: [Double]
  /// The cutoff of the search.
  package private(set) var cutoff: Double
  private let floor: Double
  private let accepts: ([Schedule]) -> Bool
  /// The cheapest choice found: for each unit its column.
  package private(set) var best: [Column]?
  /// How many columns were looked at.
  package private(set) var looks = 0
  private let most: Int
  private var chosen: [Int]
  /// The sizes of the excesses while a column is added.
  private var sizes: [Double]
  private let deadline: Deadline

  /// The highest bit of each row's part of a word, which no use and no room has.
  private static let guards: UInt64 = 0x8000_8000_8000_8000
  /// A whole bound in such numbers.
  private static let whole = 32_000.0
  private static let rowsOfWord = 4
  /// The work of checking a plan by the exact rules, in columns examined.
  private static let looksOfRefusal = 1_000

  /// - Parameters:
  ///   - model: the rows.
  ///   - restrictions: the node's own, whose excesses are limits, too.
  ///   - members: for each unit every column that may be part of a better plan.
  ///   - floor: the bound that excesses are counted from.
  ///   - cutoff: what plans must cost less than.
  ///   - most: how many columns may be looked at.
  ///   - deadline: when to stop.
  ///   - accepts: whether a plan that keeps all rows is feasible for the exact rules, too.
  package init(
    _ model: TreeModel, _ restrictions: Restrictions, members: [[Member]], floor: Double,
    cutoff: Double, looksAtMost most: Int, deadline: Deadline,
    accepts: @escaping ([Schedule]) -> Bool
  ) {
    self.model = model
    self.floor = floor
    self.cutoff = cutoff
    self.most = most
    self.deadline = deadline
    self.accepts = accepts
    excesses = restrictions.excesses.map(\.upperBound)
    var excessOfRow = [Int32](repeating: -1, count: model.rows.count)
    for (number, range) in model.rows.excesses.enumerated() {
      for row in range { excessOfRow[row] = Int32(number) }
    }
    self.excessOfRow = excessOfRow
    let bounds = TupleSearch.bounds(model, excesses)
    let rows = TupleSearch.rowsThatFill(members, bounds)
    var placeOfRow = [Int](repeating: -1, count: bounds.count)
    for (place, row) in rows.enumerated() { placeOfRow[row] = place }
    let width = (rows.count + TupleSearch.rowsOfWord - 1) / TupleSearch.rowsOfWord
    self.width = width
    let scales = bounds.map { TupleSearch.whole / max($0, 1e-4) }
    lists = members.map { members in
      var list = List()
      list.members = members.enumerated().sorted {
        ($0.element.excess, $0.offset) < ($1.element.excess, $1.offset)
      }.map(\.element)
      list.excess = list.members.map(\.excess)
      list.costs = list.members.map(\.column.cost)
      list.words = [UInt64](repeating: 0, count: members.count * width)
      for (number, member) in list.members.enumerated() {
        for use in member.uses where placeOfRow[Int(use.row)] >= 0 {
          let place = placeOfRow[Int(use.row)]
          let part = UInt64(
            max(0, min(32_767, (use.amount * scales[Int(use.row)] - 1e-3).rounded(.down))))
          list.words[number * width + place / TupleSearch.rowsOfWord] |=
            part << UInt64(place % TupleSearch.rowsOfWord * 16)
        }
      }
      return list
    }
    var room = [UInt64](repeating: 0, count: width)
    for (place, row) in rows.enumerated() {
      let most = (TupleSearch.whole + 2 * OwnRows.tolerance * scales[row]).rounded(.up)
      room[place / TupleSearch.rowsOfWord] |=
        UInt64(min(32_767, most)) << UInt64(place % TupleSearch.rowsOfWord * 16)
    }
    fullRoom = room
    chosen = [Int](repeating: -1, count: lists.count)
    sizes = excesses
  }

  private static func bounds(_ model: TreeModel, _ excesses: [Double]) -> [Double] {
    var bounds = model.rows.bounds.map { max(0, $0) }
    for (range, excess) in zip(model.rows.excesses, excesses) {
      for row in range { bounds[row] += excess }
    }
    return bounds
  }

  /// The rows that the largest uses together overfill, the tightest first.
  private static func rowsThatFill(_ members: [[Member]], _ bounds: [Double]) -> [Int] {
    var largest = [Double](repeating: 0, count: bounds.count)
    var usual = largest
    for list in members {
      var most = [Double](repeating: 0, count: bounds.count)
      let share = 1 / Double(max(1, list.count))
      for member in list {
        for use in member.uses {
          most[Int(use.row)] = max(most[Int(use.row)], use.amount)
          usual[Int(use.row)] += use.amount * share
        }
      }
      for row in most.indices { largest[row] += most[row] }
    }
    let tightness = bounds.indices.map { usual[$0] / max(1e-9, bounds[$0]) }
    return bounds.indices.filter { largest[$0] > bounds[$0] }.sorted {
      (tightness[$1], $0) < (tightness[$0], $1)
    }
  }

  /// Whether the search came to its end; then no plan of the node costs less than ``cutoff``.
  package mutating func run() -> Bool {
    let open = lists.map { list in Array(list.excess.indices.map { Int32($0) }) }
    let counts = open.map(\.count).sorted()
    // The first unit alone would take too long.
    if counts.count > 2, counts[0] * counts.dropFirst().reduce(0, +) > 4 * most { return false }
    let activity = [Double](repeating: 0, count: model.rows.count)
    let sizes = excesses.indices.map { model.rows.excess($0, at: activity) }
    let nothing = Partial(
      cost: model.problem.constant, activity: activity, sizes: sizes,
      excessCost: model.rows.excessCost(sizes))
    return search(open: open, after: nothing, room: fullRoom, excess: 0, depth: 0)
  }

  private mutating func search(
    open: [[Int32]], after partial: Partial, room: [UInt64], excess: Double, depth: Int
  ) -> Bool {
    var next = -1
    var leastOfOthers = 0.0
    for unit in open.indices where chosen[unit] < 0 {
      guard let first = open[unit].first else { return true }
      leastOfOthers += lists[unit].excess[Int(first)]
      if next < 0 || open[unit].count < open[next].count { next = unit }
    }
    guard next >= 0 else { return true }
    leastOfOthers -= lists[next].excess[Int(open[next][0])]
    let isLast = depth == lists.count - 1
    if looks > most || deadline.isOver { return false }
    defer { chosen[next] = -1 }
    let leastCosts = open.indices.map { unit in
      chosen[unit] < 0 && unit != next ? leastCost(of: unit, among: open[unit]) : 0
    }
    let leastCostOfOthers = leastCosts.reduce(0, +)
    var left = room
    var chosenNow = partial
    for number in open[next] {
      let spent = excess + lists[next].excess[Int(number)]
      // Sorted by excess: the rest exceed the cutoff, too.
      guard floor + spent + leastOfOthers < cutoff else { break }
      chosen[next] = Int(number)
      let member = lists[next].members[Int(number)]
      looks += 1
      let cost = partial.cost + member.column.cost
      guard cost + leastCostOfOthers + excessCost(of: member, after: partial) < cutoff else {
        continue
      }
      if isLast {
        finish()
        continue
      }
      let first = Int(number) * width
      for word in 0..<width { left[word] = room[word] &- lists[next].words[first + word] }
      var others = open
      others[next] = []
      var isPossible = true
      for unit in open.indices where chosen[unit] < 0 {
        let rest = leastOfOthers - lists[unit].excess[Int(open[unit][0])]
        others[unit] = fitting(
          open[unit], of: unit, in: left, within: cutoff - floor - spent - rest)
        if others[unit].isEmpty {
          isPossible = false
          break
        }
      }
      guard isPossible else { continue }
      add(member, to: partial, giving: &chosenNow)
      guard search(open: others, after: chosenNow, room: left, excess: spent, depth: depth + 1)
      else { return false }
    }
    return true
  }

  /// The least cost of columns of a unit.
  private func leastCost(of unit: Int, among open: [Int32]) -> Double {
    open.reduce(.infinity) { min($0, lists[unit].costs[Int($1)]) }
  }

  /// What all excesses cost with one column more.
  private mutating func excessCost(of member: Member, after partial: Partial) -> Double {
    for number in sizes.indices { sizes[number] = partial.sizes[number] }
    var cost = partial.excessCost
    for use in member.uses {
      let row = Int(use.row)
      let number = Int(excessOfRow[row])
      guard number >= 0 else { continue }
      let size = partial.activity[row] + use.amount - model.rows.bounds[row]
      guard size > sizes[number] else { continue }
      cost += model.rows.excessWeights[number] * (size - sizes[number])
      sizes[number] = size
    }
    return cost
  }

  /// Adds a column to what has been chosen.
  private mutating func add(_ member: Member, to partial: Partial, giving sum: inout Partial) {
    sum.excessCost = excessCost(of: member, after: partial)
    sum.cost = partial.cost + member.column.cost
    for number in sizes.indices { sum.sizes[number] = sizes[number] }
    for row in partial.activity.indices { sum.activity[row] = partial.activity[row] }
    for use in member.uses { sum.activity[Int(use.row)] += use.amount }
  }

  /// The columns of a list that fit into the room that is left, and into the reduced cost.
  private mutating func fitting(
    _ open: [Int32], of unit: Int, in room: [UInt64], within budget: Double
  ) -> [Int32] {
    var result: [Int32] = []
    let width = width
    lists[unit].words.withUnsafeBufferPointer { words in
      lists[unit].excess.withUnsafeBufferPointer { excess in
        room.withUnsafeBufferPointer { room in
          for number in open {
            if excess[Int(number)] >= budget { break }
            looks += 1
            let first = Int(number) * width
            var fits = true
            for word in 0..<width {
              let left = (room[word] | TupleSearch.guards) &- words[first + word]
              if left & TupleSearch.guards != TupleSearch.guards {
                fits = false
                break
              }
            }
            if fits { result.append(number) }
          }
        }
      }
    }
    return result
  }

  /// Every unit has a column: checks the rows exactly and adds up the cost.
  private mutating func finish() {
    var cost = model.problem.constant
    for (unit, number) in chosen.enumerated() { cost += lists[unit].members[number].column.cost }
    guard cost < cutoff else { return }
    var activity = [Double](repeating: 0, count: model.rows.count)
    for (unit, number) in chosen.enumerated() {
      for use in lists[unit].members[number].uses { activity[Int(use.row)] += use.amount }
    }
    for (number, most) in excesses.enumerated() {
      let excess = model.rows.excess(number, at: activity)
      guard excess <= most + OwnRows.tolerance else { return }
      cost += model.rows.excessWeights[number] * excess
    }
    guard cost < cutoff else { return }
    for row in 0..<model.rows.limitCount
    where activity[row] > max(0, model.rows.bounds[row]) + Occupancy.tolerance { return }
    let columns = chosen.enumerated().map { lists[$0.offset].members[$0.element].column }
    guard accepts(columns.map(\.schedule)) else {
      looks += TupleSearch.looksOfRefusal
      return
    }
    best = columns
    cutoff = cost - 1e-9
  }
}
