import Drives
import Wording
import Yams

extension DriveYAML {
  mutating func readTurnout(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    guard let node = top.value("turnout", isRequired: true, &reading),
      let keys = YAMLMapping(
        node, part: .turnout, path: "turnout",
        known: ["show_rate", "deferral_rate", "plan_for", "kinds"], reading: &reading)
    else { return }
    let rates = Rates(
      show: keys.number("show_rate", isRequired: true, &reading) ?? 1,
      deferral: keys.number("deferral_rate", isRequired: true, &reading) ?? 0)
    let day = dayProbability(of: keys, &reading)
    turnout = Turnout(
      rates: rates,
      planFor: day.map { .probability($0) } ?? planFor(of: keys, &reading) ?? .expected,
      kinds: kinds(of: keys, others: rates, &reading), promisesDay: day != nil)
  }

  /// The probability of `plan_for: {day: 0.95}`.
  private func dayProbability(of keys: YAMLMapping, _ reading: inout YAMLReading) -> Double? {
    guard let node = keys.value("plan_for", &reading), case .mapping = node else { return nil }
    return YAMLMapping(
      node, part: .turnout, path: keys.joined("plan_for"), known: ["day"], reading: &reading)?
      .number("day", isRequired: true, &reading)
  }

  private func planFor(of keys: YAMLMapping, _ reading: inout YAMLReading) -> PlanFor? {
    let words = ["expected", "everyone", "0.95", "{day: 0.95}"]
    if let node = keys.value("plan_for", &reading), case .mapping = node { return nil }
    return keys.read("plan_for", expected: .oneOf(words), code: .notAChoice, &reading) { node in
      switch node.scalar?.string {
      case "expected": return .expected
      case "everyone": return .everyone
      default: return node.number.map(PlanFor.probability)
      }
    }
  }

  private func kinds(
    of keys: YAMLMapping, others: Rates, _ reading: inout YAMLReading
  ) -> [DonorKind] {
    guard let node = keys.value("kinds", &reading),
      let kinds = YAMLMapping(
        node, part: .turnout, path: "turnout.kinds", known: nil, reading: &reading)
    else { return [] }
    return kinds.names.enumerated().map { index, name in
      guard let node = kinds.value(name, &reading),
        let keys = YAMLMapping(
          node, part: .kind(index), path: "turnout.kinds.\(name)",
          known: ["show_rate", "deferral_rate", "party"], reading: &reading)
      else { return DonorKind(name: name, rates: others) }
      return DonorKind(
        name: name,
        rates: Rates(
          show: keys.number("show_rate", &reading) ?? others.show,
          deferral: keys.number("deferral_rate", &reading) ?? others.deferral),
        party: keys.integer("party", &reading))
    }
  }
}
