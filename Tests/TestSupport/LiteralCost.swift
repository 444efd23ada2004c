public import Drives
public import Plans

extension LiteralRules {
  /// The weighted cost of a term, word for word.
  public mutating func cost(
    of term: CostTerm, in plan: [Assignment], published: [Assignment] = []
  ) -> Double {
    let amount: Double
    switch term {
    case .unplaced:
      amount = Double(
        drive.registrants.places.filter { person in
          !plan.contains { $0.registrant == person }
        }.map { drive.registrants[$0].priority }.reduce(0, +))
    case .moved:
      amount = Double(
        Set(published.map(\.registrant)).count { person in
          Set(published.filter { $0.registrant == person })
            != Set(plan.filter { $0.registrant == person })
        })
    case .preference: amount = plan.map(preference).reduce(0, +)
    case .split:
      amount = Double(
        drive.units.places.map { usedSlots(plan, ofUnit: $0).count }.reduce(0, +))
    case .block: amount = Double(drive.units.places.map { runs(plan, ofUnit: $0) }.reduce(0, +))
    case .peak:
      var sum = 0.0
      for index in drive.sessions.places {
        sum += peak(plan, inSession: index)
      }
      amount = sum
    case .promised:
      amount = Double(
        drive.registrants.places.filter { person in
          published.contains { $0.registrant == person }
            && !plan.contains { $0.registrant == person }
        }.map { drive.registrants[$0].priority }.reduce(0, +))
    case .session:
      amount = Double(
        drive.units.places.map { unit in
          max(0, Set(usedSlots(plan, ofUnit: unit).map(\.session)).count - 1)
        }.reduce(0, +))
    case .overload: return overload(plan)
    case .fair:
      var sum = 0.0
      for unit in drive.units.places {
        let people = drive.registrants.places.filter { drive.registrants[$0].unit == unit }
        let without = people.filter { person in !plan.contains { $0.registrant == person } }
        if !people.isEmpty { sum += Double(without.count * without.count) / Double(people.count) }
      }
      amount = sum
    }
    return amount * drive.weights[term]
  }

  /// The cost of all terms.
  public mutating func cost(of plan: [Assignment], published: [Assignment] = []) -> Double {
    var cost = 0.0
    for term in CostTerm.allCases {
      cost += self.cost(of: term, in: plan, published: published)
    }
    return cost
  }

  /// |slot start − preferred| in slots of that session, at most 6; another session: 6.
  private func preference(_ assignment: Assignment) -> Double {
    let person = drive.registrants[assignment.registrant]
    guard let preferred = person.preferred ?? drive.units[person.unit].preferred else { return 0 }
    if let session = preferred.session, session != assignment.slot.session { return 6 }
    let minutes = Double(assignment.slot.start) - Double(preferred.start)
    return min(6, abs(minutes) / Double(drive.sessions[assignment.slot.session].slotMinutes))
  }

  private func usedSlots(_ plan: [Assignment], ofUnit unit: UnitIndex) -> Set<SlotStart> {
    Set(plan.filter { drive.registrants[$0.registrant].unit == unit }.map(\.slot))
  }

  /// Walks over each used slot and on to the next until the run ends.
  func runs(_ plan: [Assignment], ofUnit unit: UnitIndex) -> Int {
    var left = usedSlots(plan, ofUnit: unit)
    var runs = 0
    while let slot = left.min(by: { $0.start < $1.start }) {
      runs += 1
      var next: SlotStart? = slot
      while let used = next, left.remove(used) != nil {
        next = SlotStart(
          session: used.session,
          start: used.start + drive.sessions[used.session].slotMinutes)
      }
    }
    return runs
  }
}
