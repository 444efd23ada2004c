import Wording
import Yams

/// Keys that planning does not read: how the day is played. Only their shape is checked here.
extension DriveYAML {
  /// Checks how people of a session arrive and walk.
  func checkSimulationKeys(of session: YAMLMapping, _ reading: inout YAMLReading) {
    let words = ["spread", "start"]
    _ = session.read("arrive", expected: .oneOf(words), code: .notAChoice, &reading) { node in
      words.first { $0 == node.scalar?.string }
    }
    for key in ["lateness", "walk"] {
      guard let node = session.value(key, &reading) else { continue }
      checkDistribution(node, key: session.joined(key), &reading)
    }
  }

  /// Checks that a node is one distribution with as many numbers as it takes, or a mixture.
  func checkDistribution(_ node: Node, key: String, _ reading: inout YAMLReading) {
    guard let mapping = node.mapping, mapping.count == 1, let (name, value) = mapping.first,
      let name = name.scalar?.string
    else {
      reading.add(.wrongType, at: node, key: key, expected: .distribution)
      return
    }
    if name == "mixture" {
      checkMixture(value, key: "\(key).mixture", &reading)
    } else {
      checkDistribution(name, of: value, at: node, key: key, &reading)
    }
  }

  private func checkDistribution(
    _ name: String, of value: Node, at node: Node, key: String, _ reading: inout YAMLReading
  ) {
    guard let count = Self.numbers[name] else {
      reading.add(
        .unknownKey, at: node, key: "\(key).\(name)", value: name, expected: .distribution,
        hint: NearestName.of(name, among: Self.numbers.keys.sorted()).map(Hint.didYouMean))
      return
    }
    let written = count == 1 && value.scalar != nil ? [value] : value.sequence.map(Array.init) ?? []
    guard written.count == count, written.allSatisfy({ $0.number != nil }) else {
      reading.add(.wrongType, at: value, key: "\(key).\(name)", expected: .distribution)
      return
    }
  }

  private func checkMixture(_ node: Node, key: String, _ reading: inout YAMLReading) {
    guard let parts = node.sequence, !parts.isEmpty, parts.count <= 100 else {
      reading.add(.wrongType, at: node, key: key, expected: .distribution)
      return
    }
    for (index, part) in parts.enumerated() {
      let path = "\(key).\(index + 1)"
      guard let mapping = part.mapping, mapping.count == 2, mapping["part"]?.number != nil,
        let rest = mapping.first(where: { $0.key.scalar?.string != "part" }),
        rest.key.scalar?.string != "mixture"
      else {
        reading.add(.wrongType, at: part, key: path, expected: .distribution)
        continue
      }
      checkDistribution(
        rest.key.scalar?.string ?? "", of: rest.value, at: part, key: path, &reading)
    }
  }

  /// How many numbers each distribution takes.
  private static let numbers = [
    "fixed": 1, "uniform": 2, "normal": 2, "exponential": 1, "shifted_exponential": 2,
    "lognormal": 2, "triangular": 3,
  ]
}
