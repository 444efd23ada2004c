import Drives

/// Cost term `fair` of one unit: weight · a² / n, with a the number of its people without a slot and n how
/// many it has on the lists.
///
/// For a given number of people left out in all, the sum over the units is least where each leaves out the
/// same share of its people. It is convex in a, so that each further person costs more than the one before.
package struct FairCost: Equatable, Sendable {
  /// What the square of one person costs: the weight divided by the people on the lists.
  package let rate: Double
  /// How many people of the unit no slot is open to: they have none in any plan.
  package let already: Int

  /// The term of a unit.
  ///
  /// - Parameters:
  ///   - weight: the weight of the term.
  ///   - people: how many people the unit has on the lists.
  ///   - already: how many of them no slot is open to.
  package init(weight: Double, people: Int, already: Int) {
    rate = people > 0 ? weight / Double(people) : 0
    self.already = already
  }

  /// Whether it costs anything.
  package var isCharged: Bool { rate > 0 }

  /// What those cost whom no slot is open to.
  var costAlready: Double { rate * Double(already * already) }

  /// What leaving out so many people costs, besides those whom no slot is open to.
  @inline(__always)
  package func cost(leavingOut people: Int) -> Double {
    rate * Double(people * (people + 2 * already))
  }

  /// What leaving out more people costs where some are left out.
  @inline(__always)
  package func cost(ofFurther people: Int, after leftOut: Int) -> Double {
    cost(leavingOut: leftOut + people) - cost(leavingOut: leftOut)
  }

  /// The most that a price of each person left out exceeds the cost by, over all numbers of them: its
  /// convex conjugate. A schedule costs at least its cost at the price less this, whatever the price.
  ///
  /// - Parameters:
  ///   - price: what each person left out is charged.
  ///   - most: how many people may be left out.
  /// - Returns: the most.
  package func conjugate(at price: Double, most: Int) -> Double {
    guard isCharged else { return max(0, price * Double(most)) }
    // The number at which one more person costs more than the price.
    let vertex = (price / rate - Double(2 * already)) / 2
    let near = Int(max(0, min(Double(most), vertex.rounded(.down))))
    return (near...min(most, near + 1)).reduce(-Double.infinity) {
      max($0, price * Double($1) - cost(leavingOut: $1))
    }
  }
}
