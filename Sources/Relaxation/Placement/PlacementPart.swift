import Formulation

/// People whose placement one part of the integer program of placement states: a unit with rules or
/// costs of its own, or all other units together.
struct PlacementPart {
  /// Items that are alike in all that placement asks of them.
  struct Items {
    /// How many people one item is.
    let size: Int
    /// How many people of each donor kind one item brings.
    let people: [(kind: Int, count: Int)]
    /// The slots open to it.
    let slots: [SlotIndex]
    /// What one without a slot counts as; nil where it must have one.
    let costLeftOut: Double?
    /// How many there are.
    var count: Int
  }

  private(set) var items: [Items] = []
  /// The rule `max-away`: at most so many people, nil for no limit.
  let absenceLimit: Int?
  /// The slots in all of which someone is away at one same minute.
  let absenceCliques: [Set<SlotIndex>]
  /// The unit that is charged for how many of it are left out; nil for none.
  let chargedUnit: UnitProblem?

  /// The parts of a problem. Units without rules of their own share one, in which items of different
  /// units are counted together: each order of such units would be a solution of its own, and all of
  /// them would have to be refuted (`thcs-tran-quang-khai-2021-lop`, sixteen classes of pupils who come
  /// together: not solved in 1,000 nodes one by one; 1 December 2026).
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - measure: what is least.
  /// - Returns: the parts, those of single units first.
  static func parts(
    of problem: PlanningProblem, measuring measure: IntegerPlacement.Measure
  ) -> [PlacementPart] {
    var parts: [PlacementPart] = []
    var shared = PlacementPart(absenceLimit: nil, absenceCliques: [], chargedUnit: nil)
    for unit in problem.units {
      let isCharged = measure == .cost && unit.fair.isCharged
      guard unit.absenceLimit != nil || isCharged else {
        shared.add(unit, measure)
        continue
      }
      var part = PlacementPart(
        absenceLimit: unit.absenceLimit,
        absenceCliques: unit.absenceCliques.map { Set($0.map { unit.slots[$0] }) },
        chargedUnit: isCharged ? unit : nil)
      part.add(unit, measure)
      parts.append(part)
    }
    return parts + [shared]
  }

  private init(absenceLimit: Int?, absenceCliques: [Set<SlotIndex>], chargedUnit: UnitProblem?) {
    self.absenceLimit = absenceLimit
    self.absenceCliques = absenceCliques
    self.chargedUnit = chargedUnit
  }

  private mutating func add(_ unit: UnitProblem, _ measure: IntegerPlacement.Measure) {
    for itemClass in unit.classes {
      let new = Items(
        size: itemClass.size, people: itemClass.people,
        slots: unit.slots.indices.filter { itemClass.costs[$0].isFinite }.map { unit.slots[$0] },
        costLeftOut: itemClass.unplacedCost.isFinite
          ? (measure == .people ? Double(itemClass.size) : itemClass.unplacedCost) : nil,
        count: itemClass.count)
      if let same = items.firstIndex(where: { $0.isLike(new) }) {
        items[same].count += new.count
      } else {
        items.append(new)
      }
    }
  }
}

extension PlacementPart.Items {
  /// Whether placement asks the same of both.
  fileprivate func isLike(_ other: Self) -> Bool {
    size == other.size && costLeftOut == other.costLeftOut && slots == other.slots
      && people.elementsEqual(other.people) { $0 == $1 }
  }
}
