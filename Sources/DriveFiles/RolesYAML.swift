import Drives
import Wording
import Yams

/// Reads `roles` of drive.yaml.
struct RolesYAML {
  private(set) var roles: [Role] = []

  private static let keys = [
    "id", "name", "need", "sessions", "from", "to", "skills", "shortest", "longest", "break",
  ]
  /// The most people that one role needs at once, and the most that one of them is for.
  private static let (mostNeeded, mostServed) = (1_000, 100_000.0)

  /// Reads the roles of a document; what cannot be read is left out, and a problem.
  ///
  /// - Parameters:
  ///   - top: the root.
  ///   - sessions: the sessions.
  ///   - reading: where problems go.
  init(_ top: YAMLMapping, sessions: [Session], _ reading: inout YAMLReading) {
    var first: [String: Node] = [:]
    for (index, node) in (top.list("roles", &reading) ?? []).enumerated() {
      guard
        let values = YAMLMapping(
          node, part: .drive, path: "roles[\(index)]", known: Self.keys, reading: &reading)
      else { continue }
      guard let id = values.text("id", isRequired: true, &reading) else { continue }
      if first.updateValue(node, forKey: id) != nil {
        reading.add(.duplicateKey, at: node, key: values.joined("id"), value: id, expected: .once)
      }
      let need = need(values, sessions, &reading)
      let usual = Role.usual
      let shortest = minutes("shortest", values, &reading) ?? usual.shortest
      let longest = minutes("longest", values, &reading) ?? max(usual.longest, shortest)
      if longest < shortest {
        reading.add(
          .wrongType, at: node, key: values.joined("longest"), value: "\(longest)",
          expected: .atLeast("\(shortest)"))
      }
      roles.append(
        Role(
          id: id, name: values.text("name", &reading) ?? "", need: need ?? .fixed(0),
          sessions: indices(values, sessions, &reading), from: values.time("from", &reading),
          to: values.time("to", &reading), skills: texts("skills", values, &reading),
          shortest: shortest, longest: max(shortest, longest),
          rest: minutes("break", values, from: 0, &reading) ?? usual.rest))
    }
  }

  private func minutes(
    _ key: String, _ values: YAMLMapping, from least: Int = 1, _ reading: inout YAMLReading
  ) -> Int? {
    values.read(key, expected: .range("\(least)…\(ClockTime.day.upperBound)"), &reading) { node in
      node.integer.flatMap { (least...ClockTime.day.upperBound).contains($0) ? $0 : nil }
    }
  }

  /// A list of texts, or one.
  private func texts(
    _ key: String, _ values: YAMLMapping, _ reading: inout YAMLReading
  ) -> [String] {
    values.read(key, expected: .list, &reading) { node -> [String]? in
      if let text = node.scalar?.string.normalised { return [text] }
      guard let nodes = node.sequence.map(Array.init) else { return nil }
      let texts = nodes.compactMap { $0.scalar?.string.normalised }
      return texts.count == nodes.count ? texts : nil
    } ?? []
  }

  private func indices(
    _ values: YAMLMapping, _ sessions: [Session], _ reading: inout YAMLReading
  ) -> [SessionIndex] {
    let known = sessions.map(\.id)
    var found: [SessionIndex] = []
    for name in texts("sessions", values, &reading) {
      if let index = sessions.index(ofID: name) {
        found.append(index)
      } else {
        reading.add(
          .unknownSession, at: values.value("sessions", &reading) ?? values.node,
          key: values.joined("sessions"), value: name, expected: .oneOf(known),
          hint: NearestName.of(name, among: known).map(Hint.didYouMean))
      }
    }
    return found
  }

  private func need(
    _ values: YAMLMapping, _ sessions: [Session], _ reading: inout YAMLReading
  ) -> RoleNeed? {
    guard let node = values.value("need", isRequired: true, &reading) else { return nil }
    guard case .mapping = node else {
      return values.read("need", expected: .range("0…\(Self.mostNeeded)"), &reading) { node in
        node.integer.flatMap { (0...Self.mostNeeded).contains($0) ? $0 : nil }
      }.map(RoleNeed.fixed)
    }
    guard
      let need = YAMLMapping(
        node, part: .drive, path: values.joined("need"),
        known: ["one_per", "zone", "stage", "least"], reading: &reading)
    else { return nil }
    let per = need.read(
      "one_per", isRequired: true, expected: .range("0 < x ≤ \(Self.mostServed.written)"), &reading
    ) { node in
      node.number.flatMap { $0 > 0 && $0 <= Self.mostServed ? $0 : nil }
    }
    let least = need.read("least", expected: .range("0…\(Self.mostNeeded)"), &reading) { node in
      node.integer.flatMap { (0...Self.mostNeeded).contains($0) ? $0 : nil }
    }
    let stages = sessions.flatMap(\.stages)
    func place(_ key: String, _ known: [String]) -> String? {
      let known = known.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return need.read(key, expected: .oneOf(known), code: .notAChoice, &reading) { node in
        node.scalar.flatMap { known.contains($0.string) ? $0.string : nil }
      }
    }
    let zone = place("zone", [CrowdLimit.everywhere] + stages.map(\.zone))
    let stage = place("stage", stages.map(\.id))
    guard let per else { return nil }
    var at = RolePlace.everywhere
    if let zone, zone != CrowdLimit.everywhere { at = .zone(zone) }
    if let stage { at = .stage(stage) }
    return .onePer(per, at: at, least: least ?? 0)
  }
}
