public import Drives
public import Plans

extension Drive {
  /// Calls `body` with every way to give each person one of the given slots, or none, and says so.
  ///
  /// - Parameters:
  ///   - choices: for each person the slots to choose from, besides none.
  ///   - body: called once per plan.
  public func forEveryPlan(
    choosingFrom choices: [[SlotStart]], _ body: ([Assignment]) -> Void
  ) {
    var plan: [Assignment] = []
    func place(_ person: Int) {
      guard person < choices.count else { return body(plan) }
      place(person + 1)
      for slot in choices[person] {
        plan.append(Assignment(registrant: person, slot: slot))
        place(person + 1)
        plan.removeLast()
      }
    }
    place(0)
  }

  /// Of every plan that breaks no rule, the least cost, and a plan that has it; nil where every
  /// plan breaks one.
  public func bestOfEveryPlan(published: [Assignment] = []) -> (cost: Double, plan: [Assignment])? {
    var rules = LiteralRules(for: self)
    // A slot that someone may not have alone is none they may have in company, unless the rule is
    // one that company mends.
    let choices = registrants.indices.map { person in
      everySlot.filter { slot in
        let alone = [Assignment(registrant: person, slot: slot)]
        return [.availability, .unitWindow, .closing].allSatisfy {
          rules.violations(of: $0, in: alone).isEmpty
        }
      }
    }
    var best: (cost: Double, plan: [Assignment])?
    forEveryPlan(choosingFrom: choices) { plan in
      let cost = rules.cost(of: plan, published: published)
      guard cost < best?.cost ?? .infinity, rules.allow(plan) else { return }
      best = (cost, plan)
    }
    return best
  }
}
