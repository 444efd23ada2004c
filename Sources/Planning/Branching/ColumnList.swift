import UnitPricing

/// Every column of a unit that a better plan may contain at a node and below it, found by enumeration.
///
/// From then on the unit is priced by looking at each of them (Pessoa, Sadykov, Uchoa and Vanderbeck 2020,
/// "A generic exact solver for vehicle routing and related problems", doi:10.1007/s10107-020-01523-z), and
/// nodes further down only take columns off the list.
package struct ColumnList: Sendable {
  /// The columns that were enumerated together; lists of nodes further down share them.
  private let store: Store
  /// Those that are left, as places in the store.
  private let places: [Int32]

  /// The columns, and their costs and loads one after another.
  private struct Store: Sendable {
    var columns: [TreeModel.PricedColumn] = []
    var costs: [Double] = []
    var costsLeftOut: [Double] = []
    /// Where the loads of each column end.
    var ends: [Int32] = []
    var loads: [Int32] = []
    var people: [Double] = []

    init(_ columns: [TreeModel.PricedColumn]) {
      self.columns = columns
      for column in columns {
        costs.append(column.column.cost)
        costsLeftOut.append(column.column.costLeftOut)
        for entry in column.column.loads {
          loads.append(entry.load)
          people.append(Double(entry.people))
        }
        ends.append(Int32(loads.count))
      }
    }
  }

  /// A list of all columns of a unit that may matter.
  package init(_ columns: [TreeModel.PricedColumn]) {
    store = Store(columns)
    places = columns.indices.map { Int32($0) }
  }

  private init(_ store: Store, places: [Int32]) {
    // A list that has become much shorter does not keep what it no longer contains.
    if places.count * 4 < store.columns.count {
      self.store = Store(places.map { store.columns[Int($0)] })
      self.places = places.indices.map { Int32($0) }
    } else {
      self.store = store
      self.places = places
    }
  }

  /// How many columns are left.
  package var count: Int { places.count }

  /// A column that is left, by its number among these.
  package subscript(number: Int) -> TreeModel.PricedColumn { store.columns[Int(places[number])] }

  /// The columns that a predicate, given their numbers, keeps.
  package func filtered(_ isKept: (Int) -> Bool) -> ColumnList {
    let kept = places.indices.filter(isKept)
    return kept.count == places.count ? self : ColumnList(store, places: kept.map { places[$0] })
  }

  /// The columns that restrictions allow.
  package func allowed(
    by restrictions: Restrictions, of unit: Int, in model: TreeModel
  ) -> ColumnList {
    filtered { restrictions.allow(self[$0], of: unit, in: model) }
  }

  /// The reduced cost of each column, before the unit's own dual value.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - duals: the dual values.
  ///   - loadPrices: what one person of each load is charged at them.
  ///   - restrictions: those of the node, whose dual values count as well.
  /// - Returns: for each column that is left its value.
  package func values(
    of unit: Int, at duals: Duals, loadPrices: [Double], _ restrictions: Restrictions
  ) -> [Double] {
    var values = [Double](repeating: 0, count: places.count)
    for (number, place) in places.enumerated() {
      let place = Int(place)
      var value = store.costs[place] - duals.leftOut * store.costsLeftOut[place]
      let first = place == 0 ? 0 : Int(store.ends[place - 1])
      for entry in first..<Int(store.ends[place]) {
        value += loadPrices[Int(store.loads[entry])] * store.people[entry]
      }
      values[number] = value
    }
    for (range, dual) in zip(restrictions.ranges, duals.ranges)
    where dual != 0 && range.subject.unit == unit {
      for number in values.indices {
        values[number] -=
          dual * Restrictions.amount(of: range.subject, in: self[number].column, of: unit)
      }
    }
    return values
  }
}
