import Drives
import Yams

/// A dotted path into drive.yaml: `sessions.hall.stages.donation.servers`. Entries of lists are named
/// by their ids, crowd limits by their zones, all of them by their numbers from 1; `*` is all.
struct SettingPath {
  private let parts: [String]

  init(_ key: String) {
    parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether the path names at least one value of the document, or one that may be added to it.
  func isKnown(in root: Node) -> Bool { !places(in: root).isEmpty }

  /// What stands at each place; nil where a value may be added.
  func standing(in root: Node) -> [String?] {
    places(in: root).map { place in
      guard let node = place.node else { return place.usual }
      guard let rows = node.sequence else { return node.asWritten }
      // Servers that change over the day.
      return rows.compactMap { $0.mapping?["count"]?.asWritten }.joined(separator: "/")
    }
  }

  /// Sets every place.
  func apply(_ setting: Setting, to root: inout Node) throws(SettingFault) {
    for place in places(in: root) {
      let value = try value(of: setting, at: place)
      root = SettingPath.replacing(root, at: place.steps[...], by: value)
    }
  }

  /// A place in the document.
  fileprivate struct Place {
    /// The way to it: keys of mappings and positions in lists.
    var steps: [Step] = []
    /// What stands there; nil where a value may be added.
    var node: Node?
    /// What holds where nothing stands.
    var usual: String?
  }

  fileprivate enum Step {
    case key(String)
    case position(Int)
  }

  private func places(in root: Node) -> [Place] {
    guard parts.allSatisfy({ !$0.isEmpty }) else { return [] }
    var places = [Place(node: root)]
    for (depth, part) in parts.enumerated() {
      let above = Array(parts[..<depth])
      places = places.flatMap { place -> [Place] in
        switch place.node {
        case .mapping(let mapping)? where part == "*":
          return mapping.compactMap { key, value in
            key.scalar.map { Place(steps: place.steps + [.key($0.string)], node: value) }
          }
        case .mapping(let mapping)?:
          guard let value = mapping[part], !value.isEmptyScalar else { break }
          return [Place(steps: place.steps + [.key(part)], node: value)]
        case .sequence(let sequence)?:
          return SettingPath.positions(in: sequence, named: part).map { position in
            Place(steps: place.steps + [.position(position)], node: sequence[position])
          }
        case nil: break
        default: return []
        }
        // What the document does not have, but may have.
        guard KnownKeys.optional(below: above).contains(part) else { return [] }
        return [
          Place(
            steps: place.steps + [.key(part)], node: nil,
            usual: KnownKeys.usual(part, below: above, in: root))
        ]
      }
    }
    return places.filter(\.isValue)
  }

  private static func positions(in sequence: Node.Sequence, named part: String) -> [Int] {
    if part == "*" { return Array(sequence.indices) }
    func called(_ key: String) -> [Int] {
      sequence.indices.filter { sequence[$0].mapping?[key]?.scalar?.string == part }
    }
    let named = called("id")
    if !named.isEmpty { return named }
    if let number = Int(part) {
      return sequence.indices.contains(number - 1) ? [number - 1] : []
    }
    return called("zone")
  }

  private func value(of setting: Setting, at place: Place) throws(SettingFault) -> Node {
    guard let change = setting.change else {
      return .scalar(Node.Scalar(setting.value, Tag(.implicit), .plain, place.node?.mark))
    }
    if case .sequence(var rows)? = place.node {
      for row in rows.indices {
        let count = rows[row].mapping?["count"]?.asWritten
        guard let count, let changed = change.applied(to: count, key: setting.key) else {
          throw .notChangeable(setting, standing: count)
        }
        let old = rows[row].mapping?["count"]
        rows[row]["count"] = .scalar(Node.Scalar(changed, Tag(.implicit), .plain, old?.mark))
      }
      return .sequence(rows)
    }
    let standing = place.node?.asWritten ?? place.usual
    guard let standing, let changed = change.applied(to: standing, key: setting.key) else {
      throw .notChangeable(setting, standing: standing)
    }
    return .scalar(Node.Scalar(changed, Tag(.implicit), .plain, place.node?.mark))
  }

  /// The document with another value at a place; mappings on the way there are made.
  private static func replacing(
    _ node: Node?, at steps: ArraySlice<Step>, by value: Node
  ) -> Node {
    guard let step = steps.first else { return value }
    switch (step, node) {
    case (.key(let key), .mapping(var mapping)?):
      mapping[key] = replacing(mapping[key], at: steps.dropFirst(), by: value)
      return .mapping(mapping)
    case (.key(let key), _):
      return .mapping(
        Node.Mapping([(Node(key), replacing(nil, at: steps.dropFirst(), by: value))]))
    case (.position(let position), .sequence(var sequence)?):
      sequence[position] = replacing(sequence[position], at: steps.dropFirst(), by: value)
      return .sequence(sequence)
    case (.position, _): return value
    }
  }
}

extension SettingPath.Place {
  /// Whether a single value stands or may stand there: a scalar, or servers over the day.
  fileprivate var isValue: Bool {
    switch node {
    case nil:
      guard case .key(let key)? = steps.last else { return false }
      return !KnownKeys.mappings.contains(key)
    case .scalar?: return true
    case .sequence(let rows)?:
      guard case .key("servers")? = steps.last else { return false }
      return rows.allSatisfy { $0.mapping?["count"] != nil }
    default: return false
    }
  }
}
