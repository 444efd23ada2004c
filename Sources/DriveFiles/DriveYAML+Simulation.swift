import Drives
import Wording
import Yams

/// How the day is simulated: keys that planning does not read.
extension DriveYAML {
  /// When within their slot people come.
  static func arrive(
    of session: YAMLMapping, _ reading: inout YAMLReading
  ) -> ArrivalPattern {
    let words = ArrivalPattern.allCases.map(\.rawValue)
    return session.read("arrive", expected: .oneOf(words), code: .notAChoice, &reading) { node in
      node.scalar.flatMap { ArrivalPattern(rawValue: $0.string) }
    } ?? .spread
  }

  /// Who comes without an invitation.
  static func walkIns(
    of session: YAMLMapping, _ index: Int, _ reading: inout YAMLReading
  ) -> WalkIns? {
    guard let node = session.value("walk_ins", &reading),
      let keys = YAMLMapping(
        node, part: .walkIns(session: index), path: session.joined("walk_ins"),
        known: ["per_hour", "from", "to"], reading: &reading)
    else { return nil }
    return WalkIns(
      perHour: keys.number("per_hour", isRequired: true, &reading) ?? 0,
      from: keys.time("from", &reading), to: keys.time("to", &reading))
  }

  /// The distribution under a key; nil where there is none or it cannot be read.
  static func distribution(
    _ key: String, of mapping: YAMLMapping, _ reading: inout YAMLReading
  ) -> Distribution? {
    guard let node = mapping.value(key, &reading) else { return nil }
    var distribution = DistributionReading(part: mapping.part, path: mapping.path)
    guard let found = distribution.read(node, key: key, &reading) else {
      reading.sources.markUnreadable(mapping.part, key)
      return nil
    }
    return found
  }
}

/// A distribution while it is read; each of its numbers is kept with its place.
private struct DistributionReading {
  let part: DriveProblem.Part
  /// The keys above it.
  let path: String

  /// One distribution, or a mixture of several.
  mutating func read(
    _ node: Node, key: String, _ reading: inout YAMLReading
  ) -> Distribution? {
    guard let mapping = node.mapping, mapping.count == 1, let (name, value) = mapping.first,
      let name = name.scalar?.string
    else {
      refuse(.wrongType, node, key: key, &reading)
      return nil
    }
    return name == "mixture"
      ? mixture(value, key: "\(key).mixture", &reading)
      : distribution(name, of: value, at: node, key: key, &reading)
  }

  private func distribution(
    _ name: String, of value: Node, at node: Node, key: String, _ reading: inout YAMLReading
  ) -> Distribution? {
    guard let count = Distribution.numberCounts[name] else {
      let known = Distribution.numberCounts.keys.sorted() + ["mixture"]
      reading.add(
        .unknownKey, at: node, key: "\(path).\(key).\(name)", value: name,
        expected: .distribution, hint: NearestName.of(name, among: known).map(Hint.didYouMean))
      return nil
    }
    let written = count == 1 && value.scalar != nil ? [value] : value.sequence.map(Array.init) ?? []
    let numbers = written.compactMap(\.number)
    guard written.count == count, numbers.count == count else {
      refuse(.wrongType, value, key: "\(key).\(name)", &reading)
      return nil
    }
    for (index, node) in written.enumerated() {
      keep(node, at: node, key: "\(key).\(name).\(index + 1)", &reading)
    }
    return Distribution(name: name, numbers: numbers)
  }

  private func mixture(
    _ node: Node, key: String, _ reading: inout YAMLReading
  ) -> Distribution? {
    guard let entries = node.sequence, !entries.isEmpty, entries.count <= 100 else {
      refuse(.wrongType, node, key: key, &reading)
      return nil
    }
    keep(node, at: node, key: key, &reading)
    var parts: [Distribution.Part] = []
    for (index, entry) in entries.enumerated() {
      let path = "\(key).\(index + 1)"
      guard let mapping = entry.mapping, mapping.count == 2,
        let share = mapping["part"], let part = share.number,
        let rest = mapping.first(where: { $0.key.scalar?.string != "part" }),
        let name = rest.key.scalar?.string, name != "mixture"
      else {
        refuse(.wrongType, entry, key: path, &reading)
        continue
      }
      keep(share, at: share, key: "\(path).part", &reading)
      if let found = distribution(name, of: rest.value, at: entry, key: path, &reading) {
        parts.append(Distribution.Part(part: part, distribution: found))
      }
    }
    return parts.count == entries.count ? .mixture(parts) : nil
  }

  private func refuse(
    _ code: ProblemCode, _ node: Node, key: String, _ reading: inout YAMLReading
  ) {
    reading.add(code, at: node, key: "\(path).\(key)", expected: .distribution)
  }

  private func keep(_ value: Node, at node: Node, key: String, _ reading: inout YAMLReading) {
    reading.sources.keep(
      Source(
        row: node.mark?.line ?? 1, column: node.mark?.column ?? 1, key: "\(path).\(key)",
        value: value.asWritten),
      part: part, key: key)
  }
}
