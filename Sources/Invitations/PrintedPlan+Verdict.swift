import Drives
import Plans
import Wording

extension PrintedPlan {

  /// Who has no slot and why: by reason, then by unit.
  func writeUnplaced(to emit: (String) -> Void) {
    guard !plan.unplaced.isEmpty else { return }
    emit("")
    Layout.heading(wording.unplacedHeading(plan.unplaced.count)).forEach(emit)
    var reasons: [String] = []
    var people: [String: [RegistrantIndex]] = [:]
    for unplaced in plan.unplaced {
      let reason = wording.words(for: unplaced.reason)
      if people[reason] == nil { reasons.append(reason) }
      people[reason, default: []].append(unplaced.registrant)
    }
    for reason in reasons {
      emit("")
      let people = people[reason] ?? []
      Layout.indented("\(reason) (\(wording.people(people.count))):").forEach(emit)
      let units = Dictionary(grouping: people) { drive.registrants[$0].unit }
      for unit in units.keys.sorted() {
        let names = (units[unit] ?? []).map(name(of:))
        let order = NameOrder(of: names).sorted(names)
        let lead = TextWidth.shortened(TextWidth.printable(drive.units[unit].name), to: 40)
        Layout.hanging(
          "    ",
          TextWidth.list(
            ["\(lead): \(order.first.map { names[$0] } ?? "")"]
              + order.dropFirst().map { names[$0] }, to: TextWidth.page - 4)
        ).forEach(emit)
      }
    }
  }

  /// How good the plan is, how sure that is, and what its cost is made of.
  var verdict: [String] {
    var lines = Layout.heading(wording.verdictHeading)
    lines += Layout.indented(
      wording.placed(plan.assignments.count, unplaced: plan.unplaced.count))
    // The gap to the plans that keep what was asked, too; what the others could cost stands below.
    let gap =
      plan.restriction.map { Plan.gap(cost: plan.cost.total, bound: $0.bound) } ?? plan.gap
    lines += Layout.indented(
      wording.verdict(cost: plan.cost.total, gap: gap))
    if let restriction = plan.restriction {
      lines += Layout.indented(wording.restricted(restriction, boundOfAll: plan.bound))
    }
    lines += Layout.terms(of: plan.cost, wording)
    if let promise { lines += Layout.indented(promise) }
    return lines
  }

  /// What is promised of the crowd limits, where that is no more than probable.
  private var promise: String? {
    guard drive.sessions.contains(where: { !$0.crowdLimits.isEmpty }) else { return nil }
    return wording.promise(drive.turnout, keepsDay: keepsDay)
  }
}
