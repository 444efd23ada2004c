import Drives

extension PlanningProblem {
  /// A canonical encoding of the problem: equal encodings, equal problems.
  package var canonicalEncoding: [UInt64] {
    var canonicalEncoding = CanonicalEncoding()
    canonicalEncoding.add(nowhere.map(\.rawValue))
    canonicalEncoding.add([constant])
    canonicalEncoding.add(movedNowhere)
    canonicalEncoding.add(
      capacity.slots.flatMap { [$0.session.rawValue, $0.start, $0.followsPrevious ? 1 : 0] })
    canonicalEncoding.add(capacity.kinds.flatMap { [$0.rates.show, $0.rates.deferral] })
    canonicalEncoding.add(capacity.kinds.map(\.party))
    canonicalEncoding.add(capacity.limits.count)
    for limit in capacity.limits { canonicalEncoding.add(limit) }
    canonicalEncoding.add(capacity.excesses.count)
    for excess in capacity.excesses {
      canonicalEncoding.add([excess.weight, excess.most])
      canonicalEncoding.add(excess.rows.count)
      for row in excess.rows { canonicalEncoding.add(row) }
    }
    canonicalEncoding.add(units.count)
    for unit in units { canonicalEncoding.add(unit) }
    return canonicalEncoding.numbers
  }
}

extension CanonicalEncoding {
  fileprivate mutating func add(_ limit: CapacityRow) {
    add(limit.rule.flatMap { HardRule.allCases.firstIndex(of: $0) } ?? -1)
    add([limit.session.rawValue, limit.minute ?? -1, limit.subject])
    add(limit.terms.map(\.load))
    add(limit.terms.map(\.coefficient) + [limit.bound])
  }

  fileprivate mutating func add(_ unit: UnitProblem) {
    add([unit.unit.rawValue, unit.absenceLimit ?? -1])
    add(unit.slots.map(\.rawValue))
    add(unit.sessions.map(\.rawValue))
    add(unit.followsPrevious.map { $0 ? 1 : 0 })
    add(unit.absenceCliques.count)
    for set in unit.absenceCliques { add(set) }
    add([unit.slotCost, unit.runStartCost, unit.sessionCost])
    add(unit.isWhole ? 1 : 0)
    if unit.fair.isCharged {
      add([unit.fair.rate])
      add(unit.fair.already)
    }
    add(unit.classes.count)
    for itemClass in unit.classes {
      add(itemClass.items.count)
      for item in itemClass.items { add(item.map(\.rawValue)) }
      add(itemClass.people.flatMap { [$0.kind, $0.count] })
      add(itemClass.costs + [itemClass.unplacedCost])
      add(itemClass.moved + [itemClass.movedWithoutSlot])
    }
  }
}
