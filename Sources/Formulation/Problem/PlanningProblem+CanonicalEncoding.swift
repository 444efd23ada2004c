import Drives

extension PlanningProblem {
  /// Everything the problem says, as numbers: equal numbers, equal problems.
  package var contents: [UInt64] {
    var contents = CanonicalEncoding()
    contents.add(nowhere)
    contents.add([fixedCost])
    contents.add(movedNowhere)
    contents.add(hall.slots.flatMap { [$0.session, $0.start, $0.followsPrevious ? 1 : 0] })
    contents.add(hall.kinds.flatMap { [$0.rates.show, $0.rates.deferral] })
    contents.add(hall.kinds.map(\.party))
    contents.add(hall.limits.count)
    for limit in hall.limits { contents.add(limit) }
    contents.add(hall.excesses.count)
    for excess in hall.excesses {
      contents.add([excess.weight, excess.most])
      contents.add(excess.rows.count)
      for row in excess.rows { contents.add(row) }
    }
    contents.add(units.count)
    for unit in units { contents.add(unit) }
    return contents.numbers
  }
}

extension CanonicalEncoding {
  fileprivate mutating func add(_ limit: CapacityRow) {
    add(limit.rule.flatMap { HardRule.allCases.firstIndex(of: $0) } ?? -1)
    add([limit.session, limit.minute ?? -1, limit.subject])
    add(limit.terms.map(\.load))
    add(limit.terms.map(\.coefficient) + [limit.bound])
  }

  fileprivate mutating func add(_ unit: UnitProblem) {
    add([unit.unit, unit.absenceLimit ?? -1])
    add(unit.slots)
    add(unit.sessions)
    add(unit.followsPrevious.map { $0 ? 1 : 0 })
    add(unit.absenceCliques.count)
    for set in unit.absenceCliques { add(set) }
    add([unit.slotCost, unit.runStartCost, unit.sessionCost])
    add(unit.isWhole ? 1 : 0)
    add(unit.classes.count)
    for itemClass in unit.classes {
      add(itemClass.items.count)
      for item in itemClass.items { add(item) }
      add(itemClass.people.flatMap { [$0.kind, $0.count] })
      add(itemClass.costs + [itemClass.unplacedCost])
      add(itemClass.moved + [itemClass.movedWithoutSlot])
    }
  }
}
